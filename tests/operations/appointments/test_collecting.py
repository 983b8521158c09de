"""A case takes in whom a selection recommends and whom organisations propose, each once and in its order."""

import pytest
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from recruit.appointments.model import AppointmentCase, Membership
from recruit.appointments.operations.cases import collecting, deciding, opening, proposing
from recruit.appointments.queries import case as queries
from recruit.appointments.rules import Role
from recruit.appointments.rules.case import Decided, DecidedAs, DesignateSource
from recruit.bodies.model import SeatGroup
from recruit.bodies.operations import record_decision
from recruit.bodies.rules import DecisionKind, SubstituteArrangement
from recruit.foundation.refusal import Refused
from recruit.nominations import queries as nominations
from recruit.nominations.model import Nominee, Restriction
from recruit.nominations.operations.answer import answer
from recruit.nominations.operations.organisation import answer_call
from recruit.nominations.operations.rights import restrict
from recruit.nominations.rules.rights import Ground
from recruit.nominations.rules.selection import Choice
from recruit.recruitment.model import OrganisationCall, RecruitmentRound
from recruit.recruitment.rules import Manner
from recruit.recruitment.rules.proposal import Proposal
from tests.builders import BY, NOW, day
from tests.conftest import Database
from tests.nominations import NOON
from tests.operations.nominations.test_organisation import CITIZEN, MAN, STAND_IN, WOMAN, a_call
from tests.operations.nominations.test_selection import Stage

Told = list[tuple[str | None, Role, int | None]]


def a_case(session: Session, round_: RecruitmentRound) -> AppointmentCase:
    made = opening.open_case(session, round_.term, "Udpegning 2026–2029", by=BY, now=NOON)
    return queries.case(session, round_.term.body, made.id, lock=True)


def told(session: Session, case: AppointmentCase) -> Told:
    session.expire(case)
    whole = queries.case(session, case.term.body, case.id, lock=True)
    return [(queries.name_of(one), one.role, one.rank) for one in whole.designates]


def proposed(
    session: Session, arrangement: SubstituteArrangement, *, yes: tuple[str, ...]
) -> tuple[OrganisationCall, AppointmentCase]:
    """Let an organisation propose two for its place and a substitute, of whom some have said yes."""
    call = a_call(session)
    session.get_one(SeatGroup, call.seat_group_id).arrangement = arrangement
    answer_call(session, call, Proposal((WOMAN, MAN, STAND_IN), "Gerda Friis"), by=CITIZEN, now=NOW)
    for number in session.scalars(select(Nominee.nomination_id).where(Nominee.name.in_(yes))).all():
        answer(session, number, True, tells_nominator=True, by=CITIZEN, now=NOW, manner=Manner.PHONE)
    session.expire_all()
    return call, a_case(session, call.round)


def test_whom_a_selection_recommends_stands_in_the_case_and_who_is_next_behind_them(database: Database) -> None:
    with database.transaction() as session:
        stage = Stage(session)
        reason = "Kender foreningerne."
        stage.assess(session, 0, choice=Choice.MEMBER, seat_group_id=stage.group, reason=reason)
        stage.assess(session, 1, choice=Choice.NEXT, rank=1, seat_group_id=stage.group, reason=reason)
        round_ = stage.round(session)
        case = a_case(session, round_)
        with pytest.raises(Refused, match="selection-is-not-concluded"):
            collecting.from_selection(session, case, round_, by=BY, now=NOON)
        stage.conclude(session)
        made = collecting.from_selection(session, case, round_, by=BY, now=NOON)

        assert {(one.source, one.source_on, one.reason) for one in made} == {
            (DesignateSource.SELECTION, day("2026-12-21"), reason)
        }
        assert collecting.from_selection(session, case, round_, by=BY, now=NOON) == []
        assert told(session, case) == [("Amina Abdi", Role.MEMBER, None), ("Bo Bruun", Role.SUBSTITUTE, 1)]


def test_of_those_an_organisation_proposes_who_said_yes_are_taken_in(database: Database) -> None:
    with database.transaction() as session:
        call, case = proposed(session, SubstituteArrangement.ORGANISATION, yes=("Hawa Elmi", "Leyla Kaya"))
        made = collecting.from_organisations(session, case, call.round, by=BY, now=NOW)

        assert {one.on_behalf_of_id for one in made} == {call.organization_id}
        assert collecting.from_organisations(session, case, call.round, by=BY, now=NOW) == []
        assert told(session, case) == [("Hawa Elmi", Role.MEMBER, None), ("Leyla Kaya", Role.SUBSTITUTE, None)]


def test_a_personal_substitute_stands_in_for_the_first_who_is_proposed_for_the_place(database: Database) -> None:
    with database.transaction() as session:
        everybody = ("Hawa Elmi", "Kaj Lund", "Leyla Kaya")
        call, case = proposed(session, SubstituteArrangement.PERSONAL, yes=everybody)
        hawa, _kaj, leyla = collecting.from_organisations(session, case, call.round, by=BY, now=NOW)

        assert (leyla.stands_in_for_id, hawa.stands_in_for_id) == (hawa.id, None)


def test_of_whom_nothing_is_used_for_now_waits_and_the_personal_substitute_with_them(database: Database) -> None:
    with database.transaction() as session:
        call, case = proposed(session, SubstituteArrangement.PERSONAL, yes=("Hawa Elmi", "Leyla Kaya"))
        number = session.scalars(select(Nominee.nomination_id).where(Nominee.name == "Hawa Elmi")).one()
        hawa = nominations.nomination(session, number, lock=True)
        restrict(session, hawa, Ground.CONTESTED, "Adressen.", by=BY, now=NOW)
        assert collecting.from_organisations(session, case, call.round, by=BY, now=NOW) == []

        session.execute(delete(Restriction))
        collecting.from_organisations(session, case, call.round, by=BY, now=NOW)

        assert [name for name, _role, _rank in told(session, case)] == ["Hawa Elmi", "Leyla Kaya"]


def test_a_personal_substitute_stands_in_for_whoever_of_the_two_is_chosen(database: Database) -> None:
    with database.transaction() as session:
        everybody = ("Hawa Elmi", "Kaj Lund", "Leyla Kaya")
        call, case = proposed(session, SubstituteArrangement.PERSONAL, yes=everybody)
        hawa, kaj, leyla = collecting.from_organisations(session, case, call.round, by=BY, now=NOW)
        case, later = queries.case(session, case.term.body, case.id, lock=True), NOON.replace(year=2027)
        decision = record_decision(
            session, case.term.body, DecisionKind.APPOINT, "Byrådet", day("2026-12-22"), by=BY, now=NOON
        )
        neither = Decided(DecidedAs.NOT_APPOINTED, reason="Rådet har flest kvinder.")
        with pytest.raises(Refused, match="substitute-needs-a-member"):
            says = {hawa.id: neither, kaj.id: neither, leyla.id: Decided(DecidedAs.APPOINTED)}
            deciding.decide(session, case, decision, says, by=BY, now=later)
        says = {hawa.id: neither, kaj.id: Decided(DecidedAs.APPOINTED), leyla.id: Decided(DecidedAs.APPOINTED)}
        made = deciding.decide(session, case, decision, says, by=BY, now=later)

        seated = {one.designate_id: one.membership for one in made}
        assert seated[leyla.id].substitute_for_id == seated[kaj.id].id


def test_a_personal_substitute_stays_while_one_of_the_two_does(database: Database) -> None:
    with database.transaction() as session:
        everybody = ("Hawa Elmi", "Kaj Lund", "Leyla Kaya")
        call, case = proposed(session, SubstituteArrangement.PERSONAL, yes=everybody)
        hawa, kaj, leyla = collecting.from_organisations(session, case, call.round, by=BY, now=NOW)
        case = queries.case(session, case.term.body, case.id, lock=True)

        proposing.drop_out(session, case, hawa, "Flyttet.", by=BY, now=NOW)
        assert leyla.dropped_at is None
        proposing.drop_out(session, case, kaj, "Fik et arbejde.", by=BY, now=NOW)
        assert leyla.dropped_because == "Fik et arbejde."


def test_an_organisations_substitute_stands_behind_its_seat_whoever_of_the_two_is_chosen(database: Database) -> None:
    with database.transaction() as session:
        everybody = ("Hawa Elmi", "Kaj Lund", "Leyla Kaya")
        call, case = proposed(session, SubstituteArrangement.ORGANISATION, yes=everybody)
        hawa, kaj, leyla = collecting.from_organisations(session, case, call.round, by=BY, now=NOW)
        decision = record_decision(
            session, case.term.body, DecisionKind.APPOINT, "Byrådet", day("2026-12-22"), by=BY, now=NOON
        )
        says = {kaj.id: Decided(DecidedAs.APPOINTED), leyla.id: Decided(DecidedAs.APPOINTED)}
        says |= {hawa.id: Decided(DecidedAs.NOT_APPOINTED, reason="Rådet har flest kvinder.")}
        case = queries.case(session, case.term.body, case.id, lock=True)
        deciding.decide(session, case, decision, says, by=BY, now=NOON.replace(year=2027))

        seats = session.execute(select(Membership.role, Membership.seat_id, Membership.on_behalf_of_id)).all()
        assert sorted(role for role, _seat, _behalf in seats) == [Role.MEMBER, Role.SUBSTITUTE]
        assert len({(seat, behalf) for _role, seat, behalf in seats}) == 1
