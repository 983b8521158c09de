"""The voices beside the call of a round."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from recruit.bodies.model import Body, Term
from recruit.foundation.due import Due
from recruit.foundation.refusal import NotFound
from recruit.people.model import Organization, Person
from recruit.people.queries import withheld
from recruit.recruitment.model import RecruitmentRound, Voice
from recruit.recruitment.rules.voice import KEPT_AFTER_DEADLINE

_MEMBER: ORMOption = joinedload(Voice.person).selectinload(Person.contacts)


def voices(session: Session, round_: RecruitmentRound) -> Sequence[Voice]:
    """Return whom a round asked for a voice, with contacts, in Danish order."""
    found = session.scalars(select(Voice).where(Voice.round_id == round_.id).options(_MEMBER)).all()
    return sorted(found, key=lambda voice: voice.person.sort_key)


def voice(session: Session, voice_id: UUID, *, of: RecruitmentRound | None = None, for_change: bool = False) -> Voice:
    """Return a voice with the member and how to reach them. Raises NotFound, also for another round's."""
    lock = {"of": Voice} if for_change else None
    found = session.get(Voice, voice_id, options=(_MEMBER,), with_for_update=lock)
    if found is None or (of is not None and found.round_id != of.id):
        raise NotFound("voice")
    return found


def public_voices(session: Session, round_: RecruitmentRound) -> Sequence[Voice]:
    """Return what everybody can hear beside the call of a round, in the order in which it was approved.

    Nothing while the round is not public, and nobody who is protected. Two queries at most.
    """
    if not round_.is_announced:
        return []
    chosen = select(Voice).where(Voice.round_id == round_.id, Voice.approved_at.is_not(None))
    found = session.scalars(chosen.order_by(Voice.approved_at, Voice.id)).all()
    hidden = withheld(session, [voice.person_id for voice in found]) if found else frozenset()
    return [voice for voice in found if voice.person_id not in hidden]


def voices_to_erase(session: Session, *, now: datetime) -> Sequence[Voice]:
    """Return the recordings whose call has been over for so long that they are kept no more, locked."""
    over = RecruitmentRound.closes_at <= now - KEPT_AFTER_DEADLINE
    chosen = select(Voice).join(Voice.round).where(Voice.file_id.is_not(None), over)
    return session.scalars(chosen.with_for_update(of=Voice)).all()


def due(session: Session, *, on: date) -> list[Due]:
    """Return the rounds in which a voice waits to be heard before everybody can hear it."""
    chosen = (
        select(RecruitmentRound.id, Body, func.count())
        .join(Voice, Voice.round_id == RecruitmentRound.id)
        .join(Term, Term.id == RecruitmentRound.term_id)
        .join(Body, Body.id == Term.body_id)
        .where(Voice.file_id.is_not(None), Voice.approved_at.is_(None))
        .group_by(RecruitmentRound.id, Body.id)
        .options(selectinload(Body.organization).selectinload(Organization.names))
    )
    return [
        Due("voices-unheard", body.name_on(on), body=body.slug, facts={"number": number, "round": of})
        for of, body, number in session.execute(chosen)
    ]
