"""The short link of a channel: where it leads, and who is counted."""

from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.test import TestResponse

from recruit.recruitment.model import ChannelVisit
from recruit.recruitment.operations.channels import retire_channel
from recruit.recruitment.queries.channels import channel_by_code
from tests.builders import BY, a_council, day
from tests.conftest import Database, made_once
from tests.pages.site import Time
from tests.pages.visitor import Visitor
from tests.rounds import a_channel, a_round

PHONE = {"User-Agent": "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1"}
CALL = "/opstilling/nye-medlemmer-2027"


def a_link(house: Database, *, is_announced: bool = True) -> str:
    with house.transaction() as session:
        channel = a_channel(session, a_round(session, a_council(session), is_announced=is_announced))
    return f"/k/{channel.code}"


@pytest.fixture
@made_once
def link(house: Database) -> str:
    return a_link(house)


def followed(visitor: Visitor, link: str, **headers: str) -> TestResponse:
    return visitor.client.get(link, headers=PHONE | headers)


def visits(house: Database) -> list[tuple[object, int]]:
    with house.reading() as session:
        return [tuple(row) for row in session.execute(select(ChannelVisit.day, ChannelVisit.visits))]


def test_the_link_leads_to_the_call_and_carries_the_channel(link: str, visitor: Visitor) -> None:
    answer = followed(visitor, link)

    assert (answer.status_code, answer.location) == (303, f"{CALL}?k={link[3:]}")
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Cache-Control"] == "no-store"


def test_it_works_as_it_is_read_aloud_and_keeps_the_language(link: str, visitor: Visitor) -> None:
    assert followed(visitor, link.replace("/k/", "/k/-").upper().replace("/K/", "/k/")).location.startswith(CALL)
    assert followed(visitor, f"{link}?sprog=en").location == f"{CALL}?k={link[3:]}&sprog=en"


def test_each_visit_is_counted_on_the_danish_day(
    house: Database, link: str, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = Time(datetime(2026, 11, 21, 23, 30, tzinfo=UTC))
    monkeypatch.setattr("recruit.foundation.clock.now", late.now)

    followed(visitor, link)
    followed(visitor, link)

    assert visits(house) == [(day("2026-11-22"), 2)]


@pytest.mark.parametrize(
    "headers",
    [{"User-Agent": "Googlebot/2.1"}, {"Sec-Purpose": "prefetch"}, {"User-Agent": ""}],
    ids=["robot", "looking ahead", "nameless"],
)
def test_a_program_is_led_on_and_not_counted(
    house: Database, link: str, visitor: Visitor, headers: dict[str, str]
) -> None:
    assert followed(visitor, link, **headers).status_code == 303
    assert visits(house) == []


def test_asking_without_reading_and_trying_ones_own_link_are_no_visits(
    house: Database, link: str, visitor: Visitor, secretary: Visitor
) -> None:
    visitor.client.head(link, headers=PHONE)
    followed(secretary, link)

    assert visits(house) == []


def test_before_the_call_is_public_nobody_is_counted(house: Database, visitor: Visitor) -> None:
    assert visitor.client.get(followed(visitor, a_link(house, is_announced=False)).location).status_code == 404
    assert visits(house) == []


def test_a_retired_link_leads_on_and_counts_no_more(
    house: Database, link: str, visitor: Visitor, now: datetime
) -> None:
    with house.transaction() as session:
        retire_channel(session, channel_by_code(session, link[3:]), by=BY, now=now)

    assert followed(visitor, link).status_code == 303
    assert visits(house) == []


def test_a_code_that_nobody_has_leads_nowhere(house: Database, visitor: Visitor) -> None:
    assert followed(visitor, "/k/aaaaa").status_code == 404


def test_the_call_hands_the_channel_on_to_the_form_in_every_language(link: str, visitor: Visitor) -> None:
    page = visitor.get(followed(visitor, f"{link}?sprog=en").location)

    hrefs = [anchor.attributes.get("href", "") for anchor in page.all("a")]
    assert f"{CALL}/stil-op?k={link[3:]}" in hrefs
    assert any(f"k={link[3:]}" in href and "sprog=da" in href for href in hrefs)


def test_the_picture_of_a_public_call_is_for_everybody(house: Database, link: str, visitor: Visitor) -> None:
    answer = visitor.client.get(f"{CALL}/billede-da.png")

    assert answer.content_type == "image/png"
    assert answer.headers["Cache-Control"] == "public, max-age=3600"
    again = visitor.client.get(f"{CALL}/billede-da.png", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("language", ["ar", "xx"], ids=["not shown", "unknown"])
def test_there_is_no_picture_in_a_language_that_citizens_do_not_get(link: str, visitor: Visitor, language: str) -> None:
    assert visitor.client.get(f"{CALL}/billede-{language}.png").status_code == 404


def test_there_is_no_picture_of_a_call_that_is_not_public(app: Flask, house: Database, visitor: Visitor) -> None:
    a_link(house, is_announced=False)

    assert visitor.client.get(f"{CALL}/billede-da.png").status_code == 404


def test_the_call_names_its_picture_to_whoever_shares_it(link: str, visitor: Visitor) -> None:
    page = visitor.get(CALL)

    (picture,) = page.all("meta", property="og:image")
    (alt,) = page.all("meta", property="og:image:alt")
    assert picture.attributes["content"].endswith(f"{CALL}/billede-da.png")
    assert alt.attributes["content"].startswith("Stil op til Integrationsrådet · Senest")
