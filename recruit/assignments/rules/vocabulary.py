"""The words of this stage."""

from enum import StrEnum


class PlaceRole(StrEnum):
    """As what somebody sits in the other body."""

    MEMBER = "member"
    #: Tilforordnet: takes part without a vote.
    ASSOCIATE = "associate"
    SUBSTITUTE = "substitute"
    OBSERVER = "observer"


class PlaceStatus(StrEnum):
    """Where a place elsewhere is; derived, never stored."""

    #: Somebody is lacking.
    OPEN = "open"
    #: Somebody has it, whose time is over soon.
    ENDS_SOON = "ends_soon"
    HELD = "held"
    TO_COME = "to_come"
    CLOSED = "closed"


class AskingKind(StrEnum):
    """What a round of asking is about."""

    #: A place in another body.
    PLACE = "place"
    #: Places at an event, with a waiting list where there are fewer than wish to come.
    EVENT = "event"
    HELP = "help"
    #: What somebody thinks: nobody is chosen.
    OPINION = "opinion"


class Whom(StrEnum):
    """Who is asked in a step."""

    #: Whoever had the place last, even if no longer a member.
    PREVIOUS = "previous"
    MEMBERS = "members"
    SUBSTITUTES = "substitutes"
    #: People whom the secretary has picked.
    CHOSEN = "chosen"


class Answer(StrEnum):
    """What somebody says."""

    YES = "yes"
    NO = "no"
    #: "Spørg mig igen": no answer yet, and reminded sooner.
    LATER = "later"


class ChosenBy(StrEnum):
    """How one of several who volunteered was chosen."""

    #: There were no more than places.
    NOBODY_ELSE = "nobody_else"
    DECISION = "decision"
    VOTE = "vote"
    LOT = "lot"


class PlaceMessage(StrEnum):
    """What is told of who has a place elsewhere."""

    #: To the body where the place is: who comes.
    COMES = "comes"
    #: To the body: they come no more.
    COMES_NO_MORE = "comes_no_more"
    #: To whoever has the place.
    CHOSEN = "chosen"


class ReportStatus(StrEnum):
    """Where a report-back is; derived, never stored."""

    NOT_DUE = "not_due"
    DUE = "due"
    GIVEN = "given"
    MISSING = "missing"


class GroupEnd(StrEnum):
    """Why a working group is no more."""

    DONE = "done"
    GIVEN_UP = "given_up"
    MERGED = "merged"
    BODY_DISSOLVED = "body_dissolved"
