"""Documents are told by their content: PDF, Word and OpenDocument are taken, everything else is refused."""

from datetime import datetime
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

import pytest

from recruit.foundation.actor import Actor
from recruit.foundation.files import operations
from recruit.foundation.files.documents import recognised
from recruit.foundation.refusal import Refused
from tests.conftest import Database

ODT = "application/vnd.oasis.opendocument.text"


def packed(**files: str) -> bytes:
    """Return a ZIP of these files; two underscores stand for the slash, one for the dot."""
    content = BytesIO()
    with ZipFile(content, "w", ZIP_STORED) as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), text)
    return content.getvalue()


DOCX = packed(word__document_xml="<w:document/>")


@pytest.mark.parametrize(
    ("content", "suffix"),
    [(b"%PDF-1.7 x", ".pdf"), (DOCX, ".docx"), (packed(mimetype=ODT, content_xml="<o/>"), ".odt")],
)
def test_a_document_for_people_is_taken(content: bytes, suffix: str) -> None:
    assert recognised(content)[1] == suffix


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html><script>alert(1)</script></html>",
        b"MZ\x90\x00",
        b"PK\x03\x04 torn",
        packed(anything_txt="x"),
        packed(word__document_xml="x", word__vbaProject_bin="macro"),
        packed(content_xml="x", mimetype="application/zip"),
    ],
    ids=["nothing", "page", "program", "torn", "archive", "macro", "disguise"],
)
def test_anything_else_is_refused(content: bytes) -> None:
    with pytest.raises(Refused, match="document-unknown"):
        recognised(content)


def test_a_document_keeps_its_name_and_gets_the_suffix_of_what_it_is(database: Database, now: datetime) -> None:
    with database.transaction() as session:
        file = operations.store_document(session, DOCX, "..\\Vedtægt 2026.exe", by=Actor.command(), now=now)

        assert (file.name, file.size) == ("Vedtægt 2026.docx", len(DOCX))
        assert file.is_kept
