"""Spans of days that may not overlap, refused by the database itself.

PostgreSQL has exclusion constraints for this (extension `btree_gist`); SQLite gets two triggers that say the same.
"""

from collections.abc import Sequence
from typing import Any

from recruit.foundation.triggers import on_create


def never_overlap(
    table: Any, name: str, *, same: Sequence[str], differing: Sequence[str] = (), among: str = "true"
) -> None:
    """Refuse two rows of `table` whose days `[since, until)` overlap while they agree on every column in `same`.

    `table` is a mapped class's `__table__`, with the columns id, since and until; an end that is NULL is open.
    `differing` columns must differ for two rows to collide, and both must fulfil `among`, a condition that writes
    `{row}.` before its columns. A NULL in `same` or `differing` collides with nothing. `name` begins the error message.
    """
    on_create(
        table,
        sqlite=[_trigger(table.name, name, verb, same, differing, among) for verb in ("INSERT", "UPDATE")],
        postgresql=["CREATE EXTENSION IF NOT EXISTS btree_gist", _exclusion(table.name, name, same, differing, among)],
    )


def _exclusion(table: str, name: str, same: Sequence[str], differing: Sequence[str], among: str) -> str:
    parts = [f"{column} WITH =" for column in same]
    parts += [f"{column} WITH <>" for column in differing]
    parts.append("daterange(since, until) WITH &&")
    condition = among.replace("{row}.", "")
    return f"ALTER TABLE {table} ADD CONSTRAINT {name} EXCLUDE USING gist ({', '.join(parts)}) WHERE ({condition})"


def _trigger(table: str, name: str, verb: str, same: Sequence[str], differing: Sequence[str], among: str) -> str:
    collision = [f"other.{column} = NEW.{column}" for column in same]
    collision += [f"other.{column} <> NEW.{column}" for column in differing]
    collision += [
        "other.id <> NEW.id",
        "coalesce(other.since, '0001-01-01') < coalesce(NEW.until, '9999-12-31')",
        "coalesce(NEW.since, '0001-01-01') < coalesce(other.until, '9999-12-31')",
        f"({among.format(row='NEW')})",
        f"({among.format(row='other')})",
    ]
    refusal = f"SELECT RAISE(ABORT, '{name}') FROM {table} AS other WHERE {' AND '.join(collision)}"  # noqa: S608
    return f"CREATE TRIGGER {name}_{verb.lower()} AFTER {verb} ON {table} BEGIN {refusal}; END"
