"""Find the apologies that a call came of."""

from alembic import op

revision = "0068"
down_revision = "0067"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_apology_call_id", "apology", ["call_id"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_apology_call_id", table_name="apology")
