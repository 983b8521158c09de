"""An organisation answers behind its link: whom it proposes for its places, and nobody else's answer is disclosed."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, update

from recruit.bodies.model import SeatGroup
from recruit.bodies.rules import FillingMethod, SubstituteArrangement
from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.mail.model import Letter
from recruit.foundation.tokens import operations as tokens
from recruit.nominations import operations
from recruit.nominations.model import Nomination, Nominee
from recruit.nominations.queries import organisation as proposals
from recruit.recruitment.model import OrganisationCall
from recruit.recruitment.operations import organisation_calls
from recruit.recruitment.queries import asking
from recruit.recruitment.rules.asking import ORGANISATION_CALL, NewOrganisationCall
from tests.browser import Page
from tests.builders import BY, NOW, a_council, an_organization
from tests.conftest import Database, made_once
from tests.nominations import an_open_round
from tests.pages.visitor import Visitor

OWN, FORM = "/organisation", "/organisation/svar"
CLOSES = NOW + timedelta(days=10)
BOTH = {
    "first_name_1": "Hawa Elmi",
    "first_email_1": "hawa@mail.example",
    "second_name_1": "Kaj Lund",
    "second_phone_1": "12 34 56 78",
    "answered_by": "Gerda Friis",
}


@pytest.fixture(autouse=True)
def still(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Let time stand still, and return what moves it."""

    def at(instant: datetime) -> None:
        monkeypatch.setattr(clock, "now", lambda: instant)

    at(NOW)
    return at


@pytest.fixture
@made_once
def call(house: Database) -> OrganisationCall:
    """The call of an organisation with one place, which has a substitute of its own."""
    with house.transaction() as session:
        round_ = an_open_round(session, a_council(session))
        group = session.get_one(SeatGroup, round_.groups[0].id)
        group.filling_method = FillingMethod.ORGANISATION_NOMINATION
        group.arrangement, group.substitutes = SubstituteArrangement.ORGANISATION, 0
        new = NewOrganisationCall(1, CLOSES, contact_name="Gerda Friis", contact_email="post@boldklub.example")
        owner = an_organization(session)
        return organisation_calls.call_organisation(session, round_, group, owner, new, by=BY, now=NOW)


@pytest.fixture
def organisation(app: Flask, house: Database, call: OrganisationCall) -> Visitor:
    """Somebody who has opened the link of the organisation."""
    with house.transaction() as session:
        token = tokens.mint(session, ORGANISATION_CALL, call.id, lifetime=timedelta(days=30), now=NOW)
    visitor = Visitor(app)
    assert visitor.client.get(f"/link/{token}").location == OWN
    return visitor


def text(page: Page) -> str:
    return page.all("main")[0].text


def proposed(house: Database, call: OrganisationCall) -> dict[str, Nomination]:
    with house.reading() as session:
        found = proposals.proposed_by(session, asking.organisation_call(session, call.id))
    return {one.nominee.name: one for one in found if one.nominee}


def answered(house: Database, call: OrganisationCall, name: str, *, accepts: bool, tells: bool = False) -> None:
    number = proposed(house, call)[name].id
    with house.transaction() as session:
        operations.answer(session, number, accepts, tells_nominator=tells, by=Actor.anonymous(), now=NOW)


def written(visitor: Visitor) -> dict[str, Any]:
    return visitor.filled(FORM)[0]


def test_a_woman_a_man_and_a_substitute_are_proposed_in_one_answer(
    organisation: Visitor, house: Database, call: OrganisationCall
) -> None:
    substitute = {"substitute_name_1": "Leyla Kaya", "substitute_email_1": "leyla@mail.example"}

    page = organisation.led(organisation.send(FORM, **BOTH, **substitute))

    assert {"Hawa Elmi", "Kaj Lund", "Leyla Kaya"} <= set(proposed(house, call))
    assert "Leyla Kaya" in text(page)
    assert "I kan rette jeres svar" in text(page)


def test_opening_the_link_changes_nothing(organisation: Visitor, house: Database, call: OrganisationCall) -> None:
    assert organisation.client.get(OWN).location == FORM
    assert organisation.get(FORM)

    with house.reading() as session:
        assert asking.organisation_call(session, call.id).answered_at is None


def test_what_is_lacking_is_said_at_its_field_and_nothing_typed_is_lost(
    organisation: Visitor, house: Database, call: OrganisationCall
) -> None:
    alone = {"first_name_1": "Hawa Elmi", "second_name_1": "", "answered_by": ""}
    answer = organisation.send(FORM, **alone)

    page = organisation.mended(answer)
    assert {"first_email_1", "answered_by", "deviation-0"} <= {
        link.attributes["href"].lstrip("#") for link in page.all("a") if "href" in link.attributes
    }
    assert "Hawa Elmi" in answer.text
    assert proposed(house, call) == {}


def test_a_reason_takes_the_place_of_the_other_person(
    organisation: Visitor, house: Database, call: OrganisationCall
) -> None:
    alone = {key: value for key, value in BOTH.items() if not key.startswith("second")}
    organisation.led(organisation.send(FORM, **alone, deviation="other", deviation_text="Kun hun bor i kommunen."))

    with house.reading() as session:
        assert asking.organisation_call(session, call.id).deviation_text == "Kun hun bor i kommunen."


def test_the_same_form_sent_twice_acts_once(organisation: Visitor, house: Database, call: OrganisationCall) -> None:
    fields, _ = organisation.filled(FORM)
    for _time in range(2):
        assert organisation.client.post(FORM, data=fields | BOTH).location == OWN

    with house.reading() as session:
        assert len(session.scalars(select(Letter).filter_by(kind="organisation_receipt")).all()) == 1


def test_a_later_answer_takes_the_place_of_the_earlier(
    organisation: Visitor, house: Database, call: OrganisationCall
) -> None:
    organisation.led(organisation.send(FORM, **BOTH))
    before = written(organisation)
    organisation.led(organisation.send(FORM, second_name_1="Bo Bruun", second_phone_1="87 65 43 21"))

    assert (before["first_name_1"], before["first_email_1"]) == ("Hawa Elmi", "hawa@mail.example")
    assert set(proposed(house, call)) == {"Hawa Elmi", "Bo Bruun"}


def test_after_an_answer_the_form_names_the_person_and_no_more(
    organisation: Visitor, house: Database, call: OrganisationCall
) -> None:
    organisation.led(organisation.send(FORM, **BOTH))
    answered(house, call, "Hawa Elmi", accepts=True)
    form = written(organisation)
    organisation.led(organisation.send(FORM))

    assert (form["first_name_1"], form["first_email_1"]) == ("Hawa Elmi", "")
    assert set(proposed(house, call)) == {"Hawa Elmi", "Kaj Lund"}


def test_what_somebody_has_corrected_is_not_given_back_to_the_organisation_that_comes_too_late(
    organisation: Visitor, house: Database, call: OrganisationCall, still: Callable[[datetime], None]
) -> None:
    organisation.led(organisation.send(FORM, **BOTH))
    answered(house, call, "Hawa Elmi", accepts=True)
    with house.transaction() as session:
        session.execute(update(Nominee).where(Nominee.name == "Hawa Elmi").values(email="privat@mail.example"))
    fields, _ = organisation.filled(FORM)
    still(CLOSES + timedelta(seconds=1))

    answer = organisation.client.post(FORM, data=fields)

    organisation.mended(answer)
    assert "Hawa Elmi" in answer.text
    assert "privat@mail.example" not in answer.text


def test_an_answer_stands_there_only_where_the_person_lets_it_be_told(
    organisation: Visitor, house: Database, call: OrganisationCall
) -> None:
    organisation.led(organisation.send(FORM, **BOTH))
    answered(house, call, "Hawa Elmi", accepts=True, tells=True)
    answered(house, call, "Kaj Lund", accepts=False)

    shown = text(organisation.get(OWN))
    assert "Har sagt ja" in shown
    assert "Har sagt nej" not in shown
    assert written(organisation)["second_name_1"] == "Kaj Lund"


def test_a_deadline_that_passes_while_somebody_writes_gives_the_text_back(
    organisation: Visitor, house: Database, call: OrganisationCall, still: Callable[[datetime], None]
) -> None:
    fields, _ = organisation.filled(FORM)
    still(CLOSES + timedelta(seconds=1))

    page = organisation.mended(organisation.client.post(FORM, data=fields | BOTH))

    assert "Fristen er udløbet" in text(page)
    assert "Hawa Elmi, hawa@mail.example" in text(page)
    assert "raad@fjordby.example" in text(page)
    assert proposed(house, call) == {}
    assert "Vi har ikke fået svar fra jer" in text(organisation.get(OWN))
    assert organisation.client.get(FORM).location == OWN


def test_an_answer_counts_to_the_end_of_the_deadline_s_second(
    organisation: Visitor, house: Database, call: OrganisationCall, still: Callable[[datetime], None]
) -> None:
    fields = written(organisation)
    still(CLOSES + timedelta(milliseconds=999))

    page = organisation.led(organisation.client.post(FORM, data=fields | BOTH))

    assert "I kan rette jeres svar" in text(page)
    still(CLOSES + timedelta(seconds=1))
    assert "I kan rette jeres svar" not in text(organisation.get(OWN))
    assert organisation.client.get(FORM).location == OWN


def test_a_link_that_is_over_says_so(visitor: Visitor, house: Database) -> None:
    assert visitor.client.get(OWN).status_code == 404
    assert visitor.client.get(FORM).status_code == 404


def test_the_page_speaks_the_language_of_the_letter(
    organisation: Visitor, house: Database, call: OrganisationCall
) -> None:
    with house.transaction() as session:
        asking.organisation_call(session, call.id, for_change=True).language = "en"

    assert organisation.client.get(OWN).location == f"{FORM}?sprog=en"


def test_a_place_more_costs_no_query(
    organisation: Visitor, house: Database, call: OrganisationCall, count_queries: Callable[[], int]
) -> None:
    organisation.get(FORM)
    count_queries()
    organisation.get(FORM)
    for_one = count_queries()
    with house.transaction() as session:
        asking.organisation_call(session, call.id, for_change=True).places = 5

    assert len([name for name in written(organisation) if name.startswith("first_name")]) == 5
    assert count_queries() <= for_one
