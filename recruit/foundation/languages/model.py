"""The tables of reviews and of corrections; which languages are shown stands on the municipality."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from recruit.foundation.db import Base, new_id
from recruit.foundation.once import once_while
from recruit.foundation.triggers import on_create


class LanguageReview(Base):
    """Somebody who reads the language well has approved every sentence of it; holds until it is revoked."""

    __tablename__ = "language_review"
    __table_args__ = (
        CheckConstraint("trim(reviewer) <> ''", name="reviewed_by_somebody"),
        CheckConstraint("(revoked_by IS NULL) = (revoked_at IS NULL)", name="revoked_by_somebody"),
        once_while("revoked_at IS NULL", "uq_language_review_standing", "language"),
    )

    id: Mapped[UUID] = new_id()
    language: Mapped[str]
    reviewer: Mapped[str]
    reviewed_on: Mapped[date]
    #: Which sentences were read, as `i18n.edition`: a later catalogue may say something else.
    edition: Mapped[str]
    #: `Actor.reference` of whoever wrote it down.
    by: Mapped[str]
    at: Mapped[datetime]
    revoked_by: Mapped[str | None]
    revoked_at: Mapped[datetime | None]


class TranslationCorrection(Base):
    """What the secretariat lets a sentence say in a language. Each save is a new row; the highest version is in use.

    A row without forms says: back to the program's own. Rows are never rewritten, so their number tells whether
    somebody corrected anything since.
    """

    __tablename__ = "translation_correction"
    __table_args__ = (
        UniqueConstraint("language", "sentence", "version", name="uq_translation_correction_version"),
        CheckConstraint("trim(sentence) <> ''", name="of_a_sentence"),
        CheckConstraint("version >= 1", name="versions_from_one"),
    )

    id: Mapped[UUID] = new_id()
    language: Mapped[str]
    #: The key of the sentence: its English text, of several forms the first.
    sentence: Mapped[str]
    version: Mapped[int]
    #: One for each kind of number where the sentence has several forms, else one alone.
    forms: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))
    at: Mapped[datetime]
    #: `Actor.reference`.
    by: Mapped[str]


_REFUSE = "a correction is never rewritten"

on_create(
    TranslationCorrection.__table__,
    sqlite=[
        "CREATE TRIGGER translation_correction_is_never_rewritten BEFORE UPDATE ON translation_correction "
        f"BEGIN SELECT RAISE(ABORT, '{_REFUSE}'); END"
    ],
    postgresql=[
        "CREATE OR REPLACE FUNCTION refuse_rewriting_of_corrections() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{_REFUSE}'; END $$",
        "CREATE TRIGGER translation_correction_is_never_rewritten BEFORE UPDATE ON translation_correction "
        "FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_of_corrections()",
    ],
)
