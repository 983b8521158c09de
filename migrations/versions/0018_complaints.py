"""Complaints: about a decision on a nomination, or about a round; and what was decided."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "complaint",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("decision_id", sa.Uuid(), nullable=True),
        sa.Column("complainant", sa.String(), nullable=False),
        sa.Column("contact", sa.String(), nullable=False),
        sa.Column(
            "standing",
            sa.Enum(
                "concerned",
                "voter",
                "other",
                name="standing_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("considered", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "manner",
            sa.Enum(
                "online",
                "paper",
                "phone",
                "email",
                "meeting",
                name="manner_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("complaint_to", sa.String(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("sent_on_to", sa.String(), nullable=True),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column(
            "outcome",
            sa.Enum(
                "upheld",
                "not_upheld",
                "dismissed_late",
                "withdrawn",
                name="outcome_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("further_way", sa.String(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_by", sa.String(), nullable=True),
        sa.CheckConstraint(
            "outcome IS NULL OR outcome = 'withdrawn' OR (trim(decided_by) <> '' AND trim(reason) <> '')",
            name=op.f("ck_complaint_decided_with_a_reason"),
        ),
        sa.CheckConstraint(
            "standing <> 'other' OR trim(considered) <> ''", name=op.f("ck_complaint_others_are_considered")
        ),
        sa.CheckConstraint("trim(complainant) <> ''", name=op.f("ck_complaint_by_somebody")),
        sa.CheckConstraint("trim(complaint_to) <> ''", name=op.f("ck_complaint_goes_to_somebody")),
        sa.CheckConstraint("trim(text) <> ''", name=op.f("ck_complaint_says_something")),
        sa.CheckConstraint("(closed_by IS NULL) = (closed_at IS NULL)", name=op.f("ck_complaint_closed_by_somebody")),
        sa.CheckConstraint("(outcome IS NULL) = (closed_at IS NULL)", name=op.f("ck_complaint_closed_with_an_outcome")),
        sa.CheckConstraint("(outcome IS NULL) = (decided_on IS NULL)", name=op.f("ck_complaint_decided_on_a_day")),
        sa.CheckConstraint("(sent_on_to IS NULL) = (sent_on IS NULL)", name=op.f("ck_complaint_sent_on_to_somebody")),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["vetting_decision.id"], name=op.f("fk_complaint_decision_id_vetting_decision")
        ),
        sa.ForeignKeyConstraint(
            ["round_id"], ["recruitment_round.id"], name=op.f("fk_complaint_round_id_recruitment_round")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_complaint")),
    )
    op.create_index("ix_complaint_decision_id", "complaint", ["decision_id"], unique=False)
    op.create_index("ix_complaint_round_id", "complaint", ["round_id"], unique=False)


def downgrade() -> None:
    op.drop_table("complaint")
