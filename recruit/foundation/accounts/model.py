"""The tables of staff accounts."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.foundation.accounts.rules import EXPIRING, Role
from recruit.foundation.choices import choice
from recruit.foundation.dates import Span
from recruit.foundation.db import Base, new_id
from recruit.foundation.overlaps import never_overlap

_EXPIRING = ", ".join(f"'{role}'" for role in sorted(EXPIRING))
#: A record that can be taken back says by whom and when, or neither.
_REVOKED_BY_SOMEBODY = "(revoked_by IS NULL) = (revoked_at IS NULL)"


class StaffUser(Base):
    """Somebody who may sign in. Users are deactivated, never deleted: the log names them by id."""

    __tablename__ = "staff_user"
    __table_args__ = (CheckConstraint("length(name) > 0 AND length(email_key) > 0", name="named"),)

    id: Mapped[UUID] = new_id()
    #: As the user writes it; letters go there.
    email: Mapped[str]
    #: `rules.email_key` of it: what signing in compares.
    email_key: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    #: Argon2; NULL until an invited user has chosen a password.
    password_hash: Mapped[str | None]
    active: Mapped[bool] = mapped_column(default=True)
    version: Mapped[int] = mapped_column()
    created_at: Mapped[datetime]

    grants: Mapped[list["RoleGrant"]] = relationship(lazy="raise_on_sql", order_by="RoleGrant.since")
    second_factor: Mapped["SecondFactor | None"] = relationship(lazy="raise_on_sql")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy's own idiom)


class RoleGrant(Base):
    """A role that a user holds from one day up to another."""

    __tablename__ = "role_grant"
    __table_args__ = (
        CheckConstraint("until IS NULL OR since < until", name="begins_before_it_ends"),
        CheckConstraint(f"until IS NOT NULL OR role NOT IN ({_EXPIRING})", name="election_role_ends"),
        CheckConstraint(_REVOKED_BY_SOMEBODY, name="revoked_by_somebody"),
        Index("ix_role_grant_user_id", "user_id"),
    )

    id: Mapped[UUID] = new_id()
    user_id: Mapped[UUID] = mapped_column(ForeignKey("staff_user.id"))
    role: Mapped[Role] = mapped_column(choice(Role, "role"))
    #: First day with the role.
    since: Mapped[date]
    #: First day without it; NULL while no end is set.
    until: Mapped[date | None]
    revoked_by: Mapped[str | None]
    revoked_at: Mapped[datetime | None]

    @property
    def span(self) -> Span:
        return Span(self.since, self.until)

    def holds(self, on: date) -> bool:
        """Return True when the role is held on that day."""
        return self.revoked_at is None and on in self.span


never_overlap(RoleGrant.__table__, "role_held_once", same=("user_id", "role"), among="{row}.revoked_at IS NULL")


class Deputy(Base):
    """One user stands in for another who is away, from one day up to another."""

    __tablename__ = "deputy"
    __table_args__ = (
        CheckConstraint("absent_id <> deputy_id", name="not_oneself"),
        CheckConstraint("since < until", name="begins_before_it_ends"),
        CheckConstraint(_REVOKED_BY_SOMEBODY, name="revoked_by_somebody"),
        Index("ix_deputy_absent_id", "absent_id"),
        Index("ix_deputy_deputy_id", "deputy_id"),
    )

    id: Mapped[UUID] = new_id()
    absent_id: Mapped[UUID] = mapped_column(ForeignKey("staff_user.id"))
    deputy_id: Mapped[UUID] = mapped_column(ForeignKey("staff_user.id"))
    #: First day as deputy.
    since: Mapped[date]
    #: First day no longer deputy.
    until: Mapped[date]
    revoked_by: Mapped[str | None]
    revoked_at: Mapped[datetime | None]

    absent: Mapped[StaffUser] = relationship(foreign_keys=absent_id, lazy="raise_on_sql")
    deputy: Mapped[StaffUser] = relationship(foreign_keys=deputy_id, lazy="raise_on_sql")


class StaffSession(Base):
    """One sign-in on one device. The browser holds the token, the table only its digest."""

    __tablename__ = "staff_session"
    __table_args__ = (
        CheckConstraint("created_at < expires_at", name="begins_before_it_ends"),
        CheckConstraint(_REVOKED_BY_SOMEBODY, name="revoked_by_somebody"),
        Index("ix_staff_session_user_id", "user_id"),
    )

    id: Mapped[UUID] = new_id()
    token_digest: Mapped[str] = mapped_column(unique=True)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("staff_user.id"))
    created_at: Mapped[datetime]
    last_seen_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    #: When the second factor was shown in this session.
    second_factor_at: Mapped[datetime | None]
    #: "Firefox, Windows": enough to know one's own device by.
    device: Mapped[str]
    revoked_by: Mapped[str | None]
    revoked_at: Mapped[datetime | None]


class SecondFactor(Base):
    """The secret that a user's app makes codes from (TOTP, RFC 6238)."""

    __tablename__ = "second_factor"
    __table_args__ = (CheckConstraint("(confirmed_at IS NULL) = (last_step IS NULL)", name="confirmed_by_a_code"),)

    user_id: Mapped[UUID] = mapped_column(ForeignKey("staff_user.id"), primary_key=True)
    secret: Mapped[str]
    #: When the user proved, with a first code, that the app knows the secret; until then it counts for nothing.
    confirmed_at: Mapped[datetime | None]
    #: The half minute of the newest code taken: that code and older ones are never taken again.
    last_step: Mapped[int | None]


class RecoveryCode(Base):
    """A code on paper for the day when the telephone is lost. Works once."""

    __tablename__ = "recovery_code"

    user_id: Mapped[UUID] = mapped_column(ForeignKey("staff_user.id"), primary_key=True)
    digest: Mapped[str] = mapped_column(primary_key=True)
    used_at: Mapped[datetime | None]


class WeeklyDigest(Base):
    """Whether a user wants to be told by mail each week what waits; whoever has no row does."""

    __tablename__ = "weekly_digest"

    user_id: Mapped[UUID] = mapped_column(ForeignKey("staff_user.id"), primary_key=True)
    wanted: Mapped[bool]
    #: The Monday of the last week that was thought of, so that nobody is told twice.
    week: Mapped[date | None]
