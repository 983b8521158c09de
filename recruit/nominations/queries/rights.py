"""Reading what people asked for about their own data, what holds it back, and what is due."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Date, cast, null, select, union_all
from sqlalchemy.orm import Session, joinedload

from recruit.bodies.model import Body, Term
from recruit.foundation import clock
from recruit.foundation.due import Due
from recruit.foundation.retention.rules import Held
from recruit.nominations.model import ErasureRequest, Nomination, Restriction
from recruit.nominations.queries import complaints, retention
from recruit.nominations.queries.vetting import is_built_on
from recruit.nominations.rules.rights import answer_by
from recruit.people.model import Organization
from recruit.recruitment.model import RecruitmentRound


def newest_request(session: Session, nomination_id: UUID) -> ErasureRequest | None:
    """Return the last wish that what stands in a nomination is erased, answered or not. One query."""
    chosen = select(ErasureRequest).filter_by(nomination_id=nomination_id)
    return session.scalars(chosen.order_by(ErasureRequest.received_at.desc(), ErasureRequest.id)).first()


def open_request(session: Session, nomination_id: UUID) -> ErasureRequest | None:
    """Return the wish that is not answered. One query."""
    return session.scalars(
        select(ErasureRequest).filter_by(nomination_id=nomination_id, answered_at=None)
    ).one_or_none()


def holds_back(session: Session, nomination: Nomination) -> Sequence[Held]:
    """Return why a nomination is not erased now although the person asks for it. One query.

    What they themselves asked to have kept and not used does not hold it back, nor a complaint about somebody else.
    """
    found = {**retention.holds(), Held.COMPLAINT: complaints.concerns()}
    asked = [why for why in found if why is not Held.RESTRICTED]
    answers = select(*(found[why] for why in asked)).select_from(Nomination).where(Nomination.id == nomination.id)
    return [why for why, holds in zip(asked, session.execute(answers).one(), strict=True) if holds]


def holds_back_a_no(session: Session, nomination: Nomination) -> Sequence[Held]:
    """Return why a nomination of somebody who said no is not erased at once. Two queries.

    Whoever said no and was never checked was in no case: that it is not journalised holds nothing back.
    """
    held = holds_back(session, nomination)
    return held if is_built_on(session, nomination.id) else [why for why in held if why is not Held.NOT_JOURNALISED]


def restriction(session: Session, nomination_id: UUID) -> Restriction | None:
    """Return what holds a nomination's data back from use; None where it is used. One query."""
    return session.scalars(select(Restriction).filter_by(nomination_id=nomination_id, lifted_at=None)).one_or_none()


def due(session: Session, *, on: date) -> list[Due]:
    """Return the wishes to be erased that nobody has answered, and the restrictions that can end. One query."""
    wishes = select(ErasureRequest.nomination_id, ErasureRequest.received_at, cast(null(), Date()).label("lifts_on"))
    over = select(Restriction.nomination_id, cast(null(), ErasureRequest.received_at.type), Restriction.lifts_on)
    over = over.where(Restriction.lifted_at.is_(None), Restriction.lifts_on <= on)
    waiting = union_all(wishes.where(ErasureRequest.answered_at.is_(None)), over).subquery()
    chosen = select(Nomination, waiting.c.received_at, waiting.c.lifts_on)
    chosen = chosen.join(waiting, waiting.c.nomination_id == Nomination.id).options(_COUNCIL)
    rows = session.execute(chosen.order_by(waiting.c.received_at)).unique().all()
    found = [
        Due("erasure-asked-for", deadline=answer_by(clock.local(received_at).date()), **_about(nomination, on))
        for nomination, received_at, _lifts_on in rows
        if received_at
    ]
    return found + [
        Due("restriction-over", deadline=lifts_on, **_about(nomination, on))
        for nomination, _received_at, lifts_on in rows
        if lifts_on
    ]


def _about(nomination: Nomination, on: date) -> dict[str, Any]:
    body = nomination.round.term.body
    facts = {"reference": nomination.reference, "round": nomination.round_id, "nomination": nomination.id}
    return {"subject": body.name_on(on), "body": body.slug, "facts": facts}


_COUNCIL = (
    joinedload(Nomination.round)
    .joinedload(RecruitmentRound.term)
    .joinedload(Term.body)
    .joinedload(Body.organization)
    .joinedload(Organization.names)
)
