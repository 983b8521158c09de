"""Setting right what was registered wrongly: the rows, the log, the refusals."""

from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.appointments import operations, queries
from recruit.appointments.model import Membership, MembershipEnding, OfficeHolding
from recruit.appointments.operations import constituting
from recruit.appointments.rules import EndReason, NewMembership, Office
from recruit.bodies.model import Body
from recruit.bodies.rules import SubstituteArrangement
from recruit.foundation.audit.model import AuditEntry
from recruit.foundation.refusal import NotFound, Refused
from tests.builders import (
    BY,
    NOW,
    a_council,
    a_day,
    a_member,
    a_person,
    a_seat_group,
    a_substitute,
    day,
    the_seats,
    the_term,
)
from tests.conftest import Database


def a_chair(session: Session) -> tuple[Body, Membership]:
    body = a_council(session, seats=2)
    member = a_member(session, the_seats(session, body)[0])
    operations.hold_office(session, member, Office.CHAIR, since=day("2026-04-01"), by=BY, now=NOW)
    return body, member


def loaded(session: Session, body: Body, member: Membership) -> Membership:
    return queries.membership(session, session.get_one(Body, body.id), member.id)


def last_event(session: Session) -> AuditEntry:
    return session.scalars(select(AuditEntry).order_by(AuditEntry.number.desc()).limit(1)).one()


def test_the_days_of_a_membership_are_set_right_and_the_log_says_so(database: Database) -> None:
    with database.transaction() as session:
        body = a_council(session, seats=1)
        member = a_member(session, the_seats(session, body)[0])
    with database.transaction() as session:
        held = loaded(session, body, member)
        operations.correct_days(session, held, a_day("februar 2026"), a_day("juni 2027"), by=BY, now=NOW)

    with database.reading() as session:
        held = session.get_one(Membership, member.id)
        assert (held.first_day, held.last_day) == (a_day("februar 2026"), a_day("juni 2027"))
        assert last_event(session).event == "membership.corrected"


def test_a_departure_that_was_a_mistake_is_undone_by_leaving_out_the_last_day(database: Database) -> None:
    with database.transaction() as session:
        body, member = a_chair(session)
    with database.transaction() as session:
        operations.end(session, loaded(session, body, member), a_day("2026-06-30"), EndReason.RESIGNED, by=BY, now=NOW)
    with database.transaction() as session:
        operations.correct_days(session, loaded(session, body, member), a_day("2026-01-01"), None, by=BY, now=NOW)

    with database.reading() as session:
        held = session.get_one(Membership, member.id)
        assert (held.until, held.end_reason) == (None, None)


def test_corrected_days_that_would_leave_an_office_outside_are_refused(database: Database) -> None:
    with database.transaction() as session:
        body, member = a_chair(session)

    with pytest.raises(Refused, match="office-outside-the-membership"), database.transaction() as session:
        operations.correct_days(session, loaded(session, body, member), a_day("2026-05-01"), None, by=BY, now=NOW)


@pytest.mark.parametrize(("first", "last"), [("2026-04-14", None), ("2026-01-01", "2028-06-30")])
def test_an_office_follows_a_first_day_that_nobody_had_stated(database: Database, first: str, last: str | None) -> None:
    with database.transaction() as session:
        body = a_council(session, seats=1)
        assumed = NewMembership(a_day("2026-01-01"), since_assumed=True)
        member = operations.take_seat(session, the_seats(session, body)[0], a_person(session), assumed, by=BY, now=NOW)
        operations.hold_office_throughout(session, member, Office.CHAIR, by=BY, now=NOW)
    with database.transaction() as session:
        held = loaded(session, body, member)
        operations.correct_days(session, held, a_day(first), a_day(last) if last else None, by=BY, now=NOW)

    with database.reading() as session:
        held = loaded(session, body, member)
        assert held.since_assumed is (first == "2026-01-01")  # whoever corrects the last day has not stated the first
        assert [office.span for office in held.offices] == [held.span]


def test_the_days_of_a_substitute_are_set_right_by_the_arrangement_of_the_appointment(database: Database) -> None:
    with database.transaction() as session:
        body, _chair = a_chair(session)
        substitute = a_substitute(session, the_seats(session, body)[0].group)
    with database.transaction() as session:
        operations.correct_days(session, loaded(session, body, substitute), a_day("2026-05-01"), None, by=BY, now=NOW)

    with database.reading() as session:
        assert session.get_one(Membership, substitute.id).since == day("2026-05-01")


def test_what_was_registered_in_error_is_gone_with_its_office_and_the_log_knows_who_was_meant(
    database: Database,
) -> None:
    with database.transaction() as session:
        body, member = a_chair(session)
    with database.transaction() as session:
        operations.take_back(session, loaded(session, body, member), by=BY, now=NOW)

    with database.reading() as session:
        assert session.scalars(select(Membership)).all() == []
        assert session.scalars(select(OfficeHolding)).all() == []
        entry = last_event(session)
        assert (entry.event, entry.subject_id) == ("membership.taken_back", str(member.id))


def test_a_member_with_a_personal_substitute_is_not_taken_back(database: Database) -> None:
    with database.transaction() as session:
        body = a_council(session, seats=0)
        group = a_seat_group(session, the_term(session, body), seats=1, arrangement=SubstituteArrangement.PERSONAL)
        member = a_member(session, the_seats(session, body)[0])
        a_substitute(session, group, member=member)

    with pytest.raises(Refused, match="has-personal-substitutes"), database.transaction() as session:
        operations.take_back(session, loaded(session, body, member), by=BY, now=NOW)


def test_an_office_ends_after_its_last_day_and_the_membership_goes_on(database: Database) -> None:
    with database.transaction() as session:
        body, member = a_chair(session)
    with database.transaction() as session:
        (office,) = loaded(session, body, member).offices
        operations.end_office(session, office, day("2026-12-31"), by=BY, now=NOW)

    with database.reading() as session:
        held = loaded(session, body, member)
        assert (held.offices[0].until, held.until) == (day("2027-01-01"), None)
        assert last_event(session).event == "office_holding.ended"


def test_the_next_chair_begins_the_day_after(database: Database) -> None:
    with database.transaction() as session:
        body, member = a_chair(session)
        second = a_member(session, the_seats(session, body)[1])
    with database.transaction() as session:
        (office,) = loaded(session, body, member).offices
        operations.end_office(session, office, day("2026-12-31"), by=BY, now=NOW)
        follower = loaded(session, body, second)
        with pytest.raises(Refused, match="office-is-taken"):
            operations.hold_office(session, follower, Office.CHAIR, since=day("2026-12-31"), by=BY, now=NOW)
        operations.hold_office(session, follower, Office.CHAIR, since=day("2027-01-01"), by=BY, now=NOW)

    with database.reading() as session:
        assert len(session.scalars(select(OfficeHolding)).all()) == 2


# One seat


def test_a_membership_a_seat_and_an_office_are_found_in_their_own_council_only(database: Database) -> None:
    with database.transaction() as session:
        body, member = a_chair(session)
        other = a_council(session, "Ældrerådet")
        office = session.scalars(select(OfficeHolding.id)).one()

        for find, what in (
            (queries.membership, member.id),
            (queries.occupied_seat, member.seat_id),
            (queries.office, office),
        ):
            assert find(session, body, what)
            with pytest.raises(NotFound):
                find(session, other, what)


def test_a_seat_knows_who_sits_who_comes_and_who_stands_behind_it(database: Database) -> None:
    with database.transaction() as session:
        body = a_council(session, seats=2)
        seat, other = the_seats(session, body)
        first = a_member(session, seat, last_day="2026-12-31")
        second = a_member(session, seat, since="2027-01-01")
        a_member(session, other)
        behind = a_substitute(session, seat.group)
    with database.reading() as session:
        found = queries.occupied_seat(session, session.get_one(Body, body.id), seat.id)

        sitting, coming = found.member(on=day("2026-11-21")), found.coming(on=day("2026-11-21"))
        assert sitting is not None
        assert coming is not None
        assert (sitting.id, coming.id) == (first.id, second.id)
        assert [held.id for held in found.members] == [first.id, second.id]
        assert [held.id for held in found.substitutes] == [behind.id]


def test_a_substitute_stands_on_the_page_of_the_seat_that_it_is_bound_to(database: Database) -> None:
    with database.transaction() as session:
        body = a_council(session, seats=1)
        term = the_term(session, body)
        personal = a_seat_group(session, term, "P", seats=1, arrangement=SubstituteArrangement.PERSONAL).seats[0]
        theirs = a_seat_group(session, term, "O", seats=2, arrangement=SubstituteArrangement.ORGANISATION).seats[1]
        first = the_seats(session, body)[0]
        member = a_member(session, personal)
        found = {
            "member": queries.seat_of(session, member),
            "personal": queries.seat_of(session, a_substitute(session, personal.group, member=member)),
            "organisation": queries.seat_of(session, a_substitute(session, theirs.group, seat=theirs)),
            "list": queries.seat_of(session, a_substitute(session, first.group)),
        }

    assert found == {
        "member": personal.id,
        "personal": personal.id,
        "organisation": theirs.id,
        "list": first.id,
    }


def test_people_are_told_apart_by_the_place_they_had_last(database: Database) -> None:
    with database.transaction() as session:
        body, member = a_chair(session)
        places = queries.latest_places(session, {member.person_id, body.id})

        assert places == {member.person_id: "Integrationsrådet, 2026–2029"}
        assert queries.latest_places(session, ()) == {}


def a_departure(session: Session, body: Body, member: Membership) -> None:
    end = MembershipEnding(membership_id=member.id, reason=EndReason.RESIGNED, at=NOW, by=BY.reference)
    end.carried_out, end.left_out, end.noted = [], {}, {}
    session.add(end)


def a_candidacy(session: Session, body: Body, member: Membership) -> None:
    constituting.begin(session, the_term(session, body), Office.CHAIR, [member], day("2026-05-05"), by=BY, now=NOW)


@pytest.mark.parametrize("happens", [a_departure, a_candidacy])
def test_a_place_in_which_something_happened_is_not_taken_back(
    database: Database, happens: Callable[[Session, Body, Membership], None]
) -> None:
    with database.transaction() as session:
        body, member = a_chair(session)
        happens(session, body, member)

    with pytest.raises(Refused, match="place-is-spoken-of"), database.transaction() as session:
        operations.take_back(session, loaded(session, body, member), by=BY, now=NOW)
