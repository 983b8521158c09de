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


#: Whoever asks to be erased stands no longer; what is erased because it was kept long enough ended as it stood.
ENDED = {
    Erased.NO_ANSWER: Status.EXPIRED,
    Erased.DECLINED: Status.DECLINED,
    Erased.WITHDRAWN: Status.WITHDRAWN,
    Erased.ASKED_FOR: Status.WITHDRAWN,
}


def status_of(happened: Happened, *, now: datetime) -> Status:
    """Return where the nomination is: a withdrawal counts before an answer, an answer before the time that is over.

    `queries.overview` says the same to the database; a test holds the two together.
    """
    if happened.is_withdrawn:
        return Status.WITHDRAWN
    if happened.accepts is False:
        return Status.DECLINED
    if happened.erased_because in ENDED:
        return ENDED[happened.erased_because]
    if happened.accepts:
        return Status.STANDS
    if happened.answer_until is None:
        return Status.STANDS
    return Status.AWAITING_ANSWER if now < happened.answer_until else Status.EXPIRED
