"""Wishes to be erased, and what was answered."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "erasure_request",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("nomination_id", sa.Uuid(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "manner",
            sa.Enum(
                "online",
                "paper",
                "phone",
                "email",
                "meeting",
                name="manner_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by", sa.String(), nullable=True),
        sa.Column("erased", sa.Boolean(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.CheckConstraint(
            "(answered_at IS NULL) = (answered_by IS NULL)", name=op.f("ck_erasure_request_answered_by_somebody")
        ),
        sa.CheckConstraint(
            "(answered_at IS NULL) = (erased IS NULL)", name=op.f("ck_erasure_request_answered_with_something")
        ),
        sa.CheckConstraint(
            "erased IS NULL OR erased OR trim(reason) <> ''", name=op.f("ck_erasure_request_kept_for_a_reason")
        ),
        sa.ForeignKeyConstraint(
            ["nomination_id"], ["nomination.id"], name=op.f("fk_erasure_request_nomination_id_nomination")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasure_request")),
    )
    op.create_index("ix_erasure_request_nomination_id", "erasure_request", ["nomination_id"])
    op.create_index(
        "uq_erasure_request_open",
        "erasure_request",
        ["nomination_id"],
        unique=True,
        sqlite_where=sa.text("answered_at IS NULL"),
        postgresql_where=sa.text("answered_at IS NULL"),
    )


def downgrade() -> None:
    op.drop_table("erasure_request")
