"""*Årligt tjek*: who was asked, what they said, and what waits."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, time
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Select,
    and_,
    case,
    func,
    literal_column,
    null,
    or_,
    select,
    type_coerce,
    union_all,
)
from sqlalchemy.orm import InstrumentedAttribute, Session, joinedload, selectinload

from recruit.appointments.model import Membership, YearlyCheck
from recruit.appointments.queries.sitting import sits_on
from recruit.appointments.rules import Role
from recruit.appointments.rules.yearly_check import A_YEAR, CheckAnswer, is_due
from recruit.bodies.model import Body, SeatGroup, Term
from recruit.bodies.queries import bodies_named
from recruit.foundation import clock
from recruit.foundation.due import Due
from recruit.foundation.refusal import NotFound
from recruit.people.model import Organization, Person
from recruit.people.rules import Classification

#: What waits: an answer, something to settle, and that the council asks its members, which the municipal council, that
#: keeps its own list, does not.
_SILENT, _TO_SETTLE, _NOT_HELD = "yearly-check-silent", "yearly-check-to-settle", "yearly-check-not-held"

#: Whose, what kind, until when, and what is told of it.
_Waiting = tuple[UUID, str, date | None, Mapping[str, object]]

_PERSON = joinedload(YearlyCheck.person).selectinload(Person.contacts)
_BODY = joinedload(YearlyCheck.body)
_NAMED = joinedload(Body.organization).selectinload(Organization.names)


def sitting(session: Session, body: Body, *, on: date) -> Sequence[Person]:
    """Return the ordinary members of a body on a day, with other names and contacts, in Danish order. Three queries."""
    chosen = select(Membership.person_id).join(Membership.group).join(Term, Term.id == SeatGroup.term_id)
    chosen = chosen.where(Term.body_id == body.id, Membership.role == Role.MEMBER, sits_on(on))
    found = select(Person).where(Person.id.in_(chosen)).order_by(Person.sort_key, Person.name, Person.id)
    return session.scalars(found.options(selectinload(Person.other_names), selectinload(Person.contacts))).all()


def checks(session: Session, body: Body, year: int) -> Sequence[YearlyCheck]:
    """Return whom a body asked in a year, with contacts, in Danish order. Two queries."""
    chosen = select(YearlyCheck).where(YearlyCheck.body_id == body.id, YearlyCheck.year == year).options(_PERSON)
    return sorted(session.scalars(chosen).all(), key=lambda check: (check.person.sort_key, check.person.name))


def years(session: Session, body: Body) -> Sequence[int]:
    """Return the years in which a body asked anybody, the newest first. One query."""
    chosen = select(YearlyCheck.year).where(YearlyCheck.body_id == body.id).distinct()
    return session.scalars(chosen.order_by(YearlyCheck.year.desc())).all()


def check(session: Session, check_id: UUID, *, of: Body | None = None, lock: bool = False) -> YearlyCheck:
    """Return a check with person, contacts and body. Raises NotFound, also for another body's. Five queries.

    `lock` locks it until the transaction ends.
    """
    found = session.scalars(_one(select(YearlyCheck).where(YearlyCheck.id == check_id), lock=lock)).one_or_none()
    if found is None or (of is not None and found.body_id != of.id):
        raise NotFound("yearly_check")
    return found


def check_of(session: Session, body: Body, person_id: UUID, year: int, *, lock: bool = False) -> YearlyCheck | None:
    """Return the check of somebody in a year, as `check` does; None for whoever was not asked in it."""
    chosen = select(YearlyCheck).filter_by(body_id=body.id, person_id=person_id, year=year)
    return session.scalars(_one(chosen, lock=lock)).one_or_none()


def checks_of(session: Session, person_id: UUID, *, within: Collection[UUID] | None = None) -> Sequence[YearlyCheck]:
    """Return every check of somebody, with body and its names, the newest first; `within` are the bodies of whom.

    Two queries.
    """
    chosen = select(YearlyCheck).where(YearlyCheck.person_id == person_id).options(_BODY.options(_NAMED))
    if within is not None:
        chosen = chosen.where(YearlyCheck.body_id.in_(within))
    return session.scalars(chosen.order_by(YearlyCheck.asked_at.desc())).all()


def open_checks(session: Session, person_id: UUID, *, since: date) -> Sequence[YearlyCheck]:
    """Return the checks of somebody, asked on a day or later, that they have not answered, the oldest first."""
    asked = (YearlyCheck.person_id == person_id, YearlyCheck.asked_at >= clock.instant(since, time.min))
    chosen = select(YearlyCheck).where(*asked, YearlyCheck.answer.is_(None)).options(_PERSON, _BODY.options(_NAMED))
    return session.scalars(chosen.order_by(YearlyCheck.asked_at)).all()


def due(session: Session, *, on: date) -> list[Due]:
    """Return what waits of the yearly checks on a day: who is silent, what is to be settled, and who has not asked.

    One query; two more where something waits, however many bodies.
    """
    found = list(_found(session, on))
    if not found:
        return []
    ids = {body_id for body_id, *_rest in found}
    named = bodies_named(session, ids)
    return [
        Due(kind, named[body_id].name_on(on), body=named[body_id].slug, deadline=deadline, facts=facts)
        for body_id, kind, deadline, facts in found
        if kind != _NOT_HELD or named[body_id].organization.classification is not Classification.MUNICIPAL_COUNCIL
    ]


def _one(chosen: Select[YearlyCheck], *, lock: bool) -> Select[YearlyCheck]:
    chosen = chosen.options(_PERSON, _BODY.options(_NAMED, selectinload(Body.titles)))
    return chosen.with_for_update(of=YearlyCheck).execution_options(populate_existing=True) if lock else chosen


def _found(session: Session, on: date) -> Iterator[_Waiting]:
    """Yield who is silent after a deadline of the last year, and still sits; what is to be settled; who has not asked.

    A body has not asked that asked nobody for a year, while somebody has sat there as long.
    """
    for kind, body_id, year, number, until, began, last in session.execute(_asked(on)):
        if kind == _NOT_HELD:
            if is_due(clock.local(last).date() if last else None, began, on=on):
                yield body_id, kind, None, {}
        else:
            deadline = clock.local(until).date() if kind == _SILENT else None
            yield body_id, kind, deadline, {"number": number, "year": year}


@lru_cache(maxsize=2)
def _asked(on: date) -> CompoundSelect[*tuple[Any, ...]]:
    """Select them by body and year; kept for the day, for it takes as long to put together as to read."""
    return union_all(_silent_or_to_settle(on), _not_held(on))


def _silent_or_to_settle(on: date) -> Select[*tuple[Any, ...]]:
    recent = YearlyCheck.asked_at >= clock.instant(on - A_YEAR, time.min)
    late = YearlyCheck.answer_by < clock.instant(on, time.min)
    silent = and_(YearlyCheck.answer.is_(None), recent, late, _sits(on))
    told = or_(
        YearlyCheck.answer == CheckAnswer.MOVED,
        and_(YearlyCheck.answer == CheckAnswer.CORRECTED, YearlyCheck.note != ""),
    )
    to_settle = and_(told, YearlyCheck.settled_at.is_(None))
    kind = case((to_settle, literal_column(f"'{_TO_SETTLE}'")), else_=literal_column(f"'{_SILENT}'")).label("kind")
    of_year = (YearlyCheck.body_id, YearlyCheck.year)
    told_of = (func.count(), func.min(YearlyCheck.answer_by))
    chosen = select(kind, *of_year, *told_of, _none(Term.since), _none(YearlyCheck.asked_at))
    return chosen.where(or_(silent, to_settle)).group_by(*of_year, literal_column("kind"))


def _not_held(on: date) -> Select[*tuple[Any, ...]]:
    """Bodies at work in which somebody has sat for a year, with the day on which they last asked anybody."""
    asked = select(func.max(YearlyCheck.asked_at)).where(YearlyCheck.body_id == Term.body_id).scalar_subquery()
    members = select(Membership.id).join(Membership.group).where(SeatGroup.term_id == Term.id)
    sits = members.where(Membership.role == Role.MEMBER, Membership.since <= on - A_YEAR).exists()
    nothing = (null(), null(), null())
    chosen: Select[*tuple[Any, ...]] = select(
        literal_column(f"'{_NOT_HELD}'"), Term.body_id, *nothing, Term.since, asked
    )
    return chosen.where(Term.since <= on, on < Term.until, sits)


def _none(like: InstrumentedAttribute[Any]) -> ColumnElement[Any]:
    """Return nothing, of the type of what another part of the union has there."""
    return type_coerce(null(), like.type)


def _sits(on: date) -> ColumnElement[bool]:
    """Say of a check that the person is an ordinary member of the body on a day."""
    sits = select(Membership.id).join(SeatGroup, SeatGroup.id == Membership.seat_group_id)
    sits = sits.join(Term, Term.id == SeatGroup.term_id).where(sits_on(on), Membership.role == Role.MEMBER)
    return sits.where(Term.body_id == YearlyCheck.body_id, Membership.person_id == YearlyCheck.person_id).exists()
