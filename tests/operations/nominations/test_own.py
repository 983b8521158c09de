"""What somebody does with their own nomination, and where it is afterwards, on both databases."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.audit.model import AuditDetails
from recruit.foundation.files import pictures
from recruit.foundation.files.model import StoredFile
from recruit.foundation.mail.model import Letter
from recruit.foundation.refusal import NotFound, Refused
from recruit.foundation.tokens import operations as tokens
from recruit.foundation.tokens.model import OneTimeLink
from recruit.nominations import operations, queries
from recruit.nominations.model import Nomination
from recruit.nominations.rules import OWN_NOMINATION, Erased, Status
from recruit.recruitment.model import RecruitmentRound
from recruit.recruitment.rules import Manner
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
    session.flush()
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


def test_a_new_mailbox_is_not_confirmed_and_the_page_stays_open_meanwhile(database: Database) -> None:
    with database.transaction() as session:
        round_, nomination = standing(session)
        tokens.mint(session, OWN_NOMINATION, nomination.id, lifetime=timedelta(days=1), now=NOW)
        operations.confirm_email(session, nomination, now=NOW)
        operations.correct(session, nomination, a_submission(round_, email="ny@mail.example"), by=CITIZEN, now=NOW)

        assert nomination.nominee is not None
        assert nomination.nominee.email_confirmed_at is None
        assert session.scalars(select(OneTimeLink.used_at)).all() == [None]


def test_nobody_buries_a_mailbox_by_withdrawing_over_and_over(database: Database) -> None:
    with database.transaction() as session:
        _, nomination = standing(session)
        for _ in range(10):
            operations.withdraw(session, nomination, by=CITIZEN, now=NOW)
            operations.stand_again(session, nomination, by=CITIZEN, now=NOW)

        assert len(session.scalars(select(Letter).filter_by(kind="nomination_withdrawn")).all()) == 3


def test_nobody_buries_a_mailbox_by_naming_it_over_and_over(database: Database) -> None:
    with database.transaction() as session:
        round_, nomination = standing(session)
        for email in ("ida@mail.example", "amina@mail.example") * 10:
            operations.correct(session, nomination, a_submission(round_, email=email), by=CITIZEN, now=NOW)

        assert len(session.scalars(select(Letter).filter_by(address="ida@mail.example")).all()) == 3


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
        assert queries.statuses(session, round_, now=NOW)[made[0].id] is Status.WITHDRAWN
        with pytest.raises(NotFound):
            queries.nomination(session, made[0].id)


STAFF = Actor.staff(UUID(int=7), "Grethe Holm")


def letters_to(session: Session, nomination: Nomination) -> list[tuple[str, str]]:
    """Return kind and address of each letter to the nominee after the first, in the order of writing."""
    found = session.scalars(select(Letter).filter_by(recipient=f"nominee:{nomination.id}").order_by(Letter.queued_at))
    return [(letter.kind, letter.address) for letter in found][1:]


def test_the_person_is_told_what_the_secretariat_corrects_and_only_if_it_corrects_something(
    database: Database,
) -> None:
    with database.transaction() as session:
        round_, nomination = standing(session)
        operations.correct(session, nomination, a_submission(round_), by=STAFF, now=NOON)
        assert letters_to(session, nomination) == []
        operations.correct(session, nomination, a_submission(round_, phone="12 34 56 78"), by=STAFF, now=NOON)

        assert letters_to(session, nomination) == [("nomination_corrected", "amina@mail.example")]


def test_a_question_that_went_to_the_wrong_mailbox_goes_to_the_right_one_and_its_link_is_void(
    database: Database,
) -> None:
    with database.transaction() as session:
        nomination = a_nomination(session, an_open_round(session), a_proposal())
        tokens.mint(session, OWN_NOMINATION, nomination.id, lifetime=timedelta(days=1), now=NOW)
        corrected = replace(a_proposal(), nominee=replace(a_proposal().nominee, email="bruun@mail.example"))
        operations.correct(session, queries.nomination(session, nomination.id), corrected, by=STAFF, now=NOW)

        assert letters_to(session, nomination) == [("nominated", "bruun@mail.example")]
        assert session.scalars(select(OneTimeLink.used_at)).all() == [NOW]


def test_the_own_link_is_sent_again_to_whoever_has_a_page_of_their_own_and_a_mailbox(database: Database) -> None:
    with database.transaction() as session:
        round_, nomination = standing(session)
        operations.send_link(session, nomination, by=STAFF, now=NOON)
        silent = a_nomination(session, round_, a_submission(round_, "Ib Ibsen", email="", phone="12 34 56 78"))
        asked = a_nomination(session, round_, a_proposal())

        assert letters_to(session, nomination) == [("nomination_received", "amina@mail.example")]
        with pytest.raises(Refused, match="no-email-to-write-to"):
            operations.send_link(session, silent, by=STAFF, now=NOON)
        with pytest.raises(Refused, match="nomination-has-ended"):
            operations.send_link(session, asked, by=STAFF, now=NOON)


def test_a_letter_to_somebody_who_was_proposed_names_the_last_moment_that_their_page_names(database: Database) -> None:
    with database.transaction() as session:
        round_ = an_open_round(session)
        round_.remedy_until = NOON + timedelta(days=7)
        number = a_nomination(session, round_, a_proposal()).id
        operations.answer(session, number, True, tells_nominator=False, by=CITIZEN, now=NOW)
        session.flush()
        session.expunge_all()
        nomination = queries.nomination(session, number)
        operations.send_link(session, nomination, by=STAFF, now=NOON)

        receipt = session.scalars(select(Letter.body).filter_by(kind="nomination_received")).one()
        assert "28. december 2026 kl. 12.00" in receipt


def test_a_withdrawal_on_paper_counts_from_the_day_on_which_it_came(database: Database) -> None:
    with database.transaction() as session:
        _, nomination = standing(session)
        with pytest.raises(Refused, match="arrived-in-the-future"):
            operations.withdraw(session, nomination, by=STAFF, now=NOON, arrived_at=LATE)
        operations.withdraw(session, nomination, by=STAFF, now=LATE, manner=Manner.PAPER, arrived_at=NOW)

        assert [(each.manner, each.at) for each in nomination.withdrawals] == [(Manner.PAPER, NOW)]
