"""The file of lots: what people drew, and what `recruit draw` prints."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from recruit.counting.contest import BadInput
from recruit.counting.formats import lots
from recruit.counting.formats.lots import Recorded
from recruit.counting.lot import Lot
from recruit.foundation.places import ROOT
from recruit.lots.meaning import MEANINGS

SEAT = {"for": "seat", "candidates": [2, 3], "drawn": [3]}


def read(values: object) -> tuple[Recorded, ...]:
    return lots.read(json.dumps(values).encode())


def test_a_lot_between_candidates_says_what_the_first_one_drawn_receives() -> None:
    noted = {"by": "NN", "at": "2026-12-01", "key": "1./"}

    (one,) = read([{**SEAT, "group": "Syd", "list": "B", "id": "råd", **noted}])

    assert one == Recorded("råd", Lot("seat", frozenset({2, 3}), (3,), "Syd", "B"))


@pytest.mark.parametrize("purpose", ["quotient", "seat"])
def test_a_lot_between_lists_is_for_the_seat_of_a_quotient(purpose: str) -> None:
    (one,) = read([{"for": purpose, "lists": ["A", "B+C"], "drawn": ["B+C"], "group": None}])

    assert one == Recorded(None, Lot("quotient", frozenset({"A", "B+C"}), ("B+C",)))


@pytest.mark.parametrize("purpose", sorted(MEANINGS.keys() - {"quotient"}))
def test_whatever_a_draw_can_be_for_is_read(purpose: str) -> None:
    (one,) = read([{**SEAT, "for": purpose}])

    assert one.lot.purpose == purpose


def test_one_lot_alone_and_no_lot_are_read_too() -> None:
    assert read(SEAT) == read([SEAT])
    assert read([]) == ()


def test_a_lot_that_names_a_contest_is_for_that_contest_alone() -> None:
    recorded = read([SEAT, {**SEAT, "id": "råd", "drawn": [2]}])

    assert [lot.drawn for lot in lots.of_contest(recorded, "råd")] == [(3,), (2,)]
    assert [lot.drawn for lot in lots.of_contest(recorded, "udvalg")] == [(3,)]


@pytest.mark.parametrize(
    "changed",
    [
        {"drawn": [4]},
        {"drawn": [3, 3]},
        {"candidates": [3]},
        {"candidates": [3, 3]},
        {"lists": ["A", "B"], "drawn": ["C"]},
    ],
)
def test_a_lot_names_someone_of_those_it_is_between(changed: dict[str, Any]) -> None:
    if "lists" in changed:
        changed = {**changed, "for": "quotient"}

    with pytest.raises(BadInput) as caught:
        read([SEAT, {**SEAT, **changed}])

    assert caught.value.why.da == (
        "“lots” nr. 2: “drawn” skal nævne mindst én af dem, der trækkes lod imellem (mindst to), og ingen to gange."
    )


@pytest.mark.parametrize("drawn", [[], None])
def test_a_line_of_the_sheet_that_nobody_filled_in_is_told(drawn: object) -> None:
    with pytest.raises(BadInput) as caught:
        read([SEAT, {**SEAT, "drawn": drawn}])

    assert caught.value.why.da == "“lots” nr. 2: “drawn” er tom: der er endnu ikke skrevet, hvem der er trukket."


SECOND = {"for": "quotient", "lists": ["A", "B+C"], "drawn": ["B+C"]}
#: The same two lots, as people paste them.
PASTED = (
    f"{json.dumps(SEAT)}\n{json.dumps(SECOND)}\n",
    f"\n   {json.dumps(SEAT)}\r\n\r\n{json.dumps(SECOND)}",
    f"\ufeff{json.dumps(SEAT)}\n{json.dumps(SECOND)}",
    f"[{json.dumps(SEAT)}]\n{json.dumps(SECOND)}",
    json.dumps([SEAT, SECOND], indent=2),
)


@pytest.mark.parametrize("pasted", PASTED)
def test_lots_may_stand_line_under_line_or_in_a_list(pasted: str) -> None:
    assert lots.read(pasted.encode()) == read([SEAT, SECOND])


@pytest.mark.parametrize(
    ("second", "danish"),
    [
        (json.dumps({**SEAT, "drawn": []}), "Linje 3: “drawn” er tom: der er endnu ikke skrevet, hvem der er trukket."),
        ("[7]", "Linje 3: “lots” skal være en liste af objekter."),
        ('{"for": "seat"', "Linje 3: Det er ikke gyldig JSON i UTF-8."),
    ],
)
def test_a_fault_in_a_line_is_told_with_its_number(second: str, danish: str) -> None:
    with pytest.raises(BadInput) as caught:
        lots.read(f"{json.dumps(SEAT)}\n\n{second}\n".encode())

    assert caught.value.sentence("da") == danish


def test_a_fault_in_a_list_over_several_lines_is_told_with_its_number() -> None:
    with pytest.raises(BadInput) as caught:
        lots.read(f"[\n{json.dumps(SEAT)}\n{json.dumps(SECOND)}\n]".encode())

    assert caught.value.line == 3


@pytest.mark.parametrize(
    ("values", "danish"),
    [
        ([SEAT, {**SEAT, "for": "luck"}], "“lots” nr. 2: “for” skal være et af ordene seat, substitutes, "),
        ([{**SEAT, "for": "exclude", "lists": ["A", "B"]}], "“for” skal være et af ordene quotient, seat."),
        ([{**SEAT, "candidates": "2,3"}], "“candidates” skal være et helt tal på mindst 0."),
        ([{**SEAT, "drawn": ["3"]}], "“drawn” skal være et helt tal på mindst 0."),
        ([{**SEAT, "for": "seat", "lists": [1, 2]}], "“lists” skal være en tekst."),
        ([{**SEAT, "group": 7}], "“group” skal være en tekst."),
        ([{**SEAT, "id": 2026}], "“id” skal være en tekst."),
        (["seat"], "“lots” skal være en liste af objekter."),
        (7, "“lots” skal være en liste af objekter."),
    ],
)
def test_what_is_no_lot_is_refused(values: object, danish: str) -> None:
    with pytest.raises(BadInput) as caught:
        read(values)

    assert danish in caught.value.sentence("da")


def test_every_key_of_a_lot_is_explained() -> None:
    page = (ROOT / "docs" / "counting" / "files.md").read_text("utf-8")
    section = page.partition("## Lots")[2].partition("\n## ")[0]

    keys = set(re.findall(r'fields\.\w+\("(\w+)"', Path(lots.__file__).read_text("utf-8")))

    assert keys >= {"for", "drawn"}
    assert {key for key in keys if not re.search(rf'[`"]{key}[`"]', section)} == set()
