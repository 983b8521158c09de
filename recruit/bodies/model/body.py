"""A body: what it is, where it stands in the address, what its offices are called, which rules hold for it."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.bodies.rules import RuleKind, RuleSource
from recruit.foundation.accounts.model import RoleGrant
from recruit.foundation.choices import choice
from recruit.foundation.dates import Span
from recruit.foundation.db import Base, new_id
from recruit.foundation.overlaps import never_overlap
from recruit.foundation.triggers import on_create
from recruit.people.model import Organization


class Body(Base):
    """An organization that has terms and seats; it has the organization's id, and its name is the organization's."""

    __tablename__ = "body"
    __table_args__ = (CheckConstraint("trim(slug) <> ''", name="has_a_slug"),)

    id: Mapped[UUID] = mapped_column(ForeignKey("organization.id"), primary_key=True)
    #: Where it stands in the address. Never reused: `BodySlug` keeps the former ones.
    slug: Mapped[str] = mapped_column(unique=True)
    #: "Integrationsloven § 42", "Kommunestyrelsesloven § 17, stk. 4".
    legal_basis: Mapped[str | None]
    #: The committee under which it was set up.
    responsible_id: Mapped[UUID | None] = mapped_column(ForeignKey("organization.id"))
    case_number: Mapped[str | None]
    #: *Lille råd*: shows only what a small council needs.
    is_small: Mapped[bool] = mapped_column(default=True)
    #: First day on which it no longer exists; NULL while it does. The decision is a `Decision` of kind dissolve.
    until: Mapped[date | None]
    version: Mapped[int] = mapped_column()

    organization: Mapped[Organization] = relationship(foreign_keys="Body.id", lazy="raise_on_sql")
    responsible: Mapped[Organization | None] = relationship(foreign_keys=responsible_id, lazy="raise_on_sql")
    titles: Mapped[list["BodyTitles"]] = relationship(lazy="raise_on_sql", order_by="BodyTitles.since")
    rules: Mapped[list["BodyRule"]] = relationship(lazy="raise_on_sql", order_by="BodyRule.since")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy's own idiom)

    @property
    def name(self) -> str:
        """Return what it is called now."""
        return self.organization.newest.name

    def name_on(self, day: date) -> str:
        """Return what it was called on that day."""
        return self.organization.name_on(day)

    def titles_on(self, day: date) -> "BodyTitles":
        """Return the titles in force on that day; before the first ones, the first."""
        begun = [titles for titles in self.titles if titles.since <= day]
        return begun[-1] if begun else self.titles[0]

    def has_had(self, first_day: date) -> bool:
        """Return whether what began on a day began while the body existed, as a term that it has had."""
        return self.until is None or first_day < self.until

    def rule_on(self, kind: RuleKind, day: date) -> "BodyRule | None":
        """Return the rule of that kind that holds on that day, if one does."""
        return next((rule for rule in self.rules if rule.kind is kind and day in rule.span), None)


class BodySlug(Base):
    """A slug that a body no longer uses. Its address redirects, and no other body ever gets it."""

    __tablename__ = "body_slug"

    slug: Mapped[str] = mapped_column(primary_key=True)
    body_id: Mapped[UUID] = mapped_column(ForeignKey("body.id"))


class BodyTitles(Base):
    """What chair and vice chair are called from one day up to another."""

    __tablename__ = "body_titles"
    __table_args__ = (
        CheckConstraint("trim(chair) <> '' AND trim(vice_chair) <> ''", name="has_titles"),
        CheckConstraint("until IS NULL OR since < until", name="begins_before_it_ends"),
        Index("ix_body_titles_body_id", "body_id"),
    )

    id: Mapped[UUID] = new_id()
    body_id: Mapped[UUID] = mapped_column(ForeignKey("body.id"))
    chair: Mapped[str]
    vice_chair: Mapped[str]
    since: Mapped[date]
    until: Mapped[date | None]
    decision_id: Mapped[UUID | None] = mapped_column(ForeignKey("decision.id"))


class BodyRule(Base):
    """A rule of law or charter that holds for a body between two days, with its source."""

    __tablename__ = "body_rule"
    __table_args__ = (
        CheckConstraint("until IS NULL OR since < until", name="begins_before_it_ends"),
        CheckConstraint(
            "kind <> 'minimum_members' OR (number IS NOT NULL AND number >= 0)", name="minimum_is_a_number"
        ),
        CheckConstraint("trim(citation) <> ''", name="has_a_citation"),
        Index("ix_body_rule_body_id", "body_id"),
    )

    id: Mapped[UUID] = new_id()
    body_id: Mapped[UUID] = mapped_column(ForeignKey("body.id"))
    kind: Mapped[RuleKind] = mapped_column(choice(RuleKind, "kind"))
    #: The minimum; NULL for a rule that only holds or does not.
    number: Mapped[int | None]
    source: Mapped[RuleSource] = mapped_column(choice(RuleSource, "source"))
    #: "Integrationsloven § 42, stk. 3", "vedtægten § 4".
    citation: Mapped[str]
    since: Mapped[date]
    until: Mapped[date | None]
    decision_id: Mapped[UUID | None] = mapped_column(ForeignKey("decision.id"))

    @property
    def span(self) -> Span:
        return Span(self.since, self.until)


class BodyAccess(Base):
    """Limits a role to bodies: a grant with rows here reaches those bodies only, one without rows reaches all."""

    __tablename__ = "body_access"

    role_grant_id: Mapped[UUID] = mapped_column(ForeignKey(RoleGrant.id), primary_key=True)
    body_id: Mapped[UUID] = mapped_column(ForeignKey("body.id"), primary_key=True)


never_overlap(BodyTitles.__table__, "body_has_one_pair_of_titles_a_day", same=("body_id",))
never_overlap(BodyRule.__table__, "body_has_one_rule_of_a_kind_a_day", same=("body_id", "kind"))

_WAS_ANOTHERS = "EXISTS (SELECT 1 FROM body_slug WHERE slug = NEW.slug AND body_id <> NEW.id)"
on_create(
    BodySlug.__table__,
    sqlite=[
        f"CREATE TRIGGER body_slug_is_never_reused_{verb.lower()} BEFORE {verb} ON body WHEN {_WAS_ANOTHERS} "
        "BEGIN SELECT RAISE(ABORT, 'body_slug_is_never_reused'); END"
        for verb in ("INSERT", "UPDATE")
    ],
    postgresql=[
        "CREATE FUNCTION body_slug_is_never_reused() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF {_WAS_ANOTHERS} THEN RAISE unique_violation USING MESSAGE = 'body_slug_is_never_reused'; END IF; "
        "RETURN NEW; END $$",
        "CREATE TRIGGER body_slug_is_never_reused BEFORE INSERT OR UPDATE ON body "
        "FOR EACH ROW EXECUTE FUNCTION body_slug_is_never_reused()",
    ],
)
