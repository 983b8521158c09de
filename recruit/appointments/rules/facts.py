"""The words of this stage, and the facts that its rules are asked about."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from recruit.bodies.rules import SeatType, SubstituteArrangement
from recruit.foundation.dates import PartialDate, Span, first_day_after
from recruit.foundation.refusal import Refusal


class Role(StrEnum):
    """What somebody is in a place (Popolo: role)."""

    MEMBER = "member"
    SUBSTITUTE = "substitute"
    #: Tilforordnet: takes part without a vote.
    ASSOCIATE = "associate"


class Office(StrEnum):
    """What a member may be elected to in the council."""

    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"
    SECRETARY = "secretary"


#: The last number that somebody can have in an order of substitutes; the first is 1.
MOST_IN_ORDER = 500


def may_be_number(rank: int | None) -> tuple[Refusal, ...]:
    """Return why nobody has this number in an order of substitutes; None stands for no number."""
    if rank is None or 1 <= rank <= MOST_IN_ORDER:
        return ()
    return (Refusal("rank-impossible", {"most": MOST_IN_ORDER}, "rank"),)


class EndReason(StrEnum):
    """Why a membership ended."""

    TERM_END = "term_end"
    RESIGNED = "resigned"
    RELEASED = "released"
    MOVED_AWAY = "moved_away"
    DECEASED = "deceased"
    LOST_BASIS = "lost_basis"
    ORGANISATION_REPLACED = "organisation_replaced"
    ABSENCE_RULE = "absence_rule"
    BECAME_SUBSTITUTE = "became_substitute"
    BECAME_MEMBER = "became_member"
    LOST_ELIGIBILITY = "lost_eligibility"
    BODY_DISSOLVED = "body_dissolved"
    REGISTERED_IN_ERROR = "registered_in_error"


@dataclass(frozen=True, slots=True)
class NewMembership:
    """What is written down about a new membership besides who and where."""

    first_day: PartialDate
    #: None: to the end of the term, and on until somebody follows if the body holds over.
    last_day: PartialDate | None = None
    #: The part of the organization: "Lokaludvalget".
    represents_unit: str | None = None
    #: Members of the municipal council only.
    party: str | None = None
    #: The reading of minutes that it came from.
    reading: UUID | None = None
    #: Nobody has stated the first day: the term's was taken.
    since_assumed: bool = False

    @property
    def span(self) -> Span:
        return Span(self.first_day.first, first_day_after(self.last_day) if self.last_day else None)


@dataclass(frozen=True, slots=True)
class Place:
    """A place that may be taken: a seat when `seat` is set, else a place in the group at large."""

    seat_group: UUID
    seat_type: SeatType
    arrangement: SubstituteArrangement
    term: Span
    holds_over: bool
    seat: UUID | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """A place in the same term that somebody holds or held."""

    membership: UUID
    person: UUID
    role: Role
    span: Span
    seat_group: UUID
    seat: UUID | None = None
    rank: int | None = None
    #: For personal substitutes: the membership of whoever they stand in for.
    stands_in_for: UUID | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """Somebody is to take a place from one day up to another."""

    person: UUID
    span: Span
    party: str | None = None


@dataclass(frozen=True, slots=True)
class StandIn:
    """For whom a substitute is to stand in, as far as the arrangement asks."""

    member: UUID | None = None
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class HeldOffice:
    """An office that somebody holds or held in the same term."""

    office: Office
    person: UUID
    span: Span
