"""Who left, who decided it, and what was carried out with it."""

import sqlalchemy as sa
from alembic import op

revision = "0048"
down_revision = "0047"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "membership_ending",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("membership_id", sa.Uuid(), nullable=False),
        sa.Column(
            "reason",
            sa.Enum(
                "term_end",
                "resigned",
                "released",
                "moved_away",
                "deceased",
                "lost_basis",
                "organisation_replaced",
                "absence_rule",
                "became_substitute",
                "became_member",
                "lost_eligibility",
                "body_dissolved",
                "registered_in_error",
                name="reason_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column(
            "hearing",
            sa.Enum("heard", "not_heard", name="hearing_known", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column("heard_on", sa.Date(), nullable=True),
        sa.Column("not_heard_because", sa.String(), nullable=False),
        sa.Column("carried_out", sa.JSON(), nullable=False),
        sa.Column("left_out", sa.JSON(), nullable=False),
        sa.Column("noted", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("undone_by", sa.String(), nullable=True),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undone_because", sa.String(), nullable=True),
        sa.CheckConstraint(
            "hearing IS NULL OR (hearing = 'heard') = (heard_on IS NOT NULL)",
            name=op.f("ck_membership_ending_heard_on_a_day"),
        ),
        sa.CheckConstraint(
            "hearing IS NULL OR hearing = 'heard' OR trim(not_heard_because) <> ''",
            name=op.f("ck_membership_ending_not_heard_for_a_reason"),
        ),
        sa.CheckConstraint(
            "(decided_by IS NULL) = (decided_on IS NULL)", name=op.f("ck_membership_ending_decided_on_a_day")
        ),
        sa.CheckConstraint(
            "(hearing IS NULL) OR decided_by IS NOT NULL", name=op.f("ck_membership_ending_heard_before_a_decision")
        ),
        sa.CheckConstraint(
            "(undone_by IS NULL) = (undone_at IS NULL)", name=op.f("ck_membership_ending_undone_by_somebody")
        ),
        sa.CheckConstraint(
            "(undone_by IS NULL) = (undone_because IS NULL)", name=op.f("ck_membership_ending_undone_with_a_reason")
        ),
        sa.ForeignKeyConstraint(
            ["membership_id"], ["membership.id"], name=op.f("fk_membership_ending_membership_id_membership")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership_ending")),
    )
    op.create_index(
        "uq_membership_ending_standing",
        "membership_ending",
        ["membership_id"],
        unique=True,
        sqlite_where=sa.text("undone_at IS NULL"),
        postgresql_where=sa.text("undone_at IS NULL"),
    )


def downgrade() -> None:
    op.drop_table("membership_ending")
