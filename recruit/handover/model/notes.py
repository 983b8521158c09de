"""Notes for the next council, that they are adopted, what the end of a term asks for, and who wishes to be invited."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.bodies.model import Body, Decision, Term
from recruit.foundation import clock
from recruit.foundation.choices import choice
from recruit.foundation.db import Base, new_id
from recruit.foundation.once import once_while
from recruit.handover.rules import NoteKind, StepKind
from recruit.handover.rules.invitations import Wish, is_open
from recruit.handover.rules.notes import NoteFacts
from recruit.people.model import Person
from recruit.recruitment.rules import Manner


class HandoverNote(Base):
    """What a council leaves to the next one, on one topic."""

    __tablename__ = "handover_note"
    __table_args__ = (
        CheckConstraint("trim(topic) <> ''", name="has_a_topic"),
        CheckConstraint("trim(text) <> ''", name="says_something"),
        CheckConstraint("(kind = 'task') = (due_on IS NOT NULL)", name="tasks_have_a_time"),
        CheckConstraint("(done_on IS NULL) = (done_by IS NULL)", name="done_by_somebody"),
        Index("ix_handover_note_term_id", "term_id"),
    )

    id: Mapped[UUID] = new_id()
    #: The term that hands over.
    term_id: Mapped[UUID] = mapped_column(ForeignKey("term.id"))
    kind: Mapped[NoteKind] = mapped_column(choice(NoteKind, "kind"))
    topic: Mapped[str]
    text: Mapped[str]
    #: Where it comes from: "Punkt 33, 26. november 2029".
    source: Mapped[str] = mapped_column(default="")
    due_on: Mapped[date | None]
    #: When the next council was done with it.
    done_on: Mapped[date | None]
    done_by: Mapped[str | None]
    #: The adoption that it stands in; NULL while it is a draft.
    adoption_id: Mapped[UUID | None] = mapped_column(ForeignKey("handover_adoption.id"))
    at: Mapped[datetime]
    #: `Actor.reference`.
    by: Mapped[str]
    version: Mapped[int] = mapped_column()

    term: Mapped[Term] = relationship(lazy="raise_on_sql")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy's own idiom)

    def facts(self) -> NoteFacts:
        """Return the note, as the rules know it."""
        return NoteFacts(self.kind, self.adoption_id is not None, self.due_on, self.done_on)


class HandoverAdoption(Base):
    """The council has adopted the notes of a term by a decision."""

    __tablename__ = "handover_adoption"
    __table_args__ = (
        CheckConstraint("(revoked_at IS NULL) = (revoked_by IS NULL)", name="revoked_by_somebody"),
        once_while("revoked_at IS NULL", "uq_handover_adoption_standing", "term_id"),
    )

    id: Mapped[UUID] = new_id()
    term_id: Mapped[UUID] = mapped_column(ForeignKey("term.id"))
    decision_id: Mapped[UUID] = mapped_column(ForeignKey("decision.id"))
    at: Mapped[datetime]
    by: Mapped[str]
    revoked_at: Mapped[datetime | None]
    revoked_by: Mapped[str | None]

    decision: Mapped[Decision] = relationship(lazy="raise_on_sql")


class HandoverStep(Base):
    """A step that the end of a term asks for is done."""

    __tablename__ = "handover_step"
    __table_args__ = (UniqueConstraint("term_id", "kind"),)

    id: Mapped[UUID] = new_id()
    term_id: Mapped[UUID] = mapped_column(ForeignKey("term.id"))
    kind: Mapped[StepKind] = mapped_column(choice(StepKind, "kind"))
    done_on: Mapped[date]
    at: Mapped[datetime]
    by: Mapped[str]


class InvitationWish(Base):
    """A former member wishes to be invited, for one purpose and until a day (GDPR art. 7)."""

    __tablename__ = "invitation_wish"
    __table_args__ = (
        CheckConstraint("trim(purpose) <> ''", name="has_a_purpose"),
        CheckConstraint("given_on <= valid_until", name="holds_some_days"),
        CheckConstraint("(withdrawn_on IS NULL) = (withdrawn_by IS NULL)", name="withdrawn_by_somebody"),
        once_while("withdrawn_on IS NULL", "uq_invitation_wish_standing", "body_id", "person_id", "purpose"),
        Index("ix_invitation_wish_person_id", "person_id"),
    )

    id: Mapped[UUID] = new_id()
    body_id: Mapped[UUID] = mapped_column(ForeignKey("body.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    #: "Dialogmøder om integration".
    purpose: Mapped[str]
    #: When they consented, and how that reached us.
    given_on: Mapped[date]
    manner: Mapped[Manner] = mapped_column(choice(Manner, "manner"))
    #: The last day on which they may be written to.
    valid_until: Mapped[date]
    by: Mapped[str]
    withdrawn_on: Mapped[date | None]
    withdrawn_by: Mapped[str | None]

    body: Mapped[Body] = relationship(lazy="raise_on_sql")
    person: Mapped[Person] = relationship(lazy="raise_on_sql")

    def facts(self) -> Wish:
        """Return the wish, as the rules know it."""
        return Wish(self.given_on, self.valid_until, self.withdrawn_on)


class InvitationAsk(Base):
    """Somebody who leaves a council is asked whether they wish to be invited later; nobody has to answer."""

    __tablename__ = "invitation_ask"
    __table_args__ = (
        CheckConstraint("trim(purpose) <> ''", name="has_a_purpose"),
        CheckConstraint("(answered_at IS NULL) = (wishes IS NULL)", name="answered_with_yes_or_no"),
        once_while("answered_at IS NULL", "uq_invitation_ask_open", "body_id", "person_id", "purpose"),
        Index("ix_invitation_ask_person_id", "person_id"),
    )

    id: Mapped[UUID] = new_id()
    body_id: Mapped[UUID] = mapped_column(ForeignKey("body.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    #: "Dialogmøder om integration".
    purpose: Mapped[str]
    asked_at: Mapped[datetime]
    #: `Actor.reference`.
    asked_by: Mapped[str]
    answered_at: Mapped[datetime | None]
    wishes: Mapped[bool | None]

    body: Mapped[Body] = relationship(lazy="raise_on_sql")
    person: Mapped[Person] = relationship(lazy="raise_on_sql")

    def waits(self, *, on: date) -> bool:
        """Return True on the days on which somebody who has not answered still can."""
        return self.answered_at is None and is_open(clock.local(self.asked_at).date(), on=on)
