"""Reading people. Whoever was merged into somebody else is met as that person."""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session, selectinload

from recruit.foundation.refusal import NotFound
from recruit.people.model import Person, PersonDistinction, PersonMerge, PersonName, PublicationDecision
from recruit.people.rules import KnownName


def person(session: Session, person_id: UUID, *, for_change: bool = False) -> Person:
    """Return a person with other names and contacts. Raises NotFound.

    The id of somebody who was merged finds whom they were found to be: the door compares and redirects. `for_change`
    locks the person until the transaction ends.
    """
    loaded = (selectinload(Person.other_names), selectinload(Person.contacts))
    known = _known_as(session, person_id)
    found = session.get(Person, known, options=loaded, with_for_update=for_change or None)
    if found is None:
        raise NotFound("person")
    if for_change and _known_as(session, known) != known:  # somebody merged the person while we waited for the lock
        return person(session, known, for_change=True)
    return found


def _known_as(session: Session, person_id: UUID) -> UUID:
    chosen = select(PersonMerge.kept_id).where(PersonMerge.undone_at.is_(None))
    while kept := session.scalar(chosen.where(PersonMerge.merged_id == person_id)):
        person_id = kept
    return person_id


def everybody_as(person_id: UUID) -> Select[tuple[UUID]]:
    """Return the ids of a person and of everybody who was found to be them, also through somebody else, to ask in."""
    known = select(Person.id).where(Person.id == person_id).cte("known_as", recursive=True)
    merged = select(PersonMerge.merged_id).join(known, PersonMerge.kept_id == known.c.id)
    known = known.union(merged.where(PersonMerge.undone_at.is_(None)))
    return select(known.c.id)


def not_merged() -> ColumnElement[bool]:
    """Return the condition that a person is not known as somebody else."""
    return ~select(PersonMerge.id).where(PersonMerge.merged_id == Person.id, PersonMerge.undone_at.is_(None)).exists()


def people(session: Session) -> Sequence[Person]:
    """Return everybody, with other names, in Danish order."""
    chosen = select(Person).where(not_merged()).options(selectinload(Person.other_names))
    return session.scalars(chosen.order_by(Person.sort_key, Person.name)).all()


def people_among(session: Session, ids: Collection[UUID]) -> Sequence[Person]:
    """Return the people with these ids, with other names, in Danish order. Two queries, however many."""
    chosen = select(Person).where(Person.id.in_(ids)).options(selectinload(Person.other_names))
    return session.scalars(chosen.order_by(Person.sort_key, Person.name)).all()


def people_in_full(session: Session, ids: Collection[UUID]) -> Sequence[Person]:
    """Return the people with these ids, with other names and contacts. A few queries for each five hundred of them."""
    wanted, loaded = list(ids), (selectinload(Person.other_names), selectinload(Person.contacts))
    found: list[Person] = []
    for start in range(0, len(wanted), 500):
        chosen = select(Person).where(Person.id.in_(wanted[start : start + 500]))
        found += session.scalars(chosen.options(*loaded))
    return found


def known_names(session: Session, among: ColumnElement[bool]) -> list[KnownName]:
    """Return every name, other names too, of the people for whom the condition holds. Two queries."""
    chosen = select(Person.id, Person.name).where(not_merged(), among)
    others = select(Person.id, PersonName.name).join(PersonName).where(not_merged(), among)
    return [KnownName(owner, name) for each in (chosen, others) for owner, name in session.execute(each)]


def told_apart(session: Session) -> frozenset[tuple[UUID, UUID]]:
    """Return the ids of every two people who were found not to be the same, the lower first. One query."""
    rows = session.execute(select(PersonDistinction.one_id, PersonDistinction.other_id))
    return frozenset((one, other) for one, other in rows)


def are_told_apart(session: Session, first: UUID, second: UUID) -> bool:
    """Return True when two people, the lower id first, were found not to be the same."""
    chosen = select(PersonDistinction.id).where(PersonDistinction.one_id == first, PersonDistinction.other_id == second)
    return session.scalar(chosen) is not None


def merge(session: Session, merge_id: UUID, *, for_change: bool = False) -> PersonMerge:
    """Return a merge; `for_change` locks it until the transaction ends. Raises NotFound."""
    found = session.get(PersonMerge, merge_id, with_for_update=for_change or None)
    if found is None:
        raise NotFound("person_merge")
    return found


def merges_into(session: Session, person_id: UUID) -> Sequence[tuple[PersonMerge, str]]:
    """Return the standing merges into a person, the newest first, each with the merged person's own name."""
    chosen = select(PersonMerge, Person.name).join(Person, Person.id == PersonMerge.merged_id)
    chosen = chosen.where(PersonMerge.kept_id == person_id, PersonMerge.undone_at.is_(None))
    return [(merge, name) for merge, name in session.execute(chosen.order_by(PersonMerge.at.desc()))]


def publication(session: Session, person: Person) -> PublicationDecision | None:
    """Return the standing decision that a person may be shown publicly, if there is one."""
    standing = select(PublicationDecision).where(PublicationDecision.revoked_at.is_(None))
    return session.scalars(standing.where(PublicationDecision.person_id == person.id)).one_or_none()


def publications(session: Session, person_id: UUID) -> Sequence[PublicationDecision]:
    """Return every decision that a person may be shown publicly, revoked ones too, the newest first."""
    chosen = select(PublicationDecision).where(PublicationDecision.person_id == person_id)
    return session.scalars(chosen.order_by(PublicationDecision.at.desc())).all()


def withheld(session: Session, ids: Collection[UUID]) -> frozenset[UUID]:
    """Return those of the people with these ids who may not be shown publicly. One query.

    Whoever is protected is withheld while no decision stands that they may be shown.
    """
    decided = select(PublicationDecision.id).where(
        PublicationDecision.person_id == Person.id, PublicationDecision.revoked_at.is_(None)
    )
    chosen = select(Person.id).where(Person.id.in_(ids), Person.is_protected, ~decided.exists())
    return frozenset(session.scalars(chosen))


def names_of_people(session: Session, ids: Collection[UUID]) -> Mapping[UUID, str]:
    """Return what the people with these ids are called. One query."""
    return dict(session.execute(select(Person.id, Person.name).where(Person.id.in_(ids))).all())
