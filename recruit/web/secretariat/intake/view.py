"""A reading as the page shows it: what is proposed in words, and what waits for a decision."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from recruit.appointments.rules import Office as PlaceOffice
from recruit.foundation.i18n import format_list
from recruit.foundation.i18n import gettext as _
from recruit.intake import queries
from recruit.intake.formats.stored import unpack, unpack_decisions
from recruit.intake.rules.decisions import Decisions
from recruit.intake.rules.proposal import DECISIVE, Proposal, propose, unresolved
from recruit.intake.rules.reading import About, Conflict, Reading
from recruit.intake.rules.reading import Role as ReadRole
from recruit.web.secretariat.intake.words import ATTENDANCE, COUNTED, OFFICES, READ_ROLES, ROLES, SEAT_TYPES

if TYPE_CHECKING:
    from recruit.intake.model import IntakeReading


@dataclass(frozen=True, slots=True)
class View:
    """A reading, what was decided about it, and what would become of it."""

    found: Reading
    decisions: Decisions
    proposals: Sequence[Proposal]
    #: Contradictions that must be decided first.
    waiting: Sequence[Conflict]

    @property
    def undecided(self) -> list[Proposal]:
        """People about whom somebody must say who they are, or what they sit for."""
        return [p for p in self.proposals if p.choice.role and not p.stands_already and _lacks(p)]

    @property
    def unclassified(self) -> int:
        """How many have no role in the minutes and no decision yet."""
        return sum(p.choice.listed.role is ReadRole.UNCLASSIFIED and not p.is_corrected for p in self.proposals)

    @property
    def conflicts(self) -> list[tuple[int, Conflict, str | None, bool]]:
        """Each contradiction with its place, what was decided, and whether a place in the council hangs on it."""
        return [
            (place, conflict, self.decisions.conflicts.get(place), conflict.about in DECISIVE)
            for place, conflict in enumerate(self.found.conflicts)
        ]

    @property
    def summary(self) -> str:
        """What the people become: "16 medlemmer og 2 suppleanter"."""
        return _counted(str(p.choice.role) for p in self.proposals if p.choice.role and not p.stands_already)

    @property
    def standing(self) -> str:
        """Those who have a place in the term already and keep it as it is."""
        return _counted(str(p.choice.role) for p in self.proposals if p.choice.role and p.stands_already)

    @property
    def bystanders(self) -> str:
        """Those who get no place, by what the minutes say they are."""
        return _counted(f"read-{p.choice.listed.role}" for p in self.proposals if not p.choice.role)

    def understood(self, proposal: Proposal) -> str:
        """Everything that one line says, in words: "Medlem, formand, udpeget af kommunalbestyrelsen (SF), afbud"."""
        choice, listed = proposal.choice, proposal.choice.listed
        role = str(ROLES[choice.role] if choice.role else READ_ROLES[listed.role])
        party = f" ({listed.party})" if listed.party else ""
        more = [
            OFFICES[PlaceOffice(listed.office)] if listed.office else "",
            f"{SEAT_TYPES[choice.seat_type]}{party}" if choice.seat_type else "",
            _("for %(name)s", name=listed.substitute_for) if listed.substitute_for else "",
            ATTENDANCE[listed.attendance] if listed.attendance else "",
        ]
        return ", ".join([role, *(_within(str(words)) for words in more if words)])

    def represents(self, proposal: Proposal) -> str:
        """For whom somebody sits there, the unit first as minutes have it."""
        listed = proposal.choice.listed
        return ", ".join(part for part in (listed.represents_unit, listed.represents) if part)

    def contradiction(self, conflict: Conflict) -> str:
        """Both facts and where they stand."""
        facts = format_list(f"»{fact_in_words(conflict.about, fact)}«" for fact in conflict.facts)
        lines = format_list(str(line) for line in conflict.lines)
        return _("%(facts)s, in lines %(lines)s", facts=facts, lines=lines)


def view(session: Session, found: "IntakeReading") -> View:
    """Return what the page shows. The people who may be meant are looked up anew each time."""
    read, decisions = unpack(found.content or {}), unpack_decisions(found.decisions)
    known = queries.known_people(session, found.term)
    proposals = propose(read, decisions, known)
    return View(read, decisions, proposals, unresolved(read, decisions, proposals))


def fact_in_words(about: About, fact: str) -> str:
    """Return a contradicting fact as the page says it; names of parties and organisations stand for themselves."""
    if about is About.OFFICE:
        return str(OFFICES[PlaceOffice(fact)])
    return str(READ_ROLES[ReadRole(fact)]) if about is About.ROLE else fact


def _within(words: str) -> str:
    """Return words as they stand inside a sentence."""
    return words[:1].lower() + words[1:]


def _lacks(proposal: Proposal) -> bool:
    return proposal.waits_for_match or proposal.choice.seat_type is None


def _counted(codes: Iterable[str]) -> str:
    numbers = Counter(codes)
    return format_list(COUNTED[code](number) for code, number in numbers.items())
