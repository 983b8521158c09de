"""Who a disclosure is about: the nominations of one person, and the person among the people of the councils."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session, contains_eager, joinedload

from recruit.acts import directory
from recruit.bodies.model import Body, Term
from recruit.nominations import rules
from recruit.nominations.model import Nomination, NominationJoin, Nominee
from recruit.people.model import Organization, Person, PersonMerge
from recruit.recruitment.model import RecruitmentRound

#: The councils within the reader's reach; None for all of them.
Reach = Collection[UUID] | None


@dataclass(frozen=True, slots=True)
class Subject:
    """One person, by the ids of their rows."""

    nominations: frozenset[UUID] = frozenset()
    person: UUID | None = None
    #: The person sits, or sat, in councils beyond the reader's reach only, and is not opened here.
    is_elsewhere: bool = False

    @property
    def people(self) -> tuple[UUID, ...]:
        return (self.person,) if self.person else ()


def of_nomination(session: Session, nomination: Nomination, chosen: Collection[UUID], reach: Reach) -> Subject:
    """Return whose nomination, loaded with its nominee, it is: with what is joined with it or of the same person.

    Of `chosen` only what `perhaps_same` offers counts: nobody else's nomination is added by its id.
    """
    offered = {each.id for each in perhaps_same(session, nomination, reach)}
    ids = {nomination.id, *offered.intersection(chosen)}
    person = nomination.nominee.person_id if nomination.nominee else None
    connected = frozenset(_connected(session, ids, person, reach))
    is_open = person is not None and directory.is_open_to(session, person, reach)
    return Subject(connected, person if is_open else None, is_elsewhere=person is not None and not is_open)


def of_person(session: Session, person_id: UUID, reach: Reach) -> Subject:
    """Return the person, with the nominations that are known to be theirs."""
    return Subject(frozenset(_connected(session, set(), person_id, reach)), person_id)


def perhaps_same(session: Session, nomination: Nomination, reach: Reach) -> Sequence[Nomination]:
    """Return other nominations with the same mailbox, with nominee and round, which somebody has to look at."""
    nominee = nomination.nominee
    if nominee is None or not nominee.email:
        return []
    known = _connected(session, {nomination.id}, nominee.person_id, reach)
    named = joinedload(Term.body).joinedload(Body.organization).selectinload(Organization.names)
    chosen = _within(select(Nomination).join(Nomination.nominee), reach).where(
        func.lower(Nominee.email) == rules.email_key(nominee.email), Nomination.id.not_in(known)
    )
    loaded = (
        contains_eager(Nomination.nominee),
        joinedload(Nomination.round).joinedload(RecruitmentRound.term).options(named),
    )
    return session.scalars(chosen.options(*loaded).order_by(Nomination.received_at, Nomination.id)).all()


def _connected(session: Session, ids: set[UUID], person: UUID | None, reach: Reach) -> set[UUID]:
    """Return these nominations, those of the person, and whatever is joined with one of them, within reach."""
    found = ids | (_ids(session, Nominee.person_id.in_(_merged(session, person)), reach) if person else set())
    while True:
        either = or_(NominationJoin.kept_id.in_(found), NominationJoin.joined_id.in_(found))
        joins = select(NominationJoin.kept_id, NominationJoin.joined_id).where(
            either, NominationJoin.undone_at.is_(None)
        )
        joined = {each for pair in session.execute(joins) for each in pair}
        if joined <= found:
            return found
        found |= joined


def _merged(session: Session, person: UUID) -> list[UUID]:
    merged = select(PersonMerge.merged_id).where(PersonMerge.kept_id == person, PersonMerge.undone_at.is_(None))
    return [person, *session.scalars(merged)]


def _ids(session: Session, which: ColumnElement[bool], reach: Reach) -> set[UUID]:
    return set(session.scalars(_within(select(Nomination.id).join(Nomination.nominee), reach).where(which)))


def _within(chosen: Select[Any], reach: Reach) -> Select[Any]:
    """Narrow nominations down to those of councils within reach."""
    chosen = chosen.join(Nomination.round).join(RecruitmentRound.term)
    return chosen if reach is None else chosen.where(Term.body_id.in_(reach))


def name_of(session: Session, subject: Subject) -> str:
    """Return what the person is called: among the people of the councils, else as the newest nomination says."""
    if subject.person and (person := session.get(Person, subject.person)):
        return person.name
    newest = select(Nominee.name).join(Nominee.nomination).where(Nomination.id.in_(subject.nominations))
    return session.scalars(newest.order_by(Nomination.received_at.desc())).first() or ""
