"""PDF files: lines as they stand on the page, whatever order the signs have in the file."""

import pytest

from recruit.foundation.refusal import Refused
from recruit.intake.formats.parsing import parsed
from recruit.intake.rules.document import Note, NoteCode
from tests.corpus.intake.making import pdf as drawn
from tests.corpus.intake.making import said
from tests.formats.intake.builders import lines, pdf

PROSE = (
    "Rådet drøftede sagen og besluttede at bede forvaltningen om en redegørelse til det næste møde, "
    "hvor boligforeningernes repræsentanter også deltager. "
)


def read(source: str) -> list[str]:
    return lines(parsed(pdf(f'#set text(lang: "da")\n{source}')))


def test_lines_and_blank_lines_are_those_of_the_page() -> None:
    shown = parsed(pdf("Til stede: \\\nAnna Berg, formand \\\nBo Holm\n\nAfbud: \\\nCarl Dam \\\nEva Lind")).text

    assert shown == "Til stede:\nAnna Berg, formand\nBo Holm\n\nAfbud:\nCarl Dam\nEva Lind"


def test_columns_of_a_table_are_parted_by_tabs_and_broken_cells_stand_below() -> None:
    table = (
        "#table(columns: 3, [Navn], [Rolle], [Gruppe], [Anna Berg], [formand], [Skoler], [Bo \\ Holm], [medlem], [])"
    )

    assert read(table) == ["Navn\tRolle\tGruppe", "Anna Berg\tformand\tSkoler", "Bo\tmedlem", "Holm"]


WRAPPED = (
    "[Navn], [Organisation], [Fremmøde], [Anna Berg], [Sammenslutningen af idrætsforeninger i Søby], [Til stede], "
    "table.cell(align: horizon)[Bo Holm], [Flygtninge- og indvandrerrepræsentant], table.cell(align: horizon)[Afbud]"
)


def test_a_cell_that_goes_on_below_belongs_to_its_row_where_lines_are_drawn() -> None:
    table = f"#set text(hyphenate: true)\n#table(columns: (3cm, 4cm, 2.5cm), {WRAPPED})"

    assert parsed(pdf(f'#set text(lang: "da")\n{table}')).text.split("\n") == [
        "Navn\tOrganisation\tFremmøde",
        "Anna Berg\tSammenslutningen af idrætsforeninger i Søby\tTil stede",
        "Bo Holm\tFlygtninge- og indvandrerrepræsentant\tAfbud",
    ]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("columns: 2, [Til stede], [Anna \\ Bo], [Afbud], [Eva]", ["Til stede\tAnna", "Bo", "Afbud\tEva"]),
        (
            "columns: 3, [Til stede], [Afbud], [Gæster], [Anna \\ Bo \\ Eva], [Carl], [Dan]",
            ["Anna\tCarl\tDan", "Bo", "Eva"],
        ),
        ("columns: 3, stroke: none, [Anna], [Søby \\ Skole], [Mødt]", ["Anna\tSøby\tMødt", "Skole"]),
    ],
    ids=["a heading beside a list", "lists beside each other", "no lines drawn"],
)
def test_lists_in_cells_stay_lists(table: str, expected: list[str]) -> None:
    assert read(f"#table({table})")[-len(expected) :] == expected


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (
            "1 0 0 1 20 180 Tm (Raad og udvalg her ) Tj 1 0 0 1 130 180 Tm (Anna Berg) Tj",
            "Raad og udvalg her\tAnna Berg",
        ),
        ("12 Tw 1 0 0 1 20 180 Tm (Raad og udvalg her Anna Berg) Tj", "Raad og udvalg her Anna Berg"),
    ],
)
def test_a_gap_much_wider_than_the_other_spaces_is_a_column(content: str, line: str) -> None:
    assert lines(parsed(drawn(f"BT /F 11 Tf {content} ET"))) == [line]


def test_two_lists_beside_each_other_are_two_columns() -> None:
    beside = "#grid(columns: (1fr, 1fr), [Til stede \\ Anna Berg \\ Bo Holm], [Afbud \\ Carl Dam])"

    assert read(beside) == ["Til stede\tAfbud", "Anna Berg\tCarl Dam", "Bo Holm"]


def test_justified_prose_has_no_columns() -> None:
    set_wide = f"#set page(width: 7cm)\n#set par(justify: true)\n#set text(hyphenate: false)\n{PROSE * 4}"

    assert not any("\t" in line for line in read(set_wide))


def test_a_word_that_is_parted_at_the_end_of_a_line_is_whole_again() -> None:
    narrow = "#set page(width: 6cm)\n#set par(justify: true)\n#set text(hyphenate: true)\n"

    shown = " ".join(read(f"{narrow}{PROSE * 2}"))

    assert all(word in shown for word in PROSE.split())
    assert "- " not in shown


def test_a_line_that_had_no_room_for_more_goes_on_below() -> None:
    narrow = "#set page(width: 8cm, margin: 1cm)\n"
    entry = "Anna Berg – formand for Søby Lokale Udviklingsråd"

    assert read(f"{narrow}Til stede: \\\n{entry} \\\nBo Holm, medlem") == ["Til stede:", entry, "Bo Holm, medlem"]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Anna Berg – formand for Søby Lokale", "Bo Holm – næstformand"),
        ("Anna Margrethe Berg", "Bo Holm"),
        ("Anna Berg sad for alle i Søby Lokalråd.", "Indholdsfortegnelse"),
        ("Anna Berg – formand for Søby Lokale", "• Bo Holm"),
    ],
    ids=["says something of its own", "there was room", "a sentence has ended", "a bullet"],
)
def test_what_is_another_line_stays_one(above: str, below: str) -> None:
    assert read(f"#set page(width: 8cm, margin: 1cm)\n{above} \\\n{below}") == [above, below]


def test_letters_of_every_size_stand_on_their_line() -> None:
    assert read("#text(20pt)[Integrationsrådet] i #text(7pt)[Søby Kommune]#super[1]") == [
        "Integrationsrådet i Søby Kommune1"
    ]


def test_pages_follow_each_other_with_their_headers_and_numbers() -> None:
    paged = "#set page(header: [Referat], footer: context [Side #counter(page).display()])"

    assert read(f"{paged}\nAnna Berg\n#pagebreak()\nBo Holm") == [
        "Referat",
        "Anna Berg",
        "Side 1",
        "Referat",
        "Bo Holm",
        "Side 2",
    ]


def test_pages_that_are_only_a_picture_are_named() -> None:
    mixed = "Anna Berg\n#pagebreak()\n#rect()\n#pagebreak()\nBo Holm\n#pagebreak()\n#circle()"

    assert parsed(pdf(mixed)).notes == (Note(NoteCode.PICTURE_PAGES, "2, 4"),)


def test_a_scanned_paper_is_refused_as_a_picture() -> None:
    with pytest.raises(Refused) as refused:
        parsed(pdf("#rect(fill: black)"))

    assert [reason.code for reason in refused.value.refusals] == ["picture-only-file"]


@pytest.mark.parametrize(
    ("rotation", "turn", "above", "below"),
    [
        (90, "0 1 -1 0", "40 20", "60 20"),
        (180, "-1 0 0 -1", "200 100", "200 120"),
        (270, "0 -1 1 0", "60 180", "40 180"),
    ],
)
def test_a_page_that_lies_on_its_side_is_read_as_it_is_shown(rotation: int, turn: str, above: str, below: str) -> None:
    content = f"BT /F 11 Tf {turn} {below} Tm (Bo Holm) Tj {turn} {above} Tm (Anna Berg) Tj ET"

    assert lines(parsed(drawn(content, page=f"/Rotate {rotation}"))) == ["Anna Berg", "Bo Holm"]


def test_the_order_in_the_file_does_not_matter() -> None:
    first, second = said("Anna Berg"), said("", "Bo Holm")

    assert lines(parsed(drawn(f"{second} {first}"))) == ["Anna Berg", "Bo Holm"]
