"""What somebody asked for about their own data is told on paper, too, and says what the e-mail only leads to."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.foundation.mail.model import Letter
from recruit.foundation.refusal import Refused
from recruit.nominations import queries
from recruit.nominations.operations import candidates, rights, vetting
from recruit.nominations.operations.candidates import Fixing
from recruit.nominations.operations.vetting.decide import Decided
from recruit.nominations.queries.instead import closed_instead
from recruit.nominations.rules.rights import Ground
from tests.builders import BY, NOW, day
from tests.conftest import Database
from tests.nominations import a_nomination, a_submission, an_open_round

SOON = date(2026, 12, 5)
DAY = timedelta(days=1)


def the_answer_and_the_end(session: Session, number: UUID) -> None:
    nomination = queries.nomination(session, number, lock=True)
    rights.ask_for_erasure(session, nomination, by=BY, now=NOW)
    rights.answer_erasure(session, nomination, "Notatet bliver.", by=BY, now=NOW)
    rights.restrict(session, nomination, Ground.CLAIM, "Bruges i en sag.", by=BY, now=NOW)
    rights.tell_of_lifting(session, nomination, SOON, by=BY, now=NOW)
    session.flush()


def test_whoever_has_no_mailbox_reads_the_answer_and_the_day_in_a_closed_letter(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        round_ = an_open_round(session)
        form = replace(a_submission(round_, email="", phone="12 34 56 78", address="Havnegade 1"), language="en")
        number = a_nomination(session, round_, form).id
        session.flush()
        before = set(session.scalars(select(Letter.id)))
        the_answer_and_the_end(session, number)

        told = session.scalars(select(Letter).where(Letter.id.not_in(before)).order_by(Letter.queued_at, Letter.id))
        letters = sorted((letter.kind, letter.link_purpose, " ".join(letter.body.split())) for letter in told)

    assert [letter[:2] for letter in letters] == [("nomination_news_on_paper", None)] * 2
    said = " ".join(letter[2] for letter in letters)
    for words in ("This is our answer: Notatet bliver.", "From 5 December 2026 we use it again", "datatilsynet.dk"):
        assert words in said


def test_an_email_that_nobody_got_is_written_on_paper_as_things_stand(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        round_ = an_open_round(session, closes_at=NOW - DAY)
        made = a_nomination(session, round_, a_submission(round_), now=NOW - 2 * DAY)
        vetting.approve(
            session, queries.nomination(session, made.id, lock=True), Decided(day("2026-11-20")), by=BY, now=NOW
        )
        candidates.fix(session, queries.round_by_id(session, round_.id), Fixing([made.id], SOON), by=BY, now=NOW)
        session.flush()

        def instead(kind: str) -> str:
            letter = session.scalars(select(Letter).filter_by(kind=kind)).first()
            draft = closed_instead(session, letter, now=NOW)
            assert draft is not None
            return str(draft.facts["news"])

        assert "er fastlagt, og du står på den" in instead("candidate_news")
        candidates.revoke(session, queries.round_by_id(session, round_.id), "En fejl.", by=BY, now=NOW)
        session.flush()
        assert "En fejl." in instead("candidate_news")

        the_answer_and_the_end(session, made.id)
        assert "Notatet bliver." in instead("erasure_answered")
        assert "5. december 2026" in instead("restriction_ends")
        rights.lift(session, queries.nomination(session, made.id, lock=True), by=BY, now=NOW + 14 * DAY)
        session.flush()
        with pytest.raises(Refused):
            instead("restriction_ends")
