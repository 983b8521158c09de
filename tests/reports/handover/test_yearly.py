"""The yearly statement: a calendar year of a council, in totals of who came, and naming nobody who is protected."""

from datetime import UTC, date, datetime, time

from sqlalchemy.orm import Session

from recruit.assignments.operations import groups, places
from recruit.assignments.rules import ChosenBy, PlaceRole
from recruit.assignments.rules.places import NewAssignment, NewPlace
from recruit.bodies.operations import record_decision
from recruit.bodies.queries import body_by_slug
from recruit.bodies.rules import DecisionKind
from recruit.foundation import i18n
from recruit.foundation.dates import PartialDate
from recruit.foundation.papers.word import Heading, Rows
from recruit.meetings.model import Attendance
from recruit.meetings.operations import attending, planning
from recruit.meetings.queries.attendance import guests
from recruit.meetings.rules import Part, Presence
from recruit.meetings.rules.attendance import Noted
from recruit.meetings.rules.planning import NewMeeting, Slot
from recruit.reports.handover import document
from recruit.reports.handover.document import Document
from recruit.reports.handover.pack import Pack
from recruit.reports.handover.pack import document as document_of
from recruit.reports.handover.yearly import statement, year_of, years
from tests.builders import (
    BY,
    a_council,
    a_member,
    a_person,
    a_seat_group,
    a_substitute,
    a_term,
    an_organization,
    the_seats,
    the_term,
)
from tests.conftest import Database

NOW = datetime(2027, 1, 20, 10, tzinfo=UTC)
KINDS = dict.fromkeys(DecisionKind, "noget")


def a_year(session: Session) -> None:
    """2026: Amina the whole year, Bo from June, Cis protected and gone in March; two meetings, one cancelled."""
    body = a_council(session, seats=3)
    one, two, three = the_seats(session, body)
    amina = a_member(session, one, a_person(session, "Amina Abdi"))
    a_member(session, two, a_person(session, "Bo Bruun"), since="2026-06-01")
    a_member(session, three, a_person(session, "Cis Dam", is_protected=True), last_day="2026-03-31")
    term = the_term(session, body)
    held = planning.hold(session, term, NewMeeting(Slot(date(2026, 9, 2), time(17), time(19))), by=BY, now=NOW)
    off = planning.hold(session, term, NewMeeting(Slot(date(2026, 12, 2), time(17), time(19))), by=BY, now=NOW)
    planning.cancel(session, off, "Sne", by=BY, now=NOW)
    noted = [
        Noted(Part.MEMBER, presence, one.invited.person, membership=one.invited.membership, seat=one.invited.seat)
        for one, presence in zip(guests(session, body, held), (Presence.PRESENT, Presence.APOLOGY), strict=True)
    ]
    attending.note(session, held, noted, by=BY, now=NOW)
    dan = a_substitute(session, one.group, a_person(session, "Dan Eg"))
    there = {"membership_id": dan.id, "part": Part.SUBSTITUTE, "presence": Presence.PRESENT}
    session.add(Attendance(meeting_id=held.id, person_id=dan.person_id, **there, at=NOW, by=BY.reference))
    new = NewPlace("Folkeoplysningsudvalget", PlaceRole.ASSOCIATE)
    place = places.describe(session, body, an_organization(session, "Folkeoplysningsudvalget"), new, by=BY, now=NOW)
    sent = NewAssignment(amina.person_id, date(2026, 6, 1))
    places.assign(session, place, amina.person, sent, ChosenBy.DECISION, by=BY, now=NOW)
    groups.found_group(session, body, "Sprogcaféen", date(2026, 6, 10), "Hver torsdag.", by=BY, now=NOW)
    record_decision(session, body, DecisionKind.OTHER, "Byrådet", date(2026, 5, 4), by=BY, now=NOW, case_number="26/1")


def told(session: Session, year: int) -> Document:
    body, on = body_by_slug(session, "integrationsraadet"), NOW.date()
    with i18n.speaking("da"):
        return statement(session, body, year_of(year, today=on), kinds=KINDS, municipality="Fjordby", made_at=NOW)


def part(paper: Document, heading: str) -> object:
    place = next(i for i, one in enumerate(paper.blocks) if isinstance(one, Heading) and one.words == heading)
    return paper.blocks[place + 1]


def rows(paper: Document, heading: str) -> list[tuple[str, ...]]:
    found = part(paper, heading)
    assert isinstance(found, Rows), found
    return [tuple(row) for row in found.rows]


def test_a_year_is_told_with_totals_and_without_protected_names(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        a_year(session)
        paper = told(session, 2026)

    assert [(row[0], row[-1]) for row in rows(paper, "Medlemmer og suppleanter")] == [
        ("Amina Abdi", "hele året"),
        ("Bo Bruun", "fra 1. juni 2026"),
        ("(navnet er beskyttet)", "til og med 31. marts 2026"),
        ("Dan Eg", "hele året"),
    ]
    assert [row[-1] for row in rows(paper, "Møder")] == ["1 af 2 og én suppleant", "–"]
    assert [row[1] for row in rows(paper, "Fremmøde")] == ["1", "1 / 2 (50 %)", "1", "0", "1"]
    assert rows(paper, "Pladser i andre organer")[0][2:] == ("Amina Abdi", "fra 1. juni 2026")
    assert rows(paper, "Arbejdsgrupper")[0][0] == "Sprogcaféen\nHver torsdag."
    assert rows(paper, "Beslutninger")[0][-1] == "26/1"
    with i18n.speaking("da"):
        assert document.pdf(paper).startswith(b"%PDF")
        assert "Cis" not in str(paper)


def test_a_year_that_has_only_begun_says_so_and_its_empty_parts_too(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        body = a_council(session, seats=0)
        paper = told(session, 2027)
        listed = years(session, body, today=NOW.date())

    assert listed == [2027, 2026]
    assert "Året er ikke slut: der fortælles til og med 20. januar 2027." in paper.lead
    empty = ("Medlemmer og suppleanter", "Ændringer", "Møder", "Pladser i andre organer", "Beslutninger")
    assert all(isinstance(part(paper, heading), str) for heading in empty)


def test_whoever_goes_on_into_the_next_term_stands_there_once(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        body, amina = a_council(session, seats=1, term="2023-2026"), a_person(session, "Amina Abdi")
        a_member(session, the_seats(session, body)[0], amina, since="2023-01-01")
        term = a_term(session, body, "2027-2030")
        seat = a_seat_group(session, term, seats=1).seats[0]
        a_member(session, seat, amina, since="2027-01-01")
        members = rows(told(session, 2027), "Medlemmer og suppleanter")

    assert [row[0] for row in members] == ["Amina Abdi"]


def test_whoever_leaves_on_the_last_day_of_a_year_stands_in_that_year(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        body = a_council(session, seats=2, term="2023-2026")
        one, two = the_seats(session, body)
        a_member(session, one, a_person(session, "Amina Abdi"), since="2023-01-01", last_day="2025-12-31")
        a_member(session, two, a_person(session, "Bo Bruun"), since="2026-01-01", last_day="2026-06-30")
        before, after = (rows(told(session, year), "Ændringer") for year in (2025, 2026))

    assert [row[:2] for row in before] == [("31. december 2025", "Amina Abdi")]
    assert [row[:2] for row in after] == [("1. januar 2026", "Bo Bruun"), ("30. juni 2026", "Bo Bruun")]


def test_whoever_has_a_place_elsewhere_as_long_as_it_lasts_has_it_to_its_last_day(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        body, amina = a_council(session, seats=0), a_person(session, "Amina Abdi")
        last = PartialDate(date(2026, 9, 30))
        new = NewPlace("Kulturrådet", PlaceRole.ASSOCIATE, since=date(2025, 1, 1), last_day=last)
        place = places.describe(session, body, an_organization(session, "Kulturrådet"), new, by=BY, now=NOW)
        held = NewAssignment(amina.id, date(2026, 1, 1))
        made = places.assign(session, place, amina, held, ChosenBy.DECISION, by=BY, now=NOW)
        made.until = None
        session.flush()
        there = rows(told(session, 2026), "Pladser i andre organer")
        pack = Pack("Rådet", "2026", [], None, [place], [], [], True, on=date(2026, 5, 1))
        with i18n.speaking("da"):
            paper = document_of(pack, municipality="Fjordby", made_at=NOW)

    assert there[0][2:] == ("Amina Abdi", "til og med 30. september 2026")
    assert rows(paper, "Pladser i andre organer")[0][2:] == ("Amina Abdi", "30. september 2026")
