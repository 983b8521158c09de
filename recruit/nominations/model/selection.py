"""Selection without a vote: by what the candidates are compared, what is said of each, and who is recommended."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.foundation.choices import choice
from recruit.foundation.db import Base, new_id
from recruit.foundation.once import once_while
from recruit.nominations.rules.selection import Aspect, Choice, Uneven


class SelectionCriterion(Base):
    """Something by which the candidates of a round are compared, in words: nobody is given points."""

    __tablename__ = "selection_criterion"
    __table_args__ = (
        CheckConstraint("trim(label) <> ''", name="has_a_label"),
        CheckConstraint("position >= 1", name="positions_from_one"),
        UniqueConstraint("round_id", "position"),
    )

    id: Mapped[UUID] = new_id()
    round_id: Mapped[UUID] = mapped_column(ForeignKey("recruitment_round.id"))
    #: The order on the page, from 1.
    position: Mapped[int]
    aspect: Mapped[Aspect] = mapped_column(choice(Aspect, "aspect"))
    #: In Danish, as it stands on the paper.
    label: Mapped[str]
    #: What the council looks for; may be empty.
    about: Mapped[str] = mapped_column(default="")
    #: Where it comes from: "kommissoriet, punkt 4"; may be empty.
    source: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy's own idiom)


class Assessment(Base):
    """What is written about a candidate, and what is chosen so far. Gone when the nomination is erased."""

    __tablename__ = "assessment"
    __table_args__ = (
        CheckConstraint("rank IS NULL OR rank >= 1", name="ranks_from_one"),
        CheckConstraint("rank IS NULL OR choice = 'next'", name="only_the_next_are_ranked"),
        CheckConstraint("stands_in_for_id IS NULL OR choice = 'next'", name="only_the_next_stand_in"),
        CheckConstraint("stands_in_for_id <> nomination_id", name="for_somebody_else"),
    )

    nomination_id: Mapped[UUID] = mapped_column(ForeignKey("nomination.id"), primary_key=True)
    #: None: not chosen yet.
    choice: Mapped[Choice | None] = mapped_column(choice(Choice, "choice"))
    #: For whose places; None for whoever is not recommended.
    seat_group_id: Mapped[UUID | None] = mapped_column(ForeignKey("seat_group.id"))
    #: Of those who are next in order, 1 is the first of the group.
    rank: Mapped[int | None]
    #: The candidate for whom alone somebody would stand in; None: for the whole group.
    stands_in_for_id: Mapped[UUID | None] = mapped_column(ForeignKey("nomination.id"))
    reason: Mapped[str] = mapped_column(default="")
    #: What was considered about a possible conflict of interest (Forvaltningsloven § 3); empty where there was none.
    conflict: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime]
    #: `Actor.reference`.
    by: Mapped[str]
    version: Mapped[int] = mapped_column()

    notes: Mapped[list["AssessmentNote"]] = relationship(lazy="raise_on_sql")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy's own idiom)


class AssessmentNote(Base):
    """What a candidate brings by one criterion, and who wrote it when. Gone when the nomination is erased."""

    __tablename__ = "assessment_note"
    __table_args__ = (
        CheckConstraint("trim(text) <> ''", name="says_something"),
        Index("ix_assessment_note_criterion_id", "criterion_id"),
    )

    nomination_id: Mapped[UUID] = mapped_column(ForeignKey("assessment.nomination_id"), primary_key=True)
    criterion_id: Mapped[UUID] = mapped_column(ForeignKey("selection_criterion.id"), primary_key=True)
    text: Mapped[str]
    at: Mapped[datetime]
    #: `Actor.reference`.
    by: Mapped[str]


class Recommendation(Base):
    """Who is recommended for appointment, concluded by a recorded act. At most one of a round stands.

    The municipal council decides; until it has, nobody is a member or a substitute by this.
    """

    __tablename__ = "recommendation"
    __table_args__ = (
        CheckConstraint("trim(decided_by) <> ''", name="decided_by_somebody"),
        CheckConstraint("(released_by IS NULL) = (released_at IS NULL)", name="released_by_somebody"),
        CheckConstraint("(revoked_by IS NULL) = (revoked_at IS NULL)", name="revoked_by_somebody"),
        CheckConstraint("(revoked_by IS NULL) = (revoked_because IS NULL)", name="revoked_with_a_reason"),
        once_while("revoked_at IS NULL", "uq_recommendation_standing", "round_id"),
    )

    id: Mapped[UUID] = new_id()
    round_id: Mapped[UUID] = mapped_column(ForeignKey("recruitment_round.id"))
    #: Who recommends: a committee and its meeting, where the council has one.
    decided_by: Mapped[str]
    decided_on: Mapped[date]
    #: The municipality lets everybody read why; else the reasons stand in the closed annex alone.
    reasons_are_open: Mapped[bool] = mapped_column(default=False)
    #: Places of the round's groups, by their ids, for which nobody was recommended; a group without any is left out.
    left_open: Mapped[dict[str, int]] = mapped_column(JSON, default=dict, server_default="{}")
    #: Why only women or only men are recommended, where that is so (Ligestillingsloven § 10 a).
    uneven: Mapped[Uneven | None] = mapped_column(choice(Uneven, "uneven"))
    at: Mapped[datetime]
    #: `Actor.reference`.
    by: Mapped[str]
    #: Since when each candidate sees behind their own link what became of them.
    released_at: Mapped[datetime | None]
    released_by: Mapped[str | None]
    revoked_by: Mapped[str | None]
    revoked_at: Mapped[datetime | None]
    revoked_because: Mapped[str | None]

    recommended: Mapped[list["Recommended"]] = relationship(lazy="raise_on_sql")


class Recommended(Base):
    """What a recommendation says of one candidate, as it was concluded. Once erased, it keeps the choice alone."""

    __tablename__ = "recommended"
    __table_args__ = (
        CheckConstraint("choice = 'next' OR trim(reason) <> ''", name="has_a_reason"),
        CheckConstraint("(choice = 'next') = (rank IS NOT NULL)", name="the_next_are_ranked"),
        CheckConstraint("choice <> 'member' OR seat_group_id IS NOT NULL", name="has_places"),
        CheckConstraint("stands_in_for_id IS NULL OR choice = 'next'", name="only_the_next_stand_in"),
        Index("ix_recommended_nomination_id", "nomination_id"),
    )

    recommendation_id: Mapped[UUID] = mapped_column(ForeignKey("recommendation.id"), primary_key=True)
    nomination_id: Mapped[UUID] = mapped_column(ForeignKey("nomination.id"), primary_key=True)
    choice: Mapped[Choice] = mapped_column(choice(Choice, "choice"))
    seat_group_id: Mapped[UUID | None] = mapped_column(ForeignKey("seat_group.id"))
    rank: Mapped[int | None]
    stands_in_for_id: Mapped[UUID | None] = mapped_column(ForeignKey("nomination.id"))
    reason: Mapped[str]
