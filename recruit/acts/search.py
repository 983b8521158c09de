"""One box for everything: people, organizations, councils and case numbers, by what the secretary remembers of them.

Other names, former names and abbreviations find them too. Each word typed begins a word of the name; a case number is
found by any part of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, false, func, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session, contains_eager, joinedload, selectinload

from recruit.acts.directory import seen_by
from recruit.acts.places import Reach
from recruit.acts.representation import listed
from recruit.bodies.model import Body, Decision, Term
from recruit.nominations.model import Nomination, Nominee
from recruit.people import queries as people
from recruit.people.model import Organization, Person
from recruit.recruitment.model import RecruitmentRound

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


@dataclass(frozen=True, slots=True)
class Nominated:
    """Somebody who stands or was proposed, and in which round of which council."""

    id: UUID
    name: str
    reference: str
    round_id: UUID
    round: str
    #: The council's slug.
    body: str


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


def found_nominees(session: Session, text: str, *, reach: Reach) -> Sequence[Nominated]:
    """Return who stands or was proposed under a name like the text, or has this reference; at most one more than shown.

    Only for those who may see nominations in these councils: from one can tell what the law protects (GDPR art. 9).
    One query.
    """
    if not text.strip():
        return ()
    fitting = people.fits(Nominee.search_key, text) | (func.upper(Nomination.reference) == text.strip().upper())
    chosen = (
        select(
            Nomination.id,
            Nominee.name,
            Nomination.reference,
            RecruitmentRound.id.label("round_id"),
            RecruitmentRound.name.label("round"),
            Body.slug.label("body"),
        )
        .join(Nominee.nomination)
        .join(Nomination.round)
        .join(RecruitmentRound.term)
        .join(Term.body)
        .where(fitting, _within(reach))
        .order_by(Nominee.sort_key, Nominee.name, Nomination.received_at)
    )
    return [Nominated(**row) for row in session.execute(chosen.limit(MOST + 1)).mappings()]


def found_rounds(session: Session, text: str, *, reach: Reach) -> Sequence[tuple[RecruitmentRound, str]]:
    """Return the rounds of these councils whose case number holds the text, with the councils' slugs. One query."""
    chosen = select(RecruitmentRound, Body.slug).join(RecruitmentRound.term).join(Term.body)
    chosen = chosen.where(_part_of(RecruitmentRound.case_number, text), _within(reach))
    rows = session.execute(chosen.order_by(RecruitmentRound.closes_at.desc(), RecruitmentRound.id).limit(MOST + 1))
    return [(round_, slug) for round_, slug in rows]


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


def _part_of(number: InstrumentedAttribute[str] | InstrumentedAttribute[str | None], text: str) -> ColumnElement[bool]:
    """Return the condition that a case number holds the text; one letter is no number."""
    written = text.strip().lower()
    return func.lower(number).contains(written, autoescape=True) if len(written) > 1 else false()


def _within(reach: Reach) -> ColumnElement[bool]:
    return true() if reach is None else Body.id.in_(reach)
