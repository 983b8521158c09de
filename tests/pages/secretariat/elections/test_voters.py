"""Who has voted, on pages: envelopes by post."""

from collections.abc import Callable

import pytest

from recruit.elections.model import Election
from recruit.elections.rules.vocabulary import Milestone
from recruit.foundation.accounts.rules import Role
from tests.conftest import Database, made_once
from tests.elections import EVENING, MEETING, POST, an_election
from tests.pages.secretariat.elections.test_counting import at, main, still
from tests.pages.visitor import Visitor

CLOSED = (Milestone.FIXED, Milestone.VOTING, Milestone.CLOSED)

__all__ = ["still"]


@pytest.fixture
@made_once
def election(house: Database, still: None) -> Election:
    with house.transaction() as session:
        return an_election(session, passed=CLOSED, forms=(MEETING, POST), post_until=EVENING)


def test_envelopes_are_judged_by_two_and_opened_at_the_count(
    secretary: Visitor, signed_in: Callable[..., Visitor], house: Database, election: Election
) -> None:
    post = at(house, election, "/vaelgere/breve")
    assert "Der er ikke kommet nogen kuverter" in main(secretary.get(post))
    secretary.led(secretary.send(post, how_many="2"))
    listed = secretary.led(secretary.send(post, fault="not-signed"))
    assert "Nr. 3" not in main(listed)
    assert "afvist: ikke underskrevet" in main(listed)
    twice = secretary.mended(secretary.send(post, first="3"))
    assert "Kuvert nr. 3 er registreret i forvejen" in main(twice)
    assert "Der er ikke noget, der venter på dig" in main(secretary.get(f"{post}/bekraeft"))
    on_paper = f"{post}/bekraeft-paa-papir"
    alone = secretary.led(secretary.send(on_paper, envelopes="1:accepted", witness="Kaj Lund"))
    assert "Kaj Lund, på papir" in main(alone)

    second = signed_in(Role.SECRETARY, name="Bo Bruun")
    assert "En anden har en konto" in main(secretary.get(on_paper))
    second.led(second.send(f"{post}/3", fault="accepted"))
    secretary.led(secretary.send(f"{post}/bekraeft"))
    second.led(second.send(f"{post}/bekraeft"))
    opening = f"{post}/aabn"
    few = second.mended(second.send(opening, inner="2", people="Grethe Holm\nBo Bruun"))
    assert "Der er 2 inderkuverter, men 3 godkendte" in main(few)
    second.led(second.send(opening, inner="2", people="Grethe Holm\nBo Bruun", remark="Nr. 2 var tom."))

    assert "Pr. brev 2 Brevstemmer" in main(secretary.get(at(house, election, "/vaelgere")))
    reader = signed_in(Role.READER, name="Ada Bruun")
    assert "Pr. brev 2 –" in main(reader.get(at(house, election, "/vaelgere")))
    assert reader.get(post, 403)


def test_one_button_counts_at_the_door_and_a_number_is_corrected_with_a_reason(
    secretary: Visitor, house: Database, election: Election
) -> None:
    door = at(house, election, "/vaelgere/doeren")
    secretary.led(secretary.send(door))
    twice = secretary.led(secretary.send(door))
    assert "Kulturhuset, sal 2 2 vælgere" in main(twice)
    (too_many,) = [one.attributes["href"] for one in twice.all("a") if one.text == "Én for meget"]
    assert "Udfyld feltet" in main(secretary.mended(secretary.send(too_many)))
    corrected = secretary.led(secretary.send(too_many, because="Talt to gange."))
    assert "Kulturhuset, sal 2 -1. Talt to gange. (Grethe Holm)" in main(corrected)
    secretary.led(secretary.send(f"{door}/ret", place="Biblioteket", total="40"))

    assert "På mødet 41 Tæl i døren" in main(secretary.get(at(house, election, "/vaelgere")))


def test_nobody_votes_where_the_poll_is_cancelled(secretary: Visitor, house: Database, still: None) -> None:
    with house.transaction() as session:
        cancelled = an_election(session, seats=4, passed=[Milestone.UNCONTESTED])
    pages = ("", "/breve", "/doeren", "/fortegnelse", "/fortegnelse/indlaes", "/fortegnelse/find", "/afkrydsning")

    found = {page: secretary.client.get(at(house, cancelled, f"/vaelgere{page}")).status_code for page in pages}

    assert {*found.values()} == {404}, found


def test_a_place_too_long_for_the_papers_is_no_place(secretary: Visitor, house: Database, election: Election) -> None:
    door = at(house, election, "/vaelgere/doeren")

    assert "SSS" not in main(secretary.get(f"{door}?sted={'S' * 201}"))
    sent = secretary.filled(door)[0] | {"place": "S" * 201}
    assert "højst 200 tegn" in main(secretary.mended(secretary.client.post(door, data=sent)))
