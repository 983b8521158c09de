"""A first day that nobody has stated is shown as assumed, until somebody says which day it was."""

import pytest
from sqlalchemy import update

from recruit.appointments.model import Membership
from recruit.appointments.rules import Role
from tests.pages.secretariat.seats.conftest import Council
from tests.pages.site import Reader, Site


@pytest.fixture
def assumed(site: Site, council: Council) -> None:
    with site.database.transaction() as session:
        session.execute(update(Membership).where(Membership.role == Role.MEMBER).values(since_assumed=True))


@pytest.mark.usefixtures("assumed")
def test_every_page_of_the_secretariat_says_so(site: Site, secretary: Reader, council: Council) -> None:
    with site.database.reading() as session:
        person = session.get_one(Membership, council.chair).person_id

    for page in (council.seat("taken"), "/sekretariat/integrationsraadet/raad", f"/sekretariat/personer/{person}"):
        assert "1. januar 2026 (formodet)" in secretary.opens(page).page.text


@pytest.mark.usefixtures("assumed")
def test_the_public_page_does_not(site: Site, secretary: Reader) -> None:
    page = secretary.opens("/raad/integrationsraadet").page

    assert "1. januar 2026" in page.text
    assert "formodet" not in page.text


@pytest.mark.usefixtures("assumed")
def test_whoever_corrects_the_days_has_stated_them(secretary: Reader, council: Council) -> None:
    answer = secretary.sends(council.membership("datoer", "member"), since="1.1.2026", until="")

    assert "(formodet)" not in secretary.follows(answer).text
