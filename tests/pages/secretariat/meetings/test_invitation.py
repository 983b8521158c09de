"""Indkaldelse og afbud: the secretary invites, takes apologies, and sees who comes instead."""

from uuid import uuid4

import pytest
from sqlalchemy import select

from recruit.foundation.accounts.rules import Role as StaffRole
from recruit.foundation.mail.model import Letter
from recruit.meetings.model import Apology, MeetingSettings
from recruit.meetings.operations import planning
from recruit.meetings.rules.planning import NewMeeting, Slot
from tests.builders import BY, NOW, a_council
from tests.conftest import made_once
from tests.meetings import SLOT, Evening, an_evening, answers, council, the_meeting
from tests.pages.site import Reader, Site

MEETINGS = "/sekretariat/integrationsraadet/moeder"


@pytest.fixture
@made_once
def evening(site: Site) -> Evening:
    made: Evening = site.saves(an_evening)
    return made


@pytest.fixture
def secretary(site: Site) -> Reader:
    return site.signed_in("Grethe Holm", StaffRole.SECRETARY)[0]


def overview(evening: Evening) -> str:
    return f"{MEETINGS}/{evening.meeting}/indkaldelse"


def apologies(evening: Evening) -> str:
    return f"{MEETINGS}/{evening.meeting}/afbud/{evening.anne}"


def kinds(site: Site) -> list[str]:
    with site.database.reading() as session:
        return sorted(session.scalars(select(Letter.kind)))


def test_the_letters_are_shown_first_and_everybody_is_invited_in_one_go(
    site: Site, secretary: Reader, evening: Evening
) -> None:
    page = secretary.opens(overview(evening)).page
    assert "2 af 2 ventes. 2 personer har ikke fået besked." in page.text
    shown = secretary.opens(f"{overview(evening)}/send").page
    assert "Du er indkaldt til møde: onsdag 9. december 2026 kl. 17.00" in shown.text
    assert "Hej [medlemmets navn]" in shown.text
    assert "Bo Bruun" in shown.text

    people = [str(evening.anne), str(evening.bo)]
    form = shown.hidden
    after = secretary.follows(secretary.posts(f"{overview(evening)}/send", **form | {"members": people}))
    secretary.posts(f"{overview(evening)}/send", **form | {"members": people})  # the same form once more

    assert kinds(site) == ["meeting_invitation", "meeting_invitation_on_paper"]
    assert "har ikke fået besked" not in after.page.text
    assert after.page.text.count("brevet venter på, at du sender det") == 1
    assert "Alle har fået besked" in secretary.opens(f"{overview(evening)}/send").page.text


def test_apologies_by_telephone_ask_the_next_substitute_who_then_comes_instead(
    site: Site, secretary: Reader, evening: Evening
) -> None:
    form = secretary.opens(apologies(evening)).page.hidden | {"manner": "phone", "note": "Er bortrejst"}
    assert secretary.posts(apologies(evening), **form | {"manner": ""}).status == 422

    page = secretary.follows(secretary.posts(apologies(evening), **form)).page
    secretary.posts(apologies(evening), **form)

    assert "Anne Holm kommer ikke. Carl Ibsen er spurgt." in page.text
    assert "Er bortrejst" in page.text
    assert kinds(site) == ["substitute_ask"]
    site.saves(lambda session: answers(session, evening.anne, accepts=True))
    later = secretary.opens(overview(evening)).page
    assert "Carl Ibsen har sagt ja." in later.text
    assert "i stedet for Anne Holm" in later.text
    refused = secretary.opens(f"{apologies(evening)}/tilbage").page
    assert "Det kan ikke ordnes her" in refused.text


def test_a_member_who_comes_after_all_is_entered_and_the_substitute_is_told(
    site: Site, secretary: Reader, evening: Evening
) -> None:
    secretary.sends(apologies(evening), manner="email")
    meanwhile = secretary.opens(f"{apologies(evening)}/tilbage").page.hidden

    page = secretary.follows(secretary.sends(f"{apologies(evening)}/tilbage", manner="phone")).page

    assert "Anne Holm kommer alligevel." in page.text
    assert "2 af 2 ventes." in page.text
    with site.database.reading() as session:
        assert session.scalars(select(Apology.revoked_at)).one() is not None
    late = secretary.posts(f"{apologies(evening)}/tilbage", **meanwhile | {"manner": "phone"})
    assert (late.status, "Der er intet afbud" in late.text) == (422, True)


def test_where_the_council_asks_nobody_by_itself_the_secretary_calls_in(
    site: Site, secretary: Reader, evening: Evening
) -> None:
    def asks_nobody(session) -> None:
        session.add(MeetingSettings(body_id=council(session).id, asks_substitutes=False))

    site.saves(asks_nobody)
    secretary.sends(apologies(evening), manner="phone")
    page = secretary.opens(overview(evening)).page
    assert "Ingen er kaldt ind i stedet." in page.text

    answer = secretary.posts(f"{apologies(evening)}/kald", **page.hidden)

    call = secretary.follows(answer).page
    assert "Den næste er Carl Ibsen." in call.text
    back = [link.attributes["href"] for link in call.all("main")[0].all("a") if link.text == "Indkaldelse og afbud"]
    assert back == [overview(evening)]


def test_after_a_move_the_act_is_to_tell_of_it_and_a_cancelled_meeting_takes_no_apologies(
    site: Site, secretary: Reader, evening: Evening
) -> None:
    people = [str(evening.anne), str(evening.bo)]
    secretary.sends(f"{overview(evening)}/send", members=people)
    slot = Slot(SLOT.day, SLOT.ends, SLOT.ends.replace(hour=21))
    site.saves(
        lambda session: planning.change(session, the_meeting(session, evening), NewMeeting(slot), by=BY, now=NOW)
    )
    moved = secretary.opens(overview(evening)).page
    assert "Giv besked om nyt tidspunkt eller sted" in moved.text
    assert moved.text.count("kender et andet tidspunkt eller sted") == 2

    site.saves(lambda session: planning.cancel(session, the_meeting(session, evening), "Sne", by=BY, now=NOW))

    cancelled = secretary.opens(overview(evening)).page
    assert "Giv besked om aflysningen" in cancelled.text
    letters = secretary.opens(f"{overview(evening)}/send").page.text
    assert "Bag linket kan hver især læse hvorfor" in letters
    assert "Annulleret" not in letters
    assert "Skriv afbud ind" not in cancelled.text
    answer = secretary.posts(
        apologies(evening), **secretary.opens(apologies(evening)).page.hidden | {"manner": "phone"}
    )
    assert (answer.status, "Mødet er aflyst." in answer.text) == (422, True)


def test_what_is_not_this_councils_is_not_found(site: Site, secretary: Reader, evening: Evening) -> None:
    site.saves(lambda session: a_council(session, "Ældrerådet"))
    other = overview(evening).replace("integrationsraadet", "aeldreraadet")

    assert secretary.opens(other).status == 404
    assert secretary.opens(f"{MEETINGS}/{uuid4()}/indkaldelse").status == 404
    assert secretary.opens(f"{MEETINGS}/{evening.meeting}/afbud/{uuid4()}").status == 404
    assert secretary.opens(f"{MEETINGS}/{evening.meeting}/afbud/{evening.carl}").status == 404
