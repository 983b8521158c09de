"""The process of its own: what it may take, what it is told, and what its death means."""

import io
import subprocess
import sys
from pathlib import Path

import pytest
from xlsxwriter.workbook import Workbook

from recruit.foundation.refusal import Refused
from recruit.intake.formats import apart
from recruit.intake.formats.apart import parsed_apart
from recruit.intake.formats.parsing import parsed
from tests.corpus.intake import making
from tests.formats.intake.builders import workbook

pytestmark = pytest.mark.slow


def standing_in(monkeypatch: pytest.MonkeyPatch, folder: Path, program: str) -> None:
    """Let the child run this program instead, with the limits it has."""
    file = folder / "python"
    limited = "from recruit.intake.formats import apart; apart._limit()"
    file.write_text(f"#!{sys.executable}\n{limited}\n{program}\n", encoding="utf-8")
    file.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(file))


def test_a_document_comes_through_whole() -> None:
    def write(book: Workbook) -> None:
        sheet = book.add_worksheet("Åse »1«")
        sheet.write_row(0, 0, ["Navn", "Æ\t\u2028Ø"])
        sheet.write_formula(1, 0, "=1", value="")
        sheet.hide()

    data = workbook(write)

    assert parsed_apart(data) == parsed(data)


def test_a_refusal_comes_through_with_its_facts() -> None:
    with pytest.raises(Refused) as refused:
        parsed_apart(making.files()["letter.odt"])

    (reason,) = refused.value.refusals
    assert (reason.code, dict(reason.facts), reason.field) == ("other-word-format", {"format": ".odt"}, "file")


@pytest.mark.parametrize(
    ("program", "code"),
    [
        ("import os; os.abort()", "file-too-complex"),
        ("import os; os.kill(os.getpid(), 11)", "file-unreadable"),
        ("import os; os.kill(os.getpid(), 24)", "file-too-complex"),
        ("raise SystemExit(1)", "file-unreadable"),
    ],
    ids=["out of memory", "crash", "out of time", "error"],
)
def test_a_child_that_dies_is_a_refusal(
    program: str, code: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    standing_in(monkeypatch, tmp_path, program)
    caplog.set_level("INFO", "recruit.intake")

    with pytest.raises(Refused, match=code):
        parsed_apart(b"%PDF-")

    assert [record.message for record in caplog.records] == ["a parser ended"]


def test_a_child_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    standing_in(monkeypatch, tmp_path, "import time; time.sleep(60)")
    monkeypatch.setattr(apart, "SECONDS", 0.3)

    with pytest.raises(Refused, match="file-too-complex"):
        parsed_apart(b"%PDF-")


@pytest.mark.parametrize(
    "forbidden",
    ["bytearray(400 * 1024 * 1024)", "open('written', 'wb').write(b'x' * 100_000)"],
    ids=["memory", "file"],
)
def test_the_child_can_take_no_more_memory_and_write_no_file(forbidden: str, tmp_path: Path) -> None:
    program = f"import signal; from recruit.intake.formats import apart; apart._limit(); {forbidden}"

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, cwd=tmp_path, check=False)

    assert done.returncode != 0
    assert b"MemoryError" in done.stderr or b"File too large" in done.stderr


def test_the_child_is_told_nothing_of_the_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("RECRUIT_SECRET_KEY", "hemmelig")
    told = "import json, os; print(json.dumps({'text': ' '.join(os.environ), 'sheets': [], 'notes': []}))"
    standing_in(monkeypatch, tmp_path, told)

    assert "RECRUIT_SECRET_KEY" not in parsed_apart(b"%PDF-").text


def test_an_answer_without_end_is_refused(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(apart, "LONGEST_ANSWER", 50)
    monkeypatch.setattr(apart, "_limit", lambda: None)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))
    monkeypatch.setattr(apart, "_answer", lambda _data: {"text": "a" * 51})

    apart.main()

    assert capsys.readouterr().out == '{"refused": [["file-too-complex", {}, "file"]]}'
