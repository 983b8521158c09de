"""Whoever stands without e-mail is told on paper what others get by e-mail; a refusal everybody is told so."""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.mail import by_hand, queries
from recruit.foundation.mail.model import Letter
from recruit.foundation.mail.rules import Status
from recruit.foundation.refusal import Refused
from recruit.nominations import operations
from recruit.nominations.model import Nomination
from recruit.nominations.operations import candidates, vetting
from recruit.nominations.operations.candidates import Fixing
from recruit.nominations.operations.vetting.decide import Decided
from recruit.nominations.queries import nomination as loaded
from recruit.nominations.queries import round_by_id
from recruit.nominations.queries.instead import closed_instead
from recruit.nominations.rules import Erased, NewNominee
from recruit.nominations.rules.vetting import Lacking
from tests.builders import NOW, day
from tests.conftest import Database, made_once
from tests.nominations import NOON, a_nomination, a_proposal, a_submission, an_open_round

STAFF = Actor.staff(uuid4(), "Grethe Holm")
HOUR = timedelta(hours=1)
REFUSED = Decided(
    day("2026-11-21"), "Du bor ikke i kommunen.", complaint_to="Kommunalbestyrelsen", complaint_until=NOON
)


@pytest.fixture
@made_once
def number(sqlite: Database) -> UUID:
    """Amina stands, has no e-mail, and reads English."""
    with sqlite.transaction() as session:
        round_ = an_open_round(session)
        form = replace(a_submission(round_, email="", phone="12 34 56 78", address="Havnegade 1"), language="en")
        return a_nomination(session, round_, form).id


def told(database: Database, number: UUID) -> list[str]:
    """Return what waits to be sent to somebody, the newest last."""
    with database.reading() as session:
        to_them = select(Letter).where(Letter.recipient == f"nominee:{number}").order_by(Letter.queued_at)
        letters = [letter for letter in session.scalars(to_them) if letter.status is Status.TO_POST]
        assert {(letter.channel, letter.link_purpose) for letter in letters} <= {("digital_post", None)}
        return [" ".join(letter.body.split()) for letter in letters]


def act(database: Database, number: UUID, does: Any, *given: Any, minutes: int = 0) -> None:
    with database.transaction() as session:
        does(session, loaded(session, number), *given, by=STAFF, now=NOW + timedelta(minutes=minutes))


def test_the_way_to_becoming_a_candidate_is_told_on_paper_in_ones_own_language(sqlite: Database, number: UUID) -> None:
    lack = ([Lacking.RESIDENCE, Lacking.OTHER], "Send us the form, signed.", NOON + HOUR)
    act(sqlite, number, vetting.tell_what_is_lacking, *lack, minutes=1)
    receipt, deficiency = told(sqlite, number)
    assert "received that you stand for Integrationsrådet" in receipt
    assert "residence in the municipality Send us the form, signed." in deficiency
    assert "21 December 2026" in deficiency

    act(sqlite, number, vetting.remedied, minutes=2)
    assert told(sqlite, number) == [receipt]

    act(sqlite, number, vetting.approve, Decided(day("2026-11-21"), "Ja."), minutes=3)
    assert "You are approved as a candidate" in told(sqlite, number)[-1]

    act(sqlite, number, operations.withdraw, minutes=4)
    assert "You have withdrawn" in told(sqlite, number)[-1]
    act(sqlite, number, operations.stand_again, minutes=5)
    assert "you stand for Integrationsrådet again" in told(sqlite, number)[-1]


def test_a_refusal_waits_to_be_sent_and_nobody_hears_that_it_is_gone_who_has_not_heard_of_it(
    sqlite: Database, number: UUID
) -> None:
    act(sqlite, number, vetting.refuse, REFUSED)
    assert "Du bor ikke i kommunen." in told(sqlite, number)[-1]

    act(sqlite, number, vetting.revoke, "En fejl.")

    assert len(told(sqlite, number)) == 1


def test_a_refusal_that_was_sent_is_taken_back_by_a_letter_that_says_why(sqlite: Database, number: UUID) -> None:
    act(sqlite, number, vetting.refuse, REFUSED)
    with sqlite.transaction() as session:
        letter = queries.newest_of_kind(session, f"nominee:{number}", "nomination_not_approved_on_paper")
        by_hand.mark_sent(session, letter, by=STAFF, now=NOW)

    act(sqlite, number, vetting.revoke, "The address was wrong.", minutes=1)

    assert "The reason is: The address was wrong." in told(sqlite, number)[-1]


def test_a_refusal_is_said_in_a_closed_letter_also_to_somebody_with_e_mail(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        round_ = an_open_round(session)
        number = a_nomination(session, round_, a_submission(round_)).id

    act(sqlite, number, vetting.refuse, REFUSED)

    (said,) = told(sqlite, number)
    assert "Du bor ikke i kommunen." in said


def test_a_correction_is_told_once_while_the_letter_waits(sqlite: Database, number: UUID) -> None:
    def correct(session: Session, nomination: Nomination, motivation: str, **acts: Any) -> None:
        form = a_submission(nomination.round, email="", phone="12 34 56 78", motivation=motivation)
        operations.correct(session, nomination, form, **acts)

    act(sqlite, number, correct, "Jeg vil hjælpe.")
    act(sqlite, number, correct, "Jeg vil hjælpe flere.")

    assert sum("We have corrected something" in each for each in told(sqlite, number)) == 1


def test_the_candidates_are_told_when_the_list_is_fixed_and_taken_back(sqlite: Database, number: UUID) -> None:
    act(sqlite, number, vetting.approve, Decided(day("2026-11-21"), "Ja."))
    with sqlite.transaction() as session:
        round_ = round_by_id(session, loaded(session, number).round_id)
        later = NOON + HOUR
        fixing = Fixing([number], day("2027-03-01"))
        candidates.fix(session, round_, fixing, by=STAFF, now=later)
        candidates.revoke(session, round_, "Lodtrækningen gik galt.", by=STAFF, now=later + HOUR)

    fixed, taken_back = told(sqlite, number)[-2:]
    assert "is fixed, and you stand on it" in fixed
    assert "Lodtrækningen gik galt." in taken_back


def test_the_question_on_paper_is_stopped_once_it_is_answered_and_erased_with_the_person(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        round_ = an_open_round(session)
        nominee = NewNominee("Bo Bruun", phone="12 34 56 78")
        asked = [a_nomination(session, round_, replace(a_proposal(), nominee=nominee)).id for _ in range(2)]
    assert all("Dorthe Dam" in told(sqlite, number)[0] for number in asked)

    with sqlite.transaction() as session:
        operations.answer(session, asked[0], True, tells_nominator=True, by=STAFF, now=NOW + HOUR)
        operations.erase(session, loaded(session, asked[1]), Erased.ASKED_FOR, by=STAFF, now=NOW)

    assert [told(sqlite, number) for number in asked] == [[], []]
    with sqlite.reading() as session:
        assert all(
            "Bo Bruun" not in letter.body + letter.address
            for letter in session.scalars(select(Letter))
            if str(asked[1]) in letter.recipient
        )


def test_an_e_mail_that_came_back_is_written_anew_as_a_closed_letter_that_says_it(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        round_ = an_open_round(session)
        number = a_nomination(session, round_, a_submission(round_)).id
    act(sqlite, number, vetting.approve, Decided(day("2026-11-21"), "Ja."))
    with sqlite.transaction() as session:
        for letter in session.scalars(select(Letter)):
            letter.attempts, letter.error = 1, "SMTPRecipientsRefused 550"

    with sqlite.transaction() as session:
        for letter in session.scalars(select(Letter).order_by(Letter.queued_at, Letter.kind.desc())).all():
            draft = closed_instead(session, letter, now=letter.queued_at)
            by_hand.send_closed_instead(
                session, letter, draft, "Amina Abdi\nHavnegade 1", by=STAFF, now=letter.queued_at
            )

    receipt, approval = sorted(told(sqlite, number), reverse=True)
    assert "modtog vi, at du stiller op til Integrationsrådet" in receipt + approval
    assert "Du er godkendt som kandidat" in receipt + approval


def test_what_a_letter_said_and_no_longer_holds_is_not_written_on_paper(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        round_ = an_open_round(session)
        stands = a_nomination(session, round_, a_submission(round_)).id
        asked = a_nomination(session, round_, a_proposal()).id
    after_all = NOON + timedelta(days=400)

    assert writes_instead(sqlite, stands) == ["nomination_received", "nomination_corrected"]
    assert writes_instead(sqlite, asked) == ["nominated", "nominated_reminder", "nomination_corrected"]
    assert writes_instead(sqlite, asked, now=after_all) == [], "the time to answer is over"
    act(sqlite, asked, lambda session, found, **how: operations.answer(session, found.id, True, **TELLS, **how))
    act(sqlite, stands, operations.withdraw)

    assert writes_instead(sqlite, asked) == ["nomination_received", "nomination_corrected"]
    assert writes_instead(sqlite, stands) == ["nomination_withdrawn"]


TELLS = {"tells_nominator": False}
KINDS = ("nominated", "nominated_reminder", "nomination_received", "nomination_corrected", "nomination_withdrawn")
DECIDED = ("nomination_deficient", "nomination_decided")


def writes_instead(database: Database, number: UUID, *, now: datetime = NOW + HOUR) -> list[str]:
    """Return the kinds of e-mails that could be written on paper now, had they been sent."""
    with database.reading() as session:
        sent = [Letter(kind=kind, recipient=f"nominee:{number}") for kind in (*KINDS, *DECIDED)]
        return [letter.kind for letter in sent if _is_written(session, letter, now)]


def _is_written(session: Session, letter: Letter, now: datetime) -> bool:
    with suppress(Refused):
        return closed_instead(session, letter, now=now) is not None
    return False


def test_a_lack_that_is_mended_or_too_late_is_not_written_on_paper_nor_a_decision_taken_back(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        round_ = an_open_round(session)
        number = a_nomination(session, round_, a_submission(round_)).id
    act(sqlite, number, vetting.tell_what_is_lacking, [Lacking.SUPPORTERS], "", NOON + HOUR)

    assert DECIDED[0] in writes_instead(sqlite, number)
    assert DECIDED[0] not in writes_instead(sqlite, number, now=NOON + HOUR)
    act(sqlite, number, vetting.approve, Decided(day("2026-11-21"), "Ja."))
    assert DECIDED[1] in writes_instead(sqlite, number)
    act(sqlite, number, vetting.revoke, "Forkert navn.", minutes=1)

    assert DECIDED[1] not in writes_instead(sqlite, number)
