"""A round has a case number, and packets of its documents are journalised."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("recruitment_round", sa.Column("case_number", sa.String(), nullable=False, server_default=""))
    op.create_table(
        "journal_packet",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("nomination_id", sa.Uuid(), nullable=True),
        sa.Column("is_whole", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("first_number", sa.Integer(), nullable=True),
        sa.Column("last_number", sa.Integer(), nullable=True),
        sa.Column("packed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("digest", sa.String(), nullable=True),
        sa.Column("file_id", sa.Uuid(), nullable=True),
        sa.Column("fetched_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("fetched_by", sa.String(), nullable=True),
        sa.Column("journalised_on", sa.Date(), nullable=True),
        sa.Column("journalised_by", sa.String(), nullable=True),
        sa.Column("journal_number", sa.String(), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_by", sa.String(), nullable=True),
        sa.Column("revoked_because", sa.String(), nullable=True),
        sa.CheckConstraint(
            "first_number >= 1 AND first_number <= last_number", name=op.f("ck_journal_packet_numbered_from_one")
        ),
        sa.CheckConstraint(
            "(packed_at IS NULL) = (digest IS NULL)", name=op.f("ck_journal_packet_packed_is_known_by_its_digest")
        ),
        sa.CheckConstraint(
            "(packed_at IS NULL) = (first_number IS NULL)", name=op.f("ck_journal_packet_packed_has_a_first_number")
        ),
        sa.CheckConstraint(
            "(packed_at IS NULL) = (last_number IS NULL)", name=op.f("ck_journal_packet_packed_has_a_last_number")
        ),
        sa.CheckConstraint(
            "(fetched_by IS NULL) = (fetched_at IS NULL)", name=op.f("ck_journal_packet_fetched_by_somebody")
        ),
        sa.CheckConstraint(
            "fetched_at IS NULL OR packed_at IS NOT NULL", name=op.f("ck_journal_packet_fetched_once_it_is_packed")
        ),
        sa.CheckConstraint(
            "(journalised_by IS NULL) = (journalised_on IS NULL)",
            name=op.f("ck_journal_packet_journalised_by_somebody"),
        ),
        sa.CheckConstraint(
            "journalised_on IS NULL OR (fetched_at IS NOT NULL AND trim(journal_number) <> '')",
            name=op.f("ck_journal_packet_journalised_under_a_number"),
        ),
        sa.CheckConstraint(
            "(revoked_by IS NULL) = (revoked_at IS NULL)", name=op.f("ck_journal_packet_revoked_by_somebody")
        ),
        sa.CheckConstraint(
            "(revoked_by IS NULL) = (revoked_because IS NULL)", name=op.f("ck_journal_packet_revoked_with_a_reason")
        ),
        sa.CheckConstraint(
            "revoked_at IS NULL OR journalised_on IS NOT NULL",
            name=op.f("ck_journal_packet_revoked_once_it_is_journalised"),
        ),
        sa.ForeignKeyConstraint(
            ["round_id"], ["recruitment_round.id"], name=op.f("fk_journal_packet_round_id_recruitment_round")
        ),
        sa.ForeignKeyConstraint(
            ["nomination_id"], ["nomination.id"], name=op.f("fk_journal_packet_nomination_id_nomination")
        ),
        sa.ForeignKeyConstraint(
            ["file_id"],
            ["stored_file.id"],
            name=op.f("fk_journal_packet_file_id_stored_file"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal_packet")),
    )
    op.create_index("ix_journal_packet_round_id", "journal_packet", ["round_id", "at"])
    op.create_index("ix_journal_packet_nomination_id", "journal_packet", ["nomination_id"])
    op.create_index("ix_verification_nomination_id", "verification", ["nomination_id"])
    op.create_index("ix_nomination_join_joined_id", "nomination_join", ["joined_id"])


def downgrade() -> None:
    op.drop_index("ix_nomination_join_joined_id", "nomination_join")
    op.drop_index("ix_verification_nomination_id", "verification")
    op.drop_table("journal_packet")
    op.drop_column("recruitment_round", "case_number")
