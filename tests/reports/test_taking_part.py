"""What a roster says of its people beside their places: how they come, where else they sit, what they work for."""

import json
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from recruit.assignments.model import Assignment
from recruit.assignments.operations import places
from recruit.assignments.rules import ChosenBy, PlaceRole
from recruit.assignments.rules.places import NewAssignment, NewPlace
from recruit.bodies.queries import body_by_slug
from recruit.bodies.rules import FillingMethod, SeatType
from recruit.foundation.i18n import speaking
from recruit.meetings.operations import attending, planning
from recruit.meetings.rules import Part, Presence
from recruit.meetings.rules.attendance import Noted
from recruit.meetings.rules.figures import Rate
from recruit.meetings.rules.planning import NewMeeting, Slot
from recruit.nominations.model import Nomination, Nominee
from recruit.people.model import ContactDetail, Person
from recruit.people.rules import Classification, ContactKind, Gender
from recruit.recruitment.model import Interest
from recruit.recruitment.operations import interests
from recruit.reports import editions
from recruit.reports.formats import json as as_json
from recruit.reports.roster import Edition, Genders, Roster, RosterRow, Substitute
from recruit.reports.table import figures, table
from tests.builders import (
    BY,
    NOW,
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
from tests.conftest import Database, made_once
from tests.nominations import a_nomination
from tests.reports.conftest import Ask
from tests.rounds import a_round

DAYS = (date(2026, 2, 3), date(2026, 4, 7), date(2026, 6, 2), date(2026, 9, 1))
CAME, SENT, STAYED = Presence.PRESENT, Presence.APOLOGY, Presence.ABSENT


@pytest.fixture
@made_once
def busy(database: Database) -> None:
    """Anne came once and then missed two meetings, Carl twice instead of her; the fourth meeting was cancelled.

    Anne and Bo, whose name is protected, sit in the adult education committee; Bo is appointed, a man, and Anne has
    ticked an interest.
    """
    with database.transaction() as session:
        body = a_council(session, seats=1)
        term = the_term(session, body)
        a_seat_group(
            session,
            term,
            "Foreninger",
            seats=1,
            seat_type=SeatType.ORGANISATION,
            filling_method=FillingMethod.ORGANISATION_NOMINATION,
        )
        seats = the_seats(session, body)
        anne = a_member(session, seats[0], a_person(session, "Anne Dam"))
        bo = a_member(session, seats[1], a_person(session, "Bo Friis", is_protected=True))
        carl = a_substitute(session, seats[0].group, a_person(session, "Carl Holm"), rank=1)
        session.get_one(Person, bo.person_id).gender = Gender.MAN
        session.add(ContactDetail(person_id=anne.person_id, kind=ContactKind.EMAIL, value="anne@dam.example"))
        for day, presence in zip(DAYS, (CAME, SENT, STAYED, CAME), strict=True):
            meeting = planning.hold(session, term, NewMeeting(Slot(day, time(17), time(19))), by=BY, now=NOW)
            after = datetime.combine(day, time(20), NOW.tzinfo)
            noted = [Noted(Part.MEMBER, presence, anne.person_id, membership=anne.id, seat=anne.seat_id)]
            if presence is not CAME:
                noted.append(Noted(Part.SUBSTITUTE, CAME, carl.person_id, membership=carl.id, seat=anne.seat_id))
            attending.note(session, meeting, noted, by=BY, now=after)
            if day == DAYS[-1]:
                meeting.cancelled_at, meeting.cancelled_by, meeting.cancelled_because = after, BY.reference, "Brand"
        target = an_organization(session, "Folkeoplysningsudvalget", Classification.STANDING_COMMITTEE)
        for member in (anne, bo):
            place = places.describe(
                session, body, target, NewPlace(target.newest.name, PlaceRole.ASSOCIATE), None, by=BY, now=NOW
            )
            person = session.get_one(Person, member.person_id)
            places.assign(session, place, person, NewAssignment(person.id, DAYS[1]), ChosenBy.DECISION, by=BY, now=NOW)
        jobs = interests.add_interest(session, {"da": "Job og uddannelse"}, by=BY, now=NOW)
        interests.add_interest(session, {"da": "Kultur"}, by=BY, now=NOW)
        stood = a_nomination(session, a_round(session, body))
        nominee = session.get_one(Nominee, stood.id)
        nominee.person_id, nominee.interests = anne.person_id, [str(jobs.id)]


def row(roster: Roster, name: str) -> RosterRow:
    return next(row for row in roster.rows if row.name == name)


@pytest.mark.usefixtures("busy")
def test_members_and_substitutes_have_come_so_often_up_to_the_day(ask: Ask) -> None:
    whole, early = ask(label="2026–2029"), ask(on="2026-04-07")
    assert row(ask(on="2026-04-06"), "Anne Dam").attendance.as_member == Rate(1, 1)  # type: ignore[union-attr]

    anne, carl = row(whole, "Anne Dam").attendance, row(whole, "Carl Holm").attendance
    assert anne is not None
    assert carl is not None
    assert (anne.as_member, anne.streak, anne.unexcused_streak) == (Rate(1, 3), 2, 1)
    assert (carl.as_member, carl.as_substitute) == (Rate(0, 0), Rate(2, 2))
    assert row(early, "Anne Dam").attendance.as_member == Rate(1, 2)  # type: ignore[union-attr]
    assert row(whole, "Bo Friis").attendance is None
    assert whole.totals.attendance == Rate(1, 3)


@pytest.mark.usefixtures("busy")
def test_where_else_somebody_sits_stands_from_the_day_on_which_they_do(ask: Ask) -> None:
    assert row(ask(on="2026-04-06"), "Anne Dam").elsewhere == ()
    assert row(ask(on="2026-04-07"), "Anne Dam").elsewhere == ("Folkeoplysningsudvalget (tilforordnet)",)


@pytest.mark.usefixtures("busy")
def test_where_else_somebody_sits_stands_to_the_last_day_on_which_they_do(database: Database, ask: Ask) -> None:
    with database.transaction() as session:
        for one in session.scalars(select(Assignment)):
            one.until = date(2026, 9, 1)

    assert row(ask(on="2026-08-31"), "Anne Dam").elsewhere
    assert row(ask(on="2026-09-01"), "Anne Dam").elsewhere == ()


@pytest.mark.usefixtures("busy")
def test_terms_are_counted_up_to_this_one_and_the_newest_interests_hold(database: Database, ask: Ask) -> None:
    with database.transaction() as session:
        body = body_by_slug(session, "integrationsraadet")
        anne = session.scalars(select(Person).where(Person.name == "Anne Dam")).one()
        (seat,) = a_seat_group(session, a_term(session, body, "2030-2033"), seats=1).seats
        a_member(session, seat, anne, since="2030-01-01")
        old = session.scalars(select(Nomination)).one()
        again = a_nomination(session, a_round(session, body, name="Igen"))
        old.received_at, again.received_at = NOW - timedelta(days=365), NOW
        kultur = session.scalars(select(Interest).order_by(Interest.position.desc())).first()
        newest = session.get_one(Nominee, again.id)
        newest.person_id, newest.interests = anne.id, [str(kultur.id)] if kultur else []

    assert [row(ask(label=one), "Anne Dam").terms for one in ("2026–2029", "2030–2033")] == [1, 2]
    assert ask(on="2026-11-21").totals.interests == (("Job og uddannelse", 0), ("Kultur", 1))


@pytest.mark.usefixtures("busy")
def test_women_and_men_interests_and_terms_are_counted_for_the_council_itself(ask: Ask) -> None:
    totals = ask(on="2026-11-21").totals

    assert totals.appointed_genders == Genders(women=0, men=1, other=0, not_stated=0)
    assert totals.interests == (("Job og uddannelse", 1), ("Kultur", 0))
    assert totals.new == 2


@pytest.mark.usefixtures("busy")
def test_everybodys_edition_tells_nothing_of_who_came_and_no_place_of_somebody_withheld(ask: Ask) -> None:
    public = ask(on="2026-11-21", edition=Edition.PUBLIC)

    written = json.loads(as_json.write(public))
    told = json.dumps(written, ensure_ascii=False)
    assert [row.elsewhere for row in public.rows] == [("Folkeoplysningsudvalget (tilforordnet)",), (), ()]
    assert not any(word in told for word in ("attendance", "interests", "women", "anne@dam", "Bo Friis", '"terms"'))


@pytest.mark.usefixtures("busy")
def test_whatever_a_roster_holds_is_taken_out_of_everybodys_edition(ask: Ask) -> None:
    whole = ask(on="2026-11-21")
    anne, carl = row(whole, "Anne Dam"), row(whole, "Carl Holm")
    stands_in = Substitute(anne.person or uuid4(), carl.name, 1, carl.attendance)
    seen = editions.public(replace(whole, rows=(replace(anne, substitutes=(stands_in,)), carl)), frozenset())

    assert [row.attendance for row in seen.rows] == [None] * len(seen.rows)
    assert {one.attendance for row in seen.rows for one in row.substitutes} == {None}
    assert {(row.terms, row.contacts, row.leaves) for row in seen.rows} == {(None, (), ())}
    totals = (seen.totals.attendance, seen.totals.interests, seen.totals.genders, seen.totals.appointed_genders)
    assert totals == (None, (), None, None)


@pytest.mark.usefixtures("busy")
def test_the_files_say_it_in_words(ask: Ask) -> None:
    with speaking("da"):
        roster = ask(on="2026-11-21")
        whole = table(roster)
        totals = dict(figures(roster))

    anne = dict(zip(whole.columns, whole.rows[0], strict=True))
    assert (anne["Fremmøde"], anne["Ikke mødt i træk senest"], anne["Fremmøde som suppleant"]) == ("1 af 3", 2, "")
    carl = dict(zip(whole.columns, whole.rows[1], strict=True))
    assert (carl["Fremmøde"], carl["Fremmøde som suppleant"]) == ("", "2 af 2")
    assert totals["Medlemmer, der arbejder for: Job og uddannelse"] == 1
    assert totals["Mænd, på pladser uden valg"] == 1
