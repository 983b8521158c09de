"""Vetting: what was found, noted and decided about a nomination, and which two are one person's."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

GUARDS = {
    "sqlite": [
        "CREATE TRIGGER nomination_note_is_never_rewritten BEFORE UPDATE ON nomination_note "
        "BEGIN SELECT RAISE(ABORT, 'a note is never rewritten'); END"
    ],
    "postgresql": [
        "CREATE OR REPLACE FUNCTION refuse_rewriting_of_notes() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'a note is never rewritten'; END $$",
        "CREATE TRIGGER nomination_note_is_never_rewritten BEFORE UPDATE ON nomination_note "
        "FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_of_notes()",
    ],
}


def upgrade() -> None:
    op.create_table(
        "deficiency",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("nomination_id", sa.Uuid(), nullable=False),
        sa.Column("lacking", sa.JSON(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("remedy_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("remedied_by", sa.String(), nullable=True),
        sa.Column("remedied_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(remedied_by IS NULL) = (remedied_at IS NULL)", name=op.f("ck_deficiency_remedied_by_somebody")
        ),
        sa.CheckConstraint("at < remedy_until", name=op.f("ck_deficiency_leaves_time")),
        sa.ForeignKeyConstraint(
            ["nomination_id"], ["nomination.id"], name=op.f("fk_deficiency_nomination_id_nomination")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deficiency")),
    )
    op.create_index("ix_deficiency_nomination_id", "deficiency", ["nomination_id"], unique=False)
    op.create_index(
        "uq_deficiency_open",
        "deficiency",
        ["nomination_id"],
        unique=True,
        sqlite_where=sa.text("remedied_at IS NULL"),
        postgresql_where=sa.text("remedied_at IS NULL"),
    )
    op.create_table(
        "nomination_join",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kept_id", sa.Uuid(), nullable=False),
        sa.Column("joined_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("undone_by", sa.String(), nullable=True),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(undone_by IS NULL) = (undone_at IS NULL)", name=op.f("ck_nomination_join_undone_by_somebody")
        ),
        sa.CheckConstraint("kept_id <> joined_id", name=op.f("ck_nomination_join_of_two_nominations")),
        sa.ForeignKeyConstraint(["joined_id"], ["nomination.id"], name=op.f("fk_nomination_join_joined_id_nomination")),
        sa.ForeignKeyConstraint(["kept_id"], ["nomination.id"], name=op.f("fk_nomination_join_kept_id_nomination")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nomination_join")),
    )
    op.create_index("ix_nomination_join_kept_id", "nomination_join", ["kept_id"], unique=False)
    op.create_index(
        "uq_nomination_join_standing",
        "nomination_join",
        ["joined_id"],
        unique=True,
        sqlite_where=sa.text("undone_at IS NULL"),
        postgresql_where=sa.text("undone_at IS NULL"),
    )
    op.create_table(
        "nomination_note",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("nomination_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.CheckConstraint("trim(text) <> ''", name=op.f("ck_nomination_note_says_something")),
        sa.ForeignKeyConstraint(
            ["nomination_id"], ["nomination.id"], name=op.f("fk_nomination_note_nomination_id_nomination")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nomination_note")),
    )
    op.create_index("ix_nomination_note_nomination_id", "nomination_note", ["nomination_id"], unique=False)
    op.create_table(
        "verification",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("nomination_id", sa.Uuid(), nullable=False),
        sa.Column(
            "fact",
            sa.Enum(
                "identity",
                "age",
                "residence",
                "supporters",
                "association",
                "other",
                name="fact_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("holds", sa.Boolean(), nullable=False),
        sa.Column("how", sa.String(), nullable=False),
        sa.Column("seen_on", sa.Date(), nullable=False),
        sa.Column("initials", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("revoked_by", sa.String(), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("trim(how) <> ''", name=op.f("ck_verification_says_how")),
        sa.CheckConstraint("trim(initials) <> ''", name=op.f("ck_verification_says_by_whom")),
        sa.CheckConstraint(
            "(revoked_by IS NULL) = (revoked_at IS NULL)", name=op.f("ck_verification_revoked_by_somebody")
        ),
        sa.ForeignKeyConstraint(
            ["nomination_id"], ["nomination.id"], name=op.f("fk_verification_nomination_id_nomination")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verification")),
    )
    op.create_index(
        "uq_verification_standing",
        "verification",
        ["nomination_id", "fact"],
        unique=True,
        sqlite_where=sa.text("revoked_at IS NULL"),
        postgresql_where=sa.text("revoked_at IS NULL"),
    )
    op.create_table(
        "vetting_decision",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("nomination_id", sa.Uuid(), nullable=False),
        sa.Column("approves", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("committee", sa.String(), nullable=False),
        sa.Column("conflict", sa.String(), nullable=False),
        sa.Column("complaint_to", sa.String(), nullable=False),
        sa.Column("complaint_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("revoked_by", sa.String(), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_because", sa.String(), nullable=True),
        sa.CheckConstraint(
            "approves OR (complaint_until IS NOT NULL AND trim(complaint_to) <> '')",
            name=op.f("ck_vetting_decision_refuses_with_a_way_to_complain"),
        ),
        sa.CheckConstraint("approves OR trim(reason) <> ''", name=op.f("ck_vetting_decision_refuses_for_a_reason")),
        sa.CheckConstraint(
            "(revoked_by IS NULL) = (revoked_at IS NULL)", name=op.f("ck_vetting_decision_revoked_by_somebody")
        ),
        sa.CheckConstraint(
            "(revoked_by IS NULL) = (revoked_because IS NULL)", name=op.f("ck_vetting_decision_revoked_with_a_reason")
        ),
        sa.ForeignKeyConstraint(
            ["nomination_id"], ["nomination.id"], name=op.f("fk_vetting_decision_nomination_id_nomination")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vetting_decision")),
    )
    op.create_index("ix_vetting_decision_nomination_id", "vetting_decision", ["nomination_id"], unique=False)
    op.create_index(
        "uq_vetting_decision_standing",
        "vetting_decision",
        ["nomination_id"],
        unique=True,
        sqlite_where=sa.text("revoked_at IS NULL"),
        postgresql_where=sa.text("revoked_at IS NULL"),
    )
    for statement in GUARDS[op.get_context().dialect.name]:
        op.execute(statement)


def downgrade() -> None:
    op.drop_table("vetting_decision")
    op.drop_table("verification")
    op.drop_table("nomination_note")
    op.drop_table("nomination_join")
    op.drop_table("deficiency")
    if op.get_context().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_rewriting_of_notes()")
