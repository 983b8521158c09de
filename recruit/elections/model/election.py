"""An election, its contests, and who stands in each."""

from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.bodies.model import SeatGroup
from recruit.elections.rules.vocabulary import BallotOrder, FormOfVoting, Milestone, ResultScope
from recruit.foundation.choices import choice
from recruit.foundation.db import Base, new_id
from recruit.foundation.files.model import StoredFile
from recruit.foundation.once import once_while
from recruit.nominations.model import Nomination
from recruit.recruitment.model import RecruitmentRound


class Election(Base):
    """A vote among the candidates of a round. Its status follows from the milestones it has passed."""

    __tablename__ = "election"
    __table_args__ = (
        CheckConstraint("trim(name) <> ''", name="has_a_name"),
        CheckConstraint("trim(place) <> ''", name="has_a_place"),
        CheckConstraint("trim(who_may_vote) <> ''", name="says_who_may_vote"),
        CheckConstraint("opens IS NULL OR closes IS NULL OR opens < closes", name="opens_before_it_closes"),
        Index("ix_election_round_id", "round_id"),
    )

    id: Mapped[UUID] = new_id()
    round_id: Mapped[UUID] = mapped_column(ForeignKey("recruitment_round.id"))
    #: What it is called, in Danish: "Valg til integrationsrådet 2026–2029".
    name: Mapped[str]
    #: The day of the polling meeting, or the last one on which votes by post are taken.
    polling_on: Mapped[date]
    #: When the polling meeting begins and ends, in Denmark.
    opens: Mapped[time | None]
    closes: Mapped[time | None]
    place: Mapped[str]
    #: Who may vote, as every paper prints it.
    who_may_vote: Mapped[str]
    #: `FormOfVoting` values.
    forms: Mapped[list[str]] = mapped_column(JSON)
    #: Votes by post are taken until then; NULL where nobody votes by post.
    post_until: Mapped[datetime | None]
    ballot_order: Mapped[BallotOrder] = mapped_column(choice(BallotOrder, "ballot_order"), default=BallotOrder.LIST)
    result_scope: Mapped[ResultScope] = mapped_column(
        choice(ResultScope, "result_scope"), default=ResultScope.RECOMMENDED_AND_NEXT
    )
    #: Tried out beforehand: marked on every page and paper, never public, submitted to nobody.
    is_rehearsal: Mapped[bool] = mapped_column(default=False)
    #: Every tally is entered by two people, each without seeing the other's.
    double_entry: Mapped[bool] = mapped_column(default=False)
    #: What to do otherwise next time, for those who hold the next one; it names nobody.
    lessons: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column()

    round: Mapped[RecruitmentRound] = relationship(lazy="raise_on_sql")
    contests: Mapped[list["Contest"]] = relationship(lazy="raise_on_sql", order_by="Contest.position")
    milestones: Mapped[list["ElectionMilestone"]] = relationship(lazy="raise_on_sql", order_by="ElectionMilestone.at")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy's own idiom)

    def is_by(self, form: FormOfVoting) -> bool:
        """Return True when votes are taken in that form."""
        return form in self.forms

    def milestone(self, kind: Milestone) -> "ElectionMilestone | None":
        """Return the record that it has passed something, which stands; None where there is none."""
        return next((one for one in self.milestones if one.kind is kind and one.revoked_at is None), None)

    @property
    def is_open(self) -> bool:
        """Whether it can still be changed: its ballots are not fixed, and it is not annulled."""
        return not {Milestone.FIXED, Milestone.UNCONTESTED, Milestone.ANNULLED} & self.passed

    @property
    def passed(self) -> frozenset[Milestone]:
        """What it has passed."""
        return frozenset(one.kind for one in self.milestones if one.revoked_at is None)


class ElectionMilestone(Base):
    """The record that an election has passed something; at most one of a kind stands."""

    __tablename__ = "election_milestone"
    __table_args__ = (
        CheckConstraint("(revoked_by IS NULL) = (revoked_at IS NULL)", name="revoked_by_somebody"),
        CheckConstraint("(revoked_by IS NULL) = (revoked_because IS NULL)", name="revoked_with_a_reason"),
        once_while("revoked_at IS NULL", "uq_election_milestone_standing", "election_id", "kind"),
    )

    id: Mapped[UUID] = new_id()
    election_id: Mapped[UUID] = mapped_column(ForeignKey("election.id"))
    kind: Mapped[Milestone] = mapped_column(choice(Milestone, "kind"))
    #: The meeting of the election committee that decided it, where one did.
    committee_on: Mapped[date | None]
    #: Who was there and signs, one name each; the paper they signed.
    people: Mapped[list[str]] = mapped_column(JSON, default=list)
    scan_id: Mapped[UUID | None] = mapped_column(ForeignKey("stored_file.id"))
    #: Why, or what it says besides; may be empty.
    note: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime]
    #: `Actor.reference`.
    by: Mapped[str]
    revoked_by: Mapped[str | None]
    revoked_at: Mapped[datetime | None]
    revoked_because: Mapped[str | None]

    scan: Mapped[StoredFile | None] = relationship(lazy="raise_on_sql")


class Contest(Base):
    """Seats that are voted on together, and how."""

    __tablename__ = "contest"
    __table_args__ = (
        CheckConstraint("trim(label) <> ''", name="has_a_label"),
        CheckConstraint("seats >= 1", name="fills_a_seat"),
        CheckConstraint("max_marks IS NULL OR max_marks >= 1", name="marks_are_a_number"),
        CheckConstraint("substitutes IS NULL OR substitutes >= 0", name="substitutes_are_a_number"),
        CheckConstraint("group_cap IS NULL OR group_cap >= 1", name="cap_is_a_number"),
        UniqueConstraint("election_id", "position"),
        UniqueConstraint("election_id", "label"),
    )

    id: Mapped[UUID] = new_id()
    election_id: Mapped[UUID] = mapped_column(ForeignKey("election.id"))
    #: The order on the page, from 1.
    position: Mapped[int]
    #: As every paper prints it.
    label: Mapped[str]
    #: Whose seats it fills; NULL where it is for those of a country group, or of the whole round.
    seat_group_id: Mapped[UUID | None] = mapped_column(ForeignKey("seat_group.id"))
    #: Whose candidates stand in it, where the round splits by country; that is off until somebody approved it.
    country_group: Mapped[str | None]
    #: A method of `recruit.counting`.
    method: Mapped[str]
    seats: Mapped[int]
    #: How many are next in order; NULL: everybody without a seat.
    substitutes: Mapped[int | None]
    #: Most marks on a paper; NULL: any number, or an order of preference.
    max_marks: Mapped[int | None]
    #: Most from one group; NULL: no cap.
    group_cap: Mapped[int | None]

    seat_group: Mapped[SeatGroup | None] = relationship(lazy="raise_on_sql")
    entries: Mapped[list["Entry"]] = relationship(lazy="raise_on_sql", order_by="Entry.number")


class Entry(Base):
    """A candidate on the ballot of a contest. It holds nothing personal."""

    __tablename__ = "contest_entry"
    __table_args__ = (
        CheckConstraint("number >= 1", name="numbers_from_one"),
        CheckConstraint("(withdrawn_at IS NULL) = (withdrawn_because IS NULL)", name="withdrawn_with_a_reason"),
        CheckConstraint("(withdrawn_at IS NULL) = (withdrawn_by IS NULL)", name="withdrawn_by_somebody"),
        UniqueConstraint("contest_id", "nomination_id"),
        Index("ix_contest_entry_nomination_id", "nomination_id"),
    )

    contest_id: Mapped[UUID] = mapped_column(ForeignKey("contest.id"), primary_key=True)
    #: The number on the ballot, from 1.
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    nomination_id: Mapped[UUID] = mapped_column(ForeignKey("nomination.id"))
    #: The group that a cap counts; NULL where there is none.
    group_label: Mapped[str | None]
    #: Died, moved away or took it back after the ballots were printed: stays on the paper, and cannot have a seat.
    withdrawn_because: Mapped[str | None]
    withdrawn_by: Mapped[str | None]
    withdrawn_at: Mapped[datetime | None]

    nomination: Mapped[Nomination] = relationship(lazy="raise_on_sql")
