"""The call of a round, as citizens read it: before it opens, while it is open, when there is more time, and after."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.municipality import operations as municipalities
from recruit.recruitment import operations
from recruit.recruitment.model import RecruitmentRound
from recruit.recruitment.operations.timetable import extend
from recruit.recruitment.rules import Deadline, NewText, Route
from tests.browser import Page
from tests.builders import BY, NOW, a_council
from tests.pages.conftest import FJORDBY
from tests.pages.site import Site
from tests.rounds import NOON, a_round

CALL = "/opstilling/nye-medlemmer-2027"
DAY = timedelta(days=1)


@pytest.fixture
def town(site: Site) -> Site:
    site.saves(lambda session: municipalities.set_up(session, FJORDBY, by=Actor.command(), now=NOW))
    return site


def has(site: Site, **round_: object) -> None:
    """Let the council of the site have a round."""
    site.saves(lambda session: a_round(session, a_council(session), **round_))


def changed(site: Site, change: Callable[[Session, RecruitmentRound], object]) -> None:
    site.saves(lambda session: change(session, a_round(session, a_council(session))))


def buttons(page: Page) -> list[str]:
    return [link.text for link in page.all("main")[0].all("a", class_="button")]


def test_an_open_call_says_whom_it_looks_for_until_when_and_how_to_stand(town: Site) -> None:
    has(town)

    page = town.reader().opens(CALL).page

    text = page.all("main")[0].text
    assert "Frist: 4. januar 2027 kl. 12.00" in text
    assert "Du er fyldt 18 år og bor i Fjordby Kommune." in text
    assert buttons(page)[:2] == ["Stil op", "Foreslå en anden"]
    assert page.all("a", href="mailto:raad@fjordby.example")
    assert "Den, du foreslår, får dit navn at vide." in text


def test_a_call_that_opens_later_says_when_and_offers_no_form(town: Site) -> None:
    has(town, opens_at=NOW + DAY)

    page = town.reader().opens(CALL).page

    assert "Du kan stille op fra 22. november 2026 kl. 11.00" in page.all("main")[0].text
    assert buttons(page) == []


def test_a_call_closes_when_the_second_of_its_deadline_is_over(town: Site) -> None:
    has(town, closes_at=NOW + DAY)
    town.time.passes(days=1, milliseconds=999)
    in_time = town.reader().opens(CALL).page
    town.time.passes(milliseconds=1)

    late = town.reader().opens(CALL).page

    assert "Stil op" in buttons(in_time)
    assert buttons(late) == []
    assert "Fristen var 22. november 2026 kl. 11.00" in late.all("main")[0].text
    assert not town.reader().opens("/").page.all("a", href=CALL)


def test_more_time_is_announced_with_its_reason(town: Site) -> None:
    later = NOON + 10 * DAY
    changed(town, lambda session, ours: extend(session, ours, Deadline.CLOSES, later, "Snestorm.", by=BY, now=NOW))

    notice = town.reader().opens(CALL).page.all("div", class_="alert-info")[0].text

    assert "Fristen var 4. januar 2027 kl. 12.00. Nu er den 14. januar 2027 kl. 12.00." in notice
    assert "Snestorm." in notice


def test_a_draft_and_a_round_that_is_not_there_look_alike(town: Site) -> None:
    has(town, is_announced=False)

    assert town.reader().opens(CALL).status == 404
    assert town.reader().opens("/opstilling/findes-ikke").status == 404


def test_a_reader_gets_the_text_in_their_language_and_the_way_to_the_one_that_binds(town: Site) -> None:
    english = NewText("It advises.", "Become a member.", "You are 18.")
    changed(town, lambda session, ours: operations.write_text(session, ours, "en", english, by=BY, now=NOW))

    page = town.reader().opens(f"{CALL}?sprog=en").page

    assert "Become a member." in page.all("main")[0].text
    assert page.all("main")[0].all("a", href=f"{CALL}?sprog=da")


def test_a_language_without_a_text_shows_the_danish_one_and_says_so_to_a_screen_reader(town: Site) -> None:
    has(town)

    page = town.reader().opens(f"{CALL}?sprog=en").page

    assert {part.attributes.get("lang") for part in page.all("div", class_="free-text")} == {"da"}
    assert buttons(page)[0] == "Stand for the council"


def test_a_round_that_offers_one_way_shows_one_button(town: Site) -> None:
    has(town, routes=(Route.OTHER,))

    assert set(buttons(town.reader().opens(CALL).page)) == {"Foreslå en anden"}


def test_whoever_followed_a_channel_takes_it_along_to_the_form(town: Site) -> None:
    has(town)

    page = town.reader().opens(f"{CALL}?k=cd%26fg").page

    assert page.all("a", href=f"{CALL}/stil-op?k=cd%26fg")


def test_the_front_page_lists_what_is_open_or_opens_soon(town: Site) -> None:
    has(town)
    site_round = "Nye medlemmer 2027"

    page = town.reader().opens("/").page

    assert page.all("a", href=CALL)[0].text == site_round
    assert "stil op senest 4. januar 2027 kl. 12.00" in page.all("main")[0].text


def test_a_call_costs_few_queries_whatever_hangs_on_it(town: Site) -> None:
    has(town)
    town.reader().opens(CALL)
    sent = town.statements()

    town.reader().opens(CALL)

    assert len([statement for statement in sent if statement.startswith("SELECT")]) <= 7


def test_of_two_times_that_the_deadline_was_put_off_the_last_is_said(town: Site) -> None:
    def put_off_twice(session: Session, ours: RecruitmentRound) -> None:
        for days, reason in ((7, "Snestorm."), (14, "For få har stillet op.")):
            extend(session, ours, Deadline.CLOSES, NOON + days * DAY, reason, by=BY, now=NOW + days * DAY)

    changed(town, put_off_twice)

    text = town.reader().opens(CALL).page.all("main")[0].text
    assert "Fristen var 11. januar 2027 kl. 12.00. Nu er den 18. januar 2027 kl. 12.00. For få har stillet op." in text
    assert "Snestorm." not in text
