"""An evening on both databases: from names called out to a certified result, with every act taken once."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select

from recruit.bodies.model import Body
from recruit.elections.model import DoorCount, Election, EveningAct, Tally
from recruit.elections.operations.evening import AllRead, CalledOut, LotDrawn, OneVoter, Passed, Read, TakenBack, take
from recruit.elections.queries import election as reads
from recruit.elections.queries.evening import evening
from recruit.elections.rules.drawing import NewLot
from recruit.elections.rules.evening import Act, Kind, Paper, Stage
from recruit.elections.rules.tally import Counted
from recruit.elections.rules.vocabulary import LotManner, Milestone
from recruit.foundation.mail.model import Letter
from recruit.nominations.model import CandidateList, Nomination
from recruit.nominations.rules.candidates import CandidateOrder
from tests.conftest import Database, made_once
from tests.elections import EVENING, loaded
from tests.evening import BY, COMMITTEE, Browser, an_evening, called_out, the_list
from tests.operations.elections.refusing import refused

NAMES = ("Kaj Lund", "Amina Abdi", "Bo Bruun")
LOT = NewLot((3,), LotManner.BOWL, "Dorthe Dam", "Ada Bruun", EVENING)


def again(session: Any, number: UUID) -> Election:
    return reads.election(session, session.scalars(select(Body)).one(), number, lock=True)


def seen(session: Any, election: Election) -> Any:
    return evening(session, loaded(session, election), {}, now=EVENING)


@pytest.fixture
@made_once
def voting(database: Database) -> UUID:
    """An evening on which three were called out, and the polls are open."""
    with database.transaction() as session:
        election, browser = an_evening(session), Browser()
        order = browser.calls(session, election, *NAMES)
        browser.does(session, election, Kind.LIST, the_list(*order))
        return election.id


def act(kind: Kind = Kind.PAPER, number: UUID | None = None) -> Act:
    return Act(number or uuid4(), kind)


def refusing(database: Database, number: UUID, kind: Kind, what: Any) -> list[str]:
    return refused(database, lambda session: take(session, again(session, number), act(kind), what, by=BY, now=EVENING))


def test_a_whole_evening_is_taken_once_however_often_it_is_sent(database: Database) -> None:
    browser = Browser()
    with database.transaction() as session:
        election = an_evening(session)
        order = browser.calls(session, election, *NAMES)
        assert [one.name for one in seen(session, election).called] == list(NAMES)
        browser.does(session, election, Kind.LIST, the_list(*order))
        browser.counts_in(session, election, 4)
        browser.does(session, election, Kind.VOTER_BACK, OneVoter(is_back=True, because="Et tryk for meget."))
        browser.closes_the_polls(session, election)
        wrong, *_ = browser.reads(session, election, (1, 3), (1, 2), (1, 3))
        browser.reads_wrong(session, election, wrong, 1, 3)
        browser.does(session, election, Kind.PAPER, Read(Paper()))
        browser.counts(session, election)
        tied = seen(session, election)
        browser.does(session, election, Kind.LOT, LotDrawn("seat", (2, 3), LOT))
        browser.does(session, election, Kind.CERTIFY, Passed(Milestone.CERTIFIED, COMMITTEE))
        ended = seen(session, election)

    with database.transaction() as session:
        done = browser.sends_all_again(session, again(session, election.id))
        acts = session.scalar(select(func.count()).select_from(EveningAct))
        nominations = session.scalar(select(func.count()).select_from(Nomination))
        order = session.scalars(select(CandidateList.ordered_by)).one()
        letters = session.scalar(select(func.count()).select_from(Letter))
        (tally,) = session.scalars(select(Tally)).all()
        voters = session.scalars(select(DoorCount.voters)).one()

    assert tied.stage is Stage.LOT
    assert ended.stage is Stage.CERTIFIED
    assert (order, [line.name for line in ended.lines]) == (CandidateOrder.CALLED, list(NAMES))
    assert letters
    assert ended.result.count.winners == (1, 3)
    assert done == [False] * len(browser.sent)
    assert (acts, nominations, voters) == (len(browser.sent), 3, 3)
    assert (tally.papers, tally.blank, tally.expected) == ({"1,2": 1, "1,3": 1}, 1, 3)


def test_two_devices_work_at_once_and_neither_loses_or_doubles_anything(database: Database, voting: UUID) -> None:
    door, count = Browser(), Browser()
    with database.transaction() as session:
        election = again(session, voting)
        door.counts_in(session, election, 1)
        count.counts_in(session, election, 1)
        count.closes_the_polls(session, election)
        count.reads(session, election, (1,), (2, 3))
        door.counts_in(session, election, 1)
        door.sends_all_again(session, election)
        count.sends_all_again(session, election)
        found = seen(session, election)

    assert (found.voters, len(found.pile), found.stage) == (3, 2, Stage.COUNTING)


def test_acts_that_come_too_late_or_too_early_are_refused(database: Database, voting: UUID) -> None:
    assert refusing(database, voting, Kind.PAPER, Read(Paper((1,)))) == ["polls-are-not-closed"]
    with database.transaction() as session:
        election = again(session, voting)
        late = called_out(session, election, "Dorthe Dam")
        Browser().closes_the_polls(session, election)

    assert refusing(database, voting, Kind.CANDIDATE, late) == ["candidates-are-fixed"]
    assert refusing(database, voting, Kind.POLLS, Passed(Milestone.CLOSED)) == ["election-has-passed-that"]
    assert refusing(database, voting, Kind.COUNT, AllRead()) == ["no-paper-is-read"]
    assert refusing(database, voting, Kind.LOT, LotDrawn("seat", (1, 2), LOT)) == ["lot-is-not-asked-for"]
    assert refusing(database, voting, Kind.PAPER, Read(Paper((9,)))) == ["candidate-is-not-on-the-ballot"]
    assert refusing(database, voting, Kind.VOTER_BACK, OneVoter(is_back=True)) == ["number-is-negative"]


def test_what_is_undone_was_there_and_one_number_is_one_act(database: Database, voting: UUID) -> None:
    browser, number = Browser(), uuid4()
    with database.transaction() as session:
        election = again(session, voting)
        browser.closes_the_polls(session, election)
        (paper,) = browser.reads(session, election, (1,))
        take(session, election, act(Kind.PAPER, number), Read(Paper()), by=BY, now=EVENING)

    other = TakenBack(Kind.PAPER_BACK, paper, Paper((2,)), {"marks": ("2",)})
    assert refusing(database, voting, Kind.PAPER_BACK, other) == ["act-is-not-there"]
    unknown = TakenBack(Kind.PAPER_BACK, uuid4(), Paper((1,)), {"marks": ("1",)})
    assert refusing(database, voting, Kind.PAPER_BACK, unknown) == ["act-is-not-there"]
    said = Act(number, Kind.PAPER, {"marks": ("1",)})
    assert refused(
        database, lambda session: take(session, again(session, voting), said, Read(Paper((1,))), by=BY, now=EVENING)
    ) == ["act-says-something-else"]
    with database.transaction() as session:
        browser.reads_wrong(session, again(session, voting), paper, 1)
    twice = TakenBack(Kind.PAPER_BACK, paper, Paper((1,)), {"marks": ("1",)})
    assert refusing(database, voting, Kind.PAPER_BACK, twice) == ["act-is-taken-back"]


def test_who_was_called_out_by_mistake_never_was(database: Database) -> None:
    browser = Browser()
    with database.transaction() as session:
        election = an_evening(session)
        slip, _stays = browser.calls(session, election, "Kaj Lund", "Bo Bruun")
        browser.does(session, election, Kind.CANDIDATE_BACK, TakenBack(Kind.CANDIDATE_BACK, slip))
        assert [one.name for one in seen(session, election).called] == ["Bo Bruun"]
        assert not any(browser.sends_all_again(session, election))


def test_a_namesake_is_told_of_once(database: Database) -> None:
    with database.transaction() as session:
        election = an_evening(session)
        Browser().calls(session, election, "Kaj Lund")
        number, twin = election.id, called_out(session, election, "Kaj  LUND")

    assert refusing(database, number, Kind.CANDIDATE, twin) == ["namesake-is-there"]
    with database.transaction() as session:
        told = CalledOut(twin.submission, known="kaj lund")
        Browser().does(session, again(session, number), Kind.CANDIDATE, told)


def test_the_list_is_not_closed_for_others_than_those_who_stand(database: Database) -> None:
    browser = Browser()
    with database.transaction() as session:
        election = an_evening(session)
        (kaj,) = browser.calls(session, election, "Kaj Lund")
        silent = called_out(session, election, "Bo Bruun", declares=False)
        bo = browser.does(session, election, Kind.CANDIDATE, silent)
        number = election.id

    short, whole = the_list(kaj, people=()), the_list(kaj, bo)
    assert refusing(database, number, Kind.LIST, short) == [
        "committee-is-nobody",
        "candidates-have-changed",
        "candidates-have-not-declared",
    ]
    assert refusing(database, number, Kind.LIST, whole) == ["candidates-have-not-declared"]


def test_a_list_is_closed_once_in_one_order_by_one_committee(database: Database, voting: UUID) -> None:
    with database.transaction() as session:
        kaj, amina, bo = seen(session, again(session, voting)).order

    turned, others = the_list(amina, kaj, bo), the_list(kaj, amina, bo, people=("Dorthe Dam",))
    assert refusing(database, voting, Kind.LIST, turned) == ["list-has-other-numbers"]
    assert refusing(database, voting, Kind.LIST, others) == ["list-is-closed-by-others"]
    with database.transaction() as session:
        election = again(session, voting)
        Browser().does(session, election, Kind.LIST, the_list(kaj, amina, bo, people=COMMITTEE[::-1]))
        assert seen(session, election).people == list(COMMITTEE)


def test_what_was_read_by_other_numbers_counts_for_nobody(database: Database, voting: UUID) -> None:
    with database.transaction() as session:
        election = again(session, voting)
        kaj, amina, bo = seen(session, election).order
        Browser().closes_the_polls(session, election)

    counted = AllRead(totals=Counted(valid=1, blank=0, votes={1: 1, 2: 0, 3: 0}), order=(kaj, bo, amina))
    assert refusing(database, voting, Kind.PAPER, Read(Paper((1, 3)), (kaj, bo, amina))) == ["numbers-are-of-others"]
    assert refusing(database, voting, Kind.TOTALS, counted) == ["numbers-are-of-others"]
    with database.transaction() as session:
        election, before_bo_came = again(session, voting), (kaj, amina)
        Browser().does(session, election, Kind.PAPER, Read(Paper((1, 2)), before_bo_came))
        assert seen(session, election).pile.votes() == {1: 1, 2: 1}


def test_where_not_more_stand_than_there_are_seats_nothing_is_opened(database: Database) -> None:
    browser = Browser()
    with database.transaction() as session:
        election = an_evening(session, seats=3)
        order = browser.calls(session, election, *NAMES)
        browser.does(session, election, Kind.LIST, the_list(*order))
        found = seen(session, election)

    assert (found.stage, found.is_fixed, found.election.passed) == (Stage.NOBODY_VOTES, True, frozenset())


def test_nobody_is_approved_or_told_for_a_rehearsal(database: Database) -> None:
    with database.transaction() as session:
        election = an_evening(session, is_rehearsal=True)
        number, someone = election.id, called_out(session, election, "Kaj Lund")

    assert refusing(database, number, Kind.CANDIDATE, someone) == ["rehearsal-takes-no-candidates"]
    assert "candidates-are-not-fixed" in refusing(database, number, Kind.LIST, the_list())


def test_totals_are_entered_and_corrected_and_the_lot_waits_for_the_count(database: Database, voting: UUID) -> None:
    browser = Browser()
    first = Counted(valid=3, blank=0, votes={1: 3, 2: 1, 3: 1})
    with database.transaction() as session:
        election = again(session, voting)
        browser.counts_in(session, election, 3)
        browser.closes_the_polls(session, election)
        browser.does(session, election, Kind.TOTALS, AllRead(totals=first))
        tied = seen(session, election)
        right = Counted(valid=3, blank=0, votes={1: 3, 2: 2, 3: 1})
        browser.does(session, election, Kind.TOTALS, AllRead(totals=right))
        settled = seen(session, election)

    assert (tied.stage, settled.stage) == (Stage.LOT, Stage.RESULT)
    assert settled.result.count.winners == (1, 2)


def test_a_difference_needs_a_remark_and_what_is_read_afterwards_is_counted_again(
    database: Database, voting: UUID
) -> None:
    browser = Browser()
    with database.transaction() as session:
        election = again(session, voting)
        browser.counts_in(session, election, 2)
        browser.closes_the_polls(session, election)
        browser.reads(session, election, (1,))

    assert refusing(database, voting, Kind.COUNT, AllRead()) == ["papers-differ-from-voters"]
    with database.transaction() as session:
        browser.counts(session, again(session, voting), "Én gik hjem med sin seddel.")
        counted = seen(session, again(session, voting))
        browser.reads(session, again(session, voting), (2,))
        read_on = seen(session, again(session, voting))

    assert (counted.stage, read_on.stage, len(read_on.pile)) == (Stage.LOT, Stage.COUNTING, 2)
    certified = Passed(Milestone.CERTIFIED, COMMITTEE)
    assert refusing(database, voting, Kind.CERTIFY, certified) == ["papers-are-read-since"]
