"""A round: for which seats, by which routes, until when, and in which words."""

from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, Column, ForeignKey, Index, Table, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.bodies.model import SeatGroup, Term
from recruit.bodies.rules import FillingMethod
from recruit.foundation.choices import choice
from recruit.foundation.db import Base, new_id
from recruit.foundation.once import once_while
from recruit.recruitment import rules
from recruit.recruitment.rules import Asked, DateKind, Deadline, Field, FormSettings, Readiness, RoundStatus, Route

#: The seat groups that a round fills.
round_group = Table(
    "recruitment_round_group",
    Base.metadata,
    Column("round_id", ForeignKey("recruitment_round.id"), primary_key=True),
    Column("seat_group_id", ForeignKey("seat_group.id"), primary_key=True),
)


class RecruitmentRound(Base):
    """A round of recruitment. It is public while an announcement stands; its status follows from that and the clock."""

    __tablename__ = "recruitment_round"
    __table_args__ = (
        CheckConstraint("trim(slug) <> ''", name="has_a_slug"),
        CheckConstraint("trim(name) <> ''", name="has_a_name"),
        CheckConstraint("opens_at < closes_at", name="opens_before_it_closes"),
        CheckConstraint("remedy_until IS NULL OR closes_at <= remedy_until", name="remedy_after_it_closes"),
        CheckConstraint("word_limit >= 1", name="word_limit_is_a_number"),
        CheckConstraint("supporters_needed >= 0", name="supporters_are_a_number"),
        CheckConstraint("answer_days >= 1", name="answer_takes_a_day"),
        CheckConstraint(
            "country_groups IS NULL OR coalesce(trim(country_groups_approval), '') <> ''",
            name="country_groups_are_approved",
        ),
        Index("ix_recruitment_round_term_id", "term_id"),
    )

    id: Mapped[UUID] = new_id()
    term_id: Mapped[UUID] = mapped_column(ForeignKey("term.id"))
    #: Where it stands in public addresses: `/opstilling/<slug>`.
    slug: Mapped[str] = mapped_column(unique=True)
    #: What it is called, in Danish: "Nye medlemmer 2026–2029".
    name: Mapped[str]
    filling_method: Mapped[FillingMethod] = mapped_column(choice(FillingMethod, "filling_method"))
    #: The day from which the timetable counts: the polling meeting, or the municipal council's decision.
    anchor_on: Mapped[date | None]
    opens_at: Mapped[datetime]
    #: The last instant is part of it, to the end of its second: 12.00 takes what arrives at 12:00:00.999.
    closes_at: Mapped[datetime]
    remedy_until: Mapped[datetime | None]
    #: Organisations answer until then; NULL: as long as everybody.
    organisations_until: Mapped[datetime | None]
    #: The number of the case in the case system; empty where it has none yet.
    case_number: Mapped[str] = mapped_column(default="", server_default="")
    #: Whom a citizen asks; what is not stated is empty.
    contact_name: Mapped[str] = mapped_column(default="")
    contact_email: Mapped[str] = mapped_column(default="")
    contact_phone: Mapped[str] = mapped_column(default="")
    #: `Route` values that the public form offers.
    routes: Mapped[list[str]] = mapped_column(JSON)
    #: `Asked` by `Field`; one that is not named is off.
    fields: Mapped[dict[str, str]] = mapped_column(JSON)
    #: The most words of a presentation.
    word_limit: Mapped[int] = mapped_column(default=100)
    supporters_needed: Mapped[int] = mapped_column(default=0)
    #: Whoever supports one candidate may support another one, too.
    supporters_may_repeat: Mapped[bool] = mapped_column(default=True)
    #: Days that somebody who was proposed has for an answer; without one the proposal is erased (GDPR art. 14).
    answer_days: Mapped[int] = mapped_column(default=30)
    #: Labels of the groups into which the round splits by country; NULL, and so off, until somebody approved it.
    country_groups: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))
    #: Who approved the split, when, and on which basis.
    country_groups_approval: Mapped[str | None]
    version: Mapped[int] = mapped_column()

    term: Mapped[Term] = relationship(lazy="raise_on_sql")
    groups: Mapped[list[SeatGroup]] = relationship(
        secondary=round_group, lazy="raise_on_sql", order_by=SeatGroup.position
    )
    texts: Mapped[list["RoundText"]] = relationship(lazy="raise_on_sql", order_by="RoundText.version")
    dates: Mapped[list["RoundDate"]] = relationship(lazy="raise_on_sql", order_by="RoundDate.day")
    announcements: Mapped[list["RoundAnnouncement"]] = relationship(lazy="raise_on_sql")
    extensions: Mapped[list["RoundExtension"]] = relationship(lazy="raise_on_sql", order_by="RoundExtension.at")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy's own idiom)

    @property
    def is_announced(self) -> bool:
        """Return True while an announcement stands: the round is public."""
        return self.announced_at is not None

    @property
    def announced_at(self) -> datetime | None:
        """Return since when it is public; None for a draft."""
        return next((one.at for one in self.announcements if one.revoked_at is None), None)

    @property
    def readiness(self) -> Readiness:
        """Return what decides whether it can be announced."""
        has_contact = bool(self.contact_email or self.contact_phone)
        has_text = self.text_in("da") is not None
        return Readiness(self.is_announced, has_text, has_contact, self.closes_at)

    def status_at(self, instant: datetime) -> RoundStatus:
        """Return where it is at an instant: a draft, upcoming, open or closed."""
        closes_at = self.closes_at
        return rules.status(is_announced=self.is_announced, opens_at=self.opens_at, closes_at=closes_at, at=instant)

    def asks(self, field: Field) -> Asked:
        """Return how strongly the form asks for a field."""
        return Asked(self.fields.get(field, Asked.OFF))

    @property
    def open_groups(self) -> list[SeatGroup]:
        """Return the groups for whose seats anybody may stand; all of them where others fill every one."""
        return [group for group in self.groups if group.filling_method not in rules.FILLED_BY_OTHERS] or self.groups

    def offers(self, route: Route) -> bool:
        """Return True when the public form offers the route."""
        return route in self.routes

    def form_settings(self) -> FormSettings:
        """Return who may come through the form and what it asks, but for what was approved for this round alone."""
        return FormSettings(
            routes=[Route(route) for route in self.routes],
            fields={Field(field): Asked(asked) for field, asked in self.fields.items()},
            word_limit=self.word_limit,
            supporters_needed=self.supporters_needed,
            supporters_may_repeat=self.supporters_may_repeat,
            answer_days=self.answer_days,
        )

    def text_in(self, language: str) -> "RoundText | None":
        """Return the newest text in a language; NULL where there is none, and Danish speaks instead."""
        return next((words for words in reversed(self.texts) if words.language == language), None)


class RoundText(Base):
    """The words of a round in one language. Never changed: each save is a new version, the highest is in use.

    The condition is what a candidate declares on faith and honour (*på tro og love*), so the declaration points here.
    """

    __tablename__ = "recruitment_round_text"
    __table_args__ = (
        UniqueConstraint("round_id", "language", "version", name="uq_recruitment_round_text_version"),
        CheckConstraint("version >= 1", name="versions_from_one"),
        CheckConstraint("trim(condition) <> ''", name="has_a_condition"),
    )

    id: Mapped[UUID] = new_id()
    round_id: Mapped[UUID] = mapped_column(ForeignKey("recruitment_round.id"))
    language: Mapped[str]
    version: Mapped[int]
    #: What the council is for, in a sentence or two.
    purpose: Mapped[str]
    #: The call itself.
    call: Mapped[str]
    #: Who may stand, as printed.
    condition: Mapped[str]
    #: Whom the council would like to hear from in particular; may be empty.
    wanted: Mapped[str]
    at: Mapped[datetime]
    #: `Actor.reference`.
    by: Mapped[str]

    def words(self) -> dict[str, str]:
        """Return what it says, part by part."""
        return {"purpose": self.purpose, "call": self.call, "condition": self.condition, "wanted": self.wanted}


class RoundDate(Base):
    """One date of the timetable, with a clock time where it has one, both in Denmark."""

    __tablename__ = "recruitment_round_date"
    __table_args__ = (UniqueConstraint("round_id", "kind"),)

    id: Mapped[UUID] = new_id()
    round_id: Mapped[UUID] = mapped_column(ForeignKey("recruitment_round.id"))
    kind: Mapped[DateKind] = mapped_column(choice(DateKind, "kind"))
    day: Mapped[date]
    clock: Mapped[time | None]
    #: Somebody chose it: it stays where it is when the anchor moves.
    is_chosen: Mapped[bool] = mapped_column(default=False)


class RoundAnnouncement(Base):
    """Somebody made the round public; revoked, it is no longer."""

    __tablename__ = "recruitment_round_announcement"
    __table_args__ = (
        CheckConstraint("(revoked_by IS NULL) = (revoked_at IS NULL)", name="revoked_by_somebody"),
        CheckConstraint("(revoked_by IS NULL) = (revoked_because IS NULL)", name="revoked_with_a_reason"),
        once_while("revoked_at IS NULL", "uq_recruitment_round_announcement_standing", "round_id"),
    )

    id: Mapped[UUID] = new_id()
    round_id: Mapped[UUID] = mapped_column(ForeignKey("recruitment_round.id"))
    #: `Actor.reference`.
    by: Mapped[str]
    at: Mapped[datetime]
    revoked_by: Mapped[str | None]
    revoked_at: Mapped[datetime | None]
    revoked_because: Mapped[str | None]


class RoundExtension(Base):
    """A deadline was put off, for a reason that stands on the record."""

    __tablename__ = "recruitment_round_extension"
    __table_args__ = (
        CheckConstraint("before < after", name="puts_off"),
        CheckConstraint("trim(reason) <> ''", name="has_a_reason"),
        Index("ix_recruitment_round_extension_round_id", "round_id"),
    )

    id: Mapped[UUID] = new_id()
    round_id: Mapped[UUID] = mapped_column(ForeignKey("recruitment_round.id"))
    deadline: Mapped[Deadline] = mapped_column(choice(Deadline, "deadline"))
    before: Mapped[datetime]
    after: Mapped[datetime]
    reason: Mapped[str]
    #: `Actor.reference`.
    by: Mapped[str]
    at: Mapped[datetime]
