"""A reading as its pages show it: what is proposed, what waits for a decision, and what putting it in would do."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.acts.directory import seen_by
from recruit.foundation.refusal import NotFound, Refusal
from recruit.intake import queries
from recruit.intake.queries import Outlook
from recruit.intake.rules.proposals import contradictions
from recruit.intake.rules.proposals.decisions import Decisions
from recruit.intake.rules.proposals.proposal import Proposal
from recruit.intake.rules.proposals.states import WAITING, State
from recruit.intake.rules.reading import Conflict, Listed, Reading
from recruit.intake.rules.reading import Role as ReadRole
from recruit.web.access import May
from recruit.web.people import reach

if TYPE_CHECKING:
    from recruit.intake.model import IntakeReading


@dataclass(frozen=True)
class View:
    """A reading, what was decided about it, and what would become of it."""

    reading_id: UUID
    outlook: Outlook

    @property
    def found(self) -> Reading:
        """What was read."""
        return self.outlook.found

    @property
    def decisions(self) -> Decisions:
        """What was decided."""
        return self.outlook.decisions

    @property
    def proposals(self) -> Sequence[Proposal]:
        """What becomes of each person."""
        return self.outlook.proposals

    @cached_property
    def by_number(self) -> Mapping[int, Proposal]:
        """What becomes of each person, by number: there are gaps among those read from a line by hand."""
        return {one.number: one for one in self.proposals}

    @cached_property
    def waiting(self) -> Sequence[Proposal]:
        """Those about whom somebody has to say something first, in the order of the document."""
        return [one for one in self.proposals if self.waits(one)]

    @property
    def unmatched(self) -> Sequence[Proposal]:
        """Those who may be somebody known, while nobody has said so."""
        return [one for one in self.waiting if one.waits_for_match]

    @property
    def outside(self) -> Sequence[Proposal]:
        """Those whose first day lies outside the term, so that they cannot be put in."""
        return [one for one in self.waiting if any(why.code == "begins-outside-the-term" for why in self.reasons(one))]

    @property
    def unclassified(self) -> Sequence[Proposal]:
        """Those whose role the document does not say, and about whom nothing is decided."""
        bare = (one for one in self.proposals if one.listed.role is ReadRole.UNCLASSIFIED and not one.is_corrected)
        return [one for one in bare if one.is_ready or (one.state is State.STANDS and not one.stands_already)]

    @cached_property
    def conflicts_of(self) -> Mapping[str, Sequence[tuple[int, Conflict]]]:
        """The contradictions in the document, by whom they are about, each with its place."""
        found: dict[str, list[tuple[int, Conflict]]] = defaultdict(list)
        for place, conflict in enumerate(self.found.conflicts):
            found[conflict.name].append((place, conflict))
        return found

    @cached_property
    def _left(self) -> Mapping[int, Sequence[Refusal]]:
        """Why somebody cannot have the place that the line says, by the line."""
        return {id(left.choice.listed): left.reasons for left in self.outlook.plan.left}

    def waits(self, proposal: Proposal) -> bool:
        """Return whether somebody has to say something of this person first."""
        return proposal.state in WAITING or id(proposal.listed) in self._left

    def reasons(self, proposal: Proposal) -> Sequence[Refusal]:
        """Return everything that has to be decided about somebody."""
        return (*proposal.reasons, *self._left.get(id(proposal.listed), ()))

    def read(self, proposal: Proposal) -> Listed:
        """Return the line as it was read, whatever it was corrected to."""
        people = self.found.people
        return people[proposal.number] if proposal.number < len(people) else proposal.listed

    def read_name(self, proposal: Proposal) -> str:
        """Return the name as it was read; nothing for somebody whom only the secretary has seen on a line."""
        return self.found.people[proposal.number].name if proposal.number < len(self.found.people) else ""

    @cached_property
    def to_decide(self) -> frozenset[int]:
        """Which contradictions somebody waits for, decided or not, by place."""
        return contradictions.to_decide(self.found)

    def next_after(self, number: int) -> Proposal | None:
        """Return who waits next after somebody, from the top again where nobody does; None when nobody else waits."""
        others = [one for one in self.waiting if one.number != number]
        return next((one for one in others if one.number > number), others[0] if others else None)


def view(session: Session, found: "IntakeReading") -> View:
    """Return what the pages show. The people who may be meant are looked up anew each time.

    Raises NotFound when the reading was thrown away, or no term is chosen yet.
    """
    if found.term is None or found.content is None:
        raise NotFound("intake_reading")
    among = seen_by(reach(session, May.READ_IN))
    return View(found.id, queries.outlook(session, found, found.term, among=among))
