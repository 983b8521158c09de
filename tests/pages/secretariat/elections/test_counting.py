"""From closed polls to the result, on pages."""

import json
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO

import pytest

from recruit.bodies import queries as bodies
from recruit.elections.model import Election
from recruit.elections.operations import counting, passing
from recruit.elections.queries import election as reads
from recruit.elections.rules.setting_up import NewContest
from recruit.elections.rules.vocabulary import Milestone
from recruit.foundation.accounts.rules import Role
from tests.browser import Page
from tests.builders import BY
from tests.conftest import Database, made_once
from tests.elections import EVENING, FINAL, an_election, entered, loaded
from tests.pages.visitor import Visitor

CLOSED = (Milestone.FIXED, Milestone.VOTING, Milestone.CLOSED)


@pytest.fixture
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the time stand still after the polls have closed."""
    monkeypatch.setattr("recruit.foundation.clock.now", lambda: EVENING)


@pytest.fixture
@made_once
def election(house: Database, still: None) -> Election:
    with house.transaction() as session:
        return an_election(session, passed=CLOSED)


def at(house: Database, election: Election, page: str = "") -> str:
    with house.reading() as session:
        return f"/sekretariat/{bodies.slugs(session)[0]}/valg/{election.id}{page}"


def main(page: Page) -> str:
    return " ".join(page.all("main")[0].text.split())


def ny(house: Database, election: Election) -> str:
    return at(house, election, f"/optaelling/{election.contests[0].id}/ny")


#: Ten papers with one cross each; two are equal for the last seat.
TOTALS = {"votes_1": "4", "votes_2": "3", "votes_3": "3", "votes_4": "0", "valid": "10"}


def linked(page: Page, text: str) -> list[str]:
    """Return where the links of that text lead."""
    return [link.attributes["href"] for link in page.all("a") if link.text == text]


def test_from_totals_over_the_lot_to_a_certified_result(
    secretary: Visitor, house: Database, election: Election
) -> None:
    counting = at(house, election, "/optaelling")
    assert "Ikke indtastet endnu Stemmer afgivet på mødet" in main(secretary.get(counting))

    wrong = secretary.mended(secretary.send(ny(house, election), **TOTALS | {"votes_2": "11"}))
    assert "Kandidat 2 har flere stemmer" in main(wrong)
    entered = secretary.led(secretary.send(ny(house, election), **TOTALS, blank="1", expected="11"))
    assert "11 stemmer" in main(entered)
    drawing = secretary.led(
        secretary.send(counting, to=entered.all("main")[0].all("form", method="post")[0].attributes["action"])
    )
    assert "2. Bo Bruun og 3. Dorthe Dam står lige" in main(drawing)

    draw = at(house, election, f"/lodtraekning/{election.contests[0].id}")
    assert "Læs højt" in main(secretary.get(draw))
    lot = {"drawn_place_1": "3", "drawn_by": "Kaj Lund", "witnessed_by": "Ada Bruun", "drawn_clock": "10.00"}
    early = secretary.mended(secretary.send(draw, **lot, drawn_at="1.3.2030"))
    assert "Skriv, hvornår der blev trukket lod" in main(early)
    result = main(secretary.led(secretary.send(draw, **lot)))
    assert (
        "Amina Abdi Indstilles til udpegning 4 Dorthe Dam Indstilles til udpegning 3 Bo Bruun 1. næste i rækken"
        in result
    )

    (taken,) = linked(secretary.get(at(house, election, "/lodtraekning")), "Tag denne lodtrækning tilbage")
    again = secretary.led(secretary.send(taken, because="En seddel manglede."))
    assert "En seddel manglede." in main(again)
    assert "mangler" not in main(secretary.led(secretary.send(draw, **lot)))

    certify = at(house, election, "/godkendelse")
    certified = secretary.led(secretary.send(certify, people="Grethe Holm\nAda Bruun", committee_on="22.2.2027"))
    assert "Valgbestyrelsen godkendte" in main(certified)
    assert "Grethe Holm og Ada Bruun" in main(secretary.get(certify))
    open_again = secretary.led(secretary.send(f"{certify}/tag-tilbage", because="Der blev talt forkert."))
    assert "kan tælles igen" in main(open_again)


def test_who_was_counted_at_the_door_stands_where_the_place_is_entered(
    secretary: Visitor, house: Database, election: Election
) -> None:
    secretary.led(secretary.send(at(house, election, "/vaelgere/doeren/ret"), place="Indgangen", total="12"))
    stands, _target = secretary.filled(ny(house, election))
    silent = secretary.mended(secretary.send(ny(house, election), **TOTALS, expected=""))

    assert stands["expected"] == "12"
    assert "10 stemmesedler, men 12 vælgere" in main(silent)


def test_what_is_too_long_for_the_papers_is_said_at_its_field(
    secretary: Visitor, house: Database, election: Election
) -> None:
    long = {"place": "a" * 201, "remark": "b" * 2001}
    page = secretary.mended(secretary.send(ny(house, election), **TOTALS, **long))

    assert len(page.errors) == 2
    assert "Skriv højst 200 tegn." in page.errors[0]
    assert "Skriv højst 2000 tegn." in page.errors[1]
    assert "b" * 2001 in main(page)


def test_a_place_entered_twice_leads_to_the_first_and_two_at_once_lose_nothing(
    secretary: Visitor, house: Database, election: Election
) -> None:
    secretary.led(secretary.send(ny(house, election), **TOTALS))

    twice = secretary.mended(secretary.send(ny(house, election), **TOTALS, place="kulturhuset, SAL 2"))
    (address,) = linked(twice, "Se og ret det, der står for Kulturhuset, sal 2")
    stale, _target = secretary.filled(address)
    secretary.led(secretary.send(address, votes_1="5", valid="11"))
    conflict = secretary.mended(secretary.client.post(address, data=stale | {"votes_1": "6", "valid": "12"}), 409)

    assert "1. Amina Abdi 5 6" in main(conflict)
    gone = secretary.led(secretary.send(f"{address}/fjern"))
    assert "Ikke indtastet endnu" in main(gone)


def test_the_second_clerk_does_not_see_the_first_and_both_see_where_they_differ(
    secretary: Visitor, signed_in: Callable[..., Visitor], house: Database, election: Election
) -> None:
    with house.transaction() as session:
        session.get_one(Election, election.id).double_entry = True
    secretary.led(secretary.send(ny(house, election), **TOTALS, blank="7"))
    second = signed_in(Role.SECRETARY, name="Bo Bruun")

    overview = second.get(at(house, election, "/optaelling"))
    assert "17" not in main(overview)
    again = linked(overview, "Indtast det igen")[0]
    first = again.removesuffix("/igen")
    assert second.client.get(first).location == again
    both = second.led(second.send(again, **TOTALS | {"votes_1": "3", "votes_2": "4"}, blank="7"))

    assert "1. Amina Abdi: 4 mod 3" in main(both)
    assert "er ikke ens" in main(both)


def test_the_final_count_of_a_place_is_missing_after_the_evening_and_says_why_it_differs(
    secretary: Visitor, house: Database, election: Election
) -> None:
    evening = secretary.led(secretary.send(ny(house, election), **TOTALS, round="preliminary"))
    assert "Kulturhuset, sal 2 (på mødet): den endelige optælling" in main(evening)

    final = TOTALS | {"votes_1": "5", "votes_3": "2"}
    assert "Skriv hvorfor" in main(secretary.mended(secretary.send(ny(house, election), **final)))
    both = main(secretary.led(secretary.send(ny(house, election), **final, remark="En seddel lå forkert.")))

    assert "En seddel lå forkert. Den foreløbige optælling ved siden af den endelige: 1. Amina Abdi: 4 mod 5" in both
    assert "Ikke indtastet endnu" not in both


def test_papers_come_from_a_file_or_a_line_each_and_are_handed_out_only_where_they_are_many(
    secretary: Visitor, house: Database, still: None
) -> None:
    with house.transaction() as session:
        ranked = [NewContest("Borgervalgte", 2, "stv-scottish-2007", None)]
        election = an_election(session, contests=ranked, passed=CLOSED)
    wrong = secretary.mended(secretary.send(ny(house, election), file=(BytesIO(b"3 2\n1 1 0\n0\n"), "a.blt")))
    assert "Filen slutter for tidligt" in main(wrong)
    other = secretary.mended(secretary.send(ny(house, election), papers="1 2\n9"))
    assert "Linje 2: Kandidat 9 findes ikke" in main(other)
    entered = secretary.led(secretary.send(ny(house, election), papers="8 x 1 2\n1 x 3\nblank"))
    action = entered.all("main")[0].all("form", method="post")[0].attributes["action"]
    result = secretary.led(secretary.send(at(house, election, "/optaelling"), to=action))

    assert "10 sedler: 9 gyldige, 1 blanke" in main(result)
    (sheet,) = linked(result, "optællingsarket, der kan følges med en blyant")
    assert "Amina Abdi" in secretary.client.get(sheet).text
    files = sheet.removesuffix("optaellingsark.txt")
    assert "Amina" not in secretary.client.get(f"{files}svar.json").text
    assert secretary.client.get(f"{files}sedler.csv").status_code == 404

    (tally,) = linked(entered, "Kulturhuset, sal 2")
    secretary.led(secretary.send(f"{tally}/fjern"))
    secretary.led(secretary.send(ny(house, election), file=(BytesIO(blt(12).encode()), "a.blt")))
    secretary.led(secretary.send(at(house, election, "/optaelling"), to=action))
    assert secretary.client.get(f"{files}sedler.blt").text.splitlines()[1] == "12 1 2 0"
    with house.transaction() as session:
        session.get_one(Election, election.id).is_rehearsal = True
    assert "proeve-svar.json" in secretary.client.get(f"{files}svar.json").headers["Content-Disposition"]
    assert secretary.client.get(f"{files}sedler.csv").text.splitlines()[1] == "12;1;2;;"


def blt(papers: int) -> str:
    return f'4 2\n{papers} 1 2 0\n0\n"A"\n"B"\n"C"\n"D"\n"Valg"\n'


def test_the_committee_sees_the_result_and_enters_nothing(
    secretary: Visitor,
    signed_in: Callable[..., Visitor],
    house: Database,
    election: Election,
    count_queries: Callable[[], int],
) -> None:
    entered = secretary.led(secretary.send(ny(house, election), **TOTALS | {"votes_2": "4", "votes_3": "2"}))
    action = entered.all("main")[0].all("form", method="post")[0].attributes["action"]
    secretary.led(secretary.send(at(house, election, "/optaelling"), to=action))
    reader = signed_in(Role.ELECTION_COMMITTEE, name="Ada Bruun")

    assert linked(reader.get(at(house, election, "/optaelling")), "Indtast et sted") == []
    count_queries()
    page = reader.get(at(house, election, "/resultat"))
    assert count_queries() <= 12
    assert "Amina Abdi Indstilles til udpegning 4" in main(page)
    assert linked(page, "Træk lod") == []
    assert "Amina Abdi" in main(reader.get(at(house, election, "/resultat/udskrift")))


def test_who_can_have_no_seat_any_more_after_the_count_is_counted_without(
    secretary: Visitor, house: Database, election: Election, monkeypatch: pytest.MonkeyPatch
) -> None:
    with house.transaction() as session:
        standing = loaded(session, election)
        contest = entered(session, standing, (5, 3, 2, 0))
        counting.count(session, standing, contest, FINAL, by=BY, now=EVENING)
        later = EVENING + timedelta(minutes=5)
        passing.withdraw_entry(session, contest.entries[0], standing, "Er død.", by=BY, now=later)
    monkeypatch.setattr("recruit.foundation.clock.now", lambda: later + timedelta(minutes=5))

    overview = secretary.get(at(house, election, "/optaelling"))
    again = overview.all("main")[0].all("form", method="post")[0].attributes["action"]
    result = secretary.led(secretary.send(at(house, election, "/optaelling"), to=again))

    assert "Bo Bruun" in main(result)
    with house.reading() as session:
        (count,) = reads.counts(session, election, FINAL).values()
        assert json.loads(count.answer_json)["winners"] == [2, 3]
