"""Arbejdsgrupper: founded, joined by members and others, led by one, and ended with a reason."""

from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.assignments.model import GroupParticipation, WorkingGroup
from recruit.foundation.accounts.rules import Role
from recruit.people.model import Person
from recruit.people.operations import add_contact
from recruit.people.rules import ContactKind
from tests.builders import BY, NOW, a_council, a_member, a_person, the_seats
from tests.conftest import made_once
from tests.pages.site import Reader, Site

ALL = "/sekretariat/integrationsraadet/repraesentation/arbejdsgrupper"


@pytest.fixture
@made_once
def council(site: Site) -> None:
    def made(session: Session) -> None:
        body = a_council(session, seats=2)
        for seat, name in zip(the_seats(session, body), ("Anne Dam", "Bo Friis"), strict=True):
            person = a_person(session, name)
            a_member(session, seat, person)
            if name == "Anne Dam":
                add_contact(session, person, ContactKind.EMAIL, "anne@eksempelby.dk", by=BY, now=NOW)

    site.saves(made)


@pytest.fixture
def secretary(site: Site, council: None) -> Reader:
    return site.signed_in("Grethe Holm", Role.SECRETARY)[0]


def a_group(secretary: Reader, name: str = "Den gode modtagelse") -> str:
    made = secretary.sends(f"{ALL}/ny", name=name, purpose="Folder til nye borgere", since="01.06.2026")
    return made.leads_to


def member(site: Site, name: str) -> str:
    return str(site.saves(lambda session: session.scalars(select(Person.id).filter_by(name=name)).one()))


def beside(site: Site) -> UUID:
    """Return the participation of whoever takes part beside the lead."""
    return site.saves(lambda session: session.scalars(select(GroupParticipation.id).filter_by(leads=False)).one())


def the_version(session: Session) -> int:
    return session.scalars(select(WorkingGroup.version)).one()


def test_a_group_is_founded_joined_led_by_another_and_ended(site: Site, secretary: Reader) -> None:
    assert "Rådet har ingen arbejdsgruppe lige nu" in secretary.opens(ALL).text
    group = a_group(secretary)
    assert "Arbejdsgruppen Den gode modtagelse har ingen tovholder" in secretary.opens("/sekretariat").text

    secretary.sends(f"{group}/deltager", known=member(site, "Anne Dam"), name="", since="01.06.2026", leads="y")
    secretary.sends(f"{group}/deltager", known="", name="Karin Toft", since="02.06.2026")
    page = secretary.opens(group)
    assert page.text.rindex("Anne Dam") < page.text.rindex("Karin Toft")
    assert "anne@eksempelby.dk" in secretary.opens(f"{group}/postliste").text

    karin = beside(site)
    secretary.sends(f"{group}/tovholder", lead=str(karin), since="01.09.2026")
    assert "Karin Toft" in secretary.opens(ALL).text
    led = site.saves(lambda session: session.scalars(select(GroupParticipation).filter_by(leads=True)).all())
    assert sorted((str(one.since), str(one.until)) for one in led) == [
        ("2026-06-01", "2026-09-01"),
        ("2026-09-01", "None"),
    ]

    other = a_group(secretary, "Mentorkorpset")
    lasts = secretary.sends(f"{other}/afslut", last_day="31.12.2027", ended_as="done", because="Folderen er trykt")
    assert "Arbejdsgruppens sidste dag er den 31. december 2027" in secretary.follows(lasts).text
    ended = secretary.sends(f"{group}/afslut", last_day="31.10.2026", ended_as="done", because="Folderen er trykt")
    assert "Arbejdsgruppen er afsluttet" in secretary.follows(ended).text
    assert "Folderen er trykt" in secretary.opens(ALL).text
    assert "Folderen er trykt" in secretary.opens(f"{ALL}/udskrift").text


def test_a_name_is_used_once_and_what_was_typed_stays(secretary: Reader) -> None:
    a_group(secretary)

    refused = secretary.sends(f"{ALL}/ny", name="den  gode modtagelse", purpose="Kaffe og kage", since="01.06.2026")

    for long in ({"name": "x" * 201}, {"name": "Kort", "purpose": "x" * 2_001}):
        assert secretary.sends(f"{ALL}/ny", **{"purpose": "", "since": "01.06.2026", **long}).status == 422
    assert refused.status == 422
    assert "Der er en anden arbejdsgruppe med det navn." in refused.text
    assert "Kaffe og kage" in refused.text


def test_the_public_page_says_that_a_group_looks_for_people_until_it_does_not(secretary: Reader) -> None:
    name, public = "Den gode modtagelse", f"/raad/{ALL.split('/')[2]}"
    founded = {"name": name, "purpose": "", "since": "01.06.2026", "looks_for_people": "y"}
    group = secretary.sends(f"{ALL}/ny", **founded).leads_to
    assert "Søger deltagere" in secretary.opens(group).text
    assert "arbejdsgruppen søger deltagere" in secretary.opens(public).text

    secretary.sends(f"{group}/ret", name=name, purpose="")

    assert "Søger deltagere" not in secretary.opens(group).text
    assert "arbejdsgruppen søger deltagere" not in secretary.opens(f"{public}?dato=").text


def test_whoever_changes_the_lead_on_an_older_page_is_told(site: Site, secretary: Reader) -> None:
    group = a_group(secretary)
    secretary.sends(f"{group}/deltager", known=member(site, "Anne Dam"), name="", since="01.06.2026", leads="y")
    secretary.sends(f"{group}/deltager", known=member(site, "Bo Friis"), name="", since="01.06.2026")
    bo, version = beside(site), site.saves(the_version)
    older = secretary.opens(f"{group}/tovholder").page.hidden
    secretary.sends(f"{group}/tovholder", lead="", since="01.09.2026")

    stale = secretary.posts(f"{group}/tovholder", **older | {"lead": str(bo), "since": "01.10.2026"})

    assert stale.status == 409
    assert site.saves(the_version) == version + 1


def test_nobody_stands_twice_and_one_person_is_named(site: Site, secretary: Reader) -> None:
    group = a_group(secretary)
    anne = member(site, "Anne Dam")
    both = secretary.sends(f"{group}/deltager", known=anne, name="Karin Toft", since="01.06.2026")
    early = secretary.sends(f"{group}/deltager", known=anne, name="", since="01.05.2026")

    assert both.status == early.status == 422
    assert "Karin Toft" in both.text
    assert secretary.opens(f"{ALL}/00000000-0000-4000-8000-000000000000").status == 404
