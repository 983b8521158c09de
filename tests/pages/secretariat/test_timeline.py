"""The timeline of a council: a picture and its table, term by term, and for paper."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.appointments import operations as appointments
from recruit.appointments.rules import EndReason
from recruit.bodies import operations, queries
from recruit.bodies.model import BodySlug
from recruit.foundation.accounts.model import RoleGrant
from recruit.foundation.accounts.rules import Role
from tests.builders import (
    BY,
    NOW,
    a_council,
    a_day,
    a_member,
    a_person,
    a_seat_group,
    a_substitute,
    a_term,
    the_seats,
    the_term,
)
from tests.conftest import made_once
from tests.drawings import Drawing
from tests.pages.site import Answer, Reader, Site

TIDSLINJE = "/sekretariat/integrationsraadet/raad/tidslinje"
PAPER = f"{TIDSLINJE}/udskrift"


@pytest.fixture
def secretary(site: Site) -> Reader:
    return site.signed_in("Grethe Holm", Role.SECRETARY)[0]


@pytest.fixture
@made_once
def council(site: Site) -> None:
    """One who left and one who follows in the new year, with a gap between them; a substitute; a term to come."""

    def fill(session: Session) -> None:
        body = a_council(session, seats=1)
        (seat,) = the_seats(session, body)
        left = a_member(session, seat, a_person(session, "Hawa Ibsen"))
        appointments.end(session, left, a_day("2026-08-31"), EndReason.MOVED_AWAY, by=BY, now=NOW)
        a_member(session, seat, a_person(session, "Kaj <b>Kaya</b>", is_protected=True), since="2027-01-01")
        a_substitute(session, seat.group, a_person(session, "فاطمة الزهراء"))
        a_term(session, body, "2030-2033")

    site.saves(fill)


def drawing(answer: Answer) -> Drawing:
    start = answer.text.index("<svg xmlns")
    return Drawing(answer.text[start : answer.text.index("</svg>", start) + len("</svg>")])


def rows(answer: Answer) -> list[str]:
    return [row.text for row in answer.page.all("table")[0].all("tr")[1:]]


@pytest.mark.usefixtures("council")
def test_the_picture_and_its_table_say_the_same(secretary: Reader) -> None:
    answer = secretary.opens(TIDSLINJE)

    assert rows(answer) == [
        "1 Hawa Ibsen besat 1. januar 2026 31. august 2026",
        "1 ledig plads – 1. september 2026 31. december 2026",
        "1 Kaj <b>Kaya</b> besat 1. januar 2027 –",
        "hele gruppen فاطمة الزهراء suppleant 1. januar 2026 –",
    ]
    words = drawing(answer).words
    assert {"Kaj <b>Kaya</b>", "فاطمة الزهراء"} <= set(words)
    assert any("Hawa Ibsen" in said for said in words)
    assert drawing(answer).description.endswith("1 plads. Ledig 1 gang.")


@pytest.mark.usefixtures("council")
def test_the_picture_leads_to_its_table_and_the_page_to_paper(secretary: Reader) -> None:
    page = secretary.opens(TIDSLINJE).page

    assert page.heading == "Tidslinje for Integrationsrådet"
    assert page.all("a", href="#som-tabel")
    (paper,) = (link for link in page.all("a") if link.text == "Udskriftsvisning")
    printed = secretary.opens(paper.attributes["href"])
    assert not printed.page.all("nav")
    assert rows(printed) == rows(secretary.opens(TIDSLINJE))


@pytest.mark.usefixtures("council")
def test_each_term_has_its_own(secretary: Reader) -> None:
    page = secretary.opens(TIDSLINJE).page
    terms = {link.text: link.attributes["href"] for link in page.all("nav", class_="filters")[0].all("a")}

    assert list(terms) == ["2030–2033", "2026–2029"]
    later = secretary.opens(terms["2030–2033"]).page
    assert "1. januar 2030 til 31. december 2033" in later.all("h2")[0].text
    assert later.all("div", class_="empty-state")


@pytest.mark.usefixtures("council")
def test_who_may_only_look_is_not_told_a_protected_name(site: Site) -> None:
    reader, _ = site.signed_in("Bo Dam", Role.READER)

    for address in (TIDSLINJE, PAPER):
        told = reader.opens(address).text
        assert "Navnet er beskyttet" in told
        assert "Kaya" not in told


@pytest.mark.usefixtures("council")
@pytest.mark.parametrize("address", [TIDSLINJE, PAPER])
def test_a_former_address_leads_to_the_new_one(site: Site, secretary: Reader, address: str) -> None:
    with site.database.transaction() as session:
        body = queries.body_by_slug(session, "integrationsraadet")
        body.slug = "raadet-for-integration"
        session.flush()
        session.add(BodySlug(slug="integrationsraadet", body_id=body.id))

    answer = secretary.opens(address)

    assert answer.status == 301
    assert "/raadet-for-integration/raad/tidslinje" in answer.response.headers["Location"]


@pytest.mark.usefixtures("council")
@pytest.mark.parametrize("address", [f"{TIDSLINJE}?periode=1066", "/sekretariat/nix/raad/tidslinje"])
def test_what_does_not_exist_is_not_found(secretary: Reader, address: str) -> None:
    assert secretary.opens(address).status == 404


def test_a_secretary_of_one_council_sees_no_other(site: Site) -> None:
    reader, user = site.signed_in("Grethe Holm", Role.SECRETARY)
    with site.database.transaction() as session:
        a_council(session, "Ældrerådet")
        grant = session.scalars(select(RoleGrant.id).where(RoleGrant.user_id == user.id)).one()
        operations.grant_access_to_body(session, grant, a_council(session), by=BY, now=NOW)

    assert reader.opens(TIDSLINJE).status == 200
    assert reader.opens("/sekretariat/aeldreraadet/raad/tidslinje").status == 404
    assert reader.opens("/sekretariat/aeldreraadet/raad/tidslinje/udskrift").status == 404


def test_the_page_asks_no_more_queries_when_the_council_grows(site: Site, secretary: Reader) -> None:
    with site.database.transaction() as session:
        body = a_council(session, seats=1)
        a_member(session, the_seats(session, body)[0])
    secretary.opens(TIDSLINJE)
    sent = site.statements()
    secretary.opens(TIDSLINJE)
    before = len(sent)
    with site.database.transaction() as session:
        for seat in a_seat_group(session, the_term(session, body), "Skoler", seats=20).seats:
            a_member(session, seat)
    sent.clear()

    secretary.opens(TIDSLINJE)

    assert len(sent) == before
