"""What people ask about their data: to be erased, and told what stays; and that it is kept and not used."""

from recruit.foundation.accounts.rules import Role
from recruit.nominations import queries
from recruit.nominations.model import Nomination
from recruit.nominations.operations import retention_stops
from tests.builders import BY, NOW
from tests.nominations import a_nomination, a_proposal, a_submission, an_open_round, journalised
from tests.pages.public.test_own_nomination import opened
from tests.pages.site import Site

PAPER = {"source": "paper", "arrived_on": "20.11.2026", "arrived_at": "10.00"}


def page_of(nomination: Nomination) -> str:
    return f"/sekretariat/integrationsraadet/rekruttering/{nomination.round_id}/indstillinger/{nomination.id}"


def stopped(site: Site, nomination: Nomination) -> None:
    def stop(session):
        round_ = queries.round_by_id(session, nomination.round_id)
        retention_stops.stop_erasing(session, round_, nomination.reference, "Aktindsigt", by=BY, now=NOW)

    site.saves(stop)


def test_the_person_asks_sees_by_when_we_answer_and_reads_what_stays(site: Site, house: object) -> None:
    made = site.saves(lambda session: a_nomination(session, (r := an_open_round(session)), a_submission(r)))
    stopped(site, made)
    amina = opened(site, made)

    assert "Der kan ikke slettes noget lige nu" in amina.opens("/svar/slet").page.text
    own = amina.follows(amina.sends("/svar/slet")).page.text
    assert "Vi svarer senest 21. december 2026" in own
    assert amina.opens("/svar/slet").leads_to == "/svar"

    secretary, _ = site.signed_in("Grethe Holm", Role.SECRETARY)
    assert f"{made.reference}: En beder om at blive slettet" in secretary.opens("/sekretariat").page.text
    page = secretary.opens(f"{page_of(made)}/slet").page
    assert page.all("button", text="Slet det for altid") == []
    assert page.all("a", href="/sekretariat/rekruttering/slettestop")
    secretary.follows(secretary.sends(f"{page_of(made)}/slet/svar", reason="Sagen læses lige nu."))
    assert "beder om at blive slettet" not in secretary.opens("/sekretariat").page.text
    own = amina.opens("/svar").page.text
    assert "Sagen læses lige nu." in own
    assert "Datatilsynet" in own


def test_a_wish_on_paper_is_written_down_and_then_carried_out(site: Site, house: object) -> None:
    made = site.saves(lambda session: a_nomination(session, (r := an_open_round(session)), a_submission(r)))
    secretary, _ = site.signed_in("Grethe Holm", Role.SECRETARY)

    page = secretary.follows(secretary.sends(f"{page_of(made)}/slet/oensket", **PAPER)).page
    assert "20. december 2026" in page.text
    slet = secretary.opens(f"{page_of(made)}/slet").page
    assert "Ikke journaliseret endnu: journalisér først" in slet.text
    assert slet.all("button", text="Slet det for altid") == []
    assert secretary.opens(f"{page_of(made).partition('/indstillinger')[0]}/journal").status == 200
    assert "journaliseret" in secretary.opens(f"{page_of(made)}/slet/svar").page.text
    site.saves(lambda session: journalised(session, made))
    assert secretary.sends(f"{page_of(made)}/slet", is_asked_for="y").leads_to == page_of(made)
    assert secretary.opens(f"{page_of(made)}/slet/svar").status == 404


def test_whoever_said_no_is_told_that_nothing_can_be_erased_now_and_the_wish_is_taken_down(site: Site) -> None:
    made = site.saves(lambda session: a_nomination(session, an_open_round(session), a_proposal()))
    bo = opened(site, made)
    bo.sends("/svar/ja-eller-nej", answer="nej")
    stopped(site, made)

    page = bo.follows(bo.sends("/svar/ja-eller-nej", onto="/svar/ja-eller-nej/slet")).page.text

    assert "Der kan ikke slettes noget lige nu" in page
    assert "Vi svarer senest 21. december 2026" in page


def test_what_is_not_used_says_so_on_the_page_and_to_the_person_until_the_day_they_were_told(
    site: Site, house: object
) -> None:
    made = site.saves(lambda session: a_nomination(session, (r := an_open_round(session)), a_submission(r)))
    amina, (secretary, user) = opened(site, made), site.signed_in("Grethe Holm", Role.SECRETARY)
    page = f"{page_of(made)}/begraens"

    shown = secretary.follows(secretary.sends(page, ground="contested", reason="Navnet er forkert.")).page.text
    assert "Det, der står her, bruges ikke for tiden" in shown
    assert "bruges ikke for tiden" in amina.opens("/svar").page.text
    assert secretary.sends(page, onto=f"{page}/besked", lifts_on="1.11.2026").status == 422
    assert secretary.sends(page, onto=f"{page}/besked", lifts_on="22.11.2026").leads_to == page_of(made)
    assert secretary.sends(page, onto=f"{page}/ophaev").status == 422

    site.time.passes(days=1)
    secretary = site.holding(user)
    assert f"{made.reference}: Det, der står om en, kan bruges igen" in secretary.opens("/sekretariat").page.text
    used = secretary.follows(secretary.sends(page, onto=f"{page}/ophaev")).page.text
    assert "bruges ikke for tiden" not in used
