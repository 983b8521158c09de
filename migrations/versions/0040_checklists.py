"""Checklists of elections, and what was learnt from one."""

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("election", sa.Column("lessons", sa.String(), nullable=False, server_default=""))
    op.create_table(
        "election_task",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("election_id", sa.Uuid(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("done_by", sa.String(), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("(done_by IS NULL) = (done_at IS NULL)", name=op.f("ck_election_task_done_by_somebody")),
        sa.CheckConstraint("trim(what) <> ''", name=op.f("ck_election_task_says_what")),
        sa.ForeignKeyConstraint(["election_id"], ["election.id"], name=op.f("fk_election_task_election_id_election")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_election_task")),
    )
    op.create_index("ix_election_task_election_id", "election_task", ["election_id"])


def downgrade() -> None:
    op.drop_table("election_task")
    op.drop_column("election", "lessons")
