"""Whoever was proposed and does not answer is reminded; then the proposal lapses, and what is personal is gone."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.audit.model import AuditDetails
from recruit.foundation.db import Base
from recruit.foundation.files import operations as files
from recruit.foundation.files.model import StoredFile
from recruit.foundation.mail import operations as mail
from recruit.foundation.mail.model import Letter
from recruit.foundation.refusal import Refused
from recruit.foundation.tokens import operations as tokens
from recruit.foundation.tokens.model import OneTimeLink
from recruit.nominations import letters as wording
from recruit.nominations import operations, queries
from recruit.nominations.model import Nomination, NominationWithdrawal, Nominator, Nominee, Supporter
from recruit.nominations.operations.retention_stops import revoke_stop, stop_erasing
from recruit.nominations.queries import unreached
from recruit.nominations.rules import OWN_NOMINATION, Erased, NewNominee, NewSupporter
from recruit.recruitment.rules import Manner
from tests.builders import BY, NOW
from tests.conftest import Database
from tests.nominations import a_nomination, a_proposal, a_submission, an_open_round
from tests.operations.files.pictures import a_picture

DAY = timedelta(days=1)


def letters(session: Session, kind: str) -> list[Letter]:
    return list(session.scalars(select(Letter).filter_by(kind=kind).order_by(Letter.queued_at)))


def test_reminders_come_after_a_week_and_before_the_end_however_often_the_worker_looks(database: Database) -> None:
    with database.transaction() as session:
        a_nomination(session, an_open_round(session), a_proposal())
        sent = [operations.remind(session, now=NOW + day * DAY) for day in range(1, 31)]

        assert [day for day, number in enumerate(sent, 1) if number] == [7, 27]
        assert [letter.address for letter in letters(session, "nominated_reminder")] == ["bo@mail.example"] * 2


def test_whoever_was_proposed_by_three_is_reminded_once(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        round_ = an_open_round(session)
        for name in ("Dorthe Dam", "Kaj Lund", "Leyla Kaya"):
            a_nomination(session, round_, a_proposal(nominator=name))

        assert operations.remind(session, now=NOW + 7 * DAY) == 1
        assert operations.remind(session, now=NOW + 8 * DAY) == 0


def test_two_who_share_a_mailbox_are_reminded_each(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        round_ = an_open_round(session)
        for name in ("Bo Bruun", "Ida Bruun", "Bo B. Bruun"):
            a_nomination(session, round_, replace(a_proposal(), nominee=NewNominee(name, "bo@mail.example")))

        assert operations.remind(session, now=NOW + 7 * DAY) == 2


def test_nobody_is_reminded_who_has_answered_or_could_no_longer_say_yes(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        round_ = an_open_round(session)
        answered = a_nomination(session, round_, a_proposal())
        operations.answer(session, answered.id, False, tells_nominator=False, by=BY, now=NOW)
        closed = an_open_round(session, slug="lukket", closes_at=NOW + DAY)
        a_nomination(session, closed, replace(a_proposal(), nominee=NewNominee("Ida", email="ida@mail.example")))

        assert operations.remind(session, now=NOW + 7 * DAY) == 0


def test_silence_lapses_when_the_time_is_over_and_not_before(database: Database) -> None:
    with database.transaction() as session:
        nomination = a_nomination(session, an_open_round(session), a_proposal())
        assert operations.expire(session, now=NOW + 30 * DAY - timedelta(seconds=1)) == 0
        assert operations.expire(session, now=NOW + 30 * DAY) == 1
        assert operations.expire(session, now=NOW + 31 * DAY) == 0

    with database.reading() as session:
        kept = session.get_one(Nomination, nomination.id)
        assert (kept.erased_because, kept.route) == (Erased.NO_ANSWER, "other")
        farewell = letters(session, "nomination_lapsed")[0]
        assert (farewell.address, farewell.link_purpose) == ("dorthe@mail.example", None)
        assert "Bo Bruun" not in farewell.body


def test_the_last_letter_is_forgotten_a_week_after_it_was_written(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        a_nomination(session, an_open_round(session), a_proposal())
        operations.expire(session, now=NOW + 30 * DAY)
        operations.expire(session, now=NOW + 38 * DAY)

        assert [letter.address for letter in letters(session, "nomination_lapsed")] == [""]


def test_whoever_answered_does_not_lapse(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        round_ = an_open_round(session)
        for accepts, name in ((True, "Ida Holm"), (False, "Bo Bruun")):
            new = NewNominee(name, email=f"{name[:2]}@mail.example")
            nomination = a_nomination(session, round_, replace(a_proposal(), nominee=new))
            operations.answer(session, nomination.id, accepts, tells_nominator=False, by=BY, now=NOW)

        assert operations.expire(session, now=NOW + 300 * DAY) == 0


def test_nothing_that_anybody_wrote_is_left_when_a_nomination_is_erased(database: Database) -> None:
    with database.transaction() as session:
        nomination = _full(session)
        operations.erase(session, nomination, Erased.ASKED_FOR, by=Actor.system(), now=NOW + DAY)

    with database.reading() as session:
        for table in (Nominee, Nominator, Supporter, StoredFile):
            assert session.scalars(select(func.count()).select_from(table)).one() == 0
        assert all(link.used_at for link in session.scalars(select(OneTimeLink)))
        assert _personal_left(session) == []
        assert session.get_one(Nomination, nomination.id).erased_because is Erased.ASKED_FOR


def _full(session: Session) -> Nomination:
    """A nomination with everything that can be personal, each marked with the same word."""
    round_ = an_open_round(session, supporters_needed=6)
    proposal = a_proposal("Zebra Bo", nominator="Zebra Dam")
    nomination = a_nomination(
        session, round_, replace(proposal, nominee=replace(proposal.nominee, email="zebra@mail.example"))
    )
    operations.answer(session, nomination.id, True, tells_nominator=True, by=BY, now=NOW)
    photo = files.store_picture(session, a_picture(), "zebra.png", by=BY, now=NOW)
    assert nomination.nominee is not None
    nomination.nominee.photo_id = photo.id
    signer = NewSupporter("Zebra Lund", "zebralund@mail.example")
    operations.support(session, nomination.id, signer, by=BY, now=NOW)
    nomination.withdrawals.append(
        NominationWithdrawal(at=NOW, by="anonymous", manner=Manner.ONLINE, reason="Zebra er syg.")
    )
    tokens.mint(session, OWN_NOMINATION, nomination.id, lifetime=DAY, now=NOW)
    session.flush()
    return nomination


def _personal_left(session: Session) -> list[str]:
    """Return the columns of the whole database in which the word still stands."""
    return [
        f"{table.name}.{column.name}"
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if column.type.python_type is str
        and session.execute(select(func.count()).where(func.lower(column).like("%zebra%"))).scalar_one()
    ]


def test_erasing_twice_is_erasing_once(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        nomination = a_nomination(session, an_open_round(session), a_proposal())
        operations.erase(session, nomination, Erased.ASKED_FOR, by=BY, now=NOW)
        operations.erase(session, nomination, Erased.RETENTION, by=BY, now=NOW + DAY)

        assert (nomination.erased_because, nomination.erased_at) == (Erased.ASKED_FOR, NOW)


def test_the_secretariat_reminds_by_hand_but_not_twice_in_two_days(database: Database) -> None:
    with database.transaction() as session:
        nomination = a_nomination(session, an_open_round(session), a_proposal())
        for days, reason in ((1, "written-to-lately"), (40, "too-late-to-remind")):
            with pytest.raises(Refused, match=reason):
                operations.remind_one(session, nomination.id, by=BY, now=NOW + days * DAY)
        operations.remind_one(session, nomination.id, by=BY, now=NOW + 3 * DAY)
        by_itself = [day for day in range(4, 31) if operations.remind(session, now=NOW + day * DAY)]

        assert by_itself == [27]
        assert len(letters(session, "nominated_reminder")) == 2


def test_the_secretariat_sees_which_letters_came_back_and_who_has_no_mailbox(database: Database) -> None:
    with database.transaction() as session:
        round_ = an_open_round(session)
        proposed = a_nomination(session, round_, a_proposal())
        a_nomination(session, round_, a_submission(round_))
        a_nomination(session, an_open_round(session, slug="andet"), a_proposal())
        by_phone = replace(a_proposal(), nominee=NewNominee("Ib Ibsen", phone="12 34 56 78"))
        a_nomination(session, round_, by_phone)
        for letter in session.scalars(select(Letter).filter_by(kind="nominated")):
            letter.next_attempt_at, letter.given_up_at, letter.error = None, NOW, "refused 550"

    with database.reading() as session:
        found = unreached.undelivered(session, round_)
        assert [(each.nomination.id, each.is_to_nominee) for each in found] == [(proposed.id, True)]
        waits = [one.kind for one in unreached.due(session, on=NOW.date()) if one.facts["round"] == round_.id]
        assert waits == ["nominees-not-reached", "nominees-without-mailbox"]
        assert unreached.due(session, on=NOW.date() + 4000 * DAY) == []


def test_a_letter_that_came_back_is_mended_by_another_address_or_another_letter(database: Database) -> None:
    with database.transaction() as session:
        round_ = an_open_round(session)
        for name in ("Bo Bruun", "Ib Ibsen", "Elif Elmi"):
            a_nomination(session, round_, a_proposal(name))
        for letter in session.scalars(select(Letter).filter_by(kind="nominated")):
            letter.next_attempt_at, letter.given_up_at, letter.error = None, NOW, "refused 550"
        bo, ib, elif_ = (each.nomination for each in unreached.undelivered(session, round_))
        assert bo.nominee
        bo.nominee.email = "bo.bruun@mail.example"
        mail.enqueue(session, wording.nominated_reminder(queries.nomination(session, ib.id)), by=BY, now=NOW + DAY)

        assert [each.nomination.id for each in unreached.undelivered(session, round_)] == [elif_.id]


def test_a_letter_that_was_stopped_mends_nothing(database: Database) -> None:
    with database.transaction() as session:
        round_ = an_open_round(session)
        bo = a_nomination(session, round_, a_proposal())
        came_back = session.scalars(select(Letter).filter_by(kind="nominated")).one()
        came_back.next_attempt_at, came_back.given_up_at, came_back.error = None, NOW, "refused 550"
        reminder = wording.nominated_reminder(queries.nomination(session, bo.id))
        mail.cancel(session, mail.enqueue(session, reminder, by=BY, now=NOW + DAY), by=BY, now=NOW + DAY)

        assert [each.nomination.id for each in unreached.undelivered(session, round_)] == [bo.id]


def test_details_in_the_log_name_nobody(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        _full(session)

    with sqlite.reading() as session:
        assert not [each for each in session.scalars(select(AuditDetails.content)) if "zebra" in str(each).lower()]


def test_a_hundred_proposals_by_one_sender_bury_nobody(database: Database) -> None:
    with database.transaction() as session:
        round_ = an_open_round(session)
        for _ in range(20):
            operations.submit(session, round_, a_proposal(), by=Actor.anonymous(), now=NOW)

        assert len(letters(session, "nominated")) == len(letters(session, "proposal_received")) == 3
        assert len(session.scalars(select(Nomination)).all()) == 20


def test_nothing_lapses_while_erasing_is_stopped(database: Database) -> None:
    with database.transaction() as session:
        round_ = an_open_round(session)
        a_nomination(session, round_, a_proposal())
        stop = stop_erasing(session, round_, "", "Aktindsigt", by=BY, now=NOW)

        assert operations.expire(session, now=NOW + 60 * DAY) == 0
        revoke_stop(session, stop, by=BY, now=NOW)
        assert operations.expire(session, now=NOW + 60 * DAY) == 1
