"""Requests for access to documents (*aktindsigt*), and what was decided about each document."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.foundation.choices import choice
from recruit.foundation.db import Base, new_id
from recruit.nominations.model.nomination import Nomination
from recruit.nominations.model.retention import RetentionStop
from recruit.nominations.rules.access import Choice, Chosen
from recruit.recruitment.rules import Manner


class AccessRequest(Base):
    """Somebody asks for access to the documents of a round as a whole, or of one nomination to it.

    Until it is answered its stop of erasing stands. Who asks, and where the answer goes, is kept for that alone.
    """

    __tablename__ = "access_request"
    __table_args__ = (
        CheckConstraint("trim(asker) <> ''", name="by_somebody"),
        CheckConstraint("trim(contact) <> ''", name="is_answered_somewhere"),
        CheckConstraint("trim(wanted) <> ''", name="wants_something"),
        CheckConstraint("(decided_by IS NULL) = (decided_on IS NULL)", name="decided_by_somebody"),
        CheckConstraint("decided_on IS NULL OR trim(letter) <> ''", name="decided_in_a_letter"),
        CheckConstraint("decided_on IS NULL OR received_on <= decided_on", name="decided_after_it_came"),
        UniqueConstraint("stop_id", name="uq_access_request_stop"),
        Index("ix_access_request_round_id", "round_id"),
        Index("ix_access_request_nomination_id", "nomination_id"),
    )

    id: Mapped[UUID] = new_id()
    round_id: Mapped[UUID] = mapped_column(ForeignKey("recruitment_round.id"))
    #: None: the round as a whole.
    nomination_id: Mapped[UUID | None] = mapped_column(ForeignKey("nomination.id"))
    stop_id: Mapped[UUID] = mapped_column(ForeignKey("retention_stop.id"))
    asker: Mapped[str]
    contact: Mapped[str]
    wanted: Mapped[str]
    is_party: Mapped[bool]
    received_on: Mapped[date]
    manner: Mapped[Manner] = mapped_column(choice(Manner, "manner"))
    #: When it was written down: it is about the documents of that instant.
    at: Mapped[datetime]
    #: `Actor.reference`.
    by: Mapped[str]
    decided_on: Mapped[date | None]
    decided_by: Mapped[str | None]
    #: What whoever asked was written.
    letter: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column()

    nomination: Mapped[Nomination | None] = relationship(lazy="raise_on_sql")
    stop: Mapped[RetentionStop] = relationship(lazy="raise_on_sql")
    choices: Mapped[list["AccessChoice"]] = relationship(lazy="raise_on_sql")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy's own idiom)

    @property
    def is_open(self) -> bool:
        return self.decided_on is None


class AccessChoice(Base):
    """What whoever asks gets of one document."""

    __tablename__ = "access_choice"
    __table_args__ = (CheckConstraint("choice = 'given' OR trim(because) <> ''", name="left_out_by_a_paragraph"),)

    request_id: Mapped[UUID] = mapped_column(ForeignKey("access_request.id"), primary_key=True)
    #: Which record the document is made from, such as `note:<uuid>`.
    document: Mapped[str] = mapped_column(primary_key=True)
    choice: Mapped[Choice] = mapped_column(choice(Choice, "choice"))
    #: The paragraph by which something is left out.
    because: Mapped[str] = mapped_column(default="")

    def chosen(self) -> Chosen:
        """Return what the rules ask."""
        return Chosen(self.choice, self.because)
