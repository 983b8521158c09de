"""Readings of minutes that wait, and what became of them."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "intake_reading",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("content", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("decisions", sa.JSON(), nullable=False),
        sa.Column("term_id", sa.Uuid(), nullable=True),
        sa.Column("read_by", sa.String(), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(digest) = 64", name=op.f("ck_intake_reading_has_a_digest")),
        sa.ForeignKeyConstraint(["term_id"], ["term.id"], name=op.f("fk_intake_reading_term_id_term")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_intake_reading")),
    )
    op.create_index("ix_intake_reading_digest", "intake_reading", ["digest"], unique=False)
    op.create_table(
        "intake_application",
        sa.Column("reading_id", sa.Uuid(), nullable=False),
        sa.Column("term_id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("placed", sa.Integer(), nullable=False),
        sa.Column("standing", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reading_id"], ["intake_reading.id"], name=op.f("fk_intake_application_reading_id_intake_reading")
        ),
        sa.ForeignKeyConstraint(["term_id"], ["term.id"], name=op.f("fk_intake_application_term_id_term")),
        sa.PrimaryKeyConstraint("reading_id", name=op.f("pk_intake_application")),
        sa.UniqueConstraint("term_id", "digest", name=op.f("uq_intake_application_term_id_digest")),
    )
    op.create_table(
        "intake_discarding",
        sa.Column("reading_id", sa.Uuid(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["reading_id"], ["intake_reading.id"], name=op.f("fk_intake_discarding_reading_id_intake_reading")
        ),
        sa.PrimaryKeyConstraint("reading_id", name=op.f("pk_intake_discarding")),
    )


def downgrade() -> None:
    op.drop_table("intake_discarding")
    op.drop_table("intake_application")
    op.drop_table("intake_reading")
