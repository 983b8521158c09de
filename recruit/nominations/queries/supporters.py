"""Supporters: whom a shared link is about, who has signed, and how many."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from recruit.foundation.refusal import NotFound
from recruit.nominations import rules
from recruit.nominations.model import Nomination, Nominee, Supporter
from recruit.nominations.queries.nomination import nomination, status
from recruit.nominations.queries.restricted import is_restricted
from recruit.nominations.rules import Candidacy, Status

if TYPE_CHECKING:
    from recruit.nominations.queries.vetting import Check


def by_code(session: Session, code: str) -> Nomination:
    """Return whom the link is about that a candidate shared, as `nomination` loads it. Raises NotFound as it does.

    While their data is not used it leads to nobody.
    """
    chosen = select(Nomination.id).where(Nomination.support_code == code, ~is_restricted())
    number = session.scalars(chosen).one_or_none()
    if number is None:
        raise NotFound("support code")
    return nomination(session, number)


def candidacy_of(candidate: Nomination, check: "Check", *, now: datetime, supports_another: bool = False) -> Candidacy:
    """Return what the rules ask of a nomination that `nomination` has loaded, and its check."""
    round_, nominee = candidate.round, candidate.nominee
    return Candidacy(
        name=nominee.name if nominee else "",
        email=nominee.email if nominee else "",
        stands=status(candidate, now=now) is Status.STANDS,
        needed=round_.supporters_needed,
        until=check.corrected_until(rules.answers_until(round_.closes_at, round_.remedy_until)),
        may_repeat=round_.supporters_may_repeat,
        supports_another=supports_another,
    )


def count(session: Session, nomination_id: UUID) -> int:
    """Return how many support the nomination."""
    standing = select(func.count()).where(Supporter.nomination_id == nomination_id, Supporter.withdrawn_at.is_(None))
    return session.scalars(standing).one()


def counts(session: Session, nominations: Collection[UUID]) -> Mapping[UUID, int]:
    """Return how many support each of the nominations; whom nobody supports is not among them. One query."""
    chosen = select(Supporter.nomination_id, func.count().label("number")).group_by(Supporter.nomination_id)
    chosen = chosen.where(Supporter.nomination_id.in_(nominations), Supporter.withdrawn_at.is_(None))
    return {row.nomination_id: row.number for row in session.execute(chosen)}


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
    return session.scalars(select(Supporter).filter_by(nomination_id=nomination_id, identity=identity)).one_or_none()


def supports_another(session: Session, candidate: Nomination, identity: str) -> bool:
    """Return True when this person supports another candidate of the same round.

    Several nominations of one mailbox are one candidate.
    """
    mailbox = candidate.nominee.email.lower() if candidate.nominee else ""
    others = (
        select(Supporter.id)
        .join(Nomination, Nomination.id == Supporter.nomination_id)
        .join(Nominee, Nominee.nomination_id == Nomination.id)
        .where(
            Supporter.identity == identity,
            Supporter.withdrawn_at.is_(None),
            Nomination.round_id == candidate.round_id,
            Nomination.id != candidate.id,
            (Nominee.email == "") | (func.lower(Nominee.email) != mailbox),
        )
    )
    return session.scalars(select(others.exists())).one()
