"""Stops of erasing: what may not be erased although its time is over."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "retention_stop",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("nomination_id", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("revoked_by", sa.String(), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("trim(reason) <> ''", name=op.f("ck_retention_stop_has_a_reason")),
        sa.CheckConstraint(
            "(revoked_by IS NULL) = (revoked_at IS NULL)", name=op.f("ck_retention_stop_revoked_by_somebody")
        ),
        sa.ForeignKeyConstraint(
            ["nomination_id"], ["nomination.id"], name=op.f("fk_retention_stop_nomination_id_nomination")
        ),
        sa.ForeignKeyConstraint(
            ["round_id"], ["recruitment_round.id"], name=op.f("fk_retention_stop_round_id_recruitment_round")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_retention_stop")),
    )
    op.create_index("ix_retention_stop_nomination_id", "retention_stop", ["nomination_id"])
    op.create_index("ix_retention_stop_round_id", "retention_stop", ["round_id"])


def downgrade() -> None:
    op.drop_table("retention_stop")
