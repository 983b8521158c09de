"""An election is made of five questions, changed while it is a draft, and its ballots are fixed."""

from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.elections.model import Contest, Election, Entry
from recruit.elections.operations import passing, setting_up
from recruit.elections.queries import election as reads
from recruit.elections.rules.passing import Passing
from recruit.elections.rules.setting_up import ElectionSettings, NewContest
from recruit.elections.rules.vocabulary import BallotOrder, Milestone, Status
from recruit.foundation.audit.queries import history
from tests.builders import BY
from tests.conftest import Database
from tests.elections import AFTER, EVENING, QUESTIONS, an_election, loaded
from tests.operations.elections.refusing import refused

SEVERAL = [NewContest("Borgervalgte", 2), NewContest("Foreninger", 1, "block", 2)]


def settings(**changes: Any) -> ElectionSettings:
    given = {"name": " Valg  til rådet ", "polling_on": QUESTIONS.polling_on, "place": "Rådhuset"}
    return ElectionSettings(**{**given, "who_may_vote": "Alle.", **changes})


def on_ballot(session: Session, election: Election) -> list[str]:
    """Return the names on the first ballot, in their order."""
    names = reads.names(session, election)
    return [names[entry.nomination_id] for entry in election.contests[0].entries]


def test_five_questions_make_an_election_that_is_a_draft(database: Database) -> None:
    with database.transaction() as session:
        made = an_election(session)
        where, contest = reads.status_of(session, made), made.contests[0]
    with database.reading() as session:
        events = [entry.event for entry in history(session, subject=made)]

    assert (where, contest.label, contest.seats, contest.max_marks) == (Status.DRAFT, "Borgervalgte", 2, 1)
    assert made.forms == ["meeting"]
    assert events == ["election.created"]


def test_a_draft_is_changed_and_given_other_contests(database: Database) -> None:
    with database.transaction() as session:
        election = an_election(session)
        setting_up.change(session, election, settings(), by=BY, now=AFTER)
        setting_up.change_contests(session, election, SEVERAL, by=BY, now=AFTER)
        again = loaded(session, election)
        kept = session.scalars(select(Contest.label).order_by(Contest.position)).all()

    assert (again.name, again.place) == ("Valg til rådet", "Rådhuset")
    assert kept == [one.label for one in again.contests] == ["Borgervalgte", "Foreninger"]


def test_what_people_were_told_of_does_not_become_a_rehearsal(database: Database) -> None:
    def rehearse(session: Session) -> None:
        election = an_election(session, passed=[Milestone.ANNOUNCED])
        setting_up.change(session, election, settings(is_rehearsal=True), by=BY, now=AFTER)

    assert refused(database, rehearse) == ["announced-is-no-rehearsal"]


def test_the_ballot_has_the_lists_order_or_the_alphabets(database: Database) -> None:
    names = ("Åse Holm", "Bo Bruun", "Amina Abdi")
    with database.transaction() as session:
        election = an_election(session, names, passed=[Milestone.FIXED], ballot_order=BallotOrder.ALPHABETICAL)
        by_name = on_ballot(session, election)

    assert by_name == ["Amina Abdi", "Bo Bruun", "Åse Holm"]


def test_what_is_fixed_is_not_changed_until_that_is_taken_back_and_then_fixed_anew(database: Database) -> None:
    with database.transaction() as session:
        election = an_election(session, passed=[Milestone.FIXED])
        number, body = election.id, election.round.term.body

    def change(session: Session) -> None:
        setting_up.change(session, reads.election(session, body, number, lock=True), settings(), by=BY, now=AFTER)

    def change_contests(session: Session) -> None:
        there = reads.election(session, body, number, lock=True)
        setting_up.change_contests(session, there, SEVERAL, by=BY, now=AFTER)

    assert refused(database, change) == refused(database, change_contests) == ["ballots-are-fixed"]

    with database.transaction() as session:
        there = reads.election(session, body, number, lock=True)
        passing.take_back(session, there, Milestone.FIXED, "Et navn manglede.", by=BY, now=EVENING)
        change_contests(session)
        there = reads.election(session, body, number, lock=True)
        passing.record(session, there, Milestone.FIXED, Passing(), by=BY, now=EVENING)
        there = reads.election(session, body, number)
        ballots = [len(one.entries) for one in there.contests]
        rows = len(session.scalars(select(Entry)).all())
        kept = [(one.kind.value, one.revoked_because) for one in there.milestones]

    assert (ballots, rows) == ([4, 4], 8)
    assert sorted(kept, key=str) == [("fixed", "Et navn manglede."), ("fixed", None)]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_nothing_is_made_of_answers_that_make_no_election(database: Database) -> None:
    assert refused(database, lambda session: an_election(session, contests=[NewContest("", 0)])) == [
        "answer-missing",
        "contest-fills-no-seat",
    ]

    def nowhere(session: Session) -> None:
        setting_up.change(session, an_election(session), settings(place=" "), by=BY, now=AFTER)

    assert refused(database, nowhere) == ["answer-missing"]
