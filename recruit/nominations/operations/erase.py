"""Erasing everything personal from a nomination; what is counted stays."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from recruit.foundation import i18n
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.files import operations as files
from recruit.foundation.mail import operations as mail
from recruit.foundation.refusal import NotFound, refuse_if
from recruit.foundation.tokens import operations as tokens
from recruit.nominations import rules
from recruit.nominations.model import (
    Complaint,
    Deficiency,
    Nomination,
    NominationNote,
    NominationWithdrawal,
    Nominator,
    Nominee,
    Supporter,
    Verification,
    VettingDecision,
)
from recruit.nominations.queries import asks, complaints
from recruit.nominations.rules import Erased
from recruit.nominations.rules.complaints import may_erase

#: What stands where a reason was: a decision against somebody is never without one.
ERASED = "–"


def erase(session: Session, nomination: Nomination, because: Erased, *, by: Actor, now: datetime) -> None:
    """Erase nominee, nominator, photo, supporters, and what letters to them said; their links work no more.

    What stays counts: the route, the channel, the days, and that it ended so (GDPR art. 5, stk. 1, litra e, and 17).
    Done twice it does nothing. It does not ask whether the time has come; whoever calls it does.
    """
    if nomination.erased_at is not None:
        return
    supporters = session.scalars(select(Supporter.id).filter_by(nomination_id=nomination.id)).all()
    readers = [f"nominee:{nomination.id}", f"nominator:{nomination.id}", *(f"supporter:{each}" for each in supporters)]
    mail.forget(session, readers, by=by, now=now)
    for purpose in (rules.OWN_NOMINATION, rules.OWN_PROPOSAL):
        tokens.withdraw(session, purpose, nomination.id, now=now)
    for supporter in supporters:
        tokens.withdraw(session, rules.OWN_SUPPORT, supporter, now=now)
    _erase_people(session, nomination)
    nomination.support_code = nomination.country_group = None
    nomination.language = i18n.DEFAULT  # which one it was says where somebody may come from
    nomination.erased_at, nomination.erased_because = now, because
    session.flush()
    session.expire(nomination, ["nominee", "nominator", "supporters"])
    audit.record(session, Event.NOMINATION_ERASED, nomination, by=by, at=now, details={"because": because})


def _erase_people(session: Session, nomination: Nomination) -> None:
    """Whatever people wrote goes with their rows; withdrawal, decision and complaint keep day, not words."""
    session.flush()  # what was changed just now is saved before its row goes
    photo = session.scalars(select(Nominee.photo_id).filter_by(nomination_id=nomination.id)).one_or_none()
    for table in (NominationNote, Verification, Supporter, Nominator, Nominee):
        session.execute(delete(table).where(table.nomination_id == nomination.id))
    if photo is not None:
        files.erase(session, photo)
    of_it = NominationWithdrawal.nomination_id == nomination.id
    session.execute(update(NominationWithdrawal).where(of_it).values(reason=""))
    session.execute(update(Deficiency).where(Deficiency.nomination_id == nomination.id).values(text="", lacking=[]))
    decided = VettingDecision.nomination_id == nomination.id
    session.execute(update(VettingDecision).where(decided).values(conflict=""))
    session.execute(update(VettingDecision).where(decided, VettingDecision.reason != "").values(reason=ERASED))
    about_it = Complaint.decision_id.in_(select(VettingDecision.id).where(decided))
    said = dict.fromkeys(("complainant", "contact", "considered", "text"), ERASED)
    session.execute(update(Complaint).where(about_it).values(said))
    session.execute(update(Complaint).where(about_it, Complaint.reason != "").values(reason=ERASED))


def erase_as_asked_for(session: Session, nomination: Nomination, *, by: Actor, now: datetime) -> None:
    """Erase what the person asks to have erased, unless a complaint about it is open: then it raises Refused."""
    refuse_if(may_erase(is_complained_about=complaints.is_open(session, nomination.id)))
    erase(session, nomination, Erased.ASKED_FOR, by=by, now=now)


def erase_declined(session: Session, nomination_id: UUID, *, by: Actor, now: datetime) -> None:
    """Erase at once what somebody said no to: every proposal of the same person that was declined.

    Raises NotFound when that proposal was not declined.
    """
    proposals = asks.proposals_of_one(session, nomination_id, lock=True)
    declined = [each for each in proposals if _is_declined(each)]
    if proposals[0] not in declined:
        raise NotFound(nomination_id)
    for proposal in declined:
        erase(session, proposal, Erased.DECLINED, by=by, now=now)


def _is_declined(proposal: Nomination) -> bool:
    standing = asks.standing_answer(proposal)
    return standing is not None and not standing.accepts
