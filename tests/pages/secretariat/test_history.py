"""Historik: sentences with names, and a check that runs on its own."""

import pytest
from sqlalchemy import select

from recruit.bodies import operations as bodies
from recruit.foundation.accounts.model import RoleGrant
from recruit.foundation.accounts.rules import Role
from recruit.foundation.jobs.model import Job
from tests.builders import BY, NOW, a_council, a_member, a_person, the_seats
from tests.pages.site import Site

HISTORIK = "/sekretariat/historik"


@pytest.fixture
def council(site: Site):
    def make(session):
        body = a_council(session, "Integrationsrådet", seats=1)
        a_member(session, the_seats(session, body)[0], a_person(session, "Amina Rahimi"))
        return body

    return site.saves(make)


def text_of(answer):
    return " ".join(answer.page.text.split())


def test_each_entry_says_who_did_what_to_whom(site, council):
    reader, _ = site.signed_in("Grethe Holm", Role.SECRETARY)

    page = text_of(reader.opens(HISTORIK))

    assert "Systemet" in page
    assert "registrerede en person: Amina Rahimi" in page
    assert "registrerede et medlemskab: Amina Rahimi, Repræsentanter for flygtninge og indvandrere" in page
    assert "Integrationsrådet, 2026–2029" in page


def test_staff_of_one_council_see_only_what_they_did_themselves(site, council):
    reader, user = site.signed_in("Grethe Holm", Role.SECRETARY)

    def limit(session):
        other = a_council(session, "Ældrerådet", seats=0)
        grant = session.scalars(select(RoleGrant).where(RoleGrant.user_id == user.id)).one()
        bodies.grant_access_to_body(session, grant.id, other, by=BY, now=NOW)

    site.saves(limit)

    assert "Amina Rahimi" not in text_of(reader.opens(HISTORIK))


def test_a_long_history_has_pages(site):
    site.saves(lambda session: [a_person(session, f"Person {number:03}") for number in range(60)])
    reader, _ = site.signed_in("Grethe Holm", Role.SECRETARY)

    assert "Person 059" in text_of(reader.opens(HISTORIK))
    assert "Person 000" in text_of(reader.opens(f"{HISTORIK}?side=2"))


def test_the_check_of_the_log_is_a_job_that_can_be_followed(site, council):
    reader, _ = site.signed_in("Ada Bruun", Role.AUDITOR)

    answer = reader.sends(HISTORIK, onto=f"{HISTORIK}/kontrol")

    with site.database.reading() as session:
        (job,) = session.scalars(select(Job)).all()
    assert answer.leads_to == f"/sekretariat/opgaver/{job.id}"


def test_whoever_may_not_check_the_log_is_offered_no_button(site, council):
    reader, _ = site.signed_in("Grethe Holm", Role.SECRETARY)

    assert "Kontrollér loggen" not in text_of(reader.opens(HISTORIK))
