"""From what stands in the tables to a contest that can be counted, and back: exact, and without a name in it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from recruit.counting import methods
from recruit.counting.ballots import Ballots
from recruit.counting.checks import PREFERENCE
from recruit.counting.contest import Contest
from recruit.counting.formats import answer, blt, lots
from recruit.counting.formats import contest as contests
from recruit.counting.result import Count
from recruit.elections.rules.tally import Counted

#: What the file of papers is called beside the contest.
PAPERS = "ballots.blt"


@dataclass(frozen=True, slots=True)
class OnBallot:
    """An entry as the count sees it: a number, and nobody's name."""

    number: int
    group: str | None = None
    is_withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class ToCount:
    """A contest with everything that was counted, and every lot that was drawn."""

    id: str
    method: str
    seats: int
    max_marks: int | None
    substitutes: int | None
    group_cap: int | None
    entries: Sequence[OnBallot]
    counted: Counted
    #: As `recruit count --lots` reads them.
    drawn: Sequence[Mapping[str, object]] = ()


@dataclass(frozen=True, slots=True)
class Answered:
    """What was put in, byte for byte, and what came out."""

    contest_json: str
    papers_blt: str
    lots_json: str
    digest: str
    answer_json: str
    count: Count


def counted(to_count: ToCount) -> Answered:
    """Count the contest. Raises `counting.contest.BadInput` where it cannot be counted."""
    written = json.dumps(_contest(to_count), ensure_ascii=False, indent=1)
    papers = _papers(to_count) if to_count.counted.papers is not None else ""
    return recounted(written, papers, json.dumps(list(to_count.drawn), ensure_ascii=False))


def recounted(contest_json: str, papers_blt: str, lots_json: str) -> Answered:
    """Count again what was stored. The same three texts always give the same answer, to the letter."""
    contest, digest = contests.read(contest_json.encode(), lambda _: papers_blt.encode())
    count = methods.count(contest, lots.of_contest(lots.read(lots_json.encode()), contest.id))
    found = json.dumps(answer.as_data(contest, count, digest), ensure_ascii=False)
    return Answered(contest_json, papers_blt, lots_json, digest, found, count)


@dataclass(frozen=True, slots=True)
class Named:
    """A contest and its count with everybody's name in them, for whoever may read them."""

    contest: Contest
    count: Count


def named(
    contest_json: str,
    papers_blt: str,
    lots_json: str,
    names: Mapping[int, str],
    *,
    title: str = "",
    reasons: Mapping[str, str] = MappingProxyType({}),
) -> Named:
    """Count again what was stored, with names by number; whoever has none there keeps the number.

    `title` is what the contest is called, `reasons` what papers that do not count are called. The result is the same.
    """
    contest, _ = contests.read(contest_json.encode(), lambda _: papers_blt.encode())
    account = contest.account
    called = replace(
        contest,
        title=title,
        candidates=tuple(replace(one, name=names.get(one.id, one.name)) for one in contest.candidates),
        polls=tuple(replace(poll, invalid=_called(poll.invalid, reasons)) for poll in contest.polls),
        account=replace(account, invalid=_called(account.invalid, reasons)) if account else None,
    )
    drawn = lots.of_contest(lots.read(lots_json.encode()), contest.id)
    return Named(called, methods.count(called, drawn))


def _called(invalid: Mapping[str, int], reasons: Mapping[str, str]) -> dict[str, int]:
    return {reasons.get(reason, reason): how_many for reason, how_many in invalid.items()}


def _contest(to_count: ToCount) -> dict[str, object]:
    counted = to_count.counted
    votes = counted.votes
    return {
        "id": to_count.id,
        "method": to_count.method,
        "seats": to_count.seats,
        "substitutes": "all" if to_count.substitutes is None else to_count.substitutes,
        "max_marks": to_count.max_marks,
        "group_cap": to_count.group_cap,
        "candidates": [
            {
                "id": entry.number,
                "name": name_of(entry.number),
                "group": entry.group,
                "withdrawn": entry.is_withdrawn,
                "votes": None if votes is None else votes.get(entry.number, 0),
            }
            for entry in to_count.entries
        ],
        "papers": {"valid": counted.valid, "blank": counted.blank, "invalid": dict(sorted(counted.invalid.items()))},
        "ballots": PAPERS if counted.papers is not None else None,
    }


def name_of(number: int) -> str:
    """Return what a candidate is called in a count that is kept: a number, so nobody has to be erased from it."""
    return f"Kandidat {number:02d}"


def _papers(to_count: ToCount) -> str:
    kinds = to_count.counted.papers or {}
    papers = {"".join(map(chr, numbers)): how_many for numbers, how_many in kinds.items()}
    names = tuple(name_of(entry.number) for entry in to_count.entries)
    return blt.write(blt.Blt(to_count.seats, names, Ballots(papers)))


def is_ranked(method: str) -> bool:
    """Whether a paper puts candidates in an order rather than marking them."""
    return method in PREFERENCE
