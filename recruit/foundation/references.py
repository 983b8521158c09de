"""An id as letters and the log write it, `6f1c…-…`, inside the database: SQLite keeps ids without their dashes."""

from typing import Any

from sqlalchemy import ColumnElement, String
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

#: Where the groups of an id begin in its 32 digits, and how long they are.
_GROUPS = ((1, 8), (9, 4), (13, 4), (17, 4), (21, 12))


class Written(FunctionElement[str]):
    """The text of an id, for comparing it with a column that holds text; an index on that column is used."""

    type = String()
    inherit_cache = True

    def __init__(self, column: ColumnElement[Any] | Any) -> None:
        super().__init__(column)


@compiles(Written)
def _cast(element: Written, compiler: Any, **options: Any) -> str:
    return f"CAST({compiler.process(element.clauses, **options)} AS TEXT)"


@compiles(Written, "sqlite")
def _with_dashes(element: Written, compiler: Any, **options: Any) -> str:
    digits = compiler.process(element.clauses, **options)
    parts = (f"substr({digits}, {start}, {length})" for start, length in _GROUPS)
    return "(" + " || '-' || ".join(parts) + ")"
