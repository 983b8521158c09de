"""Who came forward by themselves for an open place, how long that is kept, and the groups that look for people."""

import sqlalchemy as sa
from alembic import op

revision = "0070"
down_revision = "0069"
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
    "attendance",
    "meeting_answer",
    "asking",
    "report_back",
    "assignment_note",
    "group_participation",
    "evaluation",
    "invitation_ask",
    "invitation_wish",
    "letter",
    "lookup",
    "log_details",
    "sent_form",
)
NEW = ("coming_forward",)
AFTER = (*BEFORE[:20], *NEW, *BEFORE[20:])


def upgrade() -> None:
    op.add_column(
        "working_group", sa.Column("looks_for_people", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.create_table(
        "coming_forward",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("body_id", sa.Uuid(), nullable=False),
        sa.Column(
            "wish",
            sa.Enum(
                "seat",
                "working_group",
                "place_elsewhere",
                name="wish_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_by", sa.String(), nullable=True),
        sa.Column(
            "came_of",
            sa.Enum(
                "round",
                "takes_part",
                "not_now",
                "not_reached",
                name="came_of_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("note", sa.String(), nullable=False),
        sa.CheckConstraint("email <> '' OR phone <> ''", name=op.f("ck_coming_forward_can_be_reached")),
        sa.CheckConstraint("trim(name) <> ''", name=op.f("ck_coming_forward_has_a_name")),
        sa.CheckConstraint(
            "(settled_at IS NULL) = (came_of IS NULL)", name=op.f("ck_coming_forward_settled_as_something")
        ),
        sa.CheckConstraint(
            "(settled_at IS NULL) = (settled_by IS NULL)", name=op.f("ck_coming_forward_settled_by_somebody")
        ),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_coming_forward_body_id_body")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_coming_forward")),
    )
    op.create_index("ix_coming_forward_body_id", "coming_forward", ["body_id"], unique=False)
    _know(BEFORE, AFTER)


def downgrade() -> None:
    rule = sa.table("retention_rule", sa.column("data_class"))
    op.execute(sa.delete(rule).where(rule.c.data_class.in_(NEW)))
    _know(AFTER, BEFORE)
    op.drop_table("coming_forward")
    op.drop_column("working_group", "looks_for_people")


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
