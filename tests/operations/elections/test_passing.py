"""What an election has passed is a record with who and when, and another record takes it back."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from recruit.elections.model import Election
from recruit.elections.operations import counting, passing
from recruit.elections.queries import election as reads
from recruit.elections.rules.passing import Passing
from recruit.elections.rules.vocabulary import Milestone, Status
from recruit.foundation.audit.queries import history
from tests.builders import BY
from tests.conftest import Database
from tests.elections import COMMITTEE, EVENING, FINAL, POLLING, an_election, entered, loaded
from tests.operations.elections.refusing import refused

CLOSED = (Milestone.FIXED, Milestone.VOTING, Milestone.CLOSED)


def certified(session: Session) -> Election:
    election = an_election(session, passed=CLOSED)
    counting.count(session, election, entered(session, election, (5, 3, 2, 0)), FINAL, by=BY, now=EVENING)
    passing.record(session, election, Milestone.CERTIFIED, COMMITTEE, by=BY, now=EVENING)
    return loaded(session, election)


def test_two_candidates_for_two_seats_are_recommended_without_a_poll(database: Database) -> None:
    with database.transaction() as session:
        election = an_election(session, ("Amina Abdi", "Bo Bruun"), passed=[Milestone.UNCONTESTED])
        where = reads.status_of(session, election)
        numbers = [entry.number for entry in election.contests[0].entries]
        passing.record(session, election, Milestone.CERTIFIED, COMMITTEE, by=BY, now=EVENING)
        passing.record(session, election, Milestone.SUBMITTED, Passing(), by=BY, now=EVENING)
        after = reads.status_of(session, election)

    assert (where, numbers, after) == (Status.UNCONTESTED, [1, 2], Status.SUBMITTED)


def test_what_the_committee_decided_names_the_meeting_and_who_was_there(database: Database) -> None:
    with database.transaction() as session:
        made = certified(session).milestone(Milestone.CERTIFIED)

    assert made
    assert (made.committee_on, made.people, made.by) == (POLLING, ["Grethe Holm", "Ada Bruun"], BY.reference)


def test_what_was_passed_is_taken_back_with_a_reason_and_the_record_of_both_stays(database: Database) -> None:
    with database.transaction() as session:
        election = certified(session)
        passing.take_back(session, election, Milestone.CERTIFIED, "En bunke manglede.", by=BY, now=EVENING)
        there = loaded(session, election)
        where = reads.status_of(session, there)
        entered(session, there, (6, 3, 2, 0))
    with database.reading() as session:
        events = [entry.event for entry in history(session, subject=election)]

    assert where is Status.COUNTED
    assert events.count("election.passed") == 4
    assert events.count("election.taken_back") == 1

    def voting(session: Session) -> None:
        election = an_election(session, passed=CLOSED)
        passing.take_back(session, election, Milestone.VOTING, "", by=BY, now=EVENING)

    assert refused(database, voting) == ["later-milestone-stands", "answer-missing"]


def test_an_election_is_annulled_after_its_result_was_certain_and_what_was_counted_stays(database: Database) -> None:
    because = Passing(POLLING, ("Grethe Holm",), "Stemmesedlen manglede en kandidat.")
    with database.transaction() as session:
        election = certified(session)
        passing.record(session, election, Milestone.ANNULLED, because, by=BY, now=EVENING)
        there = loaded(session, election)
        where, kept = reads.status_of(session, there), reads.counts(session, there, FINAL)
        number, body = there.id, there.round.term.body

    def submit(session: Session) -> None:
        there = reads.election(session, body, number, lock=True)
        passing.record(session, there, Milestone.SUBMITTED, Passing(), by=BY, now=EVENING)

    assert (where, len(kept)) == (Status.ANNULLED, 1)
    assert refused(database, submit) == ["election-is-annulled"]


def test_who_dies_after_the_ballots_were_printed_stays_on_them_and_gets_no_seat(database: Database) -> None:
    with database.transaction() as session:
        election = an_election(session, passed=CLOSED)
        contest = entered(session, election, (5, 3, 2, 0))
        counting.count(session, election, contest, FINAL, by=BY, now=EVENING)
        first = contest.entries[0]
        later = EVENING.replace(minute=59)
        passing.withdraw_entry(session, first, election, "Er død den 21. februar.", by=BY, now=later)
        before = reads.facts(session, loaded(session, election)).contests[0]
        made = counting.count(session, loaded(session, election), contest, FINAL, by=BY, now=later)

    assert (before.eligible, before.is_outdated) == (3, True)
    assert '"winners": [2, 3]' in made.answer_json
    assert '"totals": ["5", "3", "2", "0"]' in made.answer_json


def test_nobody_leaves_a_ballot_without_a_reason_or_twice_or_after_the_result_is_certain(database: Database) -> None:
    def leaves(session: Session, election: Election, because: str = "Er flyttet.") -> None:
        passing.withdraw_entry(session, election.contests[0].entries[0], election, because, by=BY, now=EVENING)

    def twice(session: Session) -> None:
        election = an_election(session, passed=CLOSED[:1])
        leaves(session, election)
        leaves(session, election, " ")

    late: Callable[[Session], None] = lambda session: leaves(session, certified(session))  # noqa: E731
    assert refused(database, twice) == ["answer-missing", "entry-is-withdrawn"]
    assert refused(database, late) == ["later-milestone-stands"]
