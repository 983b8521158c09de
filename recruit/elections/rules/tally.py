"""The account of votes (stemmeregnskab): what must add up at each place, and where two people counted differently."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from recruit.elections.rules.vocabulary import FormOfVoting
from recruit.foundation.refusal import Refusal

#: More papers than Danes who may vote for any council of the kind; a larger number is a slip of the pen.
MOST_PAPERS = 1_000_000

#: A place, and in which form people voted there.
Where = tuple[str, FormOfVoting]


@dataclass(frozen=True, slots=True)
class Counted:
    """What one person counted at one place."""

    valid: int
    blank: int
    #: Reason -> papers.
    invalid: Mapping[str, int] = field(default_factory=dict)
    #: Entry's number -> votes; None where the papers themselves were entered.
    votes: Mapping[int, int] | None = None
    #: Numbers in the order of the paper -> how many papers.
    papers: Mapping[tuple[int, ...], int] | None = None
    #: Voters marked as having voted, or inner envelopes; None where nobody counted them.
    expected: int | None = None
    remark: str = ""

    @property
    def cast(self) -> int:
        """All papers of the box."""
        return self.valid + self.blank + sum(self.invalid.values())


@dataclass(frozen=True, slots=True)
class Unaccounted:
    """Papers of one form of voting that are said to be of so many voters or envelopes, where others are noted now."""

    places: Sequence[str]
    form: FormOfVoting
    said: int
    noted: int


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that two people counted differently: what, and what each has."""

    what: str
    first: int
    second: int


def does_not_add_up(
    counted: Counted, *, entries: int, max_marks: int | None, is_ranked: bool = False
) -> tuple[Refusal, ...]:
    """Return every reason why these figures cannot be (domain rule 13): no remark makes them possible.

    Where papers are `is_ranked`, they are entered themselves: totals say nothing of their order.
    """
    reasons = _no_numbers(counted)
    if is_ranked and counted.papers is None:
        reasons.append(Refusal("papers-are-needed"))
    if not {*(counted.votes or ()), *chain(*(counted.papers or ()))} <= set(range(1, entries + 1)):
        reasons.append(Refusal("candidate-is-not-on-the-ballot"))
    if counted.votes is not None:
        most = counted.valid * (entries if max_marks is None else min(max_marks, entries))
        reasons += _no_totals(counted.votes, counted.valid, most)
    if counted.papers is not None and sum(counted.papers.values()) != counted.valid:
        entered = sum(counted.papers.values())
        reasons.append(Refusal("papers-are-not-as-many", {"entered": entered, "valid": counted.valid}))
    return tuple(reasons)


def _no_numbers(counted: Counted) -> list[Refusal]:
    numbers = [counted.valid, counted.blank, counted.expected or 0, *counted.invalid.values()]
    reasons = [Refusal("number-is-negative")] if min(*numbers, *(counted.votes or {}).values()) < 0 else []
    if max(counted.cast, counted.expected or 0) > MOST_PAPERS:
        reasons.append(Refusal("more-papers-than-people", {"most": MOST_PAPERS}))
    return reasons


def _no_totals(votes: Mapping[int, int], valid: int, most: int) -> list[Refusal]:
    """Return why so many papers do not hold these votes; `most` is how many they hold at most."""
    total = sum(votes.values())
    reasons = [
        Refusal("more-votes-than-papers", {"number": number, "valid": valid}, field=f"votes_{number}")
        for number, has in sorted(votes.items())
        if has > valid
    ]
    if total > most:
        reasons.append(Refusal("more-marks-than-papers-hold", {"marks": total, "most": most}, field="valid"))
    if total < valid:
        reasons.append(Refusal("papers-without-a-mark", {"marks": total, "valid": valid}, field="valid"))
    return reasons


def needs_a_remark(counted: Counted, preliminary: Counted | None = None) -> tuple[Refusal, ...]:
    """Return why somebody must say something, where there is no word about it.

    There are not as many papers as voters or envelopes; or the final count differs from the `preliminary` one.
    """
    if counted.remark.strip():
        return ()
    reasons = []
    if counted.expected not in (None, counted.cast):
        facts = {"expected": counted.expected, "cast": counted.cast}
        reasons.append(Refusal("papers-differ-from-voters", facts, field="remark"))
    if preliminary is not None and differences(preliminary, counted):
        reasons.append(Refusal("final-count-differs", field="remark"))
    return tuple(reasons)


def unaccounted(
    entered: Sequence[tuple[Where, Counted]], noted: Mapping[FormOfVoting, int | None]
) -> tuple[Unaccounted, ...]:
    """Return where as many voters or envelopes are `noted` now as no tally says, without a word about it.

    A tally that says no number stands for as many as its papers; None is noted where nobody counted.
    """
    found = []
    for form, now in noted.items():
        here = [(place, one) for (place, by), one in entered if by is form]
        said = sum(one.cast if one.expected is None else one.expected for _, one in here)
        is_explained = any(one.remark.strip() for _, one in here)
        if here and not is_explained and now is not None and now != said:
            found.append(Unaccounted([place for place, _ in here], form, said, now))
    return tuple(found)


def differences(first: Counted, second: Counted) -> tuple[Difference, ...]:
    """Return what two people counted differently, papers first and then the candidates by number."""
    pairs = [("valid", first.valid, second.valid), ("blank", first.blank, second.blank)]
    reasons = sorted({*first.invalid, *second.invalid})
    pairs += [(reason, first.invalid.get(reason, 0), second.invalid.get(reason, 0)) for reason in reasons]
    one, two = _votes(first), _votes(second)
    pairs += [(str(number), one.get(number, 0), two.get(number, 0)) for number in sorted({*one, *two})]
    papers = _papers(first), _papers(second)
    kinds = sorted({*papers[0], *papers[1]})
    pairs += [("-".join(map(str, kind)), papers[0].get(kind, 0), papers[1].get(kind, 0)) for kind in kinds]
    return tuple(Difference(*pair) for pair in pairs if pair[1] != pair[2])


def _votes(counted: Counted) -> Mapping[int, int]:
    return counted.votes or {}


def _papers(counted: Counted) -> Mapping[tuple[int, ...], int]:
    return counted.papers or {}


def missing(
    forms: Sequence[FormOfVoting], final: Collection[Where], preliminary: Collection[Where]
) -> list[tuple[str | None, FormOfVoting]]:
    """Return what is not entered for the final count: forms of voting from anywhere (None), and places of the evening.

    A place is one however it is written.
    """
    there = {(place.casefold(), form) for place, form in final}
    nowhere: list[tuple[str | None, FormOfVoting]] = [
        (None, form) for form in forms if form not in {one for _, one in [*final, *preliminary]}
    ]
    return nowhere + [(place, form) for place, form in preliminary if (place.casefold(), form) not in there]


def together(tallies: Sequence[Counted]) -> Counted:
    """Return the tallies of all places as one: totals, or papers where every place gave its papers."""
    invalid: dict[str, int] = {}
    votes: dict[int, int] = {}
    papers: dict[tuple[int, ...], int] = {}
    for tally in tallies:
        for reason, how_many in tally.invalid.items():
            invalid[reason] = invalid.get(reason, 0) + how_many
        for number, how_many in (tally.votes or {}).items():
            votes[number] = votes.get(number, 0) + how_many
        for paper, how_many in (tally.papers or {}).items():
            papers[paper] = papers.get(paper, 0) + how_many
    are_papers = all(tally.papers is not None for tally in tallies)
    return Counted(
        valid=sum(tally.valid for tally in tallies),
        blank=sum(tally.blank for tally in tallies),
        invalid=invalid,
        votes=None if are_papers else votes,
        papers=papers if are_papers else None,
    )
