"""A neighbour's election on the pages: the file goes out, comes in, and an election is held as it says."""

import io
import json
from datetime import time
from typing import Any

import pytest
from sqlalchemy import select

from recruit.elections.model import Contest, Election
from recruit.elections.operations import task as operations
from recruit.elections.queries import task as tasks
from recruit.elections.rules.task import NewTask
from recruit.foundation import clock
from tests.builders import BY, day
from tests.conftest import Database, made_once
from tests.elections import AFTER, an_election
from tests.pages.secretariat.elections.test_election import listed, page_of
from tests.pages.visitor import Visitor, fields_of

ANSWERS = {"name": "Næste valg", "place": "Salen", "polling_on": "1.3.2027", "seats": "2"}


@pytest.fixture
@made_once
def election(house: Database, still: None) -> Election:
    with house.transaction() as session:
        made = an_election(session)
        operations.add(session, made, [NewTask("Køb <script>alert(1)</script>", -10)], by=BY, now=AFTER)
        return made


def file_of(visitor: Visitor, house: Database, election: Election, **changes: Any) -> bytes:
    content = json.loads(visitor.client.get(f"{page_of(house, election)}/naboens-opsaetning.json").text)
    return json.dumps({**content, **changes}).encode()


def sent(visitor: Visitor, house: Database, content: bytes) -> Any:
    """Send a file to the page that asks for one."""
    address = f"{listed(house)}/nyt/fra-nabo"
    fields, target = visitor.filled(address, to=address)
    return visitor.client.post(target, data={**fields, "file": (io.BytesIO(content), "nabo.json")})


def test_a_file_is_looked_at_adapted_in_five_answers_and_becomes_an_election(
    secretary: Visitor, house: Database, election: Election
) -> None:
    page = secretary.led(
        secretary.send(f"{page_of(house, election)}/naboens-opsaetning", lessons="Et bord mere.\nTo tolke.")
    )
    unknown = {"seats": 1, "method": "guess"}
    contests = [{"seats": 2, "max_marks": 2, "method": "block", "substitutes": 4}, unknown]

    post = {"forms": ["meeting", "post"], "post_days": -1, "post_clock": "16:00"}

    content = file_of(secretary, house, election, contests=contests, **post)
    preview = secretary.mended(sent(secretary, house, content), 200)
    form = preview.all("main")[0].all("form", method="post")[0]
    empty = secretary.mended(secretary.client.post(form.attributes["action"], data={**fields_of(form), "place": ""}))
    again = empty.all("main")[0].all("form", method="post")[0]
    made = secretary.led(secretary.client.post(form.attributes["action"], data={**fields_of(again), **ANSWERS}))

    assert "Et bord mere." in page.text
    assert "Køb <script>alert(1)</script>" in preview.text
    assert "“guess”" in preview.text
    assert made.heading == "Næste valg"
    with house.reading() as session:
        new = session.scalars(select(Election).where(Election.name == "Næste valg")).one()
        contest = session.scalars(select(Contest).where(Contest.election_id == new.id)).one()
        lines = tasks.tasks(session, new.id)
    assert (contest.method, contest.seats, contest.max_marks, contest.substitutes) == ("block", 2, 2, 4)
    assert [(one.what, one.days) for one in lines] == [("Køb <script>alert(1)</script>", -10)]
    assert new.post_until == clock.instant(day("2027-02-28"), time(16))
    assert new.lessons == "Et bord mere.\nTo tolke."


def test_an_order_of_preference_asks_for_no_crosses_and_groups_for_no_seats(
    secretary: Visitor, house: Database, election: Election
) -> None:
    stv = file_of(secretary, house, election, contests=[{"seats": 2, "max_marks": None, "method": "stv-meek"}])

    preview = secretary.mended(sent(secretary, house, stv), 200)

    assert preview.all("input", name="seats")
    assert not preview.all("input", name="max_marks")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7", "Filen er ikke sådan en opsætning"),
        (b'{"format": "recruit-election", "version": 2}', "Filen er lavet i version 2"),
        (b" " * 300_000, "Filen er for stor"),
        (b'{"format": "recruit-election", "version": 1}', "forms"),
    ],
    ids=["other", "newer", "large", "empty"],
)
def test_a_file_that_is_none_is_answered_at_its_field(
    secretary: Visitor, house: Database, election: Election, content: bytes, said: str
) -> None:
    page = secretary.mended(sent(secretary, house, content))

    assert any(said in error for error in page.errors)
    assert page.all("input", name="file")[0].attributes["aria-invalid"] == "true"


def test_what_the_page_carries_along_is_read_as_strictly_as_the_file(
    secretary: Visitor, house: Database, election: Election
) -> None:
    fields, _target = secretary.filled(f"{listed(house)}/nyt")

    answer = secretary.client.post(f"{listed(house)}/nyt/fra-nabo/opret", data={**fields, "content": "{"})

    assert secretary.mended(answer).errors
