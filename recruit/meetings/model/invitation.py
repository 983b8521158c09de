"""Who was told what of a meeting."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.appointments.model import Membership
from recruit.foundation.db import Base, new_id
from recruit.foundation.mail.model import Letter
from recruit.foundation.once import once_while
from recruit.meetings.model.meeting import Meeting
from recruit.meetings.rules.telling import Message, WhatHolds


class MeetingInvitation(Base):
    """That somebody was told when and where a meeting is, or that it is not; the newest stands."""

    __tablename__ = "meeting_invitation"
    __table_args__ = (
        CheckConstraint("starts_at < ends_at", name="begins_before_it_ends"),
        once_while("superseded_at IS NULL", "uq_meeting_invitation_standing", "meeting_id", "membership_id"),
        Index("ix_meeting_invitation_membership_id", "membership_id"),
        Index("ix_meeting_invitation_letter_id", "letter_id"),
    )

    id: Mapped[UUID] = new_id()
    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"))
    #: The place in the council that they are invited with.
    membership_id: Mapped[UUID] = mapped_column(ForeignKey("membership.id"))
    #: What they were told, as it held then.
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    place: Mapped[str] = mapped_column(default="")
    is_cancelled: Mapped[bool] = mapped_column(default=False)
    #: That something else had been told before: the meeting was moved.
    is_again: Mapped[bool] = mapped_column(default=False)
    at: Mapped[datetime]
    #: `Actor.reference`.
    by: Mapped[str]
    #: The letter that says so; NULL: it was said otherwise.
    letter_id: Mapped[UUID | None] = mapped_column(ForeignKey("letter.id"))
    #: When something else was told instead.
    superseded_at: Mapped[datetime | None]

    meeting: Mapped[Meeting] = relationship(lazy="raise_on_sql")
    membership: Mapped[Membership] = relationship(lazy="raise_on_sql")
    letter: Mapped[Letter | None] = relationship(lazy="raise_on_sql")

    @property
    def what(self) -> WhatHolds:
        """Return what they were told."""
        return WhatHolds(self.starts_at, self.ends_at, self.place, self.is_cancelled)

    @property
    def message(self) -> Message:
        """Return as what they were told it."""
        if self.is_cancelled:
            return Message.CANCELLED
        return Message.MOVED if self.is_again else Message.INVITED

    @property
    def reached(self) -> bool:
        """Return False where the letter was stopped before it left, so that they know nothing of it."""
        return self.letter is None or self.letter.cancelled_at is None
