"""How long what a council does in a term is kept: attendance, apologies, asks, what was told, groups, evaluations, wishes."""

import sqlalchemy as sa
from alembic import op

revision = "0069"
down_revision = "0068"
branch_labels = None
depends_on = None

BEFORE = (
    "ended_nomination",
    "supporters",
    "candidate_not_chosen",
    "candidate_with_a_place",
    "access_request",
    "round_complaint",
    "voter_register",
    "substitution",
    "departure_note",
    "yearly_check",
    "contact_sharing",
    "letter",
    "lookup",
    "log_details",
    "sent_form",
)
NEW = (
    "attendance",
    "meeting_answer",
    "asking",
    "report_back",
    "assignment_note",
    "group_participation",
    "evaluation",
    "invitation_ask",
    "invitation_wish",
)
AFTER = (*BEFORE[:11], *NEW, *BEFORE[11:])


def upgrade() -> None:
    _know(BEFORE, AFTER)


def downgrade() -> None:
    rule = sa.table("retention_rule", sa.column("data_class"))
    op.execute(sa.delete(rule).where(rule.c.data_class.in_(NEW)))
    _know(AFTER, BEFORE)


def _know(before: tuple[str, ...], after: tuple[str, ...]) -> None:
    """Let the column hold other values than before."""
    if op.get_bind().dialect.name == "sqlite":
        _rewrite(_condition(before), _condition(after))
        return
    name = op.f("ck_retention_rule_data_class_known")
    op.drop_constraint(name, "retention_rule")
    op.create_check_constraint(name, "retention_rule", _condition(after))


def _condition(values: tuple[str, ...]) -> str:
    return f"data_class IN ({', '.join(repr(value) for value in values)})"


def _rewrite(before: str, after: str) -> None:
    """Change a condition where SQLite keeps it: a table made anew would lose the trigger that guards it."""
    connection = op.get_bind()
    version = connection.exec_driver_sql("PRAGMA schema_version").scalar_one()
    connection.exec_driver_sql("PRAGMA writable_schema = ON")
    connection.execute(
        sa.text("UPDATE sqlite_master SET sql = replace(sql, :before, :after) WHERE type = 'table' AND name = :table"),
        {"before": before, "after": after, "table": "retention_rule"},
    )
    connection.exec_driver_sql(f"PRAGMA schema_version = {version + 1}")
    connection.exec_driver_sql("PRAGMA writable_schema = RESET")
