"""What sitting members say beside a call, in their own languages."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "voice",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=True),
        sa.Column("seconds", sa.Integer(), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("transcript", sa.String(), nullable=False),
        sa.Column("danish", sa.String(), nullable=False),
        sa.Column("called", sa.String(), nullable=False),
        sa.Column("consented_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "manner",
            sa.Enum(
                "online",
                "paper",
                "phone",
                "email",
                "meeting",
                name="manner_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("approved_by", sa.String(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("(file_id IS NULL) = (consented_at IS NULL)", name=op.f("ck_voice_kept_by_consent_alone")),
        sa.CheckConstraint("(manner IS NULL) = (consented_at IS NULL)", name=op.f("ck_voice_consented_in_some_manner")),
        sa.CheckConstraint(
            "file_id IS NULL OR (trim(transcript) <> '' AND trim(danish) <> '' AND language <> '')",
            name=op.f("ck_voice_has_words"),
        ),
        sa.CheckConstraint(
            "file_id IS NOT NULL OR (transcript = '' AND danish = '' AND called = '' AND approved_at IS NULL)",
            name=op.f("ck_voice_nothing_stays_without_it"),
        ),
        sa.CheckConstraint(
            "(file_id IS NULL) = (seconds IS NULL) AND (seconds IS NULL OR seconds BETWEEN 1 AND 60)",
            name=op.f("ck_voice_is_short"),
        ),
        sa.CheckConstraint("(approved_at IS NULL) = (approved_by IS NULL)", name=op.f("ck_voice_approved_by_somebody")),
        sa.ForeignKeyConstraint(["file_id"], ["stored_file.id"], name=op.f("fk_voice_file_id_stored_file")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_voice_person_id_person")),
        sa.ForeignKeyConstraint(
            ["round_id"], ["recruitment_round.id"], name=op.f("fk_voice_round_id_recruitment_round")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voice")),
        sa.UniqueConstraint("file_id", name=op.f("uq_voice_file_id")),
        sa.UniqueConstraint("round_id", "person_id", name=op.f("uq_voice_round_id_person_id")),
    )


def downgrade() -> None:
    voice = sa.table("voice", sa.column("file_id"))
    kept = op.get_bind().execute(sa.select(voice.c.file_id).where(voice.c.file_id.is_not(None))).scalars().all()
    op.drop_table("voice")
    # Recordings are kept by consent alone, and what says so has just gone.
    file = sa.table("stored_file", sa.column("id"))
    op.execute(sa.delete(file).where(file.c.id.in_(kept)))
