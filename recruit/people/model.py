"""The tables of people and organizations; names and fields follow Popolo where it has one."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.foundation.choices import choice
from recruit.foundation.db import Base, new_id
from recruit.foundation.once import once_while
from recruit.foundation.overlaps import never_overlap
from recruit.people.rules import Classification, ContactKind, Gender, NameKind


class Person(Base):
    """Somebody the council knows. No birth date, no CPR number, no origin: none of them is needed to hold a seat."""

    __tablename__ = "person"
    __table_args__ = (
        CheckConstraint("trim(name) <> ''", name="has_a_name"),
        Index("ix_person_sort_key", "sort_key"),
        Index("ix_person_search_key", "search_key"),
    )

    id: Mapped[UUID] = new_id()
    #: The whole name as the person writes it; never split into first and last.
    name: Mapped[str]
    sort_key: Mapped[str]
    search_key: Mapped[str]
    #: Protected name and address: nothing about this person is ever published without a recorded decision.
    is_protected: Mapped[bool] = mapped_column(default=False)
    #: Counted in totals, and shown to nobody outside the secretariat; NULL while the person has not said.
    gender: Mapped[Gender | None] = mapped_column(choice(Gender, "gender"))
    version: Mapped[int] = mapped_column()

    other_names: Mapped[list["PersonName"]] = relationship(lazy="raise_on_sql", order_by="PersonName.name")
    contacts: Mapped[list["ContactDetail"]] = relationship(lazy="raise_on_sql", order_by="ContactDetail.kind")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy's own idiom)

    def reached_by(self, kind: ContactKind) -> str:
        """Return the first way of a kind to reach the person, loaded with contacts; empty where none is known."""
        return next((contact.value for contact in self.contacts if contact.kind is kind), "")


class PersonName(Base):
    """Another name by which a person has been met."""

    __tablename__ = "person_name"
    __table_args__ = (
        CheckConstraint("trim(name) <> ''", name="has_a_name"),
        UniqueConstraint("person_id", "name"),
        Index("ix_person_name_search_key", "search_key"),
    )

    id: Mapped[UUID] = new_id()
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[NameKind] = mapped_column(choice(NameKind, "kind"))
    name: Mapped[str]
    search_key: Mapped[str]


class ContactDetail(Base):
    """One way to reach a person. Never public."""

    __tablename__ = "contact_detail"
    __table_args__ = (
        CheckConstraint("trim(value) <> ''", name="has_a_value"),
        UniqueConstraint("person_id", "kind", "value"),
    )

    id: Mapped[UUID] = new_id()
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[ContactKind] = mapped_column(choice(ContactKind, "kind"))
    value: Mapped[str]


class PublicationDecision(Base):
    """A protected person may be shown publicly: somebody has decided so, with the person's consent, for a reason."""

    __tablename__ = "publication_decision"
    __table_args__ = (
        CheckConstraint("trim(decided_by) <> ''", name="decided_by_somebody"),
        CheckConstraint("trim(reason) <> ''", name="has_a_reason"),
        CheckConstraint("(revoked_by IS NULL) = (revoked_at IS NULL)", name="revoked_by_somebody"),
        CheckConstraint("(revoked_by IS NULL) = (revoked_because IS NULL)", name="revoked_with_a_reason"),
        once_while("revoked_at IS NULL", "uq_publication_decision_standing", "person_id"),
        Index("ix_publication_decision_person_id", "person_id"),
    )

    id: Mapped[UUID] = new_id()
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    #: Who decided, as written: the person, or whoever has the right to.
    decided_by: Mapped[str]
    decided_on: Mapped[date]
    reason: Mapped[str]
    #: `Actor.reference` of whoever wrote it down.
    by: Mapped[str]
    at: Mapped[datetime]
    revoked_by: Mapped[str | None]
    revoked_at: Mapped[datetime | None]
    revoked_because: Mapped[str | None]


class PersonMerge(Base):
    """Two people were found to be one: what pointed at the second points at the first, until it is undone.

    The second row stays as it was, so that nothing has to be made up again; nobody sees it while the merge stands.
    """

    __tablename__ = "person_merge"
    __table_args__ = (
        CheckConstraint("kept_id <> merged_id", name="of_two_people"),
        CheckConstraint("(undone_by IS NULL) = (undone_at IS NULL)", name="undone_by_somebody"),
        once_while("undone_at IS NULL", "uq_person_merge_standing", "merged_id"),
        Index("ix_person_merge_kept_id", "kept_id"),
        Index("ix_person_merge_merged_id", "merged_id"),
    )

    id: Mapped[UUID] = new_id()
    kept_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    merged_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    #: The ids of the rows that were moved, by their table, and what was set on the first person.
    moved: Mapped[dict[str, list[str]]] = mapped_column(JSON)
    #: `Actor.reference`.
    by: Mapped[str]
    at: Mapped[datetime]
    undone_by: Mapped[str | None]
    undone_at: Mapped[datetime | None]


class PersonDistinction(Base):
    """Two people with similar names were looked at and are not the same, so nobody is asked about them again."""

    __tablename__ = "person_distinction"
    __table_args__ = (
        CheckConstraint("one_id < other_id", name="of_two_people_in_order"),
        UniqueConstraint("one_id", "other_id"),
        Index("ix_person_distinction_other_id", "other_id"),
    )

    id: Mapped[UUID] = new_id()
    one_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    other_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    #: `Actor.reference`.
    by: Mapped[str]
    at: Mapped[datetime]


class Organization(Base):
    """Whatever a person can stand for or a decision can come from. A body is an organization that has seats."""

    __tablename__ = "organization"
    __table_args__ = (
        CheckConstraint("parent_id IS NULL OR parent_id <> id", name="not_its_own_parent"),
        Index("ix_organization_parent_id", "parent_id"),
    )

    id: Mapped[UUID] = new_id()
    classification: Mapped[Classification] = mapped_column(choice(Classification, "classification"))
    parent_id: Mapped[UUID | None] = mapped_column(ForeignKey("organization.id"))
    version: Mapped[int] = mapped_column()

    names: Mapped[list["OrganizationName"]] = relationship(lazy="raise_on_sql", order_by="OrganizationName.since")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy's own idiom)

    def name_on(self, day: date) -> str:
        """Return what it was called on that day; outside all known days, the nearest name."""
        return self._entry_on(day).name

    def abbreviation_on(self, day: date) -> str | None:
        """Return what it was shortened to on that day, if anything."""
        return self._entry_on(day).abbreviation

    @property
    def newest(self) -> "OrganizationName":
        """Return the newest of its names."""
        return self._entry_on(date.max)

    def _entry_on(self, day: date) -> "OrganizationName":
        entries = sorted(self.names, key=lambda entry: entry.since or date.min)
        begun = [entry for entry in entries if (entry.since or date.min) <= day]
        return begun[-1] if begun else entries[0]


class OrganizationName(Base):
    """What an organization was called from one day up to another; an open end is NULL."""

    __tablename__ = "organization_name"
    __table_args__ = (
        CheckConstraint("trim(name) <> ''", name="has_a_name"),
        CheckConstraint("trim(abbreviation) <> ''", name="abbreviation_is_not_blank"),
        CheckConstraint("(abbreviation IS NULL) = (abbreviation_key IS NULL)", name="abbreviation_is_found"),
        CheckConstraint("since < until", name="begins_before_it_ends"),
        Index("ix_organization_name_organization_id", "organization_id"),
        Index("ix_organization_name_search_key", "search_key"),
    )

    id: Mapped[UUID] = new_id()
    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organization.id"))
    name: Mapped[str]
    #: "LO", "FIL": how minutes often write it.
    abbreviation: Mapped[str | None]
    #: The abbreviation folded for searching; NULL without one.
    abbreviation_key: Mapped[str | None]
    sort_key: Mapped[str]
    search_key: Mapped[str]
    #: First day with the name; NULL when it has always been so.
    since: Mapped[date | None]
    #: First day with another name; NULL while it lasts.
    until: Mapped[date | None]


never_overlap(OrganizationName.__table__, "organization_has_one_name_a_day", same=("organization_id",))
