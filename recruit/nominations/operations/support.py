"""Signing for a candidate, and taking the signature back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.refusal import refuse_if
from recruit.foundation.tokens import operations as tokens
from recruit.nominations import letters, queries, rules
from recruit.nominations.model import Nomination, Supporter
from recruit.nominations.operations.posting import post
from recruit.nominations.operations.vetting.deficiency import remedied
from recruit.nominations.queries import supporters
from recruit.nominations.queries.vetting import check_of
from recruit.nominations.rules import NewSupporter
from recruit.nominations.rules.vetting import Lacking
from recruit.recruitment.model import RecruitmentRound
from recruit.recruitment.rules import Manner


def support(
    session: Session,
    nomination_id: UUID,
    new: NewSupporter,
    *,
    by: Actor,
    now: datetime,
    manner: Manner = Manner.ONLINE,
) -> Supporter:
    """Write down that somebody supports a candidate. Whoever has signed already has signed, and nothing changes.

    A supporter with an e-mail address gets a receipt, from which the signature can be taken back. Raises NotFound for
    a nomination that is gone, and Refused as `rules.may_support` does.
    """
    new = rules.tidied(new, texts=frozenset({"address"}))
    nomination = queries.nomination(session, nomination_id)
    identity, on_paper = rules.identity(new), manner is not Manner.ONLINE
    if not nomination.round.supporters_may_repeat:
        _one_at_a_time(session, nomination.round_id)
    nomination = queries.nomination(session, nomination_id, lock=True)  # who signs what is being erased comes too late
    elsewhere = supporters.supports_another(session, nomination, identity)
    check = check_of(session, nomination.id)
    candidacy = supporters.candidacy_of(nomination, check, now=now, supports_another=elsewhere)
    refuse_if(rules.may_support(new, candidacy, now=now, on_paper=on_paper))
    signature = supporters.same_person(session, nomination.id, identity)
    if signature is not None and signature.withdrawn_at is None:
        return signature
    how = {"manner": manner, "signed_at": now, "by": by.reference, "withdrawn_at": None, "withdrawn_by": None}
    who = {"name": new.name, "email": new.email, "address": new.address}
    signature = _signed(session, nomination, identity, who | how)
    audit.record(session, Event.SUPPORTER_SIGNED, signature, by=by, at=now, details={"manner": manner})
    if check.lacks_only(Lacking.SUPPORTERS) and candidacy.needed <= supporters.count(session, nomination.id):
        remedied(session, nomination, by=by, now=now)
    if signature.email and not on_paper:
        post(session, letters.supporter_signed(signature, nomination.round, new.language), by=by, now=now)
    return signature


def take_support_back(session: Session, supporter_id: UUID, *, by: Actor, now: datetime) -> None:
    """Take a signature back; the row stays, so that the same person can sign again. Raises NotFound when it is gone."""
    signature = supporters.signature(session, supporter_id)
    signature.withdrawn_at, signature.withdrawn_by = now, by.reference
    tokens.withdraw(session, rules.OWN_SUPPORT, signature.id, now=now)
    audit.record(session, Event.SUPPORTER_WITHDRAWN, signature, by=by, at=now)


def _one_at_a_time(session: Session, round_id: UUID) -> None:
    """Where a person may support one candidate only, signatures of a round wait for each other."""
    lock = select(RecruitmentRound.id).filter_by(id=round_id).with_for_update(key_share=True)
    session.execute(lock)


def _signed(session: Session, nomination: Nomination, identity: str, signed: Mapping[str, Any]) -> Supporter:
    """Return the person's one row with what was signed: a new one, or the one that was withdrawn."""
    signature = supporters.same_person(session, nomination.id, identity)
    if signature is None:
        signature = Supporter(nomination_id=nomination.id, identity=identity, **signed)
        try:
            with session.begin_nested():
                session.add(signature)
        except IntegrityError:  # the same form twice at once: the first one has it
            signature = session.scalars(
                select(Supporter).filter_by(nomination_id=nomination.id, identity=identity)
            ).one()
    for name, value in signed.items():
        setattr(signature, name, value)
    session.flush()
    return signature
