"""Råd og medlemmer: setting a council up, seeing who sits there, taking the list along."""

import io
import json
from uuid import UUID

import pytest
from openpyxl import load_workbook
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.appointments import operations as appointments
from recruit.appointments.rules import Office
from recruit.bodies import operations, queries
from recruit.bodies.model import BodySlug
from recruit.bodies.rules import RuleSource, SubstituteArrangement
from recruit.foundation.accounts.model import RoleGrant, StaffUser
from recruit.foundation.accounts.rules import Role
from recruit.people import operations as people
from recruit.people.model import ContactDetail
from recruit.people.rules import ContactKind
from tests.browser import Page
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
from tests.conftest import made_once
from tests.pages.site import Reader, Site

RAAD = "/sekretariat/integrationsraadet/raad"
NEW = {
    "name": "Fjordby Integrationsråd",
    "kind": "integration_council",
    "chair_title": "forperson",
    "first_day": "1.1.2026",
    "last_day": "31.12.2029",
}


@pytest.fixture
def secretary(site: Site) -> Reader:
    return site.signed_in("Grethe Holm", Role.SECRETARY)[0]


@pytest.fixture
@made_once
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


def test_a_day_is_asked_for_in_a_council_without_seats_too(site: Site, secretary: Reader) -> None:
    with site.database.transaction() as session:
        a_council(session, seats=0)

    answer = secretary.opens(f"{RAAD}?dato=31. februar 2026")
    assert answer.status == 422
    assert answer.page.all("input", id="dato")


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


def links(page: Page, *, after: str) -> dict[str, str]:
    """The links of the list of downloads, in the row that begins so."""
    (row,) = [row for row in page.all("div") if row.all("dt") and row.all("dt")[0].text == after]
    return {link.text.removesuffix(after).strip(): link.attributes["href"] for link in row.all("a")}


@pytest.mark.usefixtures("council")
def test_downloads_hold_exactly_what_is_shown(secretary: Reader) -> None:
    page = secretary.opens(f"{RAAD}?dato=30. april 2026&status=ledig").page
    offered = links(page, after="Til alle")

    assert list(offered) == ["PDF", "Excel", "CSV", "JSON", "Udskriftsvisning"]
    csv = secretary.opens(offered["CSV"]).response
    assert csv.headers["Content-Disposition"] == 'attachment; filename="integrationsraadet-2026-04-30.csv"'
    assert csv.text.startswith("\ufeffMedlemsgruppe;")
    assert csv.text.count("\r\n") == 2  # the headings and the vacant seat
    popolo = json.loads(secretary.opens(offered["JSON"]).response.text)
    assert (popolo["as_of"], popolo["edition"], popolo["narrowed_to"]) == ("2026-04-30", "public", ["ledig plads"])
    rows = load_workbook(io.BytesIO(secretary.opens(offered["Excel"]).response.data)).worksheets[0]
    assert [row[4].value for row in rows.iter_rows()] == ["Status", "ledig plads"]
    assert secretary.opens(offered["PDF"]).response.data.startswith(b"%PDF-")
    paper = secretary.opens(offered["Udskriftsvisning"]).page
    assert "1 medlem, 1 suppleant, 1 ledig plads" in paper.text
    assert not paper.all("nav")


@pytest.mark.usefixtures("council")
def test_the_annex_for_the_agenda_is_one_click_and_for_everybody(secretary: Reader) -> None:
    (annex,) = [link for link in secretary.opens(RAAD).page.all("a") if link.text == "Bilag til dagsordenen (PDF)"]

    answer = secretary.opens(annex.attributes["href"]).response
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="integrationsraadet-2026-11-21.pdf"'


@pytest.mark.usefixtures("council")
def test_a_download_of_a_term_is_named_after_it(secretary: Reader) -> None:
    answer = secretary.opens(f"{RAAD}/medlemmer.json?periode=2026–2029").response

    assert answer.headers["Content-Disposition"] == 'attachment; filename="integrationsraadet-2026-2029.json"'


@pytest.mark.usefixtures("council")
@pytest.mark.parametrize("what", ["medlemmer.exe", "medlemmer.csv?udgave=hemmelig", "aendringer.csv", "aendringer.exe"])
def test_a_file_that_there_is_not_is_not_found(secretary: Reader, what: str) -> None:
    assert secretary.opens(f"{RAAD}/{what}").status == 404


# Who may see what


@pytest.fixture
def protected(site: Site) -> None:
    """A member with protected name and address, and one who can be reached."""
    with site.database.transaction() as session:
        seats = the_seats(session, a_council(session, seats=3))
        a_member(session, seats[0], a_person(session, "Hemmelig Holm", is_protected=True))
        reached = a_person(session, "Bo Dam")
        a_member(session, seats[1], reached)
        session.add(ContactDetail(person_id=reached.id, kind=ContactKind.EMAIL, value="bo@fjordby.example"))


@pytest.mark.usefixtures("protected")
def test_the_internal_edition_has_contacts_and_the_public_one_withholds(secretary: Reader) -> None:
    page = secretary.opens(RAAD).page
    internal = secretary.opens(links(page, after="Til rådet selv, med kontaktoplysninger")["CSV"]).response
    public = secretary.opens(links(page, after="Til alle")["CSV"]).response

    assert "bo@fjordby.example" in internal.text
    assert "Hemmelig Holm" in internal.text
    assert "navne- og adressebeskyttet" in internal.text
    assert internal.headers["Content-Disposition"].endswith('-intern.csv"')
    assert "Navnet er beskyttet" in public.text
    assert "Hemmelig" not in public.text
    assert "bo@fjordby.example" not in public.text


@pytest.mark.usefixtures("protected")
def test_paper_for_the_council_has_contacts_and_says_that_it_is_not_for_all(secretary: Reader) -> None:
    internal = secretary.opens(f"{RAAD}/udskrift?udgave=intern").page
    public = secretary.opens(f"{RAAD}/udskrift").page

    assert "bo@fjordby.example" in internal.text
    assert "ikke offentliggøres" in internal.text
    assert "bo@fjordby.example" not in public.text
    assert "Hemmelig" not in public.text


@pytest.mark.usefixtures("protected")
def test_who_only_reads_sees_the_public_edition(site: Site) -> None:
    reader, _ = site.signed_in("Bo Lund", Role.READER)

    page = reader.opens(RAAD).page
    assert "Navnet er beskyttet" in page.text
    assert "Hemmelig" not in page.text
    assert "Til rådet selv" not in page.text
    assert reader.opens(f"{RAAD}/medlemmer.csv?udgave=intern").status == 403
    assert reader.opens(f"{RAAD}/udskrift?udgave=intern").status == 403
    assert reader.opens(f"{RAAD}/aendringer").status == 403


@pytest.mark.usefixtures("protected")
def test_a_secretary_of_another_council_only_reads_this_one(site: Site) -> None:
    reader, user = site.signed_in("Grethe Holm", Role.READER, Role.SECRETARY)
    with site.database.transaction() as session:
        chosen = select(RoleGrant.id).where(RoleGrant.user_id == user.id, RoleGrant.role == Role.SECRETARY)
        grant = session.scalars(chosen).one()
        operations.grant_access_to_body(session, grant, a_council(session, "Ældrerådet"), by=BY, now=NOW)

    assert "Hemmelig" not in reader.opens(RAAD).text
    assert reader.opens(f"{RAAD}/medlemmer.csv?udgave=intern").status == 403


# Part of the list


def names(page: Page) -> list[str]:
    """Who stands in the tables, row by row; an empty text where nobody sits."""
    rows = [row for table in page.all("table") for row in table.all("tbody")[0].all("tr")]
    return ["".join(one.text for one in row.all("th")[0].all("bdi")) for row in rows]


@pytest.mark.usefixtures("council")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Åse <b>Holm</b>", "Bo Dam", "", "Elif Kaya"]),
        ("?sorter=navn", ["Bo Dam", "Elif Kaya", "Åse <b>Holm</b>", ""]),
        ("?rolle=suppleant", ["Elif Kaya"]),
        ("?status=ledig", [""]),
        ("?status=besat&rolle=medlem&sorter=navn", ["Bo Dam", "Åse <b>Holm</b>"]),
        ("?gruppe=Repræsentanter for flygtninge og indvandrere&status=ledig", [""]),
        ("?gruppe=Spejdere", []),
        ("?rolle=dirigent&status=sovende&sorter=held", ["Åse <b>Holm</b>", "Bo Dam", "", "Elif Kaya"]),
    ],
)
def test_the_list_is_limited_and_sorted_by_its_address(secretary: Reader, query: str, found: list[str]) -> None:
    assert names(secretary.opens(f"{RAAD}{query}").page) == found


@pytest.mark.usefixtures("council")
def test_a_limited_list_says_what_it_leaves_out_and_leads_back(secretary: Reader) -> None:
    page = secretary.opens(f"{RAAD}?rolle=suppleant&sorter=navn").page

    assert "Viser 1 af 4 linjer: suppleant." in page.text
    (back,) = [link for link in page.all("a") if link.text == "Vis alle"]
    assert len(names(secretary.opens(back.attributes["href"]).page)) == 4


@pytest.mark.usefixtures("council")
def test_a_substitute_of_a_seat_is_found_among_the_substitutes(site: Site, secretary: Reader) -> None:
    with site.database.transaction() as session:
        term = queries.term(session, queries.body_by_slug(session, "integrationsraadet"), "2026–2029")
        group = a_seat_group(session, term, "Foreninger", seats=2, arrangement=SubstituteArrangement.ORGANISATION)
        a_member(session, group.seats[0], a_person(session, "Kaj Lund"))
        a_substitute(session, group, a_person(session, "Leyla Juhl"), seat=group.seats[0])

    assert names(secretary.opens(f"{RAAD}?gruppe=Foreninger&rolle=suppleant").page) == ["Kaj Lund"]


# Pictures


@pytest.mark.usefixtures("council")
@pytest.mark.parametrize(
    ("query", "heading", "leads_to"),
    [
        ("", "Pladserne", "#medlemmer"),
        ("?periode=2026–2029", "Hvem sad hvornår", "/tidslinje?periode=2026%E2%80%932029"),
    ],
)
def test_the_day_shows_the_seats_and_the_term_who_sat_when(
    secretary: Reader, query: str, heading: str, leads_to: str
) -> None:
    page = secretary.opens(f"{RAAD}{query}").page

    (picture,) = page.all("svg", role="img")
    (twin,) = page.all("figcaption")
    assert heading in [one.text for one in page.all("h2")]
    assert twin.attributes["id"] in picture.attributes["aria-describedby"].split()
    assert twin.all("a")[0].attributes["href"].endswith(leads_to)


@pytest.mark.usefixtures("council")
def test_every_member_leads_to_a_page_for_those_who_look_after_the_council(site: Site, secretary: Reader) -> None:
    reader, _ = site.signed_in("Bo Lund", Role.READER)

    people_of = [
        [link.attributes["href"] for link in who.opens(RAAD).page.all("a") if "/personer/" in link.attributes["href"]]
        for who in (secretary, reader)
    ]
    assert [len(found) for found in people_of] == [3, 0]
    assert secretary.opens(people_of[0][1]).page.heading == "Bo Dam"


@pytest.mark.usefixtures("council")
def test_every_seat_leads_to_its_page(secretary: Reader) -> None:
    page = secretary.opens(RAAD).page

    seats = [link for link in page.all("a") if "/raad/pladser/" in link.attributes["href"]]
    headings = [secretary.opens(seat.attributes["href"]).page.heading for seat in seats]
    assert len(set(headings)) == len(seats) == 3


# Changes


@pytest.mark.usefixtures("council")
def test_all_terms_stand_on_one_page_with_their_lists(secretary: Reader) -> None:
    page = secretary.opens("/sekretariat/integrationsraadet/perioder").page

    rows = page.all("tbody")[0].all("tr")
    members = [cell.text for row in rows for cell in row.all("td", data_title="Medlemmer")]
    assert members == ["0", "2"]
    files = [
        link.attributes["href"] for row in rows for link in row.all("a") if "medlemmer." in link.attributes["href"]
    ]
    assert len(files) == 8
    assert all(secretary.opens(file).status == 200 for file in files)


@pytest.mark.usefixtures("council")
def test_changes_are_shown_between_two_days(secretary: Reader) -> None:
    page = secretary.opens(f"{RAAD}/aendringer?fra=31. marts 2026&til=30. juni 2026").page

    rows = [row.text for row in page.all("tbody")[0].all("tr")]
    assert rows == [
        "1. april 2026 Åse <b>Holm</b> forperson: første dag i hvervet Repræsentanter for flygtninge og indvandrere",
        "maj 2026 Bo Dam medlem: første dag på pladsen Repræsentanter for flygtninge og indvandrere",
    ]


@pytest.mark.usefixtures("council")
def test_changes_since_the_term_began_are_shown_before_somebody_chooses(secretary: Reader) -> None:
    page = secretary.opens(f"{RAAD}/aendringer").page

    assert "Efter 1. januar 2026 til og med 21. november 2026" in page.text
    assert [field.attributes["value"] for field in page.all("input", type="text")] == ["01.01.2026", "21.11.2026"]


@pytest.mark.usefixtures("council")
def test_when_nothing_has_changed_the_page_says_so(secretary: Reader) -> None:
    page = secretary.opens(f"{RAAD}/aendringer?fra=2026-07-01&til=2026-07-02").page

    assert "Intet er ændret" in page.text


@pytest.mark.usefixtures("council")
@pytest.mark.parametrize(
    "days",
    ["fra=2026-07-02&til=2026-07-01", "fra=31.+februar&til=2026-07-01", "fra=&til=", "fra=2026-07-01&til=31.12.9999"],
)
def test_two_days_that_are_none_or_turned_around_are_said_at_their_field(secretary: Reader, days: str) -> None:
    answer = secretary.opens(f"{RAAD}/aendringer?{days}")

    assert answer.status == 422
    assert answer.page.errors


@pytest.mark.usefixtures("council")
def test_changes_are_taken_along_as_files(secretary: Reader) -> None:
    page = secretary.opens(f"{RAAD}/aendringer?fra=2026-03-31&til=2026-06-30").page
    offered = {link.text: link.attributes["href"] for link in page.all("a") if "aendringer." in link.attributes["href"]}

    csv = secretary.opens(offered["Hent CSV til Excel"]).response
    popolo = json.loads(secretary.opens(offered["Hent JSON"]).response.text)
    assert csv.text.startswith("\ufeffDag;Hvad;Navn;")
    assert csv.headers["Content-Disposition"].endswith('integrationsraadet-2026-03-31-2026-06-30.csv"')
    assert [one["change"] for one in popolo["changes"]] == ["took_office", "came"]
    assert popolo["changes"][1]["date"] == "2026-05"


# From one council to another


def switcher(page: Page) -> list[str]:
    """The councils above the page; the one at hand in brackets."""
    (found,) = page.all("nav", aria_label="Råd")
    return [f"({link.text})" if link.attributes.get("aria-current") else link.text for link in found.all("a")]


@pytest.mark.usefixtures("council")
def test_a_few_councils_stand_side_by_side_in_danish_order_by_their_newest_names(site: Site, secretary: Reader) -> None:
    with site.database.transaction() as session:
        a_council(session, "Ældrerådet")
        other = a_council(session, "Årsudvalget")
        people.rename_organization(
            session, other.organization, "Handicaprådet", since=day("2026-06-01"), by=BY, now=NOW
        )

    assert switcher(secretary.opens(RAAD).page) == ["Handicaprådet", "(Integrationsrådet)", "Ældrerådet"]


@pytest.mark.usefixtures("council")
def test_of_many_councils_the_one_at_hand_and_the_list_are_offered(site: Site, secretary: Reader) -> None:
    with site.database.transaction() as session:
        for number in range(8):
            a_council(session, f"Udvalg {number}")

    assert switcher(secretary.opens(RAAD).page) == ["(Integrationsrådet)", "Alle råd"]


# Whose council


def the_grant(session: Session, user: StaffUser) -> UUID:
    return session.scalars(select(RoleGrant.id).where(RoleGrant.user_id == user.id)).one()


def test_a_secretary_of_one_council_sees_no_other(site: Site) -> None:
    reader, user = site.signed_in("Grethe Holm", Role.SECRETARY)
    with site.database.transaction() as session:
        a_council(session, "Ældrerådet")
        operations.grant_access_to_body(session, the_grant(session, user), a_council(session), by=BY, now=NOW)

    assert reader.opens(RAAD).status == 200
    pages = ("udskrift", "medlemmer.csv", "medlemmer.xlsx", "medlemmer.pdf", "medlemmer.json")
    for page in ("raad", *(f"raad/{page}" for page in (*pages, "aendringer"))):
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

    assert len(sent) == before <= 12
