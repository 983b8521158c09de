"""Reading accounts: who is signed in, who works here, who stands in for whom."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    CompoundSelect,
    Date,
    Select,
    Uuid,
    and_,
    bindparam,
    exists,
    literal,
    or_,
    select,
)
from sqlalchemy.orm import Session, joinedload, selectinload

from recruit.foundation import clock
from recruit.foundation.accounts.model import Deputy, RoleGrant, SecondFactor, StaffSession, StaffUser, WeeklyDigest
from recruit.foundation.accounts.rules import (
    IDLE_LIFETIME,
    LENDABLE,
    Grant,
    Role,
    SignedIn,
    email_key,
    is_live,
    next_step,
)
from recruit.foundation.keys import sort_key
from recruit.foundation.municipality.model import Municipality
from recruit.foundation.refusal import NotFound
from recruit.foundation.tokens.rules import digest


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a password is compared with."""

    user_id: UUID
    password_hash: str


def signed_in(session: Session, token: str, *, now: datetime) -> SignedIn | None:
    """Return who holds this session token; None when it is forged, expired, idle too long or revoked.

    Two queries; a third for somebody without a second factor, to see whether a role of theirs demands one.
    """
    row = session.execute(_HOLDER, {"digest": digest(token)}).one_or_none()
    if row is None:
        return None
    held, user, confirmed_at = row
    if not is_live(
        last_seen_at=held.last_seen_at, expires_at=held.expires_at, revoked=held.revoked_at is not None, now=now
    ):
        return None
    grants = grants_of(session, user.id, on=clock.local(now).date())
    step = next_step(
        {grant.role for grant in grants},
        demanded_of=frozenset() if confirmed_at else second_factor_roles(session),
        has_factor=confirmed_at is not None,
        passed=held.second_factor_at is not None,
    )
    return SignedIn(held.id, user.id, user.name, user.email, held.last_seen_at, grants, step)


def grants_of(session: Session, user_id: UUID, *, on: date) -> tuple[Grant, ...]:
    """Return the roles that the user holds on a day, own and as a deputy. One query."""
    rows = session.execute(_GRANTS, {"user": user_id, "day": on})
    return tuple(Grant(grant_id, role, lent_by) for grant_id, role, lent_by in rows)


def grants_of_others(session: Session, user_id: UUID, *, on: date) -> tuple[Grant, ...]:
    """Return the roles of everybody else who can sign in on a day, their own ones alone. One query."""
    chosen = select(RoleGrant.id, RoleGrant.role).join(StaffUser, StaffUser.id == RoleGrant.user_id)
    chosen = chosen.where(StaffUser.id != user_id, StaffUser.active, StaffUser.password_hash.is_not(None), _holds(on))
    return tuple(Grant(grant_id, role, None) for grant_id, role in session.execute(chosen))


def _holds(on: date | BindParameter[date]) -> ColumnElement[bool]:
    not_over = or_(RoleGrant.until.is_(None), RoleGrant.until > on)
    return and_(RoleGrant.revoked_at.is_(None), RoleGrant.since <= on, not_over)


def _grants() -> CompoundSelect[UUID, Role, UUID | None]:
    user, day = bindparam("user", type_=Uuid()), bindparam("day", type_=Date())
    own = select(RoleGrant.id, RoleGrant.role, literal(None, Uuid).label("lent_by")).where(
        RoleGrant.user_id == user, _holds(day)
    )
    lent = (
        select(RoleGrant.id, RoleGrant.role, Deputy.absent_id)
        .join(Deputy, Deputy.absent_id == RoleGrant.user_id)
        .join(StaffUser, StaffUser.id == Deputy.absent_id)
        .where(
            Deputy.deputy_id == user,
            Deputy.revoked_at.is_(None),
            Deputy.since <= day,
            Deputy.until > day,
            StaffUser.active,
            RoleGrant.role.in_(LENDABLE),
            _holds(day),
        )
    )
    return own.union_all(lent)


# Every page of the house asks these two, so they are written once.
_GRANTS = _grants()
_HOLDER = (
    select(StaffSession, StaffUser, SecondFactor.confirmed_at)
    .join(StaffUser, StaffUser.id == StaffSession.user_id)
    .outerjoin(SecondFactor, SecondFactor.user_id == StaffUser.id)
    .where(StaffSession.token_digest == bindparam("digest"), StaffUser.active)
)


def second_factor_roles(session: Session) -> frozenset[Role]:
    """Return the roles that the municipality demands a second factor of; none before it is set up."""
    names: Sequence[str] = session.scalars(select(Municipality.second_factor_roles)).one_or_none() or ()
    return frozenset(role for role in Role if role in names)


def credentials(session: Session, email: str) -> Credentials | None:
    """Return what to compare a password with; None when nobody active has this address and a password."""
    user = by_email(session, email)
    return Credentials(user.id, user.password_hash) if user and user.active and user.password_hash else None


def by_email(session: Session, email: str) -> StaffUser | None:
    """Return the user with this e-mail address, however it is spelt."""
    return session.scalars(select(StaffUser).filter_by(email_key=email_key(email))).one_or_none()


def user(session: Session, user_id: UUID) -> StaffUser:
    """Return the user with grants and second factor.

    Raises NotFound.
    """
    found = session.scalars(_users().where(StaffUser.id == user_id)).one_or_none()
    if found is None:
        raise NotFound("user")
    return found


def users(session: Session) -> list[StaffUser]:
    """Return every user with grants and second factor, in Danish order. Two queries."""
    return sorted(session.scalars(_users()), key=lambda user: (not user.active, sort_key(user.name)))


def _users() -> Select[StaffUser]:
    return select(StaffUser).options(selectinload(StaffUser.grants), joinedload(StaffUser.second_factor))


def names(session: Session, references: Iterable[str]) -> Mapping[str, str]:
    """Return the names that these actors, as `Actor.reference` writes them, have today. One query."""
    ids = [UUID(reference.partition(":")[2]) for reference in references if reference.startswith("staff:")]
    return {f"staff:{user_id}": name for user_id, name in names_of_users(session, ids).items()}


def names_of_users(session: Session, ids: Collection[UUID]) -> Mapping[UUID, str]:
    """Return what the users with these ids are called today. One query; none where there are no ids."""
    if not ids:
        return {}
    return dict(session.execute(select(StaffUser.id, StaffUser.name).where(StaffUser.id.in_(ids))).all())


def is_anybody_here(session: Session) -> bool:
    """Return True once there is a user; before that, the first visitor sets the installation up."""
    return bool(session.scalar(select(exists().select_from(StaffUser))))


def deputies(session: Session, user_id: UUID, *, on: date) -> Sequence[Deputy]:
    """Return who stands in for the user, and for whom the user stands in, on the day or later. One query."""
    chosen = select(Deputy).options(joinedload(Deputy.absent), joinedload(Deputy.deputy)).order_by(Deputy.since)
    involved = or_(Deputy.absent_id == user_id, Deputy.deputy_id == user_id)
    return session.scalars(chosen.where(involved, Deputy.revoked_at.is_(None), Deputy.until > on)).all()


def sessions(session: Session, user_id: UUID, *, now: datetime) -> Sequence[StaffSession]:
    """Return the user's sessions that still live, the one used last first."""
    chosen = select(StaffSession).where(
        StaffSession.user_id == user_id,
        StaffSession.revoked_at.is_(None),
        StaffSession.expires_at > now,
        StaffSession.last_seen_at > now - IDLE_LIFETIME,
    )
    return session.scalars(chosen.order_by(StaffSession.last_seen_at.desc())).all()


def second_factor(session: Session, user_id: UUID) -> SecondFactor | None:
    """Return the user's second factor, confirmed or not."""
    return session.get(SecondFactor, user_id)


def lasting_administrators(session: Session, *, on: date) -> frozenset[UUID]:
    """Return the ids of the administrators on whom the house can rely, and lock them until the transaction ends.

    They are active, can sign in, and no end is set to their role.
    """
    chosen = (
        select(StaffUser.id)
        .join(RoleGrant, RoleGrant.user_id == StaffUser.id)
        .where(
            StaffUser.active,
            StaffUser.password_hash.is_not(None),
            RoleGrant.role == Role.ADMINISTRATOR,
            RoleGrant.until.is_(None),
            _holds(on),
        )
        .with_for_update()
    )
    return frozenset(session.scalars(chosen))


def wants_digest(session: Session, user_id: UUID) -> bool:
    """Return whether the user wants to be told by mail each week what waits; everybody does who has not said no."""
    choice = session.get(WeeklyDigest, user_id)
    return choice is None or choice.wanted


def users_to_tell(session: Session, week: date, *, known_before: datetime) -> Sequence[StaffUser]:
    """Return the users who want to be told what waits, and have not been in this week. One query.

    Whoever became a user after `known_before` is left out, and so is whoever cannot sign in.
    """
    told = or_(WeeklyDigest.wanted.is_(False), WeeklyDigest.week >= week)
    chosen = select(StaffUser).where(
        StaffUser.active,
        StaffUser.password_hash.is_not(None),
        StaffUser.created_at < known_before,
        ~exists().where(WeeklyDigest.user_id == StaffUser.id, told),
    )
    return session.scalars(chosen.order_by(StaffUser.email_key)).all()
