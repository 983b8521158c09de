"""One box for everything: people, organizations, councils and case numbers, by what the secretary remembers of them.

Other names, former names and abbreviations find them too. Each word typed begins a word of the name; a case number is
found by any part of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, false, func, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session, contains_eager, joinedload, selectinload

from recruit.acts.directory import seen_by
from recruit.acts.places import Reach
from recruit.acts.representation import listed
from recruit.bodies.model import Body, Decision
from recruit.people import queries as people
from recruit.people.model import Organization, Person

#: How many of each kind are shown; whoever looks for more writes more.
MOST = 20


@dataclass(frozen=True, slots=True)
class Found:
    """What the text finds, in Danish order; at most one more of each kind than is shown."""

    people: Sequence[Person] = ()
    #: Organizations that are no councils, with their names.
    organizations: Sequence[Organization] = ()
    bodies: Sequence[Body] = ()
    decisions: Sequence[tuple[Decision, Body]] = ()

    @property
    def is_empty(self) -> bool:
        """Return True when the text finds nothing."""
        return not (self.people or self.organizations or self.bodies or self.decisions)


def search(session: Session, text: str, *, reach: Reach) -> Found:
    """Return what the text finds among what may be seen by whoever looks after these councils. Eleven queries."""
    if not text.strip():
        return Found()
    return Found(
        people=found_people(session, text, reach=reach),
        organizations=listed(session, text, page=1, size=MOST + 1)[0],
        bodies=_bodies(session, text, reach),
        decisions=_decisions(session, text, reach),
    )


def found_people(session: Session, text: str, *, reach: Reach) -> Sequence[Person]:
    """Return the people who have or had a name like the text, with other names. Two queries."""
    chosen = select(Person).where(people.named_like(text), people.not_merged(), seen_by(reach))
    chosen = chosen.options(selectinload(Person.other_names)).order_by(Person.sort_key, Person.name)
    return session.scalars(chosen.limit(MOST + 1)).all()


def _bodies(session: Session, text: str, reach: Reach) -> Sequence[Body]:
    chosen = (
        select(Body)
        .join(Body.organization)
        .where(people.called_like(text) | _part_of(Body.case_number, text), _within(reach))
        .options(contains_eager(Body.organization).selectinload(Organization.names))
        .limit(MOST + 1)
    )
    return sorted(session.scalars(chosen), key=lambda body: body.organization.newest.sort_key)


def _decisions(session: Session, text: str, reach: Reach) -> Sequence[tuple[Decision, Body]]:
    chosen = (
        select(Decision, Body)
        .join(Body, Body.id == Decision.body_id)
        .where(_part_of(Decision.case_number, text), _within(reach))
        .options(
            joinedload(Decision.decided_by).selectinload(Organization.names),
            joinedload(Body.organization).selectinload(Organization.names),
        )
        .order_by(Decision.decided_on.desc(), Decision.id)
    )
    return [(decision, body) for decision, body in session.execute(chosen.limit(MOST + 1))]


def _part_of(number: InstrumentedAttribute[str | None], text: str) -> ColumnElement[bool]:
    """Return the condition that a case number holds the text; one letter is no number."""
    written = text.strip().lower()
    return func.lower(number).contains(written, autoescape=True) if len(written) > 1 else false()


def _within(reach: Reach) -> ColumnElement[bool]:
    return true() if reach is None else Body.id.in_(reach)
