"""When something was written down stands beside when it came, and a request for access has a version."""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None

#: The tables, each with the column that says when it came.
TABLES = {"nomination": "received_at", "nomination_answer": "at", "nomination_withdrawal": "at"}


def upgrade() -> None:
    for table, came in TABLES.items():
        # SQLite adds no column that is never empty without a value for the rows that stand.
        before = sa.text("'1970-01-01 00:00:00'")
        written = sa.Column("written_at", sa.DateTime(timezone=True), nullable=False, server_default=before)
        op.add_column(table, written)
        rows = sa.table(table, sa.column("written_at"), sa.column(came))
        op.execute(rows.update().values(written_at=rows.c[came]))
    op.add_column("access_request", sa.Column("version", sa.Integer(), nullable=False, server_default="1"))


def downgrade() -> None:
    op.drop_column("access_request", "version")
    for table in TABLES:
        op.drop_column(table, "written_at")
