"""The table of letterheads."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped

from recruit.foundation.db import Base, new_id
from recruit.foundation.mail.letterhead.rules import Letterhead
from recruit.foundation.triggers import on_create


class DatedLetterhead(Base):
    """A letterhead, and the day from which it holds. Never rewritten: a new row takes its place.

    Of those that have begun the newest holds; of two from the same day the one that was written last.
    """

    __tablename__ = "letterhead"
    __table_args__ = (
        UniqueConstraint("scope", "version", name="uq_letterhead_version"),
        CheckConstraint("trim(scope) <> ''", name="is_somebodys"),
        CheckConstraint("trim(office) <> ''", name="names_an_office"),
        CheckConstraint("trim(sender_name) <> ''", name="names_a_sender"),
        CheckConstraint("email = '' OR email LIKE '_%@_%'", name="email_looks_like_one"),
        CheckConstraint("reply_to = '' OR reply_to LIKE '_%@_%'", name="reply_to_looks_like_one"),
        CheckConstraint("version >= 1", name="versions_from_one"),
    )

    id: Mapped[UUID] = new_id()
    #: Whose it is, such as `body:<uuid>`.
    scope: Mapped[str]
    version: Mapped[int]
    since: Mapped[date]
    office: Mapped[str]
    name: Mapped[str]
    title: Mapped[str]
    sender_name: Mapped[str]
    email: Mapped[str]
    reply_to: Mapped[str]
    phone: Mapped[str]
    address: Mapped[str]
    at: Mapped[datetime]
    #: `Actor.reference`.
    by: Mapped[str]

    @property
    def letterhead(self) -> Letterhead:
        """Return what it says."""
        return Letterhead(
            office=self.office,
            name=self.name,
            title=self.title,
            sender_name=self.sender_name,
            email=self.email,
            reply_to=self.reply_to,
            phone=self.phone,
            address=self.address,
        )


_REFUSE = "a letterhead is never rewritten"

on_create(
    DatedLetterhead.__table__,
    sqlite=[
        "CREATE TRIGGER letterhead_is_never_rewritten BEFORE UPDATE ON letterhead "
        f"BEGIN SELECT RAISE(ABORT, '{_REFUSE}'); END"
    ],
    postgresql=[
        "CREATE OR REPLACE FUNCTION refuse_rewriting_of_a_letterhead() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{_REFUSE}'; END $$",
        "CREATE TRIGGER letterhead_is_never_rewritten BEFORE UPDATE ON letterhead "
        "FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_of_a_letterhead()",
    ],
)
