"""Organisations, as the secretariat keeps them."""

from datetime import date

import pytest
from sqlalchemy import select

from recruit.bodies import operations as bodies
from recruit.bodies.rules import SubstituteArrangement
from recruit.foundation.accounts.model import RoleGrant
from recruit.foundation.accounts.rules import Role
from recruit.people import operations, queries
from recruit.people.model import Organization
from recruit.people.rules import Classification
from tests.builders import (
    BY,
    NOW,
    a_council,
    a_member,
    a_person,
    a_seat_group,
    a_substitute,
    an_organization,
    the_seats,
    the_term,
)
from tests.pages.site import Reader, Site

ORGANISATIONER = "/sekretariat/organisationer"


@pytest.fixture
def grethe(site: Site) -> Reader:
    return site.signed_in("Grethe Holm", Role.SECRETARY)[0]


@pytest.fixture
def club(site: Site):
    return site.saves(lambda session: an_organization(session, "Fjordby Boldklub", abbreviation="FB"))


@pytest.fixture
def seated(site: Site, club):
    """The club has two seats of a council: one with a member and a substitute, one that is vacant."""

    def make(session):
        body = a_council(session, seats=0)
        group = a_seat_group(
            session, the_term(session, body), "Foreninger", seats=2, arrangement=SubstituteArrangement.ORGANISATION
        )
        first, second = the_seats(session, body)
        for seat in (first, second):
            bodies.reserve_seat(session, seat, queries.organization(session, club.id), by=BY, now=NOW)
        a_member(session, first, a_person(session, "Ole Ørum"))
        a_substitute(session, group, a_person(session, "Svend Bjerre"), seat=first)
        return body

    return site.saves(make)


def page_of(organization, *parts):
    return "/".join([ORGANISATIONER, str(organization.id), *parts])


def names_in(answer):
    return [row.all("th")[0].text for row in answer.page.all("tbody")[0].all("tr")]


def stored(site, organization) -> Organization:
    with site.database.reading() as session:
        return queries.organization(session, organization.id)


def written(**changed):
    return {"name": "Fjordby Boldklub", "abbreviation": "FB", "classification": "association", "parent": ""} | changed


def renamed(site, club, name="Fjordby IF", since=date(2022, 1, 1)):
    def rename(session):
        known = queries.organization(session, club.id)
        operations.rename_organization(session, known, name, since=since, by=BY, now=NOW)

    site.saves(rename)


def test_the_list_stands_in_danish_order_without_the_councils(site, grethe, club):
    def make(session):
        an_organization(session, "Ældre Sagen Fjordby")
        an_organization(session, "Aalykke Skole", Classification.AUTHORITY)
        a_council(session)

    site.saves(make)

    page = grethe.opens(ORGANISATIONER)

    assert names_in(page) == ["Fjordby Boldklub", "Ældre Sagen Fjordby", "Aalykke Skole"]
    assert "3 organisationer" in page.page.text
    assert "Myndighed eller institution" in page.page.text


@pytest.mark.parametrize("text", ["fjordby+i", "bold", "FB", "fb"])
def test_the_list_is_searched_by_former_names_and_abbreviations_too(site, grethe, club, text):
    site.saves(lambda session: an_organization(session, "Ældre Sagen Fjordby"))
    renamed(site, club)

    assert names_in(grethe.opens(f"{ORGANISATIONER}?q={text}")) == ["Fjordby IF"]


def test_an_empty_list_says_what_to_do(grethe):
    assert "Opret de foreninger og myndigheder" in grethe.opens(ORGANISATIONER).page.text


def test_a_new_organisation_is_written_down(site, grethe, club):
    fields = written(name="Ungdomsafdelingen", abbreviation="", parent=str(club.id))

    page = grethe.follows(grethe.sends(f"{ORGANISATIONER}/ny", **fields)).page

    assert page.heading == "Ungdomsafdelingen"
    assert "Hører under Fjordby Boldklub" in page.text
    assert "Har under sig Ungdomsafdelingen" in grethe.opens(page_of(club)).page.text


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"name": " "}, "Navn: Skriv navnet."),
        ({"name": "x" * 300}, "Navn: Skriv et navn på højst 200 tegn."),
        ({"name": "Fjord\u202eby"}, "Navn: Navnet indeholder tegn, der ikke kan ses. Skriv det på ny."),
        ({"abbreviation": "F\u200bB"}, "Forkortelse: Teksten indeholder tegn, der ikke kan ses. Skriv den igen."),
    ],
)
def test_what_cannot_be_written_is_said_at_its_field(site, grethe, wrong, error):
    answer = grethe.sends(f"{ORGANISATIONER}/ny", **written(**wrong))

    assert (answer.status, answer.page.errors) == (422, [error])
    with site.database.reading() as session:
        assert queries.organizations(session) == []


def test_an_organisation_is_corrected(site, grethe, club):
    answer = grethe.sends(page_of(club, "ret"), **written(abbreviation="FBK", classification="authority"))

    assert answer.leads_to == page_of(club)
    known = stored(site, club)
    assert (known.newest.abbreviation, known.classification) == ("FBK", Classification.AUTHORITY)


def test_an_organisation_is_not_part_of_its_own_part(site, grethe, club):
    youth = site.saves(
        lambda session: operations.create_organization(
            session, "Ungdomsafdelingen", Classification.ASSOCIATION, by=BY, now=NOW, parent=club
        )
    )

    answer = grethe.sends(page_of(club, "ret"), **written(parent=str(youth.id)))

    assert answer.status == 422
    assert answer.page.errors == ["Hører under: Organisationen hører selv under denne. Vælg en anden."]


def test_of_two_who_correct_one_organisation_the_later_sees_both_values(site, grethe, club):
    karen, _ = site.signed_in("Karen Lund", Role.SECRETARY)
    mine = grethe.opens(page_of(club, "ret")).page.hidden
    karen.sends(page_of(club, "ret"), **written(abbreviation="FBK"))

    answer = grethe.posts(page_of(club, "ret"), **mine, **written(abbreviation="FjB"))

    assert answer.status == 409
    assert "Forkortelse FBK FjB" in answer.page.text


def test_a_new_name_applies_from_a_day_and_the_old_one_stays_known(site, grethe, club):
    fields = {"name": "Fjordby IF", "abbreviation": "FIF", "since": "1.9.2026"}

    page = grethe.follows(grethe.sends(page_of(club, "navneskift"), **fields)).page

    assert page.heading == "Fjordby IF"
    assert "Fjordby IF FIF 1. september 2026 – Fjordby Boldklub FB – 31. august 2026" in page.text


def test_a_new_name_does_not_apply_before_the_newest(site, grethe, club):
    renamed(site, club)

    answer = grethe.sends(page_of(club, "navneskift"), name="Fjordby FC", since="1.1.2022")

    assert answer.status == 422
    assert answer.page.errors == [
        "Første dag med det nye navn: Et nyere navn gælder fra 1. januar 2022. Vælg en senere dag."
    ]


def test_the_page_says_who_represents_it_and_which_seats_are_its_own(site, grethe, club, seated):
    text = grethe.opens(page_of(club)).page.text

    now = text.partition("Hvem repræsenterer den nu")[2].partition("Pladser, der er dens")
    assert "Ole Ørum Integrationsrådet 2026–2029 Medlem, Foreninger" in now[0]
    assert "Svend Bjerre Integrationsrådet 2026–2029 Suppleant, Foreninger" in now[0]
    assert "Foreninger, 1 Ole Ørum" in now[2]
    assert "Foreninger, 2 ledig plads" in now[2]


def test_staff_of_one_council_see_no_representatives_in_others(site, club, seated):
    reader, user = site.signed_in("Grethe Holm", Role.SECRETARY)

    def limit(session):
        other = a_council(session, "Handicaprådet", seats=0)
        grant = session.scalars(select(RoleGrant).where(RoleGrant.user_id == user.id)).one()
        bodies.grant_access_to_body(session, grant.id, other, by=BY, now=NOW)

    site.saves(limit)

    text = reader.opens(page_of(club)).page.all("main")[0].text
    assert "Ole Ørum" not in text
    assert "Integrationsrådet" not in text


def test_a_council_has_a_page_of_its_own(site, grethe):
    body = site.saves(lambda session: a_council(session, seats=0))

    assert grethe.opens(f"{ORGANISATIONER}/{body.id}").leads_to.startswith("/sekretariat/integrationsraadet")


def test_a_reader_changes_no_organisation(site, club):
    rita, _ = site.signed_in("Rita Dam", Role.READER)

    links = {link.text for link in rita.opens(page_of(club)).page.all("main")[0].all("a")}

    assert links == {"Organisationer"}
    assert rita.opens(page_of(club, "ret")).status == 403
