"""How long each class of data is kept."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

GUARDS = {
    "sqlite": [
        "CREATE TRIGGER retention_rule_is_never_rewritten BEFORE UPDATE ON retention_rule "
        "BEGIN SELECT RAISE(ABORT, 'a rule of retention is never rewritten'); END"
    ],
    "postgresql": [
        "CREATE OR REPLACE FUNCTION refuse_rewriting_of_retention() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'a rule of retention is never rewritten'; END $$",
        "CREATE TRIGGER retention_rule_is_never_rewritten BEFORE UPDATE ON retention_rule "
        "FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_of_retention()",
    ],
}


def upgrade() -> None:
    op.create_table(
        "retention_rule",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "data_class",
            sa.Enum(
                "ended_nomination",
                "supporters",
                "candidate_not_chosen",
                "candidate_with_a_place",
                "letter",
                "lookup",
                "sent_form",
                name="data_class_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.CheckConstraint("days BETWEEN 1 AND 36500", name=op.f("ck_retention_rule_days_in_range")),
        sa.CheckConstraint("trim(source) <> ''", name=op.f("ck_retention_rule_follows_from_something")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_retention_rule_versions_from_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_retention_rule")),
        sa.UniqueConstraint("data_class", "version", name="uq_retention_rule_version"),
    )
    for statement in GUARDS[op.get_context().dialect.name]:
        op.execute(statement)


def downgrade() -> None:
    op.drop_table("retention_rule")
    if op.get_context().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_rewriting_of_retention()")
