"""Who was told of a decision and of a term that begins or ends, and the welcome list."""

import sqlalchemy as sa
from alembic import op

revision = "0052"
down_revision = "0051"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "member_told",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("term_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column(
            "what",
            sa.Enum(
                "welcome", "thanks", "goes-on", name="what_known", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_member_told_person_id_person")),
        sa.ForeignKeyConstraint(["term_id"], ["term.id"], name=op.f("fk_member_told_term_id_term")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member_told")),
        sa.UniqueConstraint("term_id", "person_id", "what", name=op.f("uq_member_told_term_id_person_id_what")),
    )
    op.create_index("ix_member_told_person_id", "member_told", ["person_id"], unique=False)
    op.create_table(
        "outcome_told",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("nomination_id", sa.Uuid(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column(
            "what",
            sa.Enum(
                "appointed",
                "next",
                "not-appointed",
                name="what_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(nomination_id IS NULL) <> (person_id IS NULL)", name=op.f("ck_outcome_told_tells_one_person")
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["appointment_case.id"], name=op.f("fk_outcome_told_case_id_appointment_case")
        ),
        sa.ForeignKeyConstraint(
            ["nomination_id"], ["nomination.id"], name=op.f("fk_outcome_told_nomination_id_nomination")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_outcome_told_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outcome_told")),
    )
    op.create_index("ix_outcome_told_nomination_id", "outcome_told", ["nomination_id"], unique=False)
    op.create_index("ix_outcome_told_person_id", "outcome_told", ["person_id"], unique=False)
    op.create_index(
        "uq_outcome_told_candidate",
        "outcome_told",
        ["case_id", "nomination_id"],
        unique=True,
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.create_index(
        "uq_outcome_told_person",
        "outcome_told",
        ["case_id", "person_id"],
        unique=True,
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.create_table(
        "welcome_step",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("membership_id", sa.Uuid(), nullable=False),
        sa.Column(
            "item",
            sa.Enum(
                "rules",
                "dates",
                "confidentiality",
                "payroll",
                "contact",
                name="item_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("is_needed", sa.Boolean(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_by", sa.String(), nullable=True),
        sa.CheckConstraint(
            "(revoked_by IS NULL) = (revoked_at IS NULL)", name=op.f("ck_welcome_step_revoked_by_somebody")
        ),
        sa.ForeignKeyConstraint(
            ["membership_id"],
            ["membership.id"],
            name=op.f("fk_welcome_step_membership_id_membership"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_welcome_step")),
    )
    op.create_index("ix_welcome_step_membership_id", "welcome_step", ["membership_id"], unique=False)
    op.create_index(
        "uq_welcome_step_standing",
        "welcome_step",
        ["membership_id", "item"],
        unique=True,
        sqlite_where=sa.text("revoked_at IS NULL"),
        postgresql_where=sa.text("revoked_at IS NULL"),
    )


def downgrade() -> None:
    op.drop_table("welcome_step")
    op.drop_table("member_told")
    op.drop_table("outcome_told")
