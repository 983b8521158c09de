"""Every format of a roster says the same."""

import csv
import io
import json
import re
from typing import Any

import pytest

from recruit.appointments.rules import EndReason, Role, SeatStatus
from recruit.bodies.rules import BODY_CLASSIFICATIONS, FillingMethod
from recruit.foundation.dates import iso
from recruit.foundation.i18n import speaking
from recruit.reports.formats import csv as as_csv
from recruit.reports.formats import json as as_json
from recruit.reports.formats import text as as_text
from recruit.reports.roster import Roster
from recruit.reports.table import Table, summary, table, title
from recruit.reports.words import word
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


def test_text_of_nobody_is_title_and_sum() -> None:
    assert as_text.write(Table("Rådet", ("Navn",), (), "0 medlemmer")) == "Rådet\n\n\n0 medlemmer\n"


@pytest.mark.parametrize("code", [*BODY_CLASSIFICATIONS, *FillingMethod, *Role, *SeatStatus, *EndReason])
def test_every_code_has_a_word(code: Any) -> None:
    assert word(code)


@one_database
@pytest.mark.usefixtures("full")
class TestOfACouncil:
    @pytest.mark.parametrize("asked", [{"on": "2026-11-21"}, {"on": "2026-08-31"}, {"label": "2026–2029"}], ids=str)
    def test_every_format_says_the_same(self, ask: Ask, asked: dict[str, str]) -> None:
        roster = ask(**asked)
        rows = of_roster(roster)

        assert of_csv(as_csv.write(table(roster))) == rows
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
        roster = ask(on="2026-11-21")
        formats = (as_csv.write(table(roster)).decode(), as_text.write(table(roster)), as_json.write(roster))

        assert not [content for content in formats if "refugee_immigrant" in content]
