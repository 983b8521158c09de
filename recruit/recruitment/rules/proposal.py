"""Whom an organisation proposes: a woman and a man for each place, or the reason why not.

Ligestillingsloven § 10 a, stk. 1: an authority or organisation that proposes a member of a committee proposes both a
woman and a man, of whom one is appointed. Stk. 2: where special reasons speak for it, it may do otherwise, and says at
the same time why. So nobody is held up who states a reason.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from recruit.foundation.refusal import Refusal
from recruit.people.rules import Gender, may_be_called
from recruit.recruitment.rules.vocabulary import DeviationReason

#: A reason is a sentence or a few.
LONGEST_REASON = 1000


class Part(StrEnum):
    """For what somebody is proposed: as one of the two for a place, or as its personal substitute."""

    FIRST = "first"
    SECOND = "second"
    SUBSTITUTE = "substitute"


@dataclass(frozen=True, slots=True)
class ProposedPerson:
    """Somebody whom an organisation proposes; without a name nobody is."""

    place: int
    part: Part
    name: str = ""
    email: str = ""
    phone: str = ""
    gender: Gender | None = None

    @property
    def is_empty(self) -> bool:
        """Return True when nothing is written about anybody."""
        return not (self.name or self.email or self.phone)

    def field(self, what: str) -> str:
        """Return the form field in which this is written: "first_email_1"."""
        return f"{self.part}_{what}_{self.place}"


@dataclass(frozen=True, slots=True)
class Proposal:
    """An organisation's answer as a whole; a later one takes its place."""

    people: tuple[ProposedPerson, ...]
    #: Who answers for the organisation: the people proposed are told.
    answered_by: str
    deviation: DeviationReason | None = None
    deviation_text: str = ""
    #: Whoever of the two is not chosen becomes the personal substitute.
    other_as_substitute: bool = False

    @property
    def proposed(self) -> tuple[ProposedPerson, ...]:
        """Everybody of whom something is written."""
        return tuple(person for person in self.people if not person.is_empty)


def unbalanced(people: Iterable[ProposedPerson], places: int) -> tuple[int, ...]:
    """Return the places for which not both a woman and a man are proposed."""
    genders: dict[int, set[Gender | None]] = {place: set() for place in range(1, places + 1)}
    for person in people:
        if person.part is not Part.SUBSTITUTE and not person.is_empty:
            genders[person.place].add(person.gender)
    return tuple(place for place, known in genders.items() if not known >= {Gender.WOMAN, Gender.MAN})


def may_propose(proposal: Proposal, places: int) -> tuple[Refusal, ...]:
    """Return every reason why an answer is not taken. With a reason stated, an uneven proposal always is."""
    return (*_people(proposal), *_balance(proposal, places))


def _people(proposal: Proposal) -> Iterator[Refusal]:
    for reason in may_be_called(proposal.answered_by):
        yield Refusal(reason.code, reason.facts, "answered_by")
    seen: set[str] = set()
    for person in proposal.proposed:
        for reason in may_be_called(person.name):
            yield Refusal(reason.code, reason.facts, person.field("name"))
        if not (person.email or person.phone):
            yield Refusal("proposed-cannot-be-reached", field=person.field("email"))
        key = f"{person.place} {person.name.casefold()}"
        if person.name and key in seen:
            yield Refusal("proposed-twice", field=person.field("name"))
        seen.add(key)


def _balance(proposal: Proposal, places: int) -> Iterator[Refusal]:
    lacking = unbalanced(proposal.proposed, places)
    if lacking and proposal.deviation is None:
        yield Refusal("woman-and-man-or-reason", {"places": lacking}, "deviation")
    if proposal.deviation is DeviationReason.OTHER and not proposal.deviation_text.strip():
        yield Refusal("reason-missing", field="deviation_text")
    if len(proposal.deviation_text) > LONGEST_REASON:
        yield Refusal("text-too-long", {"longest": LONGEST_REASON}, "deviation_text")
