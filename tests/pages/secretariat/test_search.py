"""One box for people, organisations, councils and case numbers."""

from datetime import date
from string import ascii_lowercase
from urllib.parse import urlencode

import pytest
from sqlalchemy import select

from recruit.bodies import operations as bodies
from recruit.bodies.rules import DecisionKind
from recruit.foundation.accounts.model import RoleGrant
from recruit.foundation.accounts.rules import Role
from recruit.people import operations
from recruit.people.rules import NameKind
from tests.builders import BY, NOW, a_council, a_member, a_person, an_organization, the_seats
from tests.conftest import made_once
from tests.nominations import a_nomination, a_submission, an_open_round
from tests.pages.site import Reader, Site

#: More words than any name has, and than a database compares at once.
WORDS = " ".join(f"{first}{second}" for first in ascii_lowercase for second in ascii_lowercase)

SOEG = "/sekretariat/soeg"


@pytest.fixture
def grethe(site: Site) -> Reader:
    return site.signed_in("Grethe Holm", Role.SECRETARY)[0]


@pytest.fixture
@made_once
def world(site: Site):
    def make(session):
        body = a_council(session, "Integrationsrådet", seats=1)
        person = a_person(session, "Ummu Kulthum Dahir")
        operations.add_name(session, person, "Ummy", NameKind.NICKNAME, by=BY, now=NOW)
        a_member(session, the_seats(session, body)[0], person)
        club = an_organization(session, "Fjordby Boldklub", abbreviation="ÆB")
        operations.rename_organization(session, club, "Idræt i Fjordby", since=date(2022, 1, 1), by=BY, now=NOW)
        kind = DecisionKind.APPOINT
        bodies.record_decision(
            session, body, kind, "Kommunalbestyrelsen", date(2026, 3, 26), by=BY, now=NOW, case_number="S2026-0471"
        )

    site.saves(make)


def found(reader: Reader, text: str) -> list[str]:
    """Return the links that the search answers with."""
    page = reader.opens(f"{SOEG}?{urlencode({'q': text})}").page
    return [link.text for link in page.all("main")[0].all("a")]


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("dahir", "Ummu Kulthum Dahir"),
        ("ummu dah", "Ummu Kulthum Dahir"),
        ("UMMY", "Ummu Kulthum Dahir"),
        ("idraet", "Idræt i Fjordby"),
        ("boldklub", "Idræt i Fjordby"),
        ("æb", "Idræt i Fjordby"),
        ("integrationsraad", "Integrationsrådet"),
        ("s2026-0471", "Integrationsrådet"),
        ("0471", "Integrationsrådet"),
    ],
)
def test_what_the_secretary_remembers_of_it_finds_it(site, grethe, world, text, hit):
    assert found(grethe, text) == [hit]


def test_names_stand_in_danish_order(site, grethe):
    site.saves(lambda session: [a_person(session, f"{given} Holm") for given in ("Åse", "Ørjan", "Ældis", "Zoe")])

    assert found(grethe, "holm") == ["Zoe Holm", "Ældis Holm", "Ørjan Holm", "Åse Holm"]


def test_names_in_other_letters_are_found_as_they_are_written(site, grethe):
    site.saves(lambda session: a_person(session, "فاطمة الزهراء"))

    assert found(grethe, "الزهراء") == ["فاطمة الزهراء"]


@pytest.mark.parametrize("text", ["%", "_", "'", "\\", "%_%", "<z>", "\u202e", "x" * 5000, WORDS])
def test_no_sign_finds_everything(site, grethe, world, text):
    assert found(grethe, text) == ["Opret en person", "Opret en organisation"]


def test_many_hits_are_cut_and_it_is_said(site, grethe):
    site.saves(lambda session: [a_person(session, f"Holm {number:02}") for number in range(25)])

    assert len(found(grethe, "holm")) == 20
    assert "Kun de første 20 er vist." in grethe.opens(f"{SOEG}?q=holm").page.text


def test_nothing_typed_says_what_can_be_searched(grethe):
    assert "Skriv begyndelsen af et navn" in grethe.opens(SOEG).page.text


def test_the_box_stands_on_every_page_of_the_secretariat_and_keeps_what_was_typed(site, grethe, world):
    for address in ("/sekretariat", "/sekretariat/personer", f"{SOEG}?q=ummy"):
        (form,) = grethe.opens(address).page.all("form", role="search")
        assert form.attributes["action"] == SOEG
    assert form.all("input", name="q")[0].attributes["value"] == "ummy"


def test_staff_of_one_council_find_nothing_of_the_others(site, world):
    reader, user = site.signed_in("Karen Lund", Role.SECRETARY)

    def limit(session):
        other = a_council(session, "Ældrerådet", seats=0)
        grant = session.scalars(select(RoleGrant).where(RoleGrant.user_id == user.id)).one()
        bodies.grant_access_to_body(session, grant.id, other, by=BY, now=NOW)

    site.saves(limit)

    for text in ("dahir", "ummy", "integrationsraad", "0471"):
        assert found(reader, text) == ["Opret en person", "Opret en organisation"], text
    assert found(reader, "aeldre") == ["Ældrerådet"]


def test_who_stands_is_found_by_those_who_may_see_nominations_and_by_nobody_else(
    site: Site, grethe: Reader, world
) -> None:
    site.saves(lambda session: a_nomination(session, round_ := an_open_round(session), a_submission(round_)))
    reader, _ = site.signed_in("Ada Bruun", Role.READER)

    assert "Amina Abdi" in found(grethe, "amina")
    assert "Amina Abdi" not in reader.opens(f"{SOEG}?q=amina").text
