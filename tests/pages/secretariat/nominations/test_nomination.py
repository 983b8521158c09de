"""One nomination as the secretariat sees it, and what is done with it there."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.bodies import queries as bodies
from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.audit.model import Lookup
from recruit.foundation.mail.model import Letter
from recruit.nominations import operations, queries
from recruit.nominations.model import Nomination, NominationAnswer, Nominee
from recruit.nominations.rules import Erased, NewNominee, Status, Submission
from recruit.recruitment.model import RecruitmentRound
from recruit.recruitment.rules import Manner
from tests.browser import Page
from tests.builders import NOW, a_council
from tests.conftest import Database, made_once
from tests.nominations import a_nomination, a_proposal, a_submission, an_open_round, journalised
from tests.pages.visitor import Visitor

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the time stand still three days later."""
    monkeypatch.setattr(clock, "now", lambda: NOW + 3 * DAY)


@pytest.fixture
@made_once
def round_(house: Database) -> RecruitmentRound:
    with house.transaction() as session:
        return an_open_round(session, a_council(session, "Integrationsrådet"), supporters_needed=6)


def page_of(house: Database, round_: RecruitmentRound, submission: Submission) -> str:
    with house.transaction() as session:
        made = a_nomination(session, round_, submission)
        return f"/sekretariat/{bodies.slugs(session)[0]}/rekruttering/{round_.id}/indstillinger/{made.id}"


def text_of(page: Page) -> str:
    return " ".join(page.all("main")[0].text.split())


def kinds(session: Session) -> list[str]:
    return list(session.scalars(select(Letter.kind).order_by(Letter.queued_at, Letter.kind)))


def test_everything_of_a_nomination_stands_on_one_page_and_that_it_was_read_is_noted(
    secretary: Visitor, house: Database, round_: RecruitmentRound
) -> None:
    address = page_of(house, round_, a_submission(round_, phone="12 34 56 78", languages=("ar",)))

    text = text_of(secretary.get(address))

    for said in (
        "amina@mail.example",
        "12 34 56 78",
        "Jeg vil gerne hjælpe nye borgere.",
        "Du er fyldt 18 år",
        "0 af 6",
    ):
        assert said in text
    assert "version 1 af teksten, dansk" in text
    assert "arabisk" in text
    assert "Har selv udfyldt formularen" in text
    with house.reading() as session:
        assert session.scalars(select(Lookup.subject_kind)).all() == ["nomination"]


def test_an_answer_by_telephone_is_written_down_with_how_and_when_it_came(
    secretary: Visitor, house: Database, round_: RecruitmentRound
) -> None:
    address = page_of(house, round_, a_proposal())

    answer = secretary.send(f"{address}/svar", answer="ja", source="phone", arrived_on="22.11.2026", arrived_at="9.30")

    assert "Sagde ja den 22. november 2026 kl. 09.30, på telefon." in text_of(secretary.led(answer))
    with house.reading() as session:
        assert session.scalars(select(NominationAnswer.manner)).all() == [Manner.PHONE]


def test_an_answer_from_tomorrow_is_refused_at_its_field(
    secretary: Visitor, house: Database, round_: RecruitmentRound
) -> None:
    address = page_of(house, round_, a_proposal())

    page = secretary.mended(secretary.send(f"{address}/svar", answer="nej", arrived_on="1.12.2026", arrived_at="12.00"))

    assert page.errors


def test_whoever_is_silent_is_reminded_by_the_letter_that_the_page_shows(
    secretary: Visitor, house: Database, round_: RecruitmentRound
) -> None:
    address = page_of(house, round_, a_proposal())

    shown = text_of(secretary.get(f"{address}/ryk"))
    after = secretary.led(secretary.send(f"{address}/ryk"))

    assert "bo@mail.example" in shown
    assert "Dorthe Dam" in shown
    assert "Rykket én gang" in text_of(after)
    with house.reading() as session:
        assert kinds(session)[-1] == "nominated_reminder"
    assert "Giv personen to dage" in text_of(secretary.get(f"{address}/ryk"))


def test_withdrawing_and_standing_again(secretary: Visitor, house: Database, round_: RecruitmentRound) -> None:
    address = page_of(house, round_, a_submission(round_))

    gone = secretary.led(secretary.send(f"{address}/traek-tilbage", source="paper", reason="Flytter til Odense."))
    back = secretary.led(secretary.send(f"{address}/opstil-igen"))

    assert "Flytter til Odense." in text_of(gone)
    assert "Har selv udfyldt formularen" in text_of(back)


def test_a_proposal_is_taken_back_for_whoever_made_it(
    secretary: Visitor, house: Database, round_: RecruitmentRound
) -> None:
    address = page_of(house, round_, a_proposal())

    page = text_of(secretary.led(secretary.send(f"{address}/forslag-tilbage", source="phone")))

    assert "trak forslaget tilbage" in page
    assert "Bo Bruun" not in page


def test_the_person_is_told_of_a_correction_and_two_who_correct_at_once_see_both_values(
    secretary: Visitor, house: Database, round_: RecruitmentRound
) -> None:
    address = page_of(house, round_, a_submission(round_))
    fields, target = secretary.filled(f"{address}/ret")

    saved = secretary.led(secretary.send(f"{address}/ret", phone="12 34 56 78"))
    stale = secretary.client.post(target, data={**fields, "phone": "87 65 43 21"})

    assert "12 34 56 78" in text_of(saved)
    assert "12 34 56 78" in text_of(secretary.mended(stale, 409))
    with house.reading() as session:
        assert kinds(session) == ["nomination_received", "nomination_corrected"]


def test_the_link_is_sent_again(secretary: Visitor, house: Database, round_: RecruitmentRound) -> None:
    address = page_of(house, round_, a_submission(round_))

    secretary.led(secretary.send(f"{address}/link"))

    with house.reading() as session:
        assert kinds(session) == ["nomination_received"] * 2


def test_somebody_is_erased_only_when_they_ask_for_it_and_the_page_says_what_stays(
    secretary: Visitor, house: Database, round_: RecruitmentRound
) -> None:
    address = page_of(house, round_, a_submission(round_))
    with house.transaction() as session:
        journalised(session, session.scalars(select(Nomination)).one())

    assert secretary.mended(secretary.send(f"{address}/slet")).errors
    page = text_of(secretary.led(secretary.send(f"{address}/slet", is_asked_for="y")))

    assert "Alt personligt er slettet" in page
    assert "Amina" not in page
    assert "på siden" in page
    secretary.get(f"{address}/ret", 404)
    with house.reading() as session:
        erased = session.scalars(select(Nomination)).one()
        assert erased.erased_because is Erased.ASKED_FOR
        assert queries.statuses(session, round_, now=NOW)[erased.id] is Status.WITHDRAWN
        assert not session.scalars(select(Nominee)).all()


def test_a_letter_that_came_back_and_a_lacking_mailbox_say_what_to_do(
    secretary: Visitor, house: Database, round_: RecruitmentRound
) -> None:
    asked = page_of(house, round_, a_proposal())
    by_phone = page_of(house, round_, replace(a_proposal(), nominee=NewNominee("Ib Ibsen", phone="12 34 56 78")))
    with house.transaction() as session:
        letter = session.scalars(select(Letter).filter_by(kind="nominated")).one()
        letter.next_attempt_at, letter.given_up_at, letter.error = None, NOW, "refused 550"

    assert "Det seneste brev kom ikke frem" in text_of(secretary.get(asked))
    secretary.led(secretary.send(f"{asked}/ret", email="bruun@mail.example"))
    assert "Det seneste brev kom ikke frem" not in text_of(secretary.get(asked))
    assert "Ring, eller print brevet" in text_of(secretary.get(by_phone))


def test_whoever_said_no_before_was_not_asked_again_and_the_page_says_so(
    secretary: Visitor, house: Database, round_: RecruitmentRound
) -> None:
    page_of(house, round_, a_proposal())
    with house.transaction() as session:
        first = session.scalars(select(Nomination)).one()
        operations.answer(session, first.id, False, tells_nominator=False, by=Actor.anonymous(), now=NOW + DAY)
    address = page_of(house, round_, a_proposal(nominator="Kaj Lund"))

    text = text_of(secretary.get(address))

    assert "Personen har sagt nej tak til et andet forslag" in text
    assert "Blev spurgt" not in text
