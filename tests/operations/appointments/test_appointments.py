"""Seating people and ending it: the rows, the log, the refusals."""

from datetime import datetime

import pytest
from sqlalchemy import select

from recruit.appointments import operations, queries
from recruit.appointments.model import Membership, OfficeHolding
from recruit.appointments.rules import EndReason, NewMembership, Office, Role
from recruit.bodies import queries as bodies
from recruit.bodies.rules import SeatType, SubstituteArrangement
from recruit.foundation.audit.model import AuditEntry
from recruit.foundation.refusal import NotFound, Refused
from tests.builders import (
    BY,
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


def test_a_member_takes_a_seat_and_the_log_says_so(database: Database) -> None:
    with database.transaction() as session:
        seat = the_seats(session, a_council(session))[0]
        member = a_member(session, seat, since="2026-04-14", last_day="juni 2027")

    with database.reading() as session:
        found = session.get_one(Membership, member.id)
        last = session.scalars(select(AuditEntry).order_by(AuditEntry.number.desc())).first()
        assert (found.role, found.seat_id, found.until) == (Role.MEMBER, seat.id, day("2027-07-01"))
        assert found.last_day == a_day("juni 2027")
        assert last is not None
        assert (last.event, last.subject_id) == ("membership.created", str(member.id))


def test_a_seat_that_is_taken_leaves_no_row(database: Database) -> None:
    with database.transaction() as session:
        seat = the_seats(session, a_council(session))[0]
        a_member(session, seat)

    with pytest.raises(Refused, match="seat-is-taken"), database.transaction() as session:
        a_member(session, seat, a_person(session, "Hawa Ibsen"))

    with database.reading() as session:
        assert len(session.scalars(select(Membership)).all()) == 1


def test_a_person_may_sit_in_two_councils(database: Database) -> None:
    with database.transaction() as session:
        person = a_person(session)
        for name in ("Integrationsrådet", "Ældrerådet"):
            a_member(session, the_seats(session, a_council(session, name))[0], person)


def test_a_member_of_this_term_may_be_appointed_to_the_next(database: Database) -> None:
    with database.transaction() as session:
        body = a_council(session)
        member = a_member(session, the_seats(session, body)[0])
        a_seat_group(session, a_term(session, body, "2030-2033"))

        a_member(session, the_seats(session, body)[0], member.person, since="2030-01-01")


def test_a_party_stands_with_members_of_the_municipal_council_only(database: Database) -> None:
    with database.transaction() as session:
        body = a_council(session, seats=1)
        a_seat_group(session, the_term(session, body), "Byrådet", seats=1, seat_type=SeatType.MUNICIPAL_COUNCIL)
        elected, political = the_seats(session, body)

        assert a_member(session, political, party="Lokallisten").party == "Lokallisten"
        with pytest.raises(Refused, match="party-only-for-municipal-council"):
            a_member(session, elected, party="Lokallisten")


def test_whom_somebody_sits_for_may_be_an_organization_or_a_text(database: Database, now: datetime) -> None:
    with database.transaction() as session:
        seats = the_seats(session, a_council(session))
        new, club = NewMembership(a_day("2026-01-01"), represents_unit="Ungdom"), an_organization(session)

        known = operations.take_seat(session, seats[0], a_person(session), new, by=BY, now=now, on_behalf_of=club)
        text = operations.take_seat(session, seats[1], a_person(session), new, by=BY, now=now, on_behalf_of="skolerne")

    assert (known.represents_on(day("2026-06-01")), known.represents_unit) == ("Fjordby Boldklub", "Ungdom")
    assert (text.represents_on(day("2026-06-01")), text.on_behalf_of_id) == ("skolerne", None)


# Substitutes and associates


def test_a_list_takes_the_next_rank_by_itself(database: Database) -> None:
    with database.transaction() as session:
        group = the_seats(session, a_council(session))[0].group
        ranks = [a_substitute(session, group).rank for _ in range(3)]

    assert ranks == [1, 2, 3]


def test_a_personal_substitute_is_bound_to_the_member(database: Database) -> None:
    with database.transaction() as session:
        body = a_council(session, seats=0)
        group = a_seat_group(session, the_term(session, body), arrangement=SubstituteArrangement.PERSONAL)
        member = a_member(session, group.seats[0])
        substitute = a_substitute(session, group, member=member, rank=1)

    assert (substitute.substitute_for_id, substitute.seat_id, substitute.rank) == (member.id, None, 1)


def test_an_organisations_substitute_is_bound_to_the_seat(database: Database) -> None:
    with database.transaction() as session:
        body = a_council(session, seats=0)
        group = a_seat_group(session, the_term(session, body), arrangement=SubstituteArrangement.ORGANISATION)
        substitute = a_substitute(session, group, seat=group.seats[1])

    assert (substitute.seat_id, substitute.arrangement) == (group.seats[1].id, SubstituteArrangement.ORGANISATION)


def test_a_group_without_substitutes_takes_none(database: Database) -> None:
    with pytest.raises(Refused, match="group-has-no-substitutes"), database.transaction() as session:
        body = a_council(session, seats=0)
        a_substitute(session, a_seat_group(session, the_term(session, body), arrangement=SubstituteArrangement.NONE))


def test_an_associate_takes_part_without_a_seat(database: Database, now: datetime) -> None:
    with database.transaction() as session:
        group = the_seats(session, a_council(session))[0].group
        new = NewMembership(a_day("2026-01-01"))
        associate = operations.take_part(session, group, a_person(session), new, by=BY, now=now)

    assert (associate.role, associate.seat_id) == (Role.ASSOCIATE, None)


def test_an_associate_takes_part_within_the_term(database: Database, now: datetime) -> None:
    with pytest.raises(Refused, match="begins-outside-the-term"), database.transaction() as session:
        group = the_seats(session, a_council(session))[0].group
        new = NewMembership(a_day("2025-12-31"))
        operations.take_part(session, group, a_person(session), new, by=BY, now=now)


# Offices and ends


def test_a_member_becomes_chair(database: Database, now: datetime) -> None:
    with database.transaction() as session:
        member = a_member(session, the_seats(session, a_council(session))[0])
        last_day = day("2027-12-31")
        operations.hold_office(
            session, member, Office.CHAIR, since=day("2026-05-01"), last_day=last_day, by=BY, now=now
        )

    with database.reading() as session:
        (office,) = session.scalars(select(OfficeHolding)).all()
        assert (office.office, office.until) == (Office.CHAIR, day("2028-01-01"))


def test_two_chairs_at_once_are_refused(database: Database, now: datetime) -> None:
    with pytest.raises(Refused, match="office-is-taken"), database.transaction() as session:
        for seat in the_seats(session, a_council(session))[:2]:
            member = a_member(session, seat)
            operations.hold_office(session, member, Office.CHAIR, since=day("2026-05-01"), by=BY, now=now)


def test_a_substitute_is_no_chair(database: Database, now: datetime) -> None:
    with pytest.raises(Refused, match="office-holder-is-no-member"), database.transaction() as session:
        substitute = a_substitute(session, the_seats(session, a_council(session))[0].group)
        operations.hold_office(session, substitute, Office.CHAIR, since=day("2026-05-01"), by=BY, now=now)


def the_memberships(session: object, slug: str = "integrationsraadet") -> list[Membership]:
    body = bodies.body_by_slug(session, slug)  # type: ignore[arg-type]
    return list(queries.memberships(session, bodies.terms(session, body)[0]))  # type: ignore[arg-type]


def test_ending_a_membership_ends_its_offices_first(database: Database, now: datetime) -> None:
    with database.transaction() as session:
        member = a_member(session, the_seats(session, a_council(session))[0])
        operations.hold_office(
            session, member, Office.CHAIR, since=day("2026-05-01"), last_day=day("2027-12-31"), by=BY, now=now
        )
        operations.hold_office(session, member, Office.VICE_CHAIR, since=day("2028-01-01"), by=BY, now=now)

    with database.transaction() as session:
        (member,) = the_memberships(session)
        operations.end(session, member, a_day("2026-09-30"), EndReason.RESIGNED, by=BY, now=now)

    with database.reading() as session:
        (member,) = the_memberships(session)
        assert (member.last_day, member.end_reason) == (a_day("2026-09-30"), EndReason.RESIGNED)
        assert [(office.office, office.until) for office in member.offices] == [(Office.CHAIR, day("2026-10-01"))]


def test_an_office_that_ended_earlier_keeps_its_end(database: Database, now: datetime) -> None:
    with database.transaction() as session:
        member = a_member(session, the_seats(session, a_council(session))[0])
        operations.hold_office(
            session, member, Office.CHAIR, since=day("2026-05-01"), last_day=day("2026-06-30"), by=BY, now=now
        )

    with database.transaction() as session:
        (member,) = the_memberships(session)
        operations.end(session, member, a_day("2026-09-30"), EndReason.RESIGNED, by=BY, now=now)
        assert member.offices[0].until == day("2026-07-01")


def test_what_has_ended_is_not_ended_again(database: Database, now: datetime) -> None:
    with database.transaction() as session:
        a_member(session, the_seats(session, a_council(session))[0], last_day="2026-09-30")

    with pytest.raises(Refused, match="membership-has-ended"), database.transaction() as session:
        (member,) = the_memberships(session)
        operations.end(session, member, a_day("2026-12-31"), EndReason.RESIGNED, by=BY, now=now)


def test_a_group_that_does_not_exist_is_not_found(database: Database) -> None:
    with database.transaction() as session:
        person = a_person(session)

        with pytest.raises(NotFound):
            queries.group_of(session, person.id)


# What is due


def test_vacant_seats_are_due_while_their_term_runs(database: Database) -> None:
    with database.transaction() as session:
        seats = the_seats(session, a_council(session, seats=3))
        a_member(session, seats[0], since="2026-01-01", last_day="2026-05-31")
        a_member(session, seats[1], since="2026-04-01")
        full = the_seats(session, a_council(session, "Ældrerådet", seats=1))
        a_member(session, full[0])

    numbers = {}
    with database.reading() as session:
        for on in ("2025-12-31", "2026-03-31", "2026-04-01", "2026-06-01", "2030-01-01"):
            vacant = (one for one in queries.due(session, on=day(on)) if one.kind == "seats-vacant")
            numbers[on] = [(one.body, one.facts["number"]) for one in vacant]
    ours = "integrationsraadet"
    assert numbers == {
        "2025-12-31": [],
        "2026-03-31": [(ours, 2)],
        "2026-04-01": [(ours, 1)],
        "2026-06-01": [(ours, 2)],
        "2030-01-01": [],
    }
