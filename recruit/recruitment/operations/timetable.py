"""Writing the timetable of a round, and putting off a deadline."""

from datetime import date, datetime

from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.refusal import refuse_if
from recruit.recruitment.model import RecruitmentRound, RoundDate, RoundExtension
from recruit.recruitment.operations import organisation_calls
from recruit.recruitment.queries.timetable import COLUMNS, deadline_of_organisations, timetable_of
from recruit.recruitment.rules import DateKind, Deadline, Moment, Timetable
from recruit.recruitment.rules import timetable as rules


def arrange(
    session: Session,
    round_: RecruitmentRound,
    anchor_on: date,
    timetable: Timetable,
    *,
    by: Actor,
    now: datetime,
) -> None:
    """Give a round, loaded with all that hangs on it, these dates, and the day from which they count.

    Raises Refused where they make no sense together, or change a deadline that is public.
    """
    stands = timetable_of(round_)
    fixed = rules.fixed(stands, is_announced=round_.is_announced)
    refuse_if([*rules.may_be(timetable), *rules.may_change(stands, timetable, fixed)])
    if (anchor_on, dict(timetable)) == (round_.anchor_on, stands):
        return
    round_.anchor_on = anchor_on
    flag_modified(round_, "anchor_on")  # whoever writes the timetable at the same time learns of it
    _set_instants(round_, stands, timetable)
    _set_dates(session, round_, anchor_on, timetable)
    session.flush()
    changed = sorted({*stands.items()} ^ {*timetable.items()}, key=str)
    details = {"anchor_on": str(anchor_on), "dates": sorted({step for step, _ in changed})}
    audit.record(session, Event.ROUND_TIMETABLE_CHANGED, round_, by=by, at=now, details=details)


def extend(
    session: Session,
    round_: RecruitmentRound,
    deadline: Deadline,
    after: datetime,
    reason: str,
    *,
    by: Actor,
    now: datetime,
) -> RoundExtension:
    """Put off a deadline of a round, loaded with all that hangs on it, for a reason that stands on the record.

    The organisations that have it get the new one. Raises Refused with every reason why not.
    """
    before: datetime | None = getattr(round_, COLUMNS[deadline])
    refuse_if(rules.may_extend(before, after, reason, now=now))
    if before and deadline is deadline_of_organisations(round_):
        organisation_calls.put_off(session, round_, before, after, by=by, now=now)
    setattr(round_, COLUMNS[deadline], after)
    refuse_if(rules.may_be(timetable_of(round_)))
    extension = RoundExtension(
        deadline=deadline, before=before, after=after, reason=reason.strip(), by=by.reference, at=now
    )
    round_.extensions.append(extension)
    session.flush()
    details = {"deadline": deadline.value, "before": str(before), "after": str(after)}
    audit.record(session, Event.ROUND_DEADLINE_EXTENDED, round_, by=by, at=now, details=details)
    return extension


def _set_instants(round_: RecruitmentRound, stands: Timetable, timetable: Timetable) -> None:
    for step, column in COLUMNS.items():
        if timetable.get(step) != stands.get(step):
            setattr(round_, column, _instant(timetable.get(step)))


def _instant(moment: Moment | None) -> datetime | None:
    return clock.instant(moment.day, moment.clock) if moment and moment.clock else None


def _set_dates(session: Session, round_: RecruitmentRound, anchor_on: date, timetable: Timetable) -> None:
    """Write the dates that are no instants of the round; one that stands where it was proposed is not chosen."""
    usual = rules.proposed(round_.filling_method, anchor_on)
    standing = {date.kind: date for date in round_.dates}
    for kind in DateKind:
        moment, known = timetable.get(kind), standing.get(kind)
        if moment is None and known is not None:
            round_.dates.remove(known)
            session.delete(known)
        if moment is None:
            continue
        if known is None:
            known = RoundDate(kind=kind)
            round_.dates.append(known)
        known.day, known.clock, known.is_chosen = moment.day, moment.clock, moment != usual.get(kind)
