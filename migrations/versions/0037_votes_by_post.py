"""Votes by post: outer envelopes, judged by two people, and what they held."""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "envelope",
        sa.Column("election_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column(
            "delivery",
            sa.Enum("mail", "handed-in", name="delivery_known", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column(
            "fault",
            sa.Enum(
                "too-late",
                "no-declaration",
                "not-signed",
                "not-entitled",
                "voted-already",
                "open",
                name="fault_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("judged_by", sa.String(), nullable=False),
        sa.Column("confirmed_by", sa.String(), nullable=True),
        sa.CheckConstraint(
            "confirmed_by IS NULL OR confirmed_by <> judged_by", name=op.f("ck_envelope_confirmed_by_somebody_else")
        ),
        sa.CheckConstraint("number >= 1", name=op.f("ck_envelope_numbers_from_one")),
        sa.ForeignKeyConstraint(["election_id"], ["election.id"], name=op.f("fk_envelope_election_id_election")),
        sa.PrimaryKeyConstraint("election_id", "number", name=op.f("pk_envelope")),
    )
    op.create_table(
        "envelope_opening",
        sa.Column("election_id", sa.Uuid(), nullable=False),
        sa.Column("inner_envelopes", sa.Integer(), nullable=False),
        sa.Column("people", sa.JSON(), nullable=False),
        sa.Column("remark", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("inner_envelopes >= 0", name=op.f("ck_envelope_opening_envelopes_are_a_number")),
        sa.ForeignKeyConstraint(
            ["election_id"], ["election.id"], name=op.f("fk_envelope_opening_election_id_election")
        ),
        sa.PrimaryKeyConstraint("election_id", name=op.f("pk_envelope_opening")),
    )


def downgrade() -> None:
    op.drop_table("envelope_opening")
    op.drop_table("envelope")
