"""Møder: a year is planned in two pages, one is moved and one cancelled, and calendars follow."""

import re
from collections.abc import Callable, Mapping
from datetime import date, time, timedelta
from typing import Any

import pytest
from icalendar import Calendar
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.bodies.model import Body
from recruit.foundation.accounts.rules import Role
from recruit.meetings.model import Meeting, MeetingSettings
from recruit.meetings.operations import apologising, planning
from recruit.meetings.queries import attendance
from recruit.meetings.rules import SubstituteAttendance
from recruit.meetings.rules.planning import NewMeeting, Slot, YearPlan, days
from recruit.recruitment.rules import Manner
from tests.builders import BY, NOW, a_council, a_member, a_person, the_seats, the_term
from tests.conftest import Database, made_once
from tests.pages.visitor import Visitor, fields_of

ALL = "/sekretariat/integrationsraadet/moeder"
WEDNESDAYS = YearPlan(2, 1, (9, 10, 12), time(17), time(19))
PLACE = "Rådhuset, lokale 3"
#: The first Wednesdays of February, March and April 2027; the second lies in Ramadan.
ASKED = {
    "year": "2027",
    "weekday": "2",
    "which": "1",
    "months": ["2", "3", "4"],
    "begins": "17",
    "ends": "19",
    "place": PLACE,
    "is_open": "aabent",
    "numbered": "y",
}


@pytest.fixture
@made_once
def council(house: Database, still: None) -> str:
    """A council of three with nothing planned; the id of its term."""
    with house.transaction() as session:
        body = a_council(session, seats=3)
        for seat, name in zip(the_seats(session, body), ("Anne Holm", "Bo Bruun", "Carla Dahl"), strict=True):
            a_member(session, seat, a_person(session, name))
        return str(the_term(session, body).id)


@pytest.fixture
@made_once
def planned(house: Database, council: str, still: None) -> list[str]:
    """The same council with three meetings in the next autumn; their ids."""
    with house.transaction() as session:
        body = session.scalars(select(Body)).one()
        new = NewMeeting(Slot(date.min, time(17), time(19)), place=PLACE, number=1)
        term, meant = the_term(session, body), [WEDNESDAYS.slot(day) for day in days(WEDNESDAYS, 2027)]
        made = planning.plan_year(session, term, meant, new, by=BY, now=NOW)
        return [str(one.id) for one in made]


def proposed(secretary: Visitor, council: str, **changes: Any) -> tuple[str, dict[str, Any]]:
    """Ask for the days of a plan; return the page with them, and what its form holds."""
    answer = secretary.client.get(f"{ALL}/aar", query_string={"term": council, **ASKED, **changes})
    assert answer.status_code == 303, answer.text
    fields, _target = secretary.filled(answer.location)
    return answer.location, fields


def meetings(house: Database) -> list[Meeting]:
    with house.reading() as session:
        return list(session.scalars(select(Meeting).order_by(Meeting.starts_at)))


def entries(visitor: Visitor, address: str) -> Mapping[str, Any]:
    """Return the entries of a calendar by the ids of their meetings."""
    return {str(event["UID"]): event for event in Calendar.from_ical(visitor.client.get(address).text).walk("VEVENT")}


def calendars_of(secretary: Visitor) -> list[str]:
    """Return the addresses of both calendars, as the list of meetings gives them."""
    links = [str(link.attributes["href"]) for link in secretary.get(ALL).all("a")]
    return [re.sub("^https?://[^/]+", "", link) for link in links if "/kalender/" in link]


def test_a_year_is_planned_in_two_pages_with_a_day_moved_and_one_left_out(
    secretary: Visitor, house: Database, council: str
) -> None:
    assert [link.text for link in secretary.get(ALL).all("a", class_="button-primary")] == ["Planlæg et år"]
    address, fields = proposed(secretary, council)

    assert [fields[f"day_{row}"] for row in range(3)] == ["3.2.2027", "3.3.2027", "7.4.2027"]
    assert "Ramadan (omkring)" in secretary.get(address).text

    looked = secretary.client.post(address, data={**fields, "day_1": "17.2.2027", "igen": "1"})
    assert looked.status_code == 200
    assert "Skolernes vinterferie (typisk)" in looked.text
    assert "Ramadan (omkring)" in looked.text
    assert meetings(house) == []

    sent = secretary.client.post(address, data={**fields, "day_1": "17.3.2027", "day_2": "sludder", "out_2": "y"})
    page = secretary.led(sent)

    assert "2 møder er planlagt, fra 3. februar 2027 til 17. marts 2027." in page.text
    made = meetings(house)
    assert [(one.slot.day, one.number, one.place, one.is_open) for one in made] == [
        (date(2027, 2, 3), 1, PLACE, True),
        (date(2027, 3, 17), 2, PLACE, True),
    ]
    assert secretary.client.post(address, data={**fields, "day_1": "17.3.2027"}).location == sent.location
    assert len(meetings(house)) == 2


def test_a_meeting_of_the_year_has_hours_of_its_own_and_wrong_ones_are_said_at_their_field(
    secretary: Visitor, house: Database, council: str
) -> None:
    address, fields = proposed(secretary, council)
    assert (fields["begins_1"], fields["ends_1"]) == ("17.00", "19.00")

    wrong = secretary.client.post(address, data={**fields, "ends_1": "16.00"})
    page = secretary.mended(wrong)
    row = "Slutter kl., mødet der er foreslået onsdag 3. marts 2027"
    assert page.errors == [f"{row}: Mødet skal slutte efter, at det begynder, samme dag."]
    assert meetings(house) == []

    secretary.led(secretary.client.post(address, data={**fields, "begins_1": "15.30", "ends_1": "20.00"}))
    hours = [(one.slot.begins, one.slot.ends) for one in meetings(house)]
    assert hours == [(time(17), time(19)), (time(15, 30), time(20)), (time(17), time(19))]


def test_the_next_year_is_proposed_like_the_last_one(secretary: Visitor, planned: list[str]) -> None:
    form = secretary.get(f"{ALL}/aar").all("form", method="get")[-1]

    stands = fields_of(form)

    assert {name: stands[name] for name in ("year", "weekday", "which", "months", "begins", "ends", "place")} == {
        "year": "2028",
        "weekday": ["2"],
        "which": ["1"],
        "months": ["9", "10", "12"],
        "begins": "17.00",
        "ends": "19.00",
        "place": PLACE,
    }


def test_a_plan_that_cannot_be_is_mended_and_nothing_is_lost(secretary: Visitor, council: str) -> None:
    answer = secretary.client.get(f"{ALL}/aar", query_string={"term": council, **ASKED, "ends": "16", "months": []})
    page = secretary.mended(answer)

    assert page.errors == ["I hvilke måneder? Vælg mindst en af mulighederne."]
    assert fields_of(page.all("form", method="get")[-1])["place"] == PLACE
    late = secretary.client.get(f"{ALL}/aar", query_string={"term": council, **ASKED, "ends": "16"})
    assert secretary.mended(late).errors == ["Slutter kl.: Mødet skal slutte efter, at det begynder, samme dag."]
    assert secretary.client.get(f"{ALL}/aar/dage?year=2027").location.startswith(f"{ALL}/aar?")


def test_a_day_that_is_taken_is_said_at_its_row_and_none_is_planned(
    secretary: Visitor, house: Database, council: str, planned: list[str]
) -> None:
    address, fields = proposed(secretary, council, months=["9", "11"])
    assert "Rådet har et andet møde den dag." in secretary.get(address).text

    page = secretary.mended(secretary.client.post(address, data=fields))

    row = "Dag for mødet, der er foreslået onsdag 1. september 2027"
    assert page.errors == [f"{row}: Rådet har et andet møde på det tidspunkt."]
    assert len(meetings(house)) == 3


@pytest.mark.parametrize("day", ["1.1.0001", "31.12.9999", "24.12.2099", "0", "29.2.2027", "x" * 5000])
def test_a_day_that_cannot_be_is_mended_whatever_it_is(
    secretary: Visitor, house: Database, council: str, day: str
) -> None:
    address, fields = proposed(secretary, council)
    for again in ({}, {"igen": "1"}):
        answer = secretary.client.post(address, data={**fields, "day_0": day, **again})
        assert answer.status_code in (200, 422), answer.text
    ones = {"begins": "17", "ends": "19", "place": "", "number": "99999999999", "first_item": "-1"}
    assert secretary.send(f"{ALL}/nyt", day=day, **ones).status_code == 422
    assert meetings(house) == []


def test_one_more_meeting_is_proposed_like_the_newest(secretary: Visitor, house: Database, planned: list[str]) -> None:
    fields, _ = secretary.filled(f"{ALL}/nyt")
    assert (fields["begins"], fields["place"], fields["number"]) == ("17.00", PLACE, "4")

    secretary.led(secretary.send(f"{ALL}/nyt", day="19.1.2028", agenda_url="https://example.com/dagsorden.pdf"))

    newest = meetings(house)[-1]
    assert (newest.slot.day, newest.number) == (date(2028, 1, 19), 4)
    wrong = secretary.send(f"{ALL}/nyt", day="1.1.1999", minutes_url="referat")
    assert len(secretary.mended(wrong).errors) == 1
    assert "meeting-outside" not in wrong.text


def test_a_meeting_between_others_has_its_number_by_its_day_at_the_press_of_a_button(
    secretary: Visitor, house: Database, planned: list[str]
) -> None:
    secretary.led(secretary.send(f"{ALL}/nyt", day="15.9.2027"))
    assert [one.number for one in meetings(house)] == [1, 4, 2, 3]
    page = secretary.get(ALL)
    assert "Numrene følger ikke dagene" in page.text
    form = next(one for one in page.all("form") if "/numre/" in str(one.attributes["action"]))

    after = secretary.led(secretary.client.post(form.attributes["action"], data=fields_of(form)))

    assert "3 møder har fået et andet nummer." in after.text
    assert "Numrene følger ikke dagene" not in after.text
    assert [one.number for one in meetings(house)] == [1, 2, 3, 4]


def test_a_meeting_is_moved_and_keeps_its_place_in_calendars(
    secretary: Visitor, visitor: Visitor, house: Database, planned: list[str]
) -> None:
    public, staff = calendars_of(secretary)
    before = entries(visitor, public)[planned[0]]
    with house.transaction() as session:
        apologise(session, planned[0])

    page = secretary.led(secretary.send(f"{ALL}/{planned[0]}/ret", day="8.9.2027", note="Der er mad fra 16.30"))

    assert "onsdag 8. september 2027" in page.heading
    after = entries(visitor, public)[planned[0]]
    assert (before["DTSTART"].dt, after["DTSTART"].dt) == (before["DTSTART"].dt, before["DTSTART"].dt + timedelta(7))
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert "STATUS" not in after
    assert str(after["DESCRIPTION"]) == "Lukket møde."
    assert "LOCATION" not in after  # everybody reads it, and not everybody may come
    assert str(entries(visitor, staff)[planned[0]]["LOCATION"]) == PLACE
    assert "Der er mad fra 16.30" in str(entries(visitor, staff)[planned[0]]["DESCRIPTION"])
    assert "Anne" not in visitor.client.get(staff).text


def test_whoever_has_an_address_that_was_replaced_reads_the_secretariats_calendar_no_more(
    secretary: Visitor, visitor: Visitor, planned: list[str]
) -> None:
    public, before = calendars_of(secretary)
    secretary.led(secretary.send(f"{ALL}/indstillinger/kalenderadresse"))
    again, between = calendars_of(secretary)
    secretary.led(secretary.send(f"{ALL}/indstillinger/kalenderadresse"))
    last, staff = calendars_of(secretary)

    assert (public, public) == (again, last)
    for old in (before, between):
        assert visitor.client.get(old).status_code == 404
    assert planned[0] in entries(visitor, staff)
    assert visitor.client.get(staff.replace("-2.", "-1.")).status_code == 404  # it is signed


def apologise(session: Session, meeting: str) -> None:
    body = session.scalars(select(Body)).one()
    found = next(one for one in session.scalars(select(Meeting)) if str(one.id) == meeting)
    session.refresh(found, ["term"])
    guest = attendance.guests(session, body, found)[0]
    apologising.apologise(session, body, found, guest.membership, Manner.PHONE, by=BY, now=NOW - timedelta(hours=1))


def test_apologies_stand_when_a_meeting_is_moved_and_the_page_says_to_ask_again(
    secretary: Visitor, house: Database, planned: list[str]
) -> None:
    with house.transaction() as session:
        apologise(session, planned[0])
    assert "Afbud gælder stadig" in secretary.get(f"{ALL}/{planned[0]}/ret").text

    page = secretary.led(secretary.send(f"{ALL}/{planned[0]}/ret", day="8.9.2027"))

    assert "Mødet er flyttet, efter at der kom afbud" in page.text
    assert "1 havde sendt afbud inden" in page.text


def test_a_stale_change_shows_both_and_loses_nothing(secretary: Visitor, house: Database, planned: list[str]) -> None:
    fields, _ = secretary.filled(f"{ALL}/{planned[0]}/ret")
    secretary.led(secretary.send(f"{ALL}/{planned[0]}/ret", place="Biblioteket"))

    answer = secretary.client.post(f"{ALL}/{planned[0]}/ret", data={**fields, "note": "Tag kage med"})
    page = secretary.mended(answer, 409)

    assert "Biblioteket" in page.text
    assert "Tag kage med" in page.text
    assert meetings(house)[0].place == "Biblioteket"


def test_a_cancelled_meeting_is_struck_out_everywhere_and_can_be_held_after_all(
    secretary: Visitor, visitor: Visitor, house: Database, planned: list[str]
) -> None:
    at, (public, _staff) = f"{ALL}/{planned[0]}", calendars_of(secretary)
    assert secretary.send(f"{at}/aflys", because="").status_code == 422

    page = secretary.led(secretary.send(f"{at}/aflys", because="For få kan komme"))

    assert "Mødet er aflyst" in page.text
    assert "For få kan komme" in secretary.get(ALL).text
    struck = entries(visitor, public)[planned[0]]
    assert (str(struck["STATUS"]), str(struck["SUMMARY"])) == ("CANCELLED", "Aflyst: Møde 1 i Integrationsrådet")
    again = secretary.filled(f"{ALL}/nyt?efter={planned[0]}")[0]
    assert (again["day"], again["number"]) == ("1.9.2027", "1")
    assert secretary.mended(secretary.send(f"{at}/ret", place="Her")).errors == ["Mødet er aflyst."]

    secretary.led(secretary.send(f"{at}/holdes"))

    assert meetings(house)[0].cancelled_at is None
    assert "STATUS" not in entries(visitor, public)[planned[0]]
    assert secretary.mended(secretary.send(f"{at}/holdes")).errors == ["Mødet er ikke aflyst."]


def test_a_meeting_is_downloaded_with_what_the_invited_are_told(secretary: Visitor, planned: list[str]) -> None:
    secretary.led(secretary.send(f"{ALL}/{planned[1]}/ret", note="Indgang fra gården"))

    answer = secretary.client.get(f"{ALL}/{planned[1]}/moede.ics")

    (event,) = Calendar.from_ical(answer.text).walk("VEVENT")
    assert str(event["LOCATION"]) == PLACE
    assert "Indgang fra gården" in str(event["DESCRIPTION"])
    assert "integrationsraadet-2027-10-06.ics" in answer.headers["Content-Disposition"]


def test_whoever_only_reads_sees_the_meetings_and_changes_nothing(
    signed_in: Callable[..., Visitor], planned: list[str]
) -> None:
    reader = signed_in(Role.READER, name="Rikke Lund")

    page = reader.get(ALL)

    assert "onsdag 1. september 2027" in page.text
    assert "3 skal indkaldes" in page.text
    assert page.all("a", class_="button-primary") == []
    assert len([link for link in page.all("a") if "/kalender/" in str(link.attributes["href"])]) == 1
    assert "Flyt eller ret mødet" not in reader.get(f"{ALL}/{planned[0]}").text
    assert "onsdag 1. september 2027" in reader.get(f"{ALL}/udskrift").text


def test_many_meetings_ask_the_database_no_more_than_few(
    secretary: Visitor, house: Database, planned: list[str], count_queries: Callable[[], int]
) -> None:
    with house.transaction() as session:
        apologise(session, planned[0])
    secretary.get(ALL)
    count_queries()
    secretary.get(ALL)
    few = count_queries()
    with house.transaction() as session:
        body = session.scalars(select(Body)).one()
        every_week = [WEDNESDAYS.slot(date(2028, 1, 5) + timedelta(weeks=week)) for week in range(40)]
        new = NewMeeting(Slot(date.min, time(17), time(19)))
        planning.plan_year(session, the_term(session, body), every_week, new, by=BY, now=NOW)
        for number in planned[1:]:
            apologise(session, number)

    page = secretary.get(ALL)

    assert count_queries() <= few
    assert len(page.all("tr")) >= 40
    assert "1 afbud" in page.text
    assert any("aar=2028" in str(link.attributes["href"]) for link in page.all("a"))


def test_another_councils_meeting_and_nonsense_are_not_found(
    secretary: Visitor, house: Database, planned: list[str], visitor: Visitor
) -> None:
    with house.transaction() as session:
        a_council(session, "Ungerådet")

    for address in (f"/sekretariat/ungeraadet/moeder/{planned[0]}", f"{ALL}/nyt?efter=sludder", f"{ALL}?periode=1999"):
        assert secretary.client.get(address).status_code == 404
    elsewhere = f"/sekretariat/ungeraadet/moeder/nyt?efter={planned[0]}"
    assert secretary.client.get(elsewhere).status_code == 404
    assert visitor.client.get("/kalender/raad/findes-ikke.ics").status_code == 404
    assert visitor.client.get(f"/kalender/moeder/{planned[0]}.ics").status_code == 404


def test_how_a_council_meets_is_settled_and_a_stale_page_says_so(
    secretary: Visitor, house: Database, council: str
) -> None:
    at = f"{ALL}/indstillinger"
    stale, _ = secretary.filled(at)
    refused = secretary.send(at, substitute_attendance="always")
    assert "Vælg den beslutning" in secretary.mended(refused).text

    secretary.led(secretary.send(at, warn_after="3", notes_times="y"))

    with house.reading() as session:
        stands = session.scalars(select(MeetingSettings)).one()
        assert (stands.warn_after, stands.notes_times, stands.asks_substitutes) == (3, True, True)
        assert stands.substitute_attendance is SubstituteAttendance.WHEN_PREVENTED
    page = secretary.mended(secretary.client.post(at, data={**stale, "warn_after": "4"}), 409)
    assert "Gem indstillingerne" in page.text


def test_a_council_whose_items_run_on_is_told_that_a_number_is_missing(
    secretary: Visitor, house: Database, planned: list[str]
) -> None:
    secretary.led(secretary.send(f"{ALL}/indstillinger", items_run_on="y"))
    assert "Nummeret på det første punkt mangler" in secretary.get(f"{ALL}/{planned[0]}").text

    page = secretary.led(secretary.send(f"{ALL}/{planned[0]}/ret", first_item="31"))

    assert "Nummeret på det første punkt mangler" not in page.text
    assert "Første punkt 31" in page.text
