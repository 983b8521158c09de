"""A sitting member's own voice beside the call."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.foundation.choices import choice
from recruit.foundation.db import Base, new_id
from recruit.people.model import Person
from recruit.recruitment.model.round import RecruitmentRound
from recruit.recruitment.rules import Manner
from recruit.recruitment.rules.voice import MOST_SECONDS, VoiceStatus, status_of


class Voice(Base):
    """A member was asked for a recording; while there is one, the words and the consent that belong to it stand here.

    When the member takes it back, all of that is erased at once, and that they were asked is what stays.
    """

    __tablename__ = "voice"
    __table_args__ = (
        UniqueConstraint("round_id", "person_id"),
        UniqueConstraint("file_id"),
        CheckConstraint("(file_id IS NULL) = (consented_at IS NULL)", name="kept_by_consent_alone"),
        CheckConstraint("(manner IS NULL) = (consented_at IS NULL)", name="consented_in_some_manner"),
        CheckConstraint(
            "file_id IS NULL OR (trim(transcript) <> '' AND trim(danish) <> '' AND language <> '')", name="has_words"
        ),
        CheckConstraint(
            "file_id IS NOT NULL OR (transcript = '' AND danish = '' AND called = '' AND approved_at IS NULL)",
            name="nothing_stays_without_it",
        ),
        CheckConstraint(
            f"(file_id IS NULL) = (seconds IS NULL) AND (seconds IS NULL OR seconds BETWEEN 1 AND {MOST_SECONDS})",
            name="is_short",
        ),
        CheckConstraint("(approved_at IS NULL) = (approved_by IS NULL)", name="approved_by_somebody"),
    )

    id: Mapped[UUID] = new_id()
    round_id: Mapped[UUID] = mapped_column(ForeignKey("recruitment_round.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    asked_at: Mapped[datetime]
    file_id: Mapped[UUID | None] = mapped_column(ForeignKey("stored_file.id"))
    #: How long it is, to the next whole second.
    seconds: Mapped[int | None]
    #: Which language is spoken, as a code.
    language: Mapped[str] = mapped_column(default="")
    #: What is said, in that language, and in Danish.
    transcript: Mapped[str] = mapped_column(default="")
    danish: Mapped[str] = mapped_column(default="")
    #: What the member wants to be called beside it; empty for nothing.
    called: Mapped[str] = mapped_column(default="")
    #: Since when the member consents that it is public, and how they said so (GDPR art. 7(1)).
    consented_at: Mapped[datetime | None]
    manner: Mapped[Manner | None] = mapped_column(choice(Manner, "manner"))
    approved_at: Mapped[datetime | None]
    #: `Actor.reference` of whoever heard it.
    approved_by: Mapped[str | None]
    withdrawn_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column()

    round: Mapped[RecruitmentRound] = relationship(lazy="raise_on_sql")
    person: Mapped[Person] = relationship(lazy="raise_on_sql")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy's own idiom)

    @property
    def status(self) -> VoiceStatus:
        return status_of(
            is_there=self.file_id is not None,
            is_approved=self.approved_at is not None,
            withdrawn_at=self.withdrawn_at,
        )
