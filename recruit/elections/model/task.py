"""What has to be ready for an election, and who sees to it."""

from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.elections.model.election import Election
from recruit.foundation.db import Base, new_id


class ElectionTask(Base):
    """A line of the checklist. It is done by whoever ticked it, which can be taken back; the log keeps both."""

    __tablename__ = "election_task"
    __table_args__ = (
        CheckConstraint("trim(what) <> ''", name="says_what"),
        CheckConstraint("(done_by IS NULL) = (done_at IS NULL)", name="done_by_somebody"),
        Index("ix_election_task_election_id", "election_id"),
    )

    id: Mapped[UUID] = new_id()
    election_id: Mapped[UUID] = mapped_column(ForeignKey("election.id"))
    what: Mapped[str]
    #: Days from the polling day, so that it moves with it; before it they are negative.
    days: Mapped[int]
    #: Who sees to it, as a name: helpers of an evening are no users. May be empty.
    owner: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    #: `Actor.reference`.
    done_by: Mapped[str | None]
    done_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column()

    election: Mapped[Election] = relationship(lazy="raise_on_sql")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy's own idiom)

    def due_on(self, polling_on: date) -> date:
        """Return the day by which it is to be done, where people vote on that day."""
        return polling_on + timedelta(days=self.days)
