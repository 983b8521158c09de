"""The single transferable vote as Scotland elects its councils: SSI 2007/42, schedule 1, rules 45-52.

45. Every paper is worth one vote and lies with its first preference.
46. The quota is the valid papers divided by one more than the seats, fractions cut off, plus one. It never changes.
47. Whoever has the quota or more at the end of a stage is elected.
48. What an elected candidate has beyond the quota is the surplus. All of the candidate's papers go to the next
    preference that is still in the running. Each is then worth the surplus times what it was worth when it arrived,
    divided by all of the candidate's votes, cut (not rounded) to five decimals, in one division. Papers without a
    further preference stop, and what the cut leaves belongs to nobody.
49. One surplus a stage, the largest first, also before an older one that still waits. Equal ones: the candidate who
    had more votes at the latest earlier stage at which they differed; never differed: by lot.
50. With no surplus waiting and a seat open, the candidate with the fewest votes is excluded; the papers go to the next
    preference at the worth that they have. One at a time, those without votes too.
51. Equal ones: the candidate who had fewer votes at the latest earlier stage at which they differed; never: by lot.
52. As soon as no more are in the running than seats are open, they are elected, and nothing more is transferred. The
    stage under way is finished first, as in every official table.

Nobody receives papers who is elected or excluded, also not one elected at this very stage whose surplus still waits.
Votes are whole numbers of hundred-thousandths here, so nothing is ever rounded but where rule 48 says so. Within a
stage the order of election is that of the votes. A candidate who has withdrawn is passed by, as if not named.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from recruit.counting import preferences
from recruit.counting.contest import Contest
from recruit.counting.lot import Lots, Tie, Undecided
from recruit.counting.places import ended
from recruit.counting.result import Action, ActionKind, Count, Outcome, Parcel, Stage
from recruit.counting.sentences import Sentence, both, comma, decimal, votes, whole
from recruit.counting.ties import drawn

#: Rule 48: votes are counted to five decimals. One vote in the smallest piece of it.
PLACES = 5
ONE = 10**PLACES


def count(contest: Contest, lots: Lots) -> Count:
    """Count the papers stage by stage; a tie that no earlier stage settles waits for a lot."""
    valid, account = preferences.admit(contest)
    running = _Running(contest, lots, account.valid // (contest.seats + 1) + 1)
    running.deal(valid.papers.items(), account.valid)
    try:
        running.run()
    except Undecided as open_:
        found = Count(Outcome.LOT_REQUIRED, ties=(open_.tie,))
    else:
        line = preferences.line(contest, lots, running.continuing, running.totals, running.excluded)
        found = ended(line)
    return replace(
        found, winners=tuple(running.elected), stages=tuple(running.stages), quota=running.quota, account=account
    )


@dataclass(slots=True)
class _Running:
    """A count under way. `totals` are hundred-thousandths of a vote, by candidate's number."""

    contest: Contest
    lots: Lots
    quota: int
    totals: dict[int, int] = field(default_factory=dict)
    #: Candidate -> what the papers are worth there -> the papers, each beginning with the candidate it lies with.
    piles: dict[int, dict[int, dict[str, int]]] = field(default_factory=dict)
    continuing: list[int] = field(default_factory=list)
    elected: list[int] = field(default_factory=list)
    excluded: list[int] = field(default_factory=list)
    #: Elected, and the surplus still waits.
    waiting: list[int] = field(default_factory=list)
    stages: list[Stage] = field(default_factory=list)
    #: The totals after every stage, which rules 49 and 51 look back at.
    history: list[dict[int, int]] = field(default_factory=list)
    valid: int = 0

    @property
    def open(self) -> int:
        return self.contest.seats - len(self.elected)

    def deal(self, papers: Iterable[tuple[str, int]], valid: int) -> None:
        """Lay every paper with its first preference (rule 45)."""
        self.valid = valid * ONE
        self.totals = {one.id: 0 for one in self.contest.candidates}
        self.continuing = [one.id for one in self.contest.eligible]
        first: dict[str, dict[str, int]] = {chr(number): {} for number in self.continuing}
        for paper, many in papers:
            first[paper[0]][paper] = many
        self.piles = {number: {ONE: first[chr(number)]} for number in self.continuing}
        for number in self.continuing:
            self.totals[number] = sum(first[chr(number)].values()) * ONE
        self._end_of_stage(Action(ActionKind.FIRST_PREFERENCES), _dealt(self.contest, valid, self.quota), ())

    def run(self) -> None:
        """Go from stage to stage until the seats are filled. Raises Undecided where only a lot can tell."""
        while self.open and self.continuing:
            if self.waiting:
                number, chosen = self._chosen(self.waiting, max)
                self._transfer(number, chosen)
            else:
                number, chosen = self._chosen(self.continuing, min)
                self._exclude(number, chosen)

    def _transfer(self, number: int, chosen: Sentence) -> None:
        """Hand on a surplus (rule 48)."""
        self.waiting.remove(number)
        total = self.totals[number]
        surplus = total - self.quota * ONE
        parcels = tuple(self._move(number, lambda worth: surplus * worth // total))
        self.totals[number] = self.quota * ONE
        why = _surplus(self.contest.name(number), total, self.quota, surplus).then(chosen)
        self._end_of_stage(Action(ActionKind.SURPLUS, number), why, parcels)

    def _exclude(self, number: int, chosen: Sentence) -> None:
        """Take the last one out and hand the papers on (rule 50)."""
        self.continuing.remove(number)
        self.excluded.append(number)
        self.stages[-1] = replace(self.stages[-1], excluded=(number,))
        total = self.totals[number]
        parcels = tuple(self._move(number, lambda worth: worth))
        self.totals[number] = 0
        self._end_of_stage(
            Action(ActionKind.EXCLUSION, number), _exclusion(self.contest.name(number), total).then(chosen), parcels
        )

    def _move(self, number: int, worth: Callable[[int], int]) -> Iterator[Parcel]:
        """Lay a candidate's papers with whoever is next; yield them by what they were worth, dearest first."""
        in_running = {chr(one) for one in self.continuing}
        gone = "".join(chr(one.id) for one in self.contest.candidates if chr(one.id) not in in_running)
        for was, papers in sorted(self.piles.pop(number).items(), reverse=True):
            value = worth(was)
            piles = {chr(one): self.piles[one].setdefault(value, {}) for one in self.continuing}
            moved = dict.fromkeys(piles, 0)
            stopped = 0
            for paper, many in papers.items():
                rest = paper.lstrip(gone)
                if rest:
                    pile = piles[rest[0]]
                    pile[rest] = pile.get(rest, 0) + many
                    moved[rest[0]] += many
                else:
                    stopped += many
            for mark, many in moved.items():
                self.totals[ord(mark)] += many * value
            went = {ord(mark): many for mark, many in moved.items() if many}
            yield Parcel(decimal(was, PLACES), decimal(value, PLACES), went, stopped)

    def _end_of_stage(self, action: Action, why: Sentence, parcels: tuple[Parcel, ...]) -> None:
        """Write the stage down, and elect whoever has the quota (rule 47), or all who are left (rule 52)."""
        self.history.append(dict(self.totals))
        reached = [number for number in self.continuing if self.totals[number] >= self.quota * ONE]
        left = [number for number in self.continuing if number not in reached]
        is_over = len(left) <= self.open - len(reached)
        elected = sorted(reached + left if is_over else reached, key=lambda number: (-self.totals[number], number))
        for number in elected:
            self.continuing.remove(number)
            self.elected.append(number)
        self.waiting += [number for number in reached if self.totals[number] > self.quota * ONE]
        names = [self.contest.name(number) for number in elected if number in reached]
        rest = [self.contest.name(number) for number in elected if number not in reached]
        self.stages.append(
            Stage(
                action,
                why.then(*_elected(names, rest)),
                tuple(decimal(self.totals[one.id], PLACES) for one in self.contest.candidates),
                elected=tuple(elected),
                parcels=tuple(parcel for parcel in parcels if parcel.papers or parcel.stopped),
                lost=decimal(self.valid - sum(self.totals.values()), PLACES),
            )
        )

    def _chosen(self, among: Sequence[int], best: Callable[[Iterable[int]], int]) -> tuple[int, Sentence]:
        """Return who is next, and how that was found: by the votes, by an earlier stage, or by lot (rules 49, 51)."""
        left = list(among)
        for back, totals in enumerate(reversed(self.history)):
            border = best(totals[number] for number in left)
            left = [number for number in left if totals[number] == border]
            if len(left) == 1:
                return left[0], _looked_back(len(self.history) - back) if back else _NOTHING
        tie = Tie("surplus" if best is max else "exclude", tuple(sorted(left)), 1, self.contest.group)
        number = self.lots.order(tie)[0]
        return number, drawn(self.contest, tie, [number])


_NOTHING = Sentence("", "")


def _dealt(contest: Contest, valid: int, quota: int) -> Sentence:
    shares = contest.seats + 1
    return Sentence(
        f"{valid} gyldige sedler ligger hver hos sin første prioritet. Kvoten er {valid} delt med {shares} "
        f"(pladserne og én til), brøken skåret væk, plus 1: {quota}.",
        f"{valid} valid papers lie each with its first preference. The quota is {valid} divided by {shares} "
        f"(the seats and one more), the fraction cut off, plus 1: {quota}.",
    )


def _short(number: int) -> str:
    return whole(decimal(number, PLACES))


def _surplus(name: str, total: int, quota: int, surplus: int) -> Sentence:
    has, all_votes, beyond = votes(decimal(total, PLACES)), _short(total), _short(surplus)
    return Sentence(
        f"{name} har {has.da}, {comma(beyond)} mere end kvoten {quota}, og det overskud går videre. Hver seddel er nu "
        f"{comma(beyond)} gange det, den var værd, delt med {comma(all_votes)}, skåret af efter {PLACES} "
        "decimaler.",
        f"{name} has {has.en}, {beyond} more than the quota {quota}, and this surplus goes on. Each paper is now worth "
        f"{beyond} times what it was worth, divided by {all_votes}, cut after {PLACES} decimals.",
    )


def _exclusion(name: str, total: int) -> Sentence:
    has = votes(decimal(total, PLACES))
    return Sentence(
        f"Intet overskud venter. {name} har færrest stemmer ({has.da}) og går ud. Sedlerne går videre med den værdi, "
        "de har.",
        f"No surplus waits, and {name} has the fewest votes ({has.en}) and is excluded. The papers go on at the worth "
        "that they have.",
    )


def _looked_back(stage: int) -> Sentence:
    return Sentence(
        f"Andre havde lige så mange; trin {stage} er det seneste, hvor de ikke stod lige, og det afgør rækkefølgen.",
        f"Others had as many; stage {stage} is the latest at which they differed, and it decides the order.",
    )


def _elected(reached: Sequence[str], rest: Sequence[str]) -> Iterator[Sentence]:
    if reached:
        names = both(reached)
        yield Sentence(
            f"Kvoten er nået, og pladsen får: {names.da}.", f"The quota is reached, and the seat goes to: {names.en}."
        )
    if rest:
        names = both(rest)
        yield Sentence(
            f"Der er ikke flere tilbage end ledige pladser: {names.da} får plads.",
            f"No more are left than seats are open: {names.en} take a seat.",
        )
