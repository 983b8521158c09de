"""From which day something is paid for the meetings of a council."""

import sqlalchemy as sa
from alembic import op

revision = "0071"
down_revision = "0070"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("meeting_settings", sa.Column("paid_from", sa.Date(), nullable=True))


def downgrade() -> None:
    op.drop_column("meeting_settings", "paid_from")
