"""Channels before the secretary: made in one go, renamed, retired, printed, and counted."""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from sqlalchemy import select

from recruit.bodies.operations import grant_access_to_body
from recruit.foundation.accounts.model import RoleGrant, StaffUser
from recruit.foundation.accounts.rules import Role
from recruit.foundation.i18n import LANGUAGES
from recruit.recruitment.operations.channels import count_visit
from tests.builders import BY, NOW, a_council, day
from tests.conftest import Database, made_once
from tests.drawings import Drawing
from tests.pages.visitor import Visitor
from tests.reports.papers import Paper
from tests.rounds import a_channel, a_round

USUAL = [
    "Sprogcentret",
    "Voksenuddannelse (VUC)",
    "Kommunens hjemmeside",
    "Facebook",
    "Medlemmernes bagland",
]


@dataclass
class Place:
    """A round with a channel, and where their pages are."""

    round: str
    channel: str
    code: str

    @property
    def channels(self) -> str:
        return f"{self.round}/kanaler"


def settle(house: Database, *, is_announced: bool = True) -> Place:
    with house.transaction() as session:
        round_ = a_round(session, a_council(session), is_announced=is_announced)
        channel = a_channel(session, round_)
        count_visit(session, channel, on=day("2026-11-21"))
    address = f"/sekretariat/integrationsraadet/rekruttering/{round_.id}"
    return Place(address, f"{address}/kanaler/{channel.id}", channel.code)


@pytest.fixture
@made_once
def place(house: Database) -> Place:
    return settle(house)


def test_the_usual_channels_are_made_by_one_click(house: Database, secretary: Visitor) -> None:
    with house.transaction() as session:
        round_ = a_round(session)
    channels = f"/sekretariat/integrationsraadet/rekruttering/{round_.id}/kanaler"
    assert secretary.get(channels).all("div", class_="empty-state")

    page = secretary.led(secretary.send(f"{channels}/nye"))

    assert "5 kanaler er tilføjet." in page.text
    assert [name in page.text for name in USUAL] == [True] * 5


def test_one_more_is_added_under_a_name_of_its_own(place: Place, secretary: Visitor) -> None:
    answer = secretary.send(f"{place.channels}/nye", usual=[], label="Fjordby Bibliotek", kind="meeting")

    page = secretary.led(answer)
    assert "Fjordby Bibliotek" in page.text
    assert "Kanalen er tilføjet." in page.text


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"usual": [], "label": ""}, "Nævn mindst én kanal."),
        ({"usual": [], "label": "sprogcenter fjordby"}, "Der er allerede en kanal, der hedder sprogcenter fjordby."),
        ({"usual": [], "label": "", "kind": "meeting"}, "Skriv, hvad kanalen hedder."),
    ],
    ids=["none", "the same again", "nameless"],
)
def test_what_cannot_be_added_is_said_and_nothing_typed_is_lost(
    place: Place, secretary: Visitor, fields: dict[str, object], reason: str
) -> None:
    page = secretary.mended(secretary.send(f"{place.channels}/nye", **fields))

    assert reason in page.text
    assert page.all("input", name="label")[0].attributes.get("value", "") == fields["label"]


def test_a_channel_is_renamed_and_keeps_its_link(place: Place, secretary: Visitor) -> None:
    page = secretary.led(secretary.send(f"{place.channel}/ret", label="Sprogcenter Nord"))

    assert page.heading == "Sprogcenter Nord"
    assert f"/k/{place.code}" in page.text


def test_a_stale_rename_shows_both_names(place: Place, secretary: Visitor) -> None:
    fields, _ = secretary.filled(f"{place.channel}/ret")
    secretary.send(f"{place.channel}/ret", label="Sprogcenter Nord")
    fields["form_key"] = secretary.filled(f"{place.channel}/ret")[0]["form_key"]

    page = secretary.mended(secretary.client.post(f"{place.channel}/ret", data={**fields, "label": "Syd"}), 409)

    assert "Sprogcenter Nord" in page.text


def test_a_channel_is_retired_and_taken_up_again(place: Place, secretary: Visitor) -> None:
    assert "ud af brug" in secretary.led(secretary.send(f"{place.channel}/brug")).text
    assert "er i brug igen" in secretary.led(secretary.send(f"{place.channel}/brug")).text


@pytest.mark.slow
def test_the_page_of_a_channel_leads_to_every_paper(place: Place, secretary: Visitor) -> None:
    page = secretary.get(place.channel)

    links = [
        link.attributes["href"] for link in page.all("main")[0].all("a") if place.channel in link.attributes["href"]
    ]
    for link in links:
        assert secretary.client.get(link).status_code == 200, link
    assert sum("opslag-" in link for link in links) == 3 * len(LANGUAGES)
    assert sum("blanket-" in link for link in links) == 2 * len(LANGUAGES)
    assert f"/k/{place.code}" in page.all("img", width="180")[0].attributes["alt"]


def test_languages_are_named_for_whoever_hands_the_papers_out(place: Place, secretary: Visitor) -> None:
    page = secretary.get(place.channel)

    assert {"dansk", "engelsk", "tigrinya"} <= {cell.text.strip() for cell in page.all("th", scope="row")}


def test_a_flyer_for_a_public_round_is_final_and_leads_to_the_channel(place: Place, secretary: Visitor) -> None:
    answer = secretary.client.get(f"{place.channel}/opslag-a5-da.pdf")

    paper = Paper(answer.data)
    assert answer.headers["Content-Disposition"] == "inline; filename=opslag-sprogcenter-fjordby-a5-da.pdf"
    assert paper.title == "Stil op til Integrationsrådet"
    assert f"/k/{place.code}" in paper.text


@pytest.mark.parametrize(("is_announced", "language"), [(False, "da"), (True, "ar")], ids=["not public", "not shown"])
def test_what_the_public_must_not_see_yet_is_a_draft(
    house: Database, secretary: Visitor, is_announced: bool, language: str
) -> None:
    place = settle(house, is_announced=is_announced)

    answer = secretary.client.get(f"{place.channel}/opslag-a3-{language}.pdf")

    assert answer.headers["Content-Disposition"].endswith(f"-a3-{language}-udkast.pdf")
    assert Paper(answer.data).title.startswith("KLADDE")
    assert "udkast" in secretary.get(place.channel).text.lower()


def page_drawing(secretary: Visitor, address: str) -> str:
    """Return the drawing on a page."""
    html = secretary.client.get(address).text
    figure = html[html.index('<figure class="picture">') :]
    return figure[figure.index("<svg") : figure.index("</svg>") + len("</svg>")]


def test_there_are_no_papers_in_other_languages_or_sizes(place: Place, secretary: Visitor) -> None:
    for name in ("opslag-a5-xx.pdf", "opslag-a2-da.pdf", "blanket-stil-op-xx.pdf", "billede-xx.png", "qr.gif"):
        assert secretary.client.get(f"{place.channel}/{name}").status_code == 404, name


def test_the_numbers_stand_as_picture_table_and_file(place: Place, secretary: Visitor) -> None:
    page = secretary.get(f"{place.round}/tal")
    written = secretary.client.get(f"{place.round}/tal/kanaler.csv")

    assert "Sprogcenter Fjordby" in page.all("main")[0].all("table")[0].text
    rows = list(csv.reader(io.StringIO(written.data.decode("utf-8-sig")), delimiter=";"))
    assert rows == [
        ["Kanal", "Slags", "Besøg", "Indstillinger", "Stiller op"],
        ["Sprogcenter Fjordby", "sprogcenter", "1", "0", "0"],
    ]
    assert secretary.client.get(f"{place.round}/tal/kanaler.xlsx").data.startswith(b"PK")
    assert Drawing(page_drawing(secretary, f"{place.round}/tal")).words[:3] == ["Besøg", "Indstillinger", "Stiller op"]


def test_many_channels_ask_no_more_of_the_database(
    place: Place, secretary: Visitor, count_queries: Callable[[], int]
) -> None:
    secretary.get(place.channels)
    count_queries()
    secretary.get(place.channels)
    few = count_queries()
    secretary.send(f"{place.channels}/nye", label="Fjordby Bibliotek")
    secretary.get(place.channels)
    count_queries()

    secretary.get(place.channels)

    assert count_queries() <= few


def test_the_channels_of_another_council_are_not_there(
    house: Database, place: Place, signed_in: Callable[..., Visitor]
) -> None:
    elsewhere = signed_in(Role.SECRETARY, name="Ib Juhl")
    with house.transaction() as session:
        mine = select(RoleGrant).join(StaffUser, StaffUser.id == RoleGrant.user_id).where(StaffUser.name == "Ib Juhl")
        other = a_council(session, "Ungerådet", seats=1)
        grant_access_to_body(session, session.scalars(mine).one().id, other, by=BY, now=NOW)

    for address in (place.channels, place.channel, f"{place.channel}/opslag-a5-da.pdf", f"{place.round}/tal"):
        elsewhere.get(address, 404)
