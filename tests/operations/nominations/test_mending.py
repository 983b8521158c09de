"""What somebody may still change while their nomination is checked, and after it is decided about."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.refusal import Refused
from recruit.nominations import operations, queries
from recruit.nominations.operations import vetting
from recruit.nominations.operations.vetting.decide import Decided
from recruit.nominations.operations.vetting.verify import Seen
from recruit.nominations.queries.vetting import check_of
from recruit.nominations.rules import NewSupporter
from recruit.nominations.rules.vetting import Fact, Lacking, Vetting
from recruit.recruitment.rules import Asked, Field
from tests.builders import BY, NOW, day
from tests.conftest import Database, made_once
from tests.nominations import ASKED, NOON, a_nomination, a_submission, an_open_round

CITIZEN = Actor.anonymous()
AFTER, UNTIL = NOON + timedelta(hours=1), NOON + timedelta(days=7)


@pytest.fixture
@made_once
def number(sqlite: Database) -> UUID:
    """Somebody who stands, with a date of birth that the round asks for only to look it up."""
    with sqlite.transaction() as session:
        round_ = an_open_round(session, fields=ASKED | {Field.BIRTH_DATE: Asked.REQUIRED}, supporters_needed=1)
        return a_nomination(session, round_, a_submission(round_, birth_date=day("1990-01-02"))).id


def told(session: Session, number: UUID, *lacking: Lacking) -> None:
    nomination = queries.nomination(session, number, lock=True)
    vetting.tell_what_is_lacking(session, nomination, lacking, "Skriv mere.", UNTIL, by=BY, now=NOW)


def corrected(session: Session, number: UUID, **changes: Any) -> None:
    """Let the person correct it an hour after the round has closed."""
    nomination = queries.nomination(session, number, lock=True)
    said = a_submission(nomination.round, **{"birth_date": day("1990-01-02")} | changes)
    operations.correct(session, nomination, said, by=CITIZEN, now=AFTER)


def test_whoever_mends_one_thing_has_the_time_that_was_promised_for_the_rest(sqlite: Database, number: UUID) -> None:
    with sqlite.transaction() as session:
        told(session, number, Lacking.ANSWERS, Lacking.CONTACT)

    for changes in ({"presentation": "Jeg er smed."}, {"presentation": "Jeg er smed.", "phone": "12 34 56 78"}):
        with sqlite.transaction() as session:
            corrected(session, number, **changes)

    with sqlite.transaction() as session:
        nomination = queries.nomination(session, number, lock=True)
        vetting.approve(session, nomination, Decided(day("2026-11-21"), "Alt er her."), by=BY, now=NOW)
    with pytest.raises(Refused, match="deadline-has-passed"), sqlite.transaction() as session:
        corrected(session, number, phone="12 34 56 79")


def test_a_date_of_birth_that_was_looked_up_is_not_asked_again(sqlite: Database, number: UUID) -> None:
    with sqlite.transaction() as session:
        nomination = queries.nomination(session, number, lock=True)
        vetting.verify(session, nomination, Seen(Fact.AGE, True, "CPR", day("2026-11-21"), "GH"), by=BY, now=NOW)
        told(session, number, Lacking.ANSWERS)
    with sqlite.transaction() as session:
        corrected(session, number, birth_date=None, presentation="Jeg er smed.")

        nominee = queries.nomination(session, number).nominee
        assert nominee is not None
        assert (nominee.presentation, nominee.birth_date) == ("Jeg er smed.", None)


def test_what_is_approved_the_person_changes_no_more_but_how_they_are_reached(sqlite: Database, number: UUID) -> None:
    with sqlite.transaction() as session:
        nomination = queries.nomination(session, number, lock=True)
        vetting.approve(session, nomination, Decided(day("2026-11-21"), "Alt er her."), by=BY, now=NOW)
    before = {"by": CITIZEN, "now": NOW}

    with sqlite.transaction() as session:
        nomination = queries.nomination(session, number, lock=True)
        said = a_submission(nomination.round, birth_date=day("1990-01-02"), phone="12 34 56 78")
        operations.correct(session, nomination, said, **before)
    with pytest.raises(Refused, match="nomination-is-approved"), sqlite.transaction() as session:
        nomination = queries.nomination(session, number, lock=True)
        operations.correct(
            session, nomination, a_submission(nomination.round, "Et andet navn", birth_date=day("1990-01-02")), **before
        )


def test_signatures_that_lack_can_be_given_until_their_own_deadline_and_are_mended_by_it(
    sqlite: Database, number: UUID
) -> None:
    with sqlite.transaction() as session:
        told(session, number, Lacking.SUPPORTERS)
    with sqlite.transaction() as session:
        operations.support(session, number, NewSupporter("Kaj Lund", "kaj@mail.example"), by=CITIZEN, now=AFTER)

        assert check_of(session, number).vetting(now=AFTER) is Vetting.TO_CHECK
    with pytest.raises(Refused, match="signature-comes-too-late"), sqlite.transaction() as session:
        late = UNTIL + timedelta(seconds=1)
        operations.support(session, number, NewSupporter("Bo Bruun", "bo@mail.example"), by=CITIZEN, now=late)
