"""Counting attempts, forgiving them, and spending allowances.

Count in a transaction of its own, before the attempt is judged: a refusal then cannot take the count back, and a
hundred attempts at once are not judged as if each were the first.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from recruit.foundation.limits.model import RateLimit, Spending
from recruit.foundation.limits.rules import FORGOTTEN_AFTER, Key, is_forgotten, seconds_left


def attempt(session: Session, keys: Iterable[Key], *, now: datetime) -> int:
    """Count an attempt against every key as if it will fail, and return 0: it may be made.

    When any of them still has to wait, count nothing and return the seconds that are left.
    """
    session.execute(delete(RateLimit).where(RateLimit.last_at <= now - FORGOTTEN_AFTER))
    counted = [(key, _locked(session, RateLimit(key_digest=key.digest, failures=0, last_at=now))) for key in keys]
    for _key, row in counted:
        if is_forgotten(row.last_at, now=now):
            row.failures = 0
    left = max((seconds_left(row.failures, row.last_at, free=key.free, now=now) for key, row in counted), default=0)
    if left == 0:
        for _key, row in counted:
            row.failures, row.last_at = row.failures + 1, now
    return left


def forgive(session: Session, key: Key) -> None:
    """Forget every failure of the key: the attempt was right."""
    session.execute(delete(RateLimit).where(RateLimit.key_digest == key.digest))


def take_back(session: Session, key: Key) -> None:
    """Uncount one attempt that was right, where others share the key: a whole town hall behind one address."""
    row = session.get(RateLimit, key.digest, with_for_update=True)
    if row is not None and row.failures > 0:
        row.failures -= 1


#: One statement, so that of two at once each counts, and neither waits for a lock that it does not need. What was
#: spent before the time was over counts no more.
_SPEND = text(
    "INSERT INTO spending (key_digest, spent, until) VALUES (:key, 1, :until) ON CONFLICT (key_digest) DO UPDATE "
    "SET spent = CASE WHEN spending.until <= :now THEN 1 ELSE spending.spent + 1 END, "
    "until = CASE WHEN spending.until <= :now THEN excluded.until ELSE spending.until END "
    "WHERE spending.spent < :allowance OR spending.until <= :now RETURNING spent"
).bindparams(bindparam("until", type_=Spending.until.type), bindparam("now", type_=Spending.until.type))


def spend(session: Session, key: Key, *, allowance: int, per: timedelta, now: datetime) -> bool:
    """Spend one of `allowance` things within `per`; return False, spending nothing, when all are spent."""
    one_more = {"key": key.digest, "until": now + per, "allowance": allowance, "now": now}
    return session.execute(_SPEND, one_more).first() is not None


def forget_spent(session: Session, *, now: datetime) -> None:
    """Forget the allowances whose time is over; for the worker."""
    session.execute(delete(Spending).where(Spending.until <= now))


def _locked(session: Session, fresh: RateLimit) -> RateLimit:
    """Return the row with the key of `fresh`, locked; save `fresh` itself where there is none."""
    known = session.get(RateLimit, fresh.key_digest, with_for_update=True)
    if known is not None:
        return known
    try:
        with session.begin_nested():
            session.add(fresh)
    except IntegrityError:  # somebody else was first
        return session.get_one(RateLimit, fresh.key_digest, with_for_update=True)
    return fresh
