"""Ballots are written so that they are read back the same, and so that a spreadsheet takes nothing for a formula."""

import csv as tables
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recruit.counting.ballots import Ballots
from recruit.counting.contest import Candidate, Contest
from recruit.counting.formats import blt, csv

SMALL = blt.Blt(
    2,
    ("=1+1", 'Bo "Bob" Berg', "Carl;\r\nHøj"),
    Ballots({"\x01\x03": 5, "\x03": 1, "\x02": 5}, blank=2),
    frozenset({2}),
    "Rådet",
)


def as_written(name: str) -> str:
    """A name as BLT can hold it: with apostrophes for quotes, on one line, without blanks around it."""
    return " ".join(name.replace('"', "'").split())


@st.composite
def files(draw: st.DrawFn) -> blt.Blt:
    """Any file: also names like formulas, comments and numbers, and papers that nobody marked."""
    names = draw(st.lists(st.text(st.characters(codec="utf-8"), max_size=8), min_size=1, max_size=5))
    marks = [chr(number) for number in range(1, len(names) + 1)]
    paper = st.lists(st.sampled_from(marks), min_size=1, unique=True).map("".join)
    papers = draw(st.dictionaries(paper, st.integers(1, 10**6)))
    withdrawn = draw(st.frozensets(st.integers(1, len(names))))
    ballots = Ballots(papers, blank=draw(st.integers(0, 9)))
    return blt.Blt(draw(st.integers(1, 9)), tuple(names), ballots, withdrawn, draw(st.text(max_size=8)))


@settings(max_examples=50)
@given(files())
def test_what_is_written_is_read_back_the_same(file: blt.Blt) -> None:
    names = tuple(map(as_written, file.names))

    back = blt.read(blt.write(file).encode())

    assert back == blt.Blt(file.seats, names, file.ballots, file.withdrawn, as_written(file.title))
    assert blt.write(back) == blt.write(file)


def test_the_commonest_papers_are_written_first() -> None:
    assert blt.write(SMALL) == (
        "3 2\n-2\n5 1 3 0\n5 2 0\n1 3 0\n2 0\n0\n"
        '"=1+1"\n'
        "\"Bo 'Bob' Berg\"\n"
        '"Carl; Høj"\n'
        '"Rådet"\n'
    )  # fmt: skip


def test_a_contest_is_written_with_its_first_papers() -> None:
    candidates = (Candidate(1, "Anna"), Candidate(2, "Bo", withdrawn=True))
    contest = Contest("c", "approval", 1, "Formand", candidates, polls=(Ballots({"\x01": 3}), Ballots({"\x02": 3})))

    assert blt.of_contest(contest) == blt.Blt(1, ("Anna", "Bo"), Ballots({"\x01": 3}), frozenset({2}), "Formand")


def test_a_table_has_a_row_for_each_kind_of_paper() -> None:
    assert csv.write(SMALL) == (
        'antal;"1 =1+1";"2 Bo ""Bob"" Berg";"3 Carl; Høj"\r\n'
        "5;1;;2\r\n"
        "5;;1;\r\n"
        "1;;;1\r\n"
        "2;;;\r\n"
    )  # fmt: skip


@settings(max_examples=50)
@given(files())
def test_no_cell_of_a_table_is_taken_for_a_formula(file: blt.Blt) -> None:
    rows = list(tables.reader(io.StringIO(csv.write(file), newline=""), delimiter=";"))

    assert {len(row) for row in rows} == {len(file.names) + 1}
    assert len(rows) == 1 + len(file.ballots.papers) + bool(file.ballots.blank)
    assert all(cell == "" or cell == "antal" or cell[0].isdigit() for row in rows for cell in row)


@pytest.mark.parametrize("candidates", [20, 10_000])
def test_any_number_of_candidates_can_be_written_and_read(candidates: int) -> None:
    everybody = "".join(map(chr, range(candidates, 0, -1)))
    file = blt.Blt(1, tuple(f"K {number}" for number in range(candidates)), Ballots({everybody: 2}))

    assert blt.read(blt.write(file).encode()) == file
