"""The secretariat writes to members: contact list, own pages, yearly check, mailing lists, and the confirmation."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import func, select

from recruit.acts.places import sittings
from recruit.appointments.model import YearlyCheck
from recruit.appointments.operations import hold_office, yearly_check
from recruit.appointments.operations.sharing import share
from recruit.appointments.queries import yearly_check as queries
from recruit.appointments.rules import Office
from recruit.appointments.rules.sharing import SharedField
from recruit.appointments.rules.yearly_check import CheckAnswer
from recruit.bodies import queries as bodies
from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.audit.model import Lookup
from recruit.foundation.mail.model import Letter
from recruit.people import operations as people
from recruit.people.rules import ContactKind
from tests.builders import BY, NOW, a_council, a_member, a_person, a_substitute, day, the_seats
from tests.conftest import Database, made_once
from tests.pages.visitor import Visitor

GROUP = "Repræsentanter for flygtninge og indvandrere"
HOME = "/sekretariat/integrationsraadet/raad"
CHECK = f"{HOME}/aarligt-tjek"


@dataclass(frozen=True)
class World:
    amina: UUID
    bo: UUID


@pytest.fixture
@made_once
def world(house: Database) -> World:
    """Amina, the chair, has a mailbox and shares it; Bo has a telephone only; Elif is a substitute with a mailbox."""
    with house.transaction() as session:
        body = a_council(session, seats=2)
        first, second = the_seats(session, body)
        amina, bo, elif_ = (a_person(session, name) for name in ("Amina Abdi", "Bo Bruun", "Elif Elmi"))
        people.add_contact(session, amina, ContactKind.EMAIL, "amina@mail.example", by=BY, now=NOW)
        people.add_contact(session, elif_, ContactKind.EMAIL, "elif@mail.example", by=BY, now=NOW)
        people.add_contact(session, bo, ContactKind.PHONE, "11 22 33 44", by=BY, now=NOW)
        member = a_member(session, first, amina)
        a_member(session, second, bo)
        a_substitute(session, first.group, elif_, rank=1)
        hold_office(
            session, member, Office.CHAIR, since=day("2026-02-01"), last_day=None, decision=None, by=BY, now=NOW
        )
        share(session, amina, body, [SharedField.EMAIL], by=BY, now=NOW)
        return World(amina.id, bo.id)


def number(house: Database, table: type) -> int:
    with house.reading() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def test_the_contact_list_has_what_each_allows_on_the_page_on_paper_and_as_a_file(
    world: World, secretary: Visitor, house: Database
) -> None:
    for path in ("", "/udskrift"):
        page = secretary.get(f"{HOME}/kontaktliste{path}").text
        assert "amina@mail.example" in page
        assert "Forperson" in page
        assert "11 22 33 44" not in page
        assert "elif@mail.example" not in page
        assert GROUP not in page
    looked = number(house, Lookup)
    table = secretary.client.get(f"{HOME}/kontaktliste/kontaktliste.csv").data.decode("utf-8-sig")
    assert table.splitlines()[0] == "Navn;Hverv eller rolle;E-mail"
    assert "Elif Elmi;suppleant;" in table
    assert secretary.client.get(f"{HOME}/kontaktliste/kontaktliste.pdf").data[:5] == b"%PDF-"
    assert secretary.client.get(f"{HOME}/kontaktliste/kontaktliste.doc").status_code == 404
    assert number(house, Lookup) == looked + 2 * 3


def test_members_get_the_way_to_their_page_after_the_letter_was_shown(
    world: World, secretary: Visitor, house: Database
) -> None:
    page = f"{HOME}/egne-sider"
    shown = secretary.get(page).text
    assert "Her står et link" in shown
    assert "Amina Abdi" in shown
    assert "Vi har ingen e-mailadresse på dig" in shown
    nobody = secretary.mended(secretary.send(page, members=[]))
    assert "Vælg mindst ét medlem" in nobody.text
    only = secretary.filled(f"{page}?person={world.bo}")[0]
    assert only["members"] == [str(world.bo)]

    done = secretary.led(secretary.send(page))

    assert "2 breve ligger i udbakken" in done.text
    assert "Ét medlem har ingen e-mail" in done.text
    with house.reading() as session:
        kinds = session.scalars(select(Letter.kind)).all()
    assert sorted(kinds) == ["own_places", "own_places", "own_places_on_paper"]


def test_whoever_is_appointed_and_begins_later_gets_the_way_to_their_page_and_stands_on_the_list(
    secretary: Visitor, house: Database
) -> None:
    with house.transaction() as session:
        (seat,) = the_seats(session, a_council(session, seats=1))
        gry = a_person(session, "Gry Falk")
        a_member(session, seat, gry, since="2029-05-01")
        number = gry.id

    assert "Medlem fra 1. maj 2029" in secretary.get(f"{HOME}/kontaktliste").text
    only = secretary.filled(f"{HOME}/egne-sider?person={number}")[0]
    assert only["members"] == [str(number)]
    assert "medlemmets egen side, Integrationsrådet" in secretary.get(f"/sekretariat/personer/{number}").text
    with house.reading() as session:
        councils = sittings(session, [number], on=clock.local(NOW).date(), reach=None, coming=True)[number]
    assert [one.slug for one in councils] == ["integrationsraadet"]


def test_the_yearly_check_is_asked_reminded_entered_and_settled(
    world: World, secretary: Visitor, house: Database
) -> None:
    assert "Ingen er spurgt i år" in secretary.get(CHECK).text
    assert "Jeg er flyttet fra kommunen" in secretary.get(f"{CHECK}/spoerg").text
    asked = secretary.led(secretary.send(f"{CHECK}/spoerg"))
    assert "Ét brev ligger i udbakken" in asked.text
    assert "0 af 2 har svaret" in asked.text
    assert "Der er ingen at minde om det" in secretary.get(f"{CHECK}/paamindelse").text  # asked today
    with house.transaction() as session:
        for check in session.scalars(select(YearlyCheck)):
            check.asked_at -= timedelta(days=7)
    secretary.led(secretary.send(f"{CHECK}/paamindelse"))
    assert "Der er ingen at minde om det" in secretary.get(f"{CHECK}/paamindelse").text

    answer = f"{CHECK}/{world.bo}/svar"
    empty = secretary.mended(secretary.send(answer, answer="corrected", manner="phone"))
    assert "Skriv, hvad der er anderledes" in empty.text
    moved = secretary.led(secretary.send(answer, answer="moved", manner="phone", address="Nyvej 1, 8888 Andenby"))

    assert "Er flyttet fra kommunen" in moved.text
    assert [one for one in moved.all("a") if one.attributes["href"].endswith("udtraeden?grund=moved_away")]
    with house.reading() as session:
        check = session.scalars(select(YearlyCheck).filter_by(person_id=world.bo)).one()
        assert (check.answer, check.manner) == (CheckAnswer.MOVED, "phone")
    settled = secretary.filled(CHECK, to=f"{CHECK}/{check.id}/faerdig")
    assert secretary.client.post(settled[1], data=settled[0]).status_code == 303
    page = secretary.get(CHECK).text
    assert "gjort færdigt" in page
    assert "Venter på dig" not in page
    assert secretary.client.post(settled[1], data=settled[0]).status_code == 303
    assert "Der er ikke noget at gøre færdigt" in secretary.get(CHECK).text
    secretary.get(f"{CHECK}/{check.id}/svar", status=404)


def test_a_member_who_was_not_asked_counts_as_asked_when_they_call(
    world: World, secretary: Visitor, house: Database
) -> None:
    said = secretary.led(secretary.send(f"{CHECK}/{world.bo}/svar", answer="confirmed", manner="phone"))

    assert "1 af 1 har svaret" in said.text
    assert number(house, Letter) == 0


def test_last_years_check_stays_and_nothing_of_it_is_asked_again(
    world: World, secretary: Visitor, house: Database
) -> None:
    with house.transaction() as session:
        council = bodies.body_by_slug(session, "integrationsraadet")
        before = NOW - timedelta(days=360)
        members = queries.sitting(session, council, on=NOW.date())
        yearly_check.ask(session, council, members, by=BY, now=before)
        first = queries.checks(session, council, 2025)[0]
        yearly_check.answer(session, first, CheckAnswer.CONFIRMED, by=Actor.anonymous(), now=before)

    assert "2025" in secretary.get(CHECK).text
    page = secretary.get(f"{CHECK}?aar=2025").text

    assert "1 af 2 har svaret" in page
    assert "Mind medlemmerne" not in page


def test_a_mailing_list_stands_in_its_address_and_names_those_without_a_mailbox(
    world: World, secretary: Visitor, house: Database
) -> None:
    page = "/sekretariat/raad/postlister"
    before = number(house, Lookup)
    secretary.get(page)
    assert number(house, Lookup) == before
    everybody = "raad=integrationsraadet&dato=21.11.2026"

    members = secretary.get(f"{page}?{everybody}&rolle=medlem")
    assert [each.text for each in members.all("p", id="semicolons")] == ["amina@mail.example"]
    assert "Bo Bruun" in members.text
    assert number(house, Lookup) == before + 2
    all_of_them = secretary.get(f"{page}?{everybody}")
    assert [each.text for each in all_of_them.all("p", id="semicolons")] == ["amina@mail.example; elif@mail.example"]
    chair = secretary.get(f"{page}?{everybody}&hverv=formand").text
    assert "amina@mail.example" in chair
    assert "Bo Bruun" not in chair
    assert "Ingen passer til valget" in secretary.get(f"{page}?{everybody}&hverv=naestformand").text
    secretary.get(f"{page}?raad=&dato=i+morgen", status=422)
    table = secretary.client.get(f"{page}/postliste.csv?{everybody}").data.decode("utf-8-sig")
    assert "Bo Bruun;;11 22 33 44;Integrationsrådet;medlem" in table
    assert secretary.client.get(f"{page}/postliste.csv?raad=findes-ikke&dato=21.11.2026").status_code == 422


def test_the_confirmation_is_for_those_who_have_had_a_place(world: World, secretary: Visitor, house: Database) -> None:
    with house.transaction() as session:
        stranger = a_person(session, "Kaj Lund").id

    paper = secretary.client.get(f"{HOME}/medlemmer/{world.amina}/bekraeftelse.pdf")

    assert paper.data[:5] == b"%PDF-"
    assert secretary.client.get(f"{HOME}/medlemmer/{stranger}/bekraeftelse.pdf").status_code == 404


def test_an_empty_council_says_what_to_do(secretary: Visitor, house: Database) -> None:
    with house.transaction() as session:
        a_council(session, seats=1)

    for path in ("/kontaktliste", "/egne-sider", "/aarligt-tjek"):
        assert "Ingen sidder i rådet i dag" in secretary.get(f"{HOME}{path}").text
