"""Candidates: the list of a round, who is on it, and in which order."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "candidate_list",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column(
            "ordered_by",
            sa.Enum(
                "alphabetical", "lot", name="ordered_by_known", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("lot_drawn_by", sa.String(), nullable=True),
        sa.Column("lot_witnessed_by", sa.String(), nullable=True),
        sa.Column("lot_drawn_on", sa.Date(), nullable=True),
        sa.Column("down_on", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("revoked_by", sa.String(), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_because", sa.String(), nullable=True),
        sa.CheckConstraint(
            "(ordered_by = 'lot') = (lot_drawn_by IS NOT NULL AND trim(lot_drawn_by) <> '')",
            name=op.f("ck_candidate_list_lot_is_drawn"),
        ),
        sa.CheckConstraint(
            "(ordered_by = 'lot') = (lot_witnessed_by IS NOT NULL AND trim(lot_witnessed_by) <> '')",
            name=op.f("ck_candidate_list_lot_is_witnessed"),
        ),
        sa.CheckConstraint(
            "(lot_drawn_by IS NULL) = (lot_drawn_on IS NULL)", name=op.f("ck_candidate_list_lot_has_a_day")
        ),
        sa.CheckConstraint(
            "(revoked_by IS NULL) = (revoked_at IS NULL)", name=op.f("ck_candidate_list_revoked_by_somebody")
        ),
        sa.CheckConstraint(
            "(revoked_by IS NULL) = (revoked_because IS NULL)", name=op.f("ck_candidate_list_revoked_with_a_reason")
        ),
        sa.ForeignKeyConstraint(
            ["round_id"], ["recruitment_round.id"], name=op.f("fk_candidate_list_round_id_recruitment_round")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_candidate_list")),
    )
    op.create_index(
        "uq_candidate_list_standing",
        "candidate_list",
        ["round_id"],
        unique=True,
        sqlite_where=sa.text("revoked_at IS NULL"),
        postgresql_where=sa.text("revoked_at IS NULL"),
    )
    op.create_table(
        "candidate",
        sa.Column("list_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("nomination_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("position >= 1", name=op.f("ck_candidate_positions_from_one")),
        sa.ForeignKeyConstraint(["list_id"], ["candidate_list.id"], name=op.f("fk_candidate_list_id_candidate_list")),
        sa.ForeignKeyConstraint(
            ["nomination_id"], ["nomination.id"], name=op.f("fk_candidate_nomination_id_nomination")
        ),
        sa.PrimaryKeyConstraint("list_id", "position", name=op.f("pk_candidate")),
        sa.UniqueConstraint("list_id", "nomination_id", name=op.f("uq_candidate_list_id_nomination_id")),
    )
    op.create_index("ix_candidate_nomination_id", "candidate", ["nomination_id"], unique=False)


def downgrade() -> None:
    op.drop_table("candidate")
    op.drop_table("candidate_list")
