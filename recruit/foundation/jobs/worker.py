"""The worker's round: errands as long as there are any, chores now and then, a short rest when all is quiet."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Event

from sqlalchemy.orm import Session

from recruit.foundation.db import Sessions, transaction

log = logging.getLogger("recruit.worker")

#: Seconds of rest when nothing is due.
REST = 1.0

#: Does one thing that is due; returns False when nothing is. It opens its own transactions.
Errand = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Chore:
    """Tidying that somebody has to do now and then; doing it twice does no harm."""

    name: str
    every: timedelta
    act: Callable[[Session, datetime], object]


@dataclass
class Worker:
    """One worker. Several may run beside each other; an errand is never done twice."""

    sessions: Sessions
    clock: Callable[[], datetime]
    errands: Sequence[Errand]
    chores: Sequence[Chore] = ()
    stop: Event = field(default_factory=Event)
    _done_at: dict[str, datetime] = field(default_factory=dict)

    def run(self) -> None:
        """Work until `stop` is set; what is in hand is finished or put back first."""
        while not self.stop.is_set():
            if not self.round():
                self.stop.wait(REST)

    def run_once(self) -> None:
        """Work until nothing is due, then return."""
        while not self.stop.is_set() and self.round():
            pass

    def round(self) -> bool:
        """Do each due chore and one of each errand; return False when nothing was due. A failure never ends it."""
        for chore in self.chores:
            self._tidy(chore)
        found = [self._do(errand) for errand in self.errands if not self.stop.is_set()]
        return any(found)

    def _do(self, errand: Errand) -> bool:
        try:
            return errand()
        except Exception:  # the database is away, say: rest, and go on
            log.exception("errand failed")
            return False

    def _tidy(self, chore: Chore) -> None:
        now = self.clock()
        done_at = self._done_at.get(chore.name)
        if done_at and now - done_at < chore.every:
            return
        self._done_at[chore.name] = now
        try:
            with transaction(self.sessions) as session:
                chore.act(session, now)
        except Exception:  # the others have their turn all the same
            log.exception("chore failed", extra={"kind": chore.name})
