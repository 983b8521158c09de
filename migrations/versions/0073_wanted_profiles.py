"""A note for the next council can say whom it needs."""

from alembic import op

revision = "0073"
down_revision = "0072"
branch_labels = None
depends_on = None

BEFORE = ("experience", "task", "money")
AFTER = ("experience", "profile", "task", "money")


def upgrade() -> None:
    _know(AFTER)


def downgrade() -> None:
    op.execute("UPDATE handover_note SET kind = 'experience' WHERE kind = 'profile'")
    _know(BEFORE)


def _know(kinds: tuple[str, ...]) -> None:
    """Let the column hold these values."""
    with op.batch_alter_table("handover_note") as table:
        table.drop_constraint(op.f("ck_handover_note_kind_known"), type_="check")
        listed = ", ".join(repr(kind) for kind in kinds)
        table.create_check_constraint(op.f("ck_handover_note_kind_known"), f"kind IN ({listed})")
