"""Letters know which council they are about, and are found by their reader and by their link."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("letter", sa.Column("scope", sa.String(), nullable=False, server_default=""))
    op.create_index("ix_letter_recipient", "letter", ["recipient"])
    op.create_index("ix_letter_link", "letter", ["link_purpose", "link_subject_id"])


def downgrade() -> None:
    op.drop_index("ix_letter_link", "letter")
    op.drop_index("ix_letter_recipient", "letter")
    op.drop_column("letter", "scope")
