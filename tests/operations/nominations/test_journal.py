"""What of a nomination is journalised: every kind of record opens it again, and is in the next packet."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from recruit.foundation.mail.queries import letters_to
from recruit.foundation.refusal import Refused
from recruit.nominations import operations, queries
from recruit.nominations.model import JournalPacket, Nomination
from recruit.nominations.operations import complaints, journal, vetting
from recruit.nominations.operations.support import support, take_support_back
from recruit.nominations.operations.vetting.decide import Decided
from recruit.nominations.operations.vetting.verify import Seen
from recruit.nominations.queries.case import case_of
from recruit.nominations.queries.journal import covered, is_up_to_date, last_number, to_pack, unjournalised
from recruit.nominations.rules import NewSupporter, Source
from recruit.nominations.rules.complaints import NewComplaint, Outcome, Ruling, Standing
from recruit.nominations.rules.vetting import Fact, Lacking
from recruit.recruitment.rules import Manner
from recruit.reports.journal.of_nomination import entries
from recruit.reports.journal.packing import pack
from tests.builders import BY, NOW
from tests.conftest import Database
from tests.journals import TODAY, a_packet, journalised
from tests.nominations import NOON, a_nomination, a_proposal, a_submission, an_open_round

LATE = NOW + timedelta(days=14)


def new(session: Session, nomination: Nomination) -> list[str]:
    """Return the kinds of what is in no packet."""
    since = max(each for each in covered(session, nomination.round_id).values())
    found = entries(case_of(session, nomination.id))
    return [each.key.partition(":")[0] for each in found if each.recorded_at > since]


def test_every_record_opens_a_nomination_again_and_is_in_the_next_packet(database: Database) -> None:
    complaint = NewComplaint(
        "Ib Juhl", "ib@mail.example", Standing.VOTER, "", "Hun er god.", NOW, Manner.PAPER, "Byrådet", NOON
    )
    seen = Seen(Fact.AGE, True, "set i CPR", TODAY, "GH")
    refused = Decided(TODAY, "Bor ikke her.", complaint_to="Byrådet", complaint_until=LATE)
    ruling = Ruling(Outcome.NOT_UPHELD, "Byrådet", TODAY, "Afgørelsen står ved magt.")
    with database.transaction() as session:
        round_ = an_open_round(session)
        made = a_nomination(session, round_, a_submission(round_, "Amina Abdi"))
        twin = a_nomination(session, round_, a_submission(round_, "Amina Abdi", email="abdi@mail.example"))

        def loaded() -> Nomination:
            return queries.nomination(session, made.id, lock=True)

        def about() -> UUID:
            return case_of(session, made.id).decisions[0].id

        def withdraw_on_paper(nomination: Nomination, at: datetime) -> None:
            """Write down what came before the packet."""
            came = {"manner": Manner.PAPER, "arrived_at": at - timedelta(minutes=5)}
            operations.withdraw(session, nomination, by=BY, now=at, **came)

        def of_complaint() -> UUID:
            return case_of(session, made.id).complaints[0].id

        acts: list[tuple[list[str], Callable[[datetime], object]]] = [
            (["note"], lambda at: vetting.note(session, loaded(), "Ringede.", by=BY, now=at)),
            (["verification"], lambda at: vetting.verify(session, loaded(), seen, by=BY, now=at)),
            (
                ["deficiency"],
                lambda at: vetting.tell_what_is_lacking(
                    session, loaded(), [Lacking.OTHER], "Mangler.", LATE, by=BY, now=at
                ),
            ),
            (["remedy"], lambda at: vetting.remedied(session, loaded(), by=BY, now=at)),
            (["join"], lambda at: vetting.join(session, loaded(), queries.nomination(session, twin.id), by=BY, now=at)),
            (["decision"], lambda at: vetting.refuse(session, loaded(), refused, by=BY, now=at)),
            (
                ["complaint"],
                lambda at: complaints.register(session, round_.id, complaint, about=about(), by=BY, now=at),
            ),
            (
                ["ruling"],
                lambda at: complaints.decide(session, round_.id, of_complaint(), ruling, by=BY, now=at),
            ),
            (["decision-back"], lambda at: vetting.revoke(session, loaded(), "Fejl.", by=BY, now=at)),
            (["withdrawal"], lambda at: withdraw_on_paper(loaded(), at)),
        ]
        assert not is_up_to_date(session, made.id)
        for number, (kinds, act) in enumerate(acts, start=1):
            at = NOW + timedelta(minutes=number)
            journalised(session, round_.id, at, (number, number))
            assert is_up_to_date(session, made.id)
            assert new(session, made) == []

            act(at + timedelta(seconds=30))

            session.expire_all()
            assert not is_up_to_date(session, made.id), kinds
            assert is_up_to_date(session, twin.id) == (kinds not in (["join"], ["withdrawal"]))
            assert new(session, made) == kinds


def test_a_letter_is_journalised_once_it_has_left_and_a_correction_once_it_is_made(database: Database) -> None:
    with database.transaction() as session:
        round_ = an_open_round(session)
        made = a_nomination(session, round_, a_submission(round_, "Amina Abdi"))
        journalised(session, round_.id, NOW, (1, 1))
        assert is_up_to_date(session, made.id)

        (letter,) = letters_to(session, [f"nominee:{made.id}"])
        letter.sent_at, letter.next_attempt_at = NOW + timedelta(seconds=5), None
        session.flush()
        assert not is_up_to_date(session, made.id)
        assert new(session, made) == ["letter"]

        journalised(session, round_.id, NOW + timedelta(minutes=1), (2, 2))
        nomination = queries.nomination(session, made.id, lock=True)
        changed = a_submission(round_, "Amina Abdi", phone="20 30 40 50")
        operations.correct(session, nomination, changed, by=BY, now=NOW + timedelta(minutes=2))
    with database.transaction() as session:  # the log is written when the transaction ends
        assert not is_up_to_date(session, made.id)
        assert new(session, made) == ["correction"]


def test_letters_to_whoever_proposed_and_letters_given_up_are_journalised_too(database: Database) -> None:
    def at(seconds: int) -> datetime:
        return NOW + timedelta(seconds=seconds)

    with database.transaction() as session:
        made = a_nomination(session, an_open_round(session), a_proposal("Bo Bruun"))
        operations.answer(session, made.id, True, tells_nominator=False, manner=Manner.PHONE, by=BY, now=NOW)
        journalised(session, made.round_id, at(1), (1, 1))
        (receipt,) = letters_to(session, [f"nominator:{made.id}"])
        (asked,) = letters_to(session, [f"nominee:{made.id}"])

        for number, (letter, ended) in enumerate(((receipt, "sent_at"), (asked, "given_up_at")), start=2):
            setattr(letter, ended, at(10 * number))
            letter.next_attempt_at, letter.error = None, "SMTPRecipientsRefused"
            session.flush()
            assert not is_up_to_date(session, made.id)
            assert new(session, made) == ["letter"]
            journalised(session, made.round_id, at(10 * number), (number, number))
            assert is_up_to_date(session, made.id)


def test_a_packet_holds_what_was_written_down_up_to_then(database: Database) -> None:
    later = NOW + timedelta(seconds=1)
    with database.transaction() as session:
        round_ = an_open_round(session)
        made = a_nomination(session, round_, a_submission(round_, "Amina Abdi"))
        packet = journal.ask_for(session, round_.id, None, is_whole=False, by=BY, now=NOW)
        before = pack(session, packet, made_at=NOW, progress=lambda _done, _total: None)
        vetting.note(session, queries.nomination(session, made.id, lock=True), "Ringede.", by=BY, now=later)
        said = NewComplaint("Ib Juhl", "Vejen 1", Standing.VOTER, "", "Nej.", NOW, Manner.PAPER, "Byrådet", NOON)
        complaints.register(session, round_.id, said, about=None, by=BY, now=later)

        after = pack(session, packet, made_at=NOW, progress=lambda _done, _total: None)

        assert before is not None
        assert after is not None
        assert before.last_number == after.last_number > 1


def test_whoever_was_proposed_comes_on_record_when_they_answer(database: Database) -> None:
    with database.transaction() as session:
        round_ = an_open_round(session)
        made = a_nomination(session, round_, a_proposal("Bo Bruun"))
        assert unjournalised(session, round_.id, size=5) == []
        packet = journalised(session, round_.id, NOW, (1, 1))
        assert to_pack(session, packet) == []

        later = NOW + timedelta(hours=1)
        operations.answer(session, made.id, False, tells_nominator=False, manner=Manner.PHONE, by=BY, now=later)

        assert [name for _nomination, name in unjournalised(session, round_.id, size=5)] == ["Bo Bruun"]
        assert new(session, made) == ["nomination", "answer"]


def test_documents_stay_in_one_row_and_only_the_last_are_taken_out_again(database: Database) -> None:
    with database.transaction() as session:
        round_ = an_open_round(session)
        made = a_nomination(session, round_)
        first = journalised(session, round_.id, NOW, (1, 3), made.id)
        overtaken = a_packet(session, round_.id, NOW, (1, 5))
        second = journalised(session, round_.id, NOW, (4, 5))

        def refused(act: Callable[[], object]) -> list[str]:
            with pytest.raises(Refused) as caught:
                act()
            return [each.code for each in caught.value.refusals]

        def mark(packet: JournalPacket, number: str, on: date) -> Callable[[], object]:
            return lambda: journal.journalise(session, packet, number, on, by=BY, now=NOW)

        assert refused(mark(overtaken, " ", TODAY + timedelta(days=1))) == [
            "packet-is-overtaken",
            "answer-missing",
            "day-in-the-future",
        ]
        assert refused(mark(second, "1", TODAY)) == ["packet-is-journalised"]
        assert refused(lambda: journal.revoke(session, first, "", by=BY, now=NOW)) == [
            "packet-is-followed",
            "reason-missing",
        ]
        unfetched = journal.ask_for(session, round_.id, None, is_whole=True, by=BY, now=NOW)
        assert refused(mark(unfetched, "1", TODAY)) == ["packet-is-not-fetched"]

        journal.revoke(session, second, "Lå i en forkert sag.", by=BY, now=NOW)
        assert last_number(session, round_.id) == 3
        assert refused(lambda: journal.revoke(session, second, "x", by=BY, now=NOW)) == ["packet-is-not-journalised"]
        assert is_up_to_date(session, made.id)


def test_what_comes_on_paper_counts_from_when_it_is_written_down(database: Database) -> None:
    later, came = NOW + timedelta(hours=1), NOW - timedelta(minutes=1)
    with database.transaction() as session:
        round_ = an_open_round(session, supporters_needed=1, opens_at=NOW - timedelta(days=1))
        asked = a_nomination(session, round_, a_proposal("Bo Bruun"), now=came)
        journalised(session, round_.id, NOW, (1, 1))

        on_paper = replace(a_submission(round_, "Amina Abdi"), source=Source.PAPER, arrived_at=came)
        made = operations.submit(session, round_, on_paper, by=BY, now=later)
        by_phone = {"manner": Manner.PHONE, "arrived_at": came, "tells_nominator": False}
        operations.answer(session, asked.id, True, by=BY, now=later, **by_phone)

        assert made.received_at == came
        assert not is_up_to_date(session, made.id)
        assert new(session, made) == ["nomination"]
        assert new(session, asked) == ["nomination", "answer"]

        packet = journalised(session, round_.id, later, (2, 3))
        signature = support(session, made.id, NewSupporter("Sussi Støtte", "", "Vejen 1"), by=BY, now=later)
        assert new(session, made) == []
        take_support_back(session, signature.id, by=BY, now=later + timedelta(seconds=1))
        session.expire_all()
        assert packet.at == later
        assert not is_up_to_date(session, made.id)
        assert new(session, made) == ["supporter-back"]


def test_a_packet_made_before_another_was_taken_out_is_overtaken(database: Database) -> None:
    def at(minutes: int) -> datetime:
        return NOW + timedelta(minutes=minutes)

    with database.transaction() as session:
        round_ = an_open_round(session)
        made = a_nomination(session, round_, a_submission(round_, "Amina Abdi"))
        other = a_nomination(session, round_, a_submission(round_, "Bo Bruun", email="b@mail.example"))
        first = journalised(session, round_.id, at(1), (1, 1), made.id)
        without_it = a_packet(session, round_.id, at(2), (2, 4))
        journal.revoke(session, first, "Lå i en forkert sag.", by=BY, now=at(3))
        journalised(session, round_.id, at(4), (1, 1), other.id)

        with pytest.raises(Refused) as caught:
            journal.journalise(session, without_it, "1", TODAY, by=BY, now=at(5))

        assert [each.code for each in caught.value.refusals] == ["packet-is-overtaken"]
        assert not is_up_to_date(session, made.id)
        for unseen in ("\u202e", "040390-1234"):
            with pytest.raises(Refused):
                journal.journalise(
                    session, a_packet(session, round_.id, at(6), (2, 4)), unseen, TODAY, by=BY, now=at(6)
                )
