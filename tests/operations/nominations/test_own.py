"""What somebody does with their own nomination, and where it is afterwards, on both databases."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.audit.model import AuditDetails
from recruit.foundation.files import pictures
from recruit.foundation.files.model import StoredFile
from recruit.foundation.refusal import NotFound, Refused
from recruit.nominations import operations, queries
from recruit.nominations.model import Nomination
from recruit.nominations.rules import Erased, Status
from recruit.recruitment.model import RecruitmentRound
from tests.builders import NOW
from tests.conftest import Database
from tests.nominations import NOON, a_nomination, a_proposal, a_submission, an_open_round
from tests.operations.files.pictures import a_picture

CITIZEN = Actor.anonymous()
LATE = NOON + timedelta(seconds=1)


def standing(session: Session) -> tuple[RecruitmentRound, Nomination]:
    """Return an open round, and somebody's own nomination to it, as its page loads it."""
    round_ = an_open_round(session)
    number = a_nomination(session, round_, a_submission(round_)).id
    session.expunge_all()
    return round_, queries.nomination(session, number, lock=True)


def test_a_correction_is_saved_and_the_log_says_what_was_touched_and_not_how(database: Database) -> None:
    with database.transaction() as session:
        round_, nomination = standing(session)
        corrected = a_submission(round_, "Amina Dam", presentation="Jeg er mor til tre.")
        operations.correct(session, nomination, corrected, by=CITIZEN, now=NOON)

    with database.reading() as session:
        nominee = queries.nomination(session, nomination.id).nominee
        assert nominee is not None
        assert (nominee.name, nominee.search_key) == ("Amina Dam", "amina dam")
        details = session.scalars(select(AuditDetails.content).order_by(AuditDetails.number.desc())).first()
        assert details == '{"fields":["name","presentation","search_key","sort_key"]}'


def test_nothing_is_corrected_after_the_deadline_but_by_the_secretariat(database: Database) -> None:
    with database.transaction() as session:
        round_, nomination = standing(session)
        corrected = a_submission(round_, "Amina Dam")

        with pytest.raises(Refused):
            operations.correct(session, nomination, corrected, by=CITIZEN, now=LATE)
        operations.correct(session, nomination, corrected, by=Actor.staff(nomination.id, "Grethe Holm"), now=LATE)

        assert nomination.nominee is not None
        assert nomination.nominee.name == "Amina Dam"


def test_an_answer_that_is_required_stays_required(database: Database) -> None:
    with database.transaction() as session:
        round_, nomination = standing(session)

        with pytest.raises(Refused, match="answer-missing"):
            operations.correct(session, nomination, a_submission(round_, motivation=""), by=CITIZEN, now=NOW)


def test_who_withdraws_twice_is_told_so_and_may_stand_again_in_time(database: Database) -> None:
    with database.transaction() as session:
        _, nomination = standing(session)
        operations.withdraw(session, nomination, by=CITIZEN, now=NOW, reason="Jeg flytter.")
        assert queries.status(nomination, now=NOW) is Status.WITHDRAWN

        with pytest.raises(Refused):
            operations.withdraw(session, nomination, by=CITIZEN, now=NOW)
        with pytest.raises(Refused):
            operations.stand_again(session, nomination, by=CITIZEN, now=LATE)
        operations.stand_again(session, nomination, by=CITIZEN, now=NOON)

        assert queries.status(nomination, now=NOON) is Status.STANDS


def test_a_photo_is_replaced_and_the_first_is_gone(database: Database) -> None:
    drawn = pictures.redrawn_photo(a_picture())
    with database.transaction() as session:
        _, nomination = standing(session)
        for _ in range(2):
            operations.set_photo(session, nomination, drawn, shows=True, by=CITIZEN, now=NOW)
        (kept,) = session.scalars(select(StoredFile)).all()

        assert nomination.nominee is not None
        assert (nomination.nominee.photo_id, kept.media_type) == (kept.id, "image/jpeg")
        with pytest.raises(Refused):
            operations.set_photo(session, nomination, drawn, shows=True, by=CITIZEN, now=LATE)
        operations.remove_photo(session, nomination, by=CITIZEN, now=LATE)
        assert session.scalars(select(StoredFile)).all() == []


def test_what_there_is_none_of_is_not_shown(database: Database) -> None:
    with database.transaction() as session:
        _, nomination = standing(session)

        operations.show(session, nomination, motivation=True, languages=True, photo=True, by=CITIZEN, now=LATE)

        shown = nomination.nominee
        assert shown is not None
        assert (shown.shows_motivation, shown.shows_languages, shown.shows_photo) == (True, False, False)


def test_the_statuses_of_a_round_are_those_of_its_nominations(database: Database) -> None:
    with database.transaction() as session:
        round_ = an_open_round(session)
        forms = [a_submission(round_), a_submission(round_), a_proposal(), replace(a_proposal("C"), accepts=True)]
        made = [a_nomination(session, round_, form) for form in forms]
        operations.withdraw(session, queries.nomination(session, made[1].id), by=CITIZEN, now=NOW)
        expected = [Status.STANDS, Status.WITHDRAWN, Status.AWAITING_ANSWER, Status.STANDS]

        found = queries.statuses(session, round_, now=NOW)

        assert [found[each.id] for each in made] == expected
        operations.erase(session, made[0], Erased.ASKED_FOR, by=CITIZEN, now=NOW)
        assert queries.statuses(session, round_, now=NOW)[made[0].id] is Status.STANDS
        with pytest.raises(NotFound):
            queries.nomination(session, made[0].id)
