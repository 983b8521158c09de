"""What a council does in a term is erased when its time is over: each kind on its day, and not the day before."""

from datetime import date, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from recruit.acts.ending.carrying_out import leave
from recruit.acts.retention import carry_out, outlook
from recruit.appointments.model import Membership
from recruit.assignments.model import AskingRound, Assignment, GroupParticipation, ReportBack, RoundAsk
from recruit.assignments.operations import asking
from recruit.assignments.operations.groups import expect_report
from recruit.assignments.queries import asking as asking_queries
from recruit.bodies.model import Body
from recruit.foundation.retention.rules import DataClass
from recruit.handover.model import Evaluation, EvaluationAnswer, EvaluationAsk, InvitationAsk, InvitationWish
from recruit.meetings.model import Apology, Attendance, Meeting, MeetingInvitation
from recruit.nominations.operations.retention_stops import stop_erasing
from recruit.recruitment.rules import Manner
from tests.acts.test_leaving_everything import RESIGNS, a_busy_chair, loaded
from tests.builders import BY, NOW, day, the_term
from tests.conftest import Database, made_once
from tests.reports.test_engagement import a_year_of_meetings
from tests.rounds import a_round

YEAR = timedelta(days=365)
#: The last day of the term, and of what ended on 21 November 2026.
TERM, ENDED = date(2029, 12, 31), date(2026, 11, 22)
#: The first day on which each kind is erased by the rules that the program proposes.
ERASED = {
    DataClass.ATTENDANCE: TERM + 5 * YEAR,
    DataClass.MEETING_ANSWER: TERM + YEAR,
    DataClass.EVALUATION: TERM + YEAR,
    DataClass.SUBSTITUTION: TERM + YEAR,
    DataClass.ASKING: ENDED + 2 * YEAR,
    DataClass.REPORT_BACK: date(2026, 12, 4) + 2 * YEAR,
    DataClass.ASSIGNMENT_NOTE: ENDED + timedelta(days=1) + YEAR,
    DataClass.GROUP_PARTICIPATION: ENDED + timedelta(days=1) + 5 * YEAR,
    DataClass.INVITATION_ASK: ENDED + YEAR,
    DataClass.INVITATION_WISH: date(2027, 12, 31) + timedelta(days=28),
}


@pytest.fixture
@made_once
def term(database: Database) -> None:
    """A chair with everything leaves, the round of asking is closed, and a former member wishes to be invited."""
    with database.transaction() as session:
        busy = a_busy_chair(session)
        a_year_of_meetings(session, busy)
        body, chair = loaded(session, busy)
        leave(session, body, chair, RESIGNS, by=BY, now=NOW)
        person, body = chair.person, session.get_one(Body, busy.body)
        round_ = asking_queries.rounds(session, body)[0]
        asking.close(session, asking_queries.asking_round(session, body, round_.id, lock=True), "Ingen", by=BY, now=NOW)
        expect_report(session, body, person, "Mødet", day("2026-12-01"), day("2026-12-03"), by=BY, now=NOW)
        _handed_over(session, body, chair)


def _handed_over(session: Session, body: Body, chair: Membership) -> None:
    term_id, person = the_term(session, body).id, chair.person_id
    evaluation = Evaluation(term_id=term_id, title="Perioden", questions=[], closes_at=NOW, at=NOW, by=BY.reference)
    session.add(evaluation)
    session.flush()
    session.add(EvaluationAsk(evaluation_id=evaluation.id, person_id=person, asked_at=NOW))
    session.add(EvaluationAnswer(evaluation_id=evaluation.id, question=0, text="Godt arbejde"))
    asked = {"body_id": body.id, "person_id": person, "purpose": "Sommerfesten"}
    session.add(InvitationAsk(**asked, asked_at=NOW, asked_by=BY.reference))
    wish = {"given_on": day("2026-11-21"), "manner": Manner.PHONE, "valid_until": day("2027-12-31")}
    session.add(InvitationWish(**asked, **wish, by=BY.reference))


def due(database: Database, on: date, *classes: DataClass) -> set[DataClass]:
    with database.reading() as session:
        return {one.which for one in outlook(session, on=on, classes=classes or [*ERASED]) if one.number}


def test_each_kind_is_due_on_its_day_and_not_the_day_before(database: Database, term: None) -> None:
    for which, on in ERASED.items():
        assert due(database, on - timedelta(days=1), which) == set(), which
        assert due(database, on, which) == {which}, which


def test_everything_is_erased_and_who_had_a_place_elsewhere_stays_without_the_notes(
    database: Database, term: None
) -> None:
    on, meetings = max(ERASED.values()), select(func.count()).select_from(Meeting)
    with database.reading() as session:
        held = session.scalar(meetings)
    carry_out(database.sessions, on=on, by=BY, now=lambda: NOW, progress=lambda done, total: None, classes=[*ERASED])

    assert due(database, on) == set()
    with database.reading() as session:
        gone = (Attendance, Apology, MeetingInvitation, AskingRound, RoundAsk, ReportBack, GroupParticipation)
        gone = (*gone, Evaluation, EvaluationAsk, EvaluationAnswer, InvitationAsk, InvitationWish)
        left = {table.__tablename__: session.scalar(select(func.count()).select_from(table)) for table in gone}
        assert left == {**dict.fromkeys(left, 0), "group_participation": 1}, "whoever goes on in a group stays"
        assert session.scalar(meetings) == held
        assert [one.ended_because for one in session.scalars(select(Assignment))] == ["–", "–"]


def test_what_goes_on_is_not_due(database: Database, term: None) -> None:
    with database.reading() as session:
        held = {one.which: dict(one.held) for one in outlook(session, on=date(2027, 1, 1), classes=[*ERASED])}

    assert [which for which, why in held.items() if why] == [
        *(DataClass.ATTENDANCE, DataClass.MEETING_ANSWER, DataClass.EVALUATION, DataClass.SUBSTITUTION),
        *(DataClass.REPORT_BACK, DataClass.GROUP_PARTICIPATION, DataClass.INVITATION_WISH),
    ]


def test_a_stop_of_a_round_holds_what_was_done_in_its_term(database: Database, term: None) -> None:
    of_terms = (DataClass.ATTENDANCE, DataClass.MEETING_ANSWER, DataClass.EVALUATION, DataClass.SUBSTITUTION)
    with database.transaction() as session:
        stop_erasing(session, a_round(session, session.scalars(select(Body)).one()), "", "Aktindsigt", by=BY, now=NOW)

    assert due(database, max(ERASED.values()), *of_terms) == set()
