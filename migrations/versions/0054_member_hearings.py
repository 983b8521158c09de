"""Members are heard before somebody else decides, and an ending knows its letters."""

import sqlalchemy as sa
from alembic import op

revision = "0054"
down_revision = "0053"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("membership_ending", sa.Column("letters", sa.JSON(), server_default="[]", nullable=False))
    op.create_table(
        "membership_hearing",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("membership_id", sa.Uuid(), nullable=False),
        sa.Column(
            "reason",
            sa.Enum(
                "term_end",
                "resigned",
                "released",
                "moved_away",
                "deceased",
                "lost_basis",
                "organisation_replaced",
                "absence_rule",
                "became_substitute",
                "became_member",
                "lost_eligibility",
                "body_dissolved",
                "registered_in_error",
                name="reason_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("answer_by", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["membership_id"], ["membership.id"], name=op.f("fk_membership_hearing_membership_id_membership")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership_hearing")),
    )
    op.create_index("ix_membership_hearing_membership_id", "membership_hearing", ["membership_id"])


def downgrade() -> None:
    op.drop_table("membership_hearing")
    op.drop_column("membership_ending", "letters")
