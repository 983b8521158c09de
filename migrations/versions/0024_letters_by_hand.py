"""Letters that somebody sends by hand, letters that repeat another, and how a municipality sends closed ones."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

BY_HAND_WITHOUT_WORKER = (
    "channel = 'email' OR (attempts = 0 AND claimed_at IS NULL AND given_up_at IS NULL AND link_purpose IS NULL)"
)
SENT_BY_HAND_BY_SOMEBODY = "(sent_by IS NULL) = (channel = 'email' OR sent_at IS NULL)"
CLOSED_LETTERS_KNOWN = "closed_letters IN ('digital_post', 'paper')"


def upgrade() -> None:
    op.add_column("letter", sa.Column("sent_by", sa.String(), nullable=True))
    # What was sent by hand before the way back: who queued it is the best that is known.
    op.execute("UPDATE letter SET sent_by = queued_by WHERE channel <> 'email' AND sent_at IS NOT NULL")
    # Conditions of the column itself, so that SQLite need not make the table anew.
    key = sa.Uuid().compile(op.get_bind().dialect)
    op.execute(
        f"ALTER TABLE letter ADD COLUMN repeats_id {key} "
        f"CONSTRAINT ck_letter_by_hand_without_worker CHECK ({BY_HAND_WITHOUT_WORKER}) "
        f"CONSTRAINT ck_letter_sent_by_hand_by_somebody CHECK ({SENT_BY_HAND_BY_SOMEBODY})"
    )
    op.create_index("ix_letter_channel", "letter", ["channel", "next_attempt_at"])
    op.drop_index("ix_letter_next_attempt_at", "letter")
    op.execute(
        "ALTER TABLE municipality ADD COLUMN closed_letters VARCHAR DEFAULT 'digital_post' NOT NULL "
        f"CONSTRAINT ck_municipality_closed_letters_known CHECK ({CLOSED_LETTERS_KNOWN})"
    )


def downgrade() -> None:
    op.drop_column("municipality", "closed_letters")
    op.create_index("ix_letter_next_attempt_at", "letter", ["next_attempt_at"])
    op.drop_index("ix_letter_channel", "letter")
    op.drop_column("letter", "repeats_id")
    # An older program knows e-mail alone: what was sent by hand is sent, and the rest is stopped.
    op.execute(
        "UPDATE letter SET cancelled_at = queued_at, cancelled_by = queued_by, next_attempt_at = NULL "
        "WHERE channel <> 'email' AND next_attempt_at IS NOT NULL"
    )
    if op.get_bind().dialect.name == "postgresql":  # there it belongs to the table, and would stay
        op.drop_constraint(op.f("ck_letter_by_hand_without_worker"), "letter")
    op.drop_column("letter", "sent_by")
