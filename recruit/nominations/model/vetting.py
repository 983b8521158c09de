"""What the secretariat found when it looked at a nomination, what it wrote about it, and what was decided."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from recruit.foundation.choices import choice
from recruit.foundation.db import Base, new_id
from recruit.foundation.once import once_while
from recruit.foundation.triggers import on_create
from recruit.nominations.model.answer import standing_once
from recruit.nominations.rules.vetting import Fact


class NominationNote(Base):
    """Something that was said or done about a nomination, noted when it happened; never rewritten.

    Offentlighedsloven § 13 (notatpligt). Gone when the nomination is erased.
    """

    __tablename__ = "nomination_note"
    __table_args__ = (
        CheckConstraint("trim(text) <> ''", name="says_something"),
        Index("ix_nomination_note_nomination_id", "nomination_id"),
    )

    id: Mapped[UUID] = new_id()
    nomination_id: Mapped[UUID] = mapped_column(ForeignKey("nomination.id"))
    text: Mapped[str]
    at: Mapped[datetime]
    #: `Actor.reference`.
    by: Mapped[str]


class Verification(Base):
    """Something that the person declared was looked up: what, how, by whom and on which day. Not what stood there."""

    __tablename__ = "verification"
    __table_args__ = (
        CheckConstraint("trim(how) <> ''", name="says_how"),
        CheckConstraint("trim(initials) <> ''", name="says_by_whom"),
        CheckConstraint("(revoked_by IS NULL) = (revoked_at IS NULL)", name="revoked_by_somebody"),
        once_while("revoked_at IS NULL", "uq_verification_standing", "nomination_id", "fact"),
        Index("ix_verification_nomination_id", "nomination_id"),
    )

    id: Mapped[UUID] = new_id()
    nomination_id: Mapped[UUID] = mapped_column(ForeignKey("nomination.id"))
    fact: Mapped[Fact] = mapped_column(choice(Fact, "fact"))
    #: Whether what was declared is so.
    holds: Mapped[bool]
    #: Such as "set i CPR".
    how: Mapped[str]
    seen_on: Mapped[date]
    #: Of whoever looked.
    initials: Mapped[str]
    at: Mapped[datetime]
    #: `Actor.reference`.
    by: Mapped[str]
    revoked_by: Mapped[str | None]
    revoked_at: Mapped[datetime | None]


class Deficiency(Base):
    """A letter about what is lacking (*mangelbrev*), and until when it can be mended."""

    __tablename__ = "deficiency"
    __table_args__ = (
        CheckConstraint("at < remedy_until", name="leaves_time"),
        CheckConstraint("(remedied_by IS NULL) = (remedied_at IS NULL)", name="remedied_by_somebody"),
        once_while("remedied_at IS NULL", "uq_deficiency_open", "nomination_id"),
        Index("ix_deficiency_nomination_id", "nomination_id"),
    )

    id: Mapped[UUID] = new_id()
    nomination_id: Mapped[UUID] = mapped_column(ForeignKey("nomination.id"))
    #: The codes of what is lacking (`rules.vetting.Lacking`).
    lacking: Mapped[list[str]] = mapped_column(JSON)
    #: What else the person is told; may be empty.
    text: Mapped[str]
    at: Mapped[datetime]
    #: `Actor.reference`.
    by: Mapped[str]
    remedy_until: Mapped[datetime]
    #: Mended by the person, or written down by the secretariat; or it was no deficiency after all.
    remedied_by: Mapped[str | None]
    remedied_at: Mapped[datetime | None]


class VettingDecision(Base):
    """Somebody is approved as a candidate, or is not, for a reason that they are told. A later decision revokes it."""

    __tablename__ = "vetting_decision"
    __table_args__ = (
        CheckConstraint("approves OR trim(reason) <> ''", name="refuses_for_a_reason"),
        CheckConstraint(
            "approves OR (complaint_until IS NOT NULL AND trim(complaint_to) <> '')",
            name="refuses_with_a_way_to_complain",
        ),
        CheckConstraint("(revoked_by IS NULL) = (revoked_at IS NULL)", name="revoked_by_somebody"),
        CheckConstraint("(revoked_by IS NULL) = (revoked_because IS NULL)", name="revoked_with_a_reason"),
        standing_once("vetting_decision"),
        Index("ix_vetting_decision_nomination_id", "nomination_id"),
    )

    id: Mapped[UUID] = new_id()
    nomination_id: Mapped[UUID] = mapped_column(ForeignKey("nomination.id"))
    approves: Mapped[bool]
    #: Why not; or why all the same, where something is lacking.
    reason: Mapped[str]
    decided_on: Mapped[date]
    #: The meeting of the election committee, where there is one: "valgbestyrelsens møde, punkt 3".
    committee: Mapped[str]
    #: What was considered about a possible conflict of interest (Forvaltningsloven § 3); empty where there was none.
    conflict: Mapped[str]
    #: To whom, and until when, whoever is not approved can complain.
    complaint_to: Mapped[str]
    complaint_until: Mapped[datetime | None]
    at: Mapped[datetime]
    #: `Actor.reference`.
    by: Mapped[str]
    revoked_by: Mapped[str | None]
    revoked_at: Mapped[datetime | None]
    revoked_because: Mapped[str | None]


class NominationJoin(Base):
    """Two nominations are of one person, who is one candidate: the one that is kept; all nominators stay theirs."""

    __tablename__ = "nomination_join"
    __table_args__ = (
        CheckConstraint("kept_id <> joined_id", name="of_two_nominations"),
        CheckConstraint("(undone_by IS NULL) = (undone_at IS NULL)", name="undone_by_somebody"),
        once_while("undone_at IS NULL", "uq_nomination_join_standing", "joined_id"),
        Index("ix_nomination_join_kept_id", "kept_id"),
        Index("ix_nomination_join_joined_id", "joined_id"),
    )

    id: Mapped[UUID] = new_id()
    kept_id: Mapped[UUID] = mapped_column(ForeignKey("nomination.id"))
    joined_id: Mapped[UUID] = mapped_column(ForeignKey("nomination.id"))
    at: Mapped[datetime]
    #: `Actor.reference`.
    by: Mapped[str]
    undone_by: Mapped[str | None]
    undone_at: Mapped[datetime | None]


_REFUSE = "a note is never rewritten"

on_create(
    NominationNote.__table__,
    sqlite=[
        "CREATE TRIGGER nomination_note_is_never_rewritten BEFORE UPDATE ON nomination_note "
        f"BEGIN SELECT RAISE(ABORT, '{_REFUSE}'); END"
    ],
    postgresql=[
        "CREATE OR REPLACE FUNCTION refuse_rewriting_of_notes() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{_REFUSE}'; END $$",
        "CREATE TRIGGER nomination_note_is_never_rewritten BEFORE UPDATE ON nomination_note "
        "FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_of_notes()",
    ],
)
