"""How a council votes for its chair: ballots, lots, and the office that came of it."""

import sqlalchemy as sa
from alembic import op

revision = "0049"
down_revision = "0048"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "office_vote",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("term_id", sa.Uuid(), nullable=False),
        sa.Column(
            "office",
            sa.Enum(
                "chair",
                "vice_chair",
                "secretary",
                name="office_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("candidates", sa.JSON(), nullable=False),
        sa.Column("noted", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("concluded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("concluded_by", sa.String(), nullable=True),
        sa.Column("holding_id", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(concluded_by IS NULL) = (concluded_at IS NULL)", name=op.f("ck_office_vote_concluded_by_somebody")
        ),
        sa.ForeignKeyConstraint(
            ["holding_id"],
            ["office_holding.id"],
            name=op.f("fk_office_vote_holding_id_office_holding"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(["term_id"], ["term.id"], name=op.f("fk_office_vote_term_id_term")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office_vote")),
    )
    op.create_index("ix_office_vote_term_id", "office_vote", ["term_id"], unique=False)


def downgrade() -> None:
    op.drop_table("office_vote")
