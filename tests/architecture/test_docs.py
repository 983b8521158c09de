"""What the documents point at is there."""

import re
from pathlib import Path

import pytest

from recruit.foundation.places import ROOT

DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")
#: A path in the house, as text between backticks: with a folder, or a module of ours.
PATH = re.compile(r"`((?:[\w.-]+/)+[\w.-]*)`")
#: Folders from which a document may count.
FROM = (ROOT, ROOT / "recruit", ROOT / "templates")


def name(file: Path) -> str:
    return str(file.relative_to(ROOT))


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_every_link_leads_somewhere(document: Path) -> None:
    links = LINK.findall(document.read_text("utf-8"))

    assert [link for link in links if not (document.parent / link).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_every_file_that_is_named_exists(document: Path) -> None:
    paths = PATH.findall(document.read_text("utf-8"))

    assert [path for path in paths if not any((folder / path).exists() for folder in FROM)] == []


def test_the_map_of_the_house_shows_every_room_and_no_other() -> None:
    drawn = (ROOT / "docs" / "architecture.md").read_text("utf-8").partition("```text")[2].partition("```")[0]
    rooms = {file.name for file in (ROOT / "recruit").iterdir() if file.is_dir() and not file.name.startswith("_")}
    modules = {file.name for file in (ROOT / "recruit" / "foundation").glob("[a-z]*.py")}

    assert {room for room in rooms if f"  {room}/ " not in drawn} == set()
    assert {module for module in modules if module not in drawn} == set()


def test_the_tour_shows_every_picture_that_is_taken_on_the_way() -> None:
    shown = re.findall(r"\]\(tour/(\S+)\)", (ROOT / "docs" / "tour.md").read_text("utf-8"))
    journey = (ROOT / "tests" / "journeys" / "test_from_call_to_handover.py").read_text("utf-8")
    taken = re.findall(r'story\.shows\(\w+, "([\w-]+)"\)', journey)

    assert shown == [f"{number:02}-{what}.png" for number, what in enumerate(taken, 1)]
    assert shown == sorted(file.name for file in (ROOT / "docs" / "tour").iterdir())
