"""The secretariat writes down who has signed on paper, and takes a signature out."""

import pytest
from sqlalchemy import select

from recruit.bodies import queries as bodies
from recruit.foundation.mail.model import Letter
from recruit.nominations.model import Nomination, Supporter
from tests.builders import NOW, a_council
from tests.conftest import Database, made_once
from tests.nominations import a_nomination, a_submission, an_open_round
from tests.pages.visitor import Visitor


@pytest.fixture
@made_once
def candidate(house: Database, still: None) -> Nomination:
    with house.transaction() as session:
        round_ = an_open_round(session, a_council(session, "Integrationsrådet"), supporters_needed=6)
        return a_nomination(session, round_, a_submission(round_))


def page_of(house: Database, candidate: Nomination) -> str:
    with house.reading() as session:
        slug = bodies.slugs(session)[0]
    return f"/sekretariat/{slug}/rekruttering/{candidate.round_id}/indstillinger/{candidate.id}/stillere"


def test_paper_is_written_down_and_taken_out_again(secretary: Visitor, house: Database, candidate: Nomination) -> None:
    page = page_of(house, candidate)

    listed = secretary.led(secretary.send(page, name="Kaj Lund", address="Søndergade 4"))
    assert "1 af 6" in listed.all("main")[0].text

    out = next(link.attributes["href"] for link in listed.all("a") if link.text == "Tag ud Kaj Lund")
    assert "0 af 6" in secretary.led(secretary.send(out)).all("main")[0].text
    with house.reading() as session:
        assert not session.scalars(select(Letter).filter_by(kind="supporter_signed")).all()
        assert session.scalars(select(Supporter)).one().withdrawn_at == NOW


def test_a_refusal_stands_at_its_field_and_what_was_typed_stays(
    secretary: Visitor, house: Database, candidate: Nomination
) -> None:
    answer = secretary.send(page_of(house, candidate), name="Amina Abdi", address="Nygade 1")

    assert secretary.mended(answer).errors
    assert "Nygade 1" in answer.text
