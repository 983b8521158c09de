"""`/svar` after a selection: what it has come to, once the candidates are told and not before."""

from recruit.nominations import queries
from recruit.nominations.model import Recommendation, Recommended
from recruit.nominations.operations import vetting
from recruit.nominations.operations.vetting.decide import Decided
from recruit.nominations.rules.selection import Choice
from tests.builders import BY, NOW, day
from tests.nominations import a_nomination, a_submission, an_open_round
from tests.pages.public.test_own_nomination import opened
from tests.pages.site import Site


def test_a_candidate_reads_their_own_outcome_once_the_candidates_are_told(site: Site) -> None:
    nomination = site.saves(lambda session: a_nomination(session, (r := an_open_round(session)), a_submission(r)))
    concluded = Recommendation(
        round_id=nomination.round_id,
        decided_by="Udvalget",
        decided_on=day("2026-11-21"),
        at=NOW,
        by=BY.reference,
        recommended=[Recommended(nomination_id=nomination.id, choice=Choice.NEXT, rank=2, reason="Kender byen.")],
    )
    site.saves(lambda session: session.add(concluded))
    decided = Decided(day("2026-11-21"))
    site.saves(lambda s: vetting.approve(s, queries.nomination(s, nomination.id, lock=True), decided, by=BY, now=NOW))
    amina = opened(site, nomination)
    assert "næste i rækken" not in amina.opens("/svar").text

    with site.database.transaction() as session:
        stands = session.get_one(Recommendation, concluded.id)
        stands.released_at, stands.released_by = NOW, BY.reference

    page = amina.opens("/svar").text
    assert "Du er næste i rækken" in page
    assert "Dit nummer i rækken er 2." in page
    assert "Kender byen." in page
    assert "Kommunalbestyrelsen beslutter." in page

    with site.database.transaction() as session:
        stands = session.get_one(Recommendation, concluded.id)
        stands.revoked_at, stands.revoked_by, stands.revoked_because = NOW, BY.reference, "Pladserne var talt forkert."

    page = amina.opens("/svar").text
    assert "Du er næste i rækken" not in page
    assert "Pladserne var talt forkert." in page
