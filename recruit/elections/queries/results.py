"""What each contest of an election came to, with names put in for whoever may read them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import and_, exists, func, or_, select
from sqlalchemy.orm import Session

from recruit.counting.contest import Contest as Counted
from recruit.counting.result import Count
from recruit.elections.model import Contest, Election, Entry, LotDraw, StoredCount, Tally
from recruit.elections.queries.election import lots, names, to_count
from recruit.elections.rules import counting as rules
from recruit.elections.rules import tally
from recruit.elections.rules.vocabulary import CountRound

#: What a contest in which nobody votes was counted from.
NOTHING = tally.Counted(valid=0, blank=0)

#: With fewer papers than that from one place, whoever knows how a neighbour meant to vote finds the paper among all.
FEWEST_PAPERS = 10

_OF_COUNT = and_(Tally.contest_id == StoredCount.contest_id, Tally.round == StoredCount.round)
_HAS_CHANGED = or_(
    exists().where(_OF_COUNT, Tally.at > StoredCount.at),
    exists().where(
        LotDraw.contest_id == StoredCount.contest_id, func.coalesce(LotDraw.revoked_at, LotDraw.at) > StoredCount.at
    ),
    exists().where(Entry.contest_id == StoredCount.contest_id, Entry.withdrawn_at > StoredCount.at),
)
_HAS_FEW = exists().where(_OF_COUNT, Tally.clerk == 1, Tally.valid < FEWEST_PAPERS)


@dataclass(frozen=True, slots=True)
class Result:
    """What a contest came to."""

    contest: Contest
    #: As it was counted and as it ended, with names.
    counted: Counted
    count: Count
    #: None where nobody had to vote, so that nothing was counted.
    kept: StoredCount | None = None
    #: Something was entered, drawn or withdrawn since, so that it no longer says what stands.
    is_outdated: bool = False
    #: It counted the papers themselves, and every place has so many that nobody is known by one.
    has_papers_for_all: bool = False
    #: The lots that decided something, as they were drawn; none where nobody asked for them.
    lots: Sequence[LotDraw] = ()

    @property
    def is_preliminary(self) -> bool:
        """Whether it is the count of the evening, and the one that holds has not been made."""
        return self.kept is not None and self.kept.round is CountRound.PRELIMINARY


def results(
    session: Session,
    election: Election,
    reasons: Mapping[str, str],
    called: Mapping[UUID, str] | None = None,
    *,
    with_lots: bool = True,
) -> Sequence[Result]:
    """Return what the contests of an election, loaded, came to: the final count, or else the preliminary one.

    A contest that waits to be counted is not among them. `reasons` says what papers that do not count are called,
    and `called` what candidates are, by nomination, where not everybody is named. Three queries `with_lots` where
    one decided something, or one less.
    """
    chosen = select(StoredCount, _HAS_CHANGED, _HAS_FEW).join(Contest, Contest.id == StoredCount.contest_id)
    chosen = chosen.where(Contest.election_id == election.id, StoredCount.superseded_at.is_(None))
    rows = session.execute(chosen)
    kept = {(count.contest_id, count.round): _Kept(count, changed, few) for count, changed, few in rows}
    called = names(session, election) if called is None else called
    found = []
    for contest in election.contests:
        ours = kept.get((contest.id, CountRound.FINAL)) or kept.get((contest.id, CountRound.PRELIMINARY))
        texts = _texts(contest, ours)
        if texts is not None:
            numbered = {one.number: called[one.nomination_id] for one in contest.entries if one.nomination_id in called}
            named = rules.named(*texts, numbered, title=f"{election.name}: {contest.label}", reasons=reasons)
            found.append((contest, named, ours))
    drawn = lots(session, election) if with_lots and any(named.count.lots for _contest, named, _ours in found) else ()
    return [_result(*one, drawn) for one in found]


class _Kept(NamedTuple):
    counted: StoredCount
    is_outdated: bool
    has_few: bool


def _texts(contest: Contest, kept: _Kept | None) -> tuple[str, str, str] | None:
    """Return what was counted; where nobody has to vote, what there is; None where a count is still to come."""
    if kept is not None:
        return kept.counted.contest_json, kept.counted.papers_blt, kept.counted.lots_json
    if not contest.entries or sum(one.withdrawn_at is None for one in contest.entries) > contest.seats:
        return None
    made = rules.counted(to_count(contest, NOTHING, ()))
    return made.contest_json, made.papers_blt, made.lots_json


def _result(contest: Contest, named: rules.Named, kept: _Kept | None, drawn: Sequence[LotDraw]) -> Result:
    if kept is None:
        return Result(contest, named.contest, named.count)
    has_papers = kept.counted.papers_blt != "" and not kept.has_few
    decided = {(lot.purpose, lot.between, lot.drawn) for lot in named.count.lots}
    ours = [one for one in drawn if one.contest_id == contest.id]
    used = [one for one in ours if (one.purpose, frozenset(one.between), tuple(one.drawn)) in decided]
    return Result(contest, named.contest, named.count, kept.counted, kept.is_outdated, has_papers, used)
