"""That a vote for an office was broken off, and that a vice chair moved up."""

import sqlalchemy as sa
from alembic import op

revision = "0051"
down_revision = "0050"
branch_labels = None
depends_on = None

_CHECKS = {
    "discarded_by_somebody": "(discarded_by IS NULL) = (discarded_at IS NULL)",
    "discarded_for_a_reason": "(discarded_because IS NULL) = (discarded_at IS NULL)",
    "concluded_or_discarded": "discarded_at IS NULL OR concluded_at IS NULL",
}
_COLUMNS = ("discarded_at", "discarded_by", "discarded_because")


def upgrade() -> None:
    op.add_column("office_holding", sa.Column("moved_up", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("office_vote") as table:
        table.add_column(sa.Column("discarded_at", sa.DateTime(timezone=True), nullable=True))
        table.add_column(sa.Column("discarded_by", sa.String(), nullable=True))
        table.add_column(sa.Column("discarded_because", sa.String(), nullable=True))
        for name, condition in _CHECKS.items():
            table.create_check_constraint(op.f(f"ck_office_vote_{name}"), condition)


def downgrade() -> None:
    with op.batch_alter_table("office_vote") as table:
        for name in _CHECKS:
            table.drop_constraint(op.f(f"ck_office_vote_{name}"), type_="check")
        for column in _COLUMNS:
            table.drop_column(column)
    op.drop_column("office_holding", "moved_up")
