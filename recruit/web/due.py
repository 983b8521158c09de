"""What is due, as *I dag* shows it: whether it is late, for whom it waits, and where it leads this reader."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from recruit.acts.waiting import council, told
from recruit.foundation.due import Due


@dataclass(frozen=True, slots=True)
class Task:
    """One thing that waits."""

    sentence: str
    url: str
    subject: str
    deadline: date | None
    is_overdue: bool
    waiting_for: str | None


def task(due: Due, *, on: date, looks_after: Collection[str]) -> Task:
    """Return what is due as the reader sees it on a day.

    It leads to where it is done; in a council that the reader does not look after, by its slug, to the council's page.
    """
    said = told(due)
    elsewhere = due.body is not None and due.body not in looks_after
    overdue = due.deadline is not None and due.deadline < on
    address = council(due) if elsewhere else said.address
    return Task(said.sentence, address, due.subject, due.deadline, overdue, due.waiting_for)
