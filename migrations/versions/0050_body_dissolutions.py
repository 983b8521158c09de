"""That a body is dissolved, and what ended with it."""

import sqlalchemy as sa
from alembic import op

revision = "0050"
down_revision = "0049"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "body_dissolution",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("body_id", sa.Uuid(), nullable=False),
        sa.Column("decision_id", sa.Uuid(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("successor", sa.String(), nullable=False),
        sa.Column("noted", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("undone_by", sa.String(), nullable=True),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undone_because", sa.String(), nullable=True),
        sa.CheckConstraint(
            "(undone_by IS NULL) = (undone_at IS NULL)", name=op.f("ck_body_dissolution_undone_by_somebody")
        ),
        sa.CheckConstraint(
            "(undone_by IS NULL) = (undone_because IS NULL)", name=op.f("ck_body_dissolution_undone_with_a_reason")
        ),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_body_dissolution_body_id_body")),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decision.id"], name=op.f("fk_body_dissolution_decision_id_decision")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_body_dissolution")),
    )
    op.create_index(
        "uq_body_dissolution_standing",
        "body_dissolution",
        ["body_id"],
        unique=True,
        sqlite_where=sa.text("undone_at IS NULL"),
        postgresql_where=sa.text("undone_at IS NULL"),
    )


def downgrade() -> None:
    op.drop_table("body_dissolution")
