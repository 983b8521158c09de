"""Somebody can have been told that a letter after a decision does not hold."""

import sqlalchemy as sa
from alembic import op

revision = "0061"
down_revision = "0060"
branch_labels = None
depends_on = None

BEFORE = ("appointed", "next", "not-appointed")
AFTER = (*BEFORE, "withdrawn")


def upgrade() -> None:
    _know(BEFORE, AFTER)


def downgrade() -> None:
    op.execute("DELETE FROM outcome_told WHERE what = 'withdrawn'")
    _know(AFTER, BEFORE)


def _know(before: tuple[str, ...], after: tuple[str, ...]) -> None:
    """Let the column hold other values than before."""
    if op.get_bind().dialect.name == "sqlite":
        _rewrite(_condition(before), _condition(after))
        return
    name = op.f("ck_outcome_told_what_known")
    op.drop_constraint(name, "outcome_told")
    op.create_check_constraint(name, "outcome_told", _condition(after))


def _condition(values: tuple[str, ...]) -> str:
    return f"what IN ({', '.join(repr(value) for value in values)})"


def _rewrite(before: str, after: str) -> None:
    """Change a condition where SQLite keeps it, so that the table need not be made anew."""
    connection = op.get_bind()
    version = connection.exec_driver_sql("PRAGMA schema_version").scalar_one()
    connection.exec_driver_sql("PRAGMA writable_schema = ON")
    connection.execute(
        sa.text("UPDATE sqlite_master SET sql = replace(sql, :before, :after) WHERE type = 'table' AND name = :table"),
        {"before": before, "after": after, "table": "outcome_told"},
    )
    connection.exec_driver_sql(f"PRAGMA schema_version = {version + 1}")
    connection.exec_driver_sql("PRAGMA writable_schema = RESET")
