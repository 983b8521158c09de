"""What the program proposes for each person in the minutes, and what the secretary has decided about it.

A proposal is made anew each time the page is shown, from the reading, the decisions, and the people who are known now.
Nobody is taken for somebody else without a click: only the very same name, borne by one known person, is proposed as
that person; a similar name waits for a decision.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from recruit.appointments.rules import Role as PlaceRole
from recruit.bodies.rules import SeatType
from recruit.foundation.keys import search_key
from recruit.intake.rules.plan import PLACES, Choice
from recruit.intake.rules.reading import About, Conflict, Listed, Office, Reading, Role
from recruit.people.rules import SUGGESTION_THRESHOLD, token_similarity

#: The answer to a contradiction when neither fact is to be used.
NEITHER = ""
#: Contradictions about the meeting alone are shown, and nothing waits for them.
DECISIVE = (About.PARTY, About.OFFICE, About.ROLE, About.REPRESENTS)


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody the council knows, by every name they have been met under."""

    id: UUID
    name: str
    other_names: tuple[str, ...] = ()
    #: Has a place in the term at hand.
    has_place: bool = False


@dataclass(frozen=True, slots=True)
class Correction:
    """What the secretary decided about one person in the minutes, instead of what was proposed."""

    role: PlaceRole | None
    seat_type: SeatType | None
    office: Office | None = None
    #: None: nothing decided about who it is, or a new person when `is_new`.
    person: UUID | None = None
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class Decisions:
    """Everything that was decided about a reading: by place in `Reading.people`, and in `Reading.conflicts`."""

    people: Mapping[int, Correction] = field(default_factory=dict)
    conflicts: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Likeness:
    """A known person who may be meant."""

    person: KnownPerson
    #: From 0 to 1.
    similarity: float


@dataclass(frozen=True, slots=True)
class Proposal:
    """What one person in the minutes becomes when the reading is applied."""

    number: int
    choice: Choice
    #: Who it may be, the most alike first.
    candidates: tuple[Likeness, ...]
    #: Nobody has said yet whether it is one of the candidates.
    waits_for_match: bool
    #: The one who is meant; None for a new person.
    known: KnownPerson | None
    is_corrected: bool

    @property
    def stands_already(self) -> bool:
        """Return True when this person has a place in the term, which is left as it is."""
        return self.known is not None and self.known.has_place


def propose(reading: Reading, decisions: Decisions, known: Sequence[KnownPerson]) -> tuple[Proposal, ...]:
    """Return what each person in the minutes would become, in the order of the minutes."""
    return tuple(
        _proposal(number, resolved(listed, reading.conflicts, decisions), decisions.people.get(number), known)
        for number, listed in enumerate(reading.people)
    )


def _proposal(number: int, listed: Listed, correction: Correction | None, known: Sequence[KnownPerson]) -> Proposal:
    if correction:
        listed = replace(listed, office=correction.office)
    role = correction.role if correction else PLACES.get(listed.role)
    seat_type = correction.seat_type if correction else _seat_type(listed)
    alike = likenesses(listed.name, known)
    meant, waits = _match(listed.name, correction, alike, known)
    return Proposal(
        number=number,
        choice=Choice(listed, role, seat_type if role else None, meant.id if meant else None),
        candidates=alike,
        waits_for_match=waits and role is not None,
        known=meant,
        is_corrected=correction is not None,
    )


def _seat_type(listed: Listed) -> SeatType | None:
    return SeatType(listed.seat_type.value) if listed.seat_type else None


def _match(
    name: str, correction: Correction | None, alike: Sequence[Likeness], known: Sequence[KnownPerson]
) -> tuple[KnownPerson | None, bool]:
    """Return who is meant, and whether somebody still has to say so."""
    if correction and correction.is_new:
        return None, False
    chosen = correction.person if correction else None
    meant = next((person for person in known if person.id == chosen), None)
    if meant:  # else nobody was chosen, or the one who was has since been merged into somebody else
        return meant, False
    same = [like.person for like in alike if _is_called(like.person, name)]
    if len(same) == 1:
        return same[0], False
    return None, bool(alike)


def _is_called(person: KnownPerson, name: str) -> bool:
    return search_key(name) in {search_key(one) for one in (person.name, *person.other_names)}


def likenesses(name: str, known: Sequence[KnownPerson]) -> tuple[Likeness, ...]:
    """Return every known person whom the name may mean, the most alike first, then by name."""
    alike = (
        Likeness(person, max(token_similarity(name, one) for one in (person.name, *person.other_names)))
        for person in known
    )
    likely = [like for like in alike if like.similarity >= SUGGESTION_THRESHOLD]
    return tuple(sorted(likely, key=lambda like: (-like.similarity, search_key(like.person.name))))


def resolved(listed: Listed, conflicts: Sequence[Conflict], decisions: Decisions) -> Listed:
    """Return the person with every contradiction about them decided as the secretary did."""
    for place, conflict in enumerate(conflicts):
        fact = decisions.conflicts.get(place)
        if fact is not None and conflict.name == listed.name:
            listed = _with(listed, conflict.about, fact)
    return listed


def _with(listed: Listed, about: About, fact: str) -> Listed:
    if about is About.PARTY:
        return replace(listed, party=fact or None)
    if about is About.OFFICE:
        return replace(listed, office=Office(fact) if fact else None)
    if about is About.ROLE:
        return replace(listed, role=Role(fact) if fact else Role.UNCLASSIFIED)
    if about is About.REPRESENTS:
        return replace(listed, represents=fact or None)
    return listed


def unresolved(reading: Reading, decisions: Decisions, proposals: Sequence[Proposal]) -> tuple[Conflict, ...]:
    """Return the contradictions that must be decided before the reading can be applied."""
    placed = {proposal.choice.listed.name for proposal in proposals if proposal.choice.role}
    return tuple(
        conflict
        for place, conflict in enumerate(reading.conflicts)
        if conflict.about in DECISIVE and conflict.name in placed and place not in decisions.conflicts
    )
