"""Columns that hold one value out of a closed list."""

from enum import StrEnum

from sqlalchemy import Enum


def choice(kind: type[StrEnum], column: str) -> Enum:
    """Return the type of a column that holds one value of `kind`, stored as its text.

    The database refuses other texts by a CHECK that is named after the column.
    """
    return Enum(
        kind,
        name=f"{column}_known",
        native_enum=False,
        create_constraint=True,
        length=40,
        values_callable=lambda values: [value.value for value in values],
    )
