"""Erasing what is due, a few hundred rows at a time, each time in a transaction of its own."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from recruit.acts.retention import term_of_office
from recruit.acts.retention.due import search
from recruit.acts.retention.outlook import outlook
from recruit.appointments.model import ContactSharing, YearlyCheck
from recruit.appointments.operations import forgetting
from recruit.elections.model import Election
from recruit.elections.operations import voters_register
from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.audit.model import Lookup
from recruit.foundation.db import Sessions, reading, transaction
from recruit.foundation.jobs import operations as jobs
from recruit.foundation.mail import operations as mail
from recruit.foundation.mail.model import Letter
from recruit.foundation.municipality import queries as municipalities
from recruit.foundation.retention import queries
from recruit.foundation.retention.rules import DataClass
from recruit.foundation.submissions.model import FormSubmission
from recruit.nominations.model import Complaint, Nomination, Supporter
from recruit.nominations.operations import access, complaints
from recruit.nominations.operations.erase import erase_all, erase_supporters
from recruit.nominations.rules import Erased
from recruit.recruitment.model import RecruitmentRound
from recruit.recruitment.operations import coming_forward

if TYPE_CHECKING:
    from recruit.foundation.jobs.work import Handler, Run

#: How a worker knows the job.
KIND = "retention"

#: So many rows are erased in one transaction: others who write wait no longer than for these.
STEP = 500

#: What erases the rows of these keys.
Erase = Callable[[Session, Sequence[Any], Actor, datetime], None]
Progress = Callable[[int, int], None]


def carry_out(
    sessions: Sessions,
    *,
    on: date,
    by: Actor,
    now: Callable[[], datetime],
    progress: Progress,
    classes: Collection[DataClass] = tuple(DataClass),
) -> Mapping[DataClass, int]:
    """Erase what is due on a day, and return how much in each class.

    `progress` is told after each step how many rows are done and how many there are; what it raises ends the work, and
    what is done stays done.
    """
    with reading(sessions) as session:
        total = sum(one.number for one in outlook(session, on=on, classes=classes))
    erased: dict[DataClass, int] = dict.fromkeys(classes, 0)
    progress(0, total)
    for which in classes:
        is_done = False
        while not is_done:
            number, is_done = _step(sessions, which, on=on, by=by, now=now())
            erased[which] += number
            done = sum(erased.values())
            progress(done, max(done, total))
    return erased


def _step(sessions: Sessions, which: DataClass, *, on: date, by: Actor, now: datetime) -> tuple[int, bool]:
    """Erase the next rows, and return how many, and whether there were no more."""
    with transaction(sessions) as session:
        rule = queries.in_use(session)[which]
        found = search(session, which, days=rule.days, on=on)
        keys = session.scalars(found.due().limit(STEP)).all()
        if not keys:
            return 0, True
        _hold(session, which, keys)
        still = session.scalars(found.due().where(found.key.in_(keys))).all()
        if still:
            _ERASE[which](session, still, by, now)
            _note(session, which, len(still), rule.days, by=by, now=now)
        return len(still), False


def _hold(session: Session, which: DataClass, keys: Sequence[Any]) -> None:
    """Let whoever stops or restricts this, or complains about it, wait; what they wrote meanwhile is read afterwards.

    Their rows point at the round or the nomination, and wait for its lock on PostgreSQL; SQLite has one writer.
    """
    if which is DataClass.ROUND_COMPLAINT:
        rounds = RecruitmentRound.id.in_(select(Complaint.round_id).where(Complaint.id.in_(keys)))
        session.execute(select(RecruitmentRound.id).where(rounds).order_by(RecruitmentRound.id).with_for_update())
    if which is DataClass.VOTER_REGISTER:
        rounds = RecruitmentRound.id.in_(select(Election.round_id).where(Election.id.in_(keys)))
        session.execute(select(RecruitmentRound.id).where(rounds).order_by(RecruitmentRound.id).with_for_update())
    if which in _OF_NOMINATIONS:
        held = Nomination.id.in_(keys)
        if which is DataClass.SUPPORTERS:
            held = Nomination.id.in_(select(Supporter.nomination_id).where(Supporter.id.in_(keys)))
        rounds = RecruitmentRound.id.in_(select(Nomination.round_id).where(held))
        session.execute(select(RecruitmentRound.id).where(rounds).order_by(RecruitmentRound.id).with_for_update())
        session.execute(select(Nomination.id).where(held).order_by(Nomination.id).with_for_update())


def _note(session: Session, which: DataClass, number: int, days: int, *, by: Actor, now: datetime) -> None:
    """Note how much was erased and by which rule; of whom, the log does not say."""
    owner = municipalities.municipality(session)
    if owner:
        details = {"class": which, "erased": number, "days": days}
        audit.record(session, Event.RETENTION_CARRIED_OUT, owner, by=by, at=now, details=details)


def _nominations(session: Session, keys: Sequence[Any], by: Actor, now: datetime) -> None:
    due = session.scalars(select(Nomination).where(Nomination.id.in_(keys))).all()
    erase_all(session, due, Erased.RETENTION, by=by, now=now)
    forgetting.forget_designates(session, keys)


def _supporters(session: Session, keys: Sequence[Any], by: Actor, now: datetime) -> None:
    locked = select(Supporter).where(Supporter.id.in_(keys)).order_by(Supporter.id).with_for_update()
    erase_supporters(session, session.scalars(locked).all(), by=by, now=now)


def _complaints(session: Session, keys: Sequence[Any], by: Actor, now: datetime) -> None:
    complaints.forget(session, keys, by=by, now=now)


def _details(session: Session, keys: Sequence[Any], by: Actor, now: datetime) -> None:
    audit.erase_details(session, keys, by=by, now=now)


def _access_requests(session: Session, keys: Sequence[Any], by: Actor, now: datetime) -> None:
    access.forget(session, keys, by=by, now=now)


def _letters(session: Session, keys: Sequence[Any], by: Actor, now: datetime) -> None:
    locked = select(Letter).where(Letter.id.in_(keys)).order_by(Letter.id).with_for_update()
    mail.forget_these(session, session.scalars(locked).all(), by=by, now=now)


def _registers(session: Session, keys: Sequence[Any], _by: Actor, now: datetime) -> None:
    voters_register.forget(session, keys, now=now)


def _calls(session: Session, keys: Sequence[Any], _by: Actor, _now: datetime) -> None:
    term_of_office.forget_calls_of_apologies(session, keys)
    forgetting.forget_calls(session, keys)


def _departures(session: Session, keys: Sequence[Any], _by: Actor, _now: datetime) -> None:
    forgetting.forget_notes(session, keys)


def _lookups(session: Session, keys: Sequence[Any], _by: Actor, _now: datetime) -> None:
    session.execute(delete(Lookup).where(Lookup.id.in_(keys)))


def _checks(session: Session, keys: Sequence[Any], _by: Actor, _now: datetime) -> None:
    session.execute(delete(YearlyCheck).where(YearlyCheck.id.in_(keys)))


def _shared(session: Session, keys: Sequence[Any], _by: Actor, _now: datetime) -> None:
    session.execute(delete(ContactSharing).where(ContactSharing.id.in_(keys)))


def _came_forward(session: Session, keys: Sequence[Any], by: Actor, now: datetime) -> None:
    coming_forward.erase_these(session, keys, by=by, now=now)


def _sent_forms(session: Session, keys: Sequence[Any], _by: Actor, _now: datetime) -> None:
    session.execute(delete(FormSubmission).where(FormSubmission.key_digest.in_(keys)))


def _of_the_term(forget: Callable[[Session, Sequence[Any]], None]) -> Erase:
    """Let what knows neither by whom nor when it erases be told."""
    return lambda session, keys, _by, _now: forget(session, keys)


_OF_NOMINATIONS = (
    *(DataClass.ENDED_NOMINATION, DataClass.CANDIDATE_NOT_CHOSEN, DataClass.CANDIDATE_WITH_A_PLACE),
    DataClass.SUPPORTERS,
)
_ERASE: Mapping[DataClass, Erase] = {
    DataClass.ENDED_NOMINATION: _nominations,
    DataClass.SUPPORTERS: _supporters,
    DataClass.CANDIDATE_NOT_CHOSEN: _nominations,
    DataClass.CANDIDATE_WITH_A_PLACE: _nominations,
    DataClass.ACCESS_REQUEST: _access_requests,
    DataClass.ROUND_COMPLAINT: _complaints,
    DataClass.LOG_DETAILS: _details,
    DataClass.VOTER_REGISTER: _registers,
    DataClass.SUBSTITUTION: _calls,
    DataClass.DEPARTURE_NOTE: _departures,
    DataClass.YEARLY_CHECK: _checks,
    DataClass.CONTACT_SHARING: _shared,
    DataClass.COMING_FORWARD: _came_forward,
    DataClass.LETTER: _letters,
    DataClass.LOOKUP: _lookups,
    **{which: _of_the_term(forget) for which, forget in term_of_office.ERASE.items()},
    DataClass.SENT_FORM: _sent_forms,
}


def plan(session: Session, *, now: datetime) -> None:
    """Write down a job for the worker where something is due today by a rule that the municipality has decided."""
    if any(one.number for one in outlook(session, on=clock.local(now).date(), classes=queries.decided(session))):
        jobs.enqueue(session, KIND, {}, by=Actor.system(), now=now)


def handler(now: Callable[[], datetime]) -> "Handler":
    """Return what does the job: it erases what is due by decided rules on the day on which it runs."""

    def retain(sessions: Sessions, run: "Run") -> Mapping[str, Any]:
        on = clock.local(now()).date()
        with reading(sessions) as session:
            classes = queries.decided(session)
        by = Actor.system()
        erased = carry_out(sessions, on=on, by=by, now=now, progress=run.progress, classes=classes)
        return {which.value: number for which, number in erased.items() if number}

    return retain
