"""*I dag*: what waits for the reader, and where it is done."""

from sqlalchemy import select

from recruit.bodies import operations as bodies
from recruit.foundation.accounts.model import RoleGrant
from recruit.foundation.accounts.rules import Role
from tests.builders import BY, NOW, a_council

TODAY = "/sekretariat"


def test_a_vacant_seat_waits_and_leads_to_where_it_is_filled(site, house):
    site.saves(lambda session: a_council(session, seats=2))
    reader, _ = site.signed_in("Grethe Holm", Role.SECRETARY)

    page = reader.opens(TODAY).page

    (task,) = page.all("main")[0].all("a", href="/sekretariat/integrationsraadet/raad/pladser/besaet")
    assert "2 ledige pladser" in task.text


def test_staff_of_one_council_are_not_told_what_waits_in_another(site, house):
    reader, user = site.signed_in("Grethe Holm", Role.SECRETARY)

    def limit(session):
        a_council(session, seats=1)
        grant = session.scalars(select(RoleGrant).where(RoleGrant.user_id == user.id)).one()
        bodies.grant_access_to_body(session, grant.id, a_council(session, "Ældrerådet", seats=0), by=BY, now=NOW)

    site.saves(limit)

    assert "Integrationsrådet" not in reader.opens(TODAY).page.text


def test_whoever_has_no_council_to_look_after_is_led_to_their_account(site, house):
    reader, _ = site.signed_in("Grethe Holm", Role.POLLING_WORKER)

    assert reader.opens(TODAY).leads_to == "/konto/sessioner"
