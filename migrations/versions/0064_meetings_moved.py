"""A meeting knows when it was moved and when it was last changed, and a council that its items run on."""

import sqlalchemy as sa
from alembic import op

revision = "0064"
down_revision = "0063"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("meeting", sa.Column("moved_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("meeting", sa.Column("changed_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column(
        "meeting_settings", sa.Column("items_run_on", sa.Boolean(), nullable=False, server_default=sa.false())
    )


def downgrade() -> None:
    op.drop_column("meeting_settings", "items_run_on")
    op.drop_column("meeting", "changed_at")
    op.drop_column("meeting", "moved_at")
