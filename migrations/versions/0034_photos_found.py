"""A photo that is erased is found at once among the nominees."""

from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_nominee_photo_id", "nominee", ["photo_id"])


def downgrade() -> None:
    op.drop_index("ix_nominee_photo_id", "nominee")
