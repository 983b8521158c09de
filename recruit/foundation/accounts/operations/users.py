"""Making users known, changing them, and letting them go."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from recruit.foundation import clock
from recruit.foundation.accounts import letters, queries, rules
from recruit.foundation.accounts.model import StaffUser
from recruit.foundation.accounts.operations.locks import locked_user
from recruit.foundation.accounts.operations.sessions import revoke_sessions
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.mail import operations as mail
from recruit.foundation.refusal import Refusal, Refused, Stale, refuse_if
from recruit.foundation.tokens import operations as tokens


def create_user(session: Session, *, email: str, name: str, by: Actor, now: datetime) -> StaffUser:
    """Make somebody known as a user, without roles and without a password.

    Raises Refused when the address or the name does not hold, or another user has the address.
    """
    user = StaffUser(active=True, created_at=now)
    _write(session, user, email, name)
    audit.record(session, Event.USER_CREATED, user, by=by, at=now)
    return user


def change_user(
    session: Session, user_id: UUID, *, email: str, name: str, version: int, by: Actor, now: datetime
) -> StaffUser:
    """Change a user's address or name; `version` is the one that was shown.

    Raises Refused as `create_user` does, and Stale when somebody else changed the user meanwhile.
    """
    user = locked_user(session, user_id)
    if user.version != version:
        raise Stale(user)
    before = {"email": user.email, "name": user.name}
    _write(session, user, email, name)
    changed = [field for field, value in before.items() if getattr(user, field) != value]
    if changed:
        audit.record(session, Event.USER_CHANGED, user, by=by, at=now, details={"fields": changed})
    return user


def invite(session: Session, user: StaffUser, *, by: Actor, now: datetime) -> None:
    """Send the user a letter with a link to choose a password. A letter sent earlier stops working.

    Raises Refused when the user is not active.
    """
    _end_earlier_links(session, user, now)
    mail.enqueue(session, letters.invitation(user), by=by, now=now)
    audit.record(session, Event.USER_INVITED, user, by=by, at=now)


def hand_out_link(session: Session, user: StaffUser, *, by: Actor, now: datetime) -> str:
    """Return the token of a link to choose a password, for somebody to pass on where letters do not arrive.

    Links handed out or sent earlier stop working. Raises Refused when the user is not active.
    """
    _end_earlier_links(session, user, now)
    audit.record(session, Event.USER_INVITED, user, by=by, at=now)
    return tokens.mint(session, rules.CHOOSE_PASSWORD, user.id, lifetime=rules.INVITATION_LIFETIME, now=now)


def deactivate_user(session: Session, user_id: UUID, *, by: Actor, now: datetime) -> None:
    """Let a user go: no more signing in, every session ends, links in letters stop working. Roles stay as they are.

    Raises Refused for the last administrator.
    """
    administrators = queries.lasting_administrators(session, on=clock.local(now).date())
    user = locked_user(session, user_id)
    if user_id in administrators:
        refuse_if(rules.administrator_faults(others=len(administrators) - 1))
    user.active = False
    revoke_sessions(session, user_id, by=by, now=now)
    tokens.withdraw(session, rules.CHOOSE_PASSWORD, user_id, now=now)
    audit.record(session, Event.USER_CHANGED, user, by=by, at=now, details={"active": False})


def reactivate_user(session: Session, user_id: UUID, *, by: Actor, now: datetime) -> None:
    """Let a user in again, with the password, second factor and roles that they had."""
    user = locked_user(session, user_id)
    user.active = True
    audit.record(session, Event.USER_CHANGED, user, by=by, at=now, details={"active": True})


def _end_earlier_links(session: Session, user: StaffUser, now: datetime) -> None:
    refuse_if([] if user.active else [Refusal("user-not-active")])
    tokens.withdraw(session, rules.CHOOSE_PASSWORD, user.id, now=now)


def _write(session: Session, user: StaffUser, email: str, name: str) -> None:
    refuse_if(rules.user_faults(email, name))
    try:
        with session.begin_nested():
            user.email, user.email_key, user.name = email.strip(), rules.email_key(email), name.strip()
            session.add(user)
    except IntegrityError:
        raise Refused([Refusal("email-taken", field="email")]) from None
