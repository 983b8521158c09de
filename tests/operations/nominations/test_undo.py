"""What the secretariat entered by mistake is taken out whole; what people sent, or acted on, is not."""

from dataclasses import replace

import pytest
from sqlalchemy import func, select

from recruit.foundation.actor import Actor
from recruit.foundation.mail.model import Letter
from recruit.foundation.refusal import Refused
from recruit.nominations import operations, queries
from recruit.nominations.model import Nomination, NominationAnswer, Nominator, Nominee, NomineeAsk
from recruit.nominations.operations import vetting
from recruit.nominations.operations.retention_stops import stop_erasing
from recruit.nominations.operations.vetting.decide import Decided
from recruit.nominations.rules import Source
from recruit.recruitment.rules import Manner
from tests.builders import BY, NOW, day
from tests.conftest import Database
from tests.nominations import a_nomination, a_proposal, a_submission, an_open_round


def test_nothing_of_it_is_left_and_its_letters_stay_here(database: Database) -> None:
    with database.transaction() as session:
        round_ = an_open_round(session, supporters_needed=6)
        entered = [replace(a_proposal(), source=Source.PAPER), replace(a_proposal(), source=Source.FLOOR, accepts=True)]
        made = [a_nomination(session, round_, form) for form in entered]

        for each in made:
            operations.undo(session, queries.nomination(session, each.id), by=BY, now=NOW)

    with database.reading() as session:
        for table in (Nomination, Nominee, Nominator, NomineeAsk, NominationAnswer):
            assert session.scalar(select(func.count()).select_from(table)) == 0
        assert {(letter.address, letter.status) for letter in session.scalars(select(Letter))} == {("", "cancelled")}


def test_what_must_not_be_erased_is_not_undone(database: Database) -> None:
    with database.transaction() as session:
        round_ = an_open_round(session)
        made = a_nomination(session, round_, replace(a_submission(round_), source=Source.PAPER))
        stop_erasing(session, round_, made.reference, "Aktindsigt", by=BY, now=NOW)

        with pytest.raises(Refused, match="nomination-cannot-be-undone"):
            operations.undo(session, queries.nomination(session, made.id), by=BY, now=NOW)


def test_what_somebody_sent_or_acted_on_is_not_undone(database: Database) -> None:
    with database.transaction() as session:
        round_ = an_open_round(session)
        sent = a_nomination(session, round_, a_submission(round_))
        answered = a_nomination(session, round_, replace(a_proposal(), source=Source.PHONE))
        operations.answer(session, answered.id, True, tells_nominator=False, by=BY, now=NOW, manner=Manner.ONLINE)
        withdrawn = a_nomination(session, round_, replace(a_submission(round_), source=Source.PAPER))
        operations.withdraw(session, queries.nomination(session, withdrawn.id), by=BY, now=NOW)

        for each in (sent, answered, withdrawn):
            with pytest.raises(Refused, match="nomination-cannot-be-undone"):
                operations.undo(session, queries.nomination(session, each.id), by=BY, now=NOW)


def test_what_somebody_wrote_behind_their_own_link_is_not_undone(database: Database) -> None:
    with database.transaction() as session:
        round_ = an_open_round(session)
        entered = replace(a_submission(round_), source=Source.PAPER)
        number = operations.submit(session, round_, entered, by=BY, now=NOW).id
    with database.transaction() as session:
        hers = queries.nomination(session, number, lock=True)
        corrected = a_submission(round_, presentation="Jeg er mor til tre.")
        operations.correct(session, hers, corrected, by=Actor.anonymous(), now=NOW)

    with database.transaction() as session, pytest.raises(Refused, match="nomination-cannot-be-undone"):
        operations.undo(session, queries.nomination(session, number), by=BY, now=NOW)


@pytest.mark.parametrize("is_decided", [True, False], ids=["decided", "noted"])
def test_what_the_secretariat_has_checked_is_not_undone(database: Database, is_decided: bool) -> None:
    with database.transaction() as session:
        round_ = an_open_round(session)
        number = a_nomination(session, round_, replace(a_submission(round_), source=Source.PAPER)).id
        nomination = queries.nomination(session, number)
        if is_decided:
            vetting.approve(session, nomination, Decided(day("2026-11-21")), by=BY, now=NOW)
        else:
            vetting.note(session, nomination, "Ringede.", by=BY, now=NOW)

    with database.transaction() as session, pytest.raises(Refused, match="nomination-cannot-be-undone"):
        operations.undo(session, queries.nomination(session, number), by=BY, now=NOW)
