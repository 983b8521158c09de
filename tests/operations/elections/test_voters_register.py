"""The register of voters from its first list to its last day, on both databases."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from recruit.acts.retention import carry_out, outlook
from recruit.elections.model import Election, Voter, VoterMark, VoterRegister
from recruit.elections.operations import voters_register as registers
from recruit.elections.queries import voters_register as reads
from recruit.elections.queries.voters import expected, voted
from recruit.elections.queries.voters_register import Found
from recruit.elections.rules.turnout import Voted
from recruit.elections.rules.vocabulary import Milestone
from recruit.elections.rules.voters_register import NewRegister
from recruit.foundation.refusal import NotFound
from recruit.foundation.retention.rules import DataClass, Held
from recruit.nominations.operations.retention_stops import stop_erasing
from recruit.nominations.queries import round_by_id
from tests.builders import BY, day
from tests.conftest import Database
from tests.elections import EVENING, MEETING, POST, an_election
from tests.operations.elections.refusing import refused

LAST = day("2027-06-01")
NEW = NewRegister("Udtræk af CPR", "Vedtægten § 4", LAST)
LIST = b"1;Amina Abdi\n2;Bo Bruun\n"
ROWS = [(1, ("1", "Amina Abdi")), (2, ("2", "Bo Bruun"))]


def with_register(session: Session) -> Election:
    """Make an election whose register holds Amina and Bo."""
    election = an_election(session, passed=(Milestone.FIXED, Milestone.VOTING))
    registers.keep(session, election, NEW, by=BY, now=EVENING)
    waiting = registers.read(session, election, LIST, ROWS, by=BY, now=EVENING)
    registers.take(session, election, waiting, by=BY, now=EVENING)
    return election


def test_voters_are_marked_once_and_a_mark_is_taken_back(database: Database) -> None:
    def twice(session: Session) -> None:
        election = with_register(session)
        registers.freeze(session, election, by=BY, now=EVENING)
        for _time in range(2):
            found = reads.find(session, election.id, "1")[0]
            registers.mark(session, election, found, MEETING, by=BY, now=EVENING)

    def unfrozen_and_by_post(session: Session) -> None:
        election = with_register(session)
        registers.mark(session, election, reads.find(session, election.id, "bru")[0], POST, by=BY, now=EVENING)

    assert refused(database, twice) == ["voter-is-marked"]
    assert refused(database, unfrozen_and_by_post) == ["nobody-votes-like-that", "register-is-not-frozen"]
    with database.transaction() as session:
        election = with_register(session)
        registers.freeze(session, election, by=BY, now=EVENING)
        for _time in range(2):
            registers.mark(session, election, reads.find(session, election.id, "1")[0], MEETING, by=BY, now=EVENING)
            counted = expected(session, election, MEETING)
            again = reads.find(session, election.id, "amina")[0]
            registers.unmark(session, election, again, "Gik igen.", by=BY, now=EVENING)
            assert (counted, expected(session, election, MEETING)) == (1, None)
        unmarked = reads.voter(session, election.id, again.voter.id)

    def nothing(session: Session) -> None:
        registers.unmark(session, session.merge(election, load=False), unmarked, " ", by=BY, now=EVENING)

    assert refused(database, nothing) == ["voter-is-not-marked", "answer-missing"]


def test_the_same_list_is_read_once_and_none_after_the_register_is_frozen(database: Database) -> None:
    def again(session: Session) -> None:
        registers.read(session, with_register(session), LIST, ROWS, by=BY, now=EVENING)

    def frozen(session: Session) -> None:
        election = with_register(session)
        registers.freeze(session, election, by=BY, now=EVENING)
        registers.read(session, election, b"3;Kaj Lund", [(1, ("3", "Kaj Lund"))], by=BY, now=EVENING)

    def changed_meanwhile(session: Session) -> None:
        election = with_register(session)
        both = [
            registers.read(session, election, sent, [(1, ("3", name))], by=BY, now=EVENING)
            for sent, name in ((b"a", "Kaj Lund"), (b"b", "Dorthe Dam"))
        ]
        for one in both:
            registers.take(session, election, one, by=BY, now=EVENING)

    def empty(session: Session) -> None:
        election = an_election(session, passed=[Milestone.FIXED])
        registers.keep(session, election, NEW, by=BY, now=EVENING)
        registers.freeze(session, election, by=BY, now=EVENING)

    assert refused(database, again) == ["list-is-read-already"]
    assert refused(database, frozen) == ["register-is-frozen"]
    assert refused(database, changed_meanwhile) == ["register-has-changed"]
    assert refused(database, empty) == ["register-is-empty"]


def test_who_asks_is_added_by_a_decision_even_when_it_is_frozen(database: Database) -> None:
    with database.transaction() as session:
        election = with_register(session)
        registers.freeze(session, election, by=BY, now=EVENING)
        today = EVENING.date()
        for name, is_added in (("Kaj Lund", True), ("Elif Er", False)):
            said = name, today, "Set på bopælsattesten."
            registers.decide_request(session, election, *said, is_added=is_added, by=BY, now=EVENING)

        assert [one.voter.name for one in reads.find(session, election.id, "lund")] == ["Kaj Lund"]
        assert reads.find(session, election.id, "elif") == []

    def unsaid(session: Session) -> None:
        said = " ", today + timedelta(days=1), ""
        ours = session.merge(election, load=False)
        registers.decide_request(session, ours, *said, is_added=True, by=BY, now=EVENING)

    assert refused(database, unsaid) == ["answer-missing", "answer-missing", "request-has-not-come"]


def test_who_is_taken_out_of_a_frozen_register_is_on_the_record_and_the_digest_stays(database: Database) -> None:
    def found(session: Session, election: Election, number: str) -> Found:
        return reads.find(session, election.id, number)[0]

    with database.transaction() as session:
        election = with_register(session)
        digest = registers.freeze(session, election, by=BY, now=EVENING)
        registers.mark(session, election, found(session, election, "1"), MEETING, by=BY, now=EVENING)
        registers.mark(session, election, found(session, election, "2"), MEETING, by=BY, now=EVENING)
        registers.unmark(session, election, found(session, election, "1"), "Forkert person.", by=BY, now=EVENING)
        registers.remove(session, election, found(session, election, "1"), "Flyttet fra kommunen.", by=BY, now=EVENING)
        (gone,) = reads.removals(session, election.id)

        assert (gone.number, gone.name, gone.because) == ("1", "Amina Abdi", "Flyttet fra kommunen.")
        assert session.get_one(VoterRegister, election.id).digest == digest
        assert [one.voter.name for one in reads.everybody(session, election.id)] == ["Bo Bruun"]

    def voted_already(session: Session) -> None:
        registers.remove(session, election, found(session, election, "2"), "", by=BY, now=EVENING)

    def not_frozen(session: Session) -> None:
        open_one = with_register(session)
        registers.remove(session, open_one, found(session, open_one, "1"), "En fejl.", by=BY, now=EVENING)

    assert refused(database, voted_already) == ["voter-has-voted", "answer-missing"]
    assert refused(database, not_frozen) == ["register-is-not-frozen-yet"]


def test_voters_are_erased_on_the_day_that_was_written_and_how_many_there_were_stays(database: Database) -> None:
    which = [DataClass.VOTER_REGISTER]
    with database.transaction() as session:
        election = with_register(session)
        registers.freeze(session, election, by=BY, now=EVENING)
        registers.mark(session, election, reads.find(session, election.id, "1")[0], MEETING, by=BY, now=EVENING)
        registers.unmark(session, election, reads.find(session, election.id, "1")[0], "Fejl.", by=BY, now=EVENING)
        registers.mark(session, election, reads.find(session, election.id, "2")[0], MEETING, by=BY, now=EVENING)
    with database.reading() as session:
        assert outlook(session, on=LAST, classes=which)[0].held == {Held.NOT_OVER: 1}
        assert voted(session, election) == Voted({MEETING: 1}, 2)
    later = LAST + timedelta(days=1)
    erased = carry_out(database.sessions, on=later, by=BY, now=lambda: EVENING, progress=lambda *_: None, classes=which)

    assert erased == {DataClass.VOTER_REGISTER: 1}
    with database.reading() as session:
        kept = session.get_one(VoterRegister, election.id)
        found = reads.turnout(session, kept)
        assert (found.voters, found.all_marked) == (2, 1)
        assert voted(session, election) == Voted({MEETING: 1}, 2)
        assert [session.scalar(select(func.count()).select_from(one)) for one in (Voter, VoterMark)] == [0, 0]
        with pytest.raises(NotFound):
            registers.freeze(session, session.get_one(Election, election.id), by=BY, now=EVENING)


def test_a_stop_of_its_round_holds_a_register_back(database: Database) -> None:
    with database.transaction() as session:
        election = with_register(session)
        round_ = round_by_id(session, election.round_id)
        stop_erasing(session, round_, "", "Aktindsigt er søgt.", by=BY, now=EVENING)
    with database.reading() as session:
        found = outlook(session, on=LAST + timedelta(days=1), classes=[DataClass.VOTER_REGISTER])[0]

    assert (found.number, found.held) == (0, {Held.STOPPED: 1})
