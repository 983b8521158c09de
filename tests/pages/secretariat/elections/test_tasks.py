"""The checklist of an election on its pages: filled when it is set up, ticked, changed, printed."""

import pytest
from sqlalchemy import select

from recruit.elections.model import Election, ElectionTask
from recruit.elections.operations import task as operations
from recruit.elections.queries import task as queries
from tests.builders import BY
from tests.conftest import Database, made_once
from tests.elections import AFTER, an_election
from tests.pages.secretariat.elections.test_election import listed, page_of
from tests.pages.visitor import Visitor


@pytest.fixture
@made_once
def election(house: Database, still: None) -> Election:
    with house.transaction() as session:
        made = an_election(session)
        operations.fill(session, made, by=BY, now=AFTER)
        return made


def first_line(house: Database, election: Election) -> ElectionTask:
    with house.reading() as session:
        return queries.tasks(session, election.id)[0]


def test_the_next_election_has_the_checklist_of_the_one_before(
    secretary: Visitor, house: Database, election: Election
) -> None:
    line = first_line(house, election)
    secretary.led(secretary.send(f"{page_of(house, election)}/tjekliste/{line.id}", what="Bestil Salen"))

    made = secretary.led(
        secretary.send(f"{listed(house)}/nyt?som={election.id}", name="Næste valg", polling_on="1.3.2027")
    )

    with house.reading() as session:
        new = session.scalars(select(Election).where(Election.name == "Næste valg")).one()
        lines = queries.tasks(session, new.id)
    assert made.heading == "Næste valg"
    assert "Bestil Salen" in [one.what for one in lines]


def test_what_is_done_is_ticked_by_somebody_and_taken_back(
    secretary: Visitor, house: Database, election: Election
) -> None:
    address = f"{page_of(house, election)}/tjekliste"
    line = first_line(house, election)
    fields, _target = secretary.filled(address)

    page = secretary.led(secretary.client.post(f"{address}/{line.id}/gjort", data=fields))
    fields, _target = secretary.filled(address)
    again = secretary.led(secretary.client.post(f"{address}/{line.id}/igen", data=fields))

    assert page.text.count("Udført") > again.text.count("Udført")
    assert first_line(house, election).done_by is None
    assert line.what in secretary.get(f"{address}/udskrift").text


def test_a_line_is_added_with_its_owner_changed_and_dropped(
    secretary: Visitor, house: Database, election: Election
) -> None:
    address = f"{page_of(house, election)}/tjekliste"
    empty = secretary.mended(secretary.send(f"{address}/ny", what=" ", due_on="31.2.2027"))

    page = secretary.led(secretary.send(f"{address}/ny", what="Køb <b>blomster</b>", due_on="1.2.2027", owner="Kaj"))
    line = first_line(house, election)
    fields, _target = secretary.filled(f"{address}/{line.id}")
    secretary.led(secretary.client.post(f"{address}/{line.id}/fjern", data=fields))

    assert len(empty.errors) == 2
    assert "Køb <b>blomster</b>" in page.text
    with house.reading() as session:
        kept = {one.what: one for one in queries.tasks(session, election.id)}
    assert (kept["Køb <b>blomster</b>"].days, kept["Køb <b>blomster</b>"].owner) == (-21, "Kaj")
    assert line.what not in kept
    offered = secretary.get(f"{address}/forslag")
    assert line.what in offered.text
    secretary.led(secretary.send(f"{address}/forslag", chosen=[line.what]))
    assert first_line(house, election).what == line.what
