"""The people whom a member of staff may see, and where they sit.

Whoever looks after some councils only sees the people of those, with their places there, and people who have no place
anywhere: they belong to nobody else.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select, true
from sqlalchemy.orm import Session, joinedload

from recruit.acts.places import Reach, Sitting, reached, sitting_on, sittings
from recruit.appointments.model import Membership
from recruit.bodies.model import SeatGroup, Term
from recruit.foundation.refusal import NotFound
from recruit.people import queries as people
from recruit.people.model import Person, PublicationDecision
from recruit.people.rules import SUGGESTION_THRESHOLD, Likeness, alike, token_similarity

#: How many pairs are shown at a time: each is looked at by somebody.
MOST_PAIRS = 100


class Only(StrEnum):
    """Whom the list is narrowed down to."""

    SITTING = "sitting"
    PROTECTED = "protected"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whom the list is asked for; nothing typed means everybody."""

    text: str = ""
    only: Only | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of the list."""

    person: Person
    #: Where the person sits on the day.
    sittings: Sequence[Sitting]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people who may be the same."""

    one: Person
    other: Person
    #: From 0 to 1.
    similarity: float


def listed(
    session: Session, wanted: Wanted, *, on: date, reach: Reach, page: int, size: int
) -> tuple[list[Listed], int]:
    """Return a page of the people who are wanted, in Danish order, and how many there are. Five queries."""
    conditions = _conditions(wanted, on, reach)
    number = session.scalar(select(func.count(Person.id)).where(*conditions)) or 0
    order = (Person.sort_key, Person.name, Person.id)
    ids = session.scalars(select(Person.id).where(*conditions).order_by(*order).offset((page - 1) * size).limit(size))
    shown = people.people_among(session, ids.all())
    where = sittings(session, [person.id for person in shown], on=on, reach=reach)
    return [Listed(person, where.get(person.id, ())) for person in shown], number


def person_open_to(session: Session, person_id: UUID, reach: Reach, *, for_change: bool = False) -> Person:
    """Return a person with other names and contacts, as `people.queries.person` does. Raises NotFound.

    Whoever has places only in councils beyond reach is not found either.
    """
    found = people.person(session, person_id, for_change=for_change)
    if not is_open_to(session, found.id, reach):
        raise NotFound("person")
    return found


def person_at_once(
    session: Session, person_id: UUID, reach: Reach
) -> tuple[Person, Sequence[PublicationDecision]] | None:
    """Return a person with other names and contacts, and every decision to show them, the newest first. One query.

    None for whoever is not found so: `person_open_to` says who that is.
    """
    loaded = (joinedload(Person.other_names), joinedload(Person.contacts))
    chosen = select(Person, PublicationDecision).where(Person.id == person_id, people.not_merged(), seen_by(reach))
    chosen = chosen.outerjoin(PublicationDecision, PublicationDecision.person_id == Person.id).options(*loaded)
    rows = session.execute(chosen.order_by(PublicationDecision.at.desc())).unique().all()
    return (rows[0][0], [decision for _person, decision in rows if decision]) if rows else None


def is_open_to(session: Session, person_id: UUID, reach: Reach) -> bool:
    """Return whether a person may be seen by whoever looks after these councils. One query."""
    return session.scalar(select(Person.id).where(Person.id == person_id, seen_by(reach))) is not None


def is_beyond(session: Session, person_id: UUID, reach: Reach) -> bool:
    """Return True when the person has, or once had, a place in a council beyond reach."""
    if reach is None:
        return False
    places = select(Membership.id).join(Membership.group).join(Term, Term.id == SeatGroup.term_id)
    return session.scalar(places.where(Membership.person_id == person_id, Term.body_id.not_in(reach))) is not None


def seen_by(reach: Reach) -> ColumnElement[bool]:
    """Return the condition that a person may be seen by whoever looks after these councils."""
    if reach is None:
        return true()
    here = select(Membership.person_id).join(Membership.group).join(Term, Term.id == SeatGroup.term_id)
    nowhere = ~select(Membership.id).where(Membership.person_id == Person.id).exists()
    return or_(Person.id.in_(here.where(reached(reach))), nowhere)


def duplicates(session: Session, *, reach: Reach) -> tuple[list[Pair], int]:
    """Return the likeliest pairs of people who may be the same, and how many there are. Five queries.

    Pairs that were found to be two people are left out.
    """
    apart = people.told_apart(session)
    likely = [
        like for like in alike(people.known_names(session, seen_by(reach))) if (like.one, like.other) not in apart
    ]
    return _with_people(session, likely[:MOST_PAIRS]), len(likely)


def alike_to(session: Session, person: Person, *, reach: Reach) -> Sequence[Person]:
    """Return who may be the same as a person, loaded with other names, the most alike first. Four queries.

    Whoever was found to be somebody else is left out.
    """
    apart = people.told_apart(session)
    names = (person.name, *(other.name for other in person.other_names))
    others = (found for found in alike_to_names(session, names, reach=reach) if found.id != person.id)
    return [found for found in others if tuple(sorted((found.id, person.id))) not in apart]


def alike_to_names(session: Session, names: Collection[str], *, reach: Reach) -> Sequence[Person]:
    """Return who may be meant by one of the names, with other names, the most alike first. Three queries."""
    best: dict[UUID, float] = defaultdict(float)
    for known in people.known_names(session, people.perhaps_called(names) & seen_by(reach)):
        best[known.person] = max(best[known.person], *(token_similarity(known.name, name) for name in names))
    likely = {found: likeness for found, likeness in best.items() if likeness >= SUGGESTION_THRESHOLD}
    return sorted(people.people_among(session, likely.keys()), key=lambda found: -likely[found.id])


def _with_people(session: Session, likely: Sequence[Likeness]) -> list[Pair]:
    known = {
        found.id: found
        for found in people.people_among(session, {one for like in likely for one in (like.one, like.other)})
    }
    return [Pair(known[like.one], known[like.other], like.similarity) for like in likely]


def _conditions(wanted: Wanted, on: date, reach: Reach) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [people.not_merged(), seen_by(reach)]
    if wanted.text:
        conditions.append(people.named_like(wanted.text))
    if wanted.only is Only.PROTECTED:
        conditions.append(Person.is_protected.is_(True))
    if wanted.only is Only.SITTING:
        conditions.append(Person.id.in_(sitting_on(on, reach)))
    return conditions
