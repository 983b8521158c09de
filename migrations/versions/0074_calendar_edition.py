"""How often the address of the secretariat's calendar of a council was replaced."""

import sqlalchemy as sa
from alembic import op

revision = "0074"
down_revision = "0073"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("meeting_settings", sa.Column("calendar_edition", sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    op.drop_column("meeting_settings", "calendar_edition")
