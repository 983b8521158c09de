"""Somebody proposes another, who answers behind the link in their letter; and somebody signs for a candidate."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import select

from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.mail.model import Letter
from recruit.foundation.tokens import operations as tokens
from recruit.nominations import operations
from recruit.nominations.model import Nomination, NominationAnswer, Nominee, Supporter
from recruit.nominations.rules import OWN_NOMINATION, OWN_PROPOSAL, OWN_SUPPORT, NewSupporter
from tests.builders import NOW
from tests.conftest import Database, made_once
from tests.nominations import a_nomination, a_proposal, a_submission, an_open_round
from tests.pages.visitor import Visitor

PROPOSE = "/opstilling/nye-medlemmer-2027/indstil"
BO = {
    "name": "Bo Bruun",
    "email": "bo@mail.example",
    "reason": "Han kender alle.",
    "nominator_name": "Dorthe Dam",
    "nominator_email": "dorthe@mail.example",
}
ANSWER = "/svar/ja-eller-nej"


@pytest.fixture(autouse=True)
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture
def passes(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Return what lets time pass."""

    def later(**units: float) -> None:
        instant = clock.now() + timedelta(**units)
        monkeypatch.setattr(clock, "now", lambda: instant)

    return later


@pytest.fixture
@made_once
def proposed(house: Database) -> Nomination:
    """Bo, whom Dorthe has proposed."""
    with house.transaction() as session:
        return a_nomination(session, an_open_round(session), a_proposal())


@pytest.fixture
def holding(app: Flask, house: Database) -> Callable[..., Visitor]:
    """Return a visitor who has opened the link from a letter."""

    def open_link(purpose: str, subject_id: UUID) -> Visitor:
        with house.transaction() as session:
            token = tokens.mint(session, purpose, subject_id, lifetime=timedelta(days=1), now=clock.now())
        visitor = Visitor(app)
        assert visitor.client.get(f"/link/{token}").status_code == 303
        return visitor

    return open_link


def slowly_sent(visitor: Visitor, page: str, passes: Callable[..., None], **typed: Any) -> Any:
    """Open the page, take the time that a person takes, and send its form."""
    fields, _target = visitor.filled(page)
    passes(seconds=60)
    return visitor.client.post(page, data={**fields, **typed})


def answers(house: Database) -> list[bool]:
    with house.reading() as session:
        return [each.accepts for each in session.scalars(select(NominationAnswer)) if each.revoked_at is None]


def test_a_proposal_is_received_and_its_sender_can_see_it_at_once(
    visitor: Visitor, house: Database, passes: Callable[..., None]
) -> None:
    with house.transaction() as session:
        an_open_round(session)

    receipt = visitor.led(slowly_sent(visitor, PROPOSE, passes, **BO, language="en"))

    assert "Bo" not in receipt.all("main")[0].text
    assert "Bo Bruun" in visitor.get("/forslag").all("main")[0].text
    with house.reading() as session:
        letters = {letter.kind: letter for letter in session.scalars(select(Letter))}
        assert letters["nominated"].language == "en"
        assert letters["nominated"].address == "bo@mail.example"
        assert letters["proposal_received"].address == "dorthe@mail.example"


def test_whoever_proposed_somebody_does_not_come_to_the_page_of_that_person(
    visitor: Visitor,
    house: Database,
    proposed: Nomination,
    holding: Callable[..., Visitor],
    passes: Callable[..., None],
) -> None:
    visitor.led(slowly_sent(visitor, PROPOSE, passes, **BO | {"name": "Camir Çelik", "email": "camir@mail.example"}))
    by_letter = holding(OWN_PROPOSAL, proposed.id)

    for proposer in (visitor, by_letter):
        assert proposer.client.get("/forslag").status_code == 200
        assert proposer.client.get("/svar").status_code == 404


def test_the_page_says_that_the_name_is_told_and_offers_the_link_instead(visitor: Visitor, house: Database) -> None:
    with house.transaction() as session:
        an_open_round(session)

    text = visitor.get(PROPOSE).all("main")[0].text

    assert "Den, du foreslår, får dit navn at vide." in text
    assert "/opstilling/nye-medlemmer-2027" in text


def test_what_is_lacking_is_said_at_its_field_and_nothing_typed_is_lost(
    visitor: Visitor, house: Database, passes: Callable[..., None]
) -> None:
    with house.transaction() as session:
        an_open_round(session)

    answer = slowly_sent(visitor, PROPOSE, passes, **BO | {"email": "", "nominator_email": ""})

    page = visitor.mended(answer)
    assert len(page.errors) == 2
    assert "Han kender alle." in answer.text


def test_a_proposal_after_the_deadline_gives_the_text_back(
    visitor: Visitor, house: Database, passes: Callable[..., None]
) -> None:
    with house.transaction() as session:
        an_open_round(session, closes_at=NOW + timedelta(seconds=30))

    answer = slowly_sent(visitor, PROPOSE, passes, **BO)

    assert answer.status_code == 422
    assert "Han kender alle." in answer.text
    assert "raad@fjordby.example" in answer.text


def test_whoever_only_opens_the_letter_has_not_answered(
    holding: Callable[..., Visitor], proposed: Nomination, house: Database
) -> None:
    visitor = holding(OWN_NOMINATION, proposed.id)

    page = visitor.led(visitor.client.get("/svar"))

    text = page.all("main")[0].text
    assert "Dorthe Dam har foreslået dig" in text
    assert "Han kender alle i foreningen." in text
    assert answers(house) == []


def test_a_yes_leads_to_the_own_profile_and_a_no_can_be_changed(
    holding: Callable[..., Visitor], proposed: Nomination, house: Database
) -> None:
    visitor = holding(OWN_NOMINATION, proposed.id)

    assert visitor.send(ANSWER, answer="nej").status_code == 303
    assert answers(house) == [False]
    fields, target = visitor.filled(ANSWER, to=ANSWER)
    said_yes = visitor.client.post(target, data={**fields, "answer": "ja"})

    assert answers(house) == [True]
    assert said_yes.location == "/svar/ret"
    visitor.led(said_yes)


def test_the_tick_for_the_nominator_is_not_set_beforehand(
    holding: Callable[..., Visitor], proposed: Nomination, house: Database
) -> None:
    visitor = holding(OWN_NOMINATION, proposed.id)
    assert "tells_nominator" not in visitor.filled(ANSWER)[0]

    visitor.send(ANSWER, answer="ja", tells_nominator="y")

    nominator = holding(OWN_PROPOSAL, proposed.id)
    assert "Bo Bruun har sagt ja" in nominator.get("/forslag").all("main")[0].text


def test_a_nominator_who_may_not_hear_does_not(
    holding: Callable[..., Visitor], proposed: Nomination, house: Database
) -> None:
    holding(OWN_NOMINATION, proposed.id).send(ANSWER, answer="nej")

    text = holding(OWN_PROPOSAL, proposed.id).get("/forslag").all("main")[0].text

    assert "Vi må ikke fortælle dig, hvad svaret er" in text
    assert "har sagt" not in text
    assert "bo@mail.example" not in text


def test_everybody_who_proposed_somebody_stands_on_one_page(holding: Callable[..., Visitor], house: Database) -> None:
    with house.transaction() as session:
        round_ = an_open_round(session)
        names = ("Dorthe Dam", "Kaj Lund", "Leyla Kaya")
        first, *_ = [a_nomination(session, round_, a_proposal(nominator=name)) for name in names]

    text = holding(OWN_NOMINATION, first.id).get(ANSWER).all("main")[0].text

    assert all(name in text for name in names)
    assert "Ét svar er nok til dem alle." in text


def test_after_the_deadline_only_a_no_is_left(
    holding: Callable[..., Visitor], house: Database, passes: Callable[..., None]
) -> None:
    with house.transaction() as session:
        proposed = a_nomination(session, an_open_round(session, closes_at=NOW + timedelta(hours=1)), a_proposal())
    visitor = holding(OWN_NOMINATION, proposed.id)
    fields, target = visitor.filled(ANSWER)
    passes(hours=2)

    late = visitor.client.post(target, data={**fields, "answer": "ja"})

    page = visitor.mended(late)
    assert [button.attributes["value"] for button in page.all("button", name="answer")] == ["nej"]
    assert "raad@fjordby.example" in late.text
    assert answers(house) == []


def test_the_page_speaks_the_language_of_the_letter_until_the_reader_chooses(
    holding: Callable[..., Visitor], house: Database
) -> None:
    with house.transaction() as session:
        proposed = a_nomination(session, an_open_round(session), replace(a_proposal(), language="en"))

    visitor = holding(OWN_NOMINATION, proposed.id)

    assert visitor.client.get(ANSWER).location == f"{ANSWER}?sprog=en"
    assert visitor.get(f"{ANSWER}?sprog=en").all("html")[0].attributes["lang"] == "en"


def test_whoever_said_no_has_it_erased_and_the_link_is_over(
    holding: Callable[..., Visitor], proposed: Nomination, house: Database
) -> None:
    visitor = holding(OWN_NOMINATION, proposed.id)
    visitor.send(ANSWER, answer="nej")

    fields, _target = visitor.filled(ANSWER, to=ANSWER)
    assert visitor.client.post(f"{ANSWER}/slet", data=fields).status_code == 303

    visitor.get(ANSWER, status=404)
    with house.reading() as session:
        assert not session.scalars(select(Nominee)).all()


def test_what_has_lapsed_is_over_for_whoever_holds_the_link(
    holding: Callable[..., Visitor], proposed: Nomination, passes: Callable[..., None]
) -> None:
    passes(days=30)

    holding(OWN_NOMINATION, proposed.id).get(ANSWER, status=404)


def test_a_proposal_is_taken_back_by_whoever_made_it(
    holding: Callable[..., Visitor], proposed: Nomination, house: Database
) -> None:
    visitor = holding(OWN_PROPOSAL, proposed.id)
    fields, target = visitor.filled("/forslag", to="/forslag/tilbage")

    assert visitor.client.post(target, data=fields).location == "/opstilling/nye-medlemmer-2027"
    with house.reading() as session:
        assert session.get_one(Nomination, proposed.id).erased_because == "withdrawn"


def test_a_link_for_one_thing_opens_nothing_else(holding: Callable[..., Visitor], proposed: Nomination) -> None:
    visitor = holding(OWN_PROPOSAL, proposed.id)

    for address in (ANSWER, "/svar", "/stoette"):
        visitor.get(address, status=404)


@pytest.fixture
@made_once
def candidate(house: Database) -> Nomination:
    with house.transaction() as session:
        round_ = an_open_round(session, supporters_needed=6)
        return a_nomination(session, round_, a_submission(round_))


def test_a_supporter_signs_and_signing_again_is_answered_alike(
    visitor: Visitor, house: Database, candidate: Nomination, passes: Callable[..., None]
) -> None:
    page = f"/stoette/{candidate.support_code}"
    assert "Amina Abdi" in visitor.get(page).heading

    thanks = [
        visitor.led(slowly_sent(visitor, page, passes, name="Kaj Lund", email="kaj@mail.example")).all("main")[0].text
        for _ in range(2)
    ]

    assert thanks[0] == thanks[1]
    with house.reading() as session:
        assert len(session.scalars(select(Supporter)).all()) == 1


def test_a_candidate_does_not_support_themselves(
    visitor: Visitor, candidate: Nomination, passes: Callable[..., None]
) -> None:
    answer = slowly_sent(visitor, f"/stoette/{candidate.support_code}", passes, name="Amina Abdi", address="Nygade 1")

    assert visitor.mended(answer).errors


def test_nothing_can_be_signed_after_the_deadline_or_with_a_code_that_nobody_has(
    visitor: Visitor, candidate: Nomination, passes: Callable[..., None]
) -> None:
    passes(days=60)

    assert not visitor.get(f"/stoette/{candidate.support_code}").all("main")[0].all("form")
    visitor.get("/stoette/0123456789abcdef", status=404)


def test_a_supporter_takes_the_signature_back(
    holding: Callable[..., Visitor], house: Database, candidate: Nomination
) -> None:
    with house.transaction() as session:
        signer = NewSupporter("Kaj Lund", "kaj@mail.example")
        signature = operations.support(session, candidate.id, signer, by=Actor.anonymous(), now=NOW)
    visitor = holding(OWN_SUPPORT, signature.id)

    assert visitor.send("/stoette").status_code == 303
    with house.reading() as session:
        assert session.get_one(Supporter, signature.id).withdrawn_at == NOW
