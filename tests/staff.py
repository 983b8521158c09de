"""Members of staff for the tests: users with roles, and sessions that have passed every step."""

from datetime import date, datetime, timedelta
from functools import cache

import pyotp
from sqlalchemy.orm import Session

from recruit.foundation.accounts import operations
from recruit.foundation.accounts.hashing import hashed
from recruit.foundation.accounts.model import RoleGrant, SecondFactor, StaffUser
from recruit.foundation.accounts.rules import Role, email_key

PASSWORD = "tre grønne cykler ved havnen"
CREATED = datetime.fromisoformat("2026-01-05T09:00:00+00:00")
FIRST_DAY = date(2026, 1, 5)


@cache
def _hashed_once() -> str:
    return hashed(PASSWORD)


def a_user(session: Session, name: str = "Grethe Holm", *roles: Role, since: date = FIRST_DAY) -> StaffUser:
    """Save a user with PASSWORD and these roles, whose address is made from the name."""
    email = f"{name.replace(' ', '.').lower()}@ballerslev.example"
    user = StaffUser(
        email=email, email_key=email_key(email), name=name, password_hash=_hashed_once(), created_at=CREATED
    )
    session.add(user)
    session.flush()
    for role in roles:
        until = date(2030, 1, 1) if role in (Role.POLLING_WORKER, Role.ELECTION_COMMITTEE) else None
        session.add(RoleGrant(user_id=user.id, role=role, since=since, until=until))
    session.flush()
    return user


def with_second_factor(session: Session, user: StaffUser) -> pyotp.TOTP:
    """Give the user a confirmed second factor and return the app that makes its codes."""
    app = pyotp.TOTP(pyotp.random_base32())
    session.add(SecondFactor(user_id=user.id, secret=app.secret, confirmed_at=CREATED, last_step=0))
    session.flush()
    return app


def a_session(session: Session, user: StaffUser, *, now: datetime, ago: timedelta = timedelta(0)) -> str:
    """Sign the user in with the password and return the session's token."""
    return operations.open_session(session, user.id, user_agent="Firefox/140.0 (Windows)", now=now - ago)
