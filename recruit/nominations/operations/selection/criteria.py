"""Keeping by what the candidates of a round are compared."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.refusal import refuse_if
from recruit.nominations import rules
from recruit.nominations.model import SelectionCriterion
from recruit.nominations.queries import selection as queries
from recruit.nominations.rules.selection import NewCriterion, may_keep_criterion, may_remove_criterion
from recruit.recruitment.model import RecruitmentRound


def add(
    session: Session, round_: RecruitmentRound, new: NewCriterion, *, by: Actor, now: datetime
) -> SelectionCriterion:
    """Add a criterion to a round, locked, as its last. Raises Refused, also once the selection is concluded."""
    others = [each.label for each in queries.criteria(session, round_.id)]
    refuse_if(may_keep_criterion(new, others, is_concluded=queries.is_concluded(session, round_.id)))
    made = _written(session, round_, new)
    audit.record(session, Event.SELECTION_CRITERIA_CHANGED, round_, by=by, at=now, details={"added": 1})
    return made


def add_ready(
    session: Session, round_: RecruitmentRound, ready: Sequence[NewCriterion], *, by: Actor, now: datetime
) -> int:
    """Add those of a ready list, or of another round, that are not there already; return how many. Raises Refused."""
    there = {each.label.casefold() for each in queries.criteria(session, round_.id)}
    wanted = [each for each in ready if each.label.casefold() not in there]
    is_concluded = queries.is_concluded(session, round_.id)
    refuse_if([reason for each in wanted for reason in may_keep_criterion(each, (), is_concluded=is_concluded)])
    for each in wanted:
        _written(session, round_, each)
    details = {"added": len(wanted)}
    audit.record(session, Event.SELECTION_CRITERIA_CHANGED, round_, by=by, at=now, details=details)
    return len(wanted)


def change(
    session: Session,
    round_: RecruitmentRound,
    criterion: SelectionCriterion,
    new: NewCriterion,
    *,
    by: Actor,
    now: datetime,
) -> None:
    """Change the words of a criterion; what was written about candidates stays. Raises Refused."""
    others = [each.label for each in queries.criteria(session, round_.id) if each.id != criterion.id]
    refuse_if(may_keep_criterion(new, others, is_concluded=queries.is_concluded(session, round_.id)))
    _put(criterion, new)
    session.flush()
    audit.record(session, Event.SELECTION_CRITERIA_CHANGED, round_, by=by, at=now, details={"changed": 1})


def remove(
    session: Session, round_: RecruitmentRound, criterion: SelectionCriterion, *, by: Actor, now: datetime
) -> None:
    """Remove a criterion by which nothing is written. Raises Refused."""
    is_concluded = queries.is_concluded(session, round_.id)
    is_noted = queries.is_noted(session, criterion.id)
    refuse_if(may_remove_criterion(is_noted=is_noted, is_concluded=is_concluded))
    session.delete(criterion)
    session.flush()
    audit.record(session, Event.SELECTION_CRITERIA_CHANGED, round_, by=by, at=now, details={"removed": 1})


def _written(session: Session, round_: RecruitmentRound, new: NewCriterion) -> SelectionCriterion:
    last = session.scalar(select(func.max(SelectionCriterion.position)).filter_by(round_id=round_.id)) or 0
    made = SelectionCriterion(round_id=round_.id, position=last + 1)
    _put(made, new)
    session.add(made)
    session.flush()
    return made


def _put(criterion: SelectionCriterion, new: NewCriterion) -> None:
    tidy = replace(new, label=rules.tidy_line(new.label), source=rules.tidy_line(new.source))
    criterion.aspect, criterion.label, criterion.source = tidy.aspect, tidy.label, tidy.source
    criterion.about = rules.tidy_text(new.about)
