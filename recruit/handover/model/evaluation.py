"""What members say about a term: who was asked and has answered, and apart from them what was said."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.bodies.model import Term
from recruit.foundation.db import Base, new_id
from recruit.handover.rules.evaluation import Question, is_shown
from recruit.people.model import Person


class Evaluation(Base):
    """The members of a term are asked what they think of it."""

    __tablename__ = "evaluation"
    __table_args__ = (
        CheckConstraint("trim(title) <> ''", name="has_a_title"),
        Index("ix_evaluation_term_id", "term_id"),
    )

    id: Mapped[UUID] = new_id()
    term_id: Mapped[UUID] = mapped_column(ForeignKey("term.id"))
    title: Mapped[str]
    #: `{"text": …, "on_scale": …}` in their order.
    questions: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    #: Up to the end of this second.
    closes_at: Mapped[datetime]
    at: Mapped[datetime]
    #: `Actor.reference`.
    by: Mapped[str]
    version: Mapped[int] = mapped_column()

    term: Mapped[Term] = relationship(lazy="raise_on_sql")
    asks: Mapped[list["EvaluationAsk"]] = relationship(lazy="raise_on_sql", back_populates="evaluation")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy's own idiom)

    @property
    def asked(self) -> list[Question]:
        """Return the questions in their order."""
        return [Question(one["text"], one["on_scale"]) for one in self.questions]

    @property
    def answered(self) -> int:
        """Return how many have answered; it is loaded with who was asked, here and below."""
        return sum(one.has_answered for one in self.asks)

    @property
    def left(self) -> int:
        """Return how many have not."""
        return len(self.asks) - self.answered

    def is_shown(self, *, now: datetime) -> bool:
        """Return whether it is seen what was said, as far as enough have said something."""
        return is_shown(self.closes_at, left=self.left, now=now)


class EvaluationAsk(Base):
    """Somebody was asked; whether they have answered, and never what."""

    __tablename__ = "evaluation_ask"
    __table_args__ = (UniqueConstraint("evaluation_id", "person_id"), Index("ix_evaluation_ask_person_id", "person_id"))

    id: Mapped[UUID] = new_id()
    evaluation_id: Mapped[UUID] = mapped_column(ForeignKey("evaluation.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    asked_at: Mapped[datetime]
    reminded_at: Mapped[datetime | None]
    has_answered: Mapped[bool] = mapped_column(default=False)

    evaluation: Mapped[Evaluation] = relationship(lazy="raise_on_sql", back_populates="asks")
    person: Mapped[Person] = relationship(lazy="raise_on_sql")


class EvaluationAnswer(Base):
    """What somebody has said to one question; it has no time and no common key with whoever said it."""

    __tablename__ = "evaluation_answer"
    __table_args__ = (
        CheckConstraint("(step IS NULL) <> (text IS NULL)", name="on_the_scale_or_in_words"),
        CheckConstraint("step IS NULL OR step BETWEEN 1 AND 5", name="is_on_the_scale"),
        Index("ix_evaluation_answer_evaluation_id", "evaluation_id"),
    )

    #: Random, so that the rows are in no order of arrival.
    id: Mapped[UUID] = new_id()
    evaluation_id: Mapped[UUID] = mapped_column(ForeignKey("evaluation.id"))
    #: Which question, from 0.
    question: Mapped[int]
    step: Mapped[int | None]
    text: Mapped[str | None]
