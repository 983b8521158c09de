"""Writing down what was learnt from an election, and holding one as a neighbour does."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from recruit.elections.model import Election
from recruit.elections.operations import setting_up
from recruit.elections.operations import task as checklists
from recruit.elections.queries.outline import named
from recruit.elections.rules.outline import Fit, dates_from, mentions, that_fit
from recruit.elections.rules.setting_up import ElectionSettings, NewContest
from recruit.elections.rules.task import in_time
from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.foundation.writing import tidy_text
from recruit.recruitment.model import RecruitmentRound
from recruit.recruitment.operations import timetable as timetables
from recruit.recruitment.queries.timetable import timetable_of
from recruit.recruitment.rules import Step


def learn(session: Session, election: Election, lessons: str, *, by: Actor, now: datetime) -> None:
    """Write down what was learnt from an election, loaded and locked. Raises Refused where it names somebody."""
    refuse_if(
        [Refusal("lessons-name-somebody", field="lessons")] if mentions(lessons, named(session, election)) else []
    )
    election.lessons = tidy_text(lessons)
    audit.record(session, Event.ELECTION_CHANGED, election, by=by, at=now)


def create_as(
    session: Session,
    round_: RecruitmentRound,
    settings: ElectionSettings,
    contests: Sequence[NewContest],
    fit: Fit,
    lessons: str,
    *,
    by: Actor,
    now: datetime,
) -> tuple[Election, Sequence[Step]]:
    """Make an election for a round, loaded whole and locked, with the checklist and dates of a neighbour.

    Returns it with the dates that were left out, as they make no sense together with those that stand. Raises Refused
    with every reason why there is none.
    """
    made = setting_up.create(session, round_, settings, contests, by=by, now=now)
    made.lessons = tidy_text(lessons)
    lines = in_time(fit.tasks, settings.polling_on, clock.local(now).date())
    checklists.add(session, made, lines, by=by, now=now)
    stands, new = timetable_of(round_), dates_from(fit.dates, settings.polling_on)
    fitting = that_fit(stands, new)
    if fitting:
        anchor = round_.anchor_on or settings.polling_on
        timetables.arrange(session, round_, anchor, {**stands, **fitting}, by=by, now=now)
    return made, [step for step in new if step not in fitting]
