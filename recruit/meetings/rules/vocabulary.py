"""The words of this stage."""

from enum import StrEnum


class Presence(StrEnum):
    """Whether somebody came."""

    PRESENT = "present"
    #: Sent apologies (afbud).
    APOLOGY = "apology"
    #: Did not come, and did not say so.
    ABSENT = "absent"
    #: Was not to come: on leave, or a substitute whom nobody called.
    NOT_CALLED = "not_called"


class Part(StrEnum):
    """As what somebody takes part in a meeting."""

    MEMBER = "member"
    #: Sits on the seat of a member who does not come.
    SUBSTITUTE = "substitute"
    #: Tilforordnet: with a place in the council, without a vote.
    ASSOCIATE = "associate"
    #: A substitute beside the member: listens.
    OBSERVER = "observer"
    GUEST = "guest"
    #: The secretariat and others of the administration: in no quorum and no figure.
    ADMINISTRATION = "administration"


class SubstituteAttendance(StrEnum):
    """When a substitute takes part; anything but the first names the decision that allows it."""

    WHEN_PREVENTED = "when_prevented"
    AS_OBSERVER = "as_observer"
    ALWAYS = "always"


class Remuneration(StrEnum):
    """What is paid for a meeting (KSL § 16 a)."""

    NONE = "none"
    #: Diæter: an amount a day, double where the duty takes more than four hours (stk. 2).
    ALLOWANCE = "allowance"
    #: A special fee; then no diæter are paid (stk. 4).
    FEE = "fee"


class MinutesStyle(StrEnum):
    """How minutes list who was there."""

    #: A heading, and below it a line for each, which begins with a dash: "- Name, office, whom they sit for".
    LIST = "list"
    #: The names of all after one another, nothing else: "Mødedeltagere Name, Name, Name."
    LINE = "line"
    #: A heading, and below it a paragraph for each: "Name – office/whom they sit for".
    DASHES = "dashes"
    #: The list by member groups, each with its heading.
    GROUPS = "groups"
