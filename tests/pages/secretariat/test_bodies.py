"""Råd og medlemmer: setting a council up, seeing who sits there, taking the list along."""

import json
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.appointments import operations as appointments
from recruit.appointments.rules import Office
from recruit.bodies import operations, queries
from recruit.bodies.model import BodySlug
from recruit.bodies.rules import RuleSource
from recruit.foundation.accounts.model import RoleGrant, StaffUser
from recruit.foundation.accounts.rules import Role
from tests.builders import (
    BY,
    NOW,
    a_council,
    a_member,
    a_person,
    a_seat_group,
    a_substitute,
    a_term,
    day,
    the_seats,
    the_term,
)
from tests.pages.site import Reader, Site

RAAD = "/sekretariat/integrationsraadet/raad"
NEW = {
    "name": "Fjordby Integrationsråd",
    "classification": "integration_council",
    "chair_title": "forperson",
    "first_day": "1.1.2026",
    "last_day": "31.12.2029",
}


@pytest.fixture
def secretary(site: Site) -> Reader:
    return site.signed_in("Grethe Holm", Role.SECRETARY)[0]


@pytest.fixture
def council(site: Site) -> None:
    """Three seats, a chair, a substitute, one vacant seat; and a term to come."""
    with site.database.transaction() as session:
        body = a_council(session, seats=3)
        seats = the_seats(session, body)
        chair = a_member(session, seats[0], a_person(session, "Åse <b>Holm</b>"))
        appointments.hold_office(session, chair, Office.CHAIR, since=day("2026-04-01"), by=BY, now=NOW)
        a_member(session, seats[1], a_person(session, "Bo Dam"), since="maj 2026")
        a_substitute(session, seats[0].group, a_person(session, "Elif Kaya"))
        a_term(session, body, "2030-2033")


# The list


def test_without_a_council_the_list_says_what_to_do(secretary: Reader) -> None:
    page = secretary.opens("/sekretariat/raad").page

    assert "Der er ikke noget råd endnu" in page.text
    assert [link.text for link in page.all("a", href="/sekretariat/raad/nyt")] == ["Opret et råd"]


@pytest.mark.usefixtures("council")
def test_the_list_leads_to_each_council(secretary: Reader) -> None:
    page = secretary.opens("/sekretariat/raad").page

    assert [link.text for link in page.all("a", href=RAAD)] == ["Integrationsrådet"]


# A new council


def test_a_council_is_set_up_and_shown(secretary: Reader) -> None:
    answer = secretary.sends("/sekretariat/raad/nyt", **NEW)

    page = secretary.follows(answer).page
    assert page.heading == "Fjordby Integrationsråd"
    assert "forperson og næstforperson" in page.text
    assert "Integrationsloven § 42" in page.text
    assert [link.text for link in page.all("main")[0].all("a", href="/sekretariat/indlaes")] == ["Indlæs et referat"]


def test_what_the_chair_is_called_has_no_default(secretary: Reader) -> None:
    page = secretary.opens("/sekretariat/raad/nyt").page

    assert not [one for one in page.all("input", type="radio") if "checked" in one.attributes]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": " "}, "name"),
        ({"chair_title": ""}, "chair_title-0"),
        ({"classification": "association"}, "classification-0"),
        ({"first_day": "31. februar"}, "first_day"),
        ({"last_day": "2025"}, "last_day"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(site: Site, secretary: Reader, change: dict[str, str], field: str) -> None:
    answer = secretary.sends("/sekretariat/raad/nyt", **NEW | change)

    assert answer.status == 422
    summary = answer.page.all("div", data_module="error-summary")[0]
    assert [link.attributes["href"] for link in summary.all("a")] == [f"#{field}"]
    with site.database.reading() as session:
        assert queries.slugs(session) == []


def test_a_term_may_be_known_to_the_month(secretary: Reader) -> None:
    months = {"first_day": "september 2015", "last_day": "juni 2016"}

    page = secretary.follows(secretary.sends("/sekretariat/raad/nyt", **NEW | months)).page

    assert "september 2015 til juni 2016" in page.text


def test_the_same_form_sent_twice_makes_one_council(site: Site, secretary: Reader) -> None:
    hidden = secretary.opens("/sekretariat/raad/nyt").page.hidden
    answers = [secretary.posts("/sekretariat/raad/nyt", **hidden | NEW) for _ in range(2)]

    assert answers[0].leads_to == answers[1].leads_to
    with site.database.reading() as session:
        assert queries.slugs(session) == ["fjordby-integrationsraad"]


def test_a_reader_sets_no_council_up(site: Site) -> None:
    reader, _ = site.signed_in("Bo Dam", Role.READER)

    assert reader.opens("/sekretariat/raad/nyt").status == 403


# One council


@pytest.mark.usefixtures("council")
def test_today_is_shown_while_a_term_runs(secretary: Reader) -> None:
    page = secretary.opens(RAAD).page

    assert "21. november 2026" in page.all("h2")[0].text
    assert "2 medlemmer, 1 suppleant, 1 ledig plads" in page.text
    rows = [row.text for row in page.all("table")[0].all("tr")]
    assert "forperson" in rows[1]
    assert "maj 2026" in rows[2]
    assert "ledig plads" in rows[3]
    assert "Elif Kaya" in rows[4]


@pytest.mark.usefixtures("council")
def test_a_name_is_text_never_markup(secretary: Reader) -> None:
    answer = secretary.opens(RAAD)

    assert "<b>Holm" not in answer.text
    assert "Åse <b>Holm</b>" in answer.page.text


@pytest.mark.usefixtures("council")
def test_a_term_and_a_day_are_addresses(secretary: Reader) -> None:
    whole = secretary.opens(f"{RAAD}?periode=2030–2033").page
    before = secretary.opens(f"{RAAD}?dato=30. april 2026").page

    assert "2030–2033" in whole.all("h2")[0].text
    assert "1 medlem, 1 suppleant, 1 ledig plads" in before.text


@pytest.mark.usefixtures("council")
def test_a_day_that_does_not_exist_is_said(secretary: Reader) -> None:
    answer = secretary.opens(f"{RAAD}?dato=31. februar 2026")

    assert answer.status == 422
    assert answer.page.errors


@pytest.mark.usefixtures("council")
@pytest.mark.parametrize("address", [f"{RAAD}?periode=1066", "/sekretariat/nix/raad"])
def test_what_does_not_exist_is_not_found(secretary: Reader, address: str) -> None:
    assert secretary.opens(address).status == 404


@pytest.mark.usefixtures("council")
def test_below_the_minimum_the_page_says_so_with_its_source(site: Site, secretary: Reader) -> None:
    with site.database.transaction() as session:
        body = queries.body_by_slug(session, "integrationsraadet")
        law = "Integrationsloven § 42, stk. 3"
        operations.add_minimum(session, body, 7, RuleSource.LAW, law, since=day("2026-01-01"), by=BY, now=NOW)

    page = secretary.opens(RAAD).page
    assert "Integrationsloven § 42, stk. 3" in page.all("div", class_="alert-warning")[0].text


@pytest.mark.usefixtures("council")
def test_seats_that_do_not_add_up_are_said(site: Site, secretary: Reader) -> None:
    with site.database.transaction() as session:
        body = queries.body_by_slug(session, "integrationsraadet")
        queries.term(session, body, "2026–2029").seats_decided = 15

    assert "15" in secretary.opens(RAAD).page.all("div", class_="alert-warning")[0].text


@pytest.mark.usefixtures("council")
def test_a_former_address_leads_to_the_new_one(site: Site, secretary: Reader) -> None:
    with site.database.transaction() as session:
        body = queries.body_by_slug(session, "integrationsraadet")
        body.slug = "raadet-for-integration"
        session.flush()
        session.add(BodySlug(slug="integrationsraadet", body_id=body.id))

    answer = secretary.opens(f"{RAAD}?dato=2026-06-04")
    assert answer.status == 301
    new = "/sekretariat/raadet-for-integration/raad?periode=2026–2029&dato=2026-06-04"
    assert answer.response.headers["Location"] == new.replace("–", "%E2%80%93")


# Downloads and paper


@pytest.mark.usefixtures("council")
def test_downloads_hold_exactly_what_is_shown(secretary: Reader) -> None:
    page = secretary.opens(f"{RAAD}?dato=30. april 2026").page
    links = {link.text: link.attributes["href"] for link in page.all("a") if "raad/" in link.attributes["href"]}

    csv = secretary.opens(links["Hent CSV til Excel"]).response
    popolo = secretary.opens(links["Hent JSON"]).response
    paper = secretary.opens(links["Udskriftsvisning"]).page
    assert csv.headers["Content-Disposition"] == 'attachment; filename="integrationsraadet-2026-04-30.csv"'
    assert csv.text.startswith("\ufeffMedlemsgruppe;")
    assert json.loads(popolo.text)["as_of"] == "2026-04-30"
    assert "1 medlem, 1 suppleant, 1 ledig plads" in paper.text
    assert not paper.all("nav")


@pytest.mark.usefixtures("council")
def test_a_download_of_a_term_is_named_after_it(secretary: Reader) -> None:
    answer = secretary.opens(f"{RAAD}/medlemmer.json?periode=2026–2029").response

    assert answer.headers["Content-Disposition"] == 'attachment; filename="integrationsraadet-2026-2029.json"'


# Whose council


def the_grant(session: Session, user: StaffUser) -> UUID:
    return session.scalars(select(RoleGrant.id).where(RoleGrant.user_id == user.id)).one()


def test_a_secretary_of_one_council_sees_no_other(site: Site) -> None:
    reader, user = site.signed_in("Grethe Holm", Role.SECRETARY)
    with site.database.transaction() as session:
        a_council(session, "Ældrerådet")
        operations.grant_access_to_body(session, the_grant(session, user), a_council(session), by=BY, now=NOW)

    assert reader.opens(RAAD).status == 200
    for page in ("raad", "raad/udskrift", "raad/medlemmer.csv", "raad/medlemmer.json"):
        assert reader.opens(f"/sekretariat/aeldreraadet/{page}").status == 404
    assert "Ældrerådet" not in reader.opens("/sekretariat/raad").text


def test_a_secretary_of_one_council_looks_after_the_next_one_they_set_up(site: Site) -> None:
    reader, user = site.signed_in("Grethe Holm", Role.SECRETARY)
    with site.database.transaction() as session:
        operations.grant_access_to_body(session, the_grant(session, user), a_council(session), by=BY, now=NOW)

    answer = reader.sends("/sekretariat/raad/nyt", **NEW)
    assert reader.follows(answer).status == 200


def test_the_page_asks_no_more_queries_when_the_council_grows(site: Site, secretary: Reader) -> None:
    with site.database.transaction() as session:
        body = a_council(session, seats=2)
        a_member(session, the_seats(session, body)[0])
    secretary.opens(RAAD)

    sent = site.statements()
    secretary.opens(RAAD)
    before = len(sent)
    with site.database.transaction() as session:
        for seat in a_seat_group(session, the_term(session, body), "Skoler", seats=20).seats:
            a_member(session, seat)
    sent.clear()
    secretary.opens(RAAD)

    assert len(sent) == before
