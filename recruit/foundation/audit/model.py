"""The tables of the chain."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.foundation.audit.rules import Link
from recruit.foundation.db import Base, new_id
from recruit.foundation.triggers import on_create


class AuditEntry(Base):
    """One thing that happened. Rows are only ever added; the database refuses to change or delete one."""

    __tablename__ = "audit_entry"
    __table_args__ = (
        CheckConstraint("number >= 1", name="numbered_from_one"),
        Index("ix_audit_entry_subject", "subject_kind", "subject_id"),
        Index("ix_audit_entry_actor", "actor"),
    )

    #: Gapless, from 1.
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    #: `Actor.reference`: an id, never a name.
    actor: Mapped[str]
    event: Mapped[str]
    #: The table of the thing it is about, and its id there.
    subject_kind: Mapped[str]
    subject_id: Mapped[str]
    details_digest: Mapped[str]
    #: The digest of the row before.
    previous: Mapped[str]
    digest: Mapped[str]

    details: Mapped["AuditDetails | None"] = relationship(lazy="raise_on_sql")

    @property
    def id(self) -> int:
        """What the log calls it when it is itself what something happened to."""
        return self.number

    def link(self) -> Link:
        """Return the facts that the digest covers."""
        return Link(
            number=self.number,
            at=self.at,
            actor=self.actor,
            event=self.event,
            subject_kind=self.subject_kind,
            subject_id=self.subject_id,
            details_digest=self.details_digest,
            previous=self.previous,
        )


class AuditDetails(Base):
    """The details of an entry: ids, codes and numbers. They can be erased, and then say by whom."""

    __tablename__ = "audit_details"
    __table_args__ = (
        CheckConstraint(
            "(content IS NULL) = (erased_by IS NOT NULL) AND (erased_by IS NULL) = (erased_at IS NULL)",
            name="erased_by_somebody",
        ),
    )

    number: Mapped[int] = mapped_column(ForeignKey("audit_entry.number"), primary_key=True, autoincrement=False)
    salt: Mapped[str]
    #: Canonical JSON.
    content: Mapped[str | None]
    erased_by: Mapped[str | None]
    erased_at: Mapped[datetime | None]


class AuditHead(Base):
    """The end of the chain: the row that every writer locks before it adds one."""

    __tablename__ = "audit_head"
    __table_args__ = (CheckConstraint("id = 1", name="only_one"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    number: Mapped[int]
    digest: Mapped[str]


class Lookup(Base):
    """Somebody looked at personal data: kept apart from the chain, and for a shorter time (practice: privacy)."""

    __tablename__ = "lookup"
    __table_args__ = (Index("ix_lookup_subject", "subject_kind", "subject_id"),)

    id: Mapped[UUID] = new_id()
    at: Mapped[datetime]
    actor: Mapped[str]
    subject_kind: Mapped[str]
    subject_id: Mapped[str]


_REFUSE = """
CREATE FUNCTION refuse_change_of_log() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the log is only ever added to'; END $$
"""

on_create(
    AuditEntry.__table__,
    sqlite=[
        f"CREATE TRIGGER audit_entry_is_never_{word}d BEFORE {verb} ON audit_entry "
        "BEGIN SELECT RAISE(ABORT, 'the log is only ever added to'); END"
        for verb, word in (("UPDATE", "change"), ("DELETE", "delete"))
    ],
    postgresql=[
        _REFUSE,
        *(
            f"CREATE TRIGGER audit_entry_is_never_{word}d BEFORE {verb} ON audit_entry "
            "FOR EACH ROW EXECUTE FUNCTION refuse_change_of_log()"
            for verb, word in (("UPDATE", "change"), ("DELETE", "delete"))
        ),
    ],
)

# Details may be erased, never rewritten and never removed as a row.
on_create(
    AuditDetails.__table__,
    sqlite=[
        "CREATE TRIGGER audit_details_are_never_deleted BEFORE DELETE ON audit_details "
        "BEGIN SELECT RAISE(ABORT, 'the log is only ever added to'); END",
        "CREATE TRIGGER audit_details_are_never_rewritten BEFORE UPDATE ON audit_details "
        "WHEN NEW.content IS NOT NULL OR OLD.content IS NULL "
        "BEGIN SELECT RAISE(ABORT, 'the log is only ever added to'); END",
    ],
    postgresql=[
        "CREATE TRIGGER audit_details_are_never_deleted BEFORE DELETE ON audit_details "
        "FOR EACH ROW EXECUTE FUNCTION refuse_change_of_log()",
        "CREATE TRIGGER audit_details_are_never_rewritten BEFORE UPDATE ON audit_details "
        "FOR EACH ROW WHEN (NEW.content IS NOT NULL OR OLD.content IS NULL) "
        "EXECUTE FUNCTION refuse_change_of_log()",
    ],
)
