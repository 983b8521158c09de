"""What the record and the sheets of an election say where it is not the small one with one cross."""

from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from sqlalchemy.orm import Session

from recruit.elections.model import Election
from recruit.elections.operations import counting, packets, passing, voters
from recruit.elections.operations.counting import At
from recruit.elections.queries import ballots as on_ballots
from recruit.elections.queries import election as reads
from recruit.elections.queries.packets import listed
from recruit.elections.queries.results import results
from recruit.elections.queries.voters import post
from recruit.elections.rules.packets import ByTwo, Contents, NewPacket
from recruit.elections.rules.passing import Passing
from recruit.elections.rules.setting_up import NewContest
from recruit.elections.rules.tally import Counted
from recruit.elections.rules.turnout import Voted
from recruit.elections.rules.vocabulary import Milestone
from recruit.elections.rules.voters import Delivery, Envelopes, Opening
from recruit.foundation.i18n import speaking
from recruit.foundation.papers.word import Heading, Rows, Said
from recruit.nominations.operations import complaints
from recruit.reports.elections import evening, record
from recruit.reports.elections.ballots import ballot
from recruit.reports.elections.blocks import Block, Form, Signatures, as_data
from recruit.reports.elections.record import Record
from recruit.reports.elections.turnout import turnout
from tests.builders import BY
from tests.conftest import Database
from tests.elections import (
    EVENING,
    FINAL,
    MEETING,
    POLLING,
    POST,
    PRELIMINARY,
    SOMEBODY_ELSE,
    an_election,
    entered,
    loaded,
)
from tests.operations.elections.test_packets import COMPLAINT
from tests.operations.elections.test_voters import UNSIGNED, by_post, registered

CLOSED = (Milestone.FIXED, Milestone.VOTING, Milestone.CLOSED)
RANKED = NewContest("Borgervalgte", 2, "stv-scottish-2007", None)
SEVERAL = NewContest("Foreninger", 1, "block", 2)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with speaking("en"):
        yield


def blocks(session: Session, election: Election, **more: Any) -> Sequence[Block]:
    found = loaded(session, election)
    known = Record(
        found,
        "Integrationsrådet",
        on_ballots.ballots(session, found),
        results(session, found, {}),
        reads.tallies(session, found),
        reads.lots(session, found),
        {BY.reference: "Grethe Holm"},
        (7, "0" * 64),
        "Fjordby Kommune",
        EVENING,
        **more,
    )
    return record.record(known).blocks


def table(said: Sequence[Block], column: str) -> Sequence[Sequence[str]]:
    """Return the rows of the first table with that column."""
    return next(one.rows for one in said if isinstance(one, Rows) and column in one.columns)


def test_a_count_by_preferences_is_told_step_by_step_and_without_totals(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        election = an_election(session, contests=[RANKED], passed=CLOSED)
        papers = {(1, 2): 5, (2, 3): 3, (3,): 1}
        counted = Counted(valid=9, blank=0, papers=papers)
        at = At(FINAL, "Salen", MEETING)
        counting.enter(session, election, election.contests[0], at, counted, by=BY, now=EVENING)
        counting.count(session, election, election.contests[0], FINAL, by=BY, now=EVENING)
        said = blocks(session, election)

    columns = next(one.columns for one in said if isinstance(one, Rows) and "Name" in one.columns)
    assert "Votes" not in columns
    assert [row[:2] for row in table(said, "Name")][:2] == [["1", "Amina Abdi"], ["2", "Bo Bruun"]]
    assert len(table(said, "Step")) >= 2


def test_where_the_poll_is_cancelled_nobody_is_told_how_to_vote_or_how_it_was_counted(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        election = an_election(session, seats=4, passed=[Milestone.UNCONTESTED])
        said = blocks(session, election)

    named = {one.label for one in said if isinstance(one, Said)}
    headings = {one.words for one in said if isinstance(one, Heading)}
    assert "Seats" in named
    assert not {"How people vote", "A voter writes"} & named
    assert "Result" in headings
    assert "How it was counted" not in headings


def test_each_contest_has_its_part_and_one_that_is_not_counted_says_so(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        election = an_election(session, contests=[NewContest("Borgervalgte", 2), SEVERAL], passed=CLOSED)
        counting.count(session, election, entered(session, election, (5, 3, 2, 0)), FINAL, by=BY, now=EVENING)
        said = list(blocks(session, election))
        sheets = [as_data(part) for part in evening.tally_sheets(election, on_ballots.ballots(session, election))]

    second = said[said.index(Heading("Foreninger")) :]
    assert said[0] == "The result is not certified yet."
    assert "It is not counted yet." in second
    assert "It is not counted yet." not in said[: len(said) - len(second)]
    assert Said("A voter writes", ["up to 2 crosses"]) in second
    assert len(sheets) == 2


def test_the_account_says_what_is_missing_and_what_differs_from_the_evening(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        election = an_election(session, passed=CLOSED)
        entered(session, election, (5, 3, 1, 1), round=PRELIMINARY)
        entered(session, election, (5, 3, 2, 0), expected=12, remark="En seddel lå forkert.")
        preliminary = counting.count(session, election, election.contests[0], PRELIMINARY, by=BY, now=EVENING)
        said = blocks(session, election)

    assert preliminary
    assert table(said, "Voters") == [("Kulturhuset, at the meeting", "12", "10", "1", "0", "11")]
    assert "Kulturhuset: 2 figures differ from the preliminary count." in said
    assert Said("Kulturhuset", ["En seddel lå forkert."]) in said
    assert "This is the preliminary count." in said


def test_what_was_taken_back_and_annulled_stays_in_the_record(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        election = an_election(session, passed=CLOSED)
        passing.take_back(session, election, Milestone.CLOSED, "Døren var åben.", by=BY, now=EVENING)
        because = Passing(POLLING, ("Grethe Holm",), "Stemmesedlen manglede en kandidat.")
        passing.record(session, loaded(session, election), Milestone.ANNULLED, because, by=BY, now=EVENING)
        said = blocks(session, election)

    assert said[0] == "The election is annulled."
    remarks = {row[1]: row[3] for row in table(said, "Noted by")}
    assert remarks["The polls are closed"].endswith("Døren var åben.")
    assert remarks["The election is annulled"] == "Stemmesedlen manglede en kandidat."
    assert table(said, "Meeting")[0][2] == "Grethe Holm"
    assert Signatures(("",) * 4) in said


def test_the_record_says_how_many_voted_who_complained_about_what_and_where_the_papers_are(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        election = an_election(session, passed=CLOSED)
        made = complaints.register(session, election.round_id, COMPLAINT, about=None, by=BY, now=EVENING)
        complaints.withdraw(session, election.round_id, made.id, EVENING.date(), by=BY, now=EVENING)
        again = complaints.register(session, election.round_id, COMPLAINT, about=None, by=BY, now=EVENING)
        new = NewPacket("Borgervalgte", [Contents.VALID, Contents.BLANK], 11, "Salen", MEETING, "Arkivet")
        packets.list_packets(session, election, [new], by=BY, now=EVENING)
        packets.seal(session, election, {1: "7001"}, ByTwo(["A. Abdi", "B. Bruun"], POLLING), by=BY, now=EVENING)
        more = {"complaints": [made, again], "packets": listed(session, election.id)}
        said = blocks(session, election, voted=Voted({MEETING: 40, POST: 10}, 120), **more)
        empty = blocks(session, election, voted=Voted({MEETING: 41}))

    known = "Turnout: 50 of 120 in the register of voters, 41.7 % (at the meeting: 40, by post: 10)."
    assert Said("Who has voted", [known]) in said
    assert Said("Who has voted", ["Voters who were counted: 41."]) in empty
    assert "Nobody has complained so far." in empty
    assert [row[0::3] for row in table(said, "How it ended")] == [("1", "withdrawn, 1 March 2027"), ("2", "open")]
    assert "Kaj" not in str(table(said, "How it ended"))
    (packet,) = table(said, "Sealed")
    assert packet[1] == "Borgervalgte, Salen, at the meeting: papers that count and blank papers, 11"
    assert packet[3:] == ("22 February 2027, seal 7001, A. Abdi, B. Bruun", "")


def test_the_record_says_what_came_by_post_and_who_stood_by(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        election = by_post(session)
        registered(session, election, received_on=EVENING.date())
        seen = {1: None, 2: None, 3: UNSIGNED}
        voters.confirm_on_paper(session, election, seen, "Kaj Lund", is_alone=True, by=BY, now=EVENING)
        voters.register(session, election, Envelopes(4, 1, EVENING.date(), Delivery.MAIL), by=BY, now=EVENING)
        waiting = blocks(session, election, post=post(session, election.id))
        voters.confirm(session, election, {4: None}, by=SOMEBODY_ELSE, now=EVENING)
        opening = Opening(2, ("Grethe Holm", "Bo Bruun"), "En kuvert var tom.")
        voters.open_envelopes(session, election, opening, by=BY, now=EVENING)
        said = blocks(session, election, post=post(session, election.id))

    assert Said("Waiting for a second person", ["1"]) in waiting
    assert Said("Accepted by two people", ["3"]) in said
    assert Said("Rejected by two people", ["1", "not signed: 1"]) in said
    assert Said("Confirmed on paper", ["Kaj Lund: 3"]) in said
    assert Said("Inner envelopes", ["2", "En kuvert var tom."]) in said
    assert Said("Opened by", ["Grethe Holm", "Bo Bruun"]) in said


def test_turnout_is_of_the_election_where_the_register_does_not_say_it_of_a_contest() -> None:
    assert turnout(Voted({MEETING: 40}, 120), 2).endswith("for one alone it is not known.")


def test_a_ballot_says_how_many_crosses_or_in_which_order(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        election = an_election(session, contests=[RANKED, SEVERAL, NewContest("Alle", 1, "approval", None)])
        found = on_ballots.ballots(session, election)
        said = [ballot(election, one).more["how"] for one in found]
        sheet = next(evening.tally_sheets(election, found))

    assert said == [
        [
            "Your vote: numbers in order of preference.",
            "Write 1 beside the one you most want, 2 beside the next, and go on as long as you like.",
        ],
        ["Your vote: up to 2 crosses.", "At most one cross beside each name."],
        ["Your vote: as many crosses as one likes.", "At most one cross beside each name."],
    ]
    assert not any(isinstance(one, Form) and "Strokes" in one.columns for one in sheet.blocks)
