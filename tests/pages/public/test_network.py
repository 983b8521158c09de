"""`/netvaerk`: what a member finds behind the link in the letter, and passes on."""

from datetime import timedelta
from urllib.parse import unquote

import pytest

from recruit.acts.sitting import members
from recruit.foundation.tokens import operations as tokens
from recruit.recruitment.model import NetworkCall, RecruitmentRound
from recruit.recruitment.operations.channels import count_visit
from recruit.recruitment.operations.network import ask_network
from recruit.recruitment.queries.network import network_calls
from recruit.recruitment.rules.asking import NETWORK_CALL
from tests.builders import BY, NOW, day
from tests.conftest import made_once
from tests.networks import a_round_with_members
from tests.pages.site import Reader, Site
from tests.reports.papers import Paper


@pytest.fixture
@made_once
def call(site: Site) -> NetworkCall:
    def asked(session) -> NetworkCall:
        round_ = a_round_with_members(session)
        everybody = members(session, round_, on=NOW.date())
        ask_network(session, round_, everybody, "https://raad.fjordby.example", by=BY, now=NOW)
        return network_calls(session, round_)[0]

    made: NetworkCall = site.saves(asked)
    return made


@pytest.fixture
def member(site: Site, call: NetworkCall) -> Reader:
    """The member, who has opened the link in the letter."""
    link = site.saves(lambda session: tokens.mint(session, NETWORK_CALL, call.id, lifetime=timedelta(60), now=NOW))
    reader = site.reader()
    assert reader.opens(f"/link/{link}").leads_to == "/netvaerk"
    return reader


def test_a_member_finds_their_link_a_code_and_a_text_and_numbers(site: Site, member: Reader, call: NetworkCall) -> None:
    site.saves(lambda session: count_visit(session, call.channel, on=day("2026-11-21")))

    page = member.opens("/netvaerk").page

    assert f"/k/{call.channel.code}" in page.all("blockquote")[0].text
    assert [pair.text for pair in page.all("dl")[0].all("dd")] == ["1", "0"]
    (message,) = [link for link in page.all("a") if link.attributes["href"].startswith("sms:")]
    assert f"/k/{call.channel.code}" in unquote(message.attributes["href"])
    assert "Camir" not in page.text


def test_the_text_is_in_the_language_of_the_page(member: Reader) -> None:
    assert "is looking for new members" in member.opens("/netvaerk?sprog=en").page.all("blockquote")[0].text


def test_code_and_flyer_lead_to_the_members_own_link(member: Reader, call: NetworkCall) -> None:
    flyer = member.opens("/netvaerk/opslag-da.pdf")

    assert member.opens("/netvaerk/qr.svg").response.content_type == "image/svg+xml"
    assert f"/k/{call.channel.code}" in Paper(flyer.response.data).text
    assert member.opens("/netvaerk/opslag-xx.pdf").status == 404
    assert member.opens("/netvaerk/opslag-ar.pdf").status == 404


def test_after_the_deadline_the_numbers_stay(site: Site, member: Reader, call: NetworkCall) -> None:
    round_ = site.saves(lambda session: session.get_one(RecruitmentRound, call.round_id))
    site.saves(lambda session: setattr(session.merge(round_), "closes_at", NOW - timedelta(hours=1)))

    page = member.opens("/netvaerk").page

    assert "Tak, fordi du sendte opslaget videre." in page.text
    assert not page.all("blockquote")
    assert len(page.all("dl")[0].all("dd")) == 2


def test_without_the_link_there_is_nothing(site: Site, call: NetworkCall) -> None:
    for address in ("/netvaerk", "/netvaerk/qr.svg", "/netvaerk/opslag-da.pdf"):
        assert site.reader().opens(address).status == 404
