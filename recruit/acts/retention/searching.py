"""The shape in which the rows of a class are found, and what holds back whatever belongs to a term."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import ColumnElement, Select, func, not_, select
from sqlalchemy.orm import Session

from recruit.bodies.model import Term
from recruit.foundation import clock
from recruit.foundation.retention.rules import Held
from recruit.nominations.queries import retention
from recruit.recruitment.model import RecruitmentRound


@dataclass(frozen=True, slots=True)
class Search:
    """The rows of one class, on one day."""

    key: Any
    #: When a row came; the oldest is shown.
    at: Any
    #: The rows that are over, before anything is held back.
    over: Select[Any]
    #: Why some of those stay all the same.
    holds: Mapping[Held, ColumnElement[bool]] = field(default_factory=dict)
    #: The rows whose event has not come.
    waiting: Select[Any] | None = None

    def due(self) -> Select[Any]:
        """Select the keys of what is to be erased."""
        return self.over.where(*(not_(reason) for reason in self.holds.values()))

    def held(self) -> Mapping[Held, Select[Any]]:
        """Select the keys of what stays, by the reason; what stays for two reasons is found twice."""
        found = {why: self.over.where(reason) for why, reason in self.holds.items()}
        return found if self.waiting is None else {Held.NOT_OVER: self.waiting, **found}

    def number_and_oldest(self, session: Session) -> tuple[int, datetime | None]:
        """Return how many are to be erased, and when the oldest came. One query."""
        chosen = self.due().with_only_columns(func.count(), func.min(self.at))
        number, oldest = session.execute(chosen).one()
        if isinstance(oldest, date) and not isinstance(oldest, datetime):
            oldest = clock.instant(oldest, time.min)
        return number, oldest


def holds_of_terms(session: Session) -> Mapping[Held, ColumnElement[bool]]:
    """Return why rows of a term, which is joined, stay: a stop or a complaint about one of its rounds. Two queries."""
    return {
        why: Term.id.in_(select(RecruitmentRound.term_id).where(RecruitmentRound.id.in_(rounds)))
        for why, rounds in retention.rounds_held(session).items()
        if rounds
    }
