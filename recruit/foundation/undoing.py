"""What an act has made and changed, noted while it happens, so that the act can be undone as a whole.

The rows speak for themselves: whatever the session writes while it is watched is noted by table, so an act need not
keep count of what the operations it calls have done. What is noted is JSON and is kept with the act.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Table, delete, event, inspect, select
from sqlalchemy.orm import Session
from sqlalchemy.types import TypeDecorator, TypeEngine

from recruit.foundation.db import Base

#: As many ids as one statement names.
_AT_ONCE = 500


@dataclass
class Noted:
    """Rows that were made, columns that were changed, and rows that were removed, by table."""

    #: The ids, in the order in which they were made.
    made: dict[str, list[str]] = field(default_factory=dict)
    #: By id and column, what stood there before and what stands there now.
    changed: dict[str, dict[str, dict[str, list[Any]]]] = field(default_factory=dict)
    #: By id and column, what stood there before the act.
    removed: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)

    @classmethod
    def of(cls, packed: Mapping[str, Any]) -> "Noted":
        """Read what `packed` wrote."""
        return cls(packed.get("made", {}), packed.get("changed", {}), packed.get("removed", {}))

    def without_values(self) -> "Noted":
        """Return which rows it is about, and no more what stood in them: changes and removals cannot be undone."""
        changed: dict[str, dict[str, dict[str, Any]]] = _emptied(self.changed)
        return Noted(self.made, changed, _emptied(self.removed))

    @property
    def has_values(self) -> bool:
        """Return True while it is noted of each row that was changed or removed what stood there before."""
        return all(
            columns for kept in (self.changed, self.removed) for rows in kept.values() for columns in rows.values()
        )

    def packed(self) -> dict[str, Any]:
        """Return what is noted as JSON values."""
        return {"made": self.made, "changed": self.changed, "removed": self.removed}


def _emptied(noted: Mapping[str, Mapping[str, object]]) -> dict[str, dict[str, dict[str, Any]]]:
    return {table: {one: {} for one in rows} for table, rows in noted.items()}


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A row that came, or was changed, since: undoing would take it along or overwrite it."""

    #: The table of that row.
    kind: str
    #: The row it stands on, by table and id.
    on: str
    id: UUID


@contextmanager
def watched(session: Session) -> Iterator[Noted]:
    """Note what the session writes within the block."""
    noted, seen = Noted(), set[Any]()

    def note_removed(session: Session, _context: object, _instances: object) -> None:
        for row in session.deleted:
            if row not in seen:
                _note_removed(row, noted)

    def note(session: Session, _context: object) -> None:
        for row in session.new:
            seen.add(row)
            noted.made.setdefault(row.__tablename__, []).append(str(row.id))
        for row in session.dirty:
            if row not in seen:
                _note_changes(row, noted)

    listeners: Mapping[str, Callable[..., None]] = {"before_flush": note_removed, "after_flush": note}
    session.flush()
    for name, listener in listeners.items():
        event.listen(session, name, listener)
    try:
        yield noted
        session.flush()
    finally:
        for name, listener in listeners.items():
            event.remove(session, name, listener)


def _note_removed(row: Any, noted: Noted) -> None:
    """Note what stood in a row before the act, which may have changed it first."""
    table, number = row.__tablename__, str(row.id)
    changed = noted.changed.get(table, {}).pop(number, {})
    stood = {column.key: _plain(_before(row, column.key)) for column in inspect(row).mapper.column_attrs}
    noted.removed.setdefault(table, {})[number] = stood | {name: before for name, (before, _) in changed.items()}


def _before(row: Any, name: str) -> Any:
    value = getattr(row, name)  # loads it where it has expired
    deleted = inspect(row).attrs[name].history.deleted
    return deleted[0] if deleted else value


def _note_changes(row: Any, noted: Noted) -> None:
    state = inspect(row)
    version = state.mapper.version_id_col
    for column in state.mapper.column_attrs:
        history = state.attrs[column.key].history
        if column.columns[0] is version or not (history.added and history.deleted):
            continue
        before, after = _plain(history.deleted[0]), _plain(history.added[0])
        if before != after:
            of_row = noted.changed.setdefault(row.__tablename__, {}).setdefault(str(row.id), {})
            of_row[column.key] = [of_row.get(column.key, [before])[0], after]


def obstacles(session: Session, noted: Noted) -> list[Obstacle]:
    """Return what points at a row that was made, and what has been changed anew since.

    Whoever removes rows in an act looks by themselves whether something else stands in their place since.
    """
    pointing = [
        obstacle
        for table in Base.metadata.sorted_tables
        for key in table.foreign_keys
        if key.column.table.name in noted.made and key.column.name == "id"
        for obstacle in _pointing(session, table, key.parent.name, key.column.table.name, noted)
    ]
    return [*dict.fromkeys(pointing), *_changed_anew(session, noted)]


def _pointing(session: Session, table: Table, column: str, at: str, noted: Noted) -> Iterator[Obstacle]:
    """Yield rows that point at what was made, but those that were made, or pointed there, by the act itself."""
    pointed = (one for one, columns in noted.changed.get(table.name, {}).items() if column in columns)
    ours = {UUID(one) for one in (*noted.made.get(table.name, ()), *pointed)}
    own_id = next(iter(table.primary_key.columns))
    for ids in _chunks(noted.made[at]):
        for other, target in session.execute(select(own_id, table.c[column]).where(table.c[column].in_(ids))):
            if other not in ours:
                yield Obstacle(table.name, at, target)


def _changed_anew(session: Session, noted: Noted) -> Iterator[Obstacle]:
    for table, rows in noted.changed.items():
        for row_id, columns in rows.items():
            row = session.get(_mapped(table), UUID(row_id))
            if row is None or any(_plain(getattr(row, name)) != after for name, (_, after) in columns.items()):
                yield Obstacle(table, table, UUID(row_id))


def take_back(session: Session, noted: Noted) -> None:
    """Remove the rows that were made, the last ones first, and give back what was changed and removed.

    `obstacles` found none.
    """
    # All at once, so that a row comes before those that lie within it: a membership before its offices.
    with session.no_autoflush:
        for table, removed in noted.removed.items():
            kinds = Base.metadata.tables[table].c
            for stood in removed.values():
                session.add(_mapped(table)(**{name: _value(kinds[name].type, one) for name, one in stood.items()}))
        for changed, rows in noted.changed.items():
            for row_id, pairs in rows.items():
                row = session.get_one(_mapped(changed), UUID(row_id))
                for name, (before, _) in pairs.items():
                    setattr(row, name, _value(Base.metadata.tables[changed].c[name].type, before))
    session.flush()
    gone = {(table, one) for table, ids in noted.made.items() for one in ids}
    loaded: list[Any] = [*session]
    for row in loaded:
        if (row.__tablename__, str(getattr(row, "id", ""))) in gone:
            session.expunge(row)
    for made in reversed(Base.metadata.sorted_tables):
        for ids in _chunks(list(reversed(noted.made.get(made.name, ())))):
            session.execute(delete(made).where(made.c.id.in_(ids)))


def _mapped(table: str) -> type[Any]:
    return next(mapper.class_ for mapper in Base.registry.mappers if mapper.local_table.name == table)  # type: ignore[attr-defined]


def _chunks(ids: Collection[str]) -> Iterator[list[UUID]]:
    known = [UUID(one) for one in ids]
    return (known[start : start + _AT_ONCE] for start in range(0, len(known), _AT_ONCE))


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def _value(kind: TypeEngine[Any], plain: Any) -> Any:
    if plain is None or isinstance(plain, dict | list):
        return plain
    of = kind.impl_instance.python_type if isinstance(kind, TypeDecorator) else kind.python_type
    return of.fromisoformat(plain) if of in (date, datetime) else of(plain)
