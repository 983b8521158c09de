"""The register of voters, and who of it has voted: on which day, and never at what time."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.elections.model.election import Election
from recruit.elections.rules.vocabulary import FormOfVoting
from recruit.foundation.choices import choice
from recruit.foundation.db import Base, new_id
from recruit.foundation.once import once_while


class VoterRegister(Base):
    """Where the register of an election is from, by what right, and until when it is kept."""

    __tablename__ = "voter_register"
    __table_args__ = (
        CheckConstraint("trim(source) <> ''", name="has_a_source"),
        CheckConstraint("trim(legal_basis) <> ''", name="has_a_legal_basis"),
        CheckConstraint("(digest IS NULL) = (frozen_at IS NULL)", name="frozen_with_a_digest"),
    )

    election_id: Mapped[UUID] = mapped_column(ForeignKey("election.id"), primary_key=True)
    source: Mapped[str]
    legal_basis: Mapped[str]
    delete_by: Mapped[date]
    at: Mapped[datetime]
    #: `Actor.reference`.
    by: Mapped[str]
    #: SHA-256 of the voters when it was frozen (`rules.voters_register.digest`); NULL before.
    digest: Mapped[str | None]
    frozen_at: Mapped[datetime | None]
    #: Form of voting, or "voters" -> how many there were when the voters were erased.
    counted: Mapped[dict[str, int] | None] = mapped_column(JSON(none_as_null=True))
    erased_at: Mapped[datetime | None]

    election: Mapped[Election] = relationship(lazy="raise_on_sql")


class VoterImport(Base):
    """Rows that were read and wait to be taken into a register; taken, it holds only its digest."""

    __tablename__ = "voter_import"
    __table_args__ = (UniqueConstraint("election_id", "digest"),)

    id: Mapped[UUID] = new_id()
    election_id: Mapped[UUID] = mapped_column(ForeignKey("voter_register.election_id"))
    #: SHA-256 of what was sent.
    digest: Mapped[str]
    #: [row, name, number] of each voter; NULL once they are taken.
    rows: Mapped[list[Any] | None] = mapped_column(JSON(none_as_null=True))
    #: [row, `RowFault`] of each broken row.
    broken: Mapped[list[Any]] = mapped_column(JSON)
    known: Mapped[int]
    headings: Mapped[int]
    at: Mapped[datetime]
    #: `Actor.reference`.
    by: Mapped[str]


class Voter(Base):
    """Somebody who may vote."""

    __tablename__ = "voter"
    __table_args__ = (
        CheckConstraint("trim(name) <> ''", name="has_a_name"),
        UniqueConstraint("election_id", "number"),
        Index("ix_voter_election_id_search_key", "election_id", "search_key"),
    )

    id: Mapped[UUID] = new_id()
    election_id: Mapped[UUID] = mapped_column(ForeignKey("voter_register.election_id"))
    #: As the list has it; NULL where it has none.
    number: Mapped[str | None]
    name: Mapped[str]
    search_key: Mapped[str]


class VoterMark(Base):
    """That somebody has voted; it is never joined with a paper, and says the day and no more."""

    __tablename__ = "voter_mark"
    __table_args__ = (
        CheckConstraint("(revoked_on IS NULL) = (revoked_because IS NULL)", name="revoked_with_a_reason"),
        CheckConstraint("(revoked_on IS NULL) = (revoked_by IS NULL)", name="revoked_by_somebody"),
        once_while("revoked_on IS NULL", "uq_voter_mark_standing", "voter_id"),
    )

    id: Mapped[UUID] = new_id()
    voter_id: Mapped[UUID] = mapped_column(ForeignKey("voter.id"))
    form: Mapped[FormOfVoting] = mapped_column(choice(FormOfVoting, "form"))
    on: Mapped[date]
    #: `Actor.reference`.
    by: Mapped[str]
    revoked_on: Mapped[date | None]
    revoked_by: Mapped[str | None]
    revoked_because: Mapped[str | None]


class VoterRequest(Base):
    """That somebody asked to be in the register, and what was decided."""

    __tablename__ = "voter_request"
    __table_args__ = (
        CheckConstraint("trim(name) <> ''", name="has_a_name"),
        CheckConstraint("trim(because) <> ''", name="has_a_reason"),
        Index("ix_voter_request_election_id", "election_id"),
    )

    id: Mapped[UUID] = new_id()
    election_id: Mapped[UUID] = mapped_column(ForeignKey("voter_register.election_id"))
    name: Mapped[str]
    received_on: Mapped[date]
    is_added: Mapped[bool]
    because: Mapped[str]
    at: Mapped[datetime]
    #: `Actor.reference`.
    by: Mapped[str]


class VoterRemoval(Base):
    """That somebody was taken out of a frozen register, and why: the digest is of the register with them in it."""

    __tablename__ = "voter_removal"
    __table_args__ = (
        CheckConstraint("trim(name) <> ''", name="has_a_name"),
        CheckConstraint("trim(because) <> ''", name="has_a_reason"),
        Index("ix_voter_removal_election_id", "election_id"),
    )

    id: Mapped[UUID] = new_id()
    election_id: Mapped[UUID] = mapped_column(ForeignKey("voter_register.election_id"))
    number: Mapped[str | None]
    name: Mapped[str]
    because: Mapped[str]
    at: Mapped[datetime]
    #: `Actor.reference`.
    by: Mapped[str]
