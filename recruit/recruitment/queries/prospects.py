"""The names that were suggested for a round."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from recruit.bodies.model import Body, Term
from recruit.foundation.due import Due
from recruit.foundation.refusal import NotFound
from recruit.people.model import Organization
from recruit.recruitment.model import Prospect, RecruitmentRound


def prospects(session: Session, round_: RecruitmentRound) -> Sequence[Prospect]:
    """Return the names that are kept for a round, whoever is erased first on top."""
    chosen = select(Prospect).where(Prospect.round_id == round_.id)
    return session.scalars(chosen.order_by(Prospect.erase_on, Prospect.name)).all()


def prospect(
    session: Session, prospect_id: UUID, *, of: RecruitmentRound | None = None, for_change: bool = False
) -> Prospect:
    """Return a suggested name. Raises NotFound, also for another round's, and once it is erased."""
    found = session.get(Prospect, prospect_id, with_for_update=for_change or None)
    if found is None or (of is not None and found.round_id != of.id):
        raise NotFound("prospect")
    return found


def prospects_to_erase(session: Session, *, on: date) -> Sequence[Prospect]:
    """Return the names that are no longer kept on a day, locked: one that is erased in this instant is left out."""
    return session.scalars(select(Prospect).where(Prospect.erase_on <= on).with_for_update()).all()


def due(session: Session, *, on: date) -> list[Due]:
    """Return the rounds for which names are kept whose owners know nothing of it yet, with the day of erasure."""
    chosen = (
        select(RecruitmentRound.id, Body, func.count(), func.min(Prospect.erase_on))
        .join(Prospect, Prospect.round_id == RecruitmentRound.id)
        .join(Term, Term.id == RecruitmentRound.term_id)
        .join(Body, Body.id == Term.body_id)
        .where(Prospect.asked_at.is_(None), Prospect.erase_on > on)
        .group_by(RecruitmentRound.id, Body.id)
        .options(selectinload(Body.organization).selectinload(Organization.names))
    )
    return [
        Due("prospects-untold", body.name_on(on), body=body.slug, deadline=first, facts={"number": number, "round": of})
        for of, body, number, first in session.execute(chosen)
    ]
