"""An election on one evening: the acts that were taken from browsers, and the papers that were read aloud so far."""

from datetime import date
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from recruit.elections.rules.evening import Kind
from recruit.foundation.choices import choice
from recruit.foundation.db import Base


class EveningAct(Base):
    """An act that a browser sent, by the id that the browser gave it: sent again, it is not done again.

    It holds no name, and the day only: a time would say when each voter came in.
    """

    __tablename__ = "evening_act"
    __table_args__ = (CheckConstraint("length(digest) = 64", name="digest_is_sha256"),)

    election_id: Mapped[UUID] = mapped_column(ForeignKey("election.id"), primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[Kind] = mapped_column(choice(Kind, "kind"))
    #: `rules.evening.Act.digest`: what it said, but for names.
    digest: Mapped[str]
    #: The nomination that it made; no more than a number once that is erased.
    made_id: Mapped[UUID | None]
    #: A later act took it back.
    is_taken_back: Mapped[bool] = mapped_column(default=False)
    on: Mapped[date]
    #: `Actor.reference`.
    by: Mapped[str]


class EveningPile(Base):
    """The papers that were read aloud and wait to be counted, equal ones together, so that nobody finds one again.

    Counted, they are a tally.
    """

    __tablename__ = "evening_pile"
    __table_args__ = (CheckConstraint("blank >= 0", name="papers_are_numbers"),)

    contest_id: Mapped[UUID] = mapped_column(ForeignKey("contest.id"), primary_key=True)
    #: Numbers in the order of the ballot ("1,3") -> how many papers.
    papers: Mapped[dict[str, int]] = mapped_column(JSON)
    blank: Mapped[int]
    #: `Invalid` -> how many papers.
    invalid: Mapped[dict[str, int]] = mapped_column(JSON)
