"""A recommendation keeps how many places nobody was recommended for."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("recommendation", sa.Column("left_open", sa.JSON(), nullable=False, server_default="{}"))


def downgrade() -> None:
    op.drop_column("recommendation", "left_open")
