"""The page of an election's letters: what is written to whom in which way, before it leaves; and what was told."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from recruit.bodies import queries as bodies
from recruit.elections.model import Election
from recruit.elections.operations import counting, passing
from recruit.elections.rules.vocabulary import Milestone
from recruit.foundation import clock
from recruit.foundation.mail.model import Letter
from recruit.foundation.tokens import operations as tokens
from recruit.nominations.model import Nominee
from recruit.nominations.rules import OWN_NOMINATION
from tests.builders import BY
from tests.conftest import Database, made_once
from tests.elections import COMMITTEE, EVENING, FINAL, an_election, entered, loaded
from tests.pages.visitor import Visitor

BUTTON = "Skriv til kandidaterne"
CLOSED = (Milestone.FIXED, Milestone.VOTING, Milestone.CLOSED)


@pytest.fixture
@made_once
def certified(house: Database, still: None) -> Election:
    """Amina and Bo are recommended, Dorthe is next; Dorthe has neither e-mail nor address."""
    with house.transaction() as session:
        election = an_election(session, passed=CLOSED)
        dorthe = session.scalars(select(Nominee).filter_by(name="Dorthe Dam")).one()
        dorthe.email, dorthe.phone = "", "12 34 56 78"
        contest = entered(session, election, (5, 4, 3, 2))
        passing.withdraw_entry(session, contest.entries[3], election, "Flyttet.", by=BY, now=EVENING)
        counting.count(session, election, contest, FINAL, by=BY, now=EVENING)
        passing.record(session, loaded(session, election), Milestone.CERTIFIED, COMMITTEE, by=BY, now=EVENING)
        return election


def at(house: Database, election: Election, page: str = "") -> str:
    with house.reading() as session:
        return f"/sekretariat/{bodies.slugs(session)[0]}/valg/{election.id}/breve{page}"


def test_the_page_shows_each_letter_and_whom_it_reaches_and_writes_them_once(
    secretary: Visitor, house: Database, certified: Election
) -> None:
    page = secretary.get(at(house, certified))

    rows = [" ".join(row.text.split()) for row in page.all("tr")]
    assert "Valg: indstillet til udpegning 2 0 0" in rows
    assert "Valg: næste i rækken 0 1 0" in rows
    assert "Du indstilles til udpegning til Integrationsrådet" in page.text
    assert "Dorthe Dam , 12 34 56 78" in " ".join(page.text.split())
    (to_dorthe, *_rest) = (link.attributes["href"] for link in page.all("a") if link.text == "Dorthe Dam")
    copied = secretary.get(to_dorthe)
    assert "Du er nummer 1 blandt dem, der er næste i rækken" in copied.text

    done = secretary.led(secretary.send(at(house, certified)))

    assert "3 breve er skrevet." in done.text
    assert BUTTON in [button.text for button in done.all("button")]
    with house.reading() as session:
        kinds = session.scalars(select(Letter.kind).where(Letter.kind.like("election_%"))).all()
    assert sorted(kinds) == ["election_news", "election_news", "election_next"]


def test_whoever_gets_an_e_mail_reads_the_letter_behind_its_link_while_it_holds(
    secretary: Visitor, visitor: Visitor, house: Database, certified: Election
) -> None:
    secretary.led(secretary.send(at(house, certified)))
    amina = certified.contests[0].entries[0].nomination_id
    with house.transaction() as session:
        token = tokens.mint(session, OWN_NOMINATION, amina, lifetime=timedelta(days=9), now=clock.now())
    visitor.client.get(f"/link/{token}")
    assert "Du er indstillet til udpegning" in visitor.get("/svar").text
    assert "You are recommended for appointment" in visitor.get("/svar?sprog=en").text

    with house.transaction() as session:
        ours = loaded(session, certified)
        passing.take_back(session, ours, Milestone.CERTIFIED, "Talt forkert.", by=BY, now=EVENING)

    assert "no longer holds" in visitor.get("/svar").text


def test_of_a_rehearsal_the_page_says_why_nobody_is_written_to(secretary: Visitor, house: Database) -> None:
    with house.transaction() as session:
        election = an_election(session, passed=CLOSED[:1], is_rehearsal=True)

    page = secretary.get(at(house, election))

    assert "Det er en prøve, og intet af den går ud til nogen." in page.text
    assert BUTTON not in [button.text for button in page.all("button")]
