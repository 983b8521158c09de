"""The result of an election as far as everybody may read it, by the election's own setting."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from recruit.elections.model import Election
from recruit.elections.queries.public import called
from recruit.elections.queries.results import Result, results
from recruit.elections.rules.vocabulary import ResultScope
from recruit.nominations.queries import candidates
from recruit.reports.elections.result import Line, shown


@dataclass(frozen=True, slots=True)
class Shown:
    """A contest, and those of its candidates whom everybody may read of."""

    result: Result
    lines: Sequence[Line]

    @property
    def has_votes(self) -> bool:
        """Whether there are votes to tell."""
        return any(line.votes for line in self.lines)


def shown_to_all(session: Session, election: Election, *, on: date) -> Sequence[Shown]:
    """Return what everybody may read of a released election, loaded by `queries.election.released`. Six queries.

    Those who are not recommended are named only as long as the candidates' own page is up.
    """
    list_ = candidates.shown(session, election.round, on=on)
    scope = election.result_scope if list_ else ResultScope.RECOMMENDED
    return [Shown(one, shown(one, scope)) for one in results(session, election, {}, called(session, election))]
