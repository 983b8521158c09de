"""The tables of a count sheet: the votes of a stage beside those of the one before, and the quotients of lists."""

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import replace
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from recruit.counting.contest import CandidateList, Contest
from recruit.counting.result import ActionKind, Stage
from recruit.counting.sentences import Sentence, comma, whole
from recruit.counting.sheet.layout import cut, table

#: Stages that go on from the votes of the stage before.
_GOING_ON = (ActionKind.SURPLUS, ActionKind.EXCLUSION, ActionKind.ITERATION)

_NUMBER, _CANDIDATE, _VOTES = Sentence("Nr.", "No."), Sentence("Kandidat", "Candidate"), Sentence("Stemmer", "Votes")
_BEFORE, _CHANGE, _AFTER = Sentence("Før", "Before"), Sentence("Ændring", "Change"), Sentence("Efter", "After")
_LOST, _ALL = Sentence("Ikke givet videre", "Not passed on"), Sentence("I alt", "Together")
_LIST, _DIVISOR = Sentence("Liste", "List"), Sentence("Delt med", "Divided by")
_QUOTIENT, _SEAT = Sentence("Kvotient", "Quotient"), Sentence("Plads nr.", "Seat no.")

_NOTHING = Sentence("", "")
_TAKES_SEAT, _HAS_SEAT = Sentence("får plads", "takes a seat"), Sentence("har plads", "has a seat")
_EXCLUDED, _PASSED_OVER = Sentence("går ud", "is excluded"), Sentence("springes over", "is passed over")
_WITHDRAWN = Sentence("har trukket sig", "has withdrawn")


class _Row(NamedTuple):
    """A line of a table of votes; `before` is None where the stage begins anew."""

    number: str
    name: str
    before: str | None
    after: str
    note: str = ""


def of_votes(contest: Contest, earlier: Sequence[Stage], stage: Stage, language: str) -> list[str]:
    """Return the votes of a stage as a table, beside those before it where it goes on from them.

    `earlier` are the stages of the same group. Whoever is out and has nothing left does not stand in it. Nothing where
    the stage counts no votes.
    """
    if not stage.totals or stage.action.kind == ActionKind.LOT:
        return []
    previous = _previous(contest, earlier, stage)
    rows = [*_candidates(contest, earlier, stage, previous, language), *_sums(stage, previous, language)]
    written = _writer(rows, language)
    if previous is None:
        head = _words(language, _NUMBER, _CANDIDATE, _VOTES, _NOTHING)
        return table([head, *([row.number, row.name, written(row.after), row.note] for row in rows)], "><><")
    head = _words(language, _NUMBER, _CANDIDATE, _BEFORE, _CHANGE, _AFTER, _NOTHING)
    return table([head, *([row.number, row.name, *_moved(row, written), row.note] for row in rows)], "><>>><")


def of_quotients(stage: Stage, language: str) -> list[str]:
    """Return the quotients of a stage as a table: of each list those that take a seat, and the first that does not."""
    rows = [_words(language, _LIST, _VOTES, _DIVISOR, _QUOTIENT, _NOTHING, _SEAT)]
    for name, quotients in groupby(stage.quotients, key=lambda one: one.name):
        for number, one in enumerate(quotients):
            label = ("", "") if number else (cut(name), str(one.votes))
            integer, _, fraction = one.value.rpartition(" ") if "/" in one.value else (one.value, "", "")
            rows.append([*label, str(one.divisor), integer, fraction, str(one.seat or "-")])
    return table(rows, "<>>><>") if stage.quotients else []


def _words(language: str, *said: Sentence) -> list[str]:
    return [one.in_language(language) for one in said]


def _previous(contest: Contest, earlier: Sequence[Stage], stage: Stage) -> Stage | None:
    """Return the votes that those of this stage go on from: of the stage before, or, with list votes, personal ones."""
    if stage.action.kind in _GOING_ON:
        return earlier[-1]
    one = _list_of(contest, stage)
    if one is None or one.arrangement != "partiliste":
        return None
    return replace(stage, totals=tuple(str(who.votes) for who in one.candidates or ()))


def _list_of(contest: Contest, stage: Stage) -> CandidateList | None:
    return next((one for one in contest.lists if one.id == stage.action.list), None)


class _Standing(NamedTuple):
    """One who stands in the totals of a stage; `out` is whoever cannot have a seat of it."""

    number: int
    name: str
    out: bool


def _standing(contest: Contest, stage: Stage) -> list[_Standing]:
    one = _list_of(contest, stage)
    if one is not None:
        return [_Standing(who.id, who.name or "", who.withdrawn) for who in one.candidates or ()]
    group = stage.group
    return [_Standing(who.id, who.name, who.withdrawn or group not in (None, who.group)) for who in contest.candidates]


def _candidates(
    contest: Contest, earlier: Sequence[Stage], stage: Stage, previous: Stage | None, language: str
) -> Iterator[_Row]:
    had = previous.totals if previous else (None,) * len(stage.totals)
    gone = {number for one in earlier for number in one.excluded}
    seated = {number for one in earlier for number in one.elected}
    for one, before, after in zip(_standing(contest, stage), had, stage.totals, strict=True):
        out = one.out or one.number in gone
        if not out or Decimal(before or 0) or Decimal(after):
            note = _note(one, stage, seated).in_language(language)
            yield _Row(str(one.number), cut(one.name), before, after, note)


def _note(one: _Standing, stage: Stage, seated: Set[int]) -> Sentence:
    if one.number in stage.elected:
        return _TAKES_SEAT
    if one.number in stage.excluded:
        return _EXCLUDED
    if one.number in stage.passed_over:
        return _PASSED_OVER
    if one.number in seated:
        return _HAS_SEAT
    return _WITHDRAWN if one.out else _NOTHING


def _sums(stage: Stage, previous: Stage | None, language: str) -> Iterator[_Row]:
    """Yield what reaches nobody any more, and the sum of everything, which is the same at every stage."""
    if stage.lost is None:
        return
    lost, together = _words(language, _LOST, _ALL)
    yield _Row("", lost, previous.lost if previous else None, stage.lost)
    yield _Row("", together, _sum(previous) if previous else None, _sum(stage))


def _sum(stage: Stage) -> str:
    return str(sum((Decimal(one) for one in stage.totals), Decimal(stage.lost or 0)))


def _moved(row: _Row, written: Callable[[str], str]) -> tuple[str, str, str]:
    """Return the votes before, what came or went, and the votes after."""
    before = row.before or "0"
    change = Decimal(row.after) - Decimal(before)
    return written(before), written(f"{change:+f}") if change else "", written(row.after)


def _writer(rows: Iterable[_Row], language: str) -> Callable[[str], str]:
    """Return how the numbers of a table are written: without decimals where none of them has any."""
    numbers = [number for row in rows for number in (row.before, row.after) if number is not None]
    short = whole if all("." not in whole(number) for number in numbers) else str
    return (lambda number: comma(short(number))) if language == "da" else short
