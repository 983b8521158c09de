"""What was counted at a place, the lots that were drawn, and the counts that followed."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.counting.result import Outcome
from recruit.elections.model.election import Contest
from recruit.elections.rules.vocabulary import CountRound, FormOfVoting, LotManner
from recruit.foundation.choices import choice
from recruit.foundation.db import Base, new_id
from recruit.foundation.files.model import StoredFile
from recruit.foundation.once import once_while


class Tally(Base):
    """The papers of a contest that came in one form at one place, as one person counted and entered them.

    Either `votes` holds a total for each entry, or `papers` holds the papers themselves.
    """

    __tablename__ = "tally"
    __table_args__ = (
        CheckConstraint("trim(place) <> ''", name="has_a_place"),
        CheckConstraint("clerk IN (1, 2)", name="first_or_second_clerk"),
        CheckConstraint("valid >= 0 AND blank >= 0", name="papers_are_numbers"),
        CheckConstraint("expected IS NULL OR expected >= 0", name="expected_is_a_number"),
        CheckConstraint("(votes IS NULL) <> (papers IS NULL)", name="votes_or_papers"),
        UniqueConstraint("contest_id", "round", "place", "form", "clerk"),
    )

    id: Mapped[UUID] = new_id()
    contest_id: Mapped[UUID] = mapped_column(ForeignKey("contest.id"))
    round: Mapped[CountRound] = mapped_column(choice(CountRound, "round"))
    place: Mapped[str]
    form: Mapped[FormOfVoting] = mapped_column(choice(FormOfVoting, "form"))
    #: 1, or 2 for the one who enters it again without seeing the first.
    clerk: Mapped[int]
    #: Papers that count, and blank ones.
    valid: Mapped[int]
    blank: Mapped[int]
    #: `Invalid` -> how many papers.
    invalid: Mapped[dict[str, int]] = mapped_column(JSON)
    #: Voters who were marked as having voted, or inner envelopes; NULL where nobody counted them.
    expected: Mapped[int | None]
    #: Entry's number -> votes.
    votes: Mapped[dict[str, int] | None] = mapped_column(JSON(none_as_null=True))
    #: Numbers in the order of the paper ("3,1") -> how many papers.
    papers: Mapped[dict[str, int] | None] = mapped_column(JSON(none_as_null=True))
    #: Why it does not add up, where it does not.
    remark: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime]
    #: `Actor.reference`.
    by: Mapped[str]
    version: Mapped[int] = mapped_column()

    contest: Mapped[Contest] = relationship(lazy="raise_on_sql")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy's own idiom)


class LotDraw(Base):
    """A lot that was drawn for a tie of a contest: who drew, who saw it, when and how."""

    __tablename__ = "lot_draw"
    __table_args__ = (
        CheckConstraint("trim(drawn_by) <> ''", name="drawn_by_somebody"),
        CheckConstraint("trim(witnessed_by) <> ''", name="seen_by_somebody"),
        CheckConstraint("(revoked_by IS NULL) = (revoked_at IS NULL)", name="revoked_by_somebody"),
        CheckConstraint("(revoked_by IS NULL) = (revoked_because IS NULL)", name="revoked_with_a_reason"),
        Index("ix_lot_draw_contest_id", "contest_id"),
    )

    id: Mapped[UUID] = new_id()
    contest_id: Mapped[UUID] = mapped_column(ForeignKey("contest.id"))
    #: A `recruit.counting.lot.Purpose`.
    purpose: Mapped[str]
    #: Entries' numbers: between whom, and in the order drawn.
    between: Mapped[list[int]] = mapped_column(JSON)
    drawn: Mapped[list[int]] = mapped_column(JSON)
    manner: Mapped[LotManner] = mapped_column(choice(LotManner, "manner"))
    drawn_by: Mapped[str]
    witnessed_by: Mapped[str]
    drawn_at: Mapped[datetime]
    #: How, in a sentence; the sources and their numbers where they were public.
    how: Mapped[str] = mapped_column(default="")
    photo_id: Mapped[UUID | None] = mapped_column(ForeignKey("stored_file.id"))
    at: Mapped[datetime]
    #: `Actor.reference`.
    by: Mapped[str]
    revoked_by: Mapped[str | None]
    revoked_at: Mapped[datetime | None]
    revoked_because: Mapped[str | None]

    photo: Mapped[StoredFile | None] = relationship(lazy="raise_on_sql")

    @property
    def changed_at(self) -> datetime:
        """When it was entered, or taken back: a count made before that does not know of it."""
        return self.revoked_at or self.at


class StoredCount(Base):
    """A count as it was made: what was put in, byte for byte, and what came out. The newest of a round holds."""

    __tablename__ = "stored_count"
    __table_args__ = (
        CheckConstraint("length(digest) = 64", name="digest_is_sha256"),
        once_while("superseded_at IS NULL", "uq_stored_count_standing", "contest_id", "round"),
    )

    id: Mapped[UUID] = new_id()
    contest_id: Mapped[UUID] = mapped_column(ForeignKey("contest.id"))
    round: Mapped[CountRound] = mapped_column(choice(CountRound, "round"))
    #: The contest as JSON, its papers as BLT (empty where totals were given), and the lots as JSON.
    contest_json: Mapped[str]
    papers_blt: Mapped[str]
    lots_json: Mapped[str]
    #: SHA-256 of the contest and the papers, in that order.
    digest: Mapped[str]
    #: What `recruit count --format json` answers.
    answer_json: Mapped[str]
    outcome: Mapped[Outcome] = mapped_column(choice(Outcome, "outcome"))
    at: Mapped[datetime]
    #: `Actor.reference`.
    by: Mapped[str]
    superseded_at: Mapped[datetime | None]
