"""*I dag*: what waits for the reader, and where it is done."""

from sqlalchemy import select

from recruit.bodies import operations as bodies
from recruit.bodies.queries import body_by_slug, terms
from recruit.bodies.rules import RuleSource
from recruit.demonstration import seed
from recruit.foundation.accounts.model import RoleGrant
from recruit.foundation.accounts.rules import Role
from recruit.people.queries import organization_called
from tests.builders import BY, NOW, a_council, day

TODAY = "/sekretariat"


def test_a_vacant_seat_waits_and_leads_to_where_it_is_filled(site, house):
    site.saves(lambda session: a_council(session, seats=2))
    reader, _ = site.signed_in("Grethe Holm", Role.SECRETARY)

    page = reader.opens(TODAY).page

    (task,) = page.all("main")[0].all("a", href="/sekretariat/integrationsraadet/raad/pladser/besaet")
    assert "2 pladser skal besættes" in task.text


def test_whoever_only_reads_is_led_to_the_council(site, house):
    site.saves(lambda session: a_council(session, seats=2))
    reader, _ = site.signed_in("Rita Lund", Role.READER)

    (task,) = reader.opens(TODAY).page.all("table")[0].all("a")

    assert task.attributes["href"] == "/sekretariat/integrationsraadet/raad"
    assert "2 pladser skal besættes" in task.text


def test_staff_of_one_council_are_not_told_what_waits_in_another(site, house):
    reader, user = site.signed_in("Grethe Holm", Role.SECRETARY)

    def limit(session):
        a_council(session, seats=1)
        grant = session.scalars(select(RoleGrant).where(RoleGrant.user_id == user.id)).one()
        bodies.grant_access_to_body(session, grant.id, a_council(session, "Ældrerådet", seats=0), by=BY, now=NOW)

    site.saves(limit)

    assert "Integrationsrådet" not in reader.opens(TODAY).page.text


def test_whoever_has_no_council_to_look_after_is_led_to_elections_or_else_to_their_account(site, house):
    worker, _ = site.signed_in("Grethe Holm", Role.POLLING_WORKER)
    nobody, _ = site.signed_in("Kaj Lund")

    assert worker.opens(TODAY).leads_to == "/sekretariat/valg"
    assert nobody.opens(TODAY).leads_to == "/konto/sessioner"


def test_everything_that_waits_leads_to_a_page_where_it_is_mended(site):
    def a_town_where_everything_waits(session):
        seed.seed(session, site.time.instant)
        body = body_by_slug(session, "integrationsraadet")
        bodies.decide_seats(session, terms(session, body)[0], 16, by=BY, now=NOW)
        elderly, since = a_council(session, "Ældrerådet"), day("2026-01-01")
        bodies.add_minimum(session, elderly, 7, RuleSource.CHARTER, "§ 4", since=since, by=BY, now=NOW)
        housing = organization_called(session, "Boligforeningen Engparken og Åvang")
        housing.newest.until = day("2026-11-01")

    site.saves(a_town_where_everything_waits)
    reader, _ = site.signed_in("Grethe Holm", Role.SECRETARY)

    table = reader.opens(TODAY).page.all("main")[0].all("table")[0]

    said = table.text
    for words in (
        "2 pladser skal besættes",
        "0 medlemmer; § 4 kræver mindst 7",
        "Et medlem fortsætter efter perioden, til en ny er udpeget",
        "Solveig Storm har kommunalbestyrelsens plads, men er ikke med i kommunalbestyrelsen",
        "Ole Ørum sidder for en organisation, der er ophørt",
        "Kirsten Å. Lundgren stopper, og ingen er udpeget bagefter 31. januar 2027",
        "2026–2029: Der er besluttet 16 pladser, og grupperne har 15",
    ):
        assert words in " ".join(said.split()).replace(" Integrationsrådet", ""), words
    assert {reader.opens(link.attributes["href"]).status for link in table.all("a")} == {200}
