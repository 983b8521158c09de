"""What may be done with accounts, and for how long a sign-in lasts."""

import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID

from recruit.foundation.accounts.common_passwords import COMMON_PASSWORDS
from recruit.foundation.dates import Span
from recruit.foundation.municipality.rules import is_email
from recruit.foundation.refusal import Refusal


class Role(StrEnum):
    """What a member of staff is here; `web/access.py` says what each may do."""

    ADMINISTRATOR = "administrator"
    SECRETARY = "secretary"
    READER = "reader"
    AUDITOR = "auditor"
    #: Valgmedarbejder: works at a screen during an election.
    POLLING_WORKER = "polling_worker"
    #: Valgbestyrelse.
    ELECTION_COMMITTEE = "election_committee"


#: Roles that exist for one election only, so a grant of them must say when it ends.
EXPIRING = frozenset({Role.POLLING_WORKER, Role.ELECTION_COMMITTEE})
#: What a deputy takes over. Keeping users, or auditing, is never lent.
LENDABLE = frozenset({Role.SECRETARY})

#: One working day with its evening meeting: nobody is still signed in the next morning.
SESSION_LIFETIME = timedelta(hours=12)
#: A lunch break or a meeting at the desk; longer, and a colleague may have sat down at the computer.
IDLE_LIFETIME = timedelta(minutes=60)
#: A session is not written to more often than this, so that reading pages stays reading.
SEEN_EVERY = timedelta(minutes=1)

#: The guidance of the Danish Centre for Cyber Security: length rather than kinds of characters.
SHORTEST_PASSWORD = 12
#: More than anybody types; keeps the hashing of a whole upload from being asked for.
LONGEST_PASSWORD = 256
#: "aaaaaaaaaaaa" and "121212121212" are long and worthless.
FEWEST_DIFFERENT_CHARACTERS = 5
#: A name or local part shorter than this stands in many good passwords by chance.
SHORTEST_TELLTALE = 4

INVITATION_LIFETIME = timedelta(days=7)
PASSWORD_RESET_LIFETIME = timedelta(hours=1)
#: The purpose of the one-time link with which a user chooses a password.
CHOOSE_PASSWORD = "choose-password"  # noqa: S105 (a purpose)

NUMBER_OF_RECOVERY_CODES = 10

#: Whoever has one of these looks after councils, and is told each week what waits there.
TOLD_EACH_WEEK = frozenset({Role.ADMINISTRATOR, Role.SECRETARY})
#: On Mondays, at the beginning of the working day.
TOLD_AT = time(7)


class Step(StrEnum):
    """What somebody who knows the password must still do."""

    #: Type a code from the app, or a recovery code.
    SECOND_FACTOR = "second-factor"
    #: Set up a second factor, because a role demands one.
    SET_UP = "set-up"
    #: Nothing: they are in.
    INSIDE = "inside"


@dataclass(frozen=True, slots=True)
class Grant:
    """A role that a user holds today; `lent_by` is the absent user when it is held as a deputy."""

    id: UUID
    role: Role
    lent_by: UUID | None = None


@dataclass(frozen=True)
class SignedIn:
    """The member of staff behind a request."""

    session_id: UUID
    user_id: UUID
    name: str
    email: str
    last_seen_at: datetime
    grants: tuple[Grant, ...]
    step: Step

    @property
    def roles(self) -> frozenset[Role]:
        """The roles that count now: none before every step of signing in is done."""
        return frozenset(grant.role for grant in self.grants if self.step is Step.INSIDE)


def email_key(email: str) -> str:
    """Return the form in which two spellings of the same address are equal."""
    return unicodedata.normalize("NFKC", email).strip().casefold()


def next_step(roles: Iterable[Role], *, demanded_of: Collection[Role], has_factor: bool, passed: bool) -> Step:
    """Return what still stands between the right password and the house.

    Whoever has a second factor uses it; whoever holds a role that demands one and has none sets it up first.
    """
    if has_factor:
        return Step.INSIDE if passed else Step.SECOND_FACTOR
    return Step.SET_UP if any(role in demanded_of for role in roles) else Step.INSIDE


def is_live(*, last_seen_at: datetime, expires_at: datetime, revoked: bool, now: datetime) -> bool:
    """Return True while a session still signs its user in."""
    return not revoked and now < expires_at and now - last_seen_at < IDLE_LIFETIME


def user_faults(email: str, name: str) -> tuple[Refusal, ...]:
    """Return what is wrong with a user's e-mail address and name."""
    reasons = []
    if not is_email(email.strip()):
        reasons.append(Refusal("email-is-malformed", field="email"))
    if not name.strip():
        reasons.append(Refusal("name-missing", field="name"))
    return tuple(reasons)


def password_faults(password: str, *, email: str, name: str) -> tuple[Refusal, ...]:
    """Return every reason why this may not be the user's password."""
    plain = _plain(password)
    reasons = []
    if len(password) < SHORTEST_PASSWORD:
        reasons.append(Refusal("password-too-short", {"shortest": SHORTEST_PASSWORD}, "password"))
    if len(password) > LONGEST_PASSWORD:
        reasons.append(Refusal("password-too-long", {"longest": LONGEST_PASSWORD}, "password"))
    if len(set(plain)) < min(FEWEST_DIFFERENT_CHARACTERS, len(plain)):
        reasons.append(Refusal("password-too-even", field="password"))
    if any(telltale in plain for telltale in _telltales(email, name)):
        reasons.append(Refusal("password-tells-who", field="password"))
    if plain in COMMON_PASSWORDS:
        reasons.append(Refusal("password-common", field="password"))
    return tuple(reasons)


def _telltales(email: str, name: str) -> Iterable[str]:
    known = (_plain(email), _plain(email.partition("@")[0]), _plain(name))
    return (telltale for telltale in known if len(telltale) >= SHORTEST_TELLTALE)


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def grant_faults(role: Role, span: Span, *, held: Iterable[Span]) -> tuple[Refusal, ...]:
    """Return every reason why the role may not be granted; `held` are the same user's grants of the same role."""
    reasons = []
    if span.until is None and role in EXPIRING:
        reasons.append(Refusal("role-needs-an-end", {"role": role}, "until"))
    if span.until is not None and span.until <= span.since:
        reasons.append(Refusal("ends-before-it-begins", field="until"))
    elif any(span.overlaps(other) for other in held):
        reasons.append(Refusal("role-held-already", {"role": role}, "role"))
    return tuple(reasons)


def deputy_faults(
    absent: UUID, deputy: UUID, span: Span, *, roles_of_absent: Collection[Role], deputy_active: bool, on: date
) -> tuple[Refusal, ...]:
    """Return every reason why one user may not be the deputy of another."""
    reasons = []
    if absent == deputy:
        reasons.append(Refusal("deputy-is-oneself", field="deputy"))
    if not deputy_active:
        reasons.append(Refusal("deputy-not-active", field="deputy"))
    if not LENDABLE.intersection(roles_of_absent):
        reasons.append(Refusal("nothing-to-lend"))
    if span.until is None:
        reasons.append(Refusal("absence-needs-an-end", field="until"))
    elif span.until <= span.since:
        reasons.append(Refusal("ends-before-it-begins", field="until"))
    elif span.until <= on:
        reasons.append(Refusal("already-over", field="until"))
    return tuple(reasons)


def administrator_faults(others: int) -> tuple[Refusal, ...]:
    """Return why an administrator may not go: the house must never be without one.

    `others` counts the administrators who remain: active, able to sign in, and with no end to their role.
    """
    return () if others else (Refusal("last-administrator"),)


def factor_faults(roles: Iterable[Role], *, demanded_of: Collection[Role]) -> tuple[Refusal, ...]:
    """Return why users may not remove their own second factor: a role of theirs demands it."""
    return (Refusal("second-factor-demanded"),) if any(role in demanded_of for role in roles) else ()


_BROWSERS = (("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("Linux", "Linux"),
)


def device(user_agent: str) -> str:
    """Return enough of a browser's description to recognise one's own device by: "Firefox, Windows"."""
    found = (next((name for sign, name in table if sign in user_agent), "") for table in (_BROWSERS, _SYSTEMS))
    return ", ".join(name for name in found if name)


def week_to_tell_of(local: datetime) -> date:
    """Return the Monday whose digest is the newest one due, by Danish wall-clock time."""
    monday = local.date() - timedelta(days=local.weekday())
    is_early = local.date() == monday and local.time() < TOLD_AT
    return monday - timedelta(weeks=1) if is_early else monday
