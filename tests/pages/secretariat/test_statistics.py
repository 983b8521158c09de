"""Rapporter: a council in numbers, each picture with its table one click away."""

import csv
import io
from datetime import datetime, time, timedelta

import pytest

from recruit.bodies import queries
from recruit.foundation.accounts.rules import Role
from recruit.meetings.operations import attending, planning
from recruit.meetings.rules import Part, Presence
from recruit.meetings.rules.attendance import Noted
from recruit.meetings.rules.planning import NewMeeting, Slot
from tests.builders import BY, NOW, a_council, a_member, a_person, a_seat_group, day, the_seats, the_term
from tests.conftest import made_once
from tests.pages.site import Reader, Site
from tests.reports.papers import Paper

REPORTS = "/sekretariat/integrationsraadet/rapporter"
#: The site's clock stands at 21 November 2026.
HELD = day("2026-09-02")


@pytest.fixture
def secretary(site: Site) -> Reader:
    return site.signed_in("Grethe Holm", Role.SECRETARY)[0]


@pytest.fixture
@made_once
def council(site: Site) -> None:
    """A council of two seats, one member, and a meeting that she came to."""
    with site.database.transaction() as session:
        body = a_council(session, seats=2)
        anne = a_member(session, the_seats(session, body)[0], a_person(session, "Anne Dam"))
        new = NewMeeting(Slot(HELD, time(17), time(19)))
        meeting = planning.hold(session, the_term(session, body), new, by=BY, now=NOW)
        came = Noted(Part.MEMBER, Presence.PRESENT, anne.person_id, membership=anne.id, seat=anne.seat_id)
        after = datetime.combine(HELD, time(20), NOW.tzinfo) + timedelta(hours=1)
        attending.note(session, meeting, [came], by=BY, now=after)


@pytest.mark.usefixtures("council")
def test_every_picture_leads_to_its_table_and_the_table_to_a_spreadsheet(secretary: Reader) -> None:
    overview = secretary.opens(REPORTS)
    assert "Medlemmerne mødte 1 af 1 gange, 100 procent" in overview.page.text
    assert "Anne Dam" not in overview.text

    twins = [link for link in overview.page.all("a") if link.text == "Det samme som tabel"]
    tables = [secretary.opens(str(link.attributes["href"])) for link in twins]
    assert [len(table.page.all("table")) for table in tables] == [1] * 5

    (as_csv,) = [link for link in tables[0].page.all("a") if link.text == "CSV"]
    content = secretary.opens(str(as_csv.attributes["href"])).response.data.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(content), delimiter=";"))
    assert rows[0][:3] == ["Møde", "Indkaldte medlemmer", "Fremmødte medlemmer"]
    assert rows[1][:3] == ["2026-09-02", "1", "1"]

    paper = Paper(secretary.opens(f"{REPORTS}/statistik.pdf").response.data)
    assert "Besatte pladser over tid" in paper.text


@pytest.mark.usefixtures("council")
def test_what_there_is_nothing_of_says_so_and_what_does_not_exist_is_not_found(secretary: Reader) -> None:
    assert "Der er ikke noget at vise endnu" in secretary.opens(f"{REPORTS}/interesser").page.text
    assert "Der er ikke noteret fremmøde til møder i 2025" in secretary.opens(f"{REPORTS}?aar=2025").page.text
    assert secretary.opens(f"{REPORTS}?aar=99999").status == 200
    assert [secretary.opens(f"{REPORTS}/{name}").status for name in ("andet", "andet.csv")] == [404, 404]


@pytest.mark.usefixtures("council")
def test_whoever_only_reads_sees_no_statistics(site: Site) -> None:
    reader, _ = site.signed_in("Leif Dam", Role.READER)
    pages = ("", "/fremmoede", "/fremmoede.csv", "/statistik.pdf")

    assert [reader.opens(f"{REPORTS}{page}").status for page in pages] == [403] * len(pages)


@pytest.mark.usefixtures("council")
def test_the_page_asks_no_more_queries_when_the_council_grows(site: Site, secretary: Reader) -> None:
    secretary.opens(REPORTS)
    sent = site.statements()
    secretary.opens(REPORTS)
    before = len(sent)
    with site.database.transaction() as session:
        term = the_term(session, queries.body_by_slug(session, "integrationsraadet"))
        for seat in a_seat_group(session, term, "Skoler", seats=8).seats:
            a_member(session, seat)
    sent.clear()
    secretary.opens(REPORTS)

    assert len(sent) == before <= 21
