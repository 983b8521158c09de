"""People sign for a candidate: once each, not for themselves, and they can take it back."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.mail.model import Letter
from recruit.foundation.refusal import NotFound, Refused
from recruit.foundation.tokens import operations as tokens
from recruit.foundation.tokens.model import OneTimeLink
from recruit.nominations import operations
from recruit.nominations.model import Nomination, Supporter
from recruit.nominations.queries import supporters
from recruit.nominations.rules import OWN_SUPPORT, NewSupporter
from recruit.recruitment.rules import Manner
from tests.builders import NOW
from tests.conftest import Database
from tests.nominations import a_nomination, a_proposal, a_submission, an_open_round

CITIZEN = Actor.anonymous()
KAJ = NewSupporter("Kaj Lund", "kaj@mail.example")


def a_candidate(session: Session) -> Nomination:
    round_ = an_open_round(session, supporters_needed=6)
    return a_nomination(session, round_, a_submission(round_))


def signed(session: Session, candidate: Nomination, who: NewSupporter = KAJ) -> Supporter:
    return operations.support(session, candidate.id, who, by=CITIZEN, now=NOW)


def test_a_supporter_signs_once_however_often_and_gets_one_receipt(database: Database) -> None:
    with database.transaction() as session:
        candidate = a_candidate(session)
        first = signed(session, candidate)
        again = signed(session, candidate, NewSupporter(" KAJ  lund", "Kaj@mail.example", "Søndergade 4"))

        assert again.id == first.id
        assert supporters.count(session, candidate.id) == 1
        receipt = session.scalars(select(Letter).filter_by(kind="supporter_signed")).one()
        assert (receipt.link_purpose, receipt.link_subject_id) == ("own-support", first.id)
        assert "Amina" not in receipt.body


def test_whoever_takes_a_signature_back_can_sign_again(database: Database) -> None:
    with database.transaction() as session:
        candidate = a_candidate(session)
        signature = signed(session, candidate)
        operations.take_support_back(session, signature.id, by=CITIZEN, now=NOW + timedelta(hours=1))
        assert supporters.count(session, candidate.id) == 0
        with pytest.raises(NotFound):
            operations.take_support_back(session, signature.id, by=CITIZEN, now=NOW)

        assert signed(session, candidate).id == signature.id
        assert [each.name for each in supporters.standing(session, candidate.id)] == ["Kaj Lund"]


def test_the_link_of_a_signature_that_was_taken_back_is_void_for_the_next_one(database: Database) -> None:
    with database.transaction() as session:
        candidate = a_candidate(session)
        number = signed(session, candidate).id
        tokens.mint(session, OWN_SUPPORT, number, lifetime=timedelta(days=1), now=NOW)
        operations.take_support_back(session, number, by=CITIZEN, now=NOW)

        assert signed(session, candidate).id == number
        assert session.scalars(select(OneTimeLink.used_at)).all() == [NOW]


def test_a_supporter_of_one_candidate_is_refused_by_another_only_where_the_round_says_so(database: Database) -> None:
    with database.transaction() as session:
        for may_repeat in (True, False):
            round_ = an_open_round(
                session, slug=f"runde-{may_repeat}".lower(), supporters_needed=6, supporters_may_repeat=may_repeat
            )
            first = a_nomination(session, round_, a_submission(round_))
            second = a_nomination(session, round_, a_submission(round_, "Bo Bruun", email="bo@mail.example"))
            signed(session, first)
            if may_repeat:
                assert signed(session, second)
            else:
                with pytest.raises(Refused, match="supports-another-candidate"):
                    signed(session, second)


def test_somebody_who_stands_and_was_proposed_besides_is_one_candidate(database: Database) -> None:
    with database.transaction() as session:
        round_ = an_open_round(session, supporters_needed=6, supporters_may_repeat=False)
        proposal = replace(a_proposal(), accepts=True)
        twice = (
            a_nomination(session, round_, each) for each in (a_submission(round_, email="BO@mail.example"), proposal)
        )

        assert all(signed(session, each) for each in list(twice))


def test_somebody_who_was_proposed_collects_supporters_once_they_have_said_yes(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        proposed = a_nomination(session, an_open_round(session, supporters_needed=6), a_proposal())
        with pytest.raises(Refused, match="candidate-collects-no-supporters"):
            signed(session, proposed)

        operations.answer(session, proposed.id, True, tells_nominator=False, by=CITIZEN, now=NOW)

        assert signed(session, proposed)
        assert supporters.by_code(session, str(proposed.support_code)).id == proposed.id


def test_paper_is_written_down_without_a_letter_even_after_the_deadline(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        candidate = a_candidate(session)
        late = NOW + timedelta(days=60)
        operations.support(session, candidate.id, replace(KAJ, email=""), by=CITIZEN, now=late, manner=Manner.PAPER)

        assert supporters.count(session, candidate.id) == 1
        assert not session.scalars(select(Letter).filter_by(kind="supporter_signed")).all()


def test_no_mailbox_is_buried_in_receipts(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        candidate = a_candidate(session)
        for number in range(10):
            signed(session, candidate, replace(KAJ, name=f"Kaj Lund {number}"))

        assert len(session.scalars(select(Letter).filter_by(kind="supporter_signed")).all()) == 3
        assert supporters.count(session, candidate.id) == 10
