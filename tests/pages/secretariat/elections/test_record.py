"""What the page of a result says, the record says as PDF and as a Word document: number by number."""

import io
import re

import docx
import pytest

from recruit.elections.model import Election
from recruit.elections.operations import counting, packets, voters
from recruit.elections.operations.counting import At
from recruit.elections.queries import packets as reads
from recruit.elections.rules.packets import NewPacket
from recruit.elections.rules.setting_up import NewContest
from recruit.elections.rules.tally import Counted
from recruit.elections.rules.vocabulary import Milestone
from recruit.nominations.operations import complaints
from tests.builders import BY
from tests.conftest import Database, made_once
from tests.elections import EVENING, FINAL, MEETING, an_election
from tests.operations.elections.test_packets import COMPLAINT
from tests.pages.secretariat.elections.test_counting import at, main, still
from tests.pages.visitor import Visitor
from tests.reports.papers import Paper, squeezed

__all__ = ["still"]

NUMBER = re.compile(r"\d+(?:,\d+)?")
PAPERS = {(1, 2): 9, (2,): 4, (3, 2): 3, (4,): 2}


@pytest.fixture
@made_once
def election(house: Database, still: None) -> Election:
    """An election by order of preference, with a surplus, blank and invalid papers, a packet and a complaint."""
    with house.transaction() as session:
        contests = [NewContest("Borgervalgte", 2, "stv-scottish-2007", None)]
        made = an_election(session, contests=contests, passed=(Milestone.FIXED, Milestone.VOTING, Milestone.CLOSED))
        voters.correct_door(session, made, "Salen", 23, "", by=BY, now=EVENING)
        counted = Counted(valid=18, blank=2, invalid={"unclear": 3}, papers=PAPERS, expected=23)
        counting.enter(session, made, made.contests[0], At(FINAL, "Salen", MEETING), counted, by=BY, now=EVENING)
        counting.count(session, made, made.contests[0], FINAL, by=BY, now=EVENING)
        complaints.register(session, made.round_id, COMPLAINT, about=None, by=BY, now=EVENING)
        found = [
            NewPacket(one.label, one.contents, one.papers, one.place, one.form, "Arkivet")
            for one in reads.suggested(session, made)
        ]
        packets.list_packets(session, made, found, by=BY, now=EVENING)
        return made


def test_every_number_of_the_result_stands_in_the_record_on_paper_and_in_word(
    secretary: Visitor, house: Database, election: Election
) -> None:
    page = secretary.get(at(house, election, "/resultat"))
    pdf = Paper(secretary.client.get(at(house, election, "/papirer/valgbog.pdf")).data).tags.words
    word = docx.Document(io.BytesIO(secretary.client.get(at(house, election, "/papirer/valgbog.docx")).data))
    rows = [[cell.text for cell in row.cells] for table in word.tables for row in table.rows]
    written = "\n".join([*(one.text for one in word.paragraphs), *(" ".join(row) for row in rows)])

    stages = [[cell.text.strip() for cell in row.all("td")] for row in page.all("table")[-1].all("tr") if row.all("td")]
    assert ["4", "5,99998", "5,99998", "8,99998"] in stages
    assert [row for row in stages if not any(row == found[1:] for found in rows)] == []
    for text in (squeezed(pdf), squeezed(written)):
        numbers = set(NUMBER.findall(main(page)))
        assert [one for one in sorted(numbers) if one not in text] == []
        for said in ("Vælgere, der blev talt: 23.", "gyldige stemmesedler, 18", "åben", "Salen, på mødet"):
            assert squeezed(said) in text, said
