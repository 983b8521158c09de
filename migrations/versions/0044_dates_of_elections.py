"""A round's timetable knows four more dates of its election."""

import sqlalchemy as sa
from alembic import op

revision = "0044"
down_revision = "0043"
branch_labels = None
depends_on = None

BEFORE = (
    "help_session",
    "candidates_told",
    "postal_opens",
    "brochure",
    "postal_closes",
    "polling_meeting",
    "result_on_website",
    "result_in_paper",
    "committee_submission",
    "committee",
    "finance_submission",
    "finance",
    "council_submission",
    "council",
    "constituting_meeting",
)
NEW = ("poll_announced", "register_frozen", "election_committee", "complaints_end")
AFTER = (*BEFORE[:2], NEW[0], *BEFORE[2:4], NEW[1], *BEFORE[4:6], NEW[2], *BEFORE[6:8], NEW[3], *BEFORE[8:])


def upgrade() -> None:
    _know(BEFORE, AFTER)


def downgrade() -> None:
    dates = sa.table("recruitment_round_date", sa.column("kind"))
    op.execute(dates.delete().where(dates.c.kind.in_(NEW)))
    _know(AFTER, BEFORE)


def _know(before: tuple[str, ...], after: tuple[str, ...]) -> None:
    """Let the column hold other values than before."""
    if op.get_bind().dialect.name == "sqlite":
        _rewrite(_condition(before), _condition(after))
        return
    name = op.f("ck_recruitment_round_date_kind_known")
    op.drop_constraint(name, "recruitment_round_date")
    op.create_check_constraint(name, "recruitment_round_date", _condition(after))


def _condition(values: tuple[str, ...]) -> str:
    return f"kind IN ({', '.join(repr(value) for value in values)})"


def _rewrite(before: str, after: str) -> None:
    """Change a condition where SQLite keeps it: it cannot alter one."""
    connection = op.get_bind()
    version = connection.exec_driver_sql("PRAGMA schema_version").scalar_one()
    connection.exec_driver_sql("PRAGMA writable_schema = ON")
    connection.execute(
        sa.text("UPDATE sqlite_master SET sql = replace(sql, :before, :after) WHERE type = 'table' AND name = :table"),
        {"before": before, "after": after, "table": "recruitment_round_date"},
    )
    connection.exec_driver_sql(f"PRAGMA schema_version = {version + 1}")
    connection.exec_driver_sql("PRAGMA writable_schema = RESET")
