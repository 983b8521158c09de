"""From a recommendation to members: the case, the decision in parts, and taking it back."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.appointments.model import AppointmentCase, DesignateDecision, Membership
from recruit.appointments.operations import end
from recruit.appointments.operations.cases import collecting, deciding, opening, proposing
from recruit.appointments.queries import case as queries
from recruit.appointments.queries.told_of import is_decided
from recruit.appointments.rules import EndReason, Role
from recruit.appointments.rules.case import Decided, DecidedAs, DesignateSource, NewDesignate
from recruit.bodies import operations as bodies
from recruit.bodies.model import Decision
from recruit.bodies.operations import record_decision
from recruit.bodies.queries import confirmation
from recruit.bodies.rules import DecisionKind
from recruit.elections.model import Election
from recruit.elections.operations import counting, passing
from recruit.elections.rules.vocabulary import Milestone
from recruit.foundation import clock
from recruit.foundation.refusal import Refused
from recruit.nominations.model import Nominee
from recruit.nominations.operations import complaints as complaining
from recruit.nominations.rules.complaints import NewComplaint, Standing
from recruit.people.model import ContactDetail, Person
from recruit.recruitment.rules import Manner
from tests.builders import BY, NOW, a_day, a_person, day
from tests.conftest import Database
from tests.elections import COMMITTEE, EVENING, FINAL, NAMES, POLLING, an_election, entered, loaded
from tests.nominations import NOON

DECIDED = POLLING + timedelta(weeks=5)
LATER = EVENING + timedelta(weeks=8)
THROUGH = (Milestone.FIXED, Milestone.VOTING, Milestone.CLOSED)


def a_case(session: Session) -> AppointmentCase:
    """Make a case with what an election recommends: two members, and two who are next."""
    election = an_election(session, passed=THROUGH)
    counting.count(session, election, entered(session, election, [40, 30, 20, 10]), FINAL, by=BY, now=EVENING)
    passing.record(session, loaded(session, election), Milestone.CERTIFIED, COMMITTEE, by=BY, now=EVENING)
    certified = loaded(session, election)
    made = opening.open_case(session, certified.round.term, "Udpegning 2026–2029", by=BY, now=LATER)
    collecting.from_result(session, made, certified, by=BY, now=LATER)
    return again(session, made)


def again(session: Session, case: AppointmentCase) -> AppointmentCase:
    """Return the case as pages and operations have it."""
    return queries.case(session, case.term.body, case.id, lock=True)


def a_decision(session: Session, case: AppointmentCase, on: str = str(DECIDED)) -> Decision:
    body = case.term.body
    return record_decision(session, body, DecisionKind.APPOINT, "Byrådet", day(on), by=BY, now=LATER)


def everybody(case: AppointmentCase) -> Mapping[UUID, Decided]:
    return {one.id: Decided(DecidedAs.APPOINTED) for one in case.designates}


def seated(session: Session) -> list[tuple[str, Role, int | None]]:
    chosen = select(Person.name, Membership.role, Membership.rank).join(Membership.person)
    return [(name, role, rank) for name, role, rank in session.execute(chosen.order_by(Membership.role, Person.name))]


def test_what_a_vote_advises_stands_in_the_case_and_nobody_is_a_member(database: Database) -> None:
    with database.transaction() as session:
        case = a_case(session)

        assert [(queries.name_of(one), one.role, one.rank) for one in case.designates] == [
            ("Amina Abdi", Role.MEMBER, None),
            ("Bo Bruun", Role.MEMBER, None),
            ("Dorthe Dam", Role.SUBSTITUTE, 1),
            ("Kaj Lund", Role.SUBSTITUTE, 2),
        ]
        assert {one.source for one in case.designates} == {DesignateSource.RESULT}
        assert seated(session) == []


def test_asking_a_source_again_takes_nobody_twice(database: Database) -> None:
    with database.transaction() as session:
        case = a_case(session)
        election = session.scalars(select(Election)).one()

        assert collecting.from_result(session, case, election, by=BY, now=LATER) == []


def test_whoever_stands_in_another_case_of_the_term_is_not_taken_in_twice(database: Database) -> None:
    with database.transaction() as session:
        first = a_case(session)
        amina, bo, *_ = first.designates
        election = session.scalars(select(Election)).one()
        proposing.drop_out(session, first, amina, "Flyttet.", by=BY, now=LATER)
        says = {bo.id: Decided(DecidedAs.NOT_APPOINTED, reason="Byrådet ønskede en anden.")}
        deciding.decide(session, first, a_decision(session, first), says, by=BY, now=LATER)
        second = opening.open_case(session, first.term, "Efterudpegning", by=BY, now=LATER)
        made = collecting.from_result(session, again(session, second), election, by=BY, now=LATER)

    assert [queries.name_of(one) for one in made] == ["Amina Abdi", "Bo Bruun"]


def test_a_result_that_is_not_certified_proposes_nobody(database: Database) -> None:
    with database.transaction() as session:
        election = an_election(session, passed=THROUGH)
        case = opening.open_case(session, election.round.term, "Udpegning", by=BY, now=LATER)

        with pytest.raises(Refused, match="result-is-not-certified"):
            collecting.from_result(session, again(session, case), election, by=BY, now=LATER)


def test_a_poll_that_was_cancelled_recommends_everybody_who_stood_and_nobody_comes_next(database: Database) -> None:
    with database.transaction() as session:
        election = an_election(session, NAMES[:2], passed=(Milestone.ANNOUNCED, Milestone.UNCONTESTED))
        case = opening.open_case(session, election.round.term, "Udpegning", by=BY, now=LATER)
        made = collecting.from_result(session, again(session, case), election, by=BY, now=LATER)

    assert [(one.role, one.rank, one.source_on) for one in made] == [(Role.MEMBER, None, POLLING)] * 2


def test_who_comes_from_a_second_source_is_next_after_those_who_are(database: Database) -> None:
    with database.transaction() as session:
        case = a_case(session)
        for one in case.designates[2:]:
            one.nomination_id, one.person_id = None, a_person(session).id
        session.flush()
        made = collecting.from_result(
            session, again(session, case), session.scalars(select(Election)).one(), by=BY, now=LATER
        )

    assert [one.rank for one in made] == [3, 4]


def test_a_term_that_was_planned_is_decided_by_the_appointment_of_its_members(database: Database) -> None:
    with database.transaction() as session:
        case = a_case(session)
        bodies.revoke_confirmation(session, case.term, "Ny kommunalbestyrelse.", by=BY, now=LATER)
        decision = a_decision(session, case)
        amina, bo, *_ = case.designates
        deviates = Decided(DecidedAs.NOT_APPOINTED, reason="Byrådet valgte en anden.")
        deciding.decide(session, case, decision, {bo.id: deviates}, by=BY, now=LATER)
        assert confirmation(session, case.term) is None
        deciding.decide(session, case, decision, {amina.id: Decided(DecidedAs.APPOINTED)}, by=BY, now=LATER)

        confirmed = confirmation(session, case.term)
        assert confirmed is not None
        assert confirmed.decision_id == decision.id


def test_the_last_appointment_that_is_taken_back_makes_the_term_planned_again(database: Database) -> None:
    with database.transaction() as session:
        case = a_case(session)
        bodies.revoke_confirmation(session, case.term, "Ny kommunalbestyrelse.", by=BY, now=LATER)
        amina, bo, *_ = case.designates
        says = {one.id: Decided(DecidedAs.APPOINTED) for one in (amina, bo)}
        deciding.decide(session, case, a_decision(session, case), says, by=BY, now=LATER)
        deciding.take_back(session, again(session, case), amina, "Forkert punkt.", by=BY, now=LATER)
        assert confirmation(session, case.term) is not None
        deciding.take_back(session, again(session, case), bo, "Forkert punkt.", by=BY, now=LATER)

        assert confirmation(session, case.term) is None


def test_a_term_that_was_confirmed_before_stays_so_without_its_members(database: Database) -> None:
    with database.transaction() as session:
        case = a_case(session)
        amina = case.designates[0]
        decision = a_decision(session, case)
        deciding.decide(session, case, decision, {amina.id: Decided(DecidedAs.APPOINTED)}, by=BY, now=LATER)
        deciding.take_back(session, again(session, case), amina, "Forkert punkt.", by=BY, now=LATER)

        assert confirmation(session, case.term) is not None


def test_a_case_waits_for_an_open_complaint(database: Database) -> None:
    with database.transaction() as session:
        case = a_case(session)
        round_id = session.scalars(select(Election.round_id)).one()
        new = NewComplaint("Ib Juhl", "ib@mail.example", Standing.VOTER, "", "Nej.", NOW, Manner.PAPER, "Byrådet", NOON)
        complaining.register(session, round_id, new, about=None, by=BY, now=NOW)

        with pytest.raises(Refused, match="case-waits-for-a-complaint"):
            opening.submit(session, case, clock.local(LATER).date(), by=BY, now=LATER)


def test_a_decision_makes_the_members_and_those_on_the_list(database: Database) -> None:
    with database.transaction() as session:
        case = a_case(session)
        decision = a_decision(session, case)
        deciding.decide(session, case, decision, everybody(case), by=BY, now=LATER)

    with database.reading() as session:
        assert seated(session) == [
            ("Amina Abdi", Role.MEMBER, None),
            ("Bo Bruun", Role.MEMBER, None),
            ("Dorthe Dam", Role.SUBSTITUTE, 1),
            ("Kaj Lund", Role.SUBSTITUTE, 2),
        ]
        memberships = session.scalars(select(Membership)).all()
        assert {one.decision_id for one in memberships} == {decision.id}
        assert {one.since for one in memberships} == {DECIDED}
        amina = session.scalars(select(Person).where(Person.name == "Amina Abdi")).one()
        reached = select(ContactDetail.value).where(ContactDetail.person_id == amina.id)
        assert session.scalars(reached).all() == ["a@mail.example"]
        known = session.scalars(select(Nominee.person_id).where(Nominee.name == "Amina Abdi")).one()
        assert known == amina.id


def test_members_are_appointed_by_two_decisions_on_their_own_days(database: Database) -> None:
    with database.transaction() as session:
        case = a_case(session)
        amina, bo, *_ = case.designates
        first, second = a_decision(session, case), a_decision(session, case, "2027-04-26")
        deciding.decide(session, case, first, {amina.id: Decided(DecidedAs.APPOINTED)}, by=BY, now=LATER)
        deciding.decide(session, case, second, {bo.id: Decided(DecidedAs.APPOINTED)}, by=BY, now=LATER)

    with database.reading() as session:
        chosen = select(Person.name, Membership.since).join(Membership.person).order_by(Membership.since)
        rows = session.execute(chosen).all()
        assert [tuple(row) for row in rows] == [("Amina Abdi", DECIDED), ("Bo Bruun", day("2027-04-26"))]


def test_somebody_else_is_appointed_with_the_reason_on_record(database: Database) -> None:
    with database.transaction() as session:
        case = a_case(session)
        _amina, bo, *_ = case.designates
        other = NewDesignate(
            bo.seat_group_id, DesignateSource.MUNICIPAL_COUNCIL, DECIDED, person=a_person(session, "Gry Falk").id
        )
        with pytest.raises(Refused, match="deviation-needs-a-reason"):
            proposing.propose(session, case, other, by=BY, now=LATER)
        chosen = proposing.propose(
            session, case, replace(other, reason="Byrådet ønskede en fra Nord."), by=BY, now=LATER
        )
        with pytest.raises(Refused, match="deviation-needs-a-reason"):
            says = {bo.id: Decided(DecidedAs.NOT_APPOINTED), chosen.id: Decided(DecidedAs.APPOINTED)}
            deciding.decide(session, case, a_decision(session, case), says, by=BY, now=LATER)
        says |= {bo.id: Decided(DecidedAs.NOT_APPOINTED, reason="Byrådet ønskede en fra Nord.")}
        deciding.decide(session, case, a_decision(session, case), says, by=BY, now=LATER)

        assert seated(session) == [("Gry Falk", Role.MEMBER, None)]
        assert session.scalars(select(DesignateDecision.reason).where(DesignateDecision.designate_id == bo.id)).one()


def test_who_dies_before_the_decision_leaves_the_place_to_the_next(database: Database) -> None:
    with database.transaction() as session:
        case = a_case(session)
        amina, _bo, dorthe, kaj = case.designates
        moved = proposing.drop_out(session, case, amina, "Død den 1. marts.", by=BY, now=LATER)

        assert moved is dorthe
        assert (dorthe.role, dorthe.rank, kaj.role, kaj.rank) == (Role.MEMBER, None, Role.SUBSTITUTE, 2)
        with pytest.raises(Refused, match="designate-has-dropped-out"):
            decision = a_decision(session, case)
            deciding.decide(session, case, decision, {amina.id: Decided(DecidedAs.APPOINTED)}, by=BY, now=LATER)


def test_a_personal_substitute_drops_out_with_the_member_whom_they_would_stand_in_for(database: Database) -> None:
    with database.transaction() as session:
        case = a_case(session)
        amina, _bo, dorthe, kaj = case.designates
        dorthe.stands_in_for_id, dorthe.rank = amina.id, None
        session.flush()
        moved = proposing.drop_out(session, case, amina, "Flyttet.", by=BY, now=LATER)

        assert moved is kaj
        assert (dorthe.dropped_because, dorthe.dropped_at) == ("Flyttet.", LATER)


def test_a_decision_from_before_the_election_appoints_nobody(database: Database) -> None:
    with database.transaction() as session:
        case = a_case(session)

        with pytest.raises(Refused, match="decided-before-it-was-proposed"):
            early = a_decision(session, case, "2027-02-01")
            deciding.decide(session, case, early, everybody(case), by=BY, now=LATER)


def test_more_than_the_seats_of_a_group_are_not_appointed(database: Database) -> None:
    with database.transaction() as session:
        case = a_case(session)
        group = case.designates[0].seat_group_id
        for name in ("Gry Falk", "Ole Vang"):
            person = a_person(session, name).id
            new = NewDesignate(group, DesignateSource.COUNCIL, POLLING, person=person)
            proposing.propose(session, case, new, by=BY, now=LATER)

        with pytest.raises(Refused, match="group-is-full") as refused:
            deciding.decide(session, case, a_decision(session, case), everybody(case), by=BY, now=LATER)

    assert refused.value.refusals[0].facts["designate"]


def test_what_was_decided_is_taken_back_with_the_place(database: Database) -> None:
    with database.transaction() as session:
        case = a_case(session)
        amina = case.designates[0]
        said = {amina.id: Decided(DecidedAs.APPOINTED)}
        deciding.decide(session, case, a_decision(session, case), said, by=BY, now=LATER)
        with pytest.raises(Refused, match="designate-is-decided"):
            deciding.decide(session, again(session, case), a_decision(session, case), said, by=BY, now=LATER)
        deciding.take_back(session, again(session, case), amina, "Forkert punkt.", by=BY, now=LATER)

        assert seated(session) == []
        deciding.decide(session, again(session, case), a_decision(session, case), said, by=BY, now=LATER)
        assert seated(session) == [("Amina Abdi", Role.MEMBER, None)]


def test_a_decision_holds_a_place_until_it_is_taken_back_or_the_place_has_ended(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        case = a_case(session)
        amina, bo = case.designates[:2]
        says = {one.id: Decided(DecidedAs.APPOINTED) for one in (amina, bo)}
        first, second = deciding.decide(session, case, a_decision(session, case), says, by=BY, now=LATER)
        stays, leaves = (session.get_one(Membership, one.membership_id) for one in (first, second))
        assert [is_decided(session, one) for one in (stays, leaves)] == [True, True]

        end(session, leaves, a_day("2027-12-31"), EndReason.RESIGNED, by=BY, now=LATER)
        assert [is_decided(session, one) for one in (stays, leaves)] == [True, False]
        first.revoked_at, first.revoked_by, first.revoked_because = LATER, "x", "Forkert punkt."
        session.flush()
        assert not is_decided(session, stays)


def test_a_case_goes_to_the_municipal_council_once_and_stays_there_when_it_has_decided(database: Database) -> None:
    with database.transaction() as session:
        case = a_case(session)
        on = clock.local(LATER).date()
        opening.submit(session, case, on, by=BY, now=LATER)
        with pytest.raises(Refused, match="case-is-submitted"):
            opening.submit(session, case, on, by=BY, now=LATER)
        opening.take_back_submission(session, case, by=BY, now=LATER)
        opening.submit(session, case, on, by=BY, now=LATER)
        deciding.decide(session, case, a_decision(session, case), everybody(case), by=BY, now=LATER)

        with pytest.raises(Refused, match="case-is-decided"):
            opening.take_back_submission(session, case, by=BY, now=LATER)
