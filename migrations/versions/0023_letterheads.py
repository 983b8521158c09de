"""Who the letters of a council come from, each from a day on."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

GUARDS = {
    "sqlite": [
        "CREATE TRIGGER letterhead_is_never_rewritten BEFORE UPDATE ON letterhead "
        "BEGIN SELECT RAISE(ABORT, 'a letterhead is never rewritten'); END"
    ],
    "postgresql": [
        "CREATE OR REPLACE FUNCTION refuse_rewriting_of_a_letterhead() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'a letterhead is never rewritten'; END $$",
        "CREATE TRIGGER letterhead_is_never_rewritten BEFORE UPDATE ON letterhead "
        "FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_of_a_letterhead()",
    ],
}


def upgrade() -> None:
    op.create_table(
        "letterhead",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("office", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("sender_name", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("reply_to", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.CheckConstraint("trim(scope) <> ''", name=op.f("ck_letterhead_is_somebodys")),
        sa.CheckConstraint("trim(office) <> ''", name=op.f("ck_letterhead_names_an_office")),
        sa.CheckConstraint("trim(sender_name) <> ''", name=op.f("ck_letterhead_names_a_sender")),
        sa.CheckConstraint("email = '' OR email LIKE '_%@_%'", name=op.f("ck_letterhead_email_looks_like_one")),
        sa.CheckConstraint(
            "reply_to = '' OR reply_to LIKE '_%@_%'", name=op.f("ck_letterhead_reply_to_looks_like_one")
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_letterhead_versions_from_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letterhead")),
        sa.UniqueConstraint("scope", "version", name="uq_letterhead_version"),
    )
    for statement in GUARDS[op.get_context().dialect.name]:
        op.execute(statement)


def downgrade() -> None:
    op.drop_table("letterhead")
    if op.get_context().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_rewriting_of_a_letterhead()")
