"""What a body, a term and a seat group can be, and what must hold between them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from recruit.foundation.dates import PartialDate, Span, first_day_after
from recruit.foundation.refusal import Refusal
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
RESERVED_SLUGS = frozenset({"brugere", "breve", "historik", "indlaes", "indstillinger", "opgaver", "personer", "raad"})

#: A term that ends within this time stands on *I dag*.
TERM_ENDS_SOON = timedelta(days=90)

#: No body has more seats than this in one group; a larger number is a slip of the finger.
MOST_SEATS_IN_A_GROUP = 200


class SeatType(StrEnum):
    """What a seat is for, by the words of the law and of charters. It names the seat, never the person."""

    REFUGEE_IMMIGRANT = "refugee_immigrant"
    MUNICIPAL_COUNCIL = "municipal_council"
    ORGANISATION = "organisation"
    SECTOR = "sector"
    EXPERIENCE = "experience"


class StatutoryGroup(StrEnum):
    """The three groups of members of Integrationsloven § 42, stk. 4, while that wording holds."""

    REFUGEE_IMMIGRANT = "refugee_immigrant"
    SCHOOL_ASSOCIATION = "school_association"
    MUNICIPALITY = "municipality"


class FillingMethod(StrEnum):
    """How a seat is filled, up to the municipal council's decision."""

    ADVISORY_ELECTION = "advisory_election"
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


class RuleSource(StrEnum):
    """Where a rule comes from: the page says *ifølge loven* or *ifølge vedtægten* by it."""

    LAW = "law"
    CHARTER = "charter"
    DECISION = "decision"


@dataclass(frozen=True, slots=True)
class NewTerm:
    """The term that somebody asks for: first and last day as written, both inclusive."""

    first_day: PartialDate
    last_day: PartialDate
    #: What it is called; made from the years when empty.
    label: str = ""
    #: Members go on until their successors are appointed.
    holds_over: bool = True

    @property
    def span(self) -> Span:
        return Span(self.first_day.first, first_day_after(self.last_day))

    @property
    def title(self) -> str:
        """Return the label: the one given, else the years, "2026–2029" or "2026"."""
        first, last = self.first_day.first.year, self.last_day.last.year
        return self.label.strip() or (f"{first}–{last}" if first != last else f"{first}")


@dataclass(frozen=True, slots=True)
class NewBody:
    """The body that somebody asks for, with its first term."""

    name: str
    classification: Classification
    chair_title: str
    vice_chair_title: str
    term: NewTerm
    legal_basis: str = ""
    case_number: str = ""
    #: A *Lille råd* shows only what a small council needs.
    is_small: bool = True


@dataclass(frozen=True, slots=True)
class NewSeatGroup:
    """The seat group that somebody asks for."""

    label: str
    seats: int
    seat_type: SeatType
    filling_method: FillingMethod
    arrangement: SubstituteArrangement = SubstituteArrangement.NONE
    #: Substitutes a member when personal, in all when a list.
    substitutes: int = 0
    criterion: str = ""
    statutory_group: StatutoryGroup | None = None
    has_vote: bool = True


def may_create(body: NewBody) -> tuple[Refusal, ...]:
    """Return every reason why this body cannot be set up as asked."""
    reasons = []
    if not body.name.strip():
        reasons.append(Refusal("body-has-no-name", field="name"))
    if body.classification not in BODY_CLASSIFICATIONS:
        reasons.append(Refusal("not-a-kind-of-body", {"classification": body.classification}, "classification"))
    if not body.chair_title.strip() or not body.vice_chair_title.strip():
        reasons.append(Refusal("chair-has-no-title", field="chair_title"))
    return (*reasons, *may_open_term(body.term, ()))


def may_open_term(term: NewTerm, others: Iterable[tuple[str, Span]]) -> tuple[Refusal, ...]:
    """Return every reason why a body may not get this term; `others` are its terms by label.

    Terms follow the municipal term (Integrationsloven § 42, stk. 3), so they follow each other; members who hold over
    sit on in their old places and make no term longer.
    """
    if term.span.until is None or term.span.until <= term.span.since:
        return (Refusal("term-ends-before-it-begins", field="last_day"),)
    reasons = []
    for label, span in others:
        if label == term.title:
            reasons.append(Refusal("term-label-taken", {"label": label}, "label"))
        if span.overlaps(term.span):
            reasons.append(Refusal("terms-overlap", {"label": label}, "first_day"))
    return tuple(reasons)


def may_add_seat_group(group: NewSeatGroup, labels: Iterable[str]) -> tuple[Refusal, ...]:
    """Return every reason why a term may not get this seat group; `labels` are those it has."""
    reasons = []
    if not group.label.strip():
        reasons.append(Refusal("seat-group-has-no-label", field="label"))
    elif group.label.strip() in set(labels):
        reasons.append(Refusal("seat-group-label-taken", {"label": group.label.strip()}, "label"))
    if not 0 <= group.seats <= MOST_SEATS_IN_A_GROUP:
        reasons.append(Refusal("number-of-seats-impossible", {"most": MOST_SEATS_IN_A_GROUP}, "seats"))
    if group.substitutes < 0 or (group.substitutes and group.arrangement is SubstituteArrangement.NONE):
        reasons.append(Refusal("substitutes-without-arrangement", field="substitutes"))
    return tuple(reasons)


def municipal_term_of(day: date) -> int:
    """Return the year in which the municipal term of that day began: 2014, 2018, 2022, 2026 (KRVL § 6)."""
    return day.year - (day.year - 2014) % 4


def groups_add_up(decided: int | None, groups: Iterable[int]) -> tuple[Refusal, ...]:
    """Return the gap when the groups' seats are not the number that was decided; nothing while none is decided.

    Integrationsloven § 42, stk. 4: the municipal council decides the number of members.
    """
    total = sum(groups)
    if decided is None or decided == total:
        return ()
    return (Refusal("groups-do-not-add-up", {"decided": decided, "total": total}),)
