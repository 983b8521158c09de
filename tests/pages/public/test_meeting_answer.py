"""Somebody who is invited says whether they come, behind the link in their letter."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.appointments.model import Membership
from recruit.foundation.tokens import operations as tokens
from recruit.meetings.model import Apology, MeetingInvitation
from recruit.meetings.operations import planning, telling
from recruit.meetings.rules.planning import NewMeeting, Slot
from recruit.meetings.rules.telling import MEETING_ANSWER
from tests.builders import BY, NOW
from tests.conftest import made_once
from tests.meetings import BEGINS, SLOT, Evening, an_evening, answers, council, the_meeting
from tests.pages.site import Reader, Site

PAGE = "/svar/moede"


@pytest.fixture
@made_once
def invited(site: Site) -> Evening:
    """Anne and Bo, who are invited."""

    def make(session: Session) -> Evening:
        evening = an_evening(session)
        people = [evening.anne, evening.bo]
        telling.tell(session, council(session), the_meeting(session, evening), people, by=BY, now=NOW)
        return evening

    made: Evening = site.saves(make)
    return made


@pytest.fixture
def anne(site: Site, invited: Evening) -> Reader:
    """Somebody who has opened the link in Anne's letter."""

    def mint(session: Session) -> str:
        chosen = select(MeetingInvitation.id).filter_by(membership_id=invited.anne)
        subject = session.scalars(chosen).one()
        return tokens.mint(session, MEETING_ANSWER, subject, lifetime=timedelta(days=60), now=site.time.now())

    reader = site.reader()
    assert reader.opens(f"/link/{site.saves(mint)}").leads_to == PAGE
    return reader


def sent(site: Site) -> list[tuple[str, bool]]:
    with site.database.reading() as session:
        return [(one.note, one.revoked_at is None) for one in session.scalars(select(Apology))]


def test_opening_the_link_is_no_answer_and_says_what_the_e_mail_did_not(site: Site, anne: Reader) -> None:
    answer = anne.opens(PAGE)

    assert answer.page.heading == "Kommer du?"
    for said in ("Integrationsrådet", "Rådhuset", "Der er mad fra kl. 16.30.", "Denne side er til Anne Holm."):
        assert said in answer.page.text
    for kept in ("Bo Bruun", "Carl Ibsen", "flygtninge"):
        assert kept not in answer.text
    assert answer.response.headers["Referrer-Policy"] == "no-referrer"
    assert sent(site) == []


def test_apologies_need_no_reason_and_say_what_happens_next_and_can_be_taken_back(site: Site, anne: Reader) -> None:
    page = anne.follows(anne.sends(PAGE, answer="afbud")).page
    assert page.heading == "Du har meldt afbud"
    assert "Vi har spurgt en suppleant, om de kan komme i stedet." in page.text
    assert "Carl Ibsen" not in page.text

    in_another_window = anne.opens(PAGE).page.hidden
    back = anne.follows(anne.sends(PAGE, answer="kommer")).page

    assert (back.heading, sent(site)) == ("Kommer du?", [("", False)])
    again = anne.follows(anne.posts(PAGE, **in_another_window | {"answer": "kommer"})).page
    assert (again.heading, sent(site)) == ("Kommer du?", [("", False)])


def test_once_a_substitute_has_said_yes_the_page_says_whom_to_call(site: Site, anne: Reader, invited: Evening) -> None:
    open_form = anne.follows(anne.sends(PAGE, answer="afbud", note="Er på rejse")).page.hidden
    site.saves(lambda session: answers(session, invited.anne, accepts=True))

    refused = anne.posts(PAGE, **open_form | {"answer": "kommer"})
    page = anne.opens(PAGE).page

    assert (refused.status, sent(site)) == (422, [("Er på rejse", True)])
    assert "En suppleant kommer i stedet." in page.text
    assert [one for one in page.all("button", name="answer") if one.attributes.get("value") == "kommer"] == []


def test_a_meeting_that_was_moved_after_apologies_asks_again(site: Site, anne: Reader, invited: Evening) -> None:
    anne.sends(PAGE, answer="afbud")
    site.time.passes(hours=1)
    later = Slot(SLOT.day + timedelta(days=7), SLOT.begins, SLOT.ends)
    now = site.time.now()
    site.saves(
        lambda session: planning.change(session, the_meeting(session, invited), NewMeeting(later), by=BY, now=now)
    )

    page = anne.opens(PAGE).page

    assert "Du meldte afbud, før mødet blev ændret. Det gælder stadig." in page.text
    assert "onsdag 16. december 2026" in page.text
    assert anne.follows(anne.sends(PAGE, answer="kommer")).page.heading == "Kommer du?"


def test_a_cancelled_meeting_says_why_and_is_struck_out_in_the_calendar(
    site: Site, anne: Reader, invited: Evening
) -> None:
    assert "STATUS:CANCELLED" not in anne.opens(f"{PAGE}/kalender.ics").text
    site.saves(lambda session: planning.cancel(session, the_meeting(session, invited), "Sne", by=BY, now=NOW))

    page = anne.opens(PAGE).page

    assert page.heading == "Mødet er aflyst"
    assert "Begrundelse: Sne" in page.text
    assert "STATUS:CANCELLED" in anne.opens(f"{PAGE}/kalender.ics").text


def test_in_the_second_the_meeting_begins_it_is_too_late(site: Site, anne: Reader) -> None:
    form = anne.opens(PAGE).page.hidden | {"answer": "afbud"}
    site.time.instant = BEGINS
    anne.opens(PAGE)

    refused = anne.posts(PAGE, **form)

    assert sent(site) == []
    assert "Mødet er begyndt" in refused.text


def test_whoever_is_not_invited_any_more_gets_no_meeting_for_the_calendar(
    site: Site, anne: Reader, invited: Evening
) -> None:
    def leaves(session: Session) -> None:
        session.get_one(Membership, invited.anne).until = BEGINS.date()

    site.saves(leaves)

    assert anne.opens(f"{PAGE}/kalender.ics").leads_to == PAGE
    assert "Du er ikke længere indkaldt" in anne.opens(PAGE).page.text


def test_a_substitute_is_promised_only_where_one_stands_behind_the_seat(
    site: Site, anne: Reader, invited: Evening
) -> None:
    assert "spørger vi straks en suppleant" in anne.opens(PAGE).page.text

    def leave(session: Session) -> None:
        for number in (invited.carl, invited.dina):
            session.get_one(Membership, number).until = BEGINS.date()

    site.saves(leave)

    assert "spørger vi straks en suppleant" not in anne.opens(PAGE).page.text


def test_without_a_link_there_is_nothing(site: Site, invited: Evening) -> None:
    assert site.reader().opens(PAGE).status == 404
    assert site.reader().opens(f"{PAGE}/kalender.ics").status == 404
