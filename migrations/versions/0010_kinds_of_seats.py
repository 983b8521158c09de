"""Seats for any citizen, and groups that the voters themselves fill, as in a council for the elderly."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

SEAT_TYPES = ("refugee_immigrant", "municipal_council", "organisation", "sector", "experience")
FILLING_METHODS = (
    "advisory_election",
    "council_selection",
    "organisation_nomination",
    "council_own_members",
    "ex_officio",
    "council_recommendation",
)
#: By column: what was known before, and what is known from now on.
CHOICES = {
    "seat_type": (SEAT_TYPES, (*SEAT_TYPES, "citizen")),
    "filling_method": (FILLING_METHODS, (FILLING_METHODS[0], "direct_election", *FILLING_METHODS[1:])),
}
#: What comes nearest for whoever goes back.
NEAREST = {"seat_type": {"citizen": "experience"}, "filling_method": {"direct_election": "advisory_election"}}


def upgrade() -> None:
    for column, (before, after) in CHOICES.items():
        _know(column, before, after)


def downgrade() -> None:
    groups = sa.table("seat_group", *(sa.column(column, sa.String) for column in CHOICES))
    for column, (before, after) in CHOICES.items():
        for new, old in NEAREST[column].items():
            op.execute(sa.update(groups).where(groups.c[column] == new).values({column: old}))
        _know(column, after, before)


def _know(column: str, before: tuple[str, ...], after: tuple[str, ...]) -> None:
    """Let the column hold other values than before."""
    if op.get_bind().dialect.name == "sqlite":
        _rewrite(_condition(column, before), _condition(column, after))
        return
    name = op.f(f"ck_seat_group_{column}_known")
    op.drop_constraint(name, "seat_group")
    op.create_check_constraint(name, "seat_group", _condition(column, after))


def _condition(column: str, values: tuple[str, ...]) -> str:
    return f"{column} IN ({', '.join(repr(value) for value in values)})"


def _rewrite(before: str, after: str) -> None:
    """Change a condition where SQLite keeps it, as its manual says for tables that others point at.

    "Making Other Kinds Of Table Schema Changes": a table made anew would take every seat with it.
    """
    connection = op.get_bind()
    version = connection.exec_driver_sql("PRAGMA schema_version").scalar_one()
    connection.exec_driver_sql("PRAGMA writable_schema = ON")
    connection.execute(
        sa.text("UPDATE sqlite_master SET sql = replace(sql, :before, :after) WHERE type = 'table' AND name = :table"),
        {"before": before, "after": after, "table": "seat_group"},
    )
    connection.exec_driver_sql(f"PRAGMA schema_version = {version + 1}")
    connection.exec_driver_sql("PRAGMA writable_schema = RESET")
