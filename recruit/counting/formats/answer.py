"""The answer of a count as JSON, for programs and for whoever checks it; docs/counting/files.md lists the keys."""

from collections.abc import Mapping
from typing import TypeVar

from recruit.counting.ballots import Account
from recruit.counting.contest import Contest
from recruit.counting.lot import Lot, Tie
from recruit.counting.result import VERSION, Count, Outcome, Stage

_Value = TypeVar("_Value", int, str)

#: Outcomes that are not the last word yet.
_WAITING = (Outcome.LOT_REQUIRED, Outcome.BALLOT_REQUIRED)


def as_data(contest: Contest, count: Count, digest: str) -> dict[str, object]:
    """Return everything that the count says; `digest` is that of the files it was read from."""
    account = count.account or contest.account or _of_lists(contest)
    return {
        "id": contest.id,
        "method": contest.method,
        "version": VERSION,
        "outcome": count.outcome.value,
        "winners": list(count.winners),
        "elected_at_stage": _by_name(count.elected_at_stage),
        "substitutes": list(count.substitutes),
        "equal_substitutes": [list(equal) for equal in count.equal_substitutes],
        "passed_over": list(count.passed_over),
        "vacant_seats": None if count.outcome in _WAITING else contest.seats - _seated(count),
        "quota": count.quota,
        "stages": [_stage(number, stage) for number, stage in enumerate(count.stages, 1)],
        "seats_by_list": dict(count.seats_by_list),
        "seats_by_alliance": dict(count.seats_by_alliance),
        "order_of_award": list(count.order_of_award),
        "winners_by_list": _lists_by_name(count.winners_by_list),
        "substitutes_by_list": _lists_by_name(count.substitutes_by_list),
        "winners_by_group": _lists_by_name(count.winners_by_group),
        "substitutes_by_group": _lists_by_name(count.substitutes_by_group),
        "ballots": {
            "cast": account.cast,
            "valid": account.valid,
            "blank": account.blank,
            "invalid": dict(account.invalid),
        },
        "ballot": {"number": count.ballot.number, "candidates": list(count.ballot.candidates)}
        if count.ballot
        else None,
        "lot": _tie(count.ties[0]) if count.ties else None,
        "open_lots": [_tie(tie) for tie in count.ties],
        "lots": [_lot(lot) for lot in count.lots],
        "unused_lots": [_lot(lot) for lot in count.unused_lots],
        "digest": digest,
    }


def _seated(count: Count) -> int:
    return sum(count.seats_by_list.values()) if count.seats_by_list else len(count.winners)


def _of_lists(contest: Contest) -> Account:
    """Return the account where only totals are given: every vote of a list is a valid paper, else nothing is known."""
    votes = sum(one.votes for one in contest.lists)
    return Account(votes, votes)


def _stage(number: int, stage: Stage) -> dict[str, object]:
    """Return a stage; what a method does not have is left out."""
    action, why = stage.action, stage.why
    more: dict[str, object] = {
        "list": action.list,
        "group": stage.group,
        "quota": stage.quota,
        "lost": stage.lost,
        "passed_over": list(stage.passed_over),
        "keeps": _by_name(stage.keeps),
        "parcels": [
            {"was": one.was, "value": one.value, "papers": _by_name(one.papers), "stopped": one.stopped}
            for one in stage.parcels
        ],
        "quotients": [one._asdict() for one in stage.quotients],
    }
    return {
        "stage": number,
        "action": {"type": action.kind.value} | ({"candidate": action.candidate} if action.candidate else {}),
        "totals": list(stage.totals),
        "elected": list(stage.elected),
        "excluded": list(stage.excluded),
        "why": {"da": why.da, "en": why.en},
        **{key: value for key, value in more.items() if value not in (None, [], {})},
    }


def _tie(tie: Tie) -> dict[str, object]:
    whom = "lists" if isinstance(tie.between[0], str) else "candidates"
    return {"for": tie.purpose, whom: list(tie.between), "seats": tie.how_many, "group": tie.group, "list": tie.list}


def _lot(lot: Lot) -> dict[str, object]:
    whom = "lists" if isinstance(lot.drawn[0], str) else "candidates"
    between = sorted(lot.between, key=str) if whom == "lists" else sorted(int(one) for one in lot.between)
    return {"for": lot.purpose, whom: between, "drawn": list(lot.drawn), "group": lot.group, "list": lot.list}


def _by_name(numbers: Mapping[int, _Value]) -> dict[str, _Value]:
    return {str(number): value for number, value in sorted(numbers.items())}


def _lists_by_name(lists: Mapping[str, tuple[int, ...]]) -> dict[str, list[int]]:
    return {name: list(members) for name, members in lists.items()}
