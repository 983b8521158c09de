"""Real elections and their published results, and small ones worked out by hand; golden/SOURCES.md says whose they are.

What `expected.json` means: winners are a set, unless stages are given and their order is not said to mean nothing;
totals may differ by the tolerance that the source gives; everything else is exact.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from recruit.counting.contest import Contest
from recruit.counting.formats import contest as contests
from recruit.counting.formats.answer import as_data
from recruit.counting.lot import Lot
from recruit.counting.methods import count
from recruit.counting.result import ActionKind, Outcome

GOLDEN = Path(__file__).parent / "golden"
CONTESTS = sorted(folder.name for folder in GOLDEN.iterdir() if folder.is_dir())

#: Keys of an answer that are a count's own and must be equal.
EXACT = (
    "outcome",
    "vacant_seats",
    "quota",
    "elected_at_stage",
    "substitutes",
    "seats_by_list",
    "winners_by_list",
    "substitutes_by_list",
    "winners_by_group",
    "substitutes_by_group",
)
#: Keys that a test below looks at in its own way.
COMPARED = {"winners", "votes", "valid_ballots", "excluded_at_end_of_stage", "stages", "seats_by_alliance"} | {
    "order_of_award",
    "order_inside",
    "seats_by_list_without_alliances",
    "fordelingstal",
    "totals_after_list_votes",
    "lots_required",
    "admissible_winner_sets",
    "after_lot",
}
#: Keys for the reader of the file, and those that say how to compare.
EXPLAINING = {"schema", "id", "level", "level_why", "note", "substitutes_level", "differs_from_scottish"} | {
    "order_significant",
    "stage_totals_order",
    "tolerance",
    "tolerance_why",
}


def contest_of(name: str) -> Contest:
    """The contest in that folder."""
    folder = GOLDEN / name
    return contests.read((folder / "contest.json").read_bytes(), lambda name: (folder / name).read_bytes()).contest


def expected_of(name: str) -> dict[str, Any]:
    """The answer in that folder, its decimal numbers exact."""
    answer: dict[str, Any] = json.loads((GOLDEN / name / "expected.json").read_text(), parse_float=Decimal)
    return answer


def with_key(key: str) -> Sequence[str]:
    """The contests whose answer says something about it."""
    return [name for name in CONTESTS if key in expected_of(name)]


def assert_agrees(contest: Contest, lots: Sequence[Lot], expected: Mapping[str, Any]) -> None:
    """Compare a count with what is known of its answer."""
    answer: dict[str, Any] = as_data(contest, count(contest, lots), "")
    for key in EXACT:
        if key in expected:
            assert answer[key] == expected[key], key
    if "winners" in expected:
        ordered = "stages" in expected and expected.get("order_significant", True)
        kind = list if ordered else sorted
        assert kind(answer["winners"]) == kind(expected["winners"])
    if "votes" in expected:
        assert [int(total) for total in answer["stages"][0]["totals"]] == expected["votes"]
    if "valid_ballots" in expected:
        assert answer["ballots"]["valid"] == expected["valid_ballots"]
    if "excluded_at_end_of_stage" in expected:
        gone = {str(who): stage["stage"] for stage in answer["stages"] for who in stage["excluded"]}
        assert gone == expected["excluded_at_end_of_stage"]
    if "stages" in expected:
        assert_stages_agree(answer["stages"], expected["stages"], expected.get("tolerance", Decimal(0)))


def assert_stages_agree(
    stages: Sequence[Mapping[str, Any]], expected: Sequence[Mapping[str, Any]], tolerance: Decimal
) -> None:
    """Compare stage by stage what was done, and everybody's total."""
    assert [stage["action"] for stage in stages] == [stage["action"] for stage in expected]
    for stage, known in zip(stages, expected, strict=True):
        off = [abs(Decimal(ours) - theirs) for ours, theirs in zip(stage["totals"], known["totals"], strict=True)]
        assert max(off) <= tolerance, stage["stage"]


@pytest.mark.parametrize("name", CONTESTS)
def test_the_count_gives_the_published_result(name: str) -> None:
    assert_agrees(contest_of(name), (), expected_of(name))


@pytest.mark.parametrize("name", CONTESTS)
def test_nothing_that_is_known_of_a_result_is_overlooked(name: str) -> None:
    assert set(expected_of(name)) <= {*EXACT, *COMPARED, *EXPLAINING}


@pytest.mark.parametrize("name", with_key("lots_required"))
def test_the_lot_that_the_rule_asks_for_is_asked_for(name: str) -> None:
    counted, expected = count(contest_of(name)), expected_of(name)

    assert [(tie.purpose, list(tie.between), tie.how_many) for tie in counted.ties] == [
        (lot["for"], lot["candidates"], lot.get("seats", 1)) for lot in expected["lots_required"]
    ]
    assert all(set(counted.winners) <= set(admissible) for admissible in expected["admissible_winner_sets"])


@pytest.mark.parametrize(
    ("name", "drawn"), [(name, drawn) for name in with_key("after_lot") for drawn in expected_of(name)["after_lot"]]
)
def test_each_draw_leads_to_its_result(name: str, drawn: str) -> None:
    contest, expected = contest_of(name), expected_of(name)
    (tie,) = count(contest).ties
    lot = Lot(tie.purpose, frozenset(tie.between), (int(drawn),))

    after = {"tolerance": Decimal(0), **expected, **expected["after_lot"][drawn], "outcome": Outcome.ELECTED}

    assert_agrees(contest, [lot], after)
    assert sorted(count(contest, [lot]).winners) in expected["admissible_winner_sets"]


@pytest.mark.parametrize("name", with_key("seats_by_alliance"))
def test_the_seats_of_each_alliance(name: str) -> None:
    assert count(contest_of(name)).seats_by_alliance == expected_of(name)["seats_by_alliance"]


@pytest.mark.parametrize("name", with_key("order_of_award"))
def test_whose_turn_it_was_seat_by_seat(name: str) -> None:
    assert list(count(contest_of(name)).order_of_award) == expected_of(name)["order_of_award"]


@pytest.mark.parametrize("name", with_key("order_inside"))
def test_whose_turn_it_was_inside_an_alliance(name: str) -> None:
    stages, expected = count(contest_of(name)).stages, expected_of(name)["order_inside"]

    awarded = {
        str(stage.action.list): sorted((one.seat, one.name) for one in stage.quotients if one.seat)
        for stage in stages
        if stage.action.list in expected
    }

    assert {alliance: [who for _, who in seats] for alliance, seats in awarded.items()} == expected


@pytest.mark.parametrize("name", with_key("fordelingstal"))
def test_the_number_to_reach_and_the_totals_with_list_votes(name: str) -> None:
    stages, expected = count(contest_of(name)).stages, expected_of(name)

    given = {str(stage.action.list): stage for stage in stages if stage.action.kind == ActionKind.LIST}

    assert {party: int(stage.quota or 0) for party, stage in given.items()} == expected["fordelingstal"]
    assert [int(total) for stage in given.values() for total in stage.totals] == list(
        expected["totals_after_list_votes"].values()
    )


@pytest.mark.parametrize("name", with_key("seats_by_list_without_alliances"))
def test_what_the_lists_would_have_had_without_their_alliances(name: str) -> None:
    alone = replace(contest_of(name), valgforbund=(), listeforbund=())

    assert count(alone).seats_by_list == expected_of(name)["seats_by_list_without_alliances"]


def test_the_same_papers_elect_somebody_else_by_another_method() -> None:
    scottish, meek = (count(contest_of(f"{method}-aberdeen_2017_ward10")) for method in ("scot", "meek"))

    assert set(scottish.winners) ^ set(meek.winners) == {1, 5}


def test_the_golden_contests_name_nobody() -> None:
    names = {one.name for name in CONTESTS for one in contest_of(name).candidates}

    assert names == {f"Kandidat {number:02d}" for number in range(1, len(names) + 1)}


def test_the_source_and_licence_of_each_is_written_down() -> None:
    rows = [line.split(" | ") for line in (GOLDEN / "SOURCES.md").read_text().splitlines() if line.startswith("| `")]

    said = {row[0].strip("| `"): row[1].replace("`", "").split(", ") for row in rows}

    assert said == {name: json.loads((GOLDEN / name / "contest.json").read_text())["sources"] for name in CONTESTS}
