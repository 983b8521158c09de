"""The meetings of one's own at an address to which calendars subscribe: only those to which one is invited."""

import re
from dataclasses import dataclass
from datetime import date, time, timedelta
from uuid import UUID

import pytest
from flask import Flask
from icalendar import Calendar
from sqlalchemy.orm import Session

from recruit.appointments.rules.sharing import OWN_PLACES
from recruit.foundation.tokens import operations as tokens
from recruit.meetings.operations import apologising, planning
from recruit.meetings.queries import attendance, inviting
from recruit.meetings.rules import Part
from recruit.meetings.rules.planning import NewMeeting, Slot
from recruit.recruitment.rules import Manner
from tests.builders import BY, NOW, a_council, a_member, a_person, a_substitute, the_seats, the_term
from tests.conftest import Database, made_once
from tests.pages.visitor import Visitor

PAGE = "/mit/kalender"


@dataclass(frozen=True)
class World:
    anne: UUID
    carl: UUID
    meeting: UUID


def invited_somewhere(session: Session) -> World:
    """Anne and Bo meet twice; Anne has sent apologies to the first, for which Carl is asked. Another council meets."""
    body = a_council(session, seats=2)
    seat, other = the_seats(session, body)
    anne = a_member(session, seat, a_person(session, "Anne Holm"))
    a_member(session, other, a_person(session, "Bo Bruun"))
    carl = a_substitute(session, seat.group, a_person(session, "Carl Dam"), rank=1)
    youth = a_council(session, "Ungerådet", seats=1)
    hours = (time(17), time(19))
    first, second, _ = (
        planning.hold(
            session,
            the_term(session, where),
            NewMeeting(Slot(day, *hours), place="Rådhuset", note="Der er mad"),
            by=BY,
            now=NOW,
        )
        for where, day in ((body, date(2027, 2, 3)), (body, date(2027, 3, 3)), (youth, date(2027, 2, 4)))
    )
    mine = next(one.membership for one in attendance.guests(session, body, first) if one.membership.id == anne.id)
    apologising.apologise(session, body, first, mine, Manner.PHONE, by=BY, now=NOW)
    planning.cancel(session, second, "For få kan komme", by=BY, now=NOW)
    return World(anne.person_id, carl.person_id, first.id)


@pytest.fixture
@made_once
def world(house: Database) -> World:
    with house.transaction() as session:
        return invited_somewhere(session)


@pytest.fixture
def anne(app: Flask, house: Database, world: World, still: None) -> Visitor:
    with house.transaction() as session:
        token = tokens.mint(session, OWN_PLACES, world.anne, lifetime=timedelta(days=9), now=NOW)
    visitor = Visitor(app)
    assert visitor.client.get(f"/link/{token}").status_code == 303
    return visitor


def address(reader: Visitor) -> str:
    answer = reader.send(PAGE, to=f"{PAGE}/adresse")
    (found,) = set(re.findall(r"https?://[^\s<\"]+(/kalender/mine-moeder/[\w-]+\.ics)", answer.text))
    return str(found)


def test_a_member_reads_their_own_meetings_in_their_calendar_and_nobodys_name(
    anne: Visitor, visitor: Visitor, world: World
) -> None:
    assert "Mine møder i min kalender" in anne.get("/mit").text

    text = visitor.client.get(address(anne)).text

    first, second = Calendar.from_ical(text).walk("VEVENT")
    assert str(first["UID"]) == str(world.meeting)
    assert "Du har sendt afbud." in str(first["DESCRIPTION"])
    assert "Der er mad" in str(first["DESCRIPTION"])
    assert (str(first["TRANSP"]), str(second["STATUS"])) == ("TRANSPARENT", "CANCELLED")
    assert "Anne" not in text
    assert "Ungerådet" not in text


def test_a_new_address_closes_the_old_one_and_it_can_be_closed_altogether(anne: Visitor, visitor: Visitor) -> None:
    first = address(anne)
    second = address(anne)
    assert [visitor.client.get(one).status_code for one in (first, second)] == [404, 200]

    anne.led(anne.send(PAGE, to=f"{PAGE}/lukning"))

    assert visitor.client.get(second).status_code == 404
    visitor.get(PAGE, status=404)


def test_a_link_of_another_kind_opens_no_calendar(visitor: Visitor, house: Database, world: World, still: None) -> None:
    with house.transaction() as session:
        token = tokens.mint(session, OWN_PLACES, world.anne, lifetime=timedelta(days=9), now=NOW)

    assert visitor.client.get(f"/kalender/mine-moeder/{token}.ics").status_code == 404


def test_whoever_is_asked_to_step_in_is_not_invited_before_they_have_said_yes(
    house: Database, world: World, app: Flask, still: None
) -> None:
    def own(person: UUID) -> list[tuple[Part, bool]]:
        with house.reading() as session:
            return [(one.part, one.has_apologised) for one in inviting.own_meetings(session, person, NOW.date())]

    assert own(world.carl) == []
    assert own(world.anne) == [(Part.MEMBER, True), (Part.MEMBER, False)]
