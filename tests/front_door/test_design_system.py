"""What the build took from the design system and of fonts is whole, and no more than is needed."""

import re
from pathlib import Path

import pytest

import run

KIT = run.DESIGN_SYSTEM / "dkfds"
SCRIPTS = run.DESIGN_SYSTEM / "scripts"


@pytest.mark.parametrize(
    "sheet",
    [KIT / "css" / "dkfds.min.css", KIT / "css" / "dkfds.rtl.min.css", SCRIPTS / "scripts.css"],
    ids=lambda sheet: sheet.name,
)
def test_everything_that_a_sheet_points_to_is_there(sheet: Path) -> None:
    targets = set(re.findall(r"url\(['\"]?((?!data:)[^)'\"#]+)", sheet.read_text("utf-8")))

    assert targets
    assert [target for target in targets if not (sheet.parent / target).resolve().is_file()] == []


def test_the_right_to_left_sheet_is_the_mirror_of_the_other() -> None:
    usual, mirrored = ((KIT / "css" / name).read_text("utf-8") for name in ("dkfds.min.css", "dkfds.rtl.min.css"))

    assert usual.count("margin-left:") == mirrored.count("margin-right:") > 100
    assert usual.count("margin-right:") == mirrored.count("margin-left:") > 50


def test_every_part_brings_its_licence() -> None:
    assert "Apache License" in (KIT / "LICENSE.md").read_text("utf-8")
    assert "SIL OPEN FONT LICENSE" in (KIT / "fonts/IBMPlexSans/complete/woff2/license.txt").read_text("utf-8")
    for family in ("ibm-plex-sans-arabic", "noto-sans-ethiopic"):
        assert "SIL OPEN FONT LICENSE" in (SCRIPTS / family / "LICENSE").read_text("utf-8").upper()


@pytest.mark.parametrize("letters", ["العربية", "فارسی", "اردو", "ትግርኛ"])
def test_there_are_two_weights_for_every_letter_that_the_kit_lacks(letters: str) -> None:
    faces = re.findall(r"unicode-range:([^;]+);", (SCRIPTS / "scripts.css").read_text("utf-8"))

    for letter in letters:
        assert len([face for face in faces if any(holds(span, letter) for span in face.split(","))]) == 2


def holds(span: str, letter: str) -> bool:
    first, _, last = span.strip().removeprefix("U+").partition("-")
    return int(first, 16) <= ord(letter) <= int(last or first, 16)


def test_each_alphabet_of_papers_has_two_weights_and_its_licence() -> None:
    alphabets = [folder for folder in run.FONTS.iterdir() if folder.is_dir()]

    assert {folder.name for folder in alphabets} == {"ibm-plex-sans", "ibm-plex-sans-arabic", "noto-sans-ethiopic"}
    for folder in alphabets:
        weights = sorted(re.sub(r".*[-_\d]", "", font.stem) for font in folder.rglob("*.ttf"))
        assert weights == ["Regular", "SemiBold"]
        (licence,) = folder.glob("[Ll][Ii][Cc]*")
        assert "SIL OPEN FONT LICENSE" in licence.read_text("utf-8").upper()


def test_the_portals_of_the_state_stay_outside() -> None:
    assert [path.name for path in KIT.rglob("*") if re.search(r"borger|virk", path.name)] == []
