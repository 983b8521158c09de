"""A list of candidates says why it was fixed although complaints were open."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("candidate_list", sa.Column("despite", sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("candidate_list", "despite")
