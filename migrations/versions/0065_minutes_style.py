"""A council says how its minutes list who was there."""

from alembic import op

revision = "0065"
down_revision = "0064"
branch_labels = None
depends_on = None

STYLES = "minutes_style IN ('list', 'line', 'dashes', 'groups')"


def upgrade() -> None:
    name = "ck_meeting_settings_minutes_style_known"
    op.execute(f"ALTER TABLE meeting_settings ADD COLUMN minutes_style VARCHAR(40) CONSTRAINT {name} CHECK ({STYLES})")


def downgrade() -> None:
    op.execute("ALTER TABLE meeting_settings DROP COLUMN minutes_style")
