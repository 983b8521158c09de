"""The closed words of this stage: where a nomination is, where it came in, and for which place it is."""

from enum import StrEnum


class Source(StrEnum):
    """Where a nomination came in."""

    #: The public form.
    FORM = "form"
    #: The secretariat wrote it down for a citizen.
    PAPER = "paper"
    PHONE = "phone"
    EMAIL = "email"
    MEETING = "meeting"
    #: Called out at the meeting where it is voted: a name, and that the person is willing.
    FLOOR = "floor"


class ProposedAs(StrEnum):
    """For which place an organisation proposes somebody."""

    MEMBER = "member"
    #: Stands in for whoever is chosen for the place.
    SUBSTITUTE = "substitute"


class Status(StrEnum):
    """Where a nomination is; derived from its records, never stored."""

    #: The person who was proposed has not answered.
    AWAITING_ANSWER = "awaiting_answer"
    #: The person stands: they said so themselves, or accepted.
    STANDS = "stands"
    DECLINED = "declined"
    #: No answer in time.
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


class Erased(StrEnum):
    """Why everything personal is gone from a nomination."""

    NO_ANSWER = "no_answer"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    ASKED_FOR = "asked_for"
    RETENTION = "retention"
