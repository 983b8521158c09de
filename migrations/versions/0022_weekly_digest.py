"""Who wants to be told by mail each week what waits, and for which week they were."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "weekly_digest",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("wanted", sa.Boolean(), nullable=False),
        sa.Column("week", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["staff_user.id"], name=op.f("fk_weekly_digest_user_id_staff_user")),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_weekly_digest")),
    )


def downgrade() -> None:
    op.drop_table("weekly_digest")
