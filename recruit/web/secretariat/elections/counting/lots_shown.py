"""Lots of an election with everybody's name: those that counts wait for, and those that were drawn."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.counting.result import Outcome
from recruit.elections.queries import election as queries
from recruit.elections.rules.vocabulary import CountRound
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.web.secretariat.elections.counting.sheets import contest_of

if TYPE_CHECKING:
    from recruit.counting.lot import Tie
    from recruit.elections.model import Contest, Election, LotDraw

#: What the lot decides -> the question it answers, and what whoever is drawn first receives.
PURPOSES = {
    "seat": (
        _l("Who is recommended for appointment?"),
        _l("Whoever is drawn first has the seat. If there are more seats, they go to the next ones."),
    ),
    "substitutes": (
        _l("In which order are they next in line?"),
        _l("Whoever is drawn first comes first among them. The next ones follow in the order drawn."),
    ),
    "exclude": (_l("Who leaves the count?"), _l("Whoever is drawn FIRST leaves the count. To be drawn is to go out.")),
    "surplus": (
        _l("Whose surplus is transferred first?"),
        _l("Whoever is drawn first has the surplus transferred first. Nobody loses a seat by it."),
    ),
}


@dataclass(frozen=True, slots=True)
class Open:
    """A lot that a count waits for, with everybody's name."""

    contest: "Contest"
    tie: "Tie"
    names: Mapping[int, str]

    @property
    def needed(self) -> int:
        """How many must be drawn at least; the last one follows by itself."""
        return min(self.tie.how_many, len(self.tie.between) - 1)

    @property
    def called(self) -> list[str]:
        """Those who are equal, by name."""
        return [self.names[int(number)] for number in self.tie.between]

    @property
    def question(self) -> object:
        """What the lot decides."""
        return PURPOSES[self.tie.purpose][0]

    @property
    def first_drawn(self) -> object:
        """What whoever is drawn first receives."""
        return PURPOSES[self.tie.purpose][1]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A lot that was drawn, with everybody's name."""

    lot: "LotDraw"
    contest: "Contest"
    between: Sequence[str]
    order: Sequence[str]
    question: object


def waiting(session: Session, election: "Election") -> Iterator[Open]:
    """Yield the first lot that each contest's final count waits for. Two queries."""
    kept = queries.counts(session, election, CountRound.FINAL)
    called = queries.names(session, election)
    for contest in election.contests:
        count = kept.get(contest.id)
        if count is not None and count.outcome is Outcome.LOT_REQUIRED:
            yield Open(contest, queries.open_ties(count)[0], _by_number(contest, called))


def drawn_lots(session: Session, election: "Election") -> Iterator[Drawn]:
    """Yield the lots that were drawn, also those that were taken back. Two queries."""
    called = queries.names(session, election)
    for lot in queries.lots(session, election, with_revoked=True):
        contest = contest_of(election, lot.contest_id)
        names = _by_number(contest, called)
        between, order = ([names[number] for number in numbers] for numbers in (lot.between, lot.drawn))
        yield Drawn(lot, contest, between, order, PURPOSES[lot.purpose][0])


def _by_number(contest: "Contest", called: Mapping[UUID, str]) -> dict[int, str]:
    return {
        one.number: _("%(number)s. %(name)s", number=one.number, name=called.get(one.nomination_id, _("(erased)")))
        for one in contest.entries
    }
