"""The page of an election for everybody: from its announcement on, whatever comes."""

from dataclasses import replace

import pytest

from recruit.elections.model import Election
from recruit.elections.operations import passing
from recruit.elections.rules.vocabulary import FormOfVoting, Milestone
from recruit.foundation import clock
from recruit.recruitment.model import RoundDate
from recruit.recruitment.rules import DateKind
from tests.builders import BY, day
from tests.conftest import Database, made_once
from tests.elections import COMMITTEE, EVENING, POLLING, an_election, loaded
from tests.pages.visitor import Visitor


@pytest.fixture
@made_once
def election(house: Database, still: None) -> Election:
    with house.transaction() as session:
        until = clock.instant(POLLING, clock.local(EVENING).time())
        forms = (FormOfVoting.MEETING, FormOfVoting.POST)
        return an_election(session, passed=[Milestone.ANNOUNCED], forms=forms, post_until=until)


def test_everybody_reads_when_where_and_how_to_vote_and_who_may(visitor: Visitor, election: Election) -> None:
    page = visitor.get(f"/valg/{election.id}")

    for words in ("22. februar 2027", "Kulturhuset, sal 2", "med brev", "Alle over 18 år", "ét kryds", "vejledende"):
        assert words in page.text
    assert "Amina" not in page.text
    assert page.all("a", href=f"/opstilling/{election.round.slug}/kandidaterne")


def test_the_candidates_lead_to_the_election_in_the_readers_language(visitor: Visitor, election: Election) -> None:
    candidates = visitor.get(f"/opstilling/{election.round.slug}/kandidaterne?sprog=en")
    page = visitor.get(candidates.all("a", href=f"/valg/{election.id}")[0].attributes["href"])

    assert "Who may vote" in page.text


def test_an_annulled_election_says_so_and_one_that_is_taken_back_is_gone(
    visitor: Visitor, house: Database, election: Election
) -> None:
    with house.transaction() as session:
        annulled = replace(COMMITTEE, note="En fejl på sedlerne.")
        passing.record(session, loaded(session, election), Milestone.ANNULLED, annulled, by=BY, now=EVENING)
    page = visitor.get(f"/valg/{election.id}")
    with house.transaction() as session:
        passing.take_back(session, loaded(session, election), Milestone.ANNOUNCED, "For tidligt.", by=BY, now=EVENING)

    assert "Valget er annulleret" in page.text
    assert "Kulturhuset" not in page.text
    visitor.get(f"/valg/{election.id}", 404)


def test_when_the_polls_are_over_the_page_says_so_and_when_the_result_is_expected(
    visitor: Visitor, house: Database, election: Election
) -> None:
    before = visitor.get(f"/valg/{election.id}")
    (calendar,) = (link.attributes["href"] for link in before.all("a") if link.text == "Sæt det i din kalender")
    assert b"SUMMARY:Valg til r" in visitor.client.get(calendar).data
    with house.transaction() as session:
        expected = day("2027-02-25")
        session.add(RoundDate(round_id=election.round_id, kind=DateKind.RESULT_ON_WEBSITE, day=expected))
        for kind in (Milestone.FIXED, Milestone.VOTING, Milestone.CLOSED):
            passing.record(session, loaded(session, election), kind, COMMITTEE, by=BY, now=EVENING)

    after = visitor.get(f"/valg/{election.id}")

    assert "Afstemningen er slut" in after.text
    assert "Resultatet ventes 25. februar 2027." in after.text
    assert "Sådan kan du stemme" not in after.text
    visitor.get(calendar, 404)
