"""Ballot packets, voters taken out of a frozen register, and second persons who signed on paper."""

import sqlalchemy as sa
from alembic import op

revision = "0042"
down_revision = "0041"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "ballot_packet",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("election_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("contents", sa.JSON(), nullable=False),
        sa.Column("papers", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column(
            "form",
            sa.Enum("meeting", "post", name="form_known", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column("kept_at", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("removed_by", sa.String(), nullable=True),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("removed_because", sa.String(), nullable=True),
        sa.CheckConstraint("trim(kept_at) <> ''", name=op.f("ck_ballot_packet_is_kept_somewhere")),
        sa.CheckConstraint("trim(label) <> ''", name=op.f("ck_ballot_packet_has_a_label")),
        sa.CheckConstraint("trim(place) <> ''", name=op.f("ck_ballot_packet_has_a_place")),
        sa.CheckConstraint(
            "(removed_by IS NULL) = (removed_at IS NULL)", name=op.f("ck_ballot_packet_removed_by_somebody")
        ),
        sa.CheckConstraint(
            "(removed_by IS NULL) = (removed_because IS NULL)", name=op.f("ck_ballot_packet_removed_with_a_reason")
        ),
        sa.CheckConstraint("number >= 1", name=op.f("ck_ballot_packet_numbers_from_one")),
        sa.CheckConstraint("papers >= 0", name=op.f("ck_ballot_packet_papers_are_a_number")),
        sa.ForeignKeyConstraint(["election_id"], ["election.id"], name=op.f("fk_ballot_packet_election_id_election")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ballot_packet")),
        sa.UniqueConstraint("election_id", "number", name=op.f("uq_ballot_packet_election_id_number")),
    )
    op.create_table(
        "ballot_packet_act",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("packet_id", sa.Uuid(), nullable=False),
        sa.Column(
            "step",
            sa.Enum("sealed", "destroyed", name="step_known", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("people", sa.JSON(), nullable=False),
        sa.Column("seal", sa.String(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("revoked_by", sa.String(), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_because", sa.String(), nullable=True),
        sa.CheckConstraint(
            "(step = 'sealed') = (seal IS NOT NULL)", name=op.f("ck_ballot_packet_act_sealed_with_a_number")
        ),
        sa.CheckConstraint("seal IS NULL OR trim(seal) <> ''", name=op.f("ck_ballot_packet_act_seal_can_be_read")),
        sa.CheckConstraint(
            "(revoked_by IS NULL) = (revoked_at IS NULL)", name=op.f("ck_ballot_packet_act_revoked_by_somebody")
        ),
        sa.CheckConstraint(
            "(revoked_by IS NULL) = (revoked_because IS NULL)", name=op.f("ck_ballot_packet_act_revoked_with_a_reason")
        ),
        sa.ForeignKeyConstraint(
            ["packet_id"], ["ballot_packet.id"], name=op.f("fk_ballot_packet_act_packet_id_ballot_packet")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ballot_packet_act")),
    )
    op.create_index(
        "uq_ballot_packet_act_standing",
        "ballot_packet_act",
        ["packet_id", "step"],
        unique=True,
        sqlite_where=sa.text("revoked_at IS NULL"),
        postgresql_where=sa.text("revoked_at IS NULL"),
    )
    op.create_table(
        "packet_keeping",
        sa.Column("election_id", sa.Uuid(), nullable=False),
        sa.Column("complaints_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("trim(source) <> ''", name=op.f("ck_packet_keeping_follows_from_something")),
        sa.CheckConstraint("days BETWEEN 1 AND 36500", name=op.f("ck_packet_keeping_days_in_range")),
        sa.ForeignKeyConstraint(["election_id"], ["election.id"], name=op.f("fk_packet_keeping_election_id_election")),
        sa.PrimaryKeyConstraint("election_id", name=op.f("pk_packet_keeping")),
    )
    op.create_table(
        "voter_removal",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("election_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("because", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.CheckConstraint("trim(because) <> ''", name=op.f("ck_voter_removal_has_a_reason")),
        sa.CheckConstraint("trim(name) <> ''", name=op.f("ck_voter_removal_has_a_name")),
        sa.ForeignKeyConstraint(
            ["election_id"], ["voter_register.election_id"], name=op.f("fk_voter_removal_election_id_voter_register")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voter_removal")),
    )
    op.create_index("ix_voter_removal_election_id", "voter_removal", ["election_id"], unique=False)
    with op.batch_alter_table("envelope") as table:
        table.add_column(sa.Column("witness", sa.String(), nullable=True))
        table.create_check_constraint(
            op.f("ck_envelope_confirmed_at_a_screen_or_on_paper"), "confirmed_by IS NULL OR witness IS NULL"
        )
        table.create_check_constraint(op.f("ck_envelope_witness_is_named"), "trim(witness) <> ''")


def downgrade() -> None:
    with op.batch_alter_table("envelope") as table:
        table.drop_constraint(op.f("ck_envelope_witness_is_named"), type_="check")
        table.drop_constraint(op.f("ck_envelope_confirmed_at_a_screen_or_on_paper"), type_="check")
        table.drop_column("witness")
    op.drop_table("voter_removal")
    op.drop_table("packet_keeping")
    op.drop_table("ballot_packet_act")
    op.drop_table("ballot_packet")
