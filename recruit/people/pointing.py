"""Rows of later stages that point at a person: they follow when two people are found to be one, and go back."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import inspect, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from recruit.people.model import Person, PersonMerge

#: A column `person_id` of a later stage.
Pointer = InstrumentedAttribute[UUID] | InstrumentedAttribute[UUID | None]


def move(
    session: Session,
    pointer: Pointer,
    kept: Person,
    merged: Person,
    *,
    once_in: InstrumentedAttribute[UUID] | Sequence[InstrumentedAttribute[Any]] | None = None,
) -> dict[str, list[str]]:
    """Let the rows that point at the merged person point at the kept one; return which, by their table.

    Where a person has one row only `once_in` something, or in several things together, what both have stays where it
    is: links in letters that were sent go on working for each of them.
    """
    keys = () if once_in is None else (once_in,) if isinstance(once_in, InstrumentedAttribute) else tuple(once_in)
    taken = {tuple(row) for row in session.execute(select(*keys).where(pointer == kept.id))} if keys else set()
    found = _rows(session, pointer, merged.id)
    rows = [row for row in found if not keys or tuple(getattr(row, key.key) for key in keys) not in taken]
    for row in rows:
        row.person_id = kept.id
    session.flush()
    return {pointer.class_.__tablename__: [_id(row) for row in rows]}


def move_back(session: Session, pointer: Pointer, merge: PersonMerge) -> None:
    """Let the rows that the merge moved, as far as they are still the kept person's, point at the merged one again."""
    moved = set(merge.moved.get(pointer.class_.__tablename__, ()))
    for row in _rows(session, pointer, merge.kept_id):
        if _id(row) in moved:
            row.person_id = merge.merged_id
    session.flush()


def _rows(session: Session, pointer: Pointer, person_id: UUID) -> Sequence[Any]:
    chosen = select(pointer.class_).where(pointer == person_id).order_by(*inspect(pointer.class_).primary_key)
    return session.scalars(chosen.with_for_update()).all()


def _id(row: Any) -> str:
    (value,) = inspect(row).identity
    return str(value)
