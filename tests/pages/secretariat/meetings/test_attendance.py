"""Fremmøde: a meeting is noted on a phone, on two, and what it comes to."""

from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.appointments.operations import hold_office
from recruit.appointments.rules import Office
from recruit.bodies.queries import body_by_slug
from recruit.bodies.rules import SubstituteArrangement
from recruit.foundation import clock
from recruit.foundation.accounts.rules import Role as StaffRole
from recruit.meetings.model import Attendance, MeetingSettings
from recruit.meetings.operations import apologising, planning
from recruit.meetings.queries import meeting as queries
from recruit.meetings.rules import Part, Presence
from recruit.meetings.rules.planning import NewMeeting, Slot
from recruit.people.model import Person
from recruit.recruitment.rules import Manner
from tests.builders import BY, NOW, a_council, a_member, a_person, a_seat_group, a_substitute, the_seats, the_term
from tests.conftest import made_once
from tests.pages.site import Answer, Reader, Site

ALL = "/sekretariat/integrationsraadet/moeder"
SLOT = Slot(date(2026, 12, 10), time(17), time(19))
DURING = clock.instant(SLOT.day, time(17, 30))
NAMES = ("Anne Holm", "Bo Bruun", "Carla Dahl")


@dataclass(frozen=True)
class Held:
    """Ids of a meeting of three members, of whom two have a list of substitutes, and one a substitute of her own."""

    meeting: UUID
    people: dict[str, UUID]

    @property
    def page(self) -> str:
        return f"{ALL}/{self.meeting}/fremmoede"

    def line(self, name: str, field: str = "presence") -> str:
        return f"{field}_{self.people[name].hex}"


def a_meeting(session: Session) -> Held:
    body = a_council(session, seats=0)
    term = the_term(session, body)
    group = a_seat_group(session, term, "Flygtninge og indvandrere", seats=2)
    politicians = a_seat_group(
        session, term, "Kommunalbestyrelsen", seats=1, arrangement=SubstituteArrangement.PERSONAL
    )
    seats = the_seats(session, body)
    members = [a_member(session, seat, a_person(session, name)) for seat, name in zip(seats, NAMES, strict=True)]
    others = [
        a_substitute(session, group, a_person(session, name), rank=rank)
        for rank, name in ((1, "Kaj Lund"), (2, "Liv Munk"))
    ]
    others.append(a_substitute(session, politicians, a_person(session, "Nora Olsen"), member=members[2], rank=1))
    hold_office(session, members[0], Office.CHAIR, since=members[0].since, by=BY, now=NOW)
    made = planning.hold(session, term, NewMeeting(SLOT, "Rådhuset", 3), by=BY, now=NOW)
    return Held(made.id, {one.person.name: one.person_id for one in (*members, *others)})


@pytest.fixture
def secretary(site: Site) -> Reader:
    site.time.instant = DURING
    return site.signed_in("Grethe Holm", StaffRole.SECRETARY)[0]


@pytest.fixture
@made_once
def held(site: Site) -> Held:
    return site.saves(a_meeting)


def as_shown(answer: Answer) -> dict[str, str]:
    """Return what a browser sends of a page that nobody touched."""
    checked = [one.attributes for one in answer.page.all("input", type="radio") if "checked" in one.attributes]
    return answer.page.hidden | {one["name"] or "": one["value"] or "" for one in checked}


def noted(site: Site, held: Held) -> dict[str, tuple[Part, Presence]]:
    names = {number: name for name, number in held.people.items()}
    with site.database.reading() as session:
        rows = session.scalars(select(Attendance).filter_by(meeting_id=held.meeting))
        return {names.get(row.person_id, row.name): (row.part, row.presence) for row in rows}  # type: ignore[arg-type]


def test_a_meeting_is_noted_by_pressing_those_who_differ_and_saving_once(
    site: Site, secretary: Reader, held: Held
) -> None:
    page = secretary.opens(held.page)
    assert "Kaj Lund" in page.text

    presses = {held.line("Bo Bruun"): "apology", held.line("Kaj Lund"): "present"}
    after = secretary.follows(secretary.posts(held.page, **as_shown(page) | presses))

    assert noted(site, held) == {
        "Anne Holm": (Part.MEMBER, Presence.PRESENT),
        "Bo Bruun": (Part.MEMBER, Presence.APOLOGY),
        "Carla Dahl": (Part.MEMBER, Presence.PRESENT),
        "Kaj Lund": (Part.SUBSTITUTE, Presence.PRESENT),
    }
    assert "3 af 3" in after.page.text
    assert "Anne Holm, forperson" in after.page.text


def test_apologies_stand_on_the_page_before_anybody_notes_anything(site: Site, secretary: Reader, held: Held) -> None:
    def sends_apologies(session: Session) -> None:
        body = body_by_slug(session, "integrationsraadet")
        meeting = queries.meeting(session, body, held.meeting, lock=True)
        bo = next(
            one
            for one in apologising.queries.guests(session, body, meeting)
            if one.membership.person.name == "Bo Bruun"
        )
        apologising.apologise(session, body, meeting, bo.membership, Manner.PHONE, by=BY, now=NOW)

    site.saves(sends_apologies)

    shown = as_shown(secretary.opens(held.page))

    assert shown[held.line("Bo Bruun")] == "apology"
    assert shown[held.line("Anne Holm")] == "present"
    assert shown[held.line("Kaj Lund")] == "not_called"


def test_two_phones_lose_nothing_and_see_both_where_they_differ(site: Site, secretary: Reader, held: Held) -> None:
    first, second = secretary.opens(held.page), secretary.opens(held.page)
    secretary.posts(
        held.page, **as_shown(first) | {held.line("Bo Bruun"): "apology", held.line("Carla Dahl"): "absent"}
    )

    stale = secretary.posts(
        held.page, **as_shown(second) | {held.line("Bo Bruun"): "absent", held.line("Nora Olsen"): "present"}
    )

    assert stale.status == 409
    assert "En anden har noteret: afbud." in stale.page.text
    shown = as_shown(stale)
    assert shown[held.line("Bo Bruun")] == "absent"
    assert shown[held.line("Nora Olsen")] == "present"
    assert shown[held.line("Carla Dahl")] == "absent"
    assert noted(site, held)["Bo Bruun"] == (Part.MEMBER, Presence.APOLOGY)

    secretary.posts(held.page, **shown)

    assert noted(site, held) == {
        "Anne Holm": (Part.MEMBER, Presence.PRESENT),
        "Bo Bruun": (Part.MEMBER, Presence.ABSENT),
        "Carla Dahl": (Part.MEMBER, Presence.ABSENT),
        "Nora Olsen": (Part.SUBSTITUTE, Presence.PRESENT),
    }


def test_two_phones_that_say_the_same_or_speak_of_others_both_save(site: Site, secretary: Reader, held: Held) -> None:
    first, second = secretary.opens(held.page), secretary.opens(held.page)
    secretary.posts(held.page, **as_shown(first) | {held.line("Bo Bruun"): "apology"})

    again = secretary.posts(
        held.page, **as_shown(second) | {held.line("Bo Bruun"): "apology", held.line("Carla Dahl"): "absent"}
    )

    assert again.status == 303
    assert noted(site, held)["Bo Bruun"] == (Part.MEMBER, Presence.APOLOGY)
    assert noted(site, held)["Carla Dahl"] == (Part.MEMBER, Presence.ABSENT)


def test_a_substitute_who_comes_although_the_member_is_there_listens(site: Site, secretary: Reader, held: Held) -> None:
    page = secretary.opens(held.page)

    secretary.posts(held.page, **as_shown(page) | {held.line("Nora Olsen"): "present"})
    assert noted(site, held)["Nora Olsen"] == (Part.OBSERVER, Presence.PRESENT)

    page = secretary.opens(held.page)
    secretary.posts(held.page, **as_shown(page) | {held.line("Carla Dahl"): "absent"})
    assert noted(site, held)["Nora Olsen"] == (Part.SUBSTITUTE, Presence.PRESENT)


def test_guests_and_the_administration_are_added_once_and_struck_out(site: Site, secretary: Reader, held: Held) -> None:
    more = {"name_0": "Ida Juhl, sekretær", "part_0": "administration", "name_1": "Per Friis", "part_1": "guest"}
    page = secretary.opens(held.page)

    secretary.posts(held.page, **as_shown(page) | more)
    secretary.posts(held.page, **as_shown(secretary.opens(held.page)) | more)

    found = noted(site, held)
    assert found["Ida Juhl, sekretær"] == (Part.ADMINISTRATION, Presence.PRESENT)
    assert len(found) == 5
    page = secretary.opens(held.page)
    box = next(one for one in page.page.all("input", name="gone") if "Per Friis" in page.text)
    with site.database.reading() as session:
        per = session.scalars(select(Attendance.id).filter_by(name="Per Friis")).one()
    assert box
    secretary.posts(held.page, **as_shown(page) | {"gone": str(per)})
    assert "Per Friis" not in noted(site, held)


def test_times_are_noted_where_the_council_asks_for_them_and_a_wrong_one_is_said_at_its_field(
    site: Site, secretary: Reader, held: Held
) -> None:
    def notes_times(session: Session) -> None:
        body = body_by_slug(session, "integrationsraadet")
        session.add(MeetingSettings(body_id=body.id, notes_times=True))

    site.saves(notes_times)
    page = secretary.opens(held.page)
    late = {held.line("Bo Bruun", "came_at"): "17.20", held.line("Bo Bruun", "disqualified_for"): "3, 5"}

    wrong = secretary.posts(held.page, **as_shown(page) | late | {held.line("Carla Dahl", "left_at"): "22.00"})
    many = secretary.posts(held.page, **as_shown(page) | late | {held.line("Carla Dahl", "disqualified_for"): "9" * 99})
    forged = secretary.posts(
        held.page, **as_shown(page) | late | {held.line("Bo Bruun", "shown"): f"present|||{'9' * 5000}"}
    )
    secretary.posts(held.page, **as_shown(page) | late | {held.line("Carla Dahl", "left_at"): "18.10"})

    assert wrong.status == 422
    assert "inden for mødet" in " ".join(wrong.page.errors)
    assert "fra 1 til 999" in " ".join(many.page.errors)
    assert forged.status == 409  # nobody has seen that it stood so
    with site.database.reading() as session:
        row = session.scalars(select(Attendance).filter_by(person_id=held.people["Bo Bruun"])).one()
        assert (row.came_at, row.disqualified_for) == (time(17, 20), [3, 5])


def test_thirty_people_are_noted_with_a_press_for_each_who_differs_and_ten_queries(
    site: Site, secretary: Reader, held: Held
) -> None:
    def fills(session: Session) -> None:
        body = body_by_slug(session, "integrationsraadet")
        a_seat_group(session, the_term(session, body), "Foreninger", seats=27)
        for seat in the_seats(session, body)[3:]:
            a_member(session, seat)

    site.saves(fills)
    sent = site.statements()
    page = secretary.opens(held.page)
    assert len(sent) <= 10, "\n".join(sent)

    pressed = {held.line("Bo Bruun"): "apology", held.line("Anne Holm"): "absent"}
    secretary.posts(held.page, **as_shown(page) | pressed)

    with site.database.reading() as session:
        rows = session.scalars(select(Attendance.presence).filter_by(meeting_id=held.meeting)).all()
    assert (len(rows), rows.count(Presence.PRESENT)) == (30, 28)
    sent.clear()
    secretary.opens(held.page)
    assert len(sent) <= 10, "\n".join(sent)


def test_nothing_is_noted_before_the_meeting_or_once_it_is_cancelled(site: Site, secretary: Reader, held: Held) -> None:
    site.time.instant = clock.instant(SLOT.day, time(16, 30))
    assert "Mødet er ikke begyndt" in secretary.opens(held.page).page.text

    def cancels(session: Session) -> None:
        body = body_by_slug(session, "integrationsraadet")
        planning.cancel(session, queries.meeting(session, body, held.meeting, lock=True), "Sygdom", by=BY, now=NOW)

    site.saves(cancels)
    page = secretary.opens(held.page)
    assert "Mødet er aflyst" in page.page.text
    assert not page.page.all("button", class_="button-primary")


def test_the_text_for_the_minutes_is_copied_or_kept_in_the_style_that_the_council_chooses(
    site: Site, secretary: Reader, held: Held
) -> None:
    page = held.page.replace("fremmoede", "til-referatet")
    assert "Der er ikke noteret nogen endnu" in secretary.opens(page).page.text
    secretary.posts(held.page, **as_shown(secretary.opens(held.page)) | {held.line("Bo Bruun"): "apology"})

    assert secretary.opens(page).page.all("div", id="referat")[0].text.startswith("Tilstede: - Anne Holm, forperson")
    secretary.sends(f"{page}?stil=line")

    assert secretary.opens(page).page.all("div", id="referat")[0].text == (
        "Mødedeltagere Anne Holm, Carla Dahl. Afbud Bo Bruun."
    )
    assert secretary.opens(f"{page}/fremmoede.txt").text == (
        "Mødedeltagere Anne Holm, Carla Dahl.\n\nAfbud Bo Bruun.\n"
    )


def test_whoever_is_protected_is_not_named_in_the_text_for_the_minutes(
    site: Site, secretary: Reader, held: Held
) -> None:
    def protects(session: Session) -> None:
        session.get_one(Person, held.people["Bo Bruun"]).is_protected = True

    page = held.page.replace("fremmoede", "til-referatet")
    pressed = {held.line("Bo Bruun"): "apology", held.line("Kaj Lund"): "present"}
    secretary.posts(held.page, **as_shown(secretary.opens(held.page)) | pressed)
    assert "suppleant for Bo Bruun" in secretary.opens(page).page.text

    site.saves(protects)

    shown = secretary.opens(page).page
    assert "Bo Bruun" not in shown.text
    assert "Navnet på den, der er beskyttet, er udeladt af teksten" in shown.text
    for style in ("list", "line", "dashes", "groups"):
        text = secretary.opens(f"{page}/fremmoede.txt?stil={style}").text
        assert "Bo Bruun" not in text
        assert "(navnet er beskyttet)" in text
        assert "beskyttet) (" not in text
