"""The page of a member has everything in one place, in few queries and few bytes, whatever there is."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from recruit.appointments.model import Membership, SubstituteAsk, SubstituteCall
from recruit.appointments.operations import yearly_check
from recruit.appointments.operations.sharing import share
from recruit.appointments.queries import yearly_check as queries
from recruit.appointments.rules.sharing import SharedField
from recruit.appointments.rules.yearly_check import CheckAnswer
from recruit.bodies import queries as bodies
from recruit.bodies.model import Term
from recruit.foundation.accounts.rules import Role
from recruit.foundation.actor import Actor
from recruit.foundation.mail import operations as mail
from recruit.foundation.mail.rules import Draft
from recruit.people import operations as people
from recruit.people import queries as people_queries
from recruit.people.operations.own import correct_own
from recruit.people.rules import ContactKind
from recruit.recruitment.rules import Manner
from tests.builders import BY, NOW, a_council, a_member, a_person, a_seat_group, a_substitute, day, the_seats
from tests.conftest import made_once
from tests.nominations import a_nomination, a_submission, an_open_round
from tests.pages.site import Site

#: Who is signed in, whose roles they have besides, and the municipality twice: every page asks that.
OF_EVERY_PAGE = 4
MOST_QUERIES = 12
LARGEST = 100_000


@dataclass(frozen=True)
class World:
    amina: UUID
    nomination: UUID


@pytest.fixture
@made_once
def world(site: Site) -> World:
    """Amina sits in a council; Elif stands in for her once and said no; she shares her mailbox and has answered."""

    def make(session) -> World:
        body = a_council(session, seats=2)
        seat, _other = the_seats(session, body)
        amina, elif_ = a_person(session, "Amina Abdi"), a_person(session, "Elif Elmi")
        people.add_contact(session, amina, ContactKind.EMAIL, "amina@mail.example", by=BY, now=NOW)
        member, substitute = a_member(session, seat, amina), a_substitute(session, seat.group, elif_, rank=1)
        call = SubstituteCall(
            member_id=member.id, kind="meeting", reason="apology", since=NOW.date(), opened_at=NOW, opened_by="system"
        )
        call.until, call.note = NOW.date() + timedelta(days=1), ""
        asked = SubstituteAsk(position=1, substitute_id=substitute.id, asked_at=NOW, asked_by="system")
        asked.answer_by, asked.accepts, asked.manner = NOW + timedelta(days=1), False, Manner.PHONE
        asked.answered_at, asked.answered_by = NOW, "system"
        call.asks = [asked]
        session.add(call)
        council = bodies.body_by_slug(session, "integrationsraadet")
        share(session, amina, council, [SharedField.EMAIL], by=BY, now=NOW)
        yearly_check.ask(session, council, queries.sitting(session, council, on=NOW.date()), by=BY, now=NOW)
        check = queries.check(session, queries.checks(session, council, NOW.year)[0].id)
        yearly_check.answer(session, check, CheckAnswer.CORRECTED, note="Ny forening", by=BY, now=NOW)
        owner = people_queries.person(session, amina.id, for_change=True)
        correct_own(session, owner, "Amina Abdi", {ContactKind.PHONE: "11 22 33 44"}, by=Actor.anonymous(), now=NOW)
        round_ = an_open_round(session, body)
        nomination = a_nomination(session, round_, a_submission(round_))
        assert nomination.nominee is not None
        nomination.nominee.person_id = amina.id
        return World(amina.id, nomination.id)

    made: World = site.saves(make)
    return made


def page_of(world: World) -> str:
    return f"/sekretariat/personer/{world.amina}"


def test_everything_about_a_member_stands_in_one_place(site: Site, world: World) -> None:
    secretary, _user = site.signed_in("Grethe Holm", Role.SECRETARY)

    page = secretary.opens(page_of(world)).page

    for said in (
        "sagde nej tak",
        "Elif Elmi",
        "Integrationsrådet: e-mail",
        "2026: noget var anderledes",
        "Ny forening",
        "Passer det stadig?",
        "rettede sine egne oplysninger",
        "Medlemmet, bag sit eget link",
    ):
        assert said in page.text, said
    ways = {link.attributes["href"].split("?")[0].rsplit("/", 1)[-1] for link in page.all("a")}
    assert {"udtraeden", "svar", "egne-sider", str(world.nomination)} <= ways
    (confirmed,) = (link for link in page.all("a") if link.attributes["href"].endswith("bekraeftelse.pdf"))
    assert confirmed.text == "Bekræftelse på aktivt medborgerskab, Integrationsrådet (PDF)"
    assert secretary.browser.get(confirmed.attributes["href"]).data[:5] == b"%PDF-"


def test_a_reader_sees_the_places_and_nothing_of_why_somebody_was_away(site: Site, world: World) -> None:
    reader, _user = site.signed_in("Rita Dam", Role.READER)

    text = reader.opens(page_of(world)).page.text

    assert "Integrationsrådet" in text
    assert "Elif Elmi" not in text
    assert "Ny forening" not in text
    assert "Registrér udtræden" not in text


def test_the_page_asks_twelve_times_at_most_and_is_small_whatever_there_is(site: Site, world: World) -> None:
    def much(session) -> None:
        amina = people_queries.person(session, world.amina)
        group = a_seat_group(session, session.scalars(select(Term)).one(), "Tilforordnede", seats=1)
        for month in range(60):
            since = day(f"{2026 + month // 12}-{month % 12 + 1:02}-01")
            session.add(
                Membership(person=amina, role="associate", group=group, since=since, until=since + timedelta(days=9))
            )
        for number in range(40):
            draft = Draft("mail_test", "amina@mail.example", f"person:{amina.id}", {"date": "i dag"})
            mail.enqueue(session, draft, by=BY, now=NOW + timedelta(minutes=number))

    site.saves(much)
    secretary, _user = site.signed_in("Grethe Holm", Role.SECRETARY)
    sent = site.statements()
    shown = secretary.opens(page_of(world))
    asked = [statement for statement in sent if statement.startswith("SELECT")]

    assert len(asked) <= MOST_QUERIES + OF_EVERY_PAGE
    assert len(shown.text.encode()) < LARGEST
    assert "1. december 2030" in shown.page.text
    assert "9. februar 2026" not in shown.page.text
    everything = secretary.opens(f"{page_of(world)}/pladser").page.text
    assert "9. februar 2026" in everything
    letters = secretary.opens(f"{page_of(world)}/breve").page
    assert len([link for link in letters.all("a") if "/breve/" in link.attributes["href"]]) >= 40
    assert secretary.opens(f"{page_of(world)}/breve?side=9").status == 200
