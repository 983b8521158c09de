"""Whatever bytes come, a parser answers with a document or with a reason that somebody can read."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recruit.cli.intake.words import SENTENCES
from recruit.foundation.refusal import Refused
from recruit.intake.formats import csv
from recruit.intake.formats.apart import parsed_apart
from recruit.intake.formats.opening import opened
from recruit.intake.formats.parsing import parsed
from recruit.intake.formats.text import decode
from recruit.intake.rules.document import Document, Sheet
from tests.corpus.intake import making

GOOD = {
    "word": making.word(
        making.paragraph("Til stede:")
        + "<w:tbl><w:tr><w:tc>"
        + making.paragraph("Anna Berg")
        + "</w:tc></w:tr></w:tbl>"
    ),
    "workbook": making.workbook(making.row(1, making.cell("A1", "Navn")) + making.row(2, '<c r="A2"><f>1+1</f></c>')),
    "pdf": making.pdf(making.said("Til stede:", "Anna Berg, formand")),
}
#: Its parser can take its process with it, so it is only tried in one of its own.
OLD = making.old_workbook((("Navn", "Rolle"), ("Anna Berg", "formand")))
#: The part of a package that its parser reads itself.
WITHIN = {"word": "word/document.xml", "workbook": "xl/worksheets/sheet1.xml"}

FEW = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
MANY = settings(max_examples=1500, deadline=None, suppress_health_check=list(HealthCheck))


@st.composite
def damaged(draw: st.DrawFn, good: bytes) -> bytes:
    """A good file with some bytes changed, cut out or put in."""
    data = bytearray(good)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, max(len(data) - 1, 0)))
        length = draw(st.integers(0, 8))
        data[at : at + length] = draw(
            st.binary(max_size=8) | st.sampled_from([b"<", b"&#0;", b"]", b">>", b"-1", b"/>"])
        )
    return bytes(data[: draw(st.integers(0, len(data)))] if draw(st.booleans()) else data)


def damaged_within(name: str) -> st.SearchStrategy[bytes]:
    """A sound package around a damaged part."""
    parts = making.parts(GOOD[name])
    return damaged(parts[WITHIN[name]]).map(lambda part: making.package({**parts, WITHIN[name]: part}))


def answer(read: Callable[..., object], *given: object) -> object:
    """Return what was read, or the codes of the refusal."""
    try:
        return read(*given)
    except Refused as refused:
        return [reason.code for reason in refused.refusals]


def is_answer(found: object) -> bool:
    """A document or a text, or reasons that have a sentence each."""
    return set(found) <= SENTENCES.keys() if isinstance(found, list) else isinstance(found, Document | str)


anything = st.one_of(
    st.binary(max_size=300),
    *(damaged(good) for good in GOOD.values()),
    *(damaged_within(name) for name in WITHIN),
)
tables = st.lists(st.text("Navn;,\t|\"'\r\n=ÅÆØ \x00\ufeff", max_size=40), max_size=12).map("\n".join)


@FEW
@given(anything)
def test_a_parser_answers(data: bytes) -> None:
    assert is_answer(answer(parsed, data))


@FEW
@given(st.binary(max_size=200) | tables.map(str.encode) | tables.map(lambda text: text.encode("utf-16")))
def test_text_answers(data: bytes) -> None:
    assert is_answer(answer(decode, data))


@FEW
@given(tables)
def test_a_table_answers_and_loses_no_word(text: str) -> None:
    sheet = answer(csv.table, text, "liste.csv")

    written = {word for line in text.splitlines() for word in line.replace('"', "").split() if word.isalpha()}
    assert isinstance(sheet, Sheet)
    shown = " ".join(cell for row in sheet.rows for cell in row.cells)
    assert all(word in shown.replace('"', "") for word in written)


@pytest.mark.slow
@MANY
@given(anything)
def test_a_parser_answers_at_length(data: bytes) -> None:
    assert is_answer(answer(parsed, data))


@pytest.mark.slow
@settings(max_examples=15, deadline=None)
@given(damaged(GOOD["pdf"]) | damaged_within("workbook") | damaged(OLD))
def test_the_process_of_its_own_answers(data: bytes) -> None:
    assert is_answer(answer(parsed_apart, data))
    assert is_answer(answer(opened, data, "referat.pdf"))
