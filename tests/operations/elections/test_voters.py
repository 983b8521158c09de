"""Votes by post from the letter box to the count, on both databases."""

from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

from recruit.elections.model import Election
from recruit.elections.operations import counting, passing, voters
from recruit.elections.operations.counting import At
from recruit.elections.queries.account import voters_at
from recruit.elections.queries.voters import corrections, door, expected, post
from recruit.elections.rules.tally import Counted
from recruit.elections.rules.vocabulary import Milestone
from recruit.elections.rules.voters import Delivery, EnvelopeFault, Envelopes, Opening
from tests.builders import BY
from tests.conftest import Database
from tests.elections import (
    COMMITTEE,
    EVENING,
    FINAL,
    MEETING,
    POLLING,
    POST,
    SOMEBODY_ELSE,
    an_election,
    entered,
    loaded,
)
from tests.operations.elections.refusing import refused

CLOSED = (Milestone.FIXED, Milestone.VOTING, Milestone.CLOSED)
UNSIGNED = EnvelopeFault.NOT_SIGNED
OPENING = Opening(2, ("Grethe Holm", "Bo Bruun"))


def by_post(session: Session) -> Election:
    return an_election(session, passed=CLOSED, forms=(MEETING, POST), post_until=EVENING)


def registered(session: Session, election: Election, **changes: Any) -> None:
    """Register envelopes no. 1 and 2, accepted, and no. 3, rejected."""
    came = {"received_on": POLLING.replace(day=1), "delivery": Delivery.MAIL} | changes
    voters.register(session, election, Envelopes(1, 2, **came), by=BY, now=EVENING)
    voters.register(session, election, Envelopes(3, 1, **came, fault=UNSIGNED), by=BY, now=EVENING)


def test_two_people_judge_and_what_was_accepted_is_what_is_expected(database: Database) -> None:
    with database.transaction() as session:
        election = by_post(session)
        registered(session, election, received_on=EVENING.date())
        voters.confirm(session, election, {1: None, 2: None, 3: UNSIGNED}, by=SOMEBODY_ELSE, now=EVENING)
        before = expected(session, election, POST)
        voters.open_envelopes(session, election, OPENING, by=BY, now=EVENING)
        corrected = Opening(1, OPENING.people, "En konvolut var tom.")
        voters.open_envelopes(session, election, corrected, by=BY, now=EVENING)
        kept = post(session, election.id)

        assert (before, expected(session, election, POST), expected(session, election, MEETING)) == (None, 1, None)
        assert [len(some) for some in (kept.accepted, kept.rejected, kept.waiting)] == [2, 1, 0]


def test_who_judges_anew_waits_for_somebody_else_again(database: Database) -> None:
    with database.transaction() as session:
        election = by_post(session)
        registered(session, election, received_on=EVENING.date())
        voters.confirm(session, election, {3: UNSIGNED}, by=SOMEBODY_ELSE, now=EVENING)
        third = post(session, election.id).envelopes[2]
        voters.judge(session, election, third, None, by=SOMEBODY_ELSE, now=EVENING)

        assert (third.fault, third.confirmed_by) == (None, None)

    def their_own(session: Session) -> None:
        voters.confirm(session, session.merge(election, load=False), {3: None}, by=SOMEBODY_ELSE, now=EVENING)

    assert refused(database, their_own) == ["envelope-is-judged-by-you"]


def test_the_second_person_is_named_on_paper_only_where_nobody_else_has_an_account(database: Database) -> None:
    with database.transaction() as session:
        election = by_post(session)
        registered(session, election, received_on=EVENING.date())

    def on_paper(session: Session, witness: str = "Kaj Lund", *, is_alone: bool = True) -> None:
        ours = loaded(session, election)
        seen = {1: None, 2: None}
        voters.confirm_on_paper(session, ours, seen, witness, is_alone=is_alone, by=BY, now=EVENING)

    assert refused(database, lambda session: on_paper(session, is_alone=False)) == ["somebody-else-confirms"]
    assert refused(database, lambda session: on_paper(session, " ")) == ["answer-missing"]
    with database.transaction() as session:
        on_paper(session)
        kept = post(session, election.id)
        assert [(one.witness, one.confirmed_by) for one in kept.accepted] == [("Kaj Lund", None)] * 2
        assert [one.number for one in kept.waiting] == [3]
        voters.judge(session, loaded(session, election), kept.accepted[0], UNSIGNED, by=BY, now=EVENING)
        assert [one.number for one in post(session, election.id).waiting] == [1, 3]


def test_nothing_comes_by_post_where_nobody_votes_by_post(database: Database) -> None:
    def by_meeting(session: Session) -> None:
        registered(session, an_election(session, passed=CLOSED))

    def unopened(session: Session) -> None:
        election = by_post(session)
        registered(session, election, received_on=EVENING.date())
        voters.open_envelopes(session, election, OPENING, by=BY, now=EVENING)

    assert refused(database, by_meeting) == ["nobody-votes-by-post"]
    assert refused(database, unopened) == ["envelopes-wait", "inner-envelopes-differ"]


def test_heads_are_counted_at_every_door_and_corrected_with_a_reason(database: Database) -> None:
    with database.transaction() as session:
        election = an_election(session, passed=CLOSED)
        for place in ("Salen", " salen ", "Foyeren"):
            voters.count_in(session, election, place)
        voters.correct_door(session, election, "Biblioteket", 40, "", by=BY, now=EVENING)
        voters.correct_door(session, election, "SALEN", 1, "Talt to gange.", by=BY, now=EVENING)

        assert [(one.place, one.voters) for one in door(session, election.id)] == [
            ("Biblioteket", 40),
            ("Foyeren", 1),
            ("Salen", 1),
        ]
        assert [(one.place, one.change) for one in corrections(session, election.id)] == [("Salen", -1)]
        assert expected(session, election, MEETING) == 42

    def unsaid(session: Session) -> None:
        voters.correct_door(session, session.merge(election, load=False), "Salen", 9, "", by=BY, now=EVENING)

    assert refused(database, unsaid) == ["answer-missing"]


def test_who_was_counted_is_expected_in_the_box_and_a_difference_is_explained(database: Database) -> None:
    at = At(FINAL, "Kulturhuset", MEETING)
    twelve = Counted(valid=12, blank=0, votes={1: 6, 2: 4, 3: 2, 4: 0})

    def without_a_word(session: Session) -> None:
        election = an_election(session, passed=CLOSED)
        voters.correct_door(session, election, "Indgangen", 11, "", by=BY, now=EVENING)
        counting.enter(session, election, election.contests[0], at, twelve, by=BY, now=EVENING)

    assert refused(database, without_a_word) == ["papers-differ-from-voters"]
    with database.transaction() as session:
        election = an_election(session, passed=CLOSED)
        contest = election.contests[0]
        voters.correct_door(session, election, "Indgangen", 12, "", by=BY, now=EVENING)
        made = counting.enter(session, election, contest, at, twelve, by=BY, now=EVENING)
        voters.correct_door(session, election, "Biblioteket", 3, "", by=BY, now=EVENING)

        assert made.expected == 12
        assert voters_at(session, election, contest, FINAL, "biblioteket ", MEETING) == 3
        assert voters_at(session, election, contest, FINAL, "Kulturhuset", MEETING) is None


def test_nothing_is_certified_while_the_record_would_say_two_numbers_of_voters(database: Database) -> None:
    """Somebody counted two more at the door after the papers were entered; a remark, or the right number, mends it."""

    def certified(session: Session) -> None:
        passing.record(session, loaded(session, election), Milestone.CERTIFIED, COMMITTEE, by=BY, now=EVENING)

    def counted(session: Session, **changes: Any) -> None:
        contest = entered(session, loaded(session, election), (5, 3, 2, 1), **changes)
        counting.count(session, loaded(session, election), contest, FINAL, by=BY, now=EVENING)

    with database.transaction() as session:
        election = an_election(session, passed=CLOSED)
        voters.correct_door(session, election, "Indgangen", 12, "", by=BY, now=EVENING)
        counted(session)
        voters.correct_door(session, loaded(session, election), "Indgangen", 14, "Talt efter.", by=BY, now=EVENING)

    assert refused(database, certified) == ["voters-differ-from-account"]
    with database.transaction() as session:
        counted(session, remark="To gik uden at stemme.")
        certified(session)


def test_envelopes_in_two_piles_are_expected_in_neither(database: Database) -> None:
    with database.transaction() as session:
        election = by_post(session)
        voters.open_envelopes(session, election, replace(OPENING, remark="Ingen."), by=BY, now=EVENING)
        contest = election.contests[0]
        alone = voters_at(session, election, contest, FINAL, "Bord 1", POST)
        entered(session, election, (1, 0, 0, 0), place="Bord 2", form=POST, expected=2)

        assert (alone, voters_at(session, election, contest, FINAL, "Bord 1", POST)) == (2, None)
