"""What putting a reading to use would do, before anything is done: the same for the page and for the act."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Session

from recruit.bodies.model import Term
from recruit.foundation.refusal import Refusal
from recruit.intake.formats.stored import unpack, unpack_decisions
from recruit.intake.model import IntakeReading
from recruit.intake.queries.known import known_groups, known_people
from recruit.intake.rules.plans.plan import Choice, Plan, WantedGroup
from recruit.intake.rules.plans.seating import plan
from recruit.intake.rules.plans.stay import TermDays
from recruit.intake.rules.proposals import charter_seats
from recruit.intake.rules.proposals.absent import missing, returned
from recruit.intake.rules.proposals.decisions import Decisions
from recruit.intake.rules.proposals.matching import KnownPerson
from recruit.intake.rules.proposals.proposal import Proposal, propose
from recruit.intake.rules.proposals.states import WAITING, State
from recruit.intake.rules.reading import About, Conflict, Listed, Reading

#: What makes a registered place another one.
_PLACE = frozenset({About.ROLE, About.SEAT_GROUP})


@dataclass(frozen=True, slots=True)
class Outlook:
    """What would become of everybody in a reading."""

    found: Reading
    decisions: Decisions
    proposals: Sequence[Proposal]
    plan: Plan
    #: Those whom putting it to use deals with.
    ready: Sequence[Proposal]
    #: Members of the term who do not stand in a list of its members: a notice, never an ending.
    missing: Sequence[KnownPerson]
    #: Those who stand in the file and have left the place that they had.
    returned: Sequence[Proposal]

    @property
    def gaps(self) -> Sequence[tuple[int, Conflict]]:
        """Return where the seats of a charter do not add up and nobody has decided, by place."""
        return charter_seats.gaps(self.found, self.decisions)

    @property
    def unchanged(self) -> int:
        """Return of how many known people the file says nothing new."""
        return sum(one.state is State.STANDS for one in self.proposals)

    @property
    def numbers(self) -> list[int]:
        """Return who is dealt with, by number."""
        return [one.number for one in self.ready]

    @property
    def undecided_lines(self) -> int:
        """Return how many lines nobody understands, and nobody has said what they are."""
        return sum(line.line not in self.decisions.lines for line in self.found.not_understood)

    @property
    def waits(self) -> bool:
        """Return whether something waits for a decision, also when everything that is ready is put to use."""
        return bool(self.held_back or self.undecided_lines or self.gaps)

    @property
    def held_back(self) -> Sequence[tuple[Listed, Sequence[Refusal]]]:
        """Return who waits, with every reason why."""
        undecided = [(one.listed, one.reasons) for one in self.proposals if one.state in WAITING]
        return [*undecided, *((left.choice.listed, left.reasons) for left in self.plan.left)]

    @property
    def does_something(self) -> bool:
        """Return whether anything would be written down."""
        return bool(self.ready or self.plan.groups)


def outlook(
    session: Session, reading: IntakeReading, term: Term, *, among: ColumnElement[bool] | None = None
) -> Outlook:
    """Return what putting a reading to use in a term would do. A fixed number of queries, however many people.

    `among` limits the people who may be meant to those for whom the condition holds.
    """
    found, decisions = unpack(reading.content or {}), unpack_decisions(reading.decisions)
    return foresee(session, found, term, decisions=decisions, applied=reading.applied, among=among)


def foresee(
    session: Session,
    found: Reading,
    term: Term,
    *,
    decisions: Decisions | None = None,
    applied: Collection[int] = (),
    among: ColumnElement[bool] | None = None,
) -> Outlook:
    """Return the same of what was read in a file, which need not be kept for it."""
    decisions = decisions or Decisions()
    known = known_people(session, term, among=among)
    proposals = propose(found, decisions, known, applied=applied)
    told = [one for one in proposals if one.is_ready or (one.state is State.STANDS and one.stands_already)]
    choices = [_choice(one) for one in told]
    waiting = [one.listed.name for one in proposals if one.state in WAITING]
    groups, wanted = known_groups(session, term), _wanted(found, decisions)
    planned = plan(choices, wanted, found.vacant_seats, groups, days_of(term), waiting)
    left = {id(one.choice) for one in planned.left}
    ready = [
        replace(one, choice=choice)
        for one, choice in zip(told, choices, strict=True)
        if one.is_ready and id(choice) not in left
    ]
    absent, back = missing(found, proposals, known), returned(found, proposals)
    return Outlook(found, decisions, proposals, planned, ready, absent, back)


def days_of(term: Term) -> TermDays:
    """Return the days of a term, as planning sees them."""
    return TermDays(term.first_day, term.span, term.holds_over)


def _choice(proposal: Proposal) -> Choice:
    """Return what somebody chose; where the file's word holds for the place itself, it comes instead of another."""
    place = proposal.known.place if proposal.known else None
    choice = replace(proposal.choice)  # one of its own: it is told from others by being itself
    taken = {each.about for each in proposal.taken}
    if place and About.OFFICE in taken:
        choice = replace(choice, office_for=place.membership)
    if place and not _PLACE.isdisjoint(taken):
        choice = replace(choice, seat_type=choice.seat_type or place.seat_type, instead_of=place.membership)
    return choice


def _wanted(found: Reading, decisions: Decisions) -> list[WantedGroup]:
    return [
        WantedGroup(group.label, group.seats, group.seat_type, group.represents)
        for group in charter_seats.groups(found, decisions)
    ]
