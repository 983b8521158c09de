"""Fremmøde i perioden: the picture and its table, the rates of each, and the files."""

from datetime import date, time
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.appointments.model import Membership
from recruit.bodies.model import Body
from recruit.foundation.accounts.rules import Role as StaffRole
from recruit.meetings.model import Meeting
from recruit.meetings.operations import attending, planning
from recruit.meetings.rules import Part, Presence
from recruit.meetings.rules.attendance import Noted
from recruit.meetings.rules.planning import NewMeeting, Slot
from recruit.people.model import Person
from tests.builders import BY, a_council, a_member, a_person, a_substitute, a_term, the_seats, the_term
from tests.conftest import made_once
from tests.pages.site import Reader, Site
from tests.reports.papers import Paper, squeezed

PAGE = "/sekretariat/integrationsraadet/moeder/fremmoede"
DAYS = (date(2026, 2, 4), date(2026, 6, 3), date(2026, 9, 2), date(2026, 10, 7))
CAME, SENT, AWAY = Presence.PRESENT, Presence.APOLOGY, Presence.ABSENT


@pytest.fixture
def secretary(site: Site) -> Reader:
    return site.signed_in("Grethe Holm", StaffRole.SECRETARY)[0]


@pytest.fixture
@made_once
def year(site: Site) -> None:
    """Four meetings of a council: Anne always comes, Bo has missed the last two; Kaj sat for him once."""

    def meets(session: Session) -> None:
        body = a_council(session, seats=3)
        seats = the_seats(session, body)
        anne, bo = (
            a_member(session, seat, a_person(session, name))
            for seat, name in zip(seats, ("Anne Holm", "Bo Bruun"), strict=False)
        )
        kaj = a_substitute(session, seats[0].group, a_person(session, "Kaj Lund"), rank=1)
        for day, presence in zip(DAYS, (CAME, CAME, SENT, AWAY), strict=True):
            slot = Slot(day, time(17), time(19))
            meeting = planning.hold(session, the_term(session, body), NewMeeting(slot), by=BY, now=site.time.now())
            said = [
                Noted(Part.MEMBER, CAME, anne.person_id, "", anne.id, anne.seat_id),
                Noted(Part.MEMBER, presence, bo.person_id, "", bo.id, bo.seat_id),
                Noted(Part.ADMINISTRATION, CAME, None, "Ida Juhl"),
            ]
            if presence is SENT:
                said.append(Noted(Part.SUBSTITUTE, CAME, kaj.person_id, "", kaj.id, bo.seat_id))
            attending.note(session, meeting, said, by=BY, now=site.time.now())

    site.saves(meets)


def test_a_council_without_attendance_says_where_it_is_noted(site: Site, secretary: Reader) -> None:
    site.saves(lambda session: a_council(session, seats=2))

    assert "Ingen har noteret fremmøde endnu" in secretary.opens(PAGE).page.text
    assert secretary.opens(f"{PAGE}/fremmoede.pdf").status == 200


@pytest.mark.usefixtures("year")
def test_the_picture_says_the_same_as_the_tables_and_who_is_away_too_often(secretary: Reader) -> None:
    page = secretary.opens(PAGE).page

    assert "4 møder; medlemmer kom 6 af 8 gange (75 procent)" in page.text
    assert "Væk mange gange i træk Bo Bruun : de seneste 2 møder" in page.text
    assert "Bo Bruun: 2 af 4." in page.all("desc")[0].text
    assert {"Kaj Lund (som suppleant)", "Bo Bruun (afbud)"} <= {
        part for cell in page.all("td") for part in cell.text.split("; ")
    }


@pytest.mark.usefixtures("year")
def test_nobody_who_has_left_is_warned_of(site: Site, secretary: Reader) -> None:
    def leaves(session: Session) -> None:
        bo = select(Membership).join(Membership.person).where(Person.name == "Bo Bruun")
        session.scalars(bo).one().until = date(2026, 11, 1)

    site.saves(leaves)

    text = secretary.opens(PAGE).page.text
    assert "Bo Bruun" in text
    assert "Væk mange gange i træk" not in text


@pytest.mark.usefixtures("year")
def test_members_who_go_on_into_the_next_term_represent_their_seats_there(site: Site, secretary: Reader) -> None:
    def goes_on(session: Session) -> str:
        following = a_term(session, session.scalars(select(Body)).one())
        for meeting in session.scalars(select(Meeting)):
            meeting.term_id = following.id
        return following.label

    text = secretary.opens(f"{PAGE}?periode={site.saves(goes_on)}").page.text
    assert "4 møder" in text
    assert "plads 1" in text


@pytest.mark.usefixtures("year")
def test_files_hold_each_meeting_and_the_substitute_apart(secretary: Reader) -> None:
    csv = secretary.opens(f"{PAGE}/fremmoede.csv").text
    book = CalamineWorkbook.from_filelike(BytesIO(secretary.opens(f"{PAGE}/fremmoede.xlsx").response.data))
    rows = book.get_sheet_by_index(0).to_python()

    assert "afbud" in next(line for line in csv.splitlines() if "Bo Bruun" in line)
    kaj = next(row for row in rows if row[0] == "Kaj Lund")
    assert kaj[-2:] == [1.0, 1.0]
    assert "til stede, som suppleant" in kaj
    paper = Paper(secretary.opens(f"{PAGE}/fremmoede.pdf").response.data)
    assert "Bo Bruun: 2 af 4." in next(paper.tags.all("Figure")).alt
    assert secretary.opens(f"{PAGE}/fremmoede.exe").status == 404


@pytest.mark.usefixtures("year")
def test_lists_that_leave_the_house_say_who_is_protected(site: Site, secretary: Reader) -> None:
    assert "beskyttet" not in secretary.opens(PAGE).page.text

    def protects(session: Session) -> None:
        session.scalars(select(Person).filter_by(name="Bo Bruun")).one().is_protected = True

    site.saves(protects)

    mark = "navne- og adressebeskyttet"
    assert secretary.opens(PAGE).page.text.count(mark) == 1
    line = next(one for one in secretary.opens(f"{PAGE}/fremmoede.csv").text.splitlines() if "Bo Bruun" in one)
    assert mark in line
    assert "adressebeskyttet" in squeezed(Paper(secretary.opens(f"{PAGE}/fremmoede.pdf").response.data).text)


@pytest.mark.usefixtures("year")
def test_a_reader_sees_nobodys_attendance(site: Site) -> None:
    reader = site.signed_in("Per Friis", StaffRole.READER)[0]

    assert reader.opens(PAGE).status == 403
    assert reader.opens(f"{PAGE}/fremmoede.csv").status == 403
