"""Brevtekster: wording a letter anew, for all councils and for one; looking at it as somebody would get it."""

from dataclasses import replace

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.bodies import queries as bodies
from recruit.bodies.operations import grant_access_to_body
from recruit.foundation.accounts.model import RoleGrant
from recruit.foundation.accounts.rules import Role
from recruit.foundation.audit.model import Lookup
from recruit.foundation.mail import queries, rendering
from recruit.foundation.mail.model import LetterWording
from recruit.foundation.municipality import operations as municipalities
from recruit.foundation.municipality.rules import Particulars
from recruit.web.secretariat.wording_placeholders import PLACEHOLDERS
from tests.builders import BY, NOW, a_council
from tests.conftest import Database
from tests.nominations import a_nomination, a_submission, an_open_round
from tests.pages.site import Answer, Reader, Site
from tests.pages.visitor import Visitor, fields_of

TEXTS = "/sekretariat/breve/tekster"
WORDING = f"{TEXTS}/mail_test/da"
OURS = "/sekretariat/integrationsraadet/breve/tekster"


def test_the_wording_is_previewed_saved_and_taken_back(secretary: Visitor, house: Database) -> None:
    typed = {"subject": "Prøve fra {kommune}", "body": "Hej.\r\n\r\nSendt {dato}."}

    preview = secretary.mended(secretary.send(WORDING, **typed, preview="1"), 200)
    assert "Prøve fra Fjordby Kommune" in preview.text
    with house.reading() as session:
        assert queries.wording(session, "mail_test", "da") is None

    secretary.led(secretary.send(WORDING, **typed))
    with house.reading() as session:
        saved = queries.wording(session, "mail_test", "da")
        assert saved is not None
        assert saved.body == "Hej.\n\nSendt {date}."
    assert "Sendt {dato}." in secretary.get(WORDING).all("textarea")[0].text

    secretary.led(secretary.send(WORDING, to=f"{WORDING}/nulstilling"))
    with house.reading() as session:
        assert queries.reworded(session) == {}


@pytest.mark.parametrize("preview", [{}, {"preview": "1"}])
def test_a_wording_that_does_not_hold_comes_back_with_what_was_typed(
    secretary: Visitor, preview: dict[str, str]
) -> None:
    page = secretary.mended(secretary.send(WORDING, subject="Hej {fornavn}", body="Hej", **preview))

    assert "fornavn" in page.errors[0]
    assert page.all("input", name="subject")[0].attributes["value"] == "Hej {fornavn}"


def test_of_two_who_edit_the_second_sees_both_texts(secretary: Visitor) -> None:
    fields, _ = secretary.filled(WORDING)
    secretary.send(WORDING, subject="Min prøve", body="Min")

    page = secretary.mended(secretary.client.post(WORDING, data={**fields, "subject": "Din prøve", "body": "Din"}), 409)

    assert "Min prøve Din prøve" in page.all("tbody")[0].text


def test_a_text_that_somebody_else_has_changed_meanwhile_is_not_thrown_away(
    secretary: Visitor, house: Database
) -> None:
    secretary.send(WORDING, subject="Min prøve", body="Min")
    fields, target = secretary.filled(WORDING, to=f"{WORDING}/nulstilling")
    secretary.send(WORDING, subject="Din prøve", body="Din")

    page = secretary.led(secretary.client.post(target, data=fields))

    assert page.all("div", class_="alert-warning")
    with house.reading() as session:
        assert queries.reworded(session)["mail_test", "da"].subject == "Din prøve"


@pytest.mark.parametrize("address", [f"{TEXTS}/nothing/da", f"{TEXTS}/mail_test/ar"])
def test_only_letters_and_languages_that_exist_can_be_worded(secretary: Visitor, address: str) -> None:
    secretary.get(address, 404)


def test_every_placeholder_of_every_letter_is_explained(secretary: Visitor) -> None:
    used = {name for kind in rendering.kinds() for name in rendering.placeholders(kind)}

    assert used == set(PLACEHOLDERS)
    for kind in rendering.kinds():
        assert secretary.get(f"{TEXTS}/{kind}/en").heading
    assert len(secretary.get(f"{TEXTS}").all("tbody")[0].all("tr")) == len(rendering.kinds())


RECEIPT = f"{OURS}/nomination_received/da"
TYPED = {"subject": "Tak: {nummer}", "body": "Kære {navn}\n\n{link}"}


@pytest.fixture
def reader(site: Site) -> Reader:
    """A secretary, while Amina, who reads Danish, and Bo, who reads Polish, stand for the council."""

    def stand(session: Session) -> None:
        municipalities.set_up(session, Particulars("Fjordby Kommune", second_factor_roles=()), by=BY, now=NOW)
        round_ = an_open_round(session)
        a_nomination(session, round_, a_submission(round_))
        a_nomination(session, round_, replace(a_submission(round_, "Bo Bruun", email="bo@x.example"), language="pl"))

    site.saves(stand)
    return site.signed_in("Grethe Holm", Role.SECRETARY)[0]


def key_of(reader: Reader, name: str) -> str:
    options = reader.opens(RECEIPT).page.all("option")
    return next(option.attributes["value"] for option in options if option.text == name)


def test_a_letter_is_looked_at_as_somebody_would_get_it_and_nothing_is_saved(site: Site, reader: Reader) -> None:
    amina = key_of(reader, "Amina Abdi")

    page = reader.sends(RECEIPT, **TYPED, reader=amina, preview="1").page

    assert "Kære Amina Abdi" in page.all("div", class_="letter")[0].text
    assert "Fjordby Kommune" in page.all("div", class_="letter")[0].text, "it is signed"
    assert page.all("textarea")[0].text.strip().startswith("Kære {navn}")
    with site.database.reading() as session:
        assert session.scalars(select(LetterWording)).all() == []
        assert [str(look.subject_id) for look in session.scalars(select(Lookup))] == [amina]


def test_whoever_reads_another_language_would_get_the_letter_in_it(reader: Reader) -> None:
    page = reader.sends(RECEIPT, **TYPED, reader=key_of(reader, "Bo Bruun"), preview="1").page

    letter = page.all("div", class_="letter")[0]
    assert letter.attributes["lang"] == "pl"
    assert "Kære" not in letter.text


def test_a_councils_text_is_its_own_until_it_is_put_out_of_use_and_comes_back_from_the_history(
    site: Site, reader: Reader
) -> None:
    reader.follows(reader.sends(RECEIPT, **TYPED))
    reader.follows(reader.sends(RECEIPT, **TYPED | {"subject": "Igen: {nummer}"}))
    listed = reader.opens(OURS).page.all("tbody")[0].text
    assert listed.count("Rådets tekst") == 1
    assert listed.count("kl. 11.00, Grethe Holm") == 1, "when it was written, and by whom"
    assert "Rådets tekst" not in reader.opens(TEXTS).text

    page = reader.follows(sent_from(reader, f"{RECEIPT}/nulstilling")).page
    assert page.all("input", name="subject")[0].attributes["value"] != "Igen: {nummer}"
    page = reader.follows(sent_from(reader, f"{RECEIPT}/1/igen")).page

    assert page.all("input", name="subject")[0].attributes["value"] == "Tak: {nummer}"
    assert len(page.all("main")[0].all("details")) == 4, "two texts, none, and the first again"
    with site.database.reading() as session:
        assert queries.reworded(session) == {}


def sent_from(reader: Reader, target: str) -> Answer:
    """Send the form of the page of the receipt that leads there."""
    forms = reader.opens(RECEIPT).page.all("main")[0].all("form", method="post")
    form = next(form for form in forms if form.attributes.get("action") == target)
    return reader.posts(target, **fields_of(form))


def test_what_a_letter_must_and_must_not_say_is_told_at_its_field(reader: Reader) -> None:
    asked = f"{OURS}/nominated/da"

    said = reader.sends(asked, subject="Integrationsrådet", body="{navn}: {link} {svarfrist}")
    mended = reader.sends(asked, subject="Hej", body="{navn}: {foreslaaet_af} {link} {svarfrist}")

    assert said.status == 422
    assert len(said.page.errors) == 2
    assert "Integrationsrådet" in said.page.errors[0]
    assert "{foreslaaet_af}" in said.page.errors[1], "from whom we have the name (GDPR art. 14)"
    assert mended.status == 303


def test_a_text_that_a_newer_letter_outgrew_says_so_and_is_not_used(site: Site, reader: Reader) -> None:
    def outgrown(session: Session) -> None:
        scope = f"body:{bodies.body_by_slug(session, 'integrationsraadet').id}"
        what = {"kind": "nomination_received", "language": "da", "scope": scope, "version": 1}
        session.add(LetterWording(**what, subject="Hej {gone}", body="{link}", at=NOW, by=BY.reference))

    site.saves(outgrown)

    page = reader.opens(RECEIPT).page

    assert "gone" in page.all("div", class_="alert-warning")[0].text
    letter = reader.sends(RECEIPT, **TYPED, preview="1").page.all("div", class_="letter")[0]
    assert "Amal Holm" in letter.text, "without a reader the facts are invented"


def test_letters_to_users_are_worded_for_all_councils_and_another_councils_for_none(site: Site, reader: Reader) -> None:
    other, user = site.signed_in("Ida Dam", Role.SECRETARY)

    def limit(session: Session) -> None:
        grant = session.scalars(select(RoleGrant).where(RoleGrant.user_id == user.id)).one()
        grant_access_to_body(session, grant.id, a_council(session, "Handicaprådet"), by=BY, now=NOW)

    site.saves(limit)

    named = reader.sends(f"{TEXTS}/password_reset/da", subject="Integrationsrådet: ny adgangskode", body="{link}")
    digest = reader.sends(f"{TEXTS}/weekly_digest/da", subject="Ugen", body="Hej {navn}: {i_dag}")
    assert "{det_der_venter}" in digest.page.errors[0], "the digest says what waits, whoever words it"
    assert named.status == 303, "our own users may read of councils"
    assert reader.opens(f"{OURS}/invitation/da").status == 404
    assert other.opens(RECEIPT).status == 404
    assert other.opens(OURS).status == 404
    for page in (TEXTS, f"{TEXTS}/nomination_received/da"):
        assert other.opens(page).status == 404, "what is said in all councils is said by who looks after all"
    own = other.opens("/sekretariat/handicapraadet/breve/tekster")
    assert f'"{TEXTS}"' not in own.text + other.opens("/sekretariat/breve").text
