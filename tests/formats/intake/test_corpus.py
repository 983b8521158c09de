"""The small nasty files that are kept: each comes out as it is written down, and harms nobody."""

import tomllib
from pathlib import Path

import pytest

from recruit.foundation.refusal import Refused
from recruit.intake.formats.opening import opened
from recruit.intake.formats.parsing import parsed
from tests.corpus.intake import making
from tests.formats.intake.builders import lines

OUTCOMES = tomllib.loads((making.HERE / "outcomes.toml").read_text(encoding="utf-8"))
FILES = sorted(file for file in making.HERE.iterdir() if file.suffix not in (".py", ".toml", ""))
#: Takes its process with it.
DEADLY = {"sheet-far-away.xlsx"}


def outcome(read: str, file: Path) -> object:
    try:
        data = file.read_bytes()
        return lines(opened(data, file.name) if read == "apart" else parsed(data))[:3]
    except Refused as refused:
        return [reason.code for reason in refused.refusals]


def expected(name: str) -> object:
    return OUTCOMES["read"].get(name) or [OUTCOMES["refused"][name]]


def test_every_file_is_what_its_maker_makes_and_has_an_outcome() -> None:
    assert {file.name: file.read_bytes() for file in FILES} == making.files()
    assert {file.name for file in FILES} == {*OUTCOMES["refused"], *OUTCOMES["read"]}


@pytest.mark.parametrize("file", [file for file in FILES if file.name not in DEADLY], ids=lambda file: file.name)
def test_a_nasty_file_comes_out_as_written_down(file: Path) -> None:
    is_text = file.suffix in (".txt", ".csv") and file.name != "word-named.txt"

    assert outcome("apart" if is_text else "here", file) == expected(file.name)


@pytest.mark.slow
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_the_process_of_its_own_answers_the_same(file: Path) -> None:
    assert outcome("apart", file) == expected(file.name)


def test_a_file_that_takes_its_process_with_it_is_refused() -> None:
    assert outcome("apart", making.HERE / "sheet-far-away.xlsx") == ["file-too-complex"]
