"""The evening as data: what its screen shows, what a browser keeps, and what the hall may see."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import url_for

from recruit.counting.lot import Tie
from recruit.elections.operations.counting import most_marks
from recruit.elections.queries.election import counted
from recruit.elections.rules.evening import Stage
from recruit.elections.rules.vocabulary import Milestone
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.reports.elections import result as results
from recruit.reports.words import word
from recruit.web.secretariat.elections.counting.lots_shown import PURPOSES

if TYPE_CHECKING:
    from recruit.elections.queries.evening import Evening

#: When everybody in the hall may know how the votes stand.
_COUNTED = (Stage.LOT, Stage.RESULT, Stage.CERTIFIED)


def state_of(found: "Evening") -> dict[str, Any]:
    """Return everything that the screen shows, for those who hold the evening."""
    (contest,) = found.election.contests
    passed = found.election.passed
    return {
        "at": _milliseconds(),
        "stage": found.stage.value,
        "rehearsal": found.election.is_rehearsal,
        "seats": contest.seats,
        "most": most_marks(contest),
        "cap": contest.group_cap is not None,
        "substitutes": contest.substitutes,
        "closes": int(found.election.round.closes_at.timestamp() * 1000),
        "fixed": found.is_fixed,
        "voting": Milestone.VOTING in passed,
        "closed": Milestone.CLOSED in passed,
        "certified": Milestone.CERTIFIED in passed,
        "candidates": [
            {
                "id": str(one.nomination_id),
                "act": str(one.act_id) if one.act_id else "",
                "name": one.name,
                "stands": one.stands,
                "declares": one.declares,
                "page": _page_of(found, one.nomination_id),
            }
            for one in found.called
        ],
        "entries": entries_of(found),
        "order": [str(one) for one in found.order],
        "voters": found.voters,
        "pile": _pile(found),
        "tally": _tally(found),
        "result": result_of(found),
        "lots": lots_of(found),
        "people": list(found.people),
    }


def hall_of(found: "Evening", *, with_votes: bool) -> dict[str, Any]:
    """Return what everybody in the hall may see; while papers are read, the votes only where that was chosen."""
    (contest,) = found.election.contests
    shows_pile = with_votes and found.stage is Stage.COUNTING
    return {
        "stage": found.stage.value,
        "rehearsal": found.election.is_rehearsal,
        "seats": contest.seats,
        "entries": entries_of(found),
        "voters": found.voters,
        "read": len(found.pile),
        "votes": _by_number(found.pile.votes()) if shows_pile else None,
        "result": result_of(found) if found.stage in _COUNTED else None,
        "lots": lots_of(found),
    }


def entries_of(found: "Evening") -> list[dict[str, Any]]:
    """Return who is on the ballot."""
    return [
        {
            "number": line.number,
            "name": line.name or _("(erased)"),
            "withdrawn": line.withdrawn_because is not None,
        }
        for line in found.lines
    ]


def result_of(found: "Evening") -> dict[str, Any] | None:
    """Return what was counted, and what waits for a lot; None before it was."""
    if found.result is None:
        return None
    ties = found.result.count.ties
    return {
        "lines": [
            {
                "number": line.number,
                "name": line.name,
                "votes": line.votes,
                "advice": line.advice.value,
                "said": word(line.advice),
                "rank": line.rank,
            }
            for line in results.lines(found.result)
        ],
        "tie": _tie(ties[0]) if ties else None,
        "outdated": found.result.is_outdated,
    }


def lots_of(found: "Evening") -> list[dict[str, Any]]:
    """Return the lots that were drawn."""
    return [
        {
            "purpose": lot.purpose,
            "between": lot.between,
            "drawn": lot.drawn,
            "drawnBy": lot.drawn_by,
            "witnessedBy": lot.witnessed_by,
        }
        for lot in found.lots
    ]


def _tie(tie: Tie) -> dict[str, Any]:
    question, first = PURPOSES[tie.purpose]
    return {
        "purpose": tie.purpose,
        "between": list(tie.between),
        "needed": min(tie.how_many, len(tie.between) - 1),
        "question": str(question),
        "first": str(first),
    }


def _pile(found: "Evening") -> dict[str, Any]:
    pile = found.pile
    return {
        "papers": len(pile),
        "valid": sum(pile.papers.values()),
        "blank": pile.blank,
        "invalid": sum(pile.invalid.values()),
        "votes": _by_number(pile.votes()),
    }


def _tally(found: "Evening") -> dict[str, Any] | None:
    if found.tally is None:
        return None
    here = counted(found.tally)
    return {
        "valid": here.valid,
        "blank": here.blank,
        "invalid": sum(here.invalid.values()),
        "cast": here.cast,
        "expected": here.expected,
        "remark": here.remark,
    }


def _page_of(found: "Evening", nomination_id: UUID) -> str:
    round_ = found.election.round
    return url_for("nomination.nomination", body=round_.term.body, round_id=round_.id, nomination_id=nomination_id)


def _milliseconds() -> int:
    """Return when this was so, in the terms of browsers: what a browser has kept may be newer."""
    return int(clock.now().timestamp() * 1000)


def _by_number(votes: Mapping[int, int]) -> dict[str, int]:
    return {str(number): many for number, many in sorted(votes.items())}
