"""The database itself refuses a selection that cannot be: two that stand, a choice without its reason or its number."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import pytest

from recruit.nominations.model import Assessment, AssessmentNote, Recommendation, Recommended, SelectionCriterion
from tests.builders import NOW, day
from tests.conftest import Database, made_once
from tests.constraints.conftest import Refused
from tests.nominations import a_nomination, an_open_round

Write = Callable[..., None]
SAID = {"at": NOW, "by": "staff:1"}


@dataclass(frozen=True)
class There:
    """A round with a group and somebody who stands."""

    round: UUID
    group: UUID
    nomination: UUID

    def criterion(self, **changes: Any) -> dict[str, Any]:
        row = {"id": uuid4(), "round_id": self.round, "position": 1, "aspect": "other", "label": "Erfaring"}
        return {**row, "about": "", "source": "", "version": 1, **changes}

    def assessment(self, **changes: Any) -> dict[str, Any]:
        row = {"nomination_id": self.nomination, "choice": "next", "rank": 1, "reason": "", "conflict": ""}
        return {**row, **SAID, "version": 1, **changes}

    def recommendation(self, **changes: Any) -> dict[str, Any]:
        row = {"id": uuid4(), "round_id": self.round, "decided_by": "Udvalget", "decided_on": day("2026-12-22")}
        return {**row, "reasons_are_open": False, **SAID, **changes}


@pytest.fixture
@made_once
def there(database: Database) -> There:
    with database.transaction() as session:
        round_ = an_open_round(session)
        return There(round_.id, round_.groups[0].id, a_nomination(session, round_).id)


def test_what_is_written_about_a_candidate_belongs_together(there: There, write: Write, refuses: Refused) -> None:
    refuses("ck_selection_criterion_has_a_label", SelectionCriterion, there.criterion(label=" "))
    refuses("ck_selection_criterion_positions_from_one", SelectionCriterion, there.criterion(position=0))
    criterion = there.criterion()
    write(SelectionCriterion, criterion)
    refuses("UNIQUE|uq_", SelectionCriterion, there.criterion())

    refuses("ck_assessment_ranks_from_one", Assessment, there.assessment(rank=0))
    refuses("ck_assessment_only_the_next_are_ranked", Assessment, there.assessment(choice="member"))
    behind_themselves = there.assessment(stands_in_for_id=there.nomination)
    refuses("ck_assessment_for_somebody_else", Assessment, behind_themselves)
    write(Assessment, there.assessment())
    note = {"nomination_id": there.nomination, "criterion_id": criterion["id"], **SAID}
    refuses("ck_assessment_note_says_something", AssessmentNote, note | {"text": " "})


def test_one_recommendation_of_a_round_stands(there: There, write: Write, refuses: Refused) -> None:
    refuses("ck_recommendation_decided_by_somebody", Recommendation, there.recommendation(decided_by=" "))
    refuses("ck_recommendation_released_by_somebody", Recommendation, there.recommendation(released_at=NOW))
    gone = {"revoked_at": NOW, "revoked_by": "staff:1", "revoked_because": "En fejl."}
    refuses("ck_recommendation_revoked_", Recommendation, there.recommendation(**gone | {"revoked_by": None}))
    refuses("ck_recommendation_revoked_", Recommendation, there.recommendation(**gone | {"revoked_because": None}))
    write(Recommendation, there.recommendation(**gone))
    write(Recommendation, there.recommendation())
    refuses("UNIQUE|uq_", Recommendation, there.recommendation())


@pytest.mark.parametrize(
    ("said", "constraint"),
    [
        ({"choice": "member", "reason": " "}, "ck_recommended_has_a_reason"),
        ({"choice": "member", "reason": "x", "seat_group_id": None}, "ck_recommended_has_places"),
        ({"choice": "next", "reason": ""}, "ck_recommended_the_next_are_ranked"),
        ({"choice": "not_recommended", "reason": "x", "rank": 1}, "ck_recommended_the_next_are_ranked"),
    ],
)
def test_what_is_recommended_has_its_reason_its_places_and_its_number(
    there: There, write: Write, refuses: Refused, said: dict[str, Any], constraint: str
) -> None:
    stands = there.recommendation()
    write(Recommendation, stands)
    row = {"recommendation_id": stands["id"], "nomination_id": there.nomination, "seat_group_id": there.group}
    refuses(constraint, Recommended, row | said)
