"""The days of an election on its page, with what should make one look again, and in calendars."""

from datetime import date, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from recruit.elections.model import Election
from recruit.elections.operations import passing
from recruit.elections.operations import task as checklists
from recruit.elections.queries import task as tasks
from recruit.elections.rules.passing import Passing
from recruit.elections.rules.vocabulary import Milestone
from recruit.recruitment import queries as rounds
from recruit.recruitment.operations.timetable import arrange
from recruit.recruitment.queries.timetable import timetable_of
from recruit.recruitment.rules import DateKind, Moment
from tests.builders import BY, NOW
from tests.conftest import Database, made_once
from tests.elections import AFTER, POLLING, an_election, loaded
from tests.pages.secretariat.elections.test_election import page_of
from tests.pages.visitor import Visitor

MEETS, APPOINTS, CELEBRATED = date(2027, 2, 19), date(2027, 4, 28), date(2027, 3, 10)


@pytest.fixture
@made_once
def election(house: Database, still: None) -> Election:
    """An election with its checklist, whose round has dates: another polling day, and one in Ramadan's last days."""
    with house.transaction() as session:
        made = an_election(session)
        checklists.fill(session, made, by=BY, now=AFTER)
        round_ = rounds.round_by_slug(session, made.round.slug, whole=True)
        planned = {
            DateKind.POLLING_MEETING: Moment(POLLING - timedelta(days=1)),
            DateKind.ELECTION_COMMITTEE: Moment(MEETS),
            DateKind.COMMITTEE: Moment(CELEBRATED),
            DateKind.COUNCIL: Moment(APPOINTS),
        }
        arrange(session, round_, POLLING, timetable_of(round_) | planned, by=BY, now=AFTER)
        return made


def rows_of(visitor: Visitor, address: str) -> dict[str, str]:
    """Return the rows of the page by what they are about."""
    rows = visitor.get(address).all("tr")[1:]
    return {row.all("th")[0].text: " ".join(cell.text for cell in row.all("td")) for row in rows}


def entries(visitor: Visitor, address: str) -> dict[str, Any]:
    """Return the entries of a calendar by their titles, without the election's name."""
    calendar = Calendar.from_ical(visitor.client.get(address).text)
    return {str(event["SUMMARY"]).removesuffix(" (Valg til rådet)"): event for event in calendar.events}


def calendar_of(visitor: Visitor, page: str) -> str:
    links = [str(link.attributes["href"]) for link in visitor.get(page).all("a")]
    return next(link for link in links if "/kalender/valg/" in link).removeprefix("http://localhost:5000")


def test_the_days_stand_in_their_order_with_what_should_make_one_look_again(
    secretary: Visitor, house: Database, election: Election
) -> None:
    page = f"{page_of(house, election)}/tidsplan"

    rows = rows_of(secretary, page)

    assert list(rows)[:3] == ["Perioden begynder", "Valgbestyrelsens møde", "Valgmøde"]
    assert "Rundens tidsplan siger 21. februar 2027." in rows["Valgmøde"]
    assert "“Valgmøde”" in rows["Valgbestyrelsens møde"]
    assert "Eid al-Fitr" in rows["Møde i udvalget"]
    assert "1. januar 2026" in rows["Kommunalbestyrelsen udpeger"]
    assert rows_of(secretary, f"{page}/udskrift").keys() == rows.keys()


def test_what_is_recorded_stands_in_place_of_what_was_planned(
    secretary: Visitor, house: Database, election: Election
) -> None:
    with house.transaction() as session:
        passing.record(session, loaded(session, election), Milestone.ANNOUNCED, Passing(), by=BY, now=AFTER)

    rows = rows_of(secretary, f"{page_of(house, election)}/tidsplan")

    assert any(what.startswith("Valget bekendtgøres") and "registreret" in what for what in rows)


def test_a_calendar_subscribes_to_the_days_and_to_what_is_left_of_the_checklist(
    secretary: Visitor, visitor: Visitor, house: Database, election: Election
) -> None:
    address = calendar_of(secretary, f"{page_of(house, election)}/tidsplan")
    before = entries(visitor, address)
    with house.transaction() as session:
        changing = loaded(session, election)
        changing.polling_on += timedelta(days=7)
        first, *_rest = tasks.tasks(session, election.id)
        checklists.tick(session, changing, first, by=BY, now=NOW)

    after = entries(visitor, address)

    assert first.what in before
    assert first.what not in after
    what = "Tryk stemmesedlerne, og tæl dem"
    for title in ("Valgmøde", what):
        assert after[title]["UID"] == before[title]["UID"]
        assert after[title]["DTSTART"].dt - before[title]["DTSTART"].dt == timedelta(days=7)
        assert after[title]["SEQUENCE"] > before[title]["SEQUENCE"]


def test_an_address_that_we_have_not_signed_and_a_rehearsal_open_nothing(
    secretary: Visitor, visitor: Visitor, house: Database, election: Election
) -> None:
    address = calendar_of(secretary, f"{page_of(house, election)}/tidsplan")
    of_a_round = address.replace("/valg/", "/")
    with house.transaction() as session:
        loaded(session, election).is_rehearsal = True

    assert [visitor.client.get(one).status_code for one in (address, of_a_round)] == [404, 404]
    assert visitor.client.get(address.replace(".ics", "x.ics")).status_code == 404
    assert "/kalender/valg/" not in secretary.get(f"{page_of(house, election)}/tidsplan").text
