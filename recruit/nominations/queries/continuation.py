"""*Vil du fortsætte?* Who was asked, what they said, and what is known of them already."""

from collections.abc import Sequence
from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload
from sqlalchemy.sql.base import ExecutableOption

from recruit.bodies.model import Body, Term
from recruit.foundation import clock
from recruit.foundation.due import Due
from recruit.foundation.refusal import NotFound
from recruit.nominations.model import ContinuationAsk, Nomination, Nominee
from recruit.nominations.queries.nomination import status
from recruit.nominations.queries.round import TO_FILL
from recruit.nominations.rules import NewNominee, Status
from recruit.nominations.rules.continuation import Continuation
from recruit.people.model import Organization, Person
from recruit.people.rules import ContactKind
from recruit.recruitment.model import RecruitmentRound
from recruit.recruitment.rules.asking import LEFT_IN_PEACE, REMINDED_BEFORE

_LOADED: tuple[ExecutableOption, ...] = (
    joinedload(ContinuationAsk.person).selectinload(Person.contacts),
    joinedload(ContinuationAsk.nomination).options(
        joinedload(Nomination.ask), selectinload(Nomination.answers), selectinload(Nomination.withdrawals)
    ),
)


def continuations(session: Session, round_: RecruitmentRound) -> Sequence[ContinuationAsk]:
    """Return the members who were asked whether they go on, with contacts and nomination, in Danish order."""
    chosen = select(ContinuationAsk).where(ContinuationAsk.round_id == round_.id).options(*_LOADED)
    return sorted(session.scalars(chosen).all(), key=lambda ask: ask.person.sort_key)


def continuation(
    session: Session, ask_id: UUID, *, of: RecruitmentRound | None = None, for_change: bool = False
) -> ContinuationAsk:
    """Return what a member was asked, with contacts, nomination and round. Raises NotFound, also for another round's.

    `for_change` locks it until the transaction ends.
    """
    chosen = select(ContinuationAsk).where(ContinuationAsk.id == ask_id)
    chosen = chosen.options(*_LOADED, selectinload(ContinuationAsk.round).options(*TO_FILL))
    if for_change:
        chosen = chosen.with_for_update(of=ContinuationAsk)
    found = session.scalars(chosen).one_or_none()
    if found is None or (of is not None and found.round_id != of.id):
        raise NotFound("continuation_ask")
    return found


def continuation_of(
    session: Session, round_: RecruitmentRound, person_id: UUID, *, for_change: bool = False
) -> ContinuationAsk | None:
    """Return what somebody was asked in a round, as `continuation` does; None for whoever was not asked."""
    chosen = select(ContinuationAsk.id).where(
        ContinuationAsk.round_id == round_.id, ContinuationAsk.person_id == person_id
    )
    found = session.scalars(chosen).one_or_none()
    return continuation(session, found, for_change=for_change) if found else None


def facts_of(ask: ContinuationAsk, round_: RecruitmentRound, *, now: datetime) -> Continuation:
    """Return what the rules ask of somebody who was asked."""
    nomination = ask.nomination
    withdrawn = nomination is not None and status(nomination, now=now) is Status.WITHDRAWN
    return Continuation(round_.closes_at, ask.answer, nomination is not None, withdrawn)


def known_of(session: Session, person: Person, round_: RecruitmentRound) -> NewNominee:
    """Return a form filled with what is known of a person, loaded with contacts: the words are their last ones.

    Those were for the council of the round, which is loaded with its term: what another reads is not this one's.
    """
    chosen = select(Nominee).join(Nominee.nomination).join(Nomination.round).join(RecruitmentRound.term)
    chosen = chosen.where(Nominee.person_id == person.id, Term.body_id == round_.term.body_id)
    last = session.scalars(chosen.order_by(Nomination.received_at.desc()).limit(1)).one_or_none()
    return NewNominee(
        name=person.name,
        email=person.reached_by(ContactKind.EMAIL),
        phone=person.reached_by(ContactKind.PHONE),
        address=person.reached_by(ContactKind.ADDRESS),
        person_id=person.id,
        motivation=last.motivation if last else "",
        presentation=last.presentation if last else "",
        interests=tuple(UUID(each) for each in last.interests) if last else (),
        languages=tuple(last.languages) if last else (),
    )


def to_remind(session: Session, *, now: datetime) -> Sequence[ContinuationAsk]:
    """Return the members, locked, who have not answered in rounds that close soon."""
    chosen = (
        select(ContinuationAsk)
        .join(ContinuationAsk.round)
        .where(
            or_(ContinuationAsk.answer.is_(None), ContinuationAsk.answer & ContinuationAsk.nomination_id.is_(None)),
            ContinuationAsk.reminded_at.is_(None),
            ContinuationAsk.asked_at <= now - LEFT_IN_PEACE,
            RecruitmentRound.closes_at > now,
            RecruitmentRound.closes_at <= now + REMINDED_BEFORE,
        )
    )
    chosen = chosen.options(*_LOADED, selectinload(ContinuationAsk.round).options(*TO_FILL))
    return session.scalars(chosen.with_for_update(of=ContinuationAsk)).all()


def due(session: Session, *, on: date) -> list[Due]:
    """Return the rounds in which members have not said whether they go on, until the deadline's day is over."""
    named = joinedload(RecruitmentRound.term).joinedload(Term.body).joinedload(Body.organization)
    waiting = (
        select(ContinuationAsk.round_id, func.count().label("number"))
        .where(ContinuationAsk.answer.is_(None))
        .group_by(ContinuationAsk.round_id)
        .subquery()
    )
    chosen = select(RecruitmentRound, waiting.c.number).join(waiting, waiting.c.round_id == RecruitmentRound.id)
    chosen = chosen.where(RecruitmentRound.closes_at >= clock.instant(on, time.min)).order_by(
        RecruitmentRound.closes_at
    )
    rows = session.execute(chosen.options(named.selectinload(Organization.names)))
    return [
        Due(
            "members-not-answering",
            round_.term.body.name_on(on),
            body=round_.term.body.slug,
            deadline=clock.local(round_.closes_at).date(),
            facts={"number": number, "round": round_.id},
        )
        for round_, number in rows
    ]
