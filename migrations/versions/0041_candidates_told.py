"""What candidates were told of an election."""

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None

_WHAT = ("on-the-ballot", "recommended", "next", "not-recommended", "uncontested", "annulled", "out")


def upgrade() -> None:
    op.create_table(
        "candidate_told",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("election_id", sa.Uuid(), nullable=False),
        sa.Column("nomination_id", sa.Uuid(), nullable=False),
        sa.Column(
            "what",
            sa.Enum(*_WHAT, name="what_known", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["election_id"], ["election.id"], name=op.f("fk_candidate_told_election_id_election")),
        sa.ForeignKeyConstraint(
            ["nomination_id"], ["nomination.id"], name=op.f("fk_candidate_told_nomination_id_nomination")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_candidate_told")),
    )
    op.create_index("ix_candidate_told_nomination_id", "candidate_told", ["nomination_id"])
    standing = sa.text("superseded_at IS NULL")
    op.create_index(
        "uq_candidate_told_standing",
        "candidate_told",
        ["election_id", "nomination_id"],
        unique=True,
        sqlite_where=standing,
        postgresql_where=standing,
    )


def downgrade() -> None:
    op.drop_table("candidate_told")
