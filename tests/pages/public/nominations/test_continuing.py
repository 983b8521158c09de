"""A sitting member says whether they go on, behind the link in their letter; a yes becomes a nomination by the form."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from recruit.bodies.model import Seat
from recruit.foundation.mail.model import Letter
from recruit.foundation.tokens import operations as tokens
from recruit.nominations.model import ContinuationAsk, Nomination, Nominee
from recruit.nominations.operations import continuation
from recruit.nominations.rules import CONTINUATION
from recruit.people import operations as people
from recruit.people import queries
from recruit.people.rules import ContactKind
from recruit.recruitment.rules import Asked, Field, Manner
from tests.builders import BY, NOW, a_council, a_member, a_person, a_seat_group, the_seats, the_term
from tests.conftest import made_once
from tests.nominations import ASKED, NOON, an_open_round
from tests.pages.site import Answer, Reader, Site

QUESTION, FORM = "/svar/fortsaet", "/svar/fortsaet/formular"
TYPED = {
    "name": "Elif Kaya",
    "email": "elif@mail.example",
    "motivation": "Jeg vil gerne gøre mere.",
    "presentation": "Jeg har siddet i rådet i fire år.",
    "declares": "y",
}


@pytest.fixture
@made_once
def asked(site: Site) -> UUID:
    """Elif, who sits in the council and was asked before the call was public."""

    def ask(session) -> UUID:
        fields = ASKED | {Field.HEARD: Asked.REQUIRED}
        round_ = an_open_round(session, fields=fields, is_announced=False, opens_at=NOW + timedelta(days=7))
        elif_ = a_person(session, "Elif Kaya")
        people.add_contact(session, elif_, ContactKind.EMAIL, "elif@mail.example", by=BY, now=NOW)
        continuation.ask_members(session, round_, [elif_], by=BY, now=NOW)
        found: UUID = session.scalars(select(ContinuationAsk.id)).one()
        return found

    made: UUID = site.saves(ask)
    return made


@pytest.fixture
def elif_(site: Site, asked: UUID) -> Reader:
    """Elif, who has opened the link."""
    return opened(site, asked)


def opened(site: Site, ask: UUID) -> Reader:
    lifetime = timedelta(days=90)
    token = site.saves(lambda session: tokens.mint(session, CONTINUATION, ask, lifetime=lifetime, now=site.time.now()))
    reader = site.reader()
    assert reader.opens(f"/link/{token}").leads_to == QUESTION
    return reader


def said(site: Site) -> ContinuationAsk:
    with site.database.reading() as session:
        return session.scalars(select(ContinuationAsk)).one()


def names(site: Site) -> list[str]:
    with site.database.reading() as session:
        return list(session.scalars(select(Nominee.name)))


def answers(reader: Reader, answer: str) -> Answer:
    return reader.sends(QUESTION, answer=answer)


def test_opening_the_link_and_every_page_behind_it_is_no_answer(site: Site, elif_: Reader) -> None:
    page = elif_.opens(QUESTION).page
    elif_.opens(FORM)

    assert page.heading == "Vil du fortsætte i Integrationsrådet?"
    assert [button.attributes["value"] for button in page.all("button", name="answer")] == ["ja", "nej"]
    assert said(site).answer is None


def test_a_yes_leads_to_the_form_filled_in_and_the_form_makes_the_nomination(site: Site, elif_: Reader) -> None:
    form = elif_.follows(answers(elif_, "ja"))
    kept = form.page.hidden | TYPED
    own = elif_.follows(elif_.follows(elif_.posts(FORM, **kept)))

    assert 'value="elif@mail.example"' in form.text
    assert own.page.heading == "Dig og Integrationsrådet"
    assert "Du er stillet op." in own.text
    assert (said(site).answer, said(site).manner, names(site)) == (True, Manner.ONLINE, ["Elif Kaya"])
    with site.database.reading() as session:
        assert session.scalars(select(Nominee.person_id)).one() == said(site).person_id
        assert set(session.scalars(select(Letter.kind))) == {"continuation", "nomination_received"}


def test_a_form_sent_twice_is_one_nomination_and_leads_to_the_same_page(site: Site, elif_: Reader) -> None:
    kept = elif_.opens(FORM).page.hidden | TYPED
    first, second = (elif_.posts(FORM, **kept) for _ in range(2))
    after = elif_.follows(elif_.follows(first))
    third = elif_.follows(elif_.posts(FORM, **kept))

    assert first.leads_to == second.leads_to == QUESTION
    assert third.page.heading == after.page.heading
    assert len(names(site)) == 1


def test_the_letter_opened_once_more_leads_to_the_members_own_page(site: Site, asked: UUID, elif_: Reader) -> None:
    elif_.sends(FORM, **TYPED)

    again = opened(site, asked)

    assert again.opens(QUESTION).leads_to == "/svar"
    assert again.opens("/svar").status == 200


def test_a_no_is_thanked_and_there_is_a_way_back(site: Site, elif_: Reader) -> None:
    thanked = elif_.follows(answers(elif_, "nej"))
    after_no = said(site).answer
    elif_.sends(QUESTION, answer="ja")

    assert "Tak for din indsats i Integrationsrådet." in thanked.text
    assert (after_no, said(site).answer) == (False, True)
    assert elif_.opens(QUESTION).page.heading == "Du har sagt ja. Formularen mangler endnu"


def test_every_error_comes_at_once_and_nothing_typed_is_lost(site: Site, elif_: Reader) -> None:
    answer = elif_.sends(FORM, **TYPED | {"name": "", "email": "elif@", "motivation": "", "declares": []})
    expired = elif_.sends(FORM, **TYPED | {"csrf_token": "for gammel"})

    assert (answer.status, len(answer.page.errors)) == (422, 4)
    assert "Jeg har siddet i rådet i fire år." in answer.text
    assert expired.page.errors == ["Siden var åben for længe. Tjek felterne, og send igen."]
    assert "Jeg har siddet i rådet i fire år." in expired.text
    assert names(site) == []


def test_a_deadline_that_passed_while_typing_gives_the_text_back(site: Site, asked: UUID, elif_: Reader) -> None:
    site.time.instant = NOON - timedelta(minutes=5)
    elif_ = opened(site, asked)
    question, form = elif_.opens(QUESTION).page.hidden, elif_.opens(FORM).page.hidden
    site.time.instant = NOON + timedelta(seconds=1)

    late = elif_.posts(FORM, **form | TYPED)
    too_late = elif_.posts(QUESTION, **question, answer="ja")

    assert (late.status, late.page.heading) == (422, "Fristen er udløbet")
    assert "Jeg har siddet i rådet i fire år." in late.text
    assert (too_late.status, too_late.page.heading) == (422, "Fristen er udløbet")
    assert said(site).answer is None


def test_after_the_deadline_the_page_says_so_and_whom_to_ask(site: Site, asked: UUID) -> None:
    site.time.instant = NOON + timedelta(days=1)
    late = opened(site, asked)

    page = late.opens(QUESTION).page

    assert page.heading == "Fristen er udløbet"
    assert "12 34 56 78" in page.text
    assert not page.all("main")[0].all("form")
    assert late.opens(FORM).leads_to == QUESTION


def test_a_form_that_was_open_for_longer_than_the_link_gives_the_text_back(site: Site, elif_: Reader) -> None:
    kept = elif_.opens(FORM).page.hidden | TYPED
    elif_.browser.delete_cookie("link")

    answer = elif_.posts(FORM, **kept)

    assert answer.status == 422
    assert "Jeg har siddet i rådet i fire år." in answer.text
    assert names(site) == []


def test_the_group_that_somebody_sits_for_is_chosen_already(site: Site) -> None:
    def ask(session) -> tuple[UUID, str]:
        council = a_council(session, seats=1)
        a_seat_group(session, the_term(session, council), "Kommunens borgere", seats=1)
        person = a_person(session, "Elif Kaya")
        seat = a_member(session, the_seats(session, council)[1], person).seat_id
        continuation.ask_members(
            session, an_open_round(session, council), [queries.person(session, person.id)], by=BY, now=NOW
        )
        return session.scalars(select(ContinuationAsk.id)).one(), str(session.get_one(Seat, seat).seat_group_id)

    asked, group = site.saves(ask)
    radios = opened(site, asked).opens(FORM).page.all("input", name="seat_group")

    assert [radio.attributes["value"] for radio in radios if "checked" in radio.attributes] == [group]


def test_nobody_else_comes_to_the_pages(site: Site, asked: UUID) -> None:
    stranger = site.reader()

    assert stranger.follows(stranger.opens(QUESTION)).status == 404
    assert stranger.follows(stranger.opens(FORM)).status == 404


def test_the_form_asks_the_database_little(site: Site, elif_: Reader) -> None:
    asked = site.statements()
    elif_.opens(FORM)

    assert len([statement for statement in asked if statement.startswith("SELECT")]) <= 10
    with site.database.reading() as session:
        assert session.scalars(select(Nomination)).all() == []
