"""What a page template may hold, and what a component looks like."""

import re
from pathlib import Path

import pytest

from recruit.foundation.places import ROOT, TEMPLATES
from recruit.web import fields

LONGEST = 150
COMPONENTS = sorted((TEMPLATES / "components").glob("*.html"))
PAGES = sorted(file for file in TEMPLATES.rglob("*.html") if file.parts[-2] not in ("components", "layouts"))
SHEETS = sorted((ROOT / "recruit/web/static/css").glob("*.css"))
MACRO = re.compile(r"{%-? macro (\w+)\((.*?)\)", re.DOTALL)
ICONS = ROOT / "recruit/web/static/vendor/dkfds/img/svg-icons"

PHYSICAL = r"(?:margin|padding|border|inset)-(?:left|right)|(?:^|\s)(?:left|right|float)\s*:"


def name(file: Path) -> str:
    return str(file.relative_to(ROOT))


def found(pattern: str, file: Path) -> list[str]:
    """Return what the pattern finds in the file, each with the file's name."""
    return [f"{name(file)}: {match.group().strip()}" for match in re.finditer(pattern, file.read_text("utf-8"), re.M)]


def test_a_component_is_one_macro_named_after_its_file() -> None:
    macros = {file.stem: MACRO.findall(file.read_text("utf-8")) for file in COMPONENTS}

    assert {stem: [macro for macro, _ in inside] for stem, inside in macros.items()} == {
        stem: [stem] for stem in macros
    }
    parameters = {
        macro: [parameter for parameter in inside.split(",") if parameter.strip()]
        for ((macro, inside),) in macros.values()
    }
    assert {macro: many for macro, many in parameters.items() if len(many) > 6} == {}


def test_a_component_says_what_it_is_for() -> None:
    assert [name(file) for file in COMPONENTS if not file.read_text("utf-8").startswith("{# ")] == []


@pytest.mark.parametrize(
    "pattern",
    [
        r"<(?:input|select|textarea|style)\b",
        r"<script(?![^>]*\b(?:src=|type=\"application/ld\+json\"))",
        r"\s(?:style|on\w+)=",
    ],
    ids=["a-field", "a-script", "a-style-or-a-handler"],
)
def test_a_page_leaves_controls_to_the_fields(pattern: str) -> None:
    assert [fault for file in PAGES for fault in found(pattern, file)] == []


def test_a_template_is_short() -> None:
    files = [*TEMPLATES.rglob("*.html"), *TEMPLATES.rglob("*.typ")]
    lengths = {name(file): len(file.read_text("utf-8").splitlines()) for file in files}

    assert {file: lines for file, lines in lengths.items() if lines > LONGEST} == {}


def test_our_own_sheet_is_the_same_in_both_directions() -> None:
    assert [fault for file in SHEETS for fault in found(PHYSICAL, file)] == []


def test_the_icons_that_are_used_exist() -> None:
    used = r"\bicon\(\"([\w-]+)\"|button(?:_link)?\([^)]*symbol=\"([\w-]+)\""
    absent = [
        f"{name(file)}: {icon}"
        for file in sorted(TEMPLATES.rglob("*.html"))
        for pair in re.findall(used, file.read_text("utf-8"))
        for icon in pair
        if icon and not (ICONS / f"{icon}.svg").exists()
    ]

    assert absent == []


def test_the_components_that_are_used_exist() -> None:
    wanted = r"""{%-? from ["']([^"']+)["'] import (\w+)"""
    absent = [
        f"{name(file)}: {macro}"
        for file in sorted(TEMPLATES.rglob("*.html"))
        for source, macro in re.findall(wanted, file.read_text("utf-8"))
        if not (TEMPLATES / source).exists() or f"macro {macro}(" not in (TEMPLATES / source).read_text("utf-8")
    ]

    assert absent == []


def test_forms_use_the_fields_of_the_house() -> None:
    """A field straight from WTForms would render without label, hint and error."""
    own = {ROOT / "recruit/web" / file for file in ("fields.py", "widgets.py", "form.py")}
    strangers = [
        name(file)
        for file in sorted((ROOT / "recruit/web").rglob("*.py"))
        if file not in own
        and re.search(r"from wtforms(?:\.fields)? import \w*(?:Field|fields)", file.read_text("utf-8"))
    ]

    assert strangers == []
    assert issubclass(fields.TextField, fields._Field)
