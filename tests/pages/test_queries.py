"""A list asks the database as often for thirty rows as for one (the page of one council: test_bodies)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.bodies.operations import grant_access_to_body
from recruit.foundation.accounts.model import RoleGrant, StaffUser
from recruit.foundation.accounts.rules import Role
from recruit.foundation.actor import Actor
from recruit.people.operations import add_name, create_organization
from recruit.people.rules import Classification, NameKind
from tests.builders import BY, NOW, a_council, a_member, a_person, an_organization, the_seats
from tests.minutes import MINUTES, kept
from tests.pages.site import Reader, Site
from tests.staff import a_session, a_user

pytestmark = pytest.mark.slow

Fill = Callable[[Session, int, Actor], Any]


def councils(session: Session, number: int, _by: Actor) -> None:
    """Councils at work, each with a member and vacant seats: entries of the log, things that are due."""
    for each in range(number):
        body = a_council(session, f"Råd nummer {each} af {number}", seats=3)
        a_member(session, the_seats(session, body)[0])


def readings(session: Session, number: int, by: Actor) -> None:
    for each in range(number):
        kept(session, MINUTES.replace("Velkomst", f"Velkomst {each} af {number}"), by=by, now=NOW)


def users(session: Session, number: int, _by: Actor) -> None:
    for each in range(number):
        a_user(session, f"Bruger {each} af {number}", Role.READER)


def people(session: Session, number: int, _by: Actor) -> None:
    """People who sit somewhere and have another name, and who are like nobody else."""
    for each in range(number):
        body = a_council(session, f"Nævn nummer {each} af {number}", seats=1)
        person = a_person(session, f"Navn{chr(97 + each)}{each} Efternavn{chr(97 + number)}{each}")
        add_name(session, person, f"Kaldenavn {each}", NameKind.NICKNAME, by=BY, now=NOW)
        a_member(session, the_seats(session, body)[0], person)


def organizations(session: Session, number: int, _by: Actor) -> None:
    """Organizations that are part of one another."""
    parent = an_organization(session)
    for each in range(number):
        name = f"Forening nummer {each} af {number}"
        parent = create_organization(session, name, Classification.ASSOCIATION, by=BY, now=NOW, parent=parent)


LISTS: dict[str, Fill] = {
    "/": councils,
    "/sekretariat": councils,
    "/sekretariat/raad": councils,
    "/sekretariat/historik": councils,
    "/sekretariat/personer": people,
    "/sekretariat/organisationer": organizations,
    "/sekretariat/indlaes": readings,
    "/sekretariat/indstillinger/brugere": users,
}


def opened(site: Site, reader: Reader, address: str) -> tuple[int, int]:
    """Return how many rows the page shows, and how many statements it sends."""
    sent = site.statements()
    page = reader.opens(address).page
    return len(page.all("main")[0].all("tr", "li")), len(sent)


@pytest.mark.parametrize("address", LISTS)
def test_a_list_asks_no_more_when_it_grows(site: Site, address: str) -> None:
    reader, user = site.signed_in("Ada Bruun", Role.ADMINISTRATOR)
    by = Actor.staff(user.id, user.name)
    site.saves(lambda session: LISTS[address](session, 1, by))
    short, asked = opened(site, reader, address)
    site.saves(lambda session: LISTS[address](session, 29, by))

    long, asked_again = opened(site, reader, address)

    assert long >= short + 29
    assert asked_again <= asked


def test_the_sessions_of_one_user_are_asked_for_at_once(site: Site) -> None:
    reader, user = site.signed_in("Grethe Holm", Role.READER)
    short, asked = opened(site, reader, "/konto/sessioner")

    def elsewhere(session: Session) -> None:
        for minutes in range(8):
            a_session(session, user, now=site.time.instant, ago=timedelta(minutes=minutes))

    site.saves(elsewhere)

    assert opened(site, reader, "/konto/sessioner") == (short + 8, asked)


def test_the_councils_that_the_roles_of_a_user_reach_are_asked_for_at_once(site: Site) -> None:
    reader, _ = site.signed_in("Ada Bruun", Role.ADMINISTRATOR)
    grethe = site.saves(lambda session: a_user(session, "Grethe Holm", Role.READER, Role.SECRETARY))
    address = f"/sekretariat/indstillinger/brugere/{grethe.id}"
    site.saves(lambda session: reached(session, grethe, 1))
    _, asked = opened(site, reader, address)
    site.saves(lambda session: reached(session, grethe, 3))

    _, asked_again = opened(site, reader, address)

    assert asked_again <= asked
    assert reader.opens(address).text.count("Råd nummer 2 af 3") == 2


def reached(session: Session, user: StaffUser, number: int) -> None:
    """Limit both roles of the user to councils of their own."""
    grants = session.scalars(select(RoleGrant.id).where(RoleGrant.user_id == user.id)).all()
    for each in range(number):
        body = a_council(session, f"Råd nummer {each} af {number}", seats=1)
        for grant in grants:
            grant_access_to_body(session, grant, body, by=BY, now=NOW)
