"""Erasing everything personal from nominations; what is counted stays."""

from collections.abc import Sequence
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
    Assessment,
    AssessmentNote,
    Complaint,
    Deficiency,
    ErasureRequest,
    Nomination,
    NominationNote,
    NominationWithdrawal,
    Nominator,
    Nominee,
    Recommended,
    Restriction,
    Supporter,
    Verification,
    VettingDecision,
)
from recruit.nominations.queries import asks, rights
from recruit.nominations.rules import Erased
from recruit.nominations.rules.rights import may_erase_as_asked

#: What is changed in many rows at once is read again by whoever asks for it.
_UNREAD = {"synchronize_session": False}

#: What stands where a reason was: a decision against somebody is never without one.
ERASED = "–"


def erase(session: Session, nomination: Nomination, because: Erased, *, by: Actor, now: datetime) -> None:
    """Erase nominee, nominator, photo, supporters, and what letters to them said; their links work no more.

    What stays counts: the route, the channel, the days, and that it ended so (GDPR art. 5, stk. 1, litra e, and 17).
    Done twice it does nothing. It does not ask whether the time has come; whoever calls it does.
    """
    erase_all(session, [nomination], because, by=by, now=now)


def erase_all(
    session: Session, nominations: Sequence[Nomination], because: Erased, *, by: Actor, now: datetime
) -> None:
    """Erase many nominations as `erase` does one, in as few statements as one takes; who asked for it is answered."""
    standing = [each for each in nominations if each.erased_at is None]
    ids = [each.id for each in standing]
    supporters = session.scalars(select(Supporter.id).where(Supporter.nomination_id.in_(ids))).all()
    _silence(session, ids, supporters, by=by, now=now)
    _erase_people(session, ids)
    _answer_wishes(session, ids, by=by, now=now)
    nothing = {"support_code": None, "country_group": None}
    left = {"language": i18n.DEFAULT, "erased_at": now, "erased_because": because}  # the language says whence one comes
    session.flush()
    session.execute(update(Nomination).where(Nomination.id.in_(ids)).values(nothing | left), execution_options=_UNREAD)
    for nomination in standing:
        session.expire(nomination, ["nominee", "nominator", "supporters", *nothing, *left])
        audit.record(session, Event.NOMINATION_ERASED, nomination, by=by, at=now, details={"because": because})


def _silence(session: Session, ids: Sequence[UUID], supporters: Sequence[UUID], *, by: Actor, now: datetime) -> None:
    """Erase what letters said to those who are erased, and let their links work no more."""
    readers = [f"{reader}:{each}" for reader in ("nominee", "nominator") for each in ids]
    mail.forget(session, [*readers, *(f"supporter:{each}" for each in supporters)], by=by, now=now)
    for purpose in (rules.OWN_NOMINATION, rules.OWN_PROPOSAL):
        tokens.withdraw_all(session, purpose, ids, now=now)
    tokens.withdraw_all(session, rules.OWN_SUPPORT, supporters, now=now)


def _erase_people(session: Session, ids: Sequence[UUID]) -> None:
    """Whatever people wrote goes with their rows; withdrawal, decisions and complaint keep day, not words."""
    session.flush()  # what was changed just now is saved before its row goes
    has_photo = (Nominee.nomination_id.in_(ids), Nominee.photo_id.is_not(None))
    photos = session.scalars(select(Nominee.photo_id).where(*has_photo)).all()
    for table in (AssessmentNote, Assessment, NominationNote, Verification, Supporter, Nominator, Nominee):
        session.execute(delete(table).where(table.nomination_id.in_(ids)))
    files.erase_all(session, [photo for photo in photos if photo])
    session.execute(update(NominationWithdrawal).where(NominationWithdrawal.nomination_id.in_(ids)).values(reason=""))
    session.execute(update(Deficiency).where(Deficiency.nomination_id.in_(ids)).values(text="", lacking=[]))
    reasoned = (Recommended.nomination_id.in_(ids), Recommended.reason != "")
    session.execute(update(Recommended).where(*reasoned).values(reason=ERASED))
    decided = VettingDecision.nomination_id.in_(ids)
    session.execute(update(VettingDecision).where(decided).values(conflict=""))
    session.execute(update(VettingDecision).where(decided, VettingDecision.reason != "").values(reason=ERASED))
    taken_back = VettingDecision.revoked_because.is_not(None)
    session.execute(update(VettingDecision).where(decided, taken_back).values(revoked_because=ERASED))
    about_it = Complaint.decision_id.in_(select(VettingDecision.id).where(decided))
    said = dict.fromkeys(("complainant", "contact", "considered", "text"), ERASED)
    session.execute(update(Complaint).where(about_it).values(said))
    for decided_so in (Complaint.reason, Complaint.further_way):
        session.execute(update(Complaint).where(about_it, decided_so != "").values({decided_so: ERASED}))


def _answer_wishes(session: Session, ids: Sequence[UUID], *, by: Actor, now: datetime) -> None:
    """Whoever asked to be erased is; of an earlier answer the day stays, not the words."""
    of_them = ErasureRequest.nomination_id.in_(ids)
    answered = {"answered_at": now, "answered_by": by.reference, "erased": True}
    session.execute(update(ErasureRequest).where(of_them, ErasureRequest.answered_at.is_(None)).values(answered))
    session.execute(update(ErasureRequest).where(of_them, ErasureRequest.reason != "").values(reason=ERASED))
    session.execute(update(Restriction).where(Restriction.nomination_id.in_(ids)).values(reason=ERASED))


def erase_supporters(session: Session, supporters: Sequence[Supporter], *, by: Actor, now: datetime) -> None:
    """Erase who supported somebody, and what letters to them said; the nomination and what became of it stay."""
    ids = [each.id for each in supporters]
    _silence(session, [], ids, by=by, now=now)
    session.execute(delete(Supporter).where(Supporter.id.in_(ids)))
    for supporter in supporters:
        audit.record(session, Event.SUPPORTER_ERASED, supporter, by=by, at=now)


def erase_as_asked_for(session: Session, nomination: Nomination, *, by: Actor, now: datetime) -> None:
    """Erase what the person asks to have erased. Raises Refused with all that holds it back now."""
    refuse_if(may_erase_as_asked(rights.holds_back(session, nomination)))
    erase(session, nomination, Erased.ASKED_FOR, by=by, now=now)


def erase_declined(session: Session, nomination_id: UUID, *, by: Actor, now: datetime) -> None:
    """Erase at once what somebody said no to: every proposal of the same person that was declined.

    Raises NotFound when that proposal was not declined, and Refused with what holds it back.
    """
    proposals = asks.proposals_of_one(session, nomination_id, lock=True)
    declined = [each for each in proposals if _is_declined(each)]
    if proposals[0] not in declined:
        raise NotFound(nomination_id)
    refuse_if(may_erase_as_asked(sorted({why for each in declined for why in rights.holds_back_a_no(session, each)})))
    for proposal in declined:
        erase(session, proposal, Erased.DECLINED, by=by, now=now)


def _is_declined(proposal: Nomination) -> bool:
    standing = asks.standing_answer(proposal)
    return standing is not None and not standing.accepts
