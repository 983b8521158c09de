"""Who comes and who leaves these days is found by the day."""

import sqlalchemy as sa
from alembic import op

revision = "0057"
down_revision = "0056"
branch_labels = None
depends_on = None

ENDED = sa.text("until IS NOT NULL")


def upgrade() -> None:
    op.create_index("ix_membership_since", "membership", ["since"])
    op.create_index("ix_membership_until", "membership", ["until"], sqlite_where=ENDED, postgresql_where=ENDED)


def downgrade() -> None:
    op.drop_index("ix_membership_until", table_name="membership")
    op.drop_index("ix_membership_since", table_name="membership")
