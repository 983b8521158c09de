"""Voters counted at the door, and what was corrected."""

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "door_correction",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("election_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("change", sa.Integer(), nullable=False),
        sa.Column("because", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.CheckConstraint("trim(because) <> ''", name=op.f("ck_door_correction_has_a_reason")),
        sa.CheckConstraint("change <> 0", name=op.f("ck_door_correction_changes_something")),
        sa.ForeignKeyConstraint(["election_id"], ["election.id"], name=op.f("fk_door_correction_election_id_election")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_door_correction")),
    )
    op.create_index("ix_door_correction_election_id", "door_correction", ["election_id"], unique=False)
    op.create_table(
        "door_count",
        sa.Column("election_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("voters", sa.Integer(), nullable=False),
        sa.CheckConstraint("trim(place) <> ''", name=op.f("ck_door_count_has_a_place")),
        sa.CheckConstraint("voters >= 0", name=op.f("ck_door_count_voters_are_a_number")),
        sa.ForeignKeyConstraint(["election_id"], ["election.id"], name=op.f("fk_door_count_election_id_election")),
        sa.PrimaryKeyConstraint("election_id", "place", name=op.f("pk_door_count")),
    )


def downgrade() -> None:
    op.drop_table("door_count")
    op.drop_table("door_correction")
