"""The tables of letters and of their wording."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from recruit.foundation.db import Base, new_id
from recruit.foundation.mail.rules import Channel, Link, Status, Text

_CHANNELS = ", ".join(f"'{channel}'" for channel in Channel)
#: How many of these are set: exactly one always is.
_IS_SET = " + ".join(
    f"(CASE WHEN {column} IS NULL THEN 0 ELSE 1 END)"
    for column in ("next_attempt_at", "sent_at", "given_up_at", "cancelled_at")
)


class Letter(Base):
    """One letter to one reader: in the outbox until it is sent, given up or cancelled, in the log for good."""

    __tablename__ = "letter"
    __table_args__ = (
        CheckConstraint(f"channel IN ({_CHANNELS})", name="channel_known"),
        CheckConstraint(f"{_IS_SET} = 1", name="waits_or_ended_once"),
        CheckConstraint("claimed_at IS NULL OR next_attempt_at IS NOT NULL", name="claimed_only_while_it_waits"),
        CheckConstraint("(cancelled_at IS NULL) = (cancelled_by IS NULL)", name="cancelled_by_somebody"),
        CheckConstraint("given_up_at IS NULL OR error IS NOT NULL", name="given_up_for_a_reason"),
        CheckConstraint("attempts >= 0", name="attempts_counted"),
        CheckConstraint(
            "channel = 'email' OR (attempts = 0 AND claimed_at IS NULL AND given_up_at IS NULL "
            "AND link_purpose IS NULL)",
            name="by_hand_without_worker",
        ),
        CheckConstraint("(sent_by IS NULL) = (channel = 'email' OR sent_at IS NULL)", name="sent_by_hand_by_somebody"),
        CheckConstraint(
            "(link_purpose IS NULL) = (link_subject_id IS NULL) AND (link_purpose IS NULL) = (link_seconds IS NULL)",
            name="link_is_whole",
        ),
        Index("ix_letter_channel", "channel", "next_attempt_at"),
        Index("ix_letter_queued_at", "queued_at"),
        Index("ix_letter_recipient", "recipient"),
        Index("ix_letter_link", "link_purpose", "link_subject_id"),
    )

    id: Mapped[UUID] = new_id()
    #: The name of its file in `templates/letters`.
    kind: Mapped[str]
    language: Mapped[str]
    channel: Mapped[str]
    #: As `Draft.address` has it.
    address: Mapped[str]
    #: Who reads it, as an id: `user:<uuid>`.
    recipient: Mapped[str]
    #: The council that it is about, `body:<uuid>`, or the one user whom it is for, `user:<uuid>`, so that nobody else
    #: reads it; empty for what is about none.
    scope: Mapped[str] = mapped_column(default="", server_default="")
    subject: Mapped[str]
    #: As it was sent, but with `{link}` where the one-time link stood.
    body: Mapped[str]
    link_purpose: Mapped[str | None]
    link_subject_id: Mapped[UUID | None]
    link_seconds: Mapped[int | None]
    queued_at: Mapped[datetime]
    #: `Actor.reference`.
    queued_by: Mapped[str]
    attempts: Mapped[int] = mapped_column(default=0)
    #: From when it may leave, by a worker or by hand; NULL once it was sent, given up or cancelled.
    next_attempt_at: Mapped[datetime | None]
    #: Set while a worker has it in its hands.
    claimed_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    #: Who says that they have sent it (`Actor.reference`); only of a letter by hand.
    sent_by: Mapped[str | None]
    #: The letter that this one repeats, in the same way or another; letters are never deleted.
    repeats_id: Mapped[UUID | None]
    given_up_at: Mapped[datetime | None]
    #: The kind of the last failure, never the mail server's own words: they quote addresses.
    error: Mapped[str | None]
    cancelled_at: Mapped[datetime | None]
    cancelled_by: Mapped[str | None]

    @property
    def is_erased(self) -> bool:
        """Return whether nobody knows any more what it said, or to whom."""
        return not self.subject

    @property
    def status(self) -> Status:
        if self.sent_at:
            return Status.SENT
        if self.cancelled_at:
            return Status.CANCELLED
        if self.given_up_at:
            return Status.GIVEN_UP
        if Channel(self.channel).by_hand:
            return Status.TO_POST
        if self.claimed_at:
            return Status.SENDING
        return Status.RETRYING if self.attempts else Status.WAITING

    @property
    def link(self) -> Link | None:
        """The one-time link that is minted when the letter leaves."""
        if self.link_purpose is None or self.link_subject_id is None or self.link_seconds is None:
            return None
        return Link(self.link_purpose, self.link_subject_id, timedelta(seconds=self.link_seconds))


class LetterWording(Base):
    """The secretariat's own wording of a letter. Each save is a new row; the highest version is in use.

    A row without text says: back to the program's own.
    """

    __tablename__ = "letter_wording"
    __table_args__ = (
        UniqueConstraint("kind", "language", "scope", "version", name="uq_letter_wording_version"),
        CheckConstraint("(subject IS NULL) = (body IS NULL)", name="has_both_or_neither"),
        CheckConstraint("version >= 1", name="versions_from_one"),
    )

    id: Mapped[UUID] = new_id()
    kind: Mapped[str]
    language: Mapped[str]
    #: Whose wording it is, such as `body:<uuid>`; empty for the whole municipality's.
    scope: Mapped[str]
    version: Mapped[int]
    subject: Mapped[str | None]
    body: Mapped[str | None]
    at: Mapped[datetime]
    #: `Actor.reference`.
    by: Mapped[str]

    @property
    def text(self) -> Text | None:
        """The wording; None when the letter is back to the program's own."""
        if self.subject is None or self.body is None:
            return None
        return Text(self.subject, self.body)
