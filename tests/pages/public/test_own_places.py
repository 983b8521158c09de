"""A member's own page: what they see, correct, share and print; and what a link that was passed on does not tell."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import select

from recruit.appointments.model import ContactSharing, Membership, YearlyCheck
from recruit.appointments.operations import own_page, yearly_check
from recruit.appointments.operations.sharing import share
from recruit.appointments.queries import yearly_check as queries
from recruit.appointments.rules.sharing import OWN_PLACES, SharedField
from recruit.appointments.rules.yearly_check import YEARLY_CHECK, CheckAnswer
from recruit.assignments.model import AskingStep, RoundAsk
from recruit.assignments.rules import Whom
from recruit.bodies import queries as bodies
from recruit.foundation.mail.model import Letter
from recruit.foundation.tokens import operations as tokens
from recruit.nominations.model import Nominee
from recruit.people import operations as people
from recruit.people.model import ContactDetail, Person
from recruit.people.queries import person
from recruit.people.rules import ContactKind
from tests.acts.test_leaving_everything import a_busy_chair
from tests.builders import BY, NOW, a_council, a_member, a_person, the_seats
from tests.conftest import Database, made_once
from tests.nominations import a_nomination, a_submission, an_open_round
from tests.pages.visitor import Visitor

GROUP = "Repræsentanter for flygtninge og indvandrere"
COUNCIL = "integrationsraadet"


@dataclass(frozen=True)
class World:
    amina: UUID
    check: UUID


@pytest.fixture
@made_once
def world(house: Database) -> World:
    """A council of three: Amina is asked for the yearly check, Bo shares his telephone, Camir shares nothing."""
    with house.transaction() as session:
        body = a_council(session, seats=3)
        found = []
        names = ("Amina Abdi", "Bo Bruun", "Camir Dam")
        for number, (seat, name) in enumerate(zip(the_seats(session, body), names, strict=True)):
            person = a_person(session, name)
            people.add_contact(session, person, ContactKind.PHONE, f"11 22 33 4{number}", by=BY, now=NOW)
            a_member(session, seat, person)
            found.append(person)
        amina, bo, _camir = found
        people.add_contact(session, amina, ContactKind.EMAIL, "amina@mail.example", by=BY, now=NOW)
        share(session, bo, body, [SharedField.PHONE], by=BY, now=NOW)
        council = bodies.body_by_slug(session, COUNCIL)
        yearly_check.ask(session, council, [amina], by=BY, now=NOW)
        return World(amina.id, queries.checks(session, council, NOW.year)[0].id)


@pytest.fixture
def opened(app: Flask, house: Database, still: None) -> Callable[[str, UUID], Visitor]:
    """Return somebody who has opened a link."""

    def opened(purpose: str, subject: UUID) -> Visitor:
        with house.transaction() as session:
            token = tokens.mint(session, purpose, subject, lifetime=timedelta(days=9), now=NOW)
        visitor = Visitor(app)
        assert visitor.client.get(f"/link/{token}").status_code == 303
        return visitor

    return opened


def test_the_page_names_its_reader_and_nothing_that_tells_where_somebody_comes_from(
    world: World, opened: Callable[[str, UUID], Visitor]
) -> None:
    amina = opened(OWN_PLACES, world.amina)

    shown = [amina.get(f"/mit{path}").text for path in ("", "/ret", f"/deler/{COUNCIL}", f"/kontaktliste/{COUNCIL}")]

    assert all("Denne side er til Amina Abdi" in page for page in shown)
    assert all(GROUP not in page for page in shown)
    assert "amina@mail.example" in shown[0]
    assert "11 22 33 41" in shown[3]
    assert "11 22 33 40" not in shown[3]
    assert "11 22 33 42" not in shown[3]
    assert amina.client.get(f"/mit/bekraeftelse-{COUNCIL}.pdf").data[:5] == b"%PDF-"
    assert amina.client.get("/mit/bekraeftelse-findes-ikke.pdf").status_code == 404


def test_without_a_link_or_with_another_council_there_is_nothing(
    world: World, visitor: Visitor, opened: Callable[[str, UUID], Visitor], house: Database
) -> None:
    for path in ("/mit", "/mit/ret", "/mit/tjek", "/mit/tjek/ret", f"/mit/deler/{COUNCIL}"):
        visitor.get(path, status=404)
    with house.transaction() as session:
        elsewhere = a_council(session, "Ældrerådet", seats=1).slug
    amina = opened(OWN_PLACES, world.amina)
    for path in (f"/mit/kontaktliste/{elsewhere}", f"/mit/deler/{elsewhere}", f"/mit/bekraeftelse-{elsewhere}.pdf"):
        page = amina.get(path, status=404).text
        assert "Dit link virker" in page
        assert "adgangskode" not in page
    assert "Linket virker ikke længere" in visitor.get("/mit", status=404).text


def test_what_is_corrected_holds_at_once_and_what_is_wrong_is_said_at_its_field(
    world: World, opened: Callable[[str, UUID], Visitor], house: Database
) -> None:
    amina = opened(OWN_PLACES, world.amina)

    wrong = amina.send("/mit/ret", email="ikke en adresse", phone="87 65 43 21")
    assert wrong.status_code == 422
    assert "Skriv en e-mailadresse" in wrong.text
    assert "87 65 43 21" in wrong.text
    for number in ("abc", "1" * 41):
        assert "Skriv et telefonnummer" in amina.mended(amina.send("/mit/ret", phone=number)).text
    said = amina.led(amina.send("/mit/ret", name="Amina Abdi Holm", email="ny@mail.example"))

    assert "Det er rettet" in said.text
    with house.reading() as session:
        assert session.get_one(Person, world.amina).name == "Amina Abdi Holm"
        found = select(ContactDetail.value).filter_by(person_id=world.amina, kind=ContactKind.EMAIL)
        assert session.scalars(found).all() == ["ny@mail.example"]


def test_the_address_from_before_hears_that_it_was_changed_and_other_links_end(
    world: World, opened: Callable[[str, UUID], Visitor], house: Database
) -> None:
    passed_on, amina, check = opened(OWN_PLACES, world.amina), opened(OWN_PLACES, world.amina), world.check
    by_check = opened(YEARLY_CHECK, check)
    passed_on.get("/mit")

    amina.led(amina.send("/mit/ret", phone="87 65 43 21"))
    passed_on.get("/mit")
    amina.led(amina.send("/mit/ret", email="ny@mail.example"))

    passed_on.get("/mit", status=404)
    by_check.get("/mit", status=404)
    assert "ny@mail.example" in amina.get("/mit").text
    with house.reading() as session:
        (told,) = session.scalars(select(Letter).where(Letter.kind == "own_email_changed"))
    assert told.address == "amina@mail.example"
    assert told.link_purpose is None
    assert "ny@mail.example" not in told.body
    assert "Integrationsrådet" not in told.subject


def test_a_new_link_takes_the_place_of_the_old_one_and_of_the_letter_that_waits(
    world: World, opened: Callable[[str, UUID], Visitor], house: Database
) -> None:
    amina = opened(OWN_PLACES, world.amina)
    for _press in range(2):
        with house.transaction() as session:
            body = bodies.body_by_slug(session, COUNCIL)
            assert own_page.send(session, body, [person(session, world.amina)], by=BY, now=NOW) == 1

    amina.get("/mit", status=404)
    with house.reading() as session:
        waits = [one.cancelled_at is None for one in session.scalars(select(Letter).filter_by(kind="own_places"))]
    assert sorted(waits) == [False, True]


def test_a_member_lets_the_others_see_a_field_and_takes_it_back(
    world: World, opened: Callable[[str, UUID], Visitor], house: Database
) -> None:
    amina = opened(OWN_PLACES, world.amina)

    amina.led(amina.send(f"/mit/deler/{COUNCIL}", fields_shared=["email"]))
    assert "amina@mail.example" in amina.get(f"/mit/kontaktliste/{COUNCIL}").text
    amina.led(amina.send(f"/mit/deler/{COUNCIL}", fields_shared=[]))

    assert "amina@mail.example" not in amina.get(f"/mit/kontaktliste/{COUNCIL}").text
    with house.reading() as session:
        assert session.scalars(select(ContactSharing).filter_by(person_id=world.amina)).all() == []


def test_one_press_confirms_the_yearly_check_and_another_answer_takes_its_place(
    world: World, opened: Callable[[str, UUID], Visitor], house: Database
) -> None:
    amina = opened(YEARLY_CHECK, world.check)
    assert "Svar" in amina.get("/mit").text

    assert "noteret, at det passer" in amina.led(amina.send("/mit/tjek")).text
    assert "Du sagde" in amina.get("/mit/tjek").text
    empty = amina.mended(amina.send("/mit/tjek/ret"))
    assert "Skriv, hvad der er anderledes" in empty.text
    amina.led(amina.send("/mit/tjek/ret", moved="y", address="Nyvej 1, 8888 Andenby", note="Flyttet i maj"))

    with house.reading() as session:
        check = session.get_one(YearlyCheck, world.check)
        assert (check.answer, check.note, check.answered_by) == (CheckAnswer.MOVED, "Flyttet i maj", "anonymous")
        found = select(ContactDetail.value).filter_by(person_id=world.amina, kind=ContactKind.ADDRESS)
        assert session.scalars(found).all() == ["Nyvej 1, 8888 Andenby"]


def test_the_check_is_found_behind_the_own_page_too_and_gone_once_it_is_answered(
    world: World, opened: Callable[[str, UUID], Visitor]
) -> None:
    amina = opened(OWN_PLACES, world.amina)

    assert "Passer det stadig?" in amina.get("/mit").text
    amina.led(amina.send("/mit/tjek"))

    assert "Passer det stadig?" not in amina.get("/mit").text
    assert amina.client.get("/mit/tjek").location == "/mit"
    assert amina.client.get("/mit/tjek/ret").location == "/mit/ret"


def test_a_member_takes_what_is_held_and_closes_the_page(world: World, opened: Callable[[str, UUID], Visitor]) -> None:
    amina = opened(OWN_PLACES, world.amina)
    fields, target = amina.filled("/mit", to="/mit/oplysninger")

    taken = amina.client.post(target, data=fields | {"format": "json"})
    assert taken.status_code == 200
    assert "Amina Abdi" in taken.text
    assert "11 22 33 41" not in taken.text
    fields, target = amina.filled("/mit", to="/mit/luk")
    assert amina.client.post(target, data=fields).status_code == 303
    amina.get("/mit", status=404)


def test_what_a_candidate_let_everybody_read_is_taken_back_from_the_own_page(
    world: World, opened: Callable[[str, UUID], Visitor], house: Database
) -> None:
    with house.transaction() as session:
        round_ = an_open_round(session, bodies.body_by_slug(session, COUNCIL))
        nominee = a_nomination(session, round_, a_submission(round_)).nominee
        assert nominee is not None
        nominee.person_id, nominee.shows_motivation = world.amina, True
        nominee_id = nominee.nomination_id
    amina = opened(OWN_PLACES, world.amina)
    fields, target = amina.filled("/mit", to="/mit/vis-ikke")

    assert amina.client.post(target, data=fields).status_code == 303

    assert "Lad ingen læse det mere" not in amina.get("/mit").text
    with house.reading() as session:
        assert not session.get_one(Nominee, nominee_id).shows_motivation


def test_the_page_shows_the_next_meetings_what_is_asked_places_elsewhere_and_groups(
    house: Database, opened: Callable[[str, UUID], Visitor]
) -> None:
    with house.transaction() as session:
        hawa = session.get_one(Membership, a_busy_chair(session).chair).person_id

    text = opened(OWN_PLACES, hawa).get("/mit").text

    for said in (
        "3. december 2026",
        "du kommer ikke",
        "Kommunens sommerfest",
        "svar senest",
        "Kulturrådet",
        "tovholder",
    ):
        assert said in text

    with house.transaction() as session:
        (step,) = session.scalars(select(AskingStep))
        step.closes_at = NOW - timedelta(hours=1)
        again = AskingStep(round_id=step.round_id, position=2, whom=Whom.MEMBERS, closes_at=NOW - timedelta(minutes=1))
        again.asks.append(RoundAsk(person_id=hawa, asked_at=NOW - timedelta(minutes=30), asked_by="system"))
        session.add(again)
    text = opened(OWN_PLACES, hawa).get("/mit").text
    assert ("fristen for at svare var" in text, "svar senest" in text) == (True, False)
    assert text.count("Kommunens sommerfest") == 1
