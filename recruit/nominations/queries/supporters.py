"""Supporters: whom a shared link is about, who has signed, and how many."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from recruit.foundation.refusal import NotFound
from recruit.nominations.model import Nomination, Nominee, Supporter
from recruit.nominations.queries.round import TO_FILL

_CANDIDATE = (
    joinedload(Nomination.nominee),
    joinedload(Nomination.ask),
    selectinload(Nomination.answers),
    selectinload(Nomination.withdrawals),
    selectinload(Nomination.round).options(*TO_FILL),
)


def by_code(session: Session, code: str) -> Nomination:
    """Return whom the link is about that a candidate shared, with the round. Raises NotFound, when erased, too."""
    return _one(session, Nomination.support_code == code)


def candidate(session: Session, nomination_id: UUID) -> Nomination:
    """Return the nomination with the same around it. Raises NotFound, when erased, too."""
    return _one(session, Nomination.id == nomination_id)


def _one(session: Session, which: object) -> Nomination:
    chosen = select(Nomination).where(which, Nomination.erased_at.is_(None))  # type: ignore[arg-type]
    found = session.scalars(chosen.options(*_CANDIDATE)).one_or_none()
    if found is None:
        raise NotFound("nomination")
    return found


def count(session: Session, nomination_id: UUID) -> int:
    """Return how many support the nomination."""
    standing = select(func.count()).where(Supporter.nomination_id == nomination_id, Supporter.withdrawn_at.is_(None))
    return session.scalars(standing).one()


def standing(session: Session, nomination_id: UUID) -> Sequence[Supporter]:
    """Return who supports the nomination, in the order in which they signed."""
    chosen = select(Supporter).where(Supporter.nomination_id == nomination_id, Supporter.withdrawn_at.is_(None))
    return session.scalars(chosen.order_by(Supporter.signed_at, Supporter.id)).all()


def signature(session: Session, supporter_id: UUID) -> Supporter:
    """Return one signature that stands. Raises NotFound."""
    found = session.get(Supporter, supporter_id)
    if found is None or found.withdrawn_at is not None:
        raise NotFound(supporter_id)
    return found


def same_person(session: Session, nomination_id: UUID, identity: str) -> Supporter | None:
    """Return this person's signature for the nomination, withdrawn ones too."""
    return session.scalars(
        select(Supporter).filter_by(nomination_id=nomination_id, identity=identity)
    ).one_or_none()


def supports_another(session: Session, nomination: Nomination, identity: str) -> bool:
    """Return True when this person supports another candidate of the same round.

    Several nominations of one mailbox are one candidate.
    """
    mailbox = nomination.nominee.email.lower() if nomination.nominee else ""
    others = (
        select(Supporter.id)
        .join(Nomination, Nomination.id == Supporter.nomination_id)
        .join(Nominee, Nominee.nomination_id == Nomination.id)
        .where(
            Supporter.identity == identity,
            Supporter.withdrawn_at.is_(None),
            Nomination.round_id == nomination.round_id,
            Nomination.id != nomination.id,
            (Nominee.email == "") | (func.lower(Nominee.email) != mailbox),
        )
    )
    return session.scalars(select(others.exists())).one()
