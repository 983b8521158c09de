"""The press: what goes in as data stays data, and what comes out can be read aloud."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pdfplumber
import pytest

from recruit.foundation.papers import fonts, press
from recruit.foundation.papers.press import PaperError
from recruit.foundation.places import TEMPLATES

AT = datetime(2026, 11, 21, 12, 0, 7, 123456, tzinfo=UTC)


@pytest.fixture
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of templates of our own."""
    monkeypatch.setattr(press, "FOLDER", tmp_path)
    return tmp_path


def write(folder: Path, source: str) -> None:
    head = '#let data = json(bytes(sys.inputs.data))\n#set text(font: ("IBM Plex Sans", "IBM Plex Sans Arabic"))\n'
    (folder / "proof.typ").write_text(head + source, encoding="utf-8")


def render(folder: Path, **data: object) -> str:
    """Return the words of the paper."""
    content = press.render("proof", data, title="Prøve", language="da", made_at=AT)
    (folder / "proof.pdf").write_bytes(content)
    with pdfplumber.open(folder / "proof.pdf") as paper:
        return "\n".join(page.extract_text() for page in paper.pages)


@pytest.mark.parametrize(
    "name",
    ['#panic("x")', "*fed* _kursiv_ $x^2$", '#read("/etc/passwd")', '"); #panic("x"); ("', "<label> @ref // nej"],
)
def test_a_text_is_printed_and_never_obeyed(templates: Path, name: str) -> None:
    write(templates, "#set document(title: data.title)\n#data.name")

    assert render(templates, name=name) == name


def test_a_paper_without_a_title_is_not_made(templates: Path) -> None:
    write(templates, "#data.name")

    with pytest.raises(PaperError, match=r"proof\.typ: .*title"):
        render(templates, name="Amina Abdi")


def test_a_picture_without_words_is_not_printed(templates: Path) -> None:
    write(templates, '#set document(title: data.title)\n#image(bytes(data.svg), format: "svg")')
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle r="9"/></svg>'

    with pytest.raises(PaperError, match="alt"):
        render(templates, svg=svg)


def test_a_template_sees_no_file_outside_its_folder(templates: Path) -> None:
    (templates.parent / "secret.txt").write_text("hemmeligt")
    write(templates, '#set document(title: data.title)\n#read("../secret.txt")')

    with pytest.raises(PaperError):
        render(templates)


def test_a_template_that_is_not_there_is_named(templates: Path) -> None:
    with pytest.raises(PaperError, match=r"proof\.typ"):
        render(templates)


def test_where_no_fonts_are_it_is_said_how_they_come(templates: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "FOLDER", templates / "fonts")
    press._our_fonts.cache_clear()

    with pytest.raises(PaperError, match=r"run\.py setup"):
        press._our_fonts()


def test_no_template_fetches_anything() -> None:
    sources = [path.read_text("utf-8") for path in (TEMPLATES / "papers").glob("*.typ")]

    assert sources
    assert [found for source in sources for found in re.findall(r"@(?:preview|local)/|https?://", source)] == []


def test_a_text_keeps_every_sign_that_a_font_draws() -> None:
    known = "Æblegård Ümit Đặng Çelik Łódź Шевченко نور الهدى ተስፋይ 4. juni – »råd«\nlinje 2"

    assert fonts.drawable(known) == known


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("陳大文", "???"),
        ("Ib\u202eneb", "Ibneb"),
        ("Ib\u0000 \ufeffIbsen\ufffe", "Ib Ibsen"),
        ("Ib\tIbsen", "Ib Ibsen"),
        ("A\u0301sa", "\u00c1sa"),
        ("\ud800x", "x"),
    ],
)
def test_what_no_font_draws_is_seen_to_be_missing_unless_nobody_could_see_it(text: str, drawn: str) -> None:
    assert fonts.drawable(text) == drawn


def test_both_weights_of_an_alphabet_draw_the_same_signs() -> None:
    for folder in (path for path in fonts.FOLDER.iterdir() if path.is_dir()):
        usual, strong = (set(fonts.code_points(path.read_bytes())) for path in sorted(folder.rglob("*.ttf")))
        assert usual == strong
        assert len(usual) > 500
