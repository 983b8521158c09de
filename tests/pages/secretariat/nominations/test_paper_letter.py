"""Somebody who was proposed and has no e-mail is asked on paper, in their own language."""

from dataclasses import replace

from recruit.bodies import queries as bodies
from recruit.nominations.rules import NewNominee
from tests.conftest import Database
from tests.nominations import a_nomination, a_proposal, an_open_round
from tests.pages.visitor import Visitor


def test_the_letter_says_by_whom_and_for_what_in_the_language_that_was_chosen(
    secretary: Visitor, house: Database
) -> None:
    nominee = NewNominee("Bo Bruun", address="Søndergade 4\n4300 Fjordby")
    with house.transaction() as session:
        round_ = an_open_round(session)
        proposed = a_nomination(session, round_, replace(a_proposal(), nominee=nominee, language="en"))
        slug = bodies.slugs(session)[0]

    address = f"/sekretariat/{slug}/rekruttering/{round_.id}/indstillinger/{proposed.id}/brev"
    page = secretary.led(secretary.client.get(address))

    text = page.all("main")[0].text
    assert "Søndergade 4" in text
    assert "Dorthe Dam has proposed you for Integrationsrådet" in text
    assert "/link/" not in text
    assert page.all("div", class_="letter")[0].attributes["lang"] == "en"
