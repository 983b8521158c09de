"""When somebody who was proposed is asked, and reminded, and from when on their silence is an answer."""

from datetime import datetime, timedelta

from recruit.people.rules import token_similarity

#: A first reminder so long after the question, a last one so long before the time is over.
REMINDED_AFTER = timedelta(days=7)
REMINDED_BEFORE = timedelta(days=3)
#: Two letters about the same question never come closer than this.
REMINDED_APART = timedelta(days=2)

#: Letters about proposals and signatures to one address in a day, whoever causes them: nobody's mailbox is buried.
LETTERS_A_DAY = 3


def expires_at(asked_at: datetime, answer_days: int) -> datetime:
    """Return when a proposal without an answer lapses, and everything personal in it is erased (GDPR art. 5, 14)."""
    return asked_at + timedelta(days=answer_days)


def answers_until(closes_at: datetime, remedy_until: datetime | None, own: datetime | None = None) -> datetime:
    """Return the deadline for saying yes: the round's last one, for what was lacking can be mended until then.

    `own` is the deadline of the organisation that proposed the person. A no is taken at any time.
    """
    return max(deadline for deadline in (closes_at, remedy_until, own) if deadline is not None)


def reminders_due(asked_at: datetime, ends_at: datetime, *, now: datetime) -> int:
    """Return how many reminders should have left by now: none, one or two; none once the time is over."""
    if now >= ends_at:
        return 0
    first, last = asked_at + REMINDED_AFTER, ends_at - REMINDED_BEFORE
    moments = (first, last) if last - first >= REMINDED_APART else (last,)
    return sum(asked_at + REMINDED_APART <= moment <= now for moment in moments)


def is_same_person(name: str, other: str) -> bool:
    """Return True when two proposals to one mailbox name one person: each word of the shorter name is in the longer.

    A family may share a mailbox, and nobody stands by another's yes. Who is spelled otherwise is asked twice.
    """
    return token_similarity(name, other) == 1
