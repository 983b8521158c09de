"""A chair is elected on the third ballot by lot, and what was noted wrongly is taken back."""

from collections.abc import Sequence

import pytest
from sqlalchemy.orm import Session

from recruit.appointments.model import Membership, OfficeVote
from recruit.appointments.operations import constituting, end, hold_office
from recruit.appointments.queries import office_vote as queries
from recruit.appointments.rules import EndReason, Office
from recruit.appointments.rules.constituting import DrawnLot, HeldBallot
from recruit.bodies.model import Body
from recruit.counting.result import Outcome
from recruit.foundation.refusal import NotFound, Refused
from tests.builders import (
    BY,
    NOW,
    a_council,
    a_day,
    a_member,
    a_person,
    a_seat_group,
    a_term,
    day,
    the_seats,
    the_term,
)
from tests.conftest import Database

MET = day("2026-05-05")
LOT = DrawnLot([2], "Hawa Ibsen", "Bo Bruun")


def a_vote(session: Session) -> tuple[Body, Sequence[Membership], OfficeVote]:
    body = a_council(session, seats=9)
    names = ("Hawa Ibsen", "Bo Bruun", "Kaj Lund", *"ABCDEF")
    members = [
        a_member(session, seat, a_person(session, name))
        for seat, name in zip(the_seats(session, body), names, strict=True)
    ]
    members = members[:3]
    vote = constituting.begin(session, the_term(session, body), Office.CHAIR, members, MET, by=BY, now=NOW)
    return body, members, queries.office_vote(session, body, vote.id, lock=True)


def hold(session: Session, vote: OfficeVote, *votes: int, blank: int = 0, present: int = 9) -> None:
    ballot = HeldBallot(present, dict(enumerate(votes, 1)), blank)
    constituting.note_ballot(session, vote, ballot, by=BY, now=NOW)


def test_a_chair_is_elected_on_the_third_ballot_by_lot(database: Database) -> None:
    with database.transaction() as session:
        body, members, vote = a_vote(session)
        hold(session, vote, 4, 3, 2)
        hold(session, vote, 4, 4, 1)
        hold(session, vote, 4, 4, blank=1)
        with pytest.raises(Refused, match="nobody-is-elected"):
            constituting.conclude(session, vote, by=BY, now=NOW)
        constituting.note_lot(session, vote, LOT, by=BY, now=NOW)
        held = constituting.conclude(session, vote, by=BY, now=NOW)

        assert (held.membership_id, held.office, held.since) == (members[1].id, Office.CHAIR, MET)
        with pytest.raises(Refused, match="office-vote-is-concluded"):
            constituting.note_lot(session, vote, LOT, by=BY, now=NOW)

    with database.reading() as session:
        found = queries.office_vote(session, body, vote.id)
        assert (queries.so_far(found).winners, found.holding_id) == ((2,), held.id)


def test_no_more_are_present_than_there_are_members_that_day(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        _body, _members, vote = a_vote(session)

        with pytest.raises(Refused, match="nobody-is-present"):
            hold(session, vote, 4, 3, 2, present=10)


def test_the_vice_chair_who_is_elected_chair_is_vice_chair_to_the_day_before(database: Database) -> None:
    with database.transaction() as session:
        body, members, vote = a_vote(session)
        vice = hold_office(session, members[0], Office.VICE_CHAIR, since=day("2026-02-01"), by=BY, now=NOW)
        vote_id = vote.id
        session.expire_all()
        vote = queries.office_vote(session, body, vote_id, lock=True)
        hold(session, vote, 5, 3, 1)
        chair = constituting.conclude(session, vote, by=BY, now=NOW)

        assert (vice.until, chair.office, chair.since) == (MET, Office.CHAIR, MET)


def test_what_was_noted_last_is_taken_back(database: Database) -> None:
    with database.transaction() as session:
        _body, _members, vote = a_vote(session)
        hold(session, vote, 5, 3, 1)
        assert queries.so_far(vote).outcome is Outcome.ELECTED
        constituting.take_last_back(session, vote, by=BY, now=NOW)

        assert queries.so_far(vote).outcome is Outcome.BALLOT_REQUIRED
        with pytest.raises(Refused, match="nothing-is-noted"):
            constituting.take_last_back(session, vote, by=BY, now=NOW)


def test_two_have_no_office_at_once(database: Database) -> None:
    with database.transaction() as session:
        body, members, vote = a_vote(session)
        hold(session, vote, 5, 3, 1)
        constituting.conclude(session, vote, by=BY, now=NOW)
        second = constituting.begin(session, vote.term, Office.CHAIR, members, MET, by=BY, now=NOW)
        hold(session, second, 1, 7, 1)

        with pytest.raises(Refused, match="office-is-taken"):
            constituting.conclude(session, second, by=BY, now=NOW)
        with pytest.raises(NotFound):
            queries.office_vote(session, a_council(session, "Ældrerådet"), vote.id)
        assert queries.office_vote(session, body, vote.id).concluded_at


def test_a_vote_that_was_begun_in_error_is_discontinued_and_says_why(database: Database) -> None:
    with database.transaction() as session:
        _body, _members, vote = a_vote(session)
        hold(session, vote, 5, 3, 1)
        constituting.discard(session, vote, "Forkert dag.", by=BY, now=NOW)

        assert (vote.discarded_because, vote.is_over) == ("Forkert dag.", True)
        with pytest.raises(Refused, match="office-vote-is-discarded"):
            constituting.conclude(session, vote, by=BY, now=NOW)
        with pytest.raises(Refused, match="office-vote-is-discarded"):
            constituting.take_last_back(session, vote, by=BY, now=NOW)


def test_whoever_has_left_by_the_meeting_does_not_stand(database: Database) -> None:
    with database.transaction() as session:
        body, members, _vote = a_vote(session)
        end(session, members[0], a_day("2026-05-04"), EndReason.RESIGNED, by=BY, now=NOW)

        with pytest.raises(Refused, match="stands-and-is-no-member"):
            constituting.begin(session, the_term(session, body), Office.CHAIR, members, MET, by=BY, now=NOW)


def test_the_chair_of_the_last_term_who_goes_on_is_chair_to_the_day_before(database: Database) -> None:
    with database.transaction() as session:
        body = a_council(session, seats=2, term="2022-2025")
        old = a_member(session, the_seats(session, body)[0], since="2022-01-01")
        chair = hold_office(session, old, Office.CHAIR, since=day("2022-04-01"), by=BY, now=NOW)
        a_seat_group(session, a_term(session, body, "2026-2029"), seats=2)
        new = a_member(session, the_seats(session, body)[0])
        vote = constituting.begin(session, the_term(session, body), Office.CHAIR, [new], MET, by=BY, now=NOW)
        hold(session, queries.office_vote(session, body, vote.id, lock=True), 1, present=1)
        constituting.conclude(session, vote, by=BY, now=NOW)

        assert chair.until == MET
