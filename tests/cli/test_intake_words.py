"""The command has Danish words for whatever a file may hold, and for whatever may be wrong with it."""

import re
from collections.abc import Iterable, Mapping

import pytest

from recruit.cli.intake import words
from recruit.foundation.places import ROOT
from recruit.intake.rules.document import NoteCode
from recruit.intake.rules.reading import About, Attendance, Field, Office, Role, SeatType, Trouble


@pytest.mark.parametrize(
    ("codes", "known"),
    [
        (Role, words.WORDS),
        (Role, words.ROLES),
        (Attendance, words.WORDS),
        (Office, words.WORDS),
        (SeatType, words.WORDS),
        (About, words.WORDS),
        ([*Field, None], words.COLUMNS),
        (Trouble, words.TROUBLES),
        (NoteCode, words.NOTES),
    ],
)
def test_every_code_has_its_words(codes: Iterable[object], known: Mapping[object, str]) -> None:
    assert [code for code in codes if code not in known] == []


def test_every_refusal_of_a_file_has_its_sentence() -> None:
    modules = (ROOT / "recruit" / "intake" / "formats").glob("*.py")
    raised = {code for file in modules for code in re.findall(r'"([a-z]+(?:-[a-z]+)+)"', file.read_text("utf-8"))}
    refusals = {code for code in raised if "file" in code or code.endswith(("format", "encoding"))}

    assert {"file-unreadable", "picture-only-file"} < refusals
    assert refusals - words.SENTENCES.keys() == set()
