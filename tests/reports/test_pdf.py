"""The paper of a roster, read back by its tags."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

import pdfua
import pikepdf
import pytest

from recruit.foundation.i18n import speaking
from recruit.people.rules import ContactKind
from recruit.reports import editions
from recruit.reports.formats import pdf
from recruit.reports.formats.pdf import Imprint
from recruit.reports.pictures import seat_plan
from recruit.reports.roster import Roster
from recruit.reports.table import table
from tests.reports.conftest import Ask
from tests.reports.papers import Paper, Row, squeezed

#: What a format makes of a roster does not depend on the database.
pytestmark = [pytest.mark.parametrize("database", ["sqlite"], indirect=True), pytest.mark.usefixtures("full")]

IMPRINT = Imprint("Fjordby Kommune", datetime(2026, 11, 21, 12, 0, tzinfo=UTC))


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with speaking("en"):
        yield


def of_table(roster: Roster) -> list[Row]:
    whole = table(roster)
    return [
        {heading: squeezed(pdf.said(cell)) for heading, cell in zip(whole.columns, row, strict=True) if cell != ""}
        for row in whole.rows
    ]


def read(roster: Roster) -> Paper:
    return Paper(pdf.write(roster, IMPRINT))


def with_names(roster: Roster, *names: str) -> Roster:
    """Return the roster with its last member once for each of these names."""
    last = next(row for row in reversed(roster.rows) if row.name)
    rows = tuple(replace(last, person=uuid4(), name=name, rank=place) for place, name in enumerate(names, 1))
    return replace(roster, rows=(*roster.rows, *rows))


@pytest.mark.parametrize("asked", [{"on": "2026-11-21"}, {"label": "2026–2029"}], ids=str)
@pytest.mark.parametrize("is_public", [False, True])
def test_the_paper_says_what_the_table_says(ask: Ask, asked: dict[str, str], is_public: bool) -> None:
    roster = editions.public(ask(**asked), frozenset()) if is_public else ask(**asked)

    assert read(roster).rows(table(roster).columns) == of_table(roster)


def test_a_very_long_roster_is_set_as_lists_and_says_the_same(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    roster = ask(label="2026–2029")
    monkeypatch.setattr(pdf, "LONGEST_TABLE", len(roster.rows) - 1)

    paper = read(roster)

    assert len(list(paper.tags.all("L"))) > 2
    assert paper.rows(table(roster).columns) == of_table(roster)


def test_the_totals_stand_at_the_end(ask: Ask) -> None:
    paper = read(ask(on="2026-11-21"))

    *_, totals = paper.tags.all("Table")
    rows = [tuple(cell.words for cell in row.all("TD")) for row in totals.all("TR")]
    assert ("Seats", "5") in rows
    assert ("Vacantseats", "2") in rows


def test_each_heading_of_a_table_says_that_it_is_over_a_column(ask: Ask) -> None:
    with pikepdf.open(io.BytesIO(pdf.write(ask(on="2026-11-21"), IMPRINT))) as paper:
        headings = [
            thing for thing in paper.objects if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/TH"
        ]

    assert headings
    assert {str(about.get("/Scope")) for one in headings for about in one["/A"] if about["/O"] == "/Table"} == {
        "/Column"
    }


def test_the_headings_of_a_table_come_again_on_the_next_page_but_are_read_once(ask: Ask) -> None:
    paper = read(with_names(ask(on="2026-11-21"), *(f"Amina Abdi nummer {number}" for number in range(120))))

    read_aloud = [heading.words for heading in paper.tags.all("TH")].count("Rank")
    assert paper.pages > 2
    assert paper.text.count("Rank Name") >= read_aloud + paper.pages - 2


@pytest.mark.parametrize("asked", [{"on": "2026-11-21"}, {"label": "2026–2029"}], ids=str)
def test_the_paper_passes_a_check_by_others(ask: Ask, asked: dict[str, str]) -> None:
    roster = ask(**asked)

    report = pdfua.validate(io.BytesIO(pdf.write(roster, IMPRINT, [seat_plan.draw(roster)])))

    assert [finding.message for finding in report.findings] == []


def test_the_paper_says_what_it_is_who_made_it_and_on_which_page_one_is(ask: Ask) -> None:
    roster = ask(on="2026-11-21")

    paper = read(roster)

    assert (paper.title, paper.language) == ("Integrationsrådet, 2026–2029, as of 21 November 2026", "en")
    assert "Fjordby Kommune · Made 21 November 2026 at 13:00" in paper.text
    assert f"Page 1 of {paper.pages}" in paper.text


def test_a_picture_comes_with_what_it_shows_in_words(ask: Ask) -> None:
    roster = ask(on="2026-11-21")

    (figure,) = Paper(pdf.write(roster, IMPRINT, [seat_plan.draw(roster)])).tags.all("Figure")

    assert "3 " in figure.alt


def test_names_stand_there_as_they_are_written(ask: Ask) -> None:
    names = [
        "<b>Ib</b> & Søn",
        '#panic("x") *fed* $x$ @en \\ok',
        "=SUM(A1)",
        "Đặng Thị Ngọc Hân",
        "Олена Шевченко",
        "ተስፋይ ገብረ",
    ]
    roster = with_names(ask(on="2026-11-21"), *names)

    told = [row.get("Name") for row in read(roster).rows(table(roster).columns)]

    assert told[-len(names) :] == [squeezed(name) for name in names]


def test_an_arabic_name_is_set_in_arabic_letters(ask: Ask) -> None:
    paper = read(with_names(ask(on="2026-11-21"), "نور الهدى"))

    arabic = [letter for letter, font in paper.letters if "Arabic" in font and letter != " "]
    assert sorted(arabic) == sorted("نورالهدى")


def test_a_sign_that_cannot_be_drawn_can_be_seen_to_be_missing(ask: Ask) -> None:
    roster = with_names(ask(on="2026-11-21"), "陳 Chen", "Ib\u202enesneS\u0007")

    told = [row.get("Name") for row in read(roster).rows(table(roster).columns)]

    assert told[-2:] == ["?Chen", "IbnesneS"]


def test_a_word_without_an_end_stays_on_the_page(ask: Ask) -> None:
    paper = read(with_names(ask(on="2026-11-21"), "Langtnavn" * 30))

    margin = 18 / 25.4 * 72
    assert paper.reach < paper.size[0] - margin + 1


def test_whoever_copies_a_long_address_gets_the_address(ask: Ask) -> None:
    roster = ask(on="2026-11-21")
    address = "fornavn.efternavn@enmegetlangforening.example"
    rows = tuple(replace(row, contacts=((ContactKind.EMAIL, address),)) for row in roster.rows if row.name)

    paper = read(replace(roster, rows=rows))

    assert address in re.sub(r"\s", "", paper.text)


def test_a_roster_with_many_columns_lies_down(ask: Ask) -> None:
    roster = ask(label="2026–2029")

    upright = read(replace(roster, rows=roster.rows[-1:]))
    lying = read(replace(roster, rows=tuple(replace(row, seat_group="Alle") for row in roster.rows)))

    assert upright.size[0] < upright.size[1]
    assert lying.size[0] > lying.size[1]


def test_a_council_without_seats_has_a_paper_too(ask: Ask) -> None:
    paper = read(replace(ask(on="2026-11-21"), rows=()))

    assert "Integrationsrådet" in paper.text


def test_the_same_roster_at_the_same_instant_is_the_same_file(ask: Ask) -> None:
    roster = ask(on="2026-11-21")

    assert pdf.write(roster, IMPRINT) == pdf.write(roster, IMPRINT)
