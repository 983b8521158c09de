"""The organisations of a round before the secretary: asked in one act, reminded, answered for, and put right."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from recruit.bodies import operations as bodies
from recruit.bodies.model import Body, SeatGroup
from recruit.bodies.rules import FillingMethod
from recruit.foundation import clock
from recruit.foundation.accounts.rules import Role
from recruit.foundation.mail.model import Letter
from recruit.nominations.queries import organisation as proposals
from recruit.people.operations import create_organization
from recruit.people.rules import Classification
from recruit.recruitment.model import OrganisationCall
from recruit.recruitment.operations import organisation_calls
from recruit.recruitment.queries import asking
from recruit.recruitment.rules import Manner
from recruit.recruitment.rules.asking import NewOrganisationCall
from tests.browser import Page
from tests.builders import BY, NOW, a_council, a_seat_group, the_term
from tests.conftest import Database
from tests.pages.visitor import Visitor
from tests.rounds import a_round

BOTH = {
    "source": "paper",
    "first_name_1": "Hawa Elmi",
    "first_email_1": "hawa@mail.example",
    "second_name_1": "Kaj Lund",
    "second_phone_1": "12 34 56 78",
    "answered_by": "Gerda Friis",
}


@dataclass
class Place:
    """A round in which two organisations own a seat each, and where its page is."""

    house: Database
    council: Body
    group: SeatGroup
    round_id: object
    address: str

    def calls(self) -> dict[str, OrganisationCall]:
        with self.house.reading() as session:
            found = asking.organisation_calls(session, asking.round_of(session, self.round_id))
        return {call.organization.newest.name: call for call in found}

    def called(
        self, name: str = "Fjordby Boldklub", *, email: str = "post@boldklub.example", closes: datetime | None = None
    ) -> str:
        """Ask one of them, and return where its page is."""
        with self.house.transaction() as session:
            round_ = asking.round_of(session, self.round_id)
            owner = next(one for one in asking.owners(session, round_) if one.organization.newest.name == name)
            new = NewOrganisationCall(owner.places, closes or round_.closes_at, contact_email=email)
            organisation_calls.call_owners(session, round_, [(owner, new)], by=BY, now=NOW)
        return f"{self.address}/{self.calls()[name].id}"


@pytest.fixture(autouse=True)
def still(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Let time stand still, and return what moves it."""

    def at(instant: datetime) -> None:
        monkeypatch.setattr(clock, "now", lambda: instant)

    at(NOW)
    return at


@pytest.fixture
def place(house: Database) -> Place:
    with house.transaction() as session:
        council = a_council(session, seats=0)
        method = FillingMethod.ORGANISATION_NOMINATION
        group = a_seat_group(session, the_term(session, council), "Foreninger", seats=2, filling_method=method)
        for seat, name in zip(group.seats, ("Fjordby Boldklub", "Boligforeningen Fjorden"), strict=True):
            owner = create_organization(session, name, Classification.ASSOCIATION, by=BY, now=NOW)
            bodies.reserve_seat(session, seat, owner, by=BY, now=NOW)
        round_ = a_round(session, council)
    address = f"/sekretariat/integrationsraadet/rekruttering/{round_.id}/organisationer"
    return Place(house, council, group, round_.id, address)


def text(page: Page) -> str:
    return page.all("main")[0].text


def at(**after: float) -> str:
    """Return the clock time so long after NOW, as it is typed."""
    return f"{clock.local(NOW + timedelta(**after)):%H.%M}"


def letters(house: Database) -> list[tuple[str, str]]:
    with house.reading() as session:
        return sorted((letter.kind, letter.address) for letter in session.scalars(select(Letter)))


def field_of(fields: dict[str, str], what: str, organisation: str, page: Page) -> str:
    """Return the name of a field in the row of an organisation."""
    label = next(one for one in page.all("label") if one.text == organisation)
    return label.attributes["for"].replace("asks_", f"{what}_")


def test_one_act_asks_many_and_shows_the_letter_first(secretary: Visitor, house: Database, place: Place) -> None:
    ask = f"{place.address}/spoerg"
    fields, _ = secretary.filled(ask)
    email = field_of(fields, "email", "Fjordby Boldklub", secretary.get(ask))

    shown = secretary.mended(secretary.client.post(ask, data=fields | {email: "post@boldklub.example"}), 200)
    assert "Hvem indstiller Fjordby Boldklub?" in text(shown)
    assert letters(house) == []

    confirmed = {control.attributes["name"]: control.attributes.get("value", "") for control in shown.all("input")}
    languages = {control.attributes["name"]: "da" for control in shown.all("select")}
    listed = secretary.led(secretary.client.post(ask, data=confirmed | languages))
    assert letters(house) == [
        ("organisation_call", "post@boldklub.example"),
        ("organisation_on_paper", "Boligforeningen Fjorden"),
    ]
    assert "ingen e-mail" in text(listed)
    assert all(call.asked_at == NOW for call in place.calls().values())


def test_what_was_changed_after_the_letter_was_shown_is_shown_anew(
    secretary: Visitor, house: Database, place: Place
) -> None:
    ask = f"{place.address}/spoerg"
    fields, _ = secretary.filled(ask)
    answer = secretary.client.post(ask, data=fields | {"shown": "noget andet"})

    assert answer.status_code == 200
    assert place.calls() == {}


@pytest.mark.parametrize(
    ("typed", "field"), [({"closes_on": "1.1.2020"}, "closes_on"), ({"closes_at": "12.70"}, "closes_at")]
)
def test_a_deadline_that_cannot_be_is_said_at_its_field(
    secretary: Visitor, place: Place, typed: dict[str, str], field: str
) -> None:
    page = secretary.mended(secretary.send(f"{place.address}/spoerg", **typed))

    assert any(link.attributes.get("href") == f"#{field}" for link in page.all("a"))


def test_somebody_has_to_be_chosen(secretary: Visitor, place: Place) -> None:
    fields, ask = secretary.filled(f"{place.address}/spoerg")
    none = {name: value for name, value in fields.items() if not name.startswith("asks_")}

    assert "Vælg mindst én organisation." in text(secretary.mended(secretary.client.post(ask, data=none)))


def test_whom_an_organisation_had_us_write_to_before_stands_there(
    secretary: Visitor, house: Database, place: Place
) -> None:
    place.called()
    with house.transaction() as session:
        again = a_round(session, place.council, name="Efter to år", groups=[session.get_one(SeatGroup, place.group.id)])

    fields, _ = secretary.filled(place.address.replace(str(place.round_id), str(again.id)) + "/spoerg")

    assert "post@boldklub.example" in fields.values()


def test_the_reminder_is_shown_and_sent_once(secretary: Visitor, house: Database, place: Place) -> None:
    remind = f"{place.called()}/paamind"
    assert "Vi har endnu ikke hørt" in text(secretary.get(remind))

    page = secretary.led(secretary.send(remind))
    assert ("organisation_reminder", "post@boldklub.example") in letters(house)
    assert not any(link.attributes.get("href") == remind for link in page.all("a"))
    assert secretary.mended(secretary.send(remind)).errors


def test_an_address_that_was_wrong_gets_the_first_letter_again(
    secretary: Visitor, house: Database, place: Place
) -> None:
    page = place.called(email="post@boldklub.invalid")
    changed = secretary.led(secretary.send(f"{page}/ret", contact_email="post@boldklub.example"))
    assert "Linket i brevet til post@boldklub.invalid virker ikke mere." in text(changed)

    shown = secretary.led(secretary.send(f"{page}/send-igen"))
    assert "post@boldklub.invalid" in text(shown)
    assert ("organisation_call", "post@boldklub.example") in letters(house)
    secretary.led(secretary.send(f"{page}/svar", **BOTH))
    assert secretary.mended(secretary.send(f"{page}/send-igen")).errors


def test_what_came_on_paper_is_written_down_with_when_it_came(
    secretary: Visitor, house: Database, place: Place, still: Callable[[datetime], None]
) -> None:
    page = place.called(closes=NOW + timedelta(minutes=5))
    still(NOW + timedelta(minutes=10))

    late = secretary.mended(secretary.send(f"{page}/svar", **BOTH, arrived_at=at(minutes=6)))
    assert any(link.attributes.get("href") == "#arrived_on" for link in late.all("a"))
    shown = secretary.led(secretary.send(f"{page}/svar", **BOTH, arrived_at=at(minutes=5)))

    nomination = next(link.attributes["href"] for link in shown.all("a") if link.text == "Hawa Elmi")
    assert secretary.get(nomination)
    assert place.calls()["Fjordby Boldklub"].manner is Manner.PAPER
    assert "organisation_receipt" not in dict(letters(house))


def test_deadline_and_contact_are_put_right(secretary: Visitor, place: Place) -> None:
    page = place.called(email="")

    secretary.led(secretary.send(f"{page}/ret", contact_email="ny@boldklub.example", closes_on="31.12.2026"))

    call = place.calls()["Fjordby Boldklub"]
    assert (call.contact_email, clock.local(call.closes_at).date().isoformat()) == (
        "ny@boldklub.example",
        "2026-12-31",
    )


def test_two_who_change_the_same_see_both_values(secretary: Visitor, place: Place) -> None:
    page = place.called()
    fields, change = secretary.filled(f"{page}/ret")
    secretary.led(secretary.send(change, contact_name="Gerda Friis"))

    assert "Gerda Friis" in text(secretary.mended(secretary.client.post(change, data=fields), 409))


def test_places_that_are_answered_stay(secretary: Visitor, house: Database, place: Place) -> None:
    page = place.called()
    secretary.led(secretary.send(f"{page}/svar", **BOTH))

    assert secretary.mended(secretary.send(f"{page}/ret", places="0")).errors
    with house.reading() as session:
        assert len(proposals.proposed_by(session, place.calls()["Fjordby Boldklub"])) == 2


def test_an_organisation_without_email_gets_a_letter_to_print(secretary: Visitor, place: Place) -> None:
    page = place.called(email="")

    assert "Fjordby Boldklub har pladser i Integrationsrådet" in text(secretary.get(page))
    printed = text(secretary.led(secretary.client.get(f"{page}/brev")))
    assert "Til udsendelse" in printed
    assert "Fjordby Boldklub" in printed
    assert "/link/" not in printed


def test_without_organisations_the_page_says_what_to_do(secretary: Visitor, house: Database) -> None:
    with house.transaction() as session:
        council = a_council(session)
        round_ = a_round(session, council)

    address = f"/sekretariat/integrationsraadet/rekruttering/{round_.id}/organisationer"
    assert "Ingen plads i denne opstilling tilhører en organisation" in text(secretary.get(address))
    assert secretary.client.get(f"{address}/spoerg").location == address


def test_a_secretary_of_another_council_finds_nothing(
    signed_in: Callable[..., Visitor], house: Database, place: Place, secretary: Visitor
) -> None:
    page = place.called()
    other = place.address.replace("integrationsraadet", "aeldreraadet")
    with house.transaction() as session:
        a_council(session, "Ældrerådet")

    for address in (
        other,
        f"{other}/spoerg",
        page.replace(place.address, other),
        f"{page}/svar".replace(place.address, other),
    ):
        assert secretary.client.get(address).status_code == 404
    assert signed_in(Role.READER, name="Lise Lund").client.get(page).status_code == 403


def test_the_list_asks_no_more_when_it_grows(
    secretary: Visitor, house: Database, place: Place, count_queries: Callable[[], int]
) -> None:
    page = place.called()
    secretary.led(secretary.send(f"{page}/svar", **BOTH))
    count_queries()
    secretary.get(place.address)
    for_one = count_queries()
    other = place.called("Boligforeningen Fjorden", email="post@bolig.example")
    secretary.led(secretary.send(f"{other}/svar", **BOTH | {"first_email_1": "h@mail.example"}))
    count_queries()

    assert len(secretary.get(place.address).all("tbody")[0].all("tr")) == 2
    assert count_queries() <= for_one
