"""Where a nomination is, out of what has happened to it."""

from dataclasses import dataclass
from datetime import datetime

from recruit.nominations.rules.vocabulary import Erased, Status


@dataclass(frozen=True, slots=True)
class Happened:
    """What the records of a nomination say."""

    #: Until when somebody who was proposed may answer; None: nobody was asked, because they stand by themselves.
    answer_until: datetime | None = None
    #: The answer that stands.
    accepts: bool | None = None
    is_withdrawn: bool = False
    erased_because: Erased | None = None


_ENDED = {Erased.NO_ANSWER: Status.EXPIRED, Erased.DECLINED: Status.DECLINED, Erased.WITHDRAWN: Status.WITHDRAWN}


def status_of(happened: Happened, *, now: datetime) -> Status:
    """Return where the nomination is: a withdrawal counts before an answer, an answer before the time that is over."""
    if happened.is_withdrawn:
        return Status.WITHDRAWN
    if happened.erased_because in _ENDED:
        return _ENDED[happened.erased_because]
    if happened.accepts is not None:
        return Status.STANDS if happened.accepts else Status.DECLINED
    if happened.answer_until is None:
        return Status.STANDS
    return Status.AWAITING_ANSWER if now < happened.answer_until else Status.EXPIRED
