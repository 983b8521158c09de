"""The municipal council appoints somebody as a member who was next in order, and what becomes of it."""

from sqlalchemy.orm import Session

from recruit.appointments.model import AppointmentCase
from recruit.appointments.operations.cases import deciding
from recruit.appointments.operations.cases.telling import tell_decision
from recruit.appointments.queries import appointing
from recruit.appointments.queries import case as queries
from recruit.appointments.queries.outcome import readers
from recruit.appointments.rules import Role
from recruit.appointments.rules.case import Decided, DecidedAs
from recruit.appointments.rules.telling import Outcome
from tests.builders import BY
from tests.conftest import Database
from tests.operations.appointments.test_cases import DECIDED, LATER, a_case, a_decision, again, seated

WHY = "Byrådet ønskede en yngre repræsentant."
YES, NO = Decided(DecidedAs.APPOINTED), Decided(DecidedAs.NOT_APPOINTED, reason=WHY)


def dorthe_instead_of_bo(session: Session) -> AppointmentCase:
    """Appoint Amina, and Dorthe, who is number 1 of those next, instead of Bo; Kaj stays number 2."""
    case = a_case(session)
    amina, bo, dorthe, kaj = case.designates
    instead = Decided(DecidedAs.APPOINTED, reason=WHY, as_member=True)
    says = {amina.id: YES, bo.id: NO, dorthe.id: instead, kaj.id: YES}
    deciding.decide(session, case, a_decision(session, case), says, by=BY, now=LATER)
    return again(session, case)


def test_somebody_next_in_order_becomes_a_member_instead_of_whoever_was_recommended(database: Database) -> None:
    with database.transaction() as session:
        case = dorthe_instead_of_bo(session)

        assert seated(session) == [
            ("Amina Abdi", Role.MEMBER, None),
            ("Dorthe Dam", Role.MEMBER, None),
            ("Kaj Lund", Role.SUBSTITUTE, 2),
        ]
        dorthe = case.designates[2]
        assert (dorthe.role, dorthe.rank, dorthe.decided and dorthe.decided.reason) == (Role.SUBSTITUTE, 1, WHY)


def test_they_are_told_once_that_they_are_a_member(database: Database) -> None:
    with database.transaction() as session:
        case = dorthe_instead_of_bo(session)

        told = {one.name: one.message for one in readers(session, case)}
        assert {name: one.what for name, one in told.items()} == {
            "Amina Abdi": Outcome.APPOINTED,
            "Bo Bruun": Outcome.NOT_APPOINTED,
            "Dorthe Dam": Outcome.APPOINTED,
            "Kaj Lund": Outcome.NEXT,
        }
        assert set(told["Dorthe Dam"].facts) == set(told["Amina Abdi"].facts)
        body = case.term.body
        assert tell_decision(session, body, case, by=BY, now=LATER) == len(told)
        assert "decision-not-told" not in {one.kind for one in appointing.due(session, on=DECIDED)}


def test_taken_back_they_are_next_in_order_as_before(database: Database) -> None:
    with database.transaction() as session:
        case = dorthe_instead_of_bo(session)
        dorthe = case.designates[2]
        deciding.take_back(session, case, dorthe, "Forkert punkt.", by=BY, now=LATER)

        assert [name for name, _role, _rank in seated(session)] == ["Amina Abdi", "Kaj Lund"]
        facts = queries.facts(again(session, case))[dorthe.id]
        assert (facts.role, facts.rank, facts.is_open) == (Role.SUBSTITUTE, 1, True)
        deciding.decide(session, case, a_decision(session, case), {dorthe.id: YES}, by=BY, now=LATER)
        assert ("Dorthe Dam", Role.SUBSTITUTE, 1) in seated(session)
