"""How long `recruit intake` takes for long files of every kind, and how much memory, beside the same as plain text.

Each is read by the command in a process of its own, which says afterwards how large it and the process that it had the
file parsed in ever were, together. What a format costs is the ratio to the same rows as CSV, or the same pages as text.
"""

import io
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import docx
import typst
import xlsxwriter

ROWS, PAGES = 10_000, 40

HEADINGS = ("Navn", "Organisation", "Rolle", "E-mail", "Telefon", "Fra", "Til", "Adresse", "Bemærkning", "Nr.")
GIVEN = ("Anna", "Bo", "Carl", "Eva", "Fatima", "Jonas", "Maryam", "Sofie", "Yusuf", "Zahra")
FAMILY = ("Berg", "Holm", "Dam", "Lind", "Vestby", "Østergaard", "Nørlund", "Ahmadi", "Bruun", "Çelik")
PROSE = (
    "Rådet drøftede sagen og besluttede at bede forvaltningen om en redegørelse til det næste møde. Flere medlemmer "
    "pegede på, at foreningerne gerne vil høres, før der træffes beslutning, og at tidsplanen derfor bør være længere. "
)

#: Runs the command, and says how much memory it and its child took at most. What `getrusage` says of a process itself
#: counts whoever started it too, so that is asked of the kernel.
_MEASURED = """
import re, resource, sys, time
from pathlib import Path
from recruit.cli import main
began = time.perf_counter()
main(["intake", sys.argv[1], "--format", "json"], standalone_mode=False)
seconds = time.perf_counter() - began
own = int(re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())[1])
memory = own + resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(seconds, memory / 1024, file=sys.stderr)
"""


@dataclass(frozen=True)
class Limit:
    """What is allowed, and which file says the same as plain text; memory in MiB."""

    name: str
    seconds: float
    plain: str
    memory: float = 300


LIMITS = {
    "rows.csv": Limit(f"CSV of {ROWS} rows", 5.0, "rows.csv"),
    "rows.xlsx": Limit(f"XLSX of {ROWS} rows", 5.0, "rows.csv"),
    "pages.txt": Limit(f"text of {PAGES} pages", 3.0, "pages.txt"),
    "pages.pdf": Limit(f"PDF of {PAGES} pages", 3.0, "pages.txt"),
    "pages.docx": Limit(f"DOCX of {PAGES} pages", 3.0, "pages.txt"),
}


@dataclass(frozen=True)
class Read:
    """One file, what it took, and how many times what the same as plain text took."""

    limit: Limit
    seconds: float
    memory: float
    ratio: float
    #: Whether it gave the people that the plain text gave.
    is_same: bool

    @property
    def is_within(self) -> bool:
        return self.is_same and self.seconds <= self.limit.seconds and self.memory <= self.limit.memory


def measure() -> Iterator[Read]:
    """Write the files and yield what reading each takes."""
    plain: dict[str, tuple[float, object]] = {}
    with tempfile.TemporaryDirectory(prefix="recruit-bench-") as folder:
        for name, limit in LIMITS.items():
            file = Path(folder, name)
            file.write_bytes(_CONTENT[name]())
            seconds, memory, people = _read(file)
            plain.setdefault(limit.plain, (seconds, people))
            reference, expected = plain[limit.plain]
            yield Read(limit, seconds, memory, seconds / reference, people == expected)


def _read(file: Path) -> tuple[float, float, object]:
    child = (sys.executable, "-c", _MEASURED, str(file))
    done = subprocess.run(child, check=True, capture_output=True, text=True)
    seconds, memory = map(float, done.stderr.split())
    people = json.loads(done.stdout)["people"]
    return seconds, memory, [(one["name"], one["role"], one["represents"]) for one in people]


def _rows() -> Iterator[tuple[str, ...]]:
    """Yield the heading and people of whom no two have one name."""
    yield HEADINGS
    for number in range(ROWS):
        families = (FAMILY[number // 10**place % 10] for place in (1, 2, 3))
        name = f"{GIVEN[number % 10]} {'-'.join(families)}"
        contact = (f"p{number}@example.com", str(10_000_000 + number))
        yield (name, f"Søby Skole {number % 300}", "medlem", *contact, "2022-01-01", "2025-12-31", "", "", str(number))


def _pages() -> list[str]:
    """Return minutes: who was there, and then a great deal of talk."""
    members = [f"{given} {FAMILY[place]}, medlem" for place, given in enumerate(GIVEN)]
    talk = [line for number in range(1, PAGES * 11 // 2) for line in (f"Punkt {number}: Orientering", PROSE * 3)]
    return ["Referat af møde i Integrationsrådet den 4. juni 2026", "Til stede:", *members, *talk]


def _xlsx() -> bytes:
    written = io.BytesIO()
    with xlsxwriter.Workbook(written) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(_rows()):
            sheet.write_row(number, 0, row)
    return written.getvalue()


def _pdf() -> bytes:
    lines = [f"#{json.dumps(line, ensure_ascii=False)}" for line in _pages()]
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "pages.typ")
        source.write_text('#set text(lang: "da")\n' + "\n\n".join(lines), encoding="utf-8")
        return typst.compile(source)


def _docx() -> bytes:
    document, written = docx.Document(), io.BytesIO()
    for line in _pages():
        document.add_paragraph(line)
    document.save(written)
    return written.getvalue()


_CONTENT: dict[str, Callable[[], bytes]] = {
    "rows.csv": lambda: "\n".join(map(";".join, _rows())).encode(),
    "rows.xlsx": _xlsx,
    "pages.txt": lambda: "\n".join(_pages()).encode(),
    "pages.pdf": _pdf,
    "pages.docx": _docx,
}
