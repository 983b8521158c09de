"""Makes the small nasty files that stand beside this module. Run: python -m tests.corpus.intake.making

Each shows one thing that a file may do to whoever reads it; outcomes.toml says what has to come of it. Nothing is taken
from others, names are invented, and the same run gives the same bytes.
"""

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

HERE = Path(__file__).parent

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_WORD = "http://purl.oclc.org/ooxml/wordprocessingml/main"
SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PICTURE = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
LAUGHS = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'


def package(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a ZIP of these parts, not compressed, so that it is the same on every machine."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content)
    return written.getvalue()


def parts(data: bytes) -> dict[str, bytes]:
    """Return the parts of a ZIP."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def relations(**targets: str) -> str:
    """Return what a part refers to: the kind of each, and its path."""
    listed = "".join(
        f'<Relationship Id="{kind}" Type="{OFFICE}/{kind}" Target="{target}"/>' for kind, target in targets.items()
    )
    return f'<Relationships xmlns="{RELATIONS}">{listed}</Relationships>'


def word(body: str, before: str = "", kind: str = WORD) -> bytes:
    """Return a Word document with this body."""
    document = f'{before}<w:document xmlns:w="{kind}"><w:body>{body}</w:body></w:document>'
    return package({"_rels/.rels": relations(officeDocument="word/document.xml"), "word/document.xml": document})


def paragraph(text: str) -> str:
    """Return a paragraph of one run."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def workbook(rows: str, before: str = "") -> bytes:
    """Return a workbook of one sheet with these rows."""
    return package(
        {
            "_rels/.rels": relations(officeDocument="xl/workbook.xml"),
            "xl/_rels/workbook.xml.rels": relations(worksheet="worksheets/sheet1.xml"),
            "xl/workbook.xml": (
                f'{before}<workbook xmlns="{SHEETS}" xmlns:r="{OFFICE}">'
                '<sheets><sheet name="Ark1" sheetId="1" r:id="worksheet"/></sheets></workbook>'
            ),
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{SHEETS}"><sheetData>{rows}</sheetData></worksheet>',
        }
    )


def cell(place: str, text: str) -> str:
    """Return a cell with a text of its own."""
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def row(number: int, *cells: str) -> str:
    """Return a row of cells."""
    return f'<row r="{number}">{"".join(cells)}</row>'


def old_workbook(rows: Sequence[Sequence[str]], *, has_password: bool = False) -> bytes:
    """Return a workbook as Excel wrote it before 2007: records of two numbers and a content."""

    def record(kind: int, content: bytes = b"") -> bytes:
        return struct.pack("<HH", kind, len(content)) + content

    def begin(kind: int) -> bytes:
        return record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0, 0, 0, 0))

    def named(sheet_begins: int) -> bytes:
        return record(0x0085, struct.pack("<IBBBB", sheet_begins, 0, 0, 4, 0) + b"Ark1")

    cells = b"".join(
        record(0x0204, struct.pack("<HHHHB", number, column, 0, len(text), 1) + text.encode("utf-16-le"))
        for number, row in enumerate(rows)
        for column, text in enumerate(row)
    )
    end = record(0x000A)
    start = begin(0x0005) + (record(0x002F, b"\1\0" + bytes(4)) if has_password else b"")
    before = len(start + named(0) + end)
    return compound("Workbook", start + named(before) + end + begin(0x0010) + cells + end)


def compound(name: str, content: bytes) -> bytes:
    """Return the old container with one stream in it: a header, a table of sectors, a directory, and the stream."""
    sectors = max(8, -(-len(content) // 512))  # a shorter stream would have to be stored in another way
    free, last, table = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD

    def entry(called: str, kind: int, child: int, begins: int, size: int) -> bytes:
        letters = called.encode("utf-16-le")
        numbers = struct.pack("<HBBIII", len(letters) + 2, kind, 1, free, free, child)
        return letters.ljust(64, b"\0") + numbers + bytes(36) + struct.pack("<IQ", begins, size)

    chain = [table, last, *range(3, 2 + sectors), last]
    versions = struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header = COMPOUND[:8] + bytes(16) + versions + struct.pack("<10I", 0, 1, 1, 0, 4096, last, 0, last, 0, 0)
    directory = entry("Root Entry", 5, 1, last, 0) + entry(name, 2, free, 2, sectors * 512)
    return b"".join(
        (
            header.ljust(512, b"\xff"),
            struct.pack("<128I", *chain, *[free] * (128 - len(chain))),
            directory.ljust(512, b"\0"),
            content.ljust(sectors * 512, b"\0"),
        )
    )


def pdf(content: str, trailer: str = "", page: str = "") -> bytes:
    """Return a PDF of one page that draws this; `trailer` and `page` add to what the file and the page say."""
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>{page}>>",
        f"<</Length {len(content)}>>stream\n{content}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    written, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(written))
        written += f"{number} 0 obj{one}endobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    begins = len(written)
    written += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    return written + f"trailer<</Root 1 0 R/Size {len(objects) + 1}{trailer}>>\nstartxref\n{begins}\n%%EOF".encode()


def said(*lines: str) -> str:
    """Return what draws these lines below each other."""
    shown = "".join(f"1 0 0 1 20 {180 - 14 * number} Tm ({line}) Tj " for number, line in enumerate(lines))
    return f"BT /F 11 Tf {shown}ET"


def declared_large(data: bytes) -> bytes:
    """Return the same ZIP whose list of parts says that each is four gigabytes unpacked."""
    begins = data.index(b"PK\x01\x02")
    listed = bytearray(data[begins:])
    at = 0
    while (at := listed.find(b"PK\x01\x02", at)) >= 0:
        listed[at + 24 : at + 28] = b"\xfe\xff\xff\xff"
        at += 46
    return data[:begins] + bytes(listed)


def locked(data: bytes) -> bytes:
    """Return the same ZIP whose list of parts says that each has a password."""
    marked = bytearray(data)
    for mark, at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        place = -1
        while (place := marked.find(mark, place + 1)) >= 0:
            marked[place + at] |= 1
    return bytes(marked)


def files() -> dict[str, bytes]:
    """Return every file by its name."""
    members = word(paragraph("Til stede:") + paragraph("Anna Berg, formand"))
    password = "/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<" + "41" * 32 + ">/U<" + "42" * 32 + ">>>/ID[<00><00>]"
    return {
        "empty.txt": b"",
        "spaces.txt": b"\xef\xbb\xbf \r\n\t\r\n",
        "picture.pdf": PICTURE,
        "program.docx": b"\x7fELF\x02\x01\x01" + bytes(20),
        "half-utf-16.txt": b"\xff\xfeA\0B",
        "word-named.txt": members,
        "word-strict.docx": word(paragraph("Anna Berg"), kind=STRICT_WORD),
        "word-locked-parts.docx": locked(members),
        "word-without-text.docx": package({"_rels/.rels": relations(officeDocument="word/document.xml")}),
        "word-cut-short.docx": members[:-30],
        "word-cut-within.docx": word(paragraph("Anna Berg")[:-7]),
        "word-laughs.docx": word(paragraph("&c;"), before=LAUGHS),
        "word-empty.docx": word("<w:p/>"),
        "word-pictures.docx": package(
            {
                "_rels/.rels": relations(officeDocument="word/document.xml"),
                "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body><w:p/></w:body></w:document>',
                "word/media/image1.png": PICTURE,
            }
        ),
        "word-nested.docx": word("<w:tbl><w:tr><w:tc>" * 400 + paragraph("Anna Berg") + "</w:tc></w:tr></w:tbl>" * 400),
        "word-deleted.docx": word(
            paragraph("Anna Berg") + "<w:p><w:del><w:r><w:delText>Bo Holm</w:delText></w:r></w:del></w:p>"
        ),
        "zip-of-something.docx": package({"hej.txt": "Anna Berg"}),
        "declared-large.xlsx": declared_large(workbook(row(1, cell("A1", "Navn")))),
        "letter.odt": package({"mimetype": b"application/vnd.oasis.opendocument.text"}),
        "locked.ods": package(
            {
                "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
                "META-INF/manifest.xml": "<manifest><file-entry><encryption-data/></file-entry></manifest>",
            }
        ),
        "old.doc": COMPOUND + "WordDocument".encode("utf-16-le"),
        "old.xls": old_workbook((("Navn", "Rolle"), ("Åse Ærø", "formand"))),
        "old-locked.xls": old_workbook((("Navn",),), has_password=True),
        "old-damaged.xls": COMPOUND + "Workbook".encode("utf-16-le"),
        "mail.msg": COMPOUND + "__substg1.0_0037001F".encode("utf-16-le"),
        "password.xlsx": COMPOUND + "EncryptedPackage".encode("utf-16-le"),
        "notes.rtf": b"{\\rtf1 Anna Berg}",
        "sheet-laughs.xlsx": workbook(row(1, cell("A1", "&c;")), before=LAUGHS),
        "sheet-far-away.xlsx": workbook(row(1, cell("A1", "Navn")) + row(1048576, cell("XFD1048576", "x"))),
        "sheet-empty.xlsx": workbook(""),
        "sheet-formula.xlsx": workbook(
            row(1, cell("A1", "Navn")) + row(2, '<c r="A2"><f>WEBSERVICE("x")</f></c>', cell("B2", "formand"))
        ),
        "sheet-missing.xlsx": package(
            {
                "_rels/.rels": relations(officeDocument="xl/workbook.xml"),
                "xl/workbook.xml": f'<workbook xmlns="{SHEETS}"/>',
            }
        ),
        "page.pdf": pdf(said("Til stede:", "Anna Berg, formand")),
        "page-on-its-side.pdf": pdf("BT /F 11 Tf 0 1 -1 0 40 20 Tm (Anna Berg) Tj ET", page="/Rotate 90"),
        "page-drawn.pdf": pdf("20 20 100 100 re f"),
        "page-blank.pdf": pdf(""),
        "page-locked.pdf": pdf(said("Anna Berg"), trailer=password),
        "page-cut-short.pdf": pdf(said("Anna Berg"))[:60],
        "page-of-itself.pdf": pdf(said("Anna Berg")).replace(b"[3 0 R]", b"[2 0 R]"),
        "open-quote.csv": ('Navn;Rolle\n"Anna Berg;formand\n' + "Bo Holm;medlem\n" * 25).encode(),
        "as-text.csv": 'sep=,\r\nNavn,Telefon\r\nAnna Berg,="0012"\r\n=1+1,2\r\n'.encode("utf-16"),
    }


def main() -> None:
    """Write every file anew."""
    for name, content in files().items():
        (HERE / name).write_bytes(content)


if __name__ == "__main__":
    main()
