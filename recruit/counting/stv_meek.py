"""The single transferable vote by Meek's method: the reference rule of the Proportional Representation Foundation.

Source: prfound.org, Reference Meek Rule (after Hill, Wichmann, Woodall, Computer Journal 30, 1987). Numbers have nine
decimals; every multiplication and division says which way it is rounded. The letters are those of the rule.

A. Everybody who stands is hopeful and keeps all that arrives: the keep factor is 1. Whoever has withdrawn keeps 0.
B1. The count is over when the seats are filled, or when the elected and the hopeful are not more than the seats.
B2a. Each paper is worth one vote and goes through its preferences in order. Each candidate keeps the keep factor's
    share of what is left of it (rounded up), and the next one gets the rest, until nothing is left of it.
b. The quota is all votes that somebody keeps, divided by one more than the seats (cut), plus one billionth: it falls
   when papers run out.
c. Every hopeful candidate with the quota or more is elected.
d. The surplus is what the elected have beyond the quota, all together, and never below 0.
e. If (c) elected somebody, go on at B1. If the surplus is below one millionth, or not smaller than at the round before,
   go on at B3.
f. Else each elected candidate's keep factor is multiplied by the quota (rounded up) and divided by the candidate's
   votes (rounded up), and the papers are handed out anew from (a).
B3. The hopeful candidate with the fewest votes is excluded and keeps 0 from now on. Those tied are all whose votes are
    not more than the fewest plus the surplus, which handing out further might still have moved: then by lot.
C. The hopeful who are left take the seats that are open, where the count ended with no more of them than seats.

The elected go on receiving and passing on, unlike in the Scottish rule: so it can elect somebody else. A stage here
ends where somebody is elected or excluded; the rounds inside it are counted, not shown one by one.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from recruit.counting import preferences
from recruit.counting.contest import Contest
from recruit.counting.lot import Lots, Tie, Undecided
from recruit.counting.places import ended
from recruit.counting.result import Action, ActionKind, Count, Outcome, Stage
from recruit.counting.sentences import Sentence, both, comma, decimal, votes
from recruit.counting.ties import drawn

#: Nine decimals, and one vote in the smallest piece of it.
PLACES = 9
ONE = 10**PLACES
#: What the surplus must fall below (omega): one millionth.
NEGLIGIBLE = ONE // 10**6


def count(contest: Contest, lots: Lots) -> Count:
    """Count the papers round by round; a tie for the exclusion waits for a lot."""
    valid, account = preferences.admit(contest)
    running = _Running(contest, lots, account.valid)
    running.deal(valid.papers.items())
    try:
        running.run()
    except Undecided as open_:
        found = Count(Outcome.LOT_REQUIRED, ties=(open_.tie,))
    else:
        line = preferences.line(contest, lots, running.hopeful, running.totals, running.excluded)
        found = ended(line)
    quota = decimal(running.quota, PLACES)
    return replace(found, winners=tuple(running.elected), stages=tuple(running.stages), quota=quota, account=account)


@dataclass(slots=True)
class _Running:
    """A count under way. `totals`, `keeps`, `quota` and `surplus` are in billionths."""

    contest: Contest
    lots: Lots
    valid: int
    totals: dict[int, int] = field(default_factory=dict)
    keeps: dict[int, int] = field(default_factory=dict)
    quota: int = 0
    surplus: int = 0
    #: How often the papers were handed out since the last stage.
    rounds: int = 0
    #: Way through elected candidates, to the hopeful one where it ends -> what else stands on those papers -> how many.
    ways: dict[str, dict[str, int]] = field(default_factory=dict)
    hopeful: list[int] = field(default_factory=list)
    elected: list[int] = field(default_factory=list)
    excluded: list[int] = field(default_factory=list)
    stages: list[Stage] = field(default_factory=list)
    #: The ways as steps, each after the one it continues: which that is (0: the first), to whom, and how many papers.
    steps: list[tuple[int, int, int]] = field(default_factory=list)

    @property
    def open(self) -> int:
        return self.contest.seats - len(self.elected)

    def deal(self, papers: Iterable[tuple[str, int]]) -> None:
        """Lay every paper with its first preference; everybody keeps all that arrives (A)."""
        self.totals = {one.id: 0 for one in self.contest.candidates}
        self.hopeful = [one.id for one in self.contest.eligible]
        self.keeps = dict.fromkeys(self.hopeful, ONE)
        self.ways = {chr(number): {} for number in self.hopeful}
        for paper, many in papers:
            self.ways[paper[0]][paper[1:]] = many
        self._route()

    def run(self) -> None:
        """Go from stage to stage until the count is over (B, C). Raises Undecided where only a lot can tell."""
        action, why, out = Action(ActionKind.FIRST_PREFERENCES), _dealt(self.valid), Sentence("", "")
        if len(self.hopeful) <= self.open:
            self._hand_out()
            self._end_of_stage(action, why)
        while self.open and len(self.hopeful) > self.open:
            reached = self._iterate()
            if reached:
                self._end_of_stage(action, why.then(_reached(self.contest, reached, self.quota)), reached)
                self._elect(reached)
                action, why = _after_election(self.contest, reached)
            else:
                self._end_of_stage(action, why.then(_converged(self.rounds, self.surplus, bool(self.elected))))
                number, out = self._lowest()
                action, why = Action(ActionKind.EXCLUSION, number), out.then(_GO_ON)
                self._exclude(number)
        if self.open:
            self._elect_the_rest(out)

    def _iterate(self) -> list[int]:
        """Hand the papers out until somebody is elected, whom it returns, or the surplus is negligible (B2)."""
        self.rounds, before = 0, None
        while True:
            self._hand_out()
            self.rounds += 1
            reached = [number for number in self.hopeful if self.totals[number] >= self.quota]
            if reached:
                return sorted(reached, key=lambda number: (-self.totals[number], number))
            self.surplus = max(0, sum(self.totals[number] - self.quota for number in self.elected))
            if self.surplus < NEGLIGIBLE or (before is not None and self.surplus >= before):
                return []
            before = self.surplus
            for number in self.elected:
                part = _up(self.keeps[number] * self.quota, ONE)
                self.keeps[number] = _up(part * ONE, self.totals[number])

    def _hand_out(self) -> None:
        """Add up what each candidate keeps of every paper, and find the quota (B2a, b)."""
        totals, keeps, left = dict.fromkeys(self.totals, 0), self.keeps, [ONE]
        for before, number, papers in self.steps:
            arrives = left[before]
            kept = -(-arrives * keeps[number] // ONE)
            left.append(arrives - kept)
            totals[number] += kept * papers
        self.totals = totals
        self.quota = sum(totals.values()) // (self.contest.seats + 1) + 1

    def _route(self) -> None:
        """Put papers that go the same way together: what each candidate keeps of them is the same."""
        going: Counter[str] = Counter()
        for way, papers in self.ways.items():
            many = sum(papers.values())
            for end in range(1, len(way) + 1):
                going[way[:end]] += many
        ordered = sorted(going, key=len)
        place = {"": 0} | {way: at for at, way in enumerate(ordered, 1)}
        self.steps = [(place[way[:-1]], ord(way[-1]), going[way]) for way in ordered]

    def _elect(self, numbers: Sequence[int]) -> None:
        self.elected += numbers
        for number in numbers:
            self.hopeful.remove(number)
        for number in numbers:
            self._go_on(number, keeps_part=True)
        self._route()

    def _exclude(self, number: int) -> None:
        self.stages[-1] = replace(self.stages[-1], excluded=(number,))
        self.excluded.append(number)
        self.hopeful.remove(number)
        self.keeps[number] = 0
        self._go_on(number, keeps_part=False)
        self._route()

    def _go_on(self, number: int, *, keeps_part: bool) -> None:
        """Lengthen the ways that ended with this candidate to the next hopeful one, through whoever is elected."""
        gone = "".join(chr(one.id) for one in self.contest.candidates if not self.keeps.get(one.id))
        elected = {chr(one) for one in self.elected}
        for way in [one for one in self.ways if one.endswith(chr(number))]:
            start = way if keeps_part else way[:-1]
            for rest, many in self.ways.pop(way).items():
                to, rest = start, rest.lstrip(gone)
                while rest:
                    to, rest = to + rest[0], rest[1:].lstrip(gone)
                    if to[-1] not in elected:
                        break
                papers = self.ways.setdefault(to, {})
                papers[rest] = papers.get(rest, 0) + many

    def _lowest(self) -> tuple[int, Sentence]:
        """Return whom to exclude, and how that was found (B3)."""
        fewest = min(self.totals[number] for number in self.hopeful)
        tied = tuple(number for number in self.hopeful if self.totals[number] <= fewest + self.surplus)
        if len(tied) == 1:
            return tied[0], _fewest(self.contest, tied[0], fewest)
        are_equal = all(self.totals[number] == fewest for number in tied)
        if not are_equal:
            last = self.stages[-1]
            self.stages[-1] = replace(last, why=last.why.then(_near(self.contest, tied, self.totals, self.surplus)))
        tie = Tie("exclude", tied, 1, self.contest.group)
        number = self.lots.order(tie)[0]
        said = drawn(self.contest, tie, [number])
        return number, _fewest(self.contest, number, fewest).then(said) if are_equal else said

    def _elect_the_rest(self, out: Sentence) -> None:
        """Give the open seats to the hopeful, who are not more than they (C); `out` tells who went last, and why."""
        rest = sorted(self.hopeful, key=lambda number: (-self.totals[number], number))
        self.elected += rest
        self.hopeful = []
        names, last = both([self.contest.name(number) for number in rest]), self.stages[-1]
        why = last.why.then(
            out,
            Sentence(
                f"Der er ikke flere tilbage end ledige pladser, og dem får {names.da}.",
                f"No more are left than seats are open, which go to {names.en}.",
            ),
        )
        self.stages[-1] = replace(last, why=why, elected=tuple(rest))

    def _end_of_stage(self, action: Action, why: Sentence, elected: Sequence[int] = ()) -> None:
        totals = tuple(decimal(self.totals[one.id], PLACES) for one in self.contest.candidates)
        keeps = {number: decimal(self.keeps[number], PLACES) for number in self.elected}
        lost, quota = decimal(self.valid * ONE - sum(self.totals.values()), PLACES), decimal(self.quota, PLACES)
        self.stages.append(Stage(action, why, totals, elected=tuple(elected), lost=lost, quota=quota, keeps=keeps))


def _up(number: int, by: int) -> int:
    """Return the quotient, rounded up."""
    return -(-number // by)


def _dealt(valid: int) -> Sentence:
    return Sentence(
        f"{valid} gyldige sedler ligger hver hos sin første prioritet.",
        f"{valid} valid papers lie each with its first preference.",
    )


def _reached(contest: Contest, reached: Sequence[int], quota: int) -> Sentence:
    names, written = both([contest.name(number) for number in reached]), decimal(quota, PLACES)
    return Sentence(
        f"Kvoten {comma(written)} er nået, og pladsen får: {names.da}.",
        f"The quota {written} is reached, and the seat goes to: {names.en}.",
    )


def _after_election(contest: Contest, reached: Sequence[int]) -> tuple[Action, Sentence]:
    names = both([contest.name(number) for number in reached])
    why = Sentence(
        f"Af hver seddel bliver nu kun det, der giver kvoten, hos {names.da}; resten går til næste prioritet.",
        f"Of each paper only what makes the quota now stays with {names.en}; the rest goes to the next preference.",
    )
    return (Action(ActionKind.SURPLUS, reached[0]) if len(reached) == 1 else Action(ActionKind.ITERATION)), why


def _converged(rounds: int, surplus: int, is_any_elected: bool) -> Sentence:
    left = decimal(surplus, PLACES)
    often = Sentence("én gang", "once") if rounds == 1 else Sentence(f"{rounds} gange", f"{rounds} times")
    nobody = Sentence("ingen flere", "nobody else") if is_any_elected else Sentence("ingen", "nobody")
    return Sentence(
        f"Sedlerne er delt ud {often.da}; overskuddet er nu {comma(left)}, og {nobody.da} når kvoten.",
        f"The papers were handed out {often.en}; the surplus is {left} now, and {nobody.en} reaches the quota.",
    )


def _fewest(contest: Contest, number: int, total: int) -> Sentence:
    name, has = contest.name(number), votes(decimal(total, PLACES))
    return Sentence(
        f"{name} har færrest stemmer ({has.da}) og går ud.", f"{name} has the fewest votes ({has.en}) and is excluded."
    )


def _near(contest: Contest, tied: Sequence[int], totals: Mapping[int, int], surplus: int) -> Sentence:
    """Say why these are equal although their votes are not the same."""
    left = decimal(surplus, PLACES)
    said = both([f"{contest.name(number)} ({decimal(totals[number], PLACES)})" for number in tied])
    return Sentence(
        f"{comma(said.da)} ligger inden for det overskud, der er tilbage ({comma(left)}), og regnes for lige.",
        f"{said.en} lie within the surplus that is left ({left}) of each other, and count as equal.",
    )


_GO_ON = Sentence("Sedlerne går til næste prioritet.", "The papers go to the next preference.")
