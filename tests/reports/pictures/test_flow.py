"""How votes moved from stage to stage, drawn and as a table, for those who may be named."""

from typing import Any

import pytest

from recruit.elections.queries.results import Result
from recruit.elections.rules import counting
from recruit.elections.rules.counting import OnBallot, ToCount
from recruit.elections.rules.tally import Counted
from recruit.elections.rules.vocabulary import Advice
from recruit.foundation.i18n import speaking
from recruit.reports.elections import result as told
from recruit.reports.elections.flow import Flow, flow, tables
from recruit.reports.pictures import flow as picture
from tests.drawings import Drawing
from tests.elections import NAMES


def counted(
    papers: dict[tuple[int, ...], int], names: tuple[str, ...] = NAMES, method: str = "stv-scottish-2007"
) -> Result:
    entries = [OnBallot(number) for number, _name in enumerate(names, 1)]
    votes = Counted(valid=sum(papers.values()), blank=0, papers=papers)
    made = counting.counted(ToCount("1", method, 2, None, None, None, entries, votes))
    found = counting.named(made.contest_json, made.papers_blt, made.lots_json, dict(enumerate(names, 1)))
    contest: Any = type("Contest", (), {"method": method})()
    return Result(contest, found.contest, found.count)


@pytest.fixture
def result() -> Result:
    """Amina has a surplus for Bo, Kaj goes out for nobody, and Dorthe for Bo."""
    return counted({(1, 2): 9, (2,): 4, (3, 2): 3, (4,): 2})


def moved(result: Result) -> Flow:
    found = flow(result, told.lines(result))
    assert found
    return found


def test_each_row_says_what_came_what_left_and_where_somebody_is_in_or_out(result: Result) -> None:
    amina, bo, dorthe, kaj, lost = moved(result).rows

    assert (amina.enough, amina.told, str(amina.passed_on(1))) == (0, ["9", "7", "7", "7"], "2.00000")
    assert (bo.enough, str(bo.received(1)), str(bo.received(0))) == (3, "1.99998", "0")
    assert (dorthe.out, kaj.out, kaj.enough) == (2, 1, None)
    assert (str(lost.received(2)), lost.is_sum) == ("2.00000", True)


def test_whoever_may_not_be_named_is_one_of_the_others(result: Result) -> None:
    lines = [line for line in told.lines(result) if line.advice is Advice.RECOMMENDED]
    with speaking("en"):
        found = flow(result, lines)
        assert found
        drawn = picture.draw("Borgervalgte", found, ident="vej")

    assert [row.name for row in found.rows] == ["Amina Abdi", "Bo Bruun", "Others (2)", "Not passed on"]
    assert found.rows[2].told == ["5", "5", "3", "0"]
    assert "Kaj" not in drawn
    assert "Dorthe" not in drawn


def test_nothing_is_drawn_where_a_single_one_would_stand_for_the_others(result: Result) -> None:
    assert flow(result, told.lines(result)[:3]) is None


def test_the_drawing_says_in_words_what_it_shows_and_has_no_style_of_its_own(result: Result) -> None:
    with speaking("en"):
        drawn = picture.draw("Borgervalgte", moved(result), ident="vej", twin="vej-tabel")
    svg = Drawing(drawn)

    assert svg.title == "How the votes moved: Borgervalgte"
    assert svg.description.startswith("Amina Abdi: 9 at first, 7 at the end, has enough votes after stage 1.")
    assert "Kaj Lund: 2 at first, 0 at the end, is out after stage 2." in svg.description
    assert svg.root.attrib["aria-describedby"] == "vej-tekst vej-tabel"


def test_a_count_of_crosses_and_one_in_which_nothing_moved_have_no_flow() -> None:
    still = counted({(1,): 9, (2,): 8, (3,): 1}, NAMES[:3])
    block: Any = type("Contest", (), {"method": "block"})()
    crosses = Result(block, still.counted, still.count)

    assert flow(crosses, told.lines(crosses)) is None
    assert flow(still, told.lines(still)) is None


@pytest.mark.parametrize("method", ["stv-scottish-2007", "stv-meek"])
def test_thirty_candidates_fit_the_width_of_a_telephone_and_the_pages_of_a_paper(method: str) -> None:
    names = tuple(f"Kandidat {number}" for number in range(1, 31))
    papers = {(number, number % 30 + 1): 40 + 3 * number for number in range(1, 31)}
    found = moved(counted(papers, names, method))
    svg = Drawing(picture.draw("Borgervalgte", found, ident="vej"))

    assert len(found.numbers) > 20
    assert svg.root.attrib["viewBox"].split()[2] == "360"
    assert sum(len(one.columns) - 1 for one in tables(found)) == len(found.numbers)
    assert max(len(one.columns) for one in tables(found)) == 8
