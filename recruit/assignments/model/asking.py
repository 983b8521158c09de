"""A round of asking: its steps, who was asked, and what they have said."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.assignments.model.place import PlaceElsewhere
from recruit.assignments.rules import Answer, AskingKind, ChosenBy, Whom
from recruit.assignments.rules.asking import Asked, RoundFacts, Step
from recruit.bodies.model import Body
from recruit.foundation.choices import choice
from recruit.foundation.db import Base, new_id
from recruit.people.model import Person
from recruit.recruitment.rules import Manner


class AskingRound(Base):
    """A question to the council's people, in steps (rundspørge)."""

    __tablename__ = "asking_round"
    __table_args__ = (
        CheckConstraint("trim(title) <> ''", name="has_a_title"),
        CheckConstraint("places >= 1", name="there_is_one_place"),
        CheckConstraint("place_id IS NULL OR kind = 'place'", name="place_of_a_place"),
        CheckConstraint("(closed_at IS NULL) = (closed_by IS NULL)", name="closed_by_somebody"),
        CheckConstraint("(closed_at IS NULL) = (closed_because IS NULL)", name="closed_with_a_reason"),
        CheckConstraint("(settled_at IS NULL) = (settled_by IS NULL)", name="settled_by_somebody"),
        CheckConstraint("(settled_at IS NULL) = (chosen_by IS NULL)", name="settled_in_some_way"),
        CheckConstraint("settled_at IS NULL OR closed_at IS NULL", name="settled_or_closed"),
        Index("ix_asking_round_body_id", "body_id"),
        Index("ix_asking_round_place_id", "place_id"),
    )

    id: Mapped[UUID] = new_id()
    body_id: Mapped[UUID] = mapped_column(ForeignKey("body.id"))
    kind: Mapped[AskingKind] = mapped_column(choice(AskingKind, "kind"))
    title: Mapped[str]
    #: What those who are asked read.
    text: Mapped[str] = mapped_column(default="")
    #: Where they read more.
    link: Mapped[str] = mapped_column(default="")
    place_id: Mapped[UUID | None] = mapped_column(ForeignKey("place_elsewhere.id"))
    places: Mapped[int] = mapped_column(default=1)
    opened_at: Mapped[datetime]
    #: `Actor.reference`.
    opened_by: Mapped[str]
    #: Ended without anybody, and why.
    closed_at: Mapped[datetime | None]
    closed_by: Mapped[str | None]
    closed_because: Mapped[str | None]
    #: Somebody was chosen, how, and what the vote or the lot came to.
    settled_at: Mapped[datetime | None]
    settled_by: Mapped[str | None]
    chosen_by: Mapped[ChosenBy | None] = mapped_column(choice(ChosenBy, "chosen_by"))
    chosen_because: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column()

    body: Mapped[Body] = relationship(lazy="raise_on_sql")
    place: Mapped[PlaceElsewhere | None] = relationship(lazy="raise_on_sql")
    steps: Mapped[list["AskingStep"]] = relationship(
        lazy="raise_on_sql", order_by="AskingStep.position", back_populates="round"
    )

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy's own idiom)

    def facts(self) -> RoundFacts:
        """Return the round, loaded with steps and asks, as the rules know it."""
        chosen = [ask.person_id for step in self.steps for ask in step.asks if ask.is_chosen]
        return RoundFacts(
            self.kind, self.places, [step.facts() for step in self.steps], chosen, self.closed_at is not None
        )


class AskingStep(Base):
    """Some people are asked together, until a deadline."""

    __tablename__ = "asking_step"
    __table_args__ = (
        CheckConstraint("position >= 1", name="in_order"),
        UniqueConstraint("round_id", "position"),
    )

    id: Mapped[UUID] = new_id()
    round_id: Mapped[UUID] = mapped_column(ForeignKey("asking_round.id"))
    position: Mapped[int]
    whom: Mapped[Whom] = mapped_column(choice(Whom, "whom"))
    #: Up to the end of this second.
    closes_at: Mapped[datetime]

    round: Mapped[AskingRound] = relationship(lazy="raise_on_sql", back_populates="steps")
    asks: Mapped[list["RoundAsk"]] = relationship(
        lazy="raise_on_sql", order_by="RoundAsk.asked_at, RoundAsk.id", back_populates="step"
    )

    def facts(self) -> Step:
        """Return the step, loaded with its asks, as the rules know it."""
        return Step(self.whom, self.closes_at, [one.facts() for one in self.asks])


class RoundAsk(Base):
    """Somebody was asked, and what they have said."""

    __tablename__ = "round_ask"
    __table_args__ = (
        CheckConstraint("(answered_at IS NULL) = (answer IS NULL)", name="answer_has_a_time"),
        CheckConstraint("(answered_at IS NULL) = (answered_by IS NULL)", name="answered_by_somebody"),
        CheckConstraint("(answered_at IS NULL) = (manner IS NULL)", name="answered_in_some_manner"),
        CheckConstraint("NOT is_late OR answered_at IS NOT NULL", name="late_when_answered"),
        CheckConstraint("NOT is_chosen OR answer = 'yes'", name="chosen_who_said_yes"),
        CheckConstraint("NOT is_chosen OR withdrawn_at IS NULL", name="chosen_who_is_still_asked"),
        UniqueConstraint("step_id", "person_id"),
        Index("ix_round_ask_person_id", "person_id"),
    )

    id: Mapped[UUID] = new_id()
    step_id: Mapped[UUID] = mapped_column(ForeignKey("asking_step.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    asked_at: Mapped[datetime]
    asked_by: Mapped[str]
    reminded_at: Mapped[datetime | None]
    answer: Mapped[Answer | None] = mapped_column(choice(Answer, "answer"))
    #: An opinion, or what goes with a yes.
    said: Mapped[str] = mapped_column(default="")
    answered_at: Mapped[datetime | None]
    #: `Actor.reference` of whoever answered, or entered it.
    answered_by: Mapped[str | None]
    manner: Mapped[Manner | None] = mapped_column(choice(Manner, "manner"))
    #: Taken down by the secretary after the deadline.
    is_late: Mapped[bool] = mapped_column(default=False)
    is_chosen: Mapped[bool] = mapped_column(default=False)
    #: Taken back: nobody waits for an answer, and one that was given does not count.
    withdrawn_at: Mapped[datetime | None]

    step: Mapped[AskingStep] = relationship(lazy="raise_on_sql", back_populates="asks")
    person: Mapped[Person] = relationship(lazy="raise_on_sql")

    def facts(self) -> Asked:
        """Return the ask, as the rules know it."""
        withdrawn = self.withdrawn_at is not None
        return Asked(self.person_id, self.answer, self.answered_at, self.is_late, withdrawn, self.asked_at)
