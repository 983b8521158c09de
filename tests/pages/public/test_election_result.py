"""The result that everybody may read: released, as far as the election's setting lets, and in every language."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from recruit.elections.model import Election
from recruit.elections.operations import counting, passing, voters
from recruit.elections.queries.election import open_ties
from recruit.elections.rules.drawing import NewLot
from recruit.elections.rules.vocabulary import LotManner, Milestone, ResultScope
from recruit.foundation import clock
from recruit.nominations import queries
from recruit.nominations.operations import rights
from recruit.nominations.rules.rights import Ground
from tests.browser import Page
from tests.builders import BY
from tests.conftest import Database
from tests.elections import COMMITTEE, EVENING, FINAL, an_election, entered, loaded
from tests.pages.visitor import Visitor

SO_FAR = (Milestone.ANNOUNCED, Milestone.FIXED, Milestone.VOTING, Milestone.CLOSED)


@pytest.fixture(autouse=True)
def after_the_polls(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: EVENING)


def counted(session: Session, **settings: Any) -> Election:
    """Make an election whose result is certified and not released."""
    election = an_election(session, passed=SO_FAR, **settings)
    voters.correct_door(session, election, "Kulturhuset", 13, "", by=BY, now=EVENING)
    contest = entered(session, election, (5, 4, 2, 1))
    counting.count(session, election, contest, FINAL, by=BY, now=EVENING)
    passing.record(session, loaded(session, election), Milestone.CERTIFIED, COMMITTEE, by=BY, now=EVENING)
    return election


def released(session: Session, election: Election) -> str:
    passing.record(session, loaded(session, election), Milestone.RELEASED, COMMITTEE, by=BY, now=EVENING)
    return f"/valg/{election.id}/resultat"


def main(page: Page) -> str:
    return " ".join(page.all("main")[0].text.split())


def test_the_result_is_read_once_it_is_released_and_by_no_search_engine(visitor: Visitor, house: Database) -> None:
    with house.transaction() as session:
        election = counted(session)
    assert visitor.get(f"/valg/{election.id}/resultat", 404)

    with house.transaction() as session:
        address = released(session, election)

    page = main(visitor.get(address))
    assert "Amina Abdi indstilles til udpegning 5 Bo Bruun indstilles til udpegning 4" in page
    assert "Vælgere, der blev talt: 13." in page
    assert "%" not in page
    assert "Dorthe Dam 1. næste i rækken 2" in page
    assert "13 sedler: 12 gyldige, 1 blanke, 0 ugyldige" in page
    assert visitor.client.get(address).headers["X-Robots-Tag"] == "noindex, noarchive"
    assert visitor.get(f"/valg/{election.id}").all("a", href=address)


def test_others_than_those_recommended_are_named_as_the_election_says_and_while_the_candidates_are_public(
    visitor: Visitor, house: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    with house.transaction() as session:
        few = released(session, counted(session, result_scope=ResultScope.RECOMMENDED))
    assert "Dorthe Dam" not in main(visitor.get(few))

    with house.transaction() as session:
        session.get_one(Election, UUID(few.split("/")[2])).result_scope = ResultScope.EVERYBODY
    assert "Kaj Lund" in main(visitor.get(few))

    monkeypatch.setattr(clock, "now", lambda: EVENING + timedelta(days=150))
    later = main(visitor.get(few))
    assert "Amina Abdi" in later
    assert "Dorthe Dam" not in later


def test_whoevers_data_is_not_used_is_a_number(visitor: Visitor, house: Database) -> None:
    with house.transaction() as session:
        election = counted(session)
        amina = queries.nomination(session, election.contests[0].entries[0].nomination_id, lock=True)
        rights.restrict(session, amina, Ground.CONTESTED, "Navnet er forkert.", by=BY, now=EVENING)
        address = released(session, election)

    page = visitor.get(address)
    assert "Nr. 1 på stemmesedlen indstilles til udpegning 5" in main(page)
    assert "Amina" not in visitor.client.get(address).text


def test_a_lot_that_decided_is_told_and_names_nobody_else(visitor: Visitor, house: Database) -> None:
    with house.transaction() as session:
        election = an_election(session, passed=SO_FAR, result_scope=ResultScope.RECOMMENDED)
        contest = entered(session, election, (5, 3, 3, 0))
        (tie,) = open_ties(counting.count(session, election, contest, FINAL, by=BY, now=EVENING))
        lot = NewLot((3,), LotManner.BOWL, "Kaj Lund", "Ada Bruun", EVENING)
        counting.record_lot(session, election, contest, tie, lot, by=BY, now=EVENING)
        counting.count(session, election, contest, FINAL, by=BY, now=EVENING)
        passing.record(session, loaded(session, election), Milestone.CERTIFIED, COMMITTEE, by=BY, now=EVENING)
        address = released(session, election)

    page = main(visitor.get(address))
    assert "mellem Nr. 2 på stemmesedlen og Dorthe Dam. I den rækkefølge, der blev trukket: Dorthe Dam." in page
    assert "Bo Bruun" not in page
