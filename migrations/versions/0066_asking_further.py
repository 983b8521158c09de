"""Where those who are asked read more, and that it is taken back that somebody was asked."""

import sqlalchemy as sa
from alembic import op

revision = "0066"
down_revision = "0065"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("asking_round", sa.Column("link", sa.String(), server_default="", nullable=False))
    with op.batch_alter_table("round_ask") as table:
        table.add_column(sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True))
        table.create_check_constraint(
            op.f("ck_round_ask_chosen_who_is_still_asked"), "NOT is_chosen OR withdrawn_at IS NULL"
        )


def downgrade() -> None:
    with op.batch_alter_table("round_ask") as table:
        table.drop_constraint(op.f("ck_round_ask_chosen_who_is_still_asked"), type_="check")
        table.drop_column("withdrawn_at")
    op.drop_column("asking_round", "link")
