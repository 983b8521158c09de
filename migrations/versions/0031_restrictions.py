"""What stands in a nomination is kept and not used."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "restriction",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("nomination_id", sa.Uuid(), nullable=False),
        sa.Column(
            "ground",
            sa.Enum(
                "contested",
                "unlawful",
                "claim",
                "objected",
                name="ground_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("told_by", sa.String(), nullable=True),
        sa.Column("lifts_on", sa.Date(), nullable=True),
        sa.Column("lifted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lifted_by", sa.String(), nullable=True),
        sa.CheckConstraint("trim(reason) <> ''", name=op.f("ck_restriction_has_a_reason")),
        sa.CheckConstraint("(told_at IS NULL) = (told_by IS NULL)", name=op.f("ck_restriction_told_by_somebody")),
        sa.CheckConstraint("(told_at IS NULL) = (lifts_on IS NULL)", name=op.f("ck_restriction_told_when_it_ends")),
        sa.CheckConstraint("(lifted_at IS NULL) = (lifted_by IS NULL)", name=op.f("ck_restriction_lifted_by_somebody")),
        sa.CheckConstraint(
            "lifted_at IS NULL OR (told_at IS NOT NULL AND told_at < lifted_at)",
            name=op.f("ck_restriction_told_before"),
        ),
        sa.ForeignKeyConstraint(
            ["nomination_id"], ["nomination.id"], name=op.f("fk_restriction_nomination_id_nomination")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_restriction")),
    )
    op.create_index("ix_restriction_nomination_id", "restriction", ["nomination_id"])
    op.create_index(
        "uq_restriction_standing",
        "restriction",
        ["nomination_id"],
        unique=True,
        sqlite_where=sa.text("lifted_at IS NULL"),
        postgresql_where=sa.text("lifted_at IS NULL"),
    )


def downgrade() -> None:
    op.drop_table("restriction")
