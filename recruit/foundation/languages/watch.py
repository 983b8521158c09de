"""Corrections come into use in every process: each looks now and then whether there are more of them."""

import time
from dataclasses import dataclass

from recruit.foundation import i18n
from recruit.foundation.db import Sessions, reading
from recruit.foundation.languages import queries

#: Seconds after which a process looks again: one small query, whatever is said meanwhile.
EVERY = 1.0


@dataclass
class Watch:
    """What one process knows of the corrections."""

    every: float = EVERY
    _looked_at: float = float("-inf")
    _known: int = 0

    def look(self, open_session: Sessions) -> bool:
        """Put new corrections to use, if it is time to look and there are any; return whether there were."""
        now = time.monotonic()
        if now - self._looked_at < self.every:
            return False
        self._looked_at = now
        with reading(open_session) as session:
            number = queries.number_of_corrections(session)
            if number == self._known:
                return False
            i18n.use_corrections(queries.corrections_in_use(session))
        self._known = number
        return True
