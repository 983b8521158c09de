"""Diæter: what is paid for the meetings of a quarter, journeys, and that it is paid."""

from datetime import date, time
from io import BytesIO
from typing import Any

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.foundation.accounts.rules import Role as StaffRole
from recruit.meetings.model import Attendance, MeetingSettings
from recruit.meetings.operations import attending, planning
from recruit.meetings.rules import Part, Presence, Remuneration
from recruit.meetings.rules.attendance import Noted
from recruit.meetings.rules.planning import NewMeeting, Slot
from recruit.people.model import Person
from tests.builders import BY, a_council, a_member, a_person, the_seats, the_term
from tests.conftest import made_once
from tests.pages.site import Reader, Site

PAGE = "/sekretariat/integrationsraadet/moeder/diaeter"
#: Two meetings on one day, and one in the quarter before.
SLOTS = (
    Slot(date(2026, 10, 7), time(15), time(16, 30)),
    Slot(date(2026, 10, 7), time(17), time(19)),
    Slot(date(2026, 9, 2), time(17), time(19)),
)


@pytest.fixture
def secretary(site: Site) -> Reader:
    return site.signed_in("Grethe Holm", StaffRole.SECRETARY)[0]


@pytest.fixture
@made_once
def quarter(site: Site) -> None:
    def meets(session: Session) -> None:
        body = a_council(session, seats=2)
        session.add(MeetingSettings(body_id=body.id, remuneration=Remuneration.ALLOWANCE))
        anne, bo = (
            a_member(session, seat, a_person(session, name))
            for seat, name in zip(the_seats(session, body), ("Anne Holm", "Bo Bruun"), strict=True)
        )
        for place, slot in enumerate(SLOTS):
            meeting = planning.hold(session, the_term(session, body), NewMeeting(slot), by=BY, now=site.time.now())
            said = [
                Noted(Part.MEMBER, Presence.PRESENT, anne.person_id, "", anne.id, anne.seat_id),
                Noted(Part.MEMBER, Presence.ABSENT if place else Presence.PRESENT, bo.person_id, "", bo.id, bo.seat_id),
                Noted(Part.ADMINISTRATION, Presence.PRESENT, None, "Ida Juhl"),
            ]
            attending.note(session, meeting, said, by=BY, now=site.time.now())

    site.saves(meets)


def amounts(answer: object) -> list[list[str]]:
    return [[cell.text for cell in row.all("th", "td")] for row in answer.page.all("tr")[1:]]  # type: ignore[attr-defined]


def test_a_council_that_pays_nothing_says_so_and_leads_to_its_settings(site: Site, secretary: Reader) -> None:
    site.saves(lambda session: a_council(session, seats=1))

    page = secretary.opens(PAGE).page

    assert "Rådet betaler ikke for møder" in page.text
    assert [link.attributes["href"] for link in page.all("a", class_="button-primary")] == [
        "/sekretariat/integrationsraadet/moeder/indstillinger"
    ]
    assert secretary.opens(f"{PAGE}/diaeter.xlsx").status == 404


@pytest.mark.usefixtures("quarter")
def test_two_meetings_on_a_day_are_one_duty_and_a_long_journey_doubles_the_amount(secretary: Reader) -> None:
    assert amounts(secretary.opens(PAGE)) == [
        ["Anne Holm", "7. oktober 2026", "1", "–", "endnu ikke"],
        ["Bo Bruun", "7. oktober 2026", "1", "–", "endnu ikke"],
    ]
    page = secretary.opens(f"{PAGE}/rejsetid")
    fields = [one.attributes["name"] for one in page.page.all("input") if "travel_" in one.attributes.get("name", "")]
    assert "\u2068Anne Holm\u2069, 7. oktober 2026" in page.page.text

    wrong = secretary.posts(f"{PAGE}/rejsetid", **page.page.hidden | {fields[0]: "2000"})
    endless = secretary.posts(f"{PAGE}/rejsetid", **page.page.hidden | {fields[0]: "9" * 26})
    secretary.posts(f"{PAGE}/rejsetid", **page.page.hidden | {fields[0]: "45"})

    assert (wrong.status, endless.status) == (422, 422)
    assert "1440" in " ".join(endless.page.errors)
    assert amounts(secretary.opens(PAGE))[0] == ["Anne Holm", "7. oktober 2026 (dobbelt)", "2", "45", "endnu ikke"]
    assert amounts(secretary.opens(f"{PAGE}?kvartal=2026-3"))[0][1] == "2. september 2026"


@pytest.mark.usefixtures("quarter")
def test_quarters_of_the_last_five_years_can_be_opened_and_no_others(secretary: Reader) -> None:
    def way(page: str, words: str) -> str:
        return next(link.attributes["href"] or "" for link in secretary.opens(page).page.all("a") if link.text == words)

    older = way(PAGE, "Tidligere kvartaler")
    assert older.endswith("kvartal=2025-2")
    assert secretary.opens(older).status == 200
    assert secretary.opens(f"{PAGE}?kvartal=2022-1").status == 200
    for wrong in ("2019-1", "2027-1", "2026-5", "x"):
        assert secretary.opens(f"{PAGE}?kvartal={wrong}").status == 404


@pytest.mark.usefixtures("quarter")
def test_the_list_goes_to_payroll_is_noted_as_paid_and_taken_back(site: Site, secretary: Reader) -> None:
    with site.database.reading() as session:
        bo = session.scalars(select(Person.id).filter_by(name="Bo Bruun")).first()

    secretary.sends(f"{PAGE}/udbetalt", people=str(bo), paid_on="15.11.2026")
    assert [row[-1] for row in amounts(secretary.opens(PAGE))] == ["endnu ikke", "15. november 2026"]

    book = CalamineWorkbook.from_filelike(BytesIO(secretary.opens(f"{PAGE}/diaeter.xlsx").response.data))
    rows = book.get_sheet_by_index(0).to_python()
    assert rows[1][:2] == ["Anne Holm", ""]
    assert rows[0][1:3] == ["Lønnummer", "Beskyttelse"]

    secretary.sends(f"{PAGE}/ikke-udbetalt", people=str(bo))
    assert [row[-1] for row in amounts(secretary.opens(PAGE))] == ["endnu ikke", "endnu ikke"]


@pytest.mark.usefixtures("quarter")
def test_the_list_for_payroll_says_who_is_protected(site: Site, secretary: Reader) -> None:
    def protects(session: Session) -> None:
        session.scalars(select(Person).filter_by(name="Bo Bruun")).one().is_protected = True

    site.saves(protects)

    book = CalamineWorkbook.from_filelike(BytesIO(secretary.opens(f"{PAGE}/diaeter.xlsx").response.data))
    rows = book.get_sheet_by_index(0).to_python()
    assert [row[2] for row in rows[1:3]] == ["", "navne- og adressebeskyttet"]


@pytest.mark.usefixtures("quarter")
def test_what_was_paid_stays_to_be_seen_and_nothing_is_paid_from_before_it_was_decided(
    site: Site, secretary: Reader
) -> None:
    def settles(**new: Any) -> None:
        def chosen(session: Session) -> None:
            settings = session.scalars(select(MeetingSettings)).one()
            for name, value in new.items():
                setattr(settings, name, value)

        site.saves(chosen)

    settles(paid_from=date(2026, 10, 1))
    assert amounts(secretary.opens(f"{PAGE}?kvartal=2026-3")) == []
    with site.database.reading() as session:
        bo = session.scalars(select(Person.id).filter_by(name="Bo Bruun")).first()
    secretary.sends(f"{PAGE}/udbetalt", people=str(bo), paid_on="15.11.2026")

    settles(remuneration=Remuneration.NONE)

    page = secretary.opens(PAGE)
    assert amounts(page) == [["Bo Bruun", "7. oktober 2026", "1", "–", "15. november 2026"]]
    assert "Rådet betaler ikke for møder" in page.page.text
    assert secretary.opens(f"{PAGE}/diaeter.xlsx").status == 200
    secretary.sends(f"{PAGE}/ikke-udbetalt", people=str(bo))
    assert amounts(secretary.opens(PAGE)) == []


@pytest.mark.usefixtures("quarter")
def test_what_is_paid_already_keeps_its_journey(site: Site, secretary: Reader) -> None:
    page = secretary.opens(f"{PAGE}/rejsetid")
    field = next(
        one.attributes["name"] for one in page.page.all("input") if "travel_" in one.attributes.get("name", "")
    )

    def pays(session: Session) -> None:
        for row in session.scalars(select(Attendance).where(Attendance.presence == "present")):
            row.paid_on, row.paid_by = date(2026, 11, 1), "staff:1"

    site.saves(pays)

    late = secretary.posts(f"{PAGE}/rejsetid", **page.page.hidden | {field: "45"})

    assert late.status == 422
    assert "Diæten er udbetalt" in " ".join(late.page.errors)
