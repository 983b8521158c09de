"""A council is dissolved from 1 January 2026: what ends is shown first, its last list is that of 31 December."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from recruit.appointments import operations as appointments
from recruit.appointments.model import Membership
from recruit.appointments.rules import Office
from recruit.bodies.model import Body, BodyDissolution
from recruit.foundation.accounts.rules import Role
from recruit.foundation.mail.model import Letter
from recruit.foundation.mail.rules import Status
from tests.builders import BY, NOW, a_council, a_member, a_person, a_substitute, day, the_seats
from tests.conftest import made_once
from tests.pages.secretariat.setup.conftest import COUNCIL
from tests.pages.site import Answer, Reader, Site
from tests.rounds import a_round
from tests.staff import a_user

DISSOLVE = f"{COUNCIL}/opsaetning/nedlaeg"
PUBLIC, CALL = "/raad/integrationsraadet", "/opstilling/nye-medlemmer"
FORUM = "Dialogmøder om integration"
ASKED = {"until": "1.1.2026", "decided_by": "Kommunalbestyrelsen", "decided_on": "29.9.2025", "successor": FORUM}
IN_OCTOBER, AFTER_NEW_YEAR = datetime(2025, 10, 1, 8, tzinfo=UTC), datetime(2026, 1, 2, 8, tzinfo=UTC)


@pytest.fixture
@made_once
def council(site: Site, house: object) -> None:
    """A chair and a member, a substitute, and a call for candidates that is open."""
    with site.database.transaction() as session:
        body = a_council(session, seats=3, term="2022-2025")
        seats = the_seats(session, body)
        chair, _other = (
            a_member(session, seat, a_person(session, name), since="2022-01-01")
            for seat, name in zip(seats, ("Hawa Ibsen", "Bo Dam"), strict=False)
        )
        appointments.hold_office(session, chair, Office.CHAIR, since=day("2022-04-01"), by=BY, now=NOW)
        a_substitute(session, seats[0].group, a_person(session, "Elif Kaya"), since="2022-01-01")
        opens, closes = datetime(2025, 9, 1, tzinfo=UTC), datetime(2025, 12, 1, tzinfo=UTC)
        a_round(session, body, slug="nye-medlemmer", opens_at=opens, closes_at=closes)


def at(site: Site, instant: datetime) -> Reader:
    site.time.instant = instant
    name = f"Grethe Holm {instant.year}"
    return site.holding(site.saves(lambda session: a_user(session, name, Role.SECRETARY, since=day("2025-01-01"))))


def shown(secretary: Reader, **changes: str) -> Answer:
    """Return the page with everything that ends."""
    return secretary.sends(DISSOLVE, **ASKED | changes)


def carried_out(secretary: Reader, *write_to: str) -> Answer:
    hidden = shown(secretary).page.hidden
    return secretary.posts(DISSOLVE, **hidden | ASKED, write_to=list(write_to))


def letters(site: Site) -> list[tuple[str, Status]]:
    with site.database.reading() as session:
        return [(one.address.split("\n")[0], one.status) for one in session.scalars(select(Letter))]


def names(page: Answer) -> set[str]:
    return {name for name in ("Hawa Ibsen", "Bo Dam", "Elif Kaya") if name in page.page.all("main")[0].text}


@pytest.mark.usefixtures("council")
def test_everything_that_ends_and_the_letter_are_shown_before_anything_is_done(site: Site) -> None:
    secretary = at(site, IN_OCTOBER)

    page = shown(secretary).page

    assert "Sidste dag er den 31. december 2025." in page.text
    assert "medlem, med et hverv, der også ophører" in page.text
    assert "Opslag om kandidater, som ikke længere er offentlige (1) Nye medlemmer 2027" in page.text
    assert "Det har Kommunalbestyrelsen besluttet den 29. september 2025." in page.text
    assert f"Arbejdet fortsætter i {FORUM}." in page.text
    assert [name for name in ("Medlem (2)", "Suppleant (1)") if name in page.text] == ["Medlem (2)", "Suppleant (1)"]
    with site.database.reading() as session:
        assert session.scalars(select(Body.until)).all() == [None]
    assert letters(site) == []


@pytest.mark.usefixtures("council")
def test_a_council_dissolved_from_new_year_has_its_last_list_on_31_december(site: Site) -> None:
    secretary, citizen = at(site, IN_OCTOBER), site.reader()
    assert citizen.opens(CALL).status == 200

    page = secretary.follows(carried_out(secretary, "member")).page

    assert "Rådet er nedlagt. Dets sidste dag er den 31. december 2025." in page.text
    assert letters(site) == [("Bo Dam", Status.TO_POST), ("Hawa Ibsen", Status.TO_POST)]
    assert citizen.opens(CALL).status == 404
    assert names(secretary.opens(f"{COUNCIL}/raad")) == {"Hawa Ibsen", "Bo Dam", "Elif Kaya"}
    assert f"Rådet nedlægges. Sidste dag er den 31. december 2025. Arbejdet fortsætter her: {FORUM}" in (
        citizen.opens(PUBLIC).page.text
    )

    secretary = at(site, AFTER_NEW_YEAR)
    for roster in (PUBLIC, f"{COUNCIL}/raad"):
        assert names(secretary.opens(f"{roster}?dato=2025-12-31")) == {"Hawa Ibsen", "Bo Dam", "Elif Kaya"}
        gone = secretary.opens(f"{roster}?dato=2026-01-01")
        assert (names(gone), "Ingen sidder i rådet den dag." in gone.page.text) == (set(), True)
    assert f"Sidste dag var 31. december 2025. Arbejdet fortsætter her: {FORUM}" in citizen.opens(PUBLIC).page.text
    assert "nedlagt fra den 1. januar 2026" in secretary.opens("/sekretariat/raad").page.text
    assert "Integrationsrådet : Rådet findes ikke længere." in citizen.opens("/").page.text
    assert "Vælg ved afstemning" not in secretary.opens(f"{COUNCIL}/raad/hverv").text


@pytest.mark.usefixtures("council")
def test_it_is_undone_with_a_reason_and_letters_that_lie_here_are_stopped(site: Site) -> None:
    secretary = at(site, IN_OCTOBER)
    carried_out(secretary, "member", "substitute")
    assert len(letters(site)) == 3
    assert secretary.opens(DISSOLVE).leads_to == f"{DISSOLVE}/nedlagt"
    assert secretary.sends(f"{DISSOLVE}/nedlagt", onto=f"{DISSOLVE}/fortryd", because=" ").status == 422

    undone = secretary.sends(f"{DISSOLVE}/nedlagt", onto=f"{DISSOLVE}/fortryd", because="Byrådet ombestemte sig.")

    assert "Rådet findes igen" in secretary.follows(undone).text
    assert {status for _name, status in letters(site)} == {Status.CANCELLED}
    assert site.reader().opens(CALL).status == 200
    with site.database.reading() as session:
        assert set(session.scalars(select(Membership.until))) == {None}
        assert session.scalars(select(BodyDissolution.undone_because)).all() == ["Byrådet ombestemte sig."]
    assert secretary.opens(f"{DISSOLVE}/nedlagt").status == 404


@pytest.mark.usefixtures("council")
def test_what_is_done_is_what_was_shown(site: Site) -> None:
    secretary = at(site, IN_OCTOBER)
    hidden = shown(secretary).page.hidden

    again = secretary.posts(DISSOLVE, **hidden | ASKED | {"until": "1.12.2025"})

    assert "Sidste dag er den 30. november 2025." in again.page.text
    with site.database.reading() as session:
        assert session.scalars(select(Body.until)).all() == [None]


@pytest.mark.usefixtures("council")
def test_a_day_before_the_decision_is_mended_and_nothing_typed_is_lost(site: Site) -> None:
    secretary = at(site, IN_OCTOBER)

    early, missing = shown(secretary, until="29.9.2025"), shown(secretary, decided_on="")

    assert (early.status, early.page.errors) == (
        422,
        [
            "Fra og med hvilken dag findes rådet ikke længere? "
            "Det blev besluttet den 29. september 2025. Vælg en senere dag."
        ],
    )
    assert f'value="{FORUM}"' in early.text
    assert (missing.status, len(missing.page.errors)) == (422, 1)
