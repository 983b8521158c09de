"""Papers that somebody hands in: typed, as BLT, and as a table; every fault with its line."""

import pytest

from recruit.counting.ballots import Ballots
from recruit.counting.contest import BadInput
from recruit.counting.formats import blt, csv
from recruit.elections.rules.papers import Handed, as_lines, from_file, from_lines

PAPERS = {(3, 1): 4, (1,): 2, (2, 1, 3): 1}
FILE = blt.Blt(2, ("A", "B;C", "D"), Ballots({"\x03\x01": 4, "\x01": 2, "\x02\x01\x03": 1}, blank=3))
TABLE = csv.write(FILE)


def read(data: bytes, **asked: bool) -> Handed:
    return from_file(data, 3, most=2 if asked.get("crosses") else None, crosses=asked.get("crosses", False))


def fault(data: bytes | str) -> str:
    with pytest.raises(BadInput) as why:
        if isinstance(data, str):
            from_lines(data, 3, most=None, crosses=False)
        else:
            read(data)
    return why.value.sentence("da")


def test_papers_are_typed_one_on_a_line_and_equal_ones_together() -> None:
    found = from_lines("3 1\n\n 3 x 3, 1 \n2x1\nblank\n2 x blank\n2>1-3", 3, most=None, crosses=False)

    assert found == Handed(PAPERS, blank=3)
    assert found.valid == 7
    assert from_lines(as_lines(found.papers), 3, most=None, crosses=False).papers == PAPERS


@pytest.mark.parametrize(
    "data", [blt.write(FILE).encode(), TABLE.encode("utf-8-sig"), TABLE.replace(";", ",").encode()]
)
def test_a_file_is_read_as_blt_or_as_a_table(data: bytes) -> None:
    assert read(data) == Handed(PAPERS, blank=3)


def test_where_papers_hold_crosses_their_order_is_nothing_and_too_many_make_them_invalid() -> None:
    assert read(blt.write(FILE).encode(), crosses=True) == Handed(
        {(1, 3): 4, (1,): 2}, blank=3, invalid={"too-many-marks": 1}
    )


@pytest.mark.parametrize(
    ("data", "line"),
    [
        ("3 1\n4 1", "Linje 2: Kandidat 4 findes ikke"),
        ("\n3 3", "Linje 2: Kandidat 3 står to gange"),
        ("tre", "Linje 1: Her skulle stå et helt tal"),
        (b"antal;1;2;3\n0;1;;", "Linje 2: Linjen begynder med 0"),
        (b"antal;1;2;3\n\n2;1;;3", "Linje 3: En række begynder med"),
        (b"antal;1;2;3\nx;1;;", "Linje 2: En række begynder med"),
        (b"antal;1;2", "Linje 1: Filen har 2 kandidater, men der er 3"),
        (b"antal;" + b"9" * 140_000, "En række begynder med"),
        (b'2 1\n1 1 0\n0\n"a"\n"b"\n', "Filen har 2 kandidater, men der er 3"),
        (b"", "Linje 1: Filen er tom"),
    ],
)
def test_a_fault_is_told_with_its_line(data: bytes | str, line: str) -> None:
    assert fault(data).startswith(line)
