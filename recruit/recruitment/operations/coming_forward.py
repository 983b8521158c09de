"""Coming forward for an open place: received, answered, taken along into a round, erased."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.bodies.model import Body
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.mail import operations as mail
from recruit.foundation.refusal import refuse_if
from recruit.foundation.writing import tidy_text
from recruit.people.rules import written_name
from recruit.recruitment import letters
from recruit.recruitment.model import ComingForward, Prospect, RecruitmentRound
from recruit.recruitment.operations.prospects import keep_prospect, note_answer
from recruit.recruitment.rules import ProspectAnswer
from recruit.recruitment.rules import coming_forward as rules
from recruit.recruitment.rules.asking import LONGEST_KEPT_DAYS, NewProspect
from recruit.recruitment.rules.coming_forward import CameOf, NewComingForward, Wish


def come_forward(
    session: Session, body: Body, new: NewComingForward, wanted: Collection[Wish], *, by: Actor, now: datetime
) -> ComingForward:
    """Receive that somebody would like an open place, and send a receipt where they can be written to.

    `wanted` is where people are looked for now. Raises Refused with every reason why not.
    """
    refuse_if(rules.may_come_forward(new, wanted))
    made = ComingForward(
        body_id=body.id,
        wish=new.wish,
        name=written_name(new.name),
        email=new.email.strip(),
        phone=new.phone.strip(),
        words=tidy_text(new.words),
        language=new.language,
        at=now,
    )
    session.add(made)
    session.flush()
    audit.record(session, Event.CAME_FORWARD, made, by=by, at=now, details={"wish": new.wish})
    if made.email:
        mail.enqueue(session, letters.coming_forward_received(made), by=by, now=now)
    return made


def settle(session: Session, one: ComingForward, came_of: CameOf, note: str = "", *, by: Actor, now: datetime) -> None:
    """Note that somebody, locked, was answered, and what came of it. Raises Refused when that is noted already."""
    refuse_if(rules.may_settle(one.came_of))
    one.settled_at, one.settled_by, one.came_of, one.note = now, by.reference, came_of, tidy_text(note)
    audit.record(session, Event.COMING_FORWARD_SETTLED, one, by=by, at=now, details={"came_of": came_of})


def take_along(
    session: Session, one: ComingForward, round_: RecruitmentRound, suggested_by: str, *, by: Actor, now: datetime
) -> Prospect:
    """Write somebody, locked, down as a name of a round, and note that.

    Nobody has to be told where the name is from (GDPR art. 13(4)): they gave it themselves, for this. `suggested_by`
    says so. Raises Refused when they were answered already, or nobody can stand in the round.
    """
    refuse_if(rules.may_settle(one.came_of))
    new = NewProspect(one.name, suggested_by, LONGEST_KEPT_DAYS, one.email, one.phone, one.language)
    kept = keep_prospect(session, round_, new, by=by, now=now)
    kept.asked_at = one.at
    note_answer(session, kept, ProspectAnswer.INTERESTED, by=by, now=now)
    settle(session, one, CameOf.ROUND, by=by, now=now)
    return kept


def erase(session: Session, one: ComingForward, *, by: Actor, now: datetime) -> None:
    """Erase what somebody, locked, wrote, and the receipt: at once when they ask (GDPR art. 17 and 21)."""
    audit.record(session, Event.COMING_FORWARD_ERASED, one, by=by, at=now)
    mail.forget(session, [letters.of_coming_forward(one)], by=by, now=now)
    session.delete(one)
    session.flush()


def erase_these(session: Session, keys: Collection[UUID], *, by: Actor, now: datetime) -> None:
    """Erase whatever its time is over for."""
    for one in session.scalars(select(ComingForward).where(ComingForward.id.in_(keys)).with_for_update()).all():
        erase(session, one, by=by, now=now)
