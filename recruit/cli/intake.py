"""`recruit intake`: who stands on the lists of a document, as data or as a summary. Stores nothing."""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import time
from pathlib import Path

import click

from recruit.foundation.refusal import Refusal, Refused
from recruit.intake.formats.text import LARGEST_TEXT, decode
from recruit.intake.rules import Conflict, Listed, Reading, read

SENTENCES = {
    "empty-file": "Filen er tom.",
    "binary-file": "Filen er ikke en tekstfil. Gem referatet som ren tekst (.txt), og prøv igen.",
    "file-too-large": f"Filen er for stor. Et referat må højst fylde {LARGEST_TEXT // 1024 // 1024} MB.",
    "wrong-encoding": "Filens tegn kan ikke læses. Gem referatet som UTF-8, og prøv igen.",
    "file-not-found": "Filen findes ikke eller må ikke læses.",
}

WORDS = {
    "member": "medlemmer",
    "substitute": "suppleanter",
    "associate": "tilforordnede",
    "observer": "observatører",
    "guest": "gæster",
    "administration": "fra forvaltningen",
    "secretariat": "fra sekretariatet",
    "unclassified": "uden angivet rolle",
    "present": "til stede",
    "apology": "afbud",
    "absent": "fraværende",
    None: "ikke angivet",
    "refugee_immigrant": "flygtninge- og indvandrerrepræsentanter",
    "municipal_council": "udpeget blandt kommunalbestyrelsen",
    "organisation": "organisationer",
    "sector": "områder",
    "experience": "pladser for erfaring",
    "party": "parti",
    "attendance": "fremmøde",
    "office": "formandskab",
    "role": "rolle",
    "represents": "hvem der repræsenteres",
    "chair": "formand",
    "vice_chair": "næstformand",
}

#: The same roles, of one person.
ROLES = {
    "member": "medlem",
    "substitute": "suppleant",
    "associate": "tilforordnet",
    "observer": "observatør",
    "guest": "gæst",
    "administration": "forvaltningen",
    "secretariat": "sekretariatet",
    "unclassified": "rolle ikke angivet",
}


@click.command(name="intake", help="Læs deltagerne ud af et referat i ren tekst. FILE kan være - for standard input.")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Sammendrag eller data.")
def command(file: Path, form: str) -> None:
    try:
        reading = read(decode(_content(file)))
    except Refused as refused:
        click.echo(SENTENCES[refused.refusals[0].code], err=True)
        sys.exit(2)
    click.echo(
        json.dumps(as_data(reading), ensure_ascii=False, indent=2) if form == "json" else "\n".join(summary(reading))
    )


def as_data(reading: Reading) -> dict[str, object]:
    """Return the reading as the JSON that `--format json` prints."""
    meeting = reading.meeting
    return {
        "meeting": {
            "date": meeting.date.isoformat() if meeting.date else None,
            "start": _clock(meeting.start),
            "end": _clock(meeting.end),
            "place": meeting.place,
            "case_id": meeting.case_id,
        },
        "people": [_person(one) for one in reading.people],
        "vacant_seats": [{"represents": seat.represents, "line": seat.line} for seat in reading.vacant_seats],
        "not_understood": [{"line": one.line, "text": one.text} for one in reading.not_understood],
        "outside_lists": reading.outside_lists,
        "conflicts": [
            {"name": one.name, "facts": list(one.facts), "lines": list(one.lines), "about": one.about}
            for one in reading.conflicts
        ],
    }


def summary(reading: Reading) -> Iterator[str]:
    """Yield the lines of the summary in Danish."""
    yield from _heading(reading)
    people = reading.people
    yield f"{len(people)} personer på deltagerlisterne"
    yield from _counted("Rolle", Counter(one.role.value for one in people))
    yield from _counted("Fremmøde", Counter(one.attendance and one.attendance.value for one in people))
    yield from _counted("Plads", Counter(one.seat_type.value for one in people if one.seat_type))
    yield ""
    yield from (_listed(one) for one in people)
    yield from _part(
        "Ledige pladser", [f"linje {one.line}: {one.represents or 'ikke angivet'}" for one in reading.vacant_seats]
    )
    yield from _part("Modstridende oplysninger", [_conflict(one) for one in reading.conflicts])
    yield from _part("Ikke forstået", [f"linje {one.line}: {one.text}" for one in reading.not_understood])
    lines = reading.lines
    yield ""
    yield (
        f"{lines.not_blank} linjer: {lines.proposed} med personer, {lines.vacant} med ledige pladser, "
        f"{lines.headings} overskrifter og mødefakta, {lines.not_understood} ikke forstået, "
        f"{lines.outside} uden for listerne"
    )


def _content(file: Path) -> bytes:
    """Read one byte more than is allowed, so that a file too large is refused without being read."""
    try:
        if str(file) == "-":
            return sys.stdin.buffer.read(LARGEST_TEXT + 1)
        with file.open("rb") as opened:
            return opened.read(LARGEST_TEXT + 1)
    except OSError as error:
        raise Refused([Refusal("file-not-found", field="file")]) from error


def _person(one: Listed) -> dict[str, object]:
    return {
        "name": one.name,
        "role": one.role,
        "attendance": one.attendance,
        "office": one.office,
        "seat_type": one.seat_type,
        "represents": one.represents,
        "represents_unit": one.represents_unit,
        "party": one.party,
        "substitute_for": one.substitute_for,
        "line": one.line,
    }


def _heading(reading: Reading) -> Iterator[str]:
    meeting = reading.meeting
    span = "-".join(clock for clock in (_clock(meeting.start), _clock(meeting.end)) if clock)
    parts = [
        f"Møde den {meeting.date.day}.{meeting.date.month}.{meeting.date.year}"
        if meeting.date
        else "Mødedato ikke fundet",
        f"kl. {span}" if span else "",
        meeting.place or "",
        f"sag {meeting.case_id}" if meeting.case_id else "",
    ]
    yield ", ".join(part for part in parts if part)


def _counted(label: str, counts: Counter[str] | Counter[str | None]) -> Iterator[str]:
    if counts:
        yield f"  {label}: " + ", ".join(f"{number} {WORDS[kind]}" for kind, number in counts.items())


def _listed(one: Listed) -> str:
    stands_for = ", ".join(part for part in (one.represents_unit, one.represents) if part)
    facts = [WORDS[one.office] if one.office else "", stands_for, one.party or ""]
    facts.append(f"for {one.substitute_for}" if one.substitute_for else "")
    attendance = WORDS[one.attendance] if one.attendance else "fremmøde ikke angivet"
    parts = (one.name, ROLES[one.role], *facts, attendance)
    return f"  linje {one.line}: " + ", ".join(part for part in parts if part)


def _conflict(one: Conflict) -> str:
    facts = " og ".join(WORDS.get(fact, fact) for fact in one.facts)
    return f"{one.name}: {WORDS[one.about]} er både {facts} (linje {' og '.join(map(str, one.lines))})"


def _part(title: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield ""
        yield title
        yield from (f"  {line}" for line in lines)


def _clock(moment: time | None) -> str | None:
    return moment.strftime("%H:%M") if moment else None
