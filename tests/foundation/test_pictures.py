"""Drawings: text stays text, what is too long is cut, and an id belongs to one drawing."""

import pytest

from recruit.foundation.pictures import lettering, shapes
from recruit.foundation.pictures.drawing import drawing
from recruit.foundation.pictures.shapes import INK, Look
from tests.drawings import Drawing

SIZE = (100, 50)


def test_a_text_is_never_markup() -> None:
    nasty = '</text><script>alert("1")</script>&'

    drawn = drawing("billede", nasty, nasty, [shapes.words(0, 10, nasty, size=10)], size=SIZE)

    assert "<script" not in drawn
    assert Drawing(drawn).words == [nasty]
    assert Drawing(drawn).title == nasty


def test_a_letter_that_cannot_be_written_is_left_out() -> None:
    drawn = drawing("billede", "Titel", "Tekst", [shapes.words(0, 10, "Bo\x00 \x1fDam\ufffe", size=10)], size=SIZE)

    assert Drawing(drawn).words == ["Bo Dam"]


def test_two_drawings_share_no_id() -> None:
    def ids(ident: str) -> set[str]:
        hatching = shapes.hatching(f"{ident}-skravering")
        drawn = Drawing(drawing(ident, "Titel", "Tekst", [], size=SIZE, patterns=[hatching]))
        return {node.attrib["id"] for node in drawn.nodes if "id" in node.attrib}

    assert not ids("pladser") & ids("tidslinje")
    assert len(ids("pladser")) == 3


def test_a_drawing_is_described_by_its_text_and_by_its_twin() -> None:
    alone, with_twin = (drawing("p", "Titel", "Tekst", [], size=SIZE, twin=twin) for twin in (None, "tabel"))

    assert Drawing(alone).root.attrib["aria-describedby"] == "p-tekst"
    assert Drawing(with_twin).root.attrib["aria-describedby"] == "p-tekst tabel"


def test_words_from_the_right_keep_to_themselves() -> None:
    name = shapes.words(0, 10, "فاطمة (formand)", size=10)

    assert name.text == "\u2067فاطمة (formand)\u2069"
    assert shapes.words(0, 10, "Fatma فاطمة", size=10).text == "Fatma فاطمة"


def test_a_shape_says_only_what_it_looks_like() -> None:
    ring = shapes.circle(5, 5, 4.25, Look(stroke=INK, dashes="0 4", round=True))

    assert ring.attrib == {
        "cx": "5",
        "cy": "5",
        "r": "4.2",
        "fill": "none",
        "stroke": INK,
        "stroke-width": "1",
        "stroke-dasharray": "0 4",
        "stroke-linecap": "round",
    }


# Letters


def test_a_name_with_room_enough_is_written_whole() -> None:
    assert lettering.shortened("Amina Rahimi", 10, 100) == "Amina Rahimi"


def test_a_name_without_room_ends_in_dots_and_fits() -> None:
    cut = lettering.shortened("Amina Rahimi", 10, 40)

    assert cut.endswith("…")
    assert lettering.width_of(cut, 10) <= 40


def test_a_label_is_wrapped_between_words_and_its_last_line_cut() -> None:
    lines = lettering.wrapped("Repræsentanter for flygtninge og indvandrere i Fjordby", 10, 100, most=2)

    assert lines[0] == "Repræsentanter for"
    assert lines[1].startswith("flygtninge og")
    assert lines[1].endswith("…")


@pytest.mark.parametrize("said", ["x" * 300, "Kort " + "x" * 300, ""])
def test_no_word_is_too_long_for_its_line(said: str) -> None:
    assert all(lettering.width_of(line, 10) <= 80 for line in lettering.wrapped(said, 10, 80))


@pytest.mark.parametrize(
    ("said", "from_the_right"), [("فاطمة", True), ("Fatma", False), ("1 فاطمة", True), ("12", False), ("", False)]
)
def test_the_first_letter_gives_the_direction(said: str, from_the_right: bool) -> None:
    assert lettering.reads_from_the_right(said) is from_the_right
