"""Until when somebody had a place in another body, before they gave it up."""

import sqlalchemy as sa
from alembic import op

revision = "0072"
down_revision = "0071"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("assignment", sa.Column("until_before", sa.Date(), nullable=True))


def downgrade() -> None:
    op.drop_column("assignment", "until_before")
