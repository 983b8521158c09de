"""docs/counting.md, and a page for each method: what they show of a count is what comes of it."""

import hashlib
import json
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from recruit.cli import main
from recruit.cli.count import BAD_INPUT, EXITS
from recruit.counting.checks import KNOWN
from recruit.counting.formats import contest as contests
from recruit.foundation.places import ROOT

FRONT, FOLDER = ROOT / "docs" / "counting.md", ROOT / "docs" / "counting"
FILES = FOLDER / "files.md"
PAGES = [FRONT, *sorted(FOLDER.glob("*.md"))]

#: A file that a page gives, under its name; what is typed, and what the page says comes of it.
GIVEN = re.compile(r"^`([\w.-]+)`[^\n]*:\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SHOWN = re.compile(r"^```console\n\$ (.*?)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
#: What a page leaves out of an answer.
LEFT_OUT = "[…]\n"


def shown_on(page: Path, command: str) -> list[tuple[list[str], str]]:
    """The words of each line that is typed for that command, with the answer."""
    lines = [(shlex.split(line), answer) for line, answer in SHOWN.findall(page.read_text("utf-8"))]
    return [(words, answer) for words, answer in lines if command in words]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for the files of a page, from which the published elections are within reach."""
    (tmp_path / "tests").symlink_to(ROOT / "tests")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def lay_out(page: Path, desk: Path) -> None:
    for name, content in GIVEN.findall(page.read_text("utf-8")):
        (desk / name).write_text(content, "utf-8")


@pytest.mark.parametrize("page", [page for page in PAGES if page != FILES], ids=lambda page: page.stem)
def test_what_a_page_shows_of_a_count_is_what_is_printed(page: Path, desk: Path) -> None:
    lay_out(page, desk)

    typed = shown_on(page, "recruit")

    assert typed
    for words, answer in typed:
        printed = CliRunner().invoke(main, words[1:]).stdout
        assert re.fullmatch(".*".join(re.escape(part) for part in answer.split(LEFT_OUT)), printed, re.DOTALL), printed


def test_the_digest_is_had_without_the_program(desk: Path) -> None:
    page = FOLDER / "block.md"
    lay_out(page, desk)

    ((words, answer),) = shown_on(page, "sha256sum")

    files = words[1 : words.index("|")]
    digest = hashlib.sha256(b"".join((desk / file).read_bytes() for file in files)).hexdigest()
    assert answer == f"{digest}  -\n"
    assert f"SHA-256: {digest}\n" in shown_on(page, "recruit")[0][1]


def test_every_method_has_a_page_which_the_first_page_leads_to() -> None:
    rows = re.findall(r"^\| \[`([\w-]+)`\]\(counting/([\w-]+)\.md\) \|", FRONT.read_text("utf-8"), re.MULTILINE)

    assert sorted(rows) == sorted((method, method) for method in KNOWN)
    assert all((FOLDER / f"{method}.md").exists() for method in KNOWN)


def test_every_key_of_a_contest_is_explained_and_no_other() -> None:
    read = set(re.findall(r'\b(?:fields|papers)\.\w+\("(\w+)"', Path(contests.__file__).read_text("utf-8")))

    keys, said = table_under("The contest")

    assert read <= said
    assert keys <= read


def test_every_key_of_an_answer_is_explained_and_no_other(desk: Path) -> None:
    page = FOLDER / "stv-scottish-2007.md"
    lay_out(page, desk)
    ((words, _),) = shown_on(page, "recruit")

    answer = json.loads(CliRunner().invoke(main, [*words[1:], "--format", "json"]).stdout)

    keys, said = table_under("The answer")
    assert keys | {"sheet"} == set(answer)
    assert {key for stage in answer["stages"] for key in stage} <= said


def test_the_exit_codes_are_those_of_the_command() -> None:
    rows = re.findall(r"^\| (\d) \| (.*) \|$", FILES.read_text("utf-8"), re.MULTILINE)

    told = {outcome: int(code) for code, outcomes in rows for outcome in re.findall(r"`(\w+)`", outcomes)}

    assert told == {outcome.value: code for outcome, code in EXITS.items()}
    assert (str(BAD_INPUT), "bad input") in rows


def table_under(heading: str) -> tuple[set[str], set[str]]:
    """The keys in the first column of the table of keys under that heading, and every word in code in it."""
    under = FILES.read_text("utf-8").partition(f"## {heading}")[2].partition("\n## ")[0]
    rows = under.partition("| key | what it says |\n")[2].splitlines()[1:]
    keys = {key for row in rows for key in re.findall(r"`(\w+)`", row.split(" | ")[0])}
    return keys, set(re.findall(r"`(\w+)`", "\n".join(rows)))
