"""The check of a nomination on both databases: noted, looked up, sent back, decided, joined; and told."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.foundation.audit.model import AuditDetails
from recruit.foundation.mail.model import Letter
from recruit.foundation.refusal import NotFound, Refused
from recruit.nominations import operations, queries
from recruit.nominations.model import Deficiency, Nomination, NominationNote, Nominee, Verification, VettingDecision
from recruit.nominations.operations import vetting
from recruit.nominations.operations.vetting.decide import Decided
from recruit.nominations.operations.vetting.verify import Seen
from recruit.nominations.queries.vetting import check_of, lacking
from recruit.nominations.rules import Erased
from recruit.nominations.rules.vetting import Fact, Lacking, Vetting
from tests.builders import BY, NOW, day
from tests.conftest import Database, made_once
from tests.nominations import NOON, a_nomination, a_submission, an_open_round

TODAY = day("2026-11-21")
LATER = NOON + timedelta(days=7)
REFUSED = Decided(
    TODAY, "Bor ikke i kommunen.", complaint_to="Fjordby Kommunalbestyrelse", complaint_until=NOON + timedelta(days=35)
)


@pytest.fixture
@made_once
def number(database: Database) -> UUID:
    """Somebody stands."""
    with database.transaction() as session:
        round_ = an_open_round(session)
        birth_date, address = day("1990-03-04"), "Havnegade 1"
        submission = a_submission(round_, birth_date=birth_date, address=address)
        return a_nomination(session, round_, submission).id


def whole(session: Session, number: UUID) -> Nomination:
    return queries.nomination(session, number, lock=True)


def where(database: Database, number: UUID) -> Vetting:
    with database.reading() as session:
        return check_of(session, number).vetting(now=NOW)


def newest_letter(session: Session) -> str:
    return session.scalars(select(Letter.kind).order_by(Letter.queued_at.desc(), Letter.kind)).all()[0]


def refused(database: Database, act: Any) -> list[str]:
    with pytest.raises(Refused) as reasons, database.transaction() as session:
        act(session)
    return [refusal.code for refusal in reasons.value.refusals]


def test_a_note_is_kept_with_its_time_and_the_log_does_not_repeat_it(database: Database, number: UUID) -> None:
    with database.transaction() as session:
        vetting.note(session, whole(session, number), "Ringede og sagde, at hun flytter.", by=BY, now=NOW)

    with database.reading() as session:
        (note,) = check_of(session, number).notes
        assert (note.text, note.at, note.by) == ("Ringede og sagde, at hun flytter.", NOW, BY.reference)
        assert all("flytter" not in (said or "") for said in session.scalars(select(AuditDetails.content)))


@pytest.mark.parametrize(
    ("text", "code"),
    [(" ", "note-is-empty"), ("Født 040390-1234", "text-holds-a-cpr-number"), ("x" * 5001, "text-too-long")],
)
def test_a_note_says_something_and_no_cpr_number(database: Database, number: UUID, text: str, code: str) -> None:
    assert refused(database, lambda s: vetting.note(s, whole(s, number), text, by=BY, now=NOW)) == [code]


def test_what_was_asked_only_to_be_looked_up_is_erased_then(database: Database, number: UUID) -> None:
    with database.transaction() as session:
        for fact in (Fact.AGE, Fact.RESIDENCE):
            seen = Seen(fact, True, "CPR", TODAY, "gh")
            vetting.verify(session, whole(session, number), seen, by=BY, now=NOW)

    with database.reading() as session:
        nominee = session.get_one(Nominee, number)
        assert (nominee.birth_date, nominee.address) == (None, "")
        verifications = check_of(session, number).verifications
        assert [(each.fact, each.how, each.initials) for each in verifications] == [
            (Fact.AGE, "CPR", "gh"),
            (Fact.RESIDENCE, "CPR", "gh"),
        ]


def test_an_address_by_which_alone_somebody_is_reached_stays(database: Database, number: UUID) -> None:
    with database.transaction() as session:
        nomination = whole(session, number)
        assert nomination.nominee is not None
        nomination.nominee.email = nomination.nominee.phone = ""
        vetting.verify(session, nomination, Seen(Fact.RESIDENCE, True, "CPR", TODAY, "gh"), by=BY, now=NOW)
        assert nomination.nominee.address == "Havnegade 1"


def test_looking_again_takes_the_place_of_the_first_look_and_can_be_taken_back(
    database: Database, number: UUID
) -> None:
    with database.transaction() as session:
        for holds in (False, True):
            vetting.verify(session, whole(session, number), Seen(Fact.AGE, holds, "CPR", TODAY, "gh"), by=BY, now=NOW)
        assert [each.holds for each in check_of(session, number).verifications] == [True]
        vetting.unverify(session, whole(session, number), Fact.AGE, by=BY, now=NOW)
        assert check_of(session, number).verifications == []
        with pytest.raises(NotFound):
            vetting.unverify(session, whole(session, number), Fact.AGE, by=BY, now=NOW)


def test_nothing_is_looked_up_tomorrow_or_by_nobody(database: Database, number: UUID) -> None:
    seen = Seen(Fact.AGE, True, "", TODAY + timedelta(days=1), " ")
    assert refused(database, lambda s: vetting.verify(s, whole(s, number), seen, by=BY, now=NOW)) == [
        "answer-missing",
        "answer-missing",
        "day-in-the-future",
    ]


def test_the_program_sees_what_is_lacking(database: Database, number: UUID) -> None:
    with database.transaction() as session:
        nomination = whole(session, number)
        assert lacking(session, nomination, check_of(session, number)) == []
        assert nomination.nominee is not None
        nomination.round.supporters_needed = 2
        nomination.nominee.motivation, nomination.nominee.declared_text_id = "", None
        nomination.nominee.declared_at = None
        vetting.verify(session, nomination, Seen(Fact.RESIDENCE, False, "CPR", TODAY, "gh"), by=BY, now=NOW)
        session.flush()
        assert lacking(session, nomination, check_of(session, number)) == [
            Lacking.ANSWERS,
            Lacking.DECLARATION,
            Lacking.SUPPORTERS,
            Lacking.RESIDENCE,
        ]


def test_whoever_is_sent_back_is_told_by_when_and_not_in_the_open_for_what(database: Database, number: UUID) -> None:
    with database.transaction() as session:
        vetting.tell_what_is_lacking(session, whole(session, number), [Lacking.SUPPORTERS], "", LATER, by=BY, now=NOW)

    assert where(database, number) is Vetting.DEFICIENT
    with database.reading() as session:
        letter = session.scalars(select(Letter).filter_by(kind="nomination_deficient")).one()
        assert "28. december 2026 kl. 12.00" in letter.body
        assert "Integrationsrådet" not in letter.subject + letter.body


def test_what_is_mended_is_the_secretariats_turn_and_can_be_sent_back_again(database: Database, number: UUID) -> None:
    for _ in range(2):
        with database.transaction() as session:
            vetting.tell_what_is_lacking(session, whole(session, number), [Lacking.AGE], "", LATER, by=BY, now=NOW)
    with database.transaction() as session:
        vetting.remedied(session, whole(session, number), by=BY, now=NOW)

    assert where(database, number) is Vetting.TO_CHECK
    assert refused(database, lambda s: vetting.remedied(s, whole(s, number), by=BY, now=NOW)) == ["nothing-is-lacking"]
    with database.reading() as session:
        assert len(session.scalars(select(Deficiency)).all()) == 2


def test_somebody_is_approved_and_told(database: Database, number: UUID) -> None:
    with database.transaction() as session:
        vetting.tell_what_is_lacking(session, whole(session, number), [Lacking.AGE], "", LATER, by=BY, now=NOW)
        vetting.approve(session, whole(session, number), Decided(TODAY, committee="Møde 3"), by=BY, now=NOW)

    assert where(database, number) is Vetting.APPROVED
    with database.reading() as session:
        assert check_of(session, number).deficiency is None
        assert (
            session.scalars(select(Letter).filter_by(kind="nomination_decided")).one().recipient == f"nominee:{number}"
        )


def test_what_is_lacking_holds_an_approval_back_until_a_reason_is_given(database: Database, number: UUID) -> None:
    with database.transaction() as session:
        vetting.verify(session, whole(session, number), Seen(Fact.RESIDENCE, False, "CPR", TODAY, "gh"), by=BY, now=NOW)
    act = lambda s, reason="": vetting.approve(s, whole(s, number), Decided(TODAY, reason), by=BY, now=NOW)  # noqa: E731

    assert refused(database, act) == ["nomination-lacks"]
    with database.transaction() as session:
        act(session, "Flytter hertil den 1. januar.")
    assert where(database, number) is Vetting.APPROVED


def test_a_refusal_says_why_and_how_to_complain_and_can_be_taken_back(database: Database, number: UUID) -> None:
    with database.transaction() as session:
        vetting.refuse(session, whole(session, number), REFUSED, by=BY, now=NOW)
    assert where(database, number) is Vetting.NOT_APPROVED
    again = lambda s: vetting.refuse(s, whole(s, number), REFUSED, by=BY, now=NOW)  # noqa: E731
    assert refused(database, again) == ["vetting-is-decided"]

    assert refused(database, lambda s: vetting.revoke(s, whole(s, number), " ", by=BY, now=NOW)) == ["reason-missing"]
    with database.transaction() as session:
        vetting.revoke(session, whole(session, number), "Klagen fik medhold.", by=BY, now=NOW)
    assert where(database, number) is Vetting.TO_CHECK
    with database.reading() as session:
        (decision,) = check_of(session, number).decisions
        assert (decision.approves, decision.revoked_because) == (False, "Klagen fik medhold.")


def test_one_person_on_two_nominations_is_one_candidate_and_both_nominators_stay(
    database: Database, number: UUID
) -> None:
    with database.transaction() as session:
        other = a_nomination(session, whole(session, number).round).id
        vetting.approve(session, whole(session, other), Decided(TODAY), by=BY, now=NOW)
        vetting.approve(session, whole(session, number), Decided(TODAY), by=BY, now=NOW)
        vetting.join(session, whole(session, number), whole(session, other), by=BY, now=NOW)
        assert check_of(session, other).kept == number
        assert check_of(session, number).kept is None

    back = lambda s: vetting.join(s, whole(s, other), whole(s, number), by=BY, now=NOW)  # noqa: E731
    assert refused(database, back) == ["nomination-is-joined"]
    with database.transaction() as session:
        vetting.part(session, whole(session, other), by=BY, now=NOW)
        assert check_of(session, other).vetted.is_joined is False
        assert check_of(session, other).vetting(now=NOW) is Vetting.APPROVED


def test_whoever_holds_others_is_not_joined_to_a_third(database: Database, number: UUID) -> None:
    with database.transaction() as session:
        round_ = whole(session, number).round
        second, third = (a_nomination(session, round_).id for _ in range(2))
        vetting.join(session, whole(session, number), whole(session, second), by=BY, now=NOW)

    act = lambda s: vetting.join(s, whole(s, third), whole(s, number), by=BY, now=NOW)  # noqa: E731
    assert refused(database, act) == ["nomination-holds-others"]


def test_erasing_takes_the_words_and_leaves_that_it_was_decided(database: Database, number: UUID) -> None:
    with database.transaction() as session:
        nomination = whole(session, number)
        vetting.note(session, nomination, "Bor i Aarhus.", by=BY, now=NOW)
        vetting.verify(session, nomination, Seen(Fact.AGE, True, "CPR", TODAY, "gh"), by=BY, now=NOW)
        vetting.tell_what_is_lacking(session, nomination, [Lacking.OTHER], "Bor i Aarhus.", LATER, by=BY, now=NOW)
        vetting.refuse(session, nomination, REFUSED, by=BY, now=NOW)
        operations.erase(session, nomination, Erased.ASKED_FOR, by=BY, now=NOW)

    with database.reading() as session:
        assert [session.scalars(select(table)).all() for table in (NominationNote, Verification)] == [[], []]
        assert session.scalars(select(Deficiency.text)).all() == [""]
        decision = session.scalars(select(VettingDecision)).one()
        assert (decision.approves, decision.reason) == (False, "–")
