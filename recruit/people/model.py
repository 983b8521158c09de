"""The tables of people and organizations; names and fields follow Popolo where it has one."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.foundation.choices import choice
from recruit.foundation.db import Base, new_id
from recruit.foundation.overlaps import never_overlap
from recruit.people.rules import Classification, ContactKind, NameKind


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
    version: Mapped[int] = mapped_column()

    other_names: Mapped[list["PersonName"]] = relationship(lazy="raise_on_sql", order_by="PersonName.name")
    contacts: Mapped[list["ContactDetail"]] = relationship(lazy="raise_on_sql", order_by="ContactDetail.kind")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy's own idiom)


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
        CheckConstraint("since < until", name="begins_before_it_ends"),
        Index("ix_organization_name_organization_id", "organization_id"),
        Index("ix_organization_name_search_key", "search_key"),
    )

    id: Mapped[UUID] = new_id()
    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organization.id"))
    name: Mapped[str]
    #: "LO", "FIL": how minutes often write it.
    abbreviation: Mapped[str | None]
    sort_key: Mapped[str]
    search_key: Mapped[str]
    #: First day with the name; NULL when it has always been so.
    since: Mapped[date | None]
    #: First day with another name; NULL while it lasts.
    until: Mapped[date | None]


never_overlap(OrganizationName.__table__, "organization_has_one_name_a_day", same=("organization_id",))
