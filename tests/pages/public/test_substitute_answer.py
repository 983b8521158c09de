"""A substitute says whether they step in, behind the link in their letter."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from recruit.appointments.model import SubstituteAsk
from recruit.appointments.operations import calling, substituting
from recruit.appointments.queries import membership
from recruit.appointments.rules.substitution import SUBSTITUTE_ASK, CallKind
from recruit.bodies.operations import record_decision
from recruit.bodies.rules import DecisionKind
from recruit.foundation.mail.model import Letter
from recruit.foundation.tokens import operations as tokens
from recruit.recruitment.rules import Manner
from tests.builders import BY, NOW, a_member, day, the_seats
from tests.conftest import made_once
from tests.pages.site import Reader, Site
from tests.substitutes import NEW, Called, a_call, ask, hear, loaded, the_ask

PAGE = "/svar/suppleant"
DEADLINE = NOW + timedelta(days=4)


@pytest.fixture
@made_once
def asked(site: Site) -> tuple[Called, UUID]:
    """Bo, who was asked whether he comes to a meeting, and has until `DEADLINE`."""

    def make(session):
        called = a_call(session)
        return called, ask(session, called, called.first)

    made: tuple[Called, UUID] = site.saves(make)
    return made


@pytest.fixture
def bo(site: Site, asked: tuple[Called, UUID]) -> Reader:
    return opened(site, asked[1])


def opened(site: Site, which: UUID) -> Reader:
    """Return somebody who has opened the link in a letter."""
    lifetime, now = timedelta(days=60), site.time.now()
    token = site.saves(lambda session: tokens.mint(session, SUBSTITUTE_ASK, which, lifetime=lifetime, now=now))
    reader = site.reader()
    assert reader.opens(f"/link/{token}").leads_to == PAGE
    return reader


def said(site: Site) -> list[tuple[bool | None, Manner | None]]:
    with site.database.reading() as session:
        chosen = select(SubstituteAsk.accepts, SubstituteAsk.manner).order_by(SubstituteAsk.position)
        return [tuple(row) for row in session.execute(chosen)]


def test_who_steps_in_elsewhere_those_days_reads_it_and_can_say_no(
    site: Site, asked: tuple[Called, UUID], bo: Reader
) -> None:
    open_form = bo.opens(PAGE).page.hidden

    def elsewhere(session) -> None:
        seat = the_seats(session, loaded(session, asked[0])[0])[1]
        held = membership(session, loaded(session, asked[0])[0], a_member(session, seat).id)
        call = substituting.call_in(session, held, NEW[CallKind.MEETING], by=BY, now=NOW)
        other = replace(asked[0], call=call.id)
        hear(session, other, ask(session, other, other.first), accepts=True)

    site.saves(elsewhere)
    refused = bo.posts(PAGE, **open_form | {"answer": "ja"})
    page = bo.opens(PAGE).page

    assert (refused.status, said(site)[0]) == (422, (None, None))
    assert "Kun det ene kan lade sig gøre." in refused.text
    assert "Du har sagt ja til at træde ind for en anden" in page.text
    assert [button.attributes["value"] for button in page.all("button", name="answer")] == ["nej"]


def test_opening_the_link_is_no_answer_and_says_which_council_and_day(site: Site, bo: Reader) -> None:
    page = bo.opens(PAGE).page

    assert page.heading == "Kan du træde ind?"
    assert "Vi spørger, om du kan træde ind til mødet den 10. december 2026." in page.text
    assert [button.attributes["value"] for button in page.all("button", name="answer")] == ["ja", "nej"]
    assert said(site) == [(None, None)]


def test_a_link_that_was_passed_on_names_whom_it_is_for_and_nobody_else(bo: Reader) -> None:
    answer = bo.opens(PAGE)

    assert "Denne side er til Bo Bruun. Er det ikke dig? Så luk den igen." in answer.page.text
    for kept in ("Hawa Ibsen", "Kaj Lund", "flygtninge", "bo@mail.example", "afbud"):
        assert kept not in answer.text
    assert answer.response.headers["Referrer-Policy"] == "no-referrer"


def test_a_yes_is_thanked_with_what_happens_and_has_a_receipt(site: Site, bo: Reader) -> None:
    page = bo.follows(bo.sends(PAGE, answer="ja")).page

    assert page.heading == "Du har sagt ja"
    assert "Sekretariatet skriver til dig om tid og sted" in page.text
    assert said(site) == [(True, Manner.ONLINE)]
    with site.database.reading() as session:
        assert sorted(session.scalars(select(Letter.kind))) == ["substitute_ask", "substitute_receipt"]


def test_one_can_say_no_after_all_on_the_page_that_is_open_when_the_receipt_has_left(
    site: Site, asked: tuple[Called, UUID], bo: Reader
) -> None:
    bo.sends(PAGE, answer="ja")
    open_form = bo.opens(PAGE).page.hidden
    site.saves(lambda session: tokens.withdraw(session, SUBSTITUTE_ASK, asked[1], now=NOW))

    bo.posts(PAGE, **open_form | {"answer": "nej"})

    assert said(site) == [(False, Manner.ONLINE)]


def test_pressing_twice_answers_once(site: Site, bo: Reader) -> None:
    fields = bo.opens(PAGE).page.hidden | {"answer": "ja"}

    first, second = (bo.posts(PAGE, **fields) for _ in range(2))

    assert first.leads_to == second.leads_to == PAGE
    with site.database.reading() as session:
        assert len(session.scalars(select(Letter).where(Letter.kind == "substitute_receipt")).all()) == 1


def test_one_can_change_ones_mind_until_somebody_else_is_asked(
    site: Site, asked: tuple[Called, UUID], bo: Reader
) -> None:
    bo.sends(PAGE, answer="nej")
    bo.sends(PAGE, answer="ja")
    bo.sends(PAGE, answer="nej")
    open_form = bo.opens(PAGE).page.hidden
    site.saves(lambda session: ask(session, asked[0], asked[0].second))

    late = bo.posts(PAGE, **open_form | {"answer": "ja"})

    assert late.status == 422
    assert "Det kan ikke længere ændres her" in late.text
    assert said(site) == [(False, Manner.ONLINE), (None, None)]


def test_an_answer_one_second_after_the_deadline_counts_while_nobody_else_was_asked(
    site: Site, asked: tuple[Called, UUID]
) -> None:
    site.time.instant = DEADLINE + timedelta(seconds=1)
    bo = opened(site, asked[1])

    assert "Du kan stadig svare, for ingen anden er spurgt." in bo.opens(PAGE).text
    bo.sends(PAGE, answer="ja")
    assert said(site) == [(True, Manner.ONLINE)]


def test_who_answers_after_the_next_has_said_yes_reads_that_it_is_settled(
    site: Site, asked: tuple[Called, UUID]
) -> None:
    site.time.instant = late = DEADLINE + timedelta(hours=1)
    bo = opened(site, asked[1])
    open_form = bo.opens(PAGE).page.hidden

    def next_one(session) -> None:
        hear(session, asked[0], ask(session, asked[0], asked[0].second, now=late), accepts=True, now=late)

    site.saves(next_one)
    answer = bo.posts(PAGE, **open_form | {"answer": "ja"})

    assert answer.status == 422
    for page in (answer, bo.opens(PAGE)):
        assert page.page.heading == "Du skal ikke gøre mere"
        assert "en anden er spurgt siden" in page.text
        assert "Kaj" not in page.text
        assert not page.page.all("button", name="answer")
    assert said(site) == [(None, None), (True, Manner.PHONE)]


@pytest.mark.parametrize("ends", ["withdrawn", "closed", "over"])
def test_a_link_that_is_opened_too_late_says_so(site: Site, asked: tuple[Called, UUID], ends: str) -> None:
    def settle(session) -> None:
        body, call = loaded(session, asked[0])
        if ends == "withdrawn":
            calling.withdraw(session, body, call, the_ask(call, asked[1]), by=BY, now=NOW)
        elif ends == "closed":
            calling.leave_open(session, body, call, None, "Mødet er aflyst.", by=BY, now=NOW)

    site.saves(settle)
    site.time.passes(days=25 if ends == "over" else 1)
    answer = opened(site, asked[1]).opens(PAGE)

    assert answer.page.heading == "Du skal ikke gøre mere"
    assert ("Det er overstået" if ends == "over" else "er på plads") in answer.text
    assert "Mødet er aflyst." not in answer.text


def test_somebody_without_a_link_is_told_that_it_is_over(site: Site) -> None:
    assert site.reader().opens(PAGE).status == 404


def test_who_takes_over_reads_that_the_municipal_council_decides_and_then_that_they_are_a_member(site: Site) -> None:
    def make(session):
        called = a_call(session, CallKind.FOR_GOOD)
        return called, ask(session, called, called.first)

    called, asked = site.saves(make)
    bo = opened(site, asked)
    yes = bo.follows(bo.sends(PAGE, answer="ja"))

    def take_over(session) -> None:
        body, call = loaded(session, called)
        made = record_decision(session, body, DecisionKind.APPOINT, "Byrådet", day("2026-11-20"), by=BY, now=NOW)
        calling.take_over(session, body, call, made, by=BY, now=NOW, since=day("2026-12-10"), known_before=True)

    assert "Kommunalbestyrelsen skal beslutte det, før du er medlem." in yes.text
    site.saves(take_over)
    after = bo.opens(PAGE)
    assert after.page.heading == "Du er medlem af Integrationsrådet"
    assert "fra den 10. december 2026" in after.text
    assert not after.page.all("button", name="answer")
