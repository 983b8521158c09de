"""After the decision everybody is told once, in a closed letter, what became of them; and again if it changes."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.appointments.letters.outcome import KINDS
from recruit.appointments.model import AppointmentCase
from recruit.appointments.operations.cases import deciding, proposing
from recruit.appointments.operations.cases.telling import tell_decision
from recruit.appointments.queries import appointing
from recruit.appointments.queries import case as queries
from recruit.appointments.queries.outcome import readers
from recruit.appointments.rules.case import Decided, DecidedAs, DesignateSource, NewDesignate
from recruit.bodies import queries as bodies
from recruit.bodies.model import Body
from recruit.bodies.operations import record_decision
from recruit.bodies.rules import DecisionKind
from recruit.foundation.mail import by_hand
from recruit.foundation.mail.model import Letter
from recruit.foundation.mail.rules import Status
from recruit.foundation.refusal import Refused
from recruit.nominations.model import Nomination, NominationWithdrawal, Restriction
from recruit.recruitment.rules import Manner
from tests.builders import BY, a_person
from tests.conftest import Database, made_once
from tests.operations.appointments.test_cases import DECIDED, LATER, a_case

DAY = timedelta(days=1)


@pytest.fixture
@made_once
def case(sqlite: Database) -> AppointmentCase:
    """Amina and Bo are recommended, Dorthe and Kaj are next; Dorthe reads Turkish."""
    with sqlite.transaction() as session:
        made = a_case(session)
        session.get_one(Nomination, made.designates[2].nomination_id).language = "tr"
        return made


def loaded(session: Session, case: AppointmentCase) -> tuple[Body, AppointmentCase]:
    body = bodies.body_by_slug(session, "integrationsraadet")
    return body, queries.case(session, body, case.id, lock=True)


def decide(
    session: Session, case: AppointmentCase, *others: str, appointed: tuple[str, ...] = ("Amina", "Dorthe", "Kaj")
) -> None:
    """Let the municipal council appoint some; of `others` it says that they are not."""
    body, ours = loaded(session, case)
    made = record_decision(session, body, DecisionKind.APPOINT, "Byrådet", DECIDED, by=BY, now=LATER)
    says = {}
    for one in ours.designates:
        given = str(queries.name_of(one)).split()[0]
        if given in appointed:
            says[one.id] = Decided(DecidedAs.APPOINTED)
        elif given in others:
            says[one.id] = Decided(DecidedAs.NOT_APPOINTED, reason="Rådet skal have flere fra Nord.")
    deciding.decide(session, ours, made, says, by=BY, now=LATER)


def tell(database: Database, case: AppointmentCase, *, to: str = "", now: datetime = LATER) -> int:
    with database.transaction() as session:
        body, ours = loaded(session, case)
        return tell_decision(session, body, ours, complaint_to=to, by=BY, now=now)


def waiting(database: Database) -> Mapping[str, str]:
    """Return the letters after decisions that wait to be sent, by the first name on the envelope."""
    with database.reading() as session:
        letters = session.scalars(select(Letter).where(Letter.kind.in_(KINDS.values())))
        found = [letter for letter in letters if letter.status is Status.TO_POST]
        return {letter.address.split()[0]: " ".join(letter.body.split()) for letter in found}


def take_back(database: Database, case: AppointmentCase, given: str) -> None:
    with database.transaction() as session:
        _body, ours = loaded(session, case)
        (one,) = [one for one in ours.designates if str(queries.name_of(one)).startswith(given)]
        deciding.take_back(session, ours, one, "Forkert indtastet.", by=BY, now=LATER + DAY)


def untold(session: Session) -> list[object]:
    """Return of how many each case says that they have not been told; letters and *I dag* agree about it."""
    waiting = appointing.due(session, on=LATER.date())
    return [one.facts["number"] for one in waiting if one.kind == "decision-not-told"]


def due(session: Session, case: AppointmentCase) -> list[object]:
    """Return how many letters would be written."""
    return [sum(one.is_due for one in readers(session, loaded(session, case)[1]))]


def waits(database: Database, on: date) -> list[tuple[str, object]]:
    with database.reading() as session:
        return [(one.kind, one.facts["number"]) for one in appointing.due(session, on=on)]


def test_everybody_is_told_once_what_became_of_them(sqlite: Database, case: AppointmentCase) -> None:
    with pytest.raises(Refused, match="case-is-not-decided"):
        tell(sqlite, case)
    with sqlite.transaction() as session:
        decide(session, case, "Bo")
    assert ("decision-not-told", 4) in waits(sqlite, LATER.date())

    assert tell(sqlite, case, to="Ankestyrelsen") == 4

    found = waiting(sqlite)
    assert "udpegede dig den 29. marts 2027 som medlem af Integrationsrådet for 2026–2029" in found["Amina"]
    assert "Rådet skal have flere fra Nord. Tak, fordi du stillede op. Du kan klage til Ankestyrelsen." in found["Bo"]
    assert "yedek üyeliğine atadı" in found["Dorthe"]
    assert "Yedek üyeler arasında 1. sıradasınız" in found["Dorthe"]
    assert "Du er nummer 2 i rækken af suppleanter." in found["Kaj"]
    assert "erstatter" not in " ".join(found.values())
    assert "decision-not-told" not in dict(waits(sqlite, LATER.date()))
    with pytest.raises(Refused, match="everybody-knows-the-decision"):
        tell(sqlite, case)


def test_in_parts_whoever_is_decided_about_is_told_and_the_others_are_not(
    sqlite: Database, case: AppointmentCase
) -> None:
    with sqlite.transaction() as session:
        decide(session, case, appointed=("Amina",))

    assert tell(sqlite, case) == 1
    assert set(waiting(sqlite)) == {"Amina"}


def test_a_case_that_is_not_submitted_and_one_that_is_decided_in_part_are_spoken_of(
    sqlite: Database, case: AppointmentCase
) -> None:
    assert waits(sqlite, LATER.date()) == [("case-to-submit", 1)]
    with sqlite.transaction() as session:
        decide(session, case, appointed=("Amina",))
    assert ("case-not-decided", 1) in waits(sqlite, LATER.date())
    assert "case-to-submit" not in dict(waits(sqlite, LATER.date()))
    with sqlite.transaction() as session:
        decide(session, case, "Bo", appointed=("Dorthe", "Kaj"))
    assert "case-not-decided" not in dict(waits(sqlite, LATER.date()))


def test_a_decision_taken_back_stops_the_letter_that_waits(sqlite: Database, case: AppointmentCase) -> None:
    with sqlite.transaction() as session:
        decide(session, case, "Bo")
    tell(sqlite, case)

    take_back(sqlite, case, "Bo")

    assert set(waiting(sqlite)) == {"Amina", "Dorthe", "Kaj"}
    with sqlite.transaction() as session:
        decide(session, case, appointed=("Bo",))
    assert tell(sqlite, case, now=LATER + 2 * DAY) == 1
    assert "som medlem" in waiting(sqlite)["Bo"]
    assert "erstatter" not in waiting(sqlite)["Bo"]


def test_a_letter_that_has_left_is_replaced_by_one_that_says_so(sqlite: Database, case: AppointmentCase) -> None:
    with sqlite.transaction() as session:
        decide(session, case, "Bo")
    tell(sqlite, case)
    with sqlite.transaction() as session:
        for letter in session.scalars(select(Letter).where(Letter.kind.in_(KINDS.values()))):
            by_hand.mark_sent(session, letter, by=BY, now=LATER)

    take_back(sqlite, case, "Bo")
    assert ("decision-told-in-vain", 1) in waits(sqlite, LATER.date())
    with sqlite.transaction() as session:
        decide(session, case, appointed=("Bo",))
    assert "decision-told-in-vain" not in dict(waits(sqlite, LATER.date()))

    assert tell(sqlite, case, now=LATER + 2 * DAY) == 1
    assert "Dette brev erstatter vores brev af" in waiting(sqlite)["Bo"]


def test_whoever_got_a_letter_that_does_not_hold_is_told_so_once(sqlite: Database, case: AppointmentCase) -> None:
    with sqlite.transaction() as session:
        decide(session, case, appointed=("Bo", "Dorthe"))
    tell(sqlite, case)
    with sqlite.transaction() as session:
        for letter in session.scalars(select(Letter).where(Letter.kind.in_(KINDS.values()))):
            by_hand.mark_sent(session, letter, by=BY, now=LATER)
    take_back(sqlite, case, "Bo")
    take_back(sqlite, case, "Dorthe")
    assert ("decision-told-in-vain", 2) in waits(sqlite, LATER.date())

    assert tell(sqlite, case, now=LATER + 2 * DAY) == 2

    assert "gælder ikke længere" in waiting(sqlite)["Bo"]
    assert "Dette brev erstatter vores brev af" in waiting(sqlite)["Bo"]
    assert "artık geçerli değildir" in waiting(sqlite)["Dorthe"]
    assert "decision-told-in-vain" not in dict(waits(sqlite, LATER.date()))
    with sqlite.transaction() as session:
        decide(session, case, appointed=("Bo",))
    assert ("decision-not-told", 1) in waits(sqlite, LATER.date())
    assert tell(sqlite, case, now=LATER + 3 * DAY) == 1
    assert "som medlem" in waiting(sqlite)["Bo"]


def test_what_changes_before_the_letter_leaves_is_told_in_one_letter(sqlite: Database, case: AppointmentCase) -> None:
    with sqlite.transaction() as session:
        decide(session, case, appointed=("Dorthe",))
    tell(sqlite, case)
    with sqlite.transaction() as session:
        _body, ours = loaded(session, case)
        (dorthe,) = [one for one in ours.designates if one.decided]
        dorthe.rank = 3

    assert tell(sqlite, case, now=LATER + DAY) == 1
    assert "Yedek üyeler arasında 3. sıradasınız" in waiting(sqlite)["Dorthe"]
    assert len(waiting(sqlite)) == 1


def test_whoever_stood_and_was_not_proposed_is_told_when_all_is_decided(
    sqlite: Database, case: AppointmentCase
) -> None:
    with sqlite.transaction() as session:
        _body, ours = loaded(session, case)
        session.delete(ours.designates[3])
    with sqlite.transaction() as session:
        decide(session, case, appointed=("Amina",))
        _body, ours = loaded(session, case)
        assert [one.name for one in readers(session, ours)] == ["Amina Abdi"]
        assert untold(session) == [1]
        decide(session, case, "Bo", appointed=("Dorthe",))
        assert untold(session) == [4]

    assert tell(sqlite, case) == 4
    with sqlite.reading() as session:
        assert untold(session) == []
    assert "Flere stillede op, end der er pladser." in waiting(sqlite)["Kaj"]


def test_nobody_is_told_that_they_are_not_proposed_who_has_withdrawn_or_is_not_used(
    sqlite: Database, case: AppointmentCase
) -> None:
    with sqlite.transaction() as session:
        _body, ours = loaded(session, case)
        kaj = ours.designates[3].nomination_id
        session.delete(ours.designates[3])
    with sqlite.transaction() as session:
        decide(session, case, "Bo", appointed=("Amina", "Dorthe"))
        assert due(session, case) == untold(session) == [4]
        held_back = Restriction(nomination_id=kaj, ground="claim", reason="Sag", since=LATER, by="x")
        session.add(held_back)
        session.flush()
        assert due(session, case) == untold(session) == [3]
        session.delete(held_back)
        session.add(NominationWithdrawal(nomination_id=kaj, at=LATER, by="x", manner=Manner.PHONE))
        session.flush()
        assert due(session, case) == untold(session) == [3]


def test_whoever_was_not_proposed_is_told_once_however_often_somebody_is_appointed(
    sqlite: Database, case: AppointmentCase
) -> None:
    with sqlite.transaction() as session:
        _body, ours = loaded(session, case)
        session.delete(ours.designates[3])
    with sqlite.transaction() as session:
        decide(session, case, "Bo", appointed=("Amina", "Dorthe"))
    assert tell(sqlite, case) == 4

    with sqlite.transaction() as session:
        body, ours = loaded(session, case)
        person, group = a_person(session, "Gry Falk"), ours.designates[0].seat_group_id
        new = NewDesignate(group, DesignateSource.COUNCIL, DECIDED, person=person.id)
        gry = proposing.propose(session, ours, new, by=BY, now=LATER)
        later = record_decision(session, body, DecisionKind.APPOINT, "Byrådet", DECIDED + DAY, by=BY, now=LATER)
        deciding.decide(session, ours, later, {gry.id: Decided(DecidedAs.APPOINTED)}, by=BY, now=LATER + DAY)

    with sqlite.reading() as session:
        _body, ours = loaded(session, case)
        assert [one.name for one in readers(session, ours) if one.is_due] == ["Gry Falk"]
        assert untold(session) == [1]


def test_a_candidate_who_is_appointed_as_a_person_gets_one_letter_with_the_best_news(
    sqlite: Database, case: AppointmentCase
) -> None:
    with sqlite.transaction() as session:
        _body, ours = loaded(session, case)
        dorthe, person = ours.designates[2], a_person(session, "Dorthe Dam")
        new = NewDesignate(dorthe.seat_group_id, DesignateSource.COUNCIL, DECIDED, person=person.id)
        proposing.propose(session, ours, new, by=BY, now=LATER)
        assert dorthe.nomination
        assert dorthe.nomination.nominee
        dorthe.nomination.nominee.person_id = person.id
    with sqlite.transaction() as session:
        body, ours = loaded(session, case)
        made = record_decision(session, body, DecisionKind.APPOINT, "Byrådet", DECIDED, by=BY, now=LATER)
        candidate, member = ours.designates[2], ours.designates[4]
        says = {
            candidate.id: Decided(DecidedAs.NOT_APPOINTED, reason="Udpeget som medlem."),
            member.id: Decided(DecidedAs.APPOINTED),
        }
        deciding.decide(session, ours, made, says, by=BY, now=LATER)

    assert tell(sqlite, case) == 1
    assert "som medlem" in waiting(sqlite)["Dorthe"]


def test_nothing_is_written_to_whoever_is_not_used_or_dropped_out(sqlite: Database, case: AppointmentCase) -> None:
    with sqlite.transaction() as session:
        _body, ours = loaded(session, case)
        amina, _bo, dorthe, _kaj = ours.designates
        session.add(Restriction(nomination_id=amina.nomination_id, ground="claim", reason="Sag", since=LATER, by="x"))
        proposing.drop_out(session, ours, dorthe, "Flyttet.", by=BY, now=LATER)
    with sqlite.transaction() as session:
        decide(session, case, "Bo", appointed=("Amina", "Kaj"))

    assert tell(sqlite, case) == 2
    assert set(waiting(sqlite)) == {"Bo", "Kaj"}


def test_a_person_whom_the_council_knows_is_told_in_danish_at_their_own_address(
    sqlite: Database, case: AppointmentCase
) -> None:
    with sqlite.transaction() as session:
        _body, ours = loaded(session, case)
        person = a_person(session, "Gry Falk")
        new = NewDesignate(ours.designates[0].seat_group_id, DesignateSource.COUNCIL, DECIDED, person=person.id)
        proposing.propose(session, ours, new, by=BY, now=LATER)
    with sqlite.transaction() as session:
        decide(session, case, appointed=("Gry",))

    assert tell(sqlite, case) == 1
    assert "Hej Gry Falk" in waiting(sqlite)["Gry"]


def test_a_case_that_was_submitted_is_missed_when_its_meeting_has_passed(
    sqlite: Database, case: AppointmentCase
) -> None:
    with sqlite.transaction() as session:
        session.get_one(AppointmentCase, case.id).submitted_on = DECIDED
        session.get_one(AppointmentCase, case.id).submitted_by = "staff:1"

    assert "case-not-decided" not in dict(waits(sqlite, DECIDED + 42 * DAY))
    assert "case-not-decided" in dict(waits(sqlite, DECIDED + 43 * DAY))
    with sqlite.transaction() as session:
        decide(session, case, "Bo")
    assert "case-not-decided" not in dict(waits(sqlite, DECIDED + 43 * DAY))
