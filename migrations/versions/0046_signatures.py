"""Who of the election committee signed a result, and what was noted of an entry by mistake."""

import sqlalchemy as sa
from alembic import op

revision = "0046"
down_revision = "0045"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "result_signature",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("election_id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("length(digest) = 64", name=op.f("ck_result_signature_digest_is_sha256")),
        sa.ForeignKeyConstraint(
            ["election_id"], ["election.id"], name=op.f("fk_result_signature_election_id_election")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_result_signature")),
    )
    standing = sa.text("revoked_at IS NULL")
    op.create_index(
        "uq_result_signature_standing",
        "result_signature",
        ["election_id", "by", "digest"],
        unique=True,
        sqlite_where=standing,
        postgresql_where=standing,
    )
    op.create_table(
        "entry_restoration",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("contest_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("because", sa.String(), nullable=False),
        sa.Column("said_by", sa.String(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["contest_id"], ["contest.id"], name=op.f("fk_entry_restoration_contest_id_contest")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry_restoration")),
    )
    op.create_index("ix_entry_restoration_contest_id", "entry_restoration", ["contest_id"])


def downgrade() -> None:
    op.drop_table("entry_restoration")
    op.drop_table("result_signature")
