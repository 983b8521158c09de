"""The closed words of this stage: what a body, a seat, a decision, a rule and a document can be."""

from datetime import timedelta
from enum import StrEnum

from recruit.people.rules import Classification

#: The organizations that have terms and seats.
BODY_CLASSIFICATIONS = (
    Classification.INTEGRATION_COUNCIL,
    Classification.STATUTORY_COMMITTEE,
    Classification.TASK_COMMITTEE,
    Classification.STANDING_COMMITTEE,
    Classification.NATIONAL_COUNCIL,
    Classification.MUNICIPAL_COUNCIL,
)

#: Under which law a body of this kind is set up, where there is only one.
LEGAL_BASES = {
    Classification.INTEGRATION_COUNCIL: "Integrationsloven § 42",
    Classification.TASK_COMMITTEE: "Kommunestyrelsesloven § 17, stk. 4",
}

#: What the chair may be called, and the vice chair with it. Which one is asked for each body; there is no default.
TITLES = {"formand": "næstformand", "forperson": "næstforperson"}

#: Words that stand in the secretariat's addresses where a body's slug may stand; no body is given one of them.
RESERVED_SLUGS = frozenset(
    {
        "brugere",
        "breve",
        "historik",
        "indlaes",
        "indstillinger",
        "medlemslister",
        "opgaver",
        "organisationer",
        "personer",
        "raad",
        "rekruttering",
        "soeg",
        "valg",
    }
)

#: A term that ends within this time stands on *I dag*.
TERM_ENDS_SOON = timedelta(days=90)

#: Members go on after their term until new ones are appointed. Where that takes longer than this, nobody believes it.
FORGOTTEN_AFTER = timedelta(days=366)

#: No body has more seats than this in one group; a larger number is a slip of the finger.
MOST_SEATS_IN_A_GROUP = 200


class SeatType(StrEnum):
    """What a seat is for, by the words of the law and of charters. It names the seat, never the person."""

    REFUGEE_IMMIGRANT = "refugee_immigrant"
    MUNICIPAL_COUNCIL = "municipal_council"
    ORGANISATION = "organisation"
    SECTOR = "sector"
    EXPERIENCE = "experience"
    CITIZEN = "citizen"


class StatutoryGroup(StrEnum):
    """The three groups of members of Integrationsloven § 42, stk. 4, while that wording holds."""

    REFUGEE_IMMIGRANT = "refugee_immigrant"
    SCHOOL_ASSOCIATION = "school_association"
    MUNICIPALITY = "municipality"


class FillingMethod(StrEnum):
    """How a seat is filled, up to the municipal council's decision."""

    ADVISORY_ELECTION = "advisory_election"
    #: The voters decide, as in a council for the elderly; the municipal council only takes note.
    DIRECT_ELECTION = "direct_election"
    COUNCIL_SELECTION = "council_selection"
    ORGANISATION_NOMINATION = "organisation_nomination"
    COUNCIL_OWN_MEMBERS = "council_own_members"
    EX_OFFICIO = "ex_officio"
    COUNCIL_RECOMMENDATION = "council_recommendation"


class SubstituteArrangement(StrEnum):
    """Who stands in for a member of the group."""

    NONE = "none"
    #: One or two for each member, who stand in for that member only.
    PERSONAL = "personal"
    #: A list behind the whole group, in the order of the votes.
    LIST = "list"
    #: The organisation that has the seat names a substitute for it.
    ORGANISATION = "organisation"
    #: The political group chooses, each time (KSL § 28).
    POLITICAL_GROUP = "political_group"


class DecisionKind(StrEnum):
    """What was decided about a body."""

    ESTABLISH = "establish"
    COMPOSITION = "composition"
    APPOINT = "appoint"
    RELEASE = "release"
    SET_TITLES = "set_titles"
    CANCEL_ELECTION = "cancel_election"
    ADOPT_HANDOVER = "adopt_handover"
    DISSOLVE = "dissolve"
    OTHER = "other"


class RuleKind(StrEnum):
    """What a dated rule of a body is about."""

    MINIMUM_MEMBERS = "minimum_members"
    RESIDENCE_REQUIRED = "residence_required"


class DocumentKind(StrEnum):
    """What a document that hangs on a body is."""

    CHARTER = "charter"
    RULES_OF_PROCEDURE = "rules_of_procedure"
    TERMS_OF_REFERENCE = "terms_of_reference"
    EVALUATION = "evaluation"
    MINUTES = "minutes"
    OTHER = "other"


class RuleSource(StrEnum):
    """Where a rule comes from: the page says *ifølge loven* or *ifølge vedtægten* by it."""

    LAW = "law"
    CHARTER = "charter"
    DECISION = "decision"
