"""The page of a person, and their own page, tell what they do for the councils beside their places."""

from uuid import UUID

from sqlalchemy.orm import Session

from recruit.appointments.model import Membership
from recruit.assignments.operations import groups
from recruit.foundation.accounts.rules import Role
from tests.acts.test_leaving_everything import NEW_YEAR, TODAY, a_busy_chair, loaded
from tests.builders import BY, NOW
from tests.pages.site import Site
from tests.reports.test_engagement import a_year_of_meetings


def test_the_page_of_a_person_tells_of_places_elsewhere_groups_meetings_and_what_they_are_asked(site: Site) -> None:
    def made(session: Session) -> UUID:
        busy = a_busy_chair(session)
        a_year_of_meetings(session, busy)
        return session.get_one(Membership, busy.chair).person_id

    person = site.saves(made)
    secretary = site.signed_in("Grethe Holm", Role.SECRETARY)[0]
    sent = site.statements()

    page = secretary.opens(f"/sekretariat/personer/{person}").page

    for said in (
        "Kulturrådet (tilforordnet), for Integrationsrådet: 1. januar 2026 nu",
        "Den gode modtagelse (tovholder), Integrationsrådet: 1. januar 2026 nu",
        "Integrationsrådet: deltog i 1 af 2 møder, som medlem",
        "Kommunens sommerfest , Integrationsrådet: har ikke svaret",
    ):
        assert said.replace(" ,", ",") in page.text.replace(" ,", ","), page.text
    asked = [one for one in sent if one.startswith(("SELECT", "WITH"))]
    assert sum("round_ask" in one for one in asked) == 1, "places, groups, asks and meetings are one statement"


def test_the_page_of_a_departure_shows_what_is_given_up_with_the_letters(site: Site) -> None:
    def made(session: Session) -> UUID:
        busy = a_busy_chair(session)
        body, chair = loaded(session, busy)
        days = (TODAY, NEW_YEAR)
        groups.expect_report(session, body, chair.person, "Mødet i Kulturrådet", *days, by=BY, now=NOW)
        return busy.chair

    chair = site.saves(made)
    secretary = site.signed_in("Grethe Holm", Role.SECRETARY)[0]
    address = f"/sekretariat/integrationsraadet/raad/medlemskaber/{chair}/udtraeden"

    shown = secretary.sends(address, last_day="21.11.2026", reason="resigned", trin="vis").page.text

    for said in (
        "Kulturrådet (tilforordnet): pladsen er ledig. Organet får et brev.",
        "Folkeoplysningsudvalget (tilforordnet): pladsen er ledig. Organet har ikke fået at vide, hvem der kommer.",
        "Den gode modtagelse: står på I dag, indtil den får en tovholder.",
        "Kommunens sommerfest",
        "afbuddet bortfalder",
        "Ingen venter på det, Hawa Ibsen skulle fortælle rådet",
        "Mødet i Kulturrådet, skulle fortælles senest 1. januar 2027",
        "Med samme dag ophører: pladsen i Folkeoplysningsudvalget, pladsen i Kulturrådet",
    ):
        assert said in shown
