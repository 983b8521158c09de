"""Sheets that are cut: as many to a page as fit, and slips for those alone between whom a lot is drawn."""

import io
from datetime import datetime

import pdfua
import pytest

from recruit.counting.lot import Tie
from recruit.elections.model import Contest
from recruit.elections.queries.ballots import Ballot, Line
from recruit.foundation.i18n import speaking
from recruit.reports.elections import evening
from recruit.reports.elections.ballots import numbered
from recruit.reports.elections.blocks import Imprint, Part, pdf
from tests.reports.papers import Paper

NAMES = ("Amina Abdi", "Bo Bruun", "Dorthe Marie Magdalene Dam-Kristensen", "Kaj Lund")


def lines(many: int) -> list[Line]:
    return [Line(number, NAMES[number % len(NAMES)]) for number in range(1, many + 1)]


def printed(part: Part, now: datetime, template: str = "election_sheet") -> Paper:
    with speaking("da"):
        content = pdf(template, "Stemmesedler", [part], Imprint("Fjordby Kommune", now, is_rehearsal=False))
    assert [finding.message for finding in pdfua.validate(io.BytesIO(content)).findings] == []
    return Paper(content)


@pytest.mark.parametrize(
    ("candidates", "to_a_sheet", "width"), [(6, 4, 595), (12, 2, 842), (66, 1, 595), (110, 1, 842)]
)
def test_ballots_take_the_smallest_sheet_on_which_everybody_has_a_box(
    now: datetime, candidates: int, to_a_sheet: int, width: int
) -> None:
    entries = [{"number": line.number, "name": line.name} for line in lines(candidates)]
    more = {"about": ["Vejledende valg"], "how": ["Din stemme: ét kryds."], "entries": entries, "below": ["Til sidst."]}

    sheet = printed(Part("Stemmeseddel", kind="ballots", more=more), now)

    assert (sheet.pages, round(sheet.size[0])) == (1, width)
    assert sheet.text.count("Til sidst.") == to_a_sheet
    assert sheet.tags.words.count("Tilsidst.") == 1
    assert sheet.reach < width


def test_a_blank_ballot_has_a_number_for_everybody_who_may_stand_up_at_the_meeting() -> None:
    few, many = (numbered(Ballot(Contest(), lines(candidates))) for candidates in (4, 15))

    assert [len(one.lines) for one in (few, many)] == [12, 15]
    assert {line.name for line in many.lines} == {None}


def test_slips_are_for_those_who_are_equal_and_for_everybody_while_nobody_knows_who_will_be(now: datetime) -> None:
    tied = printed(evening.slips("Borgervalgte", lines(4), Tie("seat", (1, 4))), now, "election")
    all_of_them = evening.slips("Borgervalgte", lines(4))

    assert ("Bo Bruun" in tied.text, "Amina Abdi" in tied.text, "Kaj Lund" in tied.text) == (True, True, False)
    assert len(all_of_them.more["entries"]) == 4
