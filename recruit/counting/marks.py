"""Papers with crosses: which of them count, what they add up to, and the seats that follow.

Shared by the methods in which each mark is one vote; what a paper may hold is theirs to say.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from recruit.counting.ballots import ONLY_WITHDRAWN, TOO_MANY, Account, Ballots
from recruit.counting.contest import BadInput, Contest
from recruit.counting.lot import Lots
from recruit.counting.places import Places, Standing, Whose, fill, seated
from recruit.counting.result import Action, ActionKind, Count, Stage
from recruit.counting.sentences import Sentence, votes
from recruit.counting.ties import drawn, needed


def admit(contest: Contest, poll: Ballots) -> tuple[Ballots, Account]:
    """Return the papers that count, each name once on each, and the account of all of them.

    A paper with more names than allowed is rejected whole. Two marks at one name are one.
    """
    papers: Counter[str] = Counter()
    invalid: Counter[str] = Counter(poll.invalid)
    allowed = contest.marks_allowed
    ignored = contest.withdrawn if contest.withdrawn_marks == "ignored" else frozenset()
    for paper, how_many in poll.papers.items():
        marked = {mark for mark in paper if ord(mark) not in ignored}
        if allowed is not None and len(marked) > allowed:
            invalid[TOO_MANY] += how_many
        elif not marked:
            invalid[ONLY_WITHDRAWN] += how_many
        else:
            papers["".join(sorted(marked))] += how_many
    account = Account(poll.cast, papers.total(), poll.blank, {why: n for why, n in sorted(invalid.items()) if n})
    return Ballots(dict(papers)), account


def add_up(papers: Mapping[str, int]) -> Counter[int]:
    """Return how many of the papers mark each candidate."""
    totals: Counter[int] = Counter()
    for paper, how_many in papers.items():
        for mark in paper:
            totals[ord(mark)] += how_many
    return totals


def count(contest: Contest, lots: Lots) -> Count:
    """Add up the marks and give the seats to those with the most of them."""
    totals, account = _totals(contest)
    standings = [Standing(one.id, totals[one.id], one.group) for one in contest.eligible]
    whose = Whose(contest.group)
    places = fill(standings, contest.seats, lots, whose, contest.group_cap)
    found = seated(standings, places, contest.wanted, lots, whose)
    return replace(found, stages=_stages(contest, places, totals), account=account)


def _totals(contest: Contest) -> tuple[Mapping[int, int], Account | None]:
    if contest.polls:
        valid, account = admit(contest, contest.polls[0])
        return add_up(valid.papers), account
    if any(one.votes is None for one in contest.candidates):
        raise BadInput(
            Sentence(
                "Pladserne kan ikke gives uden stemmesedler eller stemmetal.",
                "The seats cannot be given without papers or totals.",
            )
        )
    return {one.id: one.votes or 0 for one in contest.candidates}, contest.account


def _stages(contest: Contest, places: Places, totals: Mapping[int, int]) -> tuple[Stage, ...]:
    written = tuple(str(totals[one.id]) for one in contest.candidates)
    first = Stage(
        Action(ActionKind.COUNT),
        _why(contest, places, totals),
        written,
        elected=places.by_votes,
        passed_over=places.passed_over,
    )
    lots = (
        Stage(
            Action(ActionKind.LOT),
            drawn(contest, one.tie, one.seated).then(*_all_passed_over(contest, one.passed_over, totals)),
            written,
            elected=one.seated,
            passed_over=one.passed_over,
        )
        for one in places.drawings
    )
    return (first, *lots)


def _why(contest: Contest, places: Places, totals: Mapping[int, int]) -> Sentence:
    """Say where the border between the seated and the others is."""
    said = Sentence(
        f"Hvert kryds er én stemme, og de {contest.seats} med flest stemmer får plads."
        if contest.seats > 1
        else "Hvert kryds er én stemme, og den med flest stemmer får pladsen.",
        f"Each mark is one vote, and the {contest.seats} with the most votes take a seat."
        if contest.seats > 1
        else "Each mark is one vote, and whoever has the most votes takes the seat.",
    )
    said = said.then(*_all_passed_over(contest, places.passed_over, totals))
    if places.tie is not None:
        return said.then(needed(contest, places.tie))
    without_seat = [totals[one.id] for one in contest.eligible if one.id not in places.winners]
    if not without_seat:
        return said
    last = min(totals[number] for number in places.winners)
    with_seat, without = votes(str(last)), votes(str(max(without_seat)))
    return said.then(
        Sentence(
            f"Færrest med plads: {with_seat.da}. Flest uden plads: {without.da}.",
            f"Fewest with a seat: {with_seat.en}. Most without one: {without.en}.",
        )
    )


def _all_passed_over(contest: Contest, numbers: Iterable[int], totals: Mapping[int, int]) -> Iterator[Sentence]:
    for number in numbers:
        yield _passed_over(contest, number, totals[number])


def _passed_over(contest: Contest, number: int, total: int) -> Sentence:
    candidate, cap, has = contest.candidates[number - 1], contest.group_cap, votes(str(total))
    return Sentence(
        f"{candidate.name} ({has.da}) springes over: fra {candidate.group} kan højst {cap} få plads.",
        f"{candidate.name} ({has.en}) is passed over: at most {cap} from {candidate.group} can take a seat.",
    )
