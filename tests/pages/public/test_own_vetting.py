"""`/svar` while one's nomination is checked: what is lacking, mended to the deadline's second, and what is decided."""

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.refusal import Refused
from recruit.nominations import operations, queries
from recruit.nominations.model import Nomination
from recruit.nominations.operations import vetting
from recruit.nominations.operations.vetting.decide import Decided
from recruit.nominations.queries.vetting import check_of
from recruit.nominations.rules import Submission
from recruit.nominations.rules.vetting import Lacking, Vetting
from recruit.recruitment.rules import Route
from tests.builders import BY, day
from tests.conftest import made_once
from tests.nominations import NOON, a_nomination, a_submission, an_open_round
from tests.operations.files.pictures import a_picture
from tests.pages.public.test_own_nomination import opened, upload
from tests.pages.public.test_stand import TYPED
from tests.pages.site import Reader, Site

LATER = NOON + timedelta(days=7)
DECIDED_ON = day("2026-11-21")
REFUSED = Decided(DECIDED_ON, "Bor ikke her.", complaint_to="Fjordby Kommunalbestyrelse", complaint_until=LATER)


@pytest.fixture
@made_once
def nomination(site: Site) -> Nomination:
    made: Nomination = site.saves(lambda session: a_nomination(session, (r := an_open_round(session)), a_submission(r)))
    return made


@pytest.fixture
def does(site: Site, nomination: Nomination) -> Callable[..., Reader]:
    """Do something with the nomination, and return the nominee, who has opened the link in the letter about it."""

    def act(operation: Callable[..., Any], *said: Any) -> Reader:
        now = site.time.instant
        site.saves(lambda s: operation(s, queries.nomination(s, nomination.id, lock=True), *said, by=BY, now=now))
        return opened(site, nomination)

    return act


def where(site: Site, nomination: Nomination) -> Vetting:
    with site.database.reading() as session:
        return check_of(session, nomination.id).vetting(now=site.time.instant)


def lacks(does: Callable[..., Reader]) -> Reader:
    return does(vetting.tell_what_is_lacking, [Lacking.RESIDENCE], "Send os et bopælsbevis.", LATER)


def test_what_is_lacking_is_mended_after_the_round_has_closed_to_the_second_of_the_deadline(
    site: Site, nomination: Nomination, does: Callable[..., Reader]
) -> None:
    lacks(does)
    site.time.instant = LATER
    amina = opened(site, nomination)
    page = amina.opens("/svar").text
    assert "bopæl i kommunen" in page
    assert "Send os et bopælsbevis." in page
    assert "28. december 2026 kl. 12.00" in page

    assert amina.sends("/svar/ret", **TYPED | {"name": "Amina Abdi Holm"}).leads_to == "/svar"

    assert where(site, nomination) is Vetting.TO_CHECK
    after = amina.opens("/svar").text
    assert "vi ser på det" in after
    assert "Send os et bopælsbevis." in after


def test_a_save_that_changes_nothing_mends_nothing_and_the_page_says_again_what_is_lacking_and_until_when(
    site: Site, nomination: Nomination, does: Callable[..., Reader]
) -> None:
    with site.database.transaction() as session:
        hers = queries.nomination(session, nomination.id, lock=True)
        said = queries.said_of(hers.nominee)
        spoken = replace(said, languages=("so", "da"))
        operations.correct(session, hers, Submission(Route.SELF, spoken), by=BY, now=site.time.instant)
    amina = lacks(does)
    form = amina.opens("/svar/ret")
    assert "Send os et bopælsbevis." in form.text
    assert "Du kan rette det indtil 28. december 2026 kl. 12.00" in form.text

    def corrected(languages: tuple[str, ...]) -> None:
        with site.database.transaction() as session:
            hers = queries.nomination(session, nomination.id, lock=True)
            again = replace(queries.said_of(hers.nominee), languages=languages)
            operations.correct(
                session, hers, Submission(Route.SELF, again), by=Actor.anonymous(), now=site.time.instant
            )

    corrected(("da", "so"))
    assert where(site, nomination) is Vetting.DEFICIENT
    corrected(("da", "ar"))
    assert where(site, nomination) is Vetting.TO_CHECK


def test_a_second_later_nothing_is_mended_and_the_page_says_whom_to_ask(
    site: Site, nomination: Nomination, does: Callable[..., Reader]
) -> None:
    lacks(does)
    site.time.instant = LATER + timedelta(seconds=1)
    amina = opened(site, nomination)

    assert "Det kunne rettes indtil" in amina.opens("/svar").text
    assert amina.opens("/svar/ret").leads_to == "/svar"
    assert where(site, nomination) is Vetting.NOT_REMEDIED


def test_a_candidate_reads_that_they_are_approved(does: Callable[..., Reader]) -> None:
    amina = does(vetting.approve, Decided(DECIDED_ON))

    assert "Du er godkendt som kandidat til Integrationsrådet" in amina.opens("/svar").text


def test_whoever_is_not_approved_reads_why_and_how_to_complain_and_corrects_no_more(
    does: Callable[..., Reader],
) -> None:
    page = does(vetting.refuse, REFUSED).opens("/svar")

    for said in ("Bor ikke her.", "Fjordby Kommunalbestyrelse", "28. december 2026 kl. 12.00"):
        assert said in page.text
    assert "/svar/ret" not in page.text
    assert "Du er stillet op." not in page.text


def test_what_was_decided_on_is_not_corrected_while_the_decision_stands_but_the_secretariat_mends_the_mailbox(
    site: Site, nomination: Nomination, does: Callable[..., Reader]
) -> None:
    amina = opened(site, nomination)
    hidden = amina.opens("/svar/ret").page.hidden
    does(vetting.refuse, REFUSED)

    answer = amina.posts("/svar/ret", **hidden, **TYPED | {"name": "Amina Abdi Holm"})
    assert (answer.status, "ikke er godkendt som kandidat" in answer.text) == (422, True)
    assert amina.opens("/svar/ret").leads_to == "/svar"
    for changes, is_taken in (({"name": "Amina Holm"}, False), ({"email": "amina@ny.example"}, True)):

        def corrected(session: Session, changes: dict[str, str] = changes) -> None:
            hers = queries.nomination(session, nomination.id, lock=True)
            submission = Submission(Route.SELF, replace(queries.said_of(hers.nominee), **changes))
            by = Actor.staff(uuid4(), "Grethe Holm")
            operations.correct(session, hers, submission, by=by, now=site.time.instant)

        with nullcontext() if is_taken else pytest.raises(Refused, match="nomination-is-not-approved"):
            site.saves(corrected)


def test_a_photo_can_be_sent_until_what_is_lacking_is_to_be_mended(
    site: Site, nomination: Nomination, does: Callable[..., Reader]
) -> None:
    lacks(does)
    site.time.instant = LATER
    amina = opened(site, nomination)
    assert "/foto" in amina.opens("/svar").text
    assert upload(amina, a_picture()).leads_to == "/svar"
    site.time.instant = LATER + timedelta(seconds=1)

    assert upload(amina, a_picture()).status == 422


def test_the_link_of_a_nomination_that_is_joined_shows_what_was_decided_on_the_one_that_counts(
    site: Site, nomination: Nomination
) -> None:
    now = site.time.instant

    def joined(session: Session) -> Nomination:
        kept = queries.nomination(session, nomination.id, lock=True)
        other = a_nomination(session, kept.round, a_submission(kept.round, "Amina B. Abdi"))
        vetting.join(session, kept, queries.nomination(session, other.id, lock=True), by=BY, now=now)
        vetting.approve(session, kept, Decided(DECIDED_ON), by=BY, now=now)
        return other

    other = site.saves(joined)

    assert "Du er godkendt som kandidat til Integrationsrådet" in opened(site, other).opens("/svar").text


def test_what_is_taken_back_is_read_behind_the_link_until_something_new_is_decided(
    site: Site, nomination: Nomination, does: Callable[..., Reader]
) -> None:
    does(vetting.approve, Decided(DECIDED_ON))
    page = does(vetting.revoke, "Overset: bor ikke her.").opens("/svar").text
    assert "Afgørelsen af 21. november 2026 om, hvorvidt du er kandidat" in page
    assert "er taget tilbage" in page
    assert "Overset: bor ikke her." in page

    again = does(vetting.approve, Decided(DECIDED_ON)).opens("/svar").text
    assert "Overset: bor ikke her." not in again
