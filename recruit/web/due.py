"""What is due, as the reader sees it: a sentence and the page where it is done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from flask import url_for

from recruit.foundation.due import Due
from recruit.foundation.i18n import format_datetime, ngettext
from recruit.foundation.i18n import gettext as _


@dataclass(frozen=True, slots=True)
class Task:
    """One thing that waits."""

    sentence: str
    url: str
    subject: str
    deadline: date | None
    is_overdue: bool
    waiting_for: str | None


def task(due: Due, *, on: date) -> Task:
    """Return what is due as the reader sees it on a day."""
    sentence, url = _WAYS[due.kind](due)
    overdue = due.deadline is not None and due.deadline < on
    return Task(sentence, url, due.subject, due.deadline, overdue, due.waiting_for)


def _seats_vacant(due: Due) -> tuple[str, str]:
    number = int(str(due.facts["number"]))
    return ngettext("One vacant place", "%(num)s vacant places", number), url_for("bodies.council", body=due.body)


def _term_ends(due: Due) -> tuple[str, str]:
    return _("The term %(term)s ends", term=due.facts["term"]), url_for("bodies.council", body=due.body)


def _intake_waits(due: Due) -> tuple[str, str]:
    url = url_for("intake_reading.preview", reading_id=due.facts["reading"])
    when = format_datetime(cast(datetime, due.facts["read_at"]))
    return _("Minutes that were read in on %(when)s wait to be put to use", when=when), url


#: A test sees to it that every kind of due in the house stands here.
_WAYS: Mapping[str, Callable[[Due], tuple[str, str]]] = {
    "seats-vacant": _seats_vacant,
    "term-ends": _term_ends,
    "intake-waits": _intake_waits,
}
KINDS = frozenset(_WAYS)
