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

PHYSICAL = re.compile(r"(?:margin|padding|border|inset)-(?:left|right)|(?:^|\s)(?:left|right|float)\s*:")


def name(file: Path) -> str:
    return str(file.relative_to(ROOT))


@pytest.mark.parametrize("file", COMPONENTS, ids=name)
def test_a_component_is_one_macro_named_after_its_file(file: Path) -> None:
    macros = MACRO.findall(file.read_text("utf-8"))

    assert [macro for macro, _ in macros] == [file.stem]
    parameters = [parameter for parameter in macros[0][1].split(",") if parameter.strip()]
    assert len(parameters) <= 6


@pytest.mark.parametrize("file", COMPONENTS, ids=name)
def test_a_component_says_what_it_is_for(file: Path) -> None:
    assert file.read_text("utf-8").startswith("{# ")


@pytest.mark.parametrize("file", PAGES, ids=name)
def test_a_page_leaves_controls_to_the_fields(file: Path) -> None:
    text = file.read_text("utf-8")

    assert re.findall(r"<(?:input|select|textarea|style)\b", text) == []
    assert re.findall(r"<script(?![^>]*\b(?:src=|type=\"application/ld\+json\"))", text) == []
    assert re.findall(r"\s(?:style|on\w+)=", text) == []


@pytest.mark.parametrize("file", sorted(TEMPLATES.rglob("*.html")), ids=name)
def test_a_template_is_short(file: Path) -> None:
    assert len(file.read_text("utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("file", SHEETS, ids=name)
def test_our_own_sheet_is_the_same_in_both_directions(file: Path) -> None:
    assert PHYSICAL.findall(file.read_text("utf-8")) == []


@pytest.mark.parametrize("file", sorted(TEMPLATES.rglob("*.html")), ids=name)
def test_the_icons_that_are_used_exist(file: Path) -> None:
    used = re.findall(r"\bicon\(\"([\w-]+)\"|button(?:_link)?\([^)]*symbol=\"([\w-]+)\"", file.read_text("utf-8"))

    assert [icon for pair in used for icon in pair if icon and not (ICONS / f"{icon}.svg").exists()] == []


@pytest.mark.parametrize("file", sorted(TEMPLATES.rglob("*.html")), ids=name)
def test_the_components_that_are_used_exist(file: Path) -> None:
    wanted = re.findall(r"""{%-? from ["']([^"']+)["'] import (\w+)""", file.read_text("utf-8"))

    absent = [
        macro
        for source, macro in wanted
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
