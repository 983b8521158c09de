"""Majority election of one, by up to three ballots (*flertalsvalg*): Kommunestyrelsesloven § 24 stk. 1.

This is how a council elects its chair. Each member writes one name; a paper with two is rejected.

1. First ballot (1. pkt.): whoever receives votes from more than half of the members present has the seat. Members who
   are present and do not vote, or hand in a blank paper, are present all the same.
2. Second ballot (2. and 3. pkt.), when the first gives nobody the seat, and open to all: the same majority, or only one
   candidate receives votes at all, however few. A vote for somebody who has withdrawn is a vote for another one, where
   the contest counts such votes.
3. Third ballot (4. pkt.), when the second gives nobody the seat either: between the two with the most votes at the
   second. Are candidates equal who do not both get in, a lot decides which. Votes for anybody else are invalid. Whoever
   has more of the votes cast has the seat; how many are present does not matter any more (opinion of the ministry of
   2 December 2013, resumedatabasen 13.1.5).
4. Are the two equal at the third ballot, a lot decides (5. pkt.; rules of procedure such as Albertslund's § 13 say the
   same).

The paragraph is silent on a ballot at which nobody receives a vote, but its words lead on: at the first nobody has a
majority, so there is a second; at the second all are equal at none, so a lot decides which two go on; at the third the
two are equal, so a lot decides. Nor does it know anybody who comes next. Where a contest asks, those without the seat
follow by their votes at the last ballot, and behind them those whom a third ballot was not between, by their votes at
the second.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from recruit.counting import marks
from recruit.counting.ballots import Account, Ballots
from recruit.counting.contest import BadInput, Contest
from recruit.counting.lot import Lots
from recruit.counting.places import Drawing, Standing, Whose, ended, fill, from_the_top, line_up
from recruit.counting.result import Action, ActionKind, Count, NextBallot, Outcome, Stage
from recruit.counting.sentences import Sentence, votes
from recruit.counting.ties import drawn, named, needed

#: Reason for which a paper does not count: it names somebody whom the third ballot is not between.
NOT_ON_THIS_BALLOT = "not-on-this-ballot"

#: The ballot that decides in any case, and how many it is between.
LAST, FINALISTS = 3, 2


@dataclass(frozen=True, slots=True)
class _Held:
    """A ballot that was held."""

    number: int
    #: Those whom it was between, with their votes.
    standings: tuple[Standing, ...]
    #: The votes of all candidates in their order, as a stage writes them.
    totals: tuple[str, ...]
    present: int
    account: Account

    @property
    def majority(self) -> int:
        """The fewest votes that are more than half of those present."""
        return self.present // 2 + 1

    @property
    def best(self) -> tuple[Standing, ...]:
        """Those with the most votes."""
        return next(from_the_top(self.standings))

    def stage(self, why: Sentence, *elected: int) -> Stage:
        return Stage(Action(ActionKind.BALLOT), why, self.totals, elected=elected)

    def lot(self, contest: Contest, drawing: Drawing, *elected: int) -> Stage:
        return Stage(Action(ActionKind.LOT), drawn(contest, drawing.tie, drawing.seated), self.totals, elected=elected)


def count(contest: Contest, lots: Lots) -> Count:
    """Count the ballots held so far, and say who has the seat, or which ballot or lot is due.

    Raises BadInput for a ballot that was not due, and where fewer members are present than papers were handed in.
    """
    counted = Count(Outcome.BALLOT_REQUIRED, ballot=NextBallot(1, tuple(one.id for one in contest.eligible)))
    held: list[_Held] = []
    for number in range(1, len(contest.polls) + 1):
        if counted.winners or number > LAST:
            raise _not_due(number)
        if counted.ballot is None:
            break  # without the lot nobody knows whom this ballot was between
        held.append(_hold(contest, counted.ballot))
        decided = (_decide_last if number == LAST else _decide)(contest, held, lots)
        counted = replace(decided, stages=counted.stages + decided.stages, account=held[-1].account)
    return counted


def _hold(contest: Contest, due: NextBallot) -> _Held:
    poll = contest.polls[due.number - 1]
    present = contest.present[due.number - 1] if due.number <= len(contest.present) else poll.cast
    if present < poll.cast:
        raise _too_few_present(due.number, present, poll.cast)
    valid, account = marks.admit(contest, poll)
    if due.number == LAST:
        valid, account = _only_for(due.candidates, valid, account)
    totals = marks.add_up(valid.papers)
    standings = tuple(Standing(number, totals[number]) for number in due.candidates)
    return _Held(due.number, standings, tuple(str(totals[one.id]) for one in contest.candidates), present, account)


def _only_for(finalists: Sequence[int], papers: Ballots, account: Account) -> tuple[Ballots, Account]:
    """Return the papers for these, and the account with all others among the invalid ones."""
    left = Ballots({paper: how_many for paper, how_many in papers.papers.items() if ord(paper) in finalists})
    others = account.valid - left.marked
    if not others:
        return papers, account
    invalid = {**account.invalid, NOT_ON_THIS_BALLOT: account.invalid.get(NOT_ON_THIS_BALLOT, 0) + others}
    return left, replace(account, valid=left.marked, invalid=dict(sorted(invalid.items())))


def _decide(contest: Contest, held: Sequence[_Held], lots: Lots) -> Count:
    """Decide the first ballot, or the second."""
    ballot = held[-1]
    best, bar = ballot.best[0], _bar(ballot)
    if best.votes >= ballot.majority:
        return _elected(contest, held, lots, ballot.stage(bar.then(_takes_seat(contest, best)), best.number))
    if ballot.number == 1:
        stage = ballot.stage(bar.then(_most(contest, ballot), _TO_SECOND))
        due = NextBallot(2, tuple(one.number for one in ballot.standings))
        return Count(Outcome.BALLOT_REQUIRED, stages=(stage,), ballot=due)
    if best.votes and best.votes == ballot.account.valid:
        return _elected(contest, held, lots, ballot.stage(bar.then(_only_one(contest, best)), best.number))
    return _finalists(contest, ballot, lots, bar.then(_most(contest, ballot)))


def _finalists(contest: Contest, second: _Held, lots: Lots, said: Sentence) -> Count:
    """Find the two whom the third ballot is between."""
    places = fill(second.standings, FINALISTS, lots, Whose(), purpose="third-ballot")
    if places.tie is not None:
        stage = second.stage(said.then(needed(contest, places.tie)))
        return Count(Outcome.LOT_REQUIRED, stages=(stage,), ties=(places.tie,))
    finalists = tuple(sorted(places.winners))
    others = tuple(one.number for one in second.standings if one.number not in finalists)
    *before, last = second.stage(said.then(_TO_THIRD)), *(second.lot(contest, one) for one in places.drawings)
    stages = (*before, replace(last, excluded=others))
    return Count(Outcome.BALLOT_REQUIRED, stages=stages, ballot=NextBallot(LAST, finalists))


def _decide_last(contest: Contest, held: Sequence[_Held], lots: Lots) -> Count:
    """Decide the third ballot."""
    ballot = held[-1]
    said = _between(contest, ballot)
    places = fill(ballot.standings, 1, lots, Whose())
    if places.tie is not None:
        stage = ballot.stage(said.then(needed(contest, places.tie)))
        return Count(Outcome.LOT_REQUIRED, stages=(stage,), ties=(places.tie,))
    if places.drawings:
        lot = ballot.lot(contest, places.drawings[0], *places.winners)
        return _elected(contest, held, lots, ballot.stage(said), lot)
    return _elected(contest, held, lots, ballot.stage(said.then(_takes_seat(contest, ballot.best[0])), *places.winners))


def _elected(contest: Contest, held: Sequence[_Held], lots: Lots, *stages: Stage) -> Count:
    """Return the count that gives the seat in the last of these stages, and put the others in line."""
    winners = stages[-1].elected
    line = line_up(_behind(held, winners), contest.wanted, lots, Whose())
    return replace(ended(line), winners=winners, stages=stages)


def _behind(held: Sequence[_Held], winners: Sequence[int]) -> Iterator[list[int]]:
    """Yield those without the seat, equal ones together, by the last ballot that each stood in."""
    placed = set(winners)
    for ballot in reversed(held):
        for equal in from_the_top(one for one in ballot.standings if one.number not in placed):
            yield [one.number for one in equal]
        placed |= {one.number for one in ballot.standings}


_TO_SECOND = Sentence(
    "Ingen får pladsen, så der skal holdes en anden afstemning, der er åben for alle.",
    "Nobody takes the seat, so a second ballot is due, open to all.",
)
_TO_THIRD = Sentence(
    "Ingen får pladsen, så der skal holdes en tredje afstemning, mellem de to med flest stemmer.",
    "Nobody takes the seat, so a third ballot is due, between the two with the most votes.",
)


def _bar(ballot: _Held) -> Sentence:
    """Say how many votes are more than half of those present."""
    present, bar = ballot.present, votes(str(ballot.majority))
    return Sentence(
        f"Der er {present} til stede, og mere end halvdelen er {bar.da}.",
        f"{present} are present, and more than half is {bar.en}.",
    )


def _most(contest: Contest, ballot: _Held) -> Sentence:
    """Say who has the most votes."""
    best = ballot.best
    if not best[0].votes:
        return Sentence("Ingen har fået en stemme.", "Nobody has received a vote.")
    names, has = named(contest, [one.number for one in best]), votes(str(best[0].votes))
    if len(best) > 1:
        return Sentence(f"Flest har {names.da}, hver {has.da}.", f"{names.en} have the most, {has.en} each.")
    return Sentence(f"Flest har {names.da}: {has.da}.", f"{names.en} has the most: {has.en}.")


def _takes_seat(contest: Contest, one: Standing) -> Sentence:
    name, has = contest.name(one.number), votes(str(one.votes))
    return Sentence(f"{name} har {has.da} og får pladsen.", f"{name} has {has.en} and takes the seat.")


def _only_one(contest: Contest, one: Standing) -> Sentence:
    name, has = contest.name(one.number), votes(str(one.votes))
    return Sentence(
        f"Kun {name} har fået stemmer ({has.da}) og får derfor pladsen.",
        f"Only {name} has received votes ({has.en}) and therefore takes the seat.",
    )


def _between(contest: Contest, third: _Held) -> Sentence:
    """Say whom the third ballot is between, and what decides it."""
    names = named(contest, [one.number for one in third.standings])
    return Sentence(
        f"Tredje afstemning er mellem {names.da}, og den med flest af de afgivne stemmer får pladsen.",
        f"The third ballot is between {names.en}, and whoever has more of the votes cast takes the seat.",
    )


def _not_due(number: int) -> BadInput:
    return BadInput(
        Sentence(
            f"Afstemning nummer {number} skulle ikke holdes, for den var afgjort før.",
            f"Ballot number {number} was not due, for it was decided before.",
        )
    )


def _too_few_present(number: int, present: int, cast: int) -> BadInput:
    return BadInput(
        Sentence(
            f"Ved afstemning nummer {number} er der {present} til stede, men {cast} stemmesedler.",
            f"At ballot number {number} there are {present} present, but {cast} papers.",
        )
    )
