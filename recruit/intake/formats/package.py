"""ZIP files of office programs: measured before anything is unpacked, and read part by part."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from xml.etree import ElementTree

from recruit.foundation.refusal import Refusal, Refused

#: What all parts may be together once they are unpacked; ten thousand rows are a tenth of it.
LARGEST_UNPACKED = 100 * 1024 * 1024
#: No document has more parts.
MOST_PARTS = 5000

#: A RuntimeError is a way of packing that Python does not know.
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError)


class Package:
    """The parts of one file, by their paths within it."""

    def __init__(self, data: bytes) -> None:
        """Raises Refused with code `file-unreadable` or `file-too-large-unpacked`."""
        with _readable():
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        parts = self._archive.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
            raise Refused([Refusal("file-too-large-unpacked", {"limit": LARGEST_UNPACKED}, "file")])
        self.names = frozenset(part.filename for part in parts)

    def part(self, name: str) -> bytes:
        """Return one part unpacked. Raises Refused with code `file-unreadable` or `encrypted-file`."""
        if name not in self.names:
            raise unreadable()
        with _readable():
            if self._archive.getinfo(name).flag_bits & 0x1:
                raise Refused([Refusal("encrypted-file", field="file")])
            return self._archive.read(name)

    def xml(self, name: str) -> bytes:
        """Return a part for a parser of XML.

        Raises Refused with code `file-unreadable` if it brings a document type: office programs never write one, and
        those who do let a kilobyte grow to tons.
        """
        part = self.part(name)
        if b"<!DOCTYPE" in part:
            raise unreadable()
        return part

    def related(self, name: str = "") -> dict[str, tuple[str, str]]:
        """Return what a part, or the file as a whole, refers to: by its id, the last word of the kind, and the path."""
        folder, own = posixpath.split(name)
        relations = posixpath.join(folder, "_rels", f"{own}.rels")
        if relations not in self.names:
            return {}
        with parsing():
            return {
                one.get("Id", ""): (
                    one.get("Type", "").rpartition("/")[2],
                    posixpath.normpath(posixpath.join("/", folder, one.get("Target", ""))).lstrip("/"),
                )
                for one in ElementTree.fromstring(self.xml(relations))  # noqa: S314 (see `xml`)
            }


@contextmanager
def parsing() -> Iterator[None]:
    """Turn what a parser of XML objects to into a refusal."""
    try:
        yield
    except (ElementTree.ParseError, LookupError, ValueError) as error:
        raise unreadable() from error


@contextmanager
def _readable() -> Iterator[None]:
    try:
        yield
    except _BROKEN as error:
        raise unreadable() from error


def unreadable() -> Refused:
    """Return the answer to a file that is damaged, or not what it says."""
    return Refused([Refusal("file-unreadable", field="file")])
