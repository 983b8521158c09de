"""The closed words of an election."""

from enum import StrEnum


class FormOfVoting(StrEnum):
    """How somebody votes."""

    #: At the polling meeting.
    MEETING = "meeting"
    POST = "post"


class BallotOrder(StrEnum):
    """How the candidates follow each other on the ballot."""

    #: As on the list of candidates, which is by name or by lot.
    LIST = "list"
    #: By name, in Danish order.
    ALPHABETICAL = "alphabetical"


class Milestone(StrEnum):
    """What an election has passed; each is a record with who and when, and each can be revoked."""

    ANNOUNCED = "announced"
    #: The contests and their entries stand: ballots can be printed.
    FIXED = "fixed"
    #: Not more candidates than seats: nobody votes (fredsvalg).
    UNCONTESTED = "uncontested"
    VOTING = "voting"
    #: No more votes are taken.
    CLOSED = "closed"
    CERTIFIED = "certified"
    #: Everybody may read the result.
    RELEASED = "released"
    #: The recommendation has gone to the municipal council.
    SUBMITTED = "submitted"
    ANNULLED = "annulled"


class Status(StrEnum):
    """Where an election is; it follows from what it has passed, and is never stored."""

    DRAFT = "draft"
    ANNOUNCED = "announced"
    FIXED = "fixed"
    UNCONTESTED = "uncontested"
    VOTING = "voting"
    CLOSED = "closed"
    #: A count waits for a lot.
    TIED = "tied"
    COUNTED = "counted"
    CERTIFIED = "certified"
    SUBMITTED = "submitted"
    ANNULLED = "annulled"


class CountRound(StrEnum):
    """The two counts: on the evening, and the one that holds."""

    PRELIMINARY = "preliminary"
    FINAL = "final"


class Invalid(StrEnum):
    """Why a paper does not count."""

    TOO_MANY = "too-many-marks"
    NOT_OFFICIAL = "not-official"
    IDENTIFIES = "identifies-the-voter"
    UNCLEAR = "unclear"
    #: A postal vote whose outer envelope was rejected is no paper; this is one that came open, or two in one envelope.
    ENVELOPE = "envelope"


class Advice(StrEnum):
    """What the vote advises about a candidate."""

    RECOMMENDED = "recommended"
    NEXT = "next"
    #: Equal with others, and no lot is drawn yet.
    EQUAL = "equal"
    #: The count waits for the lot before it comes to this one.
    OPEN = "open"
    NEITHER = "neither"
    #: On the ballot, and can no longer have a seat.
    WITHDRAWN = "withdrawn"


class ResultScope(StrEnum):
    """Whose names and votes the public result page shows."""

    RECOMMENDED = "recommended"
    RECOMMENDED_AND_NEXT = "recommended-and-next"
    EVERYBODY = "everybody"


class LotManner(StrEnum):
    """How a lot was drawn."""

    BOWL = "bowl"
    #: RFC 3797, from sources that were published first.
    PUBLIC_NUMBERS = "public-numbers"
