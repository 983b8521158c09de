"""The bodies where a council has places are told who comes, and a place can be closed."""

import sqlalchemy as sa
from alembic import op

revision = "0062"
down_revision = "0061"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "place_told",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("assignment_id", sa.Uuid(), nullable=False),
        sa.Column(
            "what",
            sa.Enum(
                "comes",
                "comes_no_more",
                "chosen",
                name="what_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("by_letter", sa.Boolean(), nullable=False),
        sa.Column("shared", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assignment_id"], ["assignment.id"], name=op.f("fk_place_told_assignment_id_assignment")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_place_told")),
        sa.UniqueConstraint("assignment_id", "what", name=op.f("uq_place_told_assignment_id_what")),
    )
    op.add_column("assignment", sa.Column("kept_because", sa.String(), server_default="", nullable=False))
    op.add_column("place_elsewhere", sa.Column("contact_name", sa.String(), server_default="", nullable=False))
    op.add_column("place_elsewhere", sa.Column("contact_email", sa.String(), server_default="", nullable=False))
    op.add_column("place_elsewhere", sa.Column("closed_because", sa.String(), nullable=True))
    op.add_column("report_back", sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    op.drop_column("report_back", "reminded_at")
    op.drop_column("place_elsewhere", "closed_because")
    op.drop_column("place_elsewhere", "contact_email")
    op.drop_column("place_elsewhere", "contact_name")
    op.drop_column("assignment", "kept_because")
    op.drop_table("place_told")
