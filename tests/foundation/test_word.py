"""A Word document is written whatever stands in a text."""

from datetime import datetime
from io import BytesIO

import docx
import pytest

from recruit.foundation.papers import word
from recruit.foundation.papers.word import Foot, Heading, Rows, Said

#: What has no place in XML: a control character, the null, half a sign, and the number of no sign.
NO_SIGNS = "\x01\x00\x0b\ud800\ufffe"


def written(now: datetime, *blocks: word.Block, title: str = "Kandidaterne") -> docx.document.Document:
    foot = Foot(f"Fjordby{NO_SIGNS}", "{page} af {pages}")
    content = word.write(blocks, title=title, language="da", author=f"Fj{NO_SIGNS}ordby", foot=foot, made_at=now)
    return docx.Document(BytesIO(content))


@pytest.mark.parametrize(
    "block",
    [f"26/{NO_SIGNS}123", Heading(f"26/{NO_SIGNS}123"), Said(NO_SIGNS, [f"26/{NO_SIGNS}123"])],
    ids=["paragraph", "heading", "lines"],
)
def test_what_is_no_sign_is_left_out(now: datetime, block: word.Block) -> None:
    assert "26/123" in written(now, block).paragraphs[1].text


def test_a_table_leaves_out_what_is_no_sign(now: datetime) -> None:
    (table,) = written(now, Rows(["Sag"], [[f"26/{NO_SIGNS}123"]])).tables

    assert table.rows[1].cells[0].text == "26/123"


def test_a_long_title_stands_whole_and_is_known_by_its_beginning(now: datetime) -> None:
    title = "Råd" * 200

    document = written(now, title=title)

    assert (document.paragraphs[0].text, document.core_properties.title) == (title, title[:255])
