"""Names of people who might like to stand: kept briefly, told at once where they come from, erased by themselves."""

from datetime import datetime

from sqlalchemy.orm import Session

from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.mail import operations as mail
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.foundation.tokens import operations as tokens
from recruit.people.rules import written_name
from recruit.recruitment import letters
from recruit.recruitment.model import Prospect, RecruitmentRound
from recruit.recruitment.queries import prospects as queries
from recruit.recruitment.rules import ProspectAnswer
from recruit.recruitment.rules import asking as rules
from recruit.recruitment.rules.asking import PROSPECT, NewProspect


def keep_prospect(
    session: Session, round_: RecruitmentRound, new: NewProspect, *, by: Actor, now: datetime
) -> Prospect:
    """Write down a name that somebody suggested, for 30 days at most and not beyond the deadline (GDPR art. 14).

    Raises Refused.
    """
    refuse_if(rules.may_keep(new, round_.closes_at, now=now))
    today = clock.local(now).date()
    kept = Prospect(
        round_id=round_.id,
        channel_id=new.channel_id,
        name=written_name(new.name),
        email=new.email.strip(),
        phone=new.phone.strip(),
        language=new.language,
        suggested_by=written_name(new.suggested_by),
        kept_on=today,
        erase_on=rules.erased_on(today, new.days, closes_on=clock.local(round_.closes_at).date()),
        by=by.reference,
    )
    session.add(kept)
    session.flush()
    audit.record(session, Event.PROSPECT_KEPT, kept, by=by, at=now, details={"round": str(round_.id)})
    return kept


def tell_prospect(
    session: Session, prospect: Prospect, round_: RecruitmentRound, short_link: str, *, by: Actor, now: datetime
) -> None:
    """Send the first message, or note that it was given on the telephone where there is no e-mail address.

    Raises Refused when it was sent, or nobody can stand: its link would lead nowhere.
    """
    told = [Refusal("prospect-is-told", {"at": prospect.asked_at})] if prospect.asked_at else []
    refuse_if([*told, *rules.may_spread(round_.closes_at, is_announced=round_.is_announced, now=now)])
    prospect.asked_at = now
    if prospect.email:
        mail.enqueue(session, letters.prospect(prospect, round_, short_link), by=by, now=now)
    audit.record(session, Event.PROSPECT_TOLD, prospect, by=by, at=now)


def note_answer(session: Session, prospect: Prospect, answer: ProspectAnswer, *, by: Actor, now: datetime) -> None:
    """Note what somebody said who was told; who says no is erased instead. Raises Refused while nobody was told."""
    refuse_if(rules.may_note_answer(prospect.asked_at))
    prospect.answer, prospect.answered_at = answer, now
    audit.record(session, Event.PROSPECT_ANSWERED, prospect, by=by, at=now)


def erase_prospect(session: Session, prospect: Prospect, *, by: Actor, now: datetime) -> None:
    """Erase a name, and the letter to it: at once when the person asks, or when its time is over (GDPR art. 17, 21)."""
    audit.record(session, Event.PROSPECT_ERASED, prospect, by=by, at=now)
    tokens.withdraw(session, PROSPECT, prospect.id, now=now)
    mail.forget(session, [f"prospect:{prospect.id}"], by=by, now=now)
    session.delete(prospect)
    session.flush()


def erase_due(session: Session, *, now: datetime) -> int:
    """Erase every name whose time is over, and return how many; for the worker."""
    over = queries.prospects_to_erase(session, on=clock.local(now).date())
    for prospect in over:
        erase_prospect(session, prospect, by=Actor.system(), now=now)
    return len(over)
