"""A council is dissolved from 1 January: its last roster is that of 31 December, and its history stays."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from recruit.acts import closing_down
from recruit.acts.dissolving import dissolve, ending, letters_about, undo
from recruit.acts.ending.letters import know_names
from recruit.appointments.model import Membership, OfficeHolding
from recruit.appointments.operations import hold_office, take_seat
from recruit.appointments.operations.substituting import call_in
from recruit.appointments.queries import due, sits_on
from recruit.appointments.rules import EndReason, NewMembership, Office, Role
from recruit.appointments.rules.substitution import CallKind
from recruit.assignments.model import AskingRound, Assignment, GroupParticipation, PlaceElsewhere, WorkingGroup
from recruit.assignments.operations import asking, groups, places
from recruit.assignments.operations.asking import NewRound
from recruit.assignments.queries import due_groups, due_places
from recruit.assignments.rules import AskingKind, GroupEnd, PlaceRole, Whom
from recruit.assignments.rules.places import NewPlace
from recruit.bodies.model import Body, BodyDissolution, Decision, Seat, SeatGroup, Term
from recruit.bodies.operations import record_decision
from recruit.bodies.rules import DecisionKind
from recruit.bodies.rules.dissolution import NewDissolution
from recruit.foundation.dates import Span
from recruit.foundation.mail import by_hand as mail
from recruit.foundation.mail.model import Letter
from recruit.foundation.mail.rules import Status
from recruit.foundation.refusal import Refused
from recruit.meetings.model import Meeting
from recruit.recruitment.model import RoundAnnouncement
from recruit.recruitment.operations import announce
from recruit.reports.seating import roster
from tests.acts.test_leaving_everything import a_busy_chair
from tests.builders import (
    BY,
    NOW,
    a_council,
    a_day,
    a_member,
    a_person,
    a_seat_group,
    a_substitute,
    a_term,
    an_organization,
    day,
    the_seats,
    the_term,
)
from tests.conftest import Database
from tests.nominations import an_open_round
from tests.substitutes import NEW, a_call, ask, hear, loaded

NEW_YEAR = day("2027-01-01")
LEAVE, AFTER = Span(day("2026-12-15"), day("2027-01-04")), Span(day("2027-01-05"), day("2027-01-06"))
LAST, MINUTE = Span(day("2027-01-12"), day("2027-01-13")), timedelta(minutes=1)
FROM_NEW_YEAR = NewDissolution(NEW_YEAR, "Medborgerforum")


def a_full_council(session: Session) -> Body:
    """Seat a chair, and somebody whose place was to end in the spring; with a substitute."""
    body = a_council(session)
    chair, other = the_seats(session, body)[:2]
    hold_office(
        session,
        a_member(session, chair, a_person(session, "Hawa Ibsen")),
        Office.CHAIR,
        since=day("2026-01-01"),
        by=BY,
        now=NOW,
    )
    a_member(session, other, a_person(session, "Bo Bruun"), last_day="30. april 2027")
    a_substitute(session, chair.group, a_person(session, "Kaj Lund"))
    return body


def decided(session: Session, body: Body, kind: DecisionKind = DecisionKind.DISSOLVE) -> Decision:
    return record_decision(session, body, kind, "Byrådet", day("2026-11-30"), by=BY, now=NOW)


def sitting(session: Session, on: str) -> int:
    chosen = select(Membership.id).join(Membership.group).join(Term, Term.id == SeatGroup.term_id)
    return len(session.scalars(chosen.where(sits_on(day(on)))).all())


def test_the_last_day_is_the_day_before_and_everything_open_ends_on_it(database: Database) -> None:
    with database.transaction() as session:
        body = a_full_council(session)
        dissolve(session, body, decided(session, body), FROM_NEW_YEAR, by=BY, now=NOW)

    with database.reading() as session:
        assert {one.until for one in session.scalars(select(Membership))} == {NEW_YEAR}
        assert {one.end_reason for one in session.scalars(select(Membership))} == {EndReason.BODY_DISSOLVED}
        assert session.scalars(select(OfficeHolding.until)).all() == [NEW_YEAR]
        assert (sitting(session, "2026-12-31"), sitting(session, "2027-01-01")) == (3, 0)
        assert due(session, on=NEW_YEAR) == []


def test_the_last_roster_has_those_who_go_on_from_the_term_before(database: Database) -> None:
    with database.transaction() as session:
        body = a_council(session, seats=1, term="2022-2025")
        (before,) = the_seats(session, body)
        a_member(session, before, a_person(session, "Preben Holst"), since="2022-01-01")
        a_seat_group(session, a_term(session, body, "2026-2029"), seats=1)
        the_seats(session, body)[0].succeeds_id = before.id
        dissolve(session, body, decided(session, body), FROM_NEW_YEAR, by=BY, now=NOW)

        def sits(on: str) -> list[str | None]:
            return [row.name for row in roster(session, body, the_term(session, body), as_of=day(on)).rows]

        assert (sits("2026-11-30"), sits("2026-12-31")) == (["Preben Holst"], ["Preben Holst"])
        assert (sits("2027-01-01"), sitting(session, "2026-12-31"), sitting(session, "2027-01-01")) == ([], 1, 0)


def test_what_is_held_elsewhere_on_its_behalf_ends_with_it(database: Database) -> None:
    with database.transaction() as session:
        body, committee = a_full_council(session), a_council(session, "Folkeoplysningsudvalget")
        whom, seats = body.organization, the_seats(session, committee)
        places = [NewMembership(a_day("2026-01-01"), last) for last in (None, a_day("2029-12-31"), a_day("2026-06-30"))]
        sent = [
            take_seat(session, seat, a_person(session), new, on_behalf_of=whom, by=BY, now=NOW).id
            for seat, new in zip(seats, places, strict=False)
        ]
        dissolve(session, body, decided(session, body), FROM_NEW_YEAR, by=BY, now=NOW)

        # Also the one whose last day was printed, and not the one who had left.
        ends = [session.get_one(Membership, one).until for one in sent]
        assert ends == [NEW_YEAR, NEW_YEAR, day("2026-07-01")]


def test_substitutes_step_in_up_to_the_last_day_and_are_told_when_it_comes_to_nothing(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        called = a_call(session)
        body, meeting = loaded(session, called)
        leave = call_in(session, meeting.member, replace(NEW[CallKind.LEAVE], span=LEAVE), by=BY, now=NOW)
        after = call_in(session, meeting.member, replace(NEW[CallKind.MEETING], span=AFTER), by=BY, now=NOW)
        last = call_in(session, meeting.member, replace(NEW[CallKind.MEETING], span=LAST), by=BY, now=NOW)
        ask(session, called, called.first)
        asked = ask(session, replace(called, call=after.id), called.first, now=NOW + MINUTE)
        hear(session, replace(called, call=after.id), asked, accepts=True, now=NOW + MINUTE)
        ask(session, replace(called, call=last.id), called.second, now=NOW + 2 * MINUTE)
        dissolve(session, body, decided(session, body), FROM_NEW_YEAR, by=BY, now=NOW + 3 * MINUTE)

        assert [one.closed_at is None for one in (meeting, leave, after, last)] == [True, True, False, False]
        assert (meeting.until, leave.until) == (day("2026-12-11"), NEW_YEAR)
        letters = session.scalars(select(Letter).where(Letter.kind.startswith("substitute"))).all()
        assert sorted((one.kind, one.status is Status.CANCELLED) for one in letters) == [
            ("substitute_ask", False),
            ("substitute_ask", True),
            ("substitute_ask_on_paper", True),
            ("substitute_not_needed", False),
            ("substitute_receipt", False),
        ]
        undo(session, session.scalars(select(BodyDissolution)).one(), "Byrådet ombestemte sig.", by=BY, now=NOW)
        assert (after.closed_at, leave.until) == (None, LEAVE.until)


def test_it_is_undone_as_a_whole(database: Database) -> None:
    with database.transaction() as session:
        number = a_full_council(session).id

    with database.transaction() as session:
        body = session.get_one(Body, number)
        dissolve(session, body, decided(session, body), FROM_NEW_YEAR, by=BY, now=NOW)

    with database.transaction() as session:
        made = session.scalars(select(BodyDissolution)).one()
        undo(session, made, "Byrådet ombestemte sig.", by=BY, now=NOW)

    with database.reading() as session:
        assert sorted(map(str, session.scalars(select(Membership.until)))) == ["2027-05-01", "None", "None"]
        assert session.scalars(select(Body.until)).all() == [None]
        assert session.scalars(select(OfficeHolding.until)).all() == [None]


def test_whoever_begins_later_is_taken_back_first(database: Database) -> None:
    with database.transaction() as session:
        body = a_full_council(session)
        a_member(session, the_seats(session, body)[2], since="2027-02-01")
        assert len(ending(session, body, NEW_YEAR).later) == 1

        with pytest.raises(Refused, match="somebody-begins-later"):
            dissolve(session, body, decided(session, body), FROM_NEW_YEAR, by=BY, now=NOW)


def test_a_council_is_dissolved_by_a_decision_to_do_so(database: Database) -> None:
    with database.transaction() as session:
        body = a_full_council(session)

        with pytest.raises(Refused, match="decision-dissolves-nothing"):
            other = decided(session, body, DecisionKind.OTHER)
            dissolve(session, body, other, FROM_NEW_YEAR, by=BY, now=NOW)


def test_nobody_goes_on_in_a_council_that_is_there_no_more(database: Database) -> None:
    with database.transaction() as session:
        body = a_full_council(session)
        running = the_term(session, body).id
        a_seat_group(session, a_term(session, body, "2030-2033"), seats=3)
        dissolve(session, body, decided(session, body), FROM_NEW_YEAR, by=BY, now=NOW)
        # Written down afterwards, without a last day: the term would hold over.
        chosen = select(Seat).join(Seat.group).where(SeatGroup.term_id == running)
        late = session.scalars(chosen.order_by(Seat.number).options(joinedload(Seat.group))).all()[2]
        a_member(session, late, since="2026-06-01")

        assert (sitting(session, "2026-12-31"), sitting(session, "2027-01-01")) == (4, 0)
        assert due(session, on=day("2030-03-01")) == []


def test_a_council_that_is_dissolved_gets_no_term_and_no_call(database: Database) -> None:
    with database.transaction() as session:
        body = a_full_council(session)
        called = an_open_round(session, body, is_announced=False)
        dissolve(session, body, decided(session, body), FROM_NEW_YEAR, by=BY, now=NOW)

        with pytest.raises(Refused, match="council-is-dissolved-then"):
            a_term(session, body, "2027-2030")
        with pytest.raises(Refused, match="round-of-a-dissolved-council"):
            announce(session, called, by=BY, now=NOW)


def test_a_call_is_public_no_more_and_public_again_when_it_is_undone(database: Database) -> None:
    with database.transaction() as session:
        body = a_full_council(session)
        called, found = an_open_round(session, body), body.id
        history = an_open_round(session, body, name="For fire år siden", slug="foer")
        history.term = a_term(session, body, "2022-2025")
        dissolve(session, body, decided(session, body), FROM_NEW_YEAR, by=BY, now=NOW)
        assert (called.is_announced, history.is_announced) == (False, True)

    with database.transaction() as session:
        made = session.scalars(select(BodyDissolution)).one()
        undo(session, made, "Byrådet ombestemte sig.", by=BY, now=NOW)

    with database.reading() as session:
        assert [one.revoked_at for one in session.scalars(select(RoundAnnouncement))] == [None, None]
        assert session.get_one(Body, found).until is None


def test_each_reader_gets_one_letter_and_what_lies_here_is_stopped_when_it_is_undone(database: Database) -> None:
    with database.transaction() as session:
        body = a_full_council(session)
        made = dissolve(session, body, decided(session, body), FROM_NEW_YEAR, by=BY, now=NOW, write_to=[*Role])
        written = letters_about(session, made)
        assert sorted(one.address for one in written) == ["Bo Bruun", "Hawa Ibsen", "Kaj Lund"]
        assert {one.kind for one in written} == {"council_dissolved"}
        assert all("Arbejdet fortsætter i Medborgerforum." in one.body for one in written)

        mail.mark_sent(session, written[0], by=BY, now=NOW)
        undo(session, made, "Byrådet ombestemte sig.", by=BY, now=NOW)
        assert sorted(one.status for one in written) == [Status.CANCELLED, Status.CANCELLED, Status.SENT]


def test_what_the_council_does_ends_with_it_and_goes_on_when_it_is_undone(database: Database) -> None:
    with database.transaction() as session:
        busy = a_busy_chair(session)
        before = standing(session)
        body = know_names(session, session.get_one(Body, busy.body))
        assert len(closing_down.work(session, body, day("2026-11-30")).rounds) == 1
        made = dissolve(session, body, decided(session, body), NewDissolution(day("2026-12-01")), by=BY, now=NOW)

        assert standing(session) == {
            "places": [day("2026-12-01")] * 2,
            "assignments": [day("2026-12-01")] * 2,
            "groups": [(day("2026-12-01"), GroupEnd.BODY_DISSOLVED)],
            "participations": [day("2026-12-01")] * 2,
            "rounds": [None],  # it is over before the last day
            "meetings": [NOW],
        }
        kinds = {one.kind for one in letters_about(session, made)}
        assert kinds == {"place_ended"}
        assert all("Der kommer ikke en anden i stedet" in one.body for one in letters_about(session, made))
        number = made.id

    with database.transaction() as session:
        undo(session, session.get_one(BodyDissolution, number), "Byrådet ombestemte sig.", by=BY, now=NOW)

        assert standing(session) == before
        assert {one.status for one in session.scalars(select(Letter).filter_by(kind="place_ended"))} == {
            Status.CANCELLED
        }


def test_what_would_begin_after_the_last_day_is_no_hindrance_and_waits_for_nobody(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        body, later = a_full_council(session), day("2027-02-01")
        groups.found_group(session, body, "Mentorkorpset", later, by=BY, now=NOW)
        new = NewPlace("Ældrerådet", PlaceRole.MEMBER, since=later)
        places.describe(session, body, an_organization(session, "Ældrerådet"), new, by=BY, now=NOW)
        waits = [len(one.due(session, on=later)) for one in (due_groups, due_places)]
        dissolve(session, body, decided(session, body), FROM_NEW_YEAR, by=BY, now=NOW)

        assert waits == [1, 1]
        assert [one.due(session, on=later) for one in (due_groups, due_places)] == [[], []]


def test_whom_a_council_sends_is_asked_no_more_once_it_ends_whenever_the_answers_are_due(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        busy = a_busy_chair(session)
        body = know_names(session, session.get_one(Body, busy.body))
        steps = [(Whom.MEMBERS, NOW + timedelta(days=2))]
        for kind in (AskingKind.PLACE, AskingKind.OPINION):
            asking.plan(session, body, NewRound(kind, str(kind), steps), by=BY, now=NOW)

        assert [one.title for one in closing_down.work(session, body, NEW_YEAR).rounds] == ["place"]


def standing(session: Session) -> dict[str, list[object]]:
    """Return until when what a council does goes on."""
    return {
        "places": [*session.scalars(select(PlaceElsewhere.until))],
        "assignments": [*session.scalars(select(Assignment.until))],
        "groups": [(*row,) for row in session.execute(select(WorkingGroup.until, WorkingGroup.ended_as))],
        "participations": [*session.scalars(select(GroupParticipation.until))],
        "rounds": [*session.scalars(select(AskingRound.closed_at))],
        "meetings": [*session.scalars(select(Meeting.cancelled_at))],
    }
