"""Every format of a roster says the same."""

import csv
import io
import json
import re
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from openpyxl import Workbook, load_workbook

from recruit.appointments.rules import EndReason, Role, SeatStatus
from recruit.bodies import queries
from recruit.bodies.rules import BODY_CLASSIFICATIONS, FillingMethod, SubstituteArrangement
from recruit.foundation.dates import PartialDate, Precision, iso
from recruit.foundation.i18n import speaking
from recruit.foundation.places import ROOT
from recruit.reports.changes import changes
from recruit.reports.formats import csv as as_csv
from recruit.reports.formats import json as as_json
from recruit.reports.formats import text as as_text
from recruit.reports.formats import xlsx as as_xlsx
from recruit.reports.roster import Edition, Roster
from recruit.reports.selection import Order, Selection, selected
from recruit.reports.table import Table, figures, summary, table, title
from recruit.reports.words import word
from tests.builders import a_council, a_member, a_person, a_seat_group, a_substitute, the_seats, the_term
from tests.conftest import Database
from tests.reports.conftest import Ask

#: What a format makes of a roster does not depend on the database.
one_database = pytest.mark.parametrize("database", ["sqlite"], indirect=True)

#: Group, number, name, represents, office, from, last day, status, substitutes: what each format is read back into.
Line = tuple[str, str, str, str, str, str, str, str, tuple[str, ...]]


@pytest.fixture(autouse=True)
def _english() -> Any:
    with speaking("en"):
        yield


def of_roster(roster: Roster) -> list[Line]:
    return [
        (
            row.seat_group,
            str(row.seat_number or ""),
            row.name or "",
            row.represents or "",
            row.office or "",
            iso(row.since) if row.since else "",
            iso(row.last_day) if row.last_day else "",
            word(row.status),
            tuple(one.name for one in row.substitutes),
        )
        for row in roster.rows
    ]


def of_cells(cells: list[dict[str, str]]) -> list[Line]:
    return [
        (
            row["Member group"],
            row["Seat"],
            row["Name"].removeprefix("'"),
            row["Represents"],
            row["Office"],
            row["From"],
            row.get("To and including", ""),  # text leaves out a column in which nothing stands
            row["Status"],
            tuple(re.sub(r"^\d+\. ", "", one) for one in row["Substitutes"].split("; ") if one),
        )
        for row in cells
    ]


def of_csv(content: bytes) -> list[Line]:
    return of_cells(list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";")))


def of_xlsx(content: bytes) -> list[Line]:
    headings, *rows = workbook(content).worksheets[0].iter_rows(values_only=True)
    return of_cells([dict(zip(headings, map(_as_text, row), strict=True)) for row in rows])


def _as_text(cell: Any) -> str:
    return "" if cell is None else cell.date().isoformat() if hasattr(cell, "date") else str(cell)


def workbook(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content))


def of_text(content: str) -> list[Line]:
    _title, _blank, headings, rule, *lines = content.split("\n")
    places = [found.span() for found in re.finditer(r"-+", rule)]
    names = [headings[start:end].strip() for start, end in places]
    rows = lines[: lines.index("")]
    return of_cells(
        [dict(zip(names, (line[start:end].strip() for start, end in places), strict=True)) for line in rows]
    )


def of_json(content: str) -> list[Line]:
    """Read Popolo: seats in order, then whoever stands behind the group."""
    read = json.loads(content)
    seats = [line for post in read["posts"] for line in _of_post(post)]
    return seats + [_line(one, one["seat_group"], "") for one in read["memberships"]]


def _of_post(post: dict[str, Any]) -> list[Line]:
    group, number = post["seat_group"], str(post["number"])
    lines = [_line(one, group, number) for one in post["memberships"]]
    if post["status"] in ("vacant", "not_yet_begun"):
        names = tuple(one["person"]["name"] for one in post.get("substitutes", ()))
        status = word(SeatStatus(post["status"]))
        lines.append((group, number, "", post.get("on_behalf_of", ""), "", "", "", status, names))
    return lines


def _line(one: dict[str, Any], group: str, number: str) -> Line:
    names = tuple(each["person"]["name"] for each in one.get("substitutes", ()))
    texts = [one.get(name, "") for name in ("on_behalf_of", "office", "start_date", "end_date")]
    return (group, number, one["person"]["name"], *texts, word(SeatStatus(one["status"])), names)  # type: ignore[return-value]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(start: str) -> None:
    content = as_csv.write(Table("", ("Navn",), ((f"{start}1+1",),), "")).decode("utf-8-sig")

    (row,) = list(csv.DictReader(io.StringIO(content, newline="")))
    assert row["Navn"] == f"'{start}1+1"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "'", "http://fjordby.example/"])
def test_no_cell_of_a_workbook_is_a_formula_or_a_link(start: str) -> None:
    sheet = workbook(as_xlsx.write(Table("", ("Navn",), ((f"{start}1+1",),), ""))).worksheets[0]

    cell = sheet["A2"]
    assert (cell.data_type, cell.hyperlink, cell.quotePrefix) == ("s", None, True)
    assert cell.value.replace("_x000D_", "\r") == f"{start}1+1"


def test_a_workbook_knows_days_and_numbers_as_such_and_leaves_months_as_they_are_known() -> None:
    day, month = PartialDate(date(2026, 6, 4)), PartialDate(date(2016, 6, 1), Precision.MONTH)
    content = as_xlsx.write(Table("Rådet & co.", ("Fra", "Til", "Plads", "Navn"), ((day, month, 3, ""),), "1 medlem"))

    book = workbook(content)
    first, second, number, empty = next(book.worksheets[0].iter_rows(min_row=2))
    assert (first.value.date(), first.number_format) == (date(2026, 6, 4), "dd-mm-yyyy")
    assert (second.value, number.value, empty.value) == ("2016-06", 3, None)
    assert book.properties.title == "Rådet & co."
    assert book.worksheets[0].oddHeader.left.text == "Rådet && co."


def test_a_long_title_is_cut_for_the_paper_and_kept_in_the_properties() -> None:
    title = "&" * 300
    book = workbook(as_xlsx.write(Table(title, ("Navn",), (), "")))

    assert book.properties.title == title
    assert book.worksheets[0].oddHeader.left.text == "&" * 240  # each stands for itself only when doubled


def test_a_workbook_keeps_its_headings_in_sight_and_its_columns_readable() -> None:
    rows = (("kort", "x" * 300),)
    sheet = workbook(as_xlsx.write(Table("", ("A", "B"), rows, "", (("Pladser", 15),)))).worksheets[0]

    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:B2")
    assert [round(sheet.column_dimensions[name].width) for name in "AB"] == [9, 49]


def test_a_workbook_holds_the_totals_on_a_sheet_of_their_own() -> None:
    book = workbook(as_xlsx.write(Table("", ("A",), (), "", (("Seats", 15), ("Members", 13)))))

    assert book.sheetnames == ["Members", "Totals"]
    assert list(book.worksheets[1].iter_rows(values_only=True)) == [("Seats", 15), ("Members", 13)]


def test_text_of_nobody_is_title_and_sum() -> None:
    assert as_text.write(Table("Rådet", ("Navn",), (), "0 medlemmer")) == "Rådet\n\n\n0 medlemmer\n"


@pytest.mark.parametrize("code", [*BODY_CLASSIFICATIONS, *FillingMethod, *Role, *SeatStatus, *EndReason])
def test_every_code_has_a_word(code: Any) -> None:
    assert word(code)


@one_database
@pytest.mark.usefixtures("full")
class TestOfACouncil:
    @pytest.mark.parametrize("edition", Edition)
    @pytest.mark.parametrize("asked", [{"on": "2026-11-21"}, {"on": "2026-08-31"}, {"label": "2026–2029"}], ids=str)
    def test_every_format_says_the_same(self, ask: Ask, asked: dict[str, str], edition: Edition) -> None:
        roster = ask(**asked, edition=edition)
        rows = of_roster(roster)

        assert of_csv(as_csv.write(table(roster))) == rows
        assert of_xlsx(as_xlsx.write(table(roster))) == rows
        assert of_text(as_text.write(table(roster))) == rows
        assert sorted(of_json(as_json.write(roster))) == sorted(rows)

    def test_csv_opens_in_danish_excel(self, ask: Ask) -> None:
        content = as_csv.write(table(ask(on="2026-11-21")))

        assert content.startswith(b"\xef\xbb\xbf")
        assert content.count(b"\r\n") == content.count(b"\n") == 9
        assert b";" in content.splitlines()[0]

    def test_title_and_summary_say_what_it_is(self, ask: Ask) -> None:
        roster = ask(on="2026-11-21")

        assert title(roster) == "Integrationsrådet, 2026–2029, as of 21 November 2026"
        assert summary(roster) == "3 members, 4 substitutes, 2 vacant seats, 1 associate"
        assert title(ask(label="2026–2029")) == "Integrationsrådet, 2026–2029"

    def test_part_of_a_roster_says_what_it_leaves_out_in_every_format(self, ask: Ask) -> None:
        part = selected(ask(on="2026-11-21"), Selection("Foreninger", Role.MEMBER, order=Order.NAME))

        assert title(part).endswith("as of 21 November 2026 – only: Foreninger, member")
        assert of_csv(as_csv.write(table(part))) == of_xlsx(as_xlsx.write(table(part))) == of_roster(part)
        assert json.loads(as_json.write(part))["narrowed_to"] == ["Foreninger", "member"]
        assert as_text.write(table(part)).startswith(title(part))
        assert [row.seat_number for row in part.rows] == [1, 2]

    def test_the_totals_say_each_number_once_with_its_source(self, ask: Ask) -> None:
        found = dict(figures(ask(on="2026-11-21")))

        assert found["Seats"] == 5
        assert found["Fewest members, by § 42, stk. 3"] == 7
        assert (found["Members on seats with an election"], found["Members on other seats"]) == (1, 2)
        assert (found["Members who began in the term"], found["Of these, have left"]) == (4, 1)
        assert "Women" not in found  # nobody has said

    def test_text_leaves_out_columns_that_hold_nothing(self, ask: Ask) -> None:
        headings = as_text.write(table(ask(on="2026-11-21"))).split("\n")[2]

        assert "Party" in headings
        assert "Why it ended" not in headings

    def test_json_speaks_popolo(self, ask: Ask) -> None:
        read = json.loads(as_json.write(ask(on="2026-11-21")))

        assert read["organization"] == {
            "name": "Integrationsrådet",
            "classification": "integration_council",
            "id": "integrationsraadet",
        }
        assert read["legislative_term"]["end_date"] == "2029-12-31"
        assert read["as_of"] == "2026-11-21"
        assert read["posts"][0]["memberships"][0]["decision"] == {
            "decided_by": "Byrådet",
            "date": "2026-03-26",
            "case_number": "26/12",
        }
        assert read["totals"]["minimum_members"] == 7

    def test_no_format_shows_a_type_code_of_origin(self, ask: Ask) -> None:
        assert not [content for content in every_format(ask(on="2026-11-21")) if "refugee_immigrant" in content]

    def test_the_public_edition_has_no_decisions_and_no_reasons(self, ask: Ask) -> None:
        internal = every_format(ask(label="2026–2029"))
        public = every_format(ask(label="2026–2029", edition=Edition.PUBLIC))

        for hidden in ("26/12", "moved"):
            assert [hidden in content for content in internal] == [True] * len(internal)
            assert [hidden in content for content in public] == [False] * len(public)


def every_format(roster: Roster) -> tuple[str, ...]:
    """What a reader finds in each format: all its texts."""
    book = workbook(as_xlsx.write(table(roster)))
    cells = [cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]
    return (
        as_csv.write(table(roster)).decode(),
        as_text.write(table(roster)),
        as_json.write(roster),
        "\n".join(map(str, cells)),
    )


@one_database
class TestOfNames:
    """What people write, and what must not be seen."""

    NAMES = (
        "<script>alert(1)</script>",
        '=HYPERLINK("http://fjordby.example")',
        "فاطمة الزهراء",
        "Mononym",
        " ".join(["Åse"] * 50),
        'Semikolon; "Citat" O’Brien',
    )

    @pytest.mark.parametrize("name", NAMES)
    def test_a_name_is_the_same_in_every_format(self, database: Database, ask: Ask, name: str) -> None:
        with database.transaction() as session:
            a_member(session, the_seats(session, a_council(session, seats=1))[0], a_person(session, name))

        roster = ask(on="2026-11-21")
        assert of_roster(roster)[0][2] == name
        assert of_csv(as_csv.write(table(roster)))[0][2] == name
        assert of_xlsx(as_xlsx.write(table(roster)))[0][2] == name
        assert of_json(as_json.write(roster))[0][2] == name
        assert name in as_text.write(table(roster))

    def test_a_protected_person_is_in_no_format_of_the_public_edition(self, database: Database, ask: Ask) -> None:
        with database.transaction() as session:
            body = a_council(session, seats=1)
            (seat,) = the_seats(session, body)
            names = ("Hemmelig Holm", "Hemmelig Dam", "Hemmelig Lund")
            hidden = [a_person(session, name, is_protected=True) for name in names]
            a_member(session, seat, hidden[0])
            a_substitute(session, seat.group, hidden[1])
            personal = a_seat_group(
                session, the_term(session, body), "Foreninger", seats=1, arrangement=SubstituteArrangement.PERSONAL
            )
            member = a_member(session, personal.seats[0], a_person(session, "Bo Friis"))
            a_substitute(session, personal, hidden[2], member=member)
            ids: list[UUID] = [person.id for person in hidden]

        public, internal = ask(on="2026-11-21", edition=Edition.PUBLIC), ask(on="2026-11-21")
        for content in every_format(public):
            assert "Hemmelig" not in content
            assert content.count("The name is protected") == 3
            assert not [person for person in ids if str(person) in content or person.hex in content]
        assert all(name in content for name in names for content in every_format(internal))
        assert public.totals.members == internal.totals.members == 2


@one_database
@pytest.mark.usefixtures("full")
def test_every_field_of_the_json_is_explained(database: Database, ask: Ask) -> None:
    with database.reading() as session:
        body = queries.body_by_slug(session, "integrationsraadet")
        changed = as_json.write_changes(changes(session, body, date(2026, 1, 1), date(2026, 12, 31)))
    written = [as_json.write(ask(**asked)) for asked in ({"on": "2026-11-21"}, {"label": "2026–2029"})]

    fields = {name for content in (*written, changed) for name in re.findall(r'"(\w+)":', content)}
    explained = set(re.findall(r'["`](\w+)["`]', (ROOT / "docs" / "popolo.md").read_text("utf-8")))
    assert fields - explained == set()
