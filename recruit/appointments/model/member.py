"""What members themselves say: what the others may see of how they are reached, and that what we know still holds."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.appointments.rules.sharing import SharedField
from recruit.appointments.rules.yearly_check import CheckAnswer, CheckFacts
from recruit.bodies.model import Body
from recruit.foundation.choices import choice
from recruit.foundation.db import Base, new_id
from recruit.people.model import Person
from recruit.recruitment.rules import Manner


class ContactSharing(Base):
    """The other members of a council may see one field of how somebody is reached; taken back, the row is gone."""

    __tablename__ = "contact_sharing"
    __table_args__ = (UniqueConstraint("person_id", "body_id", "field"), Index("ix_contact_sharing_body_id", "body_id"))

    id: Mapped[UUID] = new_id()
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    body_id: Mapped[UUID] = mapped_column(ForeignKey("body.id"))
    field: Mapped[SharedField] = mapped_column(choice(SharedField, "field"))
    #: When they consented, how that reached us, and `Actor.reference` of whoever wrote it down.
    at: Mapped[datetime]
    by: Mapped[str]
    manner: Mapped[Manner] = mapped_column(choice(Manner, "manner"))


class YearlyCheck(Base):
    """A member of a council was asked in a year whether what we have written down still holds."""

    __tablename__ = "yearly_check"
    __table_args__ = (
        CheckConstraint("asked_at < answer_by", name="answered_after_it_is_asked"),
        CheckConstraint("(answered_at IS NULL) = (answer IS NULL)", name="answer_has_a_time"),
        CheckConstraint("(answered_at IS NULL) = (answered_by IS NULL)", name="answered_by_somebody"),
        CheckConstraint("(answered_at IS NULL) = (manner IS NULL)", name="answered_in_some_manner"),
        CheckConstraint("note = '' OR answered_at IS NOT NULL", name="note_comes_with_an_answer"),
        CheckConstraint("(settled_at IS NULL) = (settled_by IS NULL)", name="settled_by_somebody"),
        CheckConstraint("settled_at IS NULL OR answered_at IS NOT NULL", name="settled_once_it_is_answered"),
        UniqueConstraint("person_id", "body_id", "year"),
        Index("ix_yearly_check_body_id", "body_id"),
    )

    id: Mapped[UUID] = new_id()
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    body_id: Mapped[UUID] = mapped_column(ForeignKey("body.id"))
    #: The Danish calendar year in which they were asked.
    year: Mapped[int]
    asked_at: Mapped[datetime]
    asked_by: Mapped[str]
    #: Up to and including this instant.
    answer_by: Mapped[datetime]
    reminded_at: Mapped[datetime | None]
    answer: Mapped[CheckAnswer | None] = mapped_column(choice(CheckAnswer, "answer"))
    #: What has changed of organisation, office or anything else, in the member's words.
    note: Mapped[str] = mapped_column(default="")
    answered_at: Mapped[datetime | None]
    #: `Actor.reference` of whoever answered, or entered it.
    answered_by: Mapped[str | None]
    manner: Mapped[Manner | None] = mapped_column(choice(Manner, "manner"))
    #: When the secretariat had done what was to be done about it.
    settled_at: Mapped[datetime | None]
    settled_by: Mapped[str | None]

    person: Mapped[Person] = relationship(lazy="raise_on_sql")
    body: Mapped[Body] = relationship(lazy="raise_on_sql")

    def facts(self) -> CheckFacts:
        """Return the check as the rules know it."""
        return CheckFacts(self.answer_by, self.answer, self.note, self.reminded_at, self.settled_at is not None)
