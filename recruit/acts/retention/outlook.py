"""What erasing would do on a day, class by class, and what stays and why; nothing is changed."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func
from sqlalchemy.orm import Session

from recruit.acts.retention.due import search
from recruit.foundation.retention import queries
from recruit.foundation.retention.rules import BEGINS, Begins, DataClass, Held, Rule


@dataclass(frozen=True, slots=True)
class Outlook:
    """One class on one day."""

    which: DataClass
    begins: Begins
    rule: Rule
    #: How many would be erased, and when the oldest of them came.
    number: int
    oldest: datetime | None
    #: How many stay, by the reason.
    held: Mapping[Held, int]


def outlook(session: Session, *, on: date, classes: Collection[DataClass] = tuple(DataClass)) -> Sequence[Outlook]:
    """Return what erasing would do on a day. At most eight queries a class."""
    rules = queries.in_use(session)
    return [under(session, which, rules[which], on=on) for which in classes]


def under(session: Session, which: DataClass, rule: Rule, *, on: date) -> Outlook:
    """Return what erasing would do to one class on a day if this were its rule. At most eight queries."""
    found = search(session, which, days=rule.days, on=on)
    number, oldest = found.number_and_oldest(session)
    counted = {
        why: session.execute(rows.with_only_columns(func.count())).scalar_one() for why, rows in found.held().items()
    }
    return Outlook(which, BEGINS[which], rule, number, oldest, {why: n for why, n in counted.items() if n})
