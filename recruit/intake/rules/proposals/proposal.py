"""What the program proposes for each person of a reading, and what somebody has to say first.

A proposal is made anew each time the page is shown, from the reading, the decisions, and the people who are known now.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from recruit.bodies.rules import SeatType
from recruit.foundation.keys import search_key
from recruit.foundation.refusal import Refusal
from recruit.intake.rules.plans.plan import PLACES, Choice
from recruit.intake.rules.proposals import contradictions
from recruit.intake.rules.proposals.decisions import Correction, Decisions, Side
from recruit.intake.rules.proposals.matching import KnownPeople, KnownPerson, Likeness
from recruit.intake.rules.proposals.registered import Discrepancy, discrepancies
from recruit.intake.rules.proposals.states import READY, State
from recruit.intake.rules.reading import Listed, NotUnderstood, Reading, Role

#: Those for whom somebody is registered already, so that a second line about the same person stands out.
_DONE = frozenset({State.STANDS, State.APPLIED})


@dataclass(frozen=True, slots=True)
class Proposal:
    """What one person of the reading becomes when it is put to use."""

    #: The place in `Reading.people`; after those come the lines that the secretary has read a person from.
    number: int
    #: Role, group and person as decided; `choice.listed` is the line with every decision in it.
    choice: Choice
    #: Who it may be, the most alike first.
    candidates: tuple[Likeness, ...]
    #: The one who is meant; None for a new person.
    known: KnownPerson | None
    state: State
    #: Everything that waits for a decision.
    reasons: tuple[Refusal, ...]
    #: Where the file says otherwise than what is registered, or more, decided or not.
    discrepancies: tuple[Discrepancy, ...]
    #: What the secretary said of the line; None while nothing is said.
    correction: Correction | None

    @property
    def is_corrected(self) -> bool:
        """Return whether the secretary has said something of the line."""
        return self.correction is not None

    @property
    def listed(self) -> Listed:
        """Return the line with every decision in it."""
        return self.choice.listed

    @property
    def is_ready(self) -> bool:
        """Return whether putting the reading to use deals with this person."""
        return self.state in READY

    @property
    def taken(self) -> tuple[Discrepancy, ...]:
        """Return what is registered anew because the file says so."""
        return tuple(each for each in self.discrepancies if each.holds is Side.FILE)

    @property
    def waits_for_match(self) -> bool:
        """Return whether somebody has to say who it is."""
        return any(reason.code == "match-undecided" for reason in self.reasons)

    @property
    def stands_already(self) -> bool:
        """Return whether this person has a place in the term, which is left as it is."""
        return self.known is not None and self.known.has_place


def propose(
    reading: Reading, decisions: Decisions, known: Iterable[KnownPerson], *, applied: Collection[int] = frozenset()
) -> tuple[Proposal, ...]:
    """Return what each person would become, in the order of the file; `applied` are those put to use already."""
    everybody = known if isinstance(known, KnownPeople) else KnownPeople(known)
    conflicts = contradictions.of_people(reading)
    found = []
    for number, listed, said in people(reading, decisions):
        is_done = number in applied
        # Whoever was new is known by now, and whoever was chosen may have been merged since: the name finds them.
        correction = replace(said, is_new=False, person=_chosen(said, everybody)) if said and is_done else said
        one = _proposal(number, listed, correction, conflicts.get(number, ()), decisions, everybody)
        found.append(_applied(one) if is_done else one)
    return tuple(_told_apart(found))


def people(reading: Reading, decisions: Decisions) -> Iterator[tuple[int, Listed, Correction | None]]:
    """Yield everybody as read, with number and correction: those of the reading, then those the secretary added."""
    for number, listed in enumerate(reading.people):
        yield number, listed, decisions.people.get(number)
    for number, line in enumerate(reading.not_understood, len(reading.people)):
        correction = decisions.lines.get(line.line)
        if correction:
            yield number, _added(line, correction.name), correction


def _added(line: NotUnderstood, name: str) -> Listed:
    return Listed(
        name=name,
        role=Role.UNCLASSIFIED,
        attendance=None,
        office=None,
        seat_type=None,
        represents=None,
        represents_unit=None,
        party=None,
        substitute_for=None,
        line=line.line,
        rule="decided",
        text=line.text,
    )


def _proposal(
    number: int,
    listed: Listed,
    correction: Correction | None,
    conflicts: contradictions.Placed,
    decisions: Decisions,
    known: KnownPeople,
) -> Proposal:
    choice = _choice(contradictions.resolved(listed, conflicts, decisions), correction)
    if correction and correction.left_out:
        return Proposal(number, choice, (), None, State.LEFT_OUT, (), (), correction)
    if not correction and choice.listed.role is not Role.UNCLASSIFIED and choice.role is None:
        return Proposal(number, choice, (), None, State.BYSTANDER, (), (), None)
    candidates = known.like(choice.listed.name)
    meant = _meant(choice.listed.name, correction, candidates, known)
    choice = replace(choice, person=meant.id if meant else None)
    told = discrepancies(number, choice, meant, decisions.registered) if meant else ()
    contradicts = contradictions.wait(conflicts, decisions)
    is_gone = _is_gone(correction, known)
    is_open = not meant and not (correction and correction.is_new) and bool(candidates)
    state, reasons = _state(choice, meant, told, contradicts=contradicts, is_gone=is_gone, is_open=is_open)
    return Proposal(number, choice, candidates, meant, state, reasons, told, correction)


def _choice(listed: Listed, correction: Correction | None) -> Choice:
    """Return the line with what the secretary says of it in place of everything that was read."""
    if correction is None:
        role = PLACES.get(listed.role)
        return Choice(listed, role, SeatType(listed.seat_type) if role and listed.seat_type else None)
    listed = replace(
        listed,
        name=correction.name or listed.name,
        office=correction.office,
        represents=correction.represents,
        represents_unit=correction.unit,
        party=correction.party,
        email=correction.email,
        phone=correction.phone,
        since=correction.since,
        until=correction.until,
    )
    return Choice(listed, correction.role, correction.seat_type if correction.role else None)


def _meant(
    name: str, correction: Correction | None, candidates: Sequence[Likeness], known: KnownPeople
) -> KnownPerson | None:
    """Return who is meant, as far as that is sure: a name of one word is nobody's for sure where it fits several."""
    if correction and (correction.is_new or correction.person):
        return None if correction.is_new else known.get(correction.person)
    same = known.called(name)
    is_sure = len(same) == 1 and (len(candidates) == 1 or len(search_key(name).split()) > 1)
    return same[0] if is_sure else None


def _chosen(correction: Correction, known: KnownPeople) -> UUID | None:
    return None if _is_gone(correction, known) else correction.person


def _is_gone(correction: Correction | None, known: KnownPeople) -> bool:
    """Return whether somebody was chosen who is not to be found any more: merged, taken back, or out of reach."""
    chosen = correction.person if correction and not correction.is_new else None
    return chosen is not None and known.get(chosen) is None


def _state(
    choice: Choice,
    known: KnownPerson | None,
    told: Sequence[Discrepancy],
    *,
    contradicts: bool,
    is_gone: bool,
    is_open: bool,
) -> tuple[State, tuple[Refusal, ...]]:
    """Return the state, and every reason why somebody has to decide first."""
    stands = known is not None and known.has_place
    lacks = {
        "conflict-unresolved": contradicts and choice.role is not None,
        "register-says-otherwise": any(one.holds is None for one in told),
        "person-chosen-is-gone": is_gone,
        "match-undecided": is_open,
        "line-needs-a-group": choice.role is not None and not choice.seat_type and not stands,
    }
    reasons = tuple(Refusal(code, {"name": choice.listed.name}) for code, is_lacking in lacks.items() if is_lacking)
    if lacks["conflict-unresolved"] or lacks["register-says-otherwise"]:
        return State.CONFLICT, reasons
    if reasons:
        return State.DECIDE, reasons
    changes = any(one.holds is Side.FILE for one in told) or (
        known is not None and not known.is_called(choice.listed.name)
    )
    if known and not changes and (stands or not choice.role):
        return State.STANDS, ()
    if not choice.role:
        return State.PERSON_ONLY, ()
    return State.KNOWN if known else State.NEW, ()


def _applied(proposal: Proposal) -> Proposal:
    return replace(proposal, state=State.APPLIED, reasons=(), discrepancies=())


def _who(proposal: Proposal) -> UUID | str:
    """Return what two lines share that make, or mean, one person."""
    return proposal.choice.person or search_key(proposal.listed.name)


def _told_apart(proposals: Sequence[Proposal]) -> Iterator[Proposal]:
    """Hold back lines that would make one person of two, or two of one: the secretary says which."""
    lines = Counter(_who(one) for one in proposals if one.is_ready or one.state in _DONE)
    for one in proposals:
        is_said_to_be_new = one.correction is not None and one.correction.is_new
        may_be_held = one.is_ready or one.state is State.STANDS
        if may_be_held and lines[_who(one)] > 1 and not is_said_to_be_new:
            code = "person-chosen-twice" if one.known else "named-twice"
            yield replace(one, state=State.CONFLICT, reasons=(Refusal(code, {"name": one.listed.name}),))
        else:
            yield one
