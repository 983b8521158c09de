"""Which parser reads a file. What is not plain text comes here in a process of its own only; see `apart`."""

import re

from recruit.foundation.refusal import Refusal, Refused
from recruit.intake.formats.kinds import Kind, kind_of
from recruit.intake.rules.document import Document

#: What old formats keep in a stream of this name, as it stands in the file.
_STREAMS = {name: name.encode("utf-16-le") for name in ("EncryptedPackage", "WordDocument", "Workbook", "Book")}
#: How the records of an old workbook begin when it has a password.
_LOCKED_WORKBOOK = re.compile(rb"\x09\x08\x10\x00.{16}(?:\x86\x00\x00\x00)?\x2f\x00", re.DOTALL)
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."


def parsed(data: bytes) -> Document:
    """Return what a PDF, a Word document or a workbook holds.

    Raises Refused with a code of `kinds.kind_of` or of the parser: `empty-file`, `encrypted-file`, `file-unreadable`,
    `file-too-complex`, `file-too-large-unpacked`, `other-word-format`, `binary-file` or `picture-only-file`.
    """
    match kind_of(data):
        case Kind.PDF:
            from recruit.intake.formats import pdf

            return pdf.parse(data)
        case Kind.PACKAGE:
            return _package(data)
        case Kind.COMPOUND:
            return _compound(data)
        case Kind.TEXT:
            raise Refused([Refusal("binary-file", field="file")])


def _package(data: bytes) -> Document:
    """Read what a ZIP says it is: by its first relation, or by the type that LibreOffice writes first."""
    from recruit.intake.formats.package import Package

    package = Package(data)
    main = next((path for kind, path in package.related().values() if kind == "officeDocument"), "")
    if main.startswith("word/"):
        from recruit.intake.formats import docx

        return docx.parse(data, package, main)
    if main.startswith("xl/"):
        from recruit.intake.formats import workbook

        return workbook.parse(data, package, main)
    kind = package.part("mimetype") if "mimetype" in package.names else b""
    if kind == _OPEN_DOCUMENT + b"spreadsheet":
        if b"encryption-data" in package.part("META-INF/manifest.xml"):
            raise Refused([Refusal("encrypted-file", field="file")])
        from recruit.intake.formats import workbook

        return workbook.parse(data)
    if kind.startswith(_OPEN_DOCUMENT):
        raise Refused([Refusal("other-word-format", {"format": ".odt"}, "file")])
    raise Refused([Refusal("binary-file", field="file")])


def _compound(data: bytes) -> Document:
    """Read a workbook from before 2007; what is encrypted is packed in the same way."""
    if _STREAMS["EncryptedPackage"] in data or _LOCKED_WORKBOOK.search(data):
        raise Refused([Refusal("encrypted-file", field="file")])
    if _STREAMS["WordDocument"] in data:
        raise Refused([Refusal("other-word-format", {"format": ".doc"}, "file")])
    if _STREAMS["Workbook"] in data or _STREAMS["Book"] in data:
        from recruit.intake.formats import workbook

        return workbook.parse(data)
    raise Refused([Refusal("binary-file", field="file")])
