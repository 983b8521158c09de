"""A term: the span for which the members of a body sit."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.bodies.model.body import Body
from recruit.bodies.model.decision import Decision
from recruit.bodies.model.seat import SeatGroup
from recruit.foundation.choices import choice
from recruit.foundation.dates import PartialDate, Precision, Span, last_day
from recruit.foundation.db import Base, new_id
from recruit.foundation.once import once_while
from recruit.foundation.overlaps import never_overlap


class Term(Base):
    """The span for which the members of a body sit. Its status follows from the date and is never stored."""

    __tablename__ = "term"
    __table_args__ = (
        CheckConstraint("trim(label) <> ''", name="has_a_label"),
        CheckConstraint("since < until", name="begins_before_it_ends"),
        CheckConstraint("seats_decided IS NULL OR seats_decided >= 0", name="seats_decided_is_a_number"),
        UniqueConstraint("body_id", "label"),
    )

    id: Mapped[UUID] = new_id()
    body_id: Mapped[UUID] = mapped_column(ForeignKey("body.id"))
    #: "2026–2029".
    label: Mapped[str]
    #: First day of the term.
    since: Mapped[date]
    since_precision: Mapped[Precision] = mapped_column(choice(Precision, "since_precision"), default=Precision.DAY)
    #: First day after the term.
    until: Mapped[date]
    until_precision: Mapped[Precision] = mapped_column(choice(Precision, "until_precision"), default=Precision.DAY)
    #: Members go on until their successors are appointed. Copied from the body when the term is opened.
    holds_over: Mapped[bool] = mapped_column(default=True)
    #: How many seats the municipal council decided that there are; NULL while it is not known.
    seats_decided: Mapped[int | None]
    version: Mapped[int] = mapped_column()

    body: Mapped[Body] = relationship(lazy="raise_on_sql")
    groups: Mapped[list[SeatGroup]] = relationship(lazy="raise_on_sql", order_by=SeatGroup.position)
    confirmations: Mapped[list["TermConfirmation"]] = relationship(lazy="raise_on_sql")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy's own idiom)

    @property
    def span(self) -> Span:
        return Span(self.since, self.until)

    @property
    def first_day(self) -> PartialDate:
        return PartialDate(self.since, self.since_precision)

    @property
    def last_day(self) -> PartialDate:
        return last_day(self.until, self.until_precision)

    @property
    def is_planned(self) -> bool:
        """Return True until the municipal council has decided to have the body in this term."""
        return all(confirmation.revoked_at is not None for confirmation in self.confirmations)


class TermConfirmation(Base):
    """The municipal council has decided to have the body in this term; until then the term is *planlagt*."""

    __tablename__ = "term_confirmation"
    __table_args__ = (
        CheckConstraint("(revoked_by IS NULL) = (revoked_at IS NULL)", name="revoked_by_somebody"),
        CheckConstraint("(revoked_by IS NULL) = (revoked_because IS NULL)", name="revoked_with_a_reason"),
        once_while("revoked_at IS NULL", "uq_term_confirmation_standing", "term_id"),
    )

    id: Mapped[UUID] = new_id()
    term_id: Mapped[UUID] = mapped_column(ForeignKey("term.id"))
    decision_id: Mapped[UUID | None] = mapped_column(ForeignKey("decision.id"))
    #: `Actor.reference`.
    by: Mapped[str]
    at: Mapped[datetime]
    revoked_by: Mapped[str | None]
    revoked_at: Mapped[datetime | None]
    revoked_because: Mapped[str | None]

    decision: Mapped[Decision | None] = relationship(lazy="raise_on_sql")


never_overlap(Term.__table__, "body_has_one_term_a_day", same=("body_id",))
