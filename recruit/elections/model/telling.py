"""What candidates were told of an election."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from recruit.elections.rules.telling import Message, Telling
from recruit.foundation.choices import choice
from recruit.foundation.db import Base, new_id
from recruit.foundation.once import once_while


class CandidateTold(Base):
    """That a candidate was written to, and of what; the newest stands. It holds nothing personal."""

    __tablename__ = "candidate_told"
    __table_args__ = (
        once_while("superseded_at IS NULL", "uq_candidate_told_standing", "election_id", "nomination_id"),
        Index("ix_candidate_told_nomination_id", "nomination_id"),
    )

    id: Mapped[UUID] = new_id()
    election_id: Mapped[UUID] = mapped_column(ForeignKey("election.id"))
    nomination_id: Mapped[UUID] = mapped_column(ForeignKey("nomination.id"))
    what: Mapped[Telling] = mapped_column(choice(Telling, "what"))
    #: `Message.facts`.
    facts: Mapped[dict[str, str]] = mapped_column(JSON)
    at: Mapped[datetime]
    #: `Actor.reference`.
    by: Mapped[str]
    #: When another letter took its place.
    superseded_at: Mapped[datetime | None]

    @property
    def message(self) -> Message:
        """What the letter said."""
        return Message(self.what, self.facts)
