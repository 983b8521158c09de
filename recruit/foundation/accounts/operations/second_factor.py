"""The second factor: codes from an app (TOTP, RFC 6238), and recovery codes on paper."""

import hmac
import secrets
from datetime import datetime
from uuid import UUID

import pyotp
from sqlalchemy import delete
from sqlalchemy.orm import Session

from recruit.foundation import clock
from recruit.foundation.accounts import queries, rules
from recruit.foundation.accounts.hashing import matches
from recruit.foundation.accounts.model import RecoveryCode, SecondFactor
from recruit.foundation.accounts.operations.locks import locked_user
from recruit.foundation.accounts.operations.sessions import (
    locked_session,
    record_sign_in,
    renew_token,
    revoke_sessions,
)
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.refusal import Refusal, Refused, refuse_if
from recruit.foundation.tokens.rules import digest

#: A code stands for half a minute; a telephone's clock may be half a minute off.
STEP = 30
TOLERATED = (-1, 0, 1)


def start_second_factor(session: Session, user_id: UUID) -> SecondFactor:
    """Make a new secret for the user's app. It counts for nothing until it is confirmed with a code.

    Raises Refused when the user has a second factor already.
    """
    locked_user(session, user_id)
    factor = queries.second_factor(session, user_id)
    if factor is None:
        factor = SecondFactor(user_id=user_id)
        session.add(factor)
    refuse_if([Refusal("second-factor-exists")] if factor.confirmed_at else [])
    factor.secret = pyotp.random_base32()
    return factor


def confirm_second_factor(session: Session, session_id: UUID, code: str, *, by: Actor, now: datetime) -> list[str]:
    """Take the first code as proof that the app knows the secret, and return the recovery codes, to be shown once.

    The session in which it is done has thereby passed; the user's other sessions will be asked.
    Raises Refused when the code is not right, or nothing waits to be confirmed.
    """
    opened = locked_session(session, session_id)
    user = locked_user(session, opened.user_id)
    factor = queries.second_factor(session, user.id)
    if factor is None or factor.confirmed_at:
        raise Refused([Refusal("second-factor-not-started")])
    factor.last_step = _step_of(factor, code, now)
    factor.confirmed_at = opened.second_factor_at = now
    audit.record(session, Event.SECOND_FACTOR_ADDED, user, by=by, at=now)
    return _fresh_codes(session, user.id)


def pass_second_factor(session: Session, session_id: UUID, code: str, *, by: Actor, now: datetime) -> str:
    """Let the session in with a code from the app, and return its new token. Each code is taken once.

    Raises Refused when the code is not right.
    """
    opened = locked_session(session, session_id)
    locked_user(session, opened.user_id)
    factor = queries.second_factor(session, opened.user_id)
    if factor is None or factor.confirmed_at is None:
        raise Refused([_not_right()])
    factor.last_step = _step_of(factor, code, now)
    opened.second_factor_at = now
    record_sign_in(session, opened, by=by, now=now)
    return renew_token(opened)


def use_recovery_code(session: Session, session_id: UUID, code: str, *, by: Actor, now: datetime) -> str:
    """Let the session in with a recovery code, and return its new token. Each code is taken once.

    Raises Refused when the code is unknown or used.
    """
    opened = locked_session(session, session_id)
    user = locked_user(session, opened.user_id)
    kept = session.get(RecoveryCode, (user.id, digest(_plain(code))))
    if kept is None or kept.used_at is not None:
        raise Refused([Refusal("recovery-code-not-right", field="code")])
    kept.used_at = opened.second_factor_at = now
    audit.record(session, Event.RECOVERY_CODE_USED, user, by=by, at=now)
    record_sign_in(session, opened, by=by, now=now)
    return renew_token(opened)


def make_recovery_codes(session: Session, user_id: UUID, *, by: Actor, now: datetime) -> list[str]:
    """Replace the user's recovery codes and return the new ones, to be shown once.

    Raises Refused when the user has no second factor.
    """
    user = locked_user(session, user_id)
    factor = queries.second_factor(session, user_id)
    refuse_if([] if factor and factor.confirmed_at else [Refusal("second-factor-not-started")])
    audit.record(session, Event.RECOVERY_CODES_MADE, user, by=by, at=now)
    return _fresh_codes(session, user_id)


def remove_second_factor(session: Session, user_id: UUID, *, password: str, by: Actor, now: datetime) -> None:
    """Remove one's own second factor.

    Raises Refused when a role of the user's demands one, or the password is not right.
    """
    user = locked_user(session, user_id)
    roles = {grant.role for grant in queries.grants_of(session, user_id, on=clock.local(now).date())}
    refuse_if(rules.factor_faults(roles, demanded_of=queries.second_factor_roles(session)))
    refuse_if([] if matches(password, user.password_hash) else [Refusal("password-not-right", field="password")])
    _remove(session, user_id)
    audit.record(session, Event.SECOND_FACTOR_REMOVED, user, by=by, at=now)


def reset_second_factor(session: Session, user_id: UUID, *, by: Actor, now: datetime) -> None:
    """Remove somebody's second factor because the telephone is lost, and end every session of theirs."""
    user = locked_user(session, user_id)
    _remove(session, user_id)
    revoke_sessions(session, user_id, by=by, now=now)
    audit.record(session, Event.SECOND_FACTOR_REMOVED, user, by=by, at=now)


def _step_of(factor: SecondFactor, code: str, now: datetime) -> int:
    """Return the half minute that the code belongs to, which must be newer than the last one taken."""
    totp, current = pyotp.TOTP(factor.secret), int(now.timestamp()) // STEP
    for step in (current + offset for offset in TOLERATED):
        is_new = factor.last_step is None or step > factor.last_step
        if is_new and hmac.compare_digest(totp.at(step * STEP).encode(), _plain(code).encode()):
            return step
    raise Refused([_not_right()])


def _not_right() -> Refusal:
    return Refusal("code-not-right", field="code")


def _fresh_codes(session: Session, user_id: UUID) -> list[str]:
    session.execute(delete(RecoveryCode).where(RecoveryCode.user_id == user_id))
    codes = [f"{secrets.token_hex(3)}-{secrets.token_hex(3)}" for _ in range(rules.NUMBER_OF_RECOVERY_CODES)]
    session.add_all(RecoveryCode(user_id=user_id, digest=digest(_plain(code))) for code in codes)
    return codes


def _plain(code: str) -> str:
    """Return a code as typed, without spaces, hyphens and capitals."""
    return "".join(character for character in code.lower() if character.isalnum())


def _remove(session: Session, user_id: UUID) -> None:
    for table in (RecoveryCode, SecondFactor):
        session.execute(delete(table).where(table.user_id == user_id))
