"""The papers for the committee: what everybody may read apart from what it alone may, each a PDF that can be read."""

import io
from collections.abc import Callable
from datetime import timedelta

import docx
import pdfua
import pytest
from docx.oxml.ns import qn
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from recruit.foundation.accounts.rules import Role
from recruit.foundation.audit.model import Lookup
from recruit.foundation.papers import word
from recruit.nominations import queries
from recruit.nominations.operations import candidates, vetting
from recruit.nominations.operations.candidates import Fixing
from recruit.nominations.operations.vetting.decide import Decided
from recruit.nominations.operations.vetting.verify import Seen
from recruit.nominations.queries.candidates import sorted_now
from recruit.nominations.rules.vetting import Fact
from recruit.recruitment.model import RecruitmentRound
from tests.builders import BY, NOW, day
from tests.conftest import Database, made_once
from tests.nominations import a_nomination, a_submission, an_open_round
from tests.pages.visitor import Visitor
from tests.reports.papers import Paper, squeezed

BEFORE = NOW - timedelta(days=2)
AMINA = {"phone": "20 30 40 50", "presentation": "Jeg er skolelærer.", "motivation": "Jeg vil hjælpe nye borgere."}
BOTH = (("Amina Abdi", AMINA), ("Bo Bruun", {"email": "bo@mail.example"}))
#: What only those who decide may read.
CLOSED = ("amina@mail.example", "20 30 40 50", "Jeg vil hjælpe", "set i CPR", "møde 3", "Bo Bruun", "Bor ikke her.")


@pytest.fixture
@made_once
def round_(house: Database, still: None) -> RecruitmentRound:
    """One is approved, one is not, and something is noted of the first."""
    with house.transaction() as session:
        round_ = an_open_round(session, closes_at=NOW - timedelta(days=1))
        amina, bo = (
            a_nomination(session, round_, a_submission(round_, name, **said), now=BEFORE) for name, said in BOTH
        )
        amina, bo = (queries.nomination(session, each.id) for each in (amina, bo))
        vetting.note(session, amina, "Ringede og var i tvivl.", by=BY, now=NOW)
        seen = Seen(Fact.AGE, True, "set i CPR", day("2026-11-20"), "GH")
        vetting.verify(session, amina, seen, by=BY, now=NOW)
        vetting.approve(session, amina, Decided(day("2026-11-20"), committee="møde 3"), by=BY, now=NOW)
        late = NOW + timedelta(days=14)
        refused = Decided(day("2026-11-20"), "Bor ikke her.", complaint_to="Byrådet", complaint_until=late)
        vetting.refuse(session, bo, refused, by=BY, now=NOW)
        return round_


def fixed(house: Database, round_: RecruitmentRound) -> str:
    """Fix the candidates, and return where the papers are."""
    with house.transaction() as session:
        loaded = queries.round_by_id(session, round_.id)
        chosen = sorted_now(session, loaded, now=NOW).approved
        candidates.fix(session, loaded, Fixing(chosen, day("2026-12-24")), by=BY, now=NOW)
    return address(round_)


def address(round_: RecruitmentRound) -> str:
    return f"/sekretariat/integrationsraadet/rekruttering/{round_.id}/kandidater/udvalg"


def looked_at(house: Database) -> int:
    with house.reading() as session:
        return session.scalars(select(func.count()).select_from(Lookup)).one()


def text_of(answer: TestResponse) -> str:
    """Return all that a Word document says."""
    assert answer.mimetype == word.MEDIA_TYPE
    written = docx.Document(io.BytesIO(answer.data))
    cells = [cell.text for table in written.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in written.paragraphs), *cells])


def paper(answer: TestResponse) -> Paper:
    assert answer.status_code == 200
    assert [finding.message for finding in pdfua.validate(io.BytesIO(answer.data)).findings] == []
    return Paper(answer.data)


def test_the_open_part_names_candidates_and_tells_nothing_that_is_not_for_everybody(
    secretary: Visitor, house: Database, round_: RecruitmentRound
) -> None:
    answer = secretary.send(fixed(house, round_), case_number="26/1234")

    shown = paper(answer)
    text = squeezed(shown.text)
    assert shown.title == "Kandidaterne · Integrationsrådet · åben del"
    assert all(squeezed(said) in text for said in ("Amina Abdi", "Jeg er skolelærer.", "26/1234"))
    assert not [secret for secret in (*CLOSED, "tvivl") if squeezed(secret) in text]
    assert looked_at(house) == 0


def test_the_closed_annex_holds_what_decides_but_no_notes_and_who_took_it_is_known(
    secretary: Visitor, house: Database, round_: RecruitmentRound
) -> None:
    answer = secretary.send(fixed(house, round_), part="closed", case_number="26/1234")

    text = squeezed(paper(answer).text)
    assert [secret for secret in CLOSED if squeezed(secret) not in text] == []
    assert "tvivl" not in text
    assert "lukket" in answer.headers["Content-Disposition"]
    assert answer.headers["Cache-Control"] == "no-store"
    assert looked_at(house) == 2


def test_a_word_document_says_the_same_under_real_headings_and_names_nobody_who_made_it(
    secretary: Visitor, house: Database, round_: RecruitmentRound
) -> None:
    page = fixed(house, round_)

    opened, closed = (secretary.send(page, part=part, format="docx") for part in ("open", "closed"))

    written = docx.Document(io.BytesIO(closed.data))
    known = written.core_properties
    outline = [(each.style.name, each.text) for each in written.paragraphs if each.style.name.startswith("Heading")]
    assert outline == [
        ("Heading 1", "Kandidaterne · Integrationsrådet · lukket bilag"),
        ("Heading 2", "1. Amina Abdi"),
        ("Heading 2", "Ikke godkendt som kandidater"),
        ("Heading 3", "Bo Bruun"),
    ]
    assert (known.title, known.language, known.last_modified_by) == (outline[0][1], "da-DK", "")
    assert {each.get(qn("w:val")) for each in written.styles.element.iter(qn("w:lang"))} == {"da-DK"}
    assert written.tables[0].rows[0]._tr.trPr.xpath("w:tblHeader")
    assert "Grethe" not in known.author
    assert [secret for secret in CLOSED if secret not in text_of(closed)] == []
    assert "Jeg er skolelærer." in text_of(opened)
    assert [secret for secret in (*CLOSED, "tvivl") if secret in text_of(opened)] == []
    assert looked_at(house) == 2


def test_the_papers_say_which_places_stay_open_when_candidates_are_few(
    secretary: Visitor, house: Database, round_: RecruitmentRound
) -> None:
    answer = secretary.send(fixed(house, round_), format="docx")

    assert "Pladser uden kandidat forbliver åbne." in text_of(answer)


def test_there_are_no_papers_before_the_candidates_are_fixed_nor_for_whoever_only_reads(
    secretary: Visitor, signed_in: Callable[..., Visitor], house: Database, round_: RecruitmentRound
) -> None:
    assert secretary.get(address(round_), 404)
    page = fixed(house, round_)
    assert secretary.get(page.removesuffix("/udvalg")).all("a", href=page)
    assert secretary.mended(secretary.send(page, part="both")).errors
    assert signed_in(Role.READER, name="Ada Bruun").get(page, 403)
