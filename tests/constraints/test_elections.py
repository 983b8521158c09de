"""The database itself refuses an election that cannot be: without a name, passed twice, counted by nobody."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import time
from typing import Any
from uuid import UUID, uuid4

import pytest

from recruit.elections.model import (
    CandidateTold,
    Contest,
    Election,
    ElectionMilestone,
    ElectionTask,
    Entry,
    LotDraw,
    ResultSignature,
    StoredCount,
    Tally,
)
from recruit.elections.rules.vocabulary import Milestone
from tests.builders import NOW, day
from tests.conftest import Database, made_once
from tests.constraints.conftest import Refused
from tests.elections import an_election

Write = Callable[..., None]
GONE = {"revoked_at": NOW, "revoked_by": "staff:1", "revoked_because": "En fejl."}
SAID = {"at": NOW, "by": "staff:1"}


@dataclass(frozen=True)
class There:
    """An election that is announced, with one contest and nobody on its ballot yet."""

    election: UUID
    contest: UUID
    nominations: tuple[UUID, ...]
    round: UUID

    def an_election(self, **changes: Any) -> dict[str, Any]:
        row = {"id": uuid4(), "round_id": self.round, "name": "Valg", "polling_on": day("2027-02-22")}
        row |= {"place": "Kulturhuset", "who_may_vote": "Alle.", "forms": ["meeting"], "ballot_order": "list"}
        row |= {"result_scope": "recommended", "is_rehearsal": False, "double_entry": False, "version": 1}
        return row | changes

    def milestone(self, **changes: Any) -> dict[str, Any]:
        row = {"id": uuid4(), "election_id": self.election, "kind": "fixed", "people": [], "note": ""}
        return {**row, **SAID, **changes}

    def a_contest(self, **changes: Any) -> dict[str, Any]:
        row = {"id": uuid4(), "election_id": self.election, "position": 2, "label": "Foreninger"}
        return {**row, "method": "plurality", "seats": 1, **changes}

    def entry(self, **changes: Any) -> dict[str, Any]:
        return {"contest_id": self.contest, "number": 1, "nomination_id": self.nominations[0], **changes}

    def tally(self, **changes: Any) -> dict[str, Any]:
        row = {"id": uuid4(), "contest_id": self.contest, "round": "final", "place": "Salen", "form": "meeting"}
        row |= {"clerk": 1, "valid": 1, "blank": 0, "invalid": {}, "votes": {"1": 1}, "papers": None, "remark": ""}
        return {**row, **SAID, "version": 1, **changes}

    def lot(self, **changes: Any) -> dict[str, Any]:
        row = {"id": uuid4(), "contest_id": self.contest, "purpose": "seat", "between": [1, 2], "drawn": [1]}
        row |= {"manner": "bowl", "drawn_by": "Kaj Lund", "witnessed_by": "Ada Bruun", "drawn_at": NOW, "how": ""}
        return {**row, **SAID, **changes}

    def count(self, **changes: Any) -> dict[str, Any]:
        row = {"id": uuid4(), "contest_id": self.contest, "round": "final", "outcome": "elected", "digest": "f" * 64}
        row |= {"contest_json": "{}", "papers_blt": "", "lots_json": "[]", "answer_json": "{}"}
        return {**row, **SAID, **changes}


@pytest.fixture
@made_once
def there(database: Database) -> There:
    with database.transaction() as session:
        made = an_election(session, passed=[Milestone.ANNOUNCED, Milestone.FIXED])
        contest = made.contests[0]
        numbers = tuple(entry.nomination_id for entry in contest.entries)
        for entry in contest.entries:
            session.delete(entry)
        return There(made.id, contest.id, numbers, made.round_id)


def test_an_election_says_what_when_where_and_for_whom(there: There, write: Write, refuses: Refused) -> None:
    refuses("ck_election_has_a_name", Election, there.an_election(name=" "))
    refuses("ck_election_has_a_place", Election, there.an_election(place=" "))
    refuses("ck_election_says_who_may_vote", Election, there.an_election(who_may_vote=" "))
    at_seven = there.an_election(opens=time(19), closes=time(19))
    refuses("ck_election_opens_before_it_closes", Election, at_seven)
    refuses("ck_election_ballot_order_known", Election, there.an_election(ballot_order="age"))
    refuses("ck_election_result_scope_known", Election, there.an_election(result_scope="nobody"))
    write(Election, there.an_election())


def test_what_an_election_has_passed_stands_once_and_is_taken_back_by_somebody(
    there: There, write: Write, refuses: Refused
) -> None:
    refuses("ck_election_milestone_kind_known", ElectionMilestone, there.milestone(kind="forgotten"))
    nobody = there.milestone(**GONE | {"revoked_by": None, "revoked_because": None})
    refuses("ck_election_milestone_revoked_by_somebody", ElectionMilestone, nobody)
    unsaid = there.milestone(**GONE | {"revoked_because": None})
    refuses("ck_election_milestone_revoked_with_a_reason", ElectionMilestone, unsaid)
    write(ElectionMilestone, there.milestone(**GONE))
    refuses("UNIQUE|uq_election_milestone_standing", ElectionMilestone, there.milestone())


def test_a_contest_fills_seats_under_a_name_of_its_own(there: There, write: Write, refuses: Refused) -> None:
    refuses("ck_contest_has_a_label", Contest, there.a_contest(label=" "))
    refuses("ck_contest_fills_a_seat", Contest, there.a_contest(seats=0))
    refuses("ck_contest_marks_are_a_number", Contest, there.a_contest(max_marks=0))
    refuses("ck_contest_substitutes_are_a_number", Contest, there.a_contest(substitutes=-1))
    refuses("ck_contest_cap_is_a_number", Contest, there.a_contest(group_cap=0))
    write(Contest, there.a_contest())
    refuses("UNIQUE|uq_contest", Contest, there.a_contest(position=3))
    refuses("UNIQUE|uq_contest", Contest, there.a_contest(label="Borgere fra oplandet"))


def test_somebody_stands_once_on_a_ballot_and_leaves_it_for_a_reason(
    there: There, write: Write, refuses: Refused
) -> None:
    refuses("ck_contest_entry_numbers_from_one", Entry, there.entry(number=0))
    gone = {"withdrawn_at": NOW, "withdrawn_by": "staff:1", "withdrawn_because": "Er død."}
    unsaid, nobody = there.entry(**gone | {"withdrawn_because": None}), there.entry(**gone | {"withdrawn_by": None})
    refuses("ck_contest_entry_withdrawn_with_a_reason", Entry, unsaid)
    refuses("ck_contest_entry_withdrawn_by_somebody", Entry, nobody)
    write(Entry, there.entry(**gone))
    refuses("UNIQUE|pk_contest_entry", Entry, there.entry(nomination_id=there.nominations[1]))
    refuses("UNIQUE|uq_contest_entry", Entry, there.entry(number=2))


def test_a_place_is_counted_once_by_each_of_two_people(there: There, write: Write, refuses: Refused) -> None:
    refuses("ck_tally_has_a_place", Tally, there.tally(place=" "))
    refuses("ck_tally_first_or_second_clerk", Tally, there.tally(clerk=3))
    refuses("ck_tally_papers_are_numbers", Tally, there.tally(valid=-1))
    refuses("ck_tally_papers_are_numbers", Tally, there.tally(blank=-1))
    refuses("ck_tally_expected_is_a_number", Tally, there.tally(expected=-1))
    refuses("ck_tally_votes_or_papers", Tally, there.tally(papers={"1": 1}))
    refuses("ck_tally_votes_or_papers", Tally, there.tally(votes=None))
    refuses("ck_tally_round_known", Tally, there.tally(round="third"))
    refuses("ck_tally_form_known", Tally, there.tally(form="pigeon"))
    write(Tally, there.tally())
    write(Tally, there.tally(clerk=2, votes=None, papers={"1": 1}))
    refuses("UNIQUE|uq_tally", Tally, there.tally())


def test_a_lot_was_drawn_by_somebody_and_seen_by_somebody(there: There, write: Write, refuses: Refused) -> None:
    refuses("ck_lot_draw_drawn_by_somebody", LotDraw, there.lot(drawn_by=" "))
    refuses("ck_lot_draw_seen_by_somebody", LotDraw, there.lot(witnessed_by=" "))
    refuses("ck_lot_draw_manner_known", LotDraw, there.lot(manner="coin"))
    nobody = there.lot(**GONE | {"revoked_by": None, "revoked_because": None})
    refuses("ck_lot_draw_revoked_by_somebody", LotDraw, nobody)
    refuses("ck_lot_draw_revoked_with_a_reason", LotDraw, there.lot(**GONE | {"revoked_because": None}))
    write(LotDraw, there.lot(**GONE))


def test_one_count_of_a_round_holds(there: There, write: Write, refuses: Refused) -> None:
    refuses("ck_stored_count_digest_is_sha256", StoredCount, there.count(digest="f" * 63))
    refuses("ck_stored_count_round_known", StoredCount, there.count(round="third"))
    refuses("ck_stored_count_outcome_known", StoredCount, there.count(outcome="won"))
    write(StoredCount, there.count(superseded_at=NOW))
    write(StoredCount, there.count())
    write(StoredCount, there.count(round="preliminary"))
    refuses("UNIQUE|uq_stored_count_standing", StoredCount, there.count())


def test_a_task_says_what_it_is_and_is_done_by_somebody(there: There, write: Write, refuses: Refused) -> None:
    row = {"id": uuid4(), "election_id": there.election, "what": "Bestil lokale", "days": -30, "version": 1}
    refuses("ck_election_task_says_what", ElectionTask, row | {"what": " "})
    refuses("ck_election_task_done_by_somebody", ElectionTask, row | {"done_at": NOW})
    write(ElectionTask, row)


def test_what_a_candidate_was_told_last_stands_alone(there: There, write: Write, refuses: Refused) -> None:
    row = {"id": uuid4(), "election_id": there.election, "nomination_id": there.nominations[0], "what": "next"}
    told = {**row, **SAID, "facts": {}}
    refuses("ck_candidate_told_what_known", CandidateTold, told | {"what": "elected"})
    write(CandidateTold, told | {"superseded_at": NOW})
    write(CandidateTold, told | {"id": uuid4()})
    refuses("UNIQUE|uq_candidate_told_standing", CandidateTold, told | {"id": uuid4()})


def test_somebody_signs_a_result_once(there: There, write: Write, refuses: Refused) -> None:
    row = {"election_id": there.election, "digest": "f" * 64, **SAID}
    refuses("ck_result_signature_digest_is_sha256", ResultSignature, row | {"id": uuid4(), "digest": "f" * 63})
    write(ResultSignature, row | {"id": uuid4(), "revoked_at": NOW})
    write(ResultSignature, row | {"id": uuid4()})
    write(ResultSignature, row | {"id": uuid4(), "digest": "e" * 64})
    refuses("UNIQUE|uq_result_signature_standing", ResultSignature, row | {"id": uuid4()})
