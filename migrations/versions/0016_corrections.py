"""Corrections: what the secretariat lets a sentence of the public part say."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

GUARDS = {
    "sqlite": [
        "CREATE TRIGGER translation_correction_is_never_rewritten BEFORE UPDATE ON translation_correction "
        "BEGIN SELECT RAISE(ABORT, 'a correction is never rewritten'); END"
    ],
    "postgresql": [
        "CREATE OR REPLACE FUNCTION refuse_rewriting_of_corrections() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'a correction is never rewritten'; END $$",
        "CREATE TRIGGER translation_correction_is_never_rewritten BEFORE UPDATE ON translation_correction "
        "FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_of_corrections()",
    ],
}


def upgrade() -> None:
    op.create_table(
        "translation_correction",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("sentence", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("forms", sa.JSON(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.CheckConstraint("trim(sentence) <> ''", name=op.f("ck_translation_correction_of_a_sentence")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_translation_correction_versions_from_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_translation_correction")),
        sa.UniqueConstraint("language", "sentence", "version", name="uq_translation_correction_version"),
    )
    for statement in GUARDS[op.get_context().dialect.name]:
        op.execute(statement)


def downgrade() -> None:
    op.drop_table("translation_correction")
    if op.get_context().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_rewriting_of_corrections()")
