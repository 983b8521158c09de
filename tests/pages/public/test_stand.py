"""`/opstilling/<round>/stil-op`: a citizen stands, and nothing that was typed is lost."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from recruit.bodies.model import SeatGroup
from recruit.bodies.rules import FillingMethod
from recruit.foundation.mail.model import Letter
from recruit.nominations.model import Nomination, Nominee
from recruit.recruitment.model import RecruitmentRound
from recruit.recruitment.rules import Asked, Field, Route
from recruit.web.public.nominations import guards
from tests.builders import a_council, a_seat_group, the_term
from tests.conftest import made_once
from tests.nominations import NOON, an_open_round
from tests.pages.site import Answer, Reader, Site
from tests.rounds import a_channel, a_text

ADDRESS = "/opstilling/nye-medlemmer-2027/stil-op"
TYPED = {
    "name": "Amina Abdi",
    "email": "amina@mail.example",
    "motivation": "Jeg vil gerne hjælpe nye borgere.",
    "presentation": "Jeg er mor til tre.",
    "declares": "y",
}


@pytest.fixture
@made_once
def round_(site: Site) -> RecruitmentRound:
    made: RecruitmentRound = site.saves(an_open_round)
    return made


def sent(site: Site, reader: Reader | None = None, /, *, seconds: float = 60, query: str = "", **typed: Any) -> Answer:
    """Open the form, take some time, and send it."""
    reader = reader or site.reader()
    hidden = reader.opens(ADDRESS + query).page.hidden
    site.time.passes(seconds=seconds)
    return reader.posts(ADDRESS, **{**hidden, **TYPED, **typed})


def nominees(site: Site) -> list[Nominee]:
    with site.database.reading() as session:
        return list(session.scalars(select(Nominee)))


def test_a_citizen_stands_and_gets_a_receipt_without_anything_personal(site: Site, round_: RecruitmentRound) -> None:
    reader = site.reader()
    answer = sent(site, reader)

    receipt = reader.follows(answer)
    (nominee,) = nominees(site)
    assert nominee.name == "Amina Abdi"
    assert nominee.declared_text_id == round_.texts[0].id
    assert "Amina" not in receipt.text
    with site.database.reading() as session:
        nomination = session.scalars(select(Nomination)).one()
        assert nomination.reference in receipt.text
        assert session.scalars(select(Letter.kind)).all() == ["nomination_received"]


def test_every_error_comes_at_once_and_nothing_typed_is_lost(site: Site, round_: RecruitmentRound) -> None:
    answer = sent(site, name="", email="amina@", motivation="", presentation="ord " * 101, declares=[])

    assert answer.status == 422
    assert len(answer.page.errors) == 5
    assert "ord ord ord" in answer.text
    assert nominees(site) == []


def test_an_expired_page_comes_back_with_what_was_typed(site: Site, round_: RecruitmentRound) -> None:
    answer = sent(site, csrf_token="for gammel")

    assert answer.status == 422
    assert "Jeg er mor til tre." in answer.text
    assert "Siden var åben for længe. Tjek felterne, og send igen." in answer.page.errors


def test_the_same_form_sent_twice_is_one_nomination_and_one_receipt(site: Site, round_: RecruitmentRound) -> None:
    reader = site.reader()
    filled = reader.opens(ADDRESS).page.hidden | TYPED
    site.time.passes(seconds=60)

    answers = [reader.posts(ADDRESS, **filled) for _ in range(2)]

    assert answers[0].leads_to == answers[1].leads_to
    assert len(nominees(site)) == 1


def test_a_deadline_that_passed_while_typing_gives_the_text_back(site: Site, round_: RecruitmentRound) -> None:
    reader = site.reader()
    filled = reader.opens(ADDRESS).page.hidden | TYPED
    site.time.instant = NOON + timedelta(seconds=1)

    answer = reader.posts(ADDRESS, **filled)

    assert answer.status == 422
    assert answer.page.heading == "Fristen er udløbet"
    assert "Jeg er mor til tre." in answer.text
    assert "raad@fjordby.example" in answer.text
    assert nominees(site) == []


def test_the_last_second_of_the_deadline_counts(site: Site, round_: RecruitmentRound) -> None:
    reader = site.reader()
    filled = reader.opens(ADDRESS).page.hidden | TYPED
    site.time.instant = NOON + timedelta(milliseconds=999)

    assert reader.posts(ADDRESS, **filled).status == 303


def test_a_deadline_that_is_put_off_while_typing_holds(site: Site, round_: RecruitmentRound) -> None:
    reader = site.reader()
    filled = reader.opens(ADDRESS).page.hidden | TYPED
    later = update(RecruitmentRound).values(closes_at=NOON + timedelta(days=7))
    site.saves(lambda session: session.execute(later))
    site.time.instant = NOON + timedelta(days=1)

    assert reader.posts(ADDRESS, **filled).status == 303


def test_a_condition_that_was_changed_while_typing_is_read_again(site: Site, round_: RecruitmentRound) -> None:
    reader = site.reader()
    filled = reader.opens(ADDRESS).page.hidden | TYPED
    site.saves(lambda session: a_text(session, round_, version=2, condition="Du er fyldt 16 år."))
    site.time.passes(seconds=60)

    answer = reader.posts(ADDRESS, **filled)

    assert answer.status == 422
    assert "Du er fyldt 16 år." in answer.text
    assert reader.posts(ADDRESS, **answer.page.hidden | TYPED).status == 303


def test_a_machine_is_stopped_and_a_person_goes_on(site: Site, round_: RecruitmentRound) -> None:
    reader = site.reader()
    fast = sent(site, reader, seconds=1)
    assert fast.page.errors == ["Det gik meget hurtigt. Se det igennem, og send det igen."]

    site.time.passes(seconds=5)
    filled = fast.page.hidden | TYPED
    trapped = reader.posts(ADDRESS, **filled | {"homepage": "https://spam.example"})
    assert trapped.status == 422

    assert reader.posts(ADDRESS, **trapped.page.hidden | TYPED).status == 303


def test_too_many_forms_by_one_sender_are_refused_and_nothing_is_lost(
    site: Site, round_: RecruitmentRound, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guards, "FORMS_BY_A_SENDER", 1)
    assert sent(site).status == 303

    answer = sent(site, email="AMINA@mail.example")

    assert answer.status == 422
    assert "Jeg er mor til tre." in answer.text
    assert sent(site, email="amina+raad@mail.example").status == 303


def test_nobody_is_told_that_somebody_stands_already(site: Site, round_: RecruitmentRound) -> None:
    first, second = (site.reader().follows(sent(site)).page for _ in range(2))

    assert first.heading == second.heading
    assert len(nominees(site)) == 2


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ({"name": "أمينة محمد"}, "أمينة محمد"),
        ({"name": "Suharto"}, "Suharto"),
        ({"name": "Amina \u202eidbA\u202c"}, "Amina idbA"),
        ({"name": "<b>Amina</b> 🌻"}, "<b>Amina</b> 🌻"),
    ],
)
def test_names_are_kept_as_people_write_them(
    site: Site, round_: RecruitmentRound, typed: dict[str, Any], kept: str
) -> None:
    assert sent(site, **typed).status == 303

    assert nominees(site)[0].name == kept


@pytest.mark.parametrize(
    "typed",
    [
        {"name": "A" * 300},
        {"name": "🌻🌻"},
        {"motivation": "Jeg er født 010190-1234."},
        {"email": "", "phone": ""},
        {"heard": "et sted"},
        {"languages": ["klingonsk"]},
        {"condition": "ikke et id"},
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(site: Site, round_: RecruitmentRound, typed: dict[str, Any]) -> None:
    answer = sent(site, **typed)

    assert answer.status == 422
    assert len(answer.page.errors) == 1
    assert nominees(site) == []


def test_html_in_every_field_is_only_text(site: Site, round_: RecruitmentRound) -> None:
    evil = "<script>alert(1)</script>"
    answer = sent(site, name=evil, email="x", phone=evil, motivation=evil, presentation=evil, address=evil)

    assert answer.status == 422
    assert evil not in answer.text


def test_addresses_with_a_plus_and_of_other_alphabets_are_taken(site: Site, round_: RecruitmentRound) -> None:
    for email in ("amina+raad@mail.example", "amina@blåbær.example"):
        assert sent(site, email=email).status == 303

    assert {nominee.email for nominee in nominees(site)} == {"amina+raad@mail.example", "amina@blåbær.example"}


def test_the_channel_whose_link_was_followed_is_counted(site: Site, round_: RecruitmentRound) -> None:
    channel = site.saves(lambda session: a_channel(session, round_))
    assert sent(site, query=f"?k={channel.code}").status == 303
    assert sent(site, query="?k=<script>").status == 303

    with site.database.reading() as session:
        assert set(session.scalars(select(Nomination.channel_id))) == {channel.id, None}


def test_only_what_the_round_asks_is_on_the_page(site: Site) -> None:
    site.saves(lambda session: an_open_round(session, fields={Field.BIRTH_DATE: Asked.REQUIRED}))

    page = site.reader().opens(ADDRESS).page
    names = {control.attributes["name"] for control in page.all("main")[0].all("input", "textarea", "select")}

    assert "birth_date" in names
    assert not names & {"motivation", "presentation", "interests", "languages", "heard", "shows_motivation"}


@pytest.mark.parametrize(
    ("method", "offered"),
    [
        (FillingMethod.ORGANISATION_NOMINATION, ["Flygtninge", "Indvandrere", ""]),
        (FillingMethod.COUNCIL_SELECTION, ["Flygtninge", "Indvandrere", "Foreninger", ""]),
    ],
)
def test_nobody_is_offered_the_seats_of_organisations(site: Site, method: FillingMethod, offered: list[str]) -> None:
    def three_groups(session: Session) -> dict[str, str]:
        body = a_council(session)
        session.scalars(select(SeatGroup)).one().label = "Flygtninge"
        a_seat_group(session, the_term(session, body), "Indvandrere")
        a_seat_group(session, the_term(session, body), "Foreninger", filling_method=method)
        return {str(group.id): group.label for group in an_open_round(session, body).groups}

    labels = site.saves(three_groups)
    choices = site.reader().opens(ADDRESS).page.all("input", name="seat_group")

    assert [labels.get(choice.attributes["value"], "") for choice in choices] == offered


def test_in_english_the_danish_condition_is_one_click_away(site: Site, round_: RecruitmentRound) -> None:
    site.saves(lambda session: a_text(session, round_, "en", condition="You live in Fjordby."))

    page = site.reader().opens(f"{ADDRESS}?sprog=en").page
    conditions = {element.attributes.get("lang"): element.text for element in page.all("div", class_="free-text")}

    assert conditions == {None: "You live in Fjordby.", "da": "Du er fyldt 18 år og bor i Fjordby Kommune."}


@pytest.mark.parametrize(
    ("changes", "heading"),
    [
        ({"opens_at": NOON - timedelta(days=1)}, "Det er for tidligt"),
        ({"closes_at": NOON - timedelta(days=31)}, "Fristen er udløbet"),
        ({"routes": [Route.OTHER]}, "Formularen bruges ikke her"),
    ],
)
def test_a_form_that_cannot_be_used_says_why(site: Site, changes: dict[str, Any], heading: str) -> None:
    site.saves(lambda session: an_open_round(session, **changes))

    page = site.reader().opens(ADDRESS).page

    assert page.heading == heading
    assert "12 34 56 78" in page.text


def test_a_round_that_is_not_public_is_not_there(site: Site) -> None:
    site.saves(lambda session: an_open_round(session, is_announced=False))

    assert site.reader().opens(ADDRESS).status == 404


def test_the_form_asks_the_database_little_and_weighs_little(site: Site, round_: RecruitmentRound) -> None:
    asked = site.statements()
    page = site.reader().opens(ADDRESS)

    assert len([statement for statement in asked if statement.startswith("SELECT")]) <= 8
    assert len(page.text.encode()) < 100_000


def test_every_reader_of_a_kept_page_has_a_form_of_their_own(site: Site, round_: RecruitmentRound) -> None:
    site.app.config["TESTING"] = False
    one, other = (site.reader().opens(f"{ADDRESS}?k={code}").page.hidden for code in ("abc", '"><b>'))

    assert one["form_key"] != other["form_key"]
    assert (one["k"], other["k"]) == ("abc", '"><b>')
