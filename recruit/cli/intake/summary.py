"""A reading as the summary that `recruit intake` prints: who was found, what was not understood, and the sum."""

from collections import Counter
from collections.abc import Iterator

from recruit.cli.intake.data import clock
from recruit.cli.intake.words import COLUMNS, NOTES, ROLES, TROUBLES, WORDS
from recruit.foundation.dates import danish
from recruit.intake.rules import Conflict, Listed, NotUnderstood, Reading
from recruit.intake.rules.reading import Column


def summary(reading: Reading) -> Iterator[str]:
    """Yield the lines of the summary in Danish."""
    yield _columns_or_meeting(reading)
    yield from (NOTES[note.code].format(about=note.about) for note in reading.notes)
    people = reading.people
    yield f"{len(people)} {'person' if len(people) == 1 else 'personer'} på deltagerlisterne"
    yield from _counted("Rolle", Counter(one.role.value for one in people))
    yield from _counted("Fremmøde", Counter(one.attendance and one.attendance.value for one in people))
    yield from _counted("Plads", Counter(one.seat_type.value for one in people if one.seat_type))
    yield ""
    yield from (_listed(reading, one) for one in people)
    yield from _part("Medlemsgrupper", _groups(reading))
    vacant = [f"{_where(reading, one.line)}: {one.represents or 'ikke angivet'}" for one in reading.vacant_seats]
    yield from _part("Ledige pladser", vacant)
    yield from _part("Modstridende oplysninger", [_conflict(reading, one) for one in reading.conflicts])
    yield from _part("Ikke forstået", [_not_understood(reading, one) for one in reading.not_understood])
    yield ""
    yield _count(reading)


def _count(reading: Reading) -> str:
    """Return where every line went; the parts add up."""
    lines = reading.lines
    return (
        f"{lines.not_blank} {'rækker' if reading.sheets else 'linjer'}: {lines.proposed} med "
        f"{'personer eller medlemsgrupper' if reading.groups else 'personer'}, {lines.vacant} med ledige pladser, "
        f"{lines.headings} overskrifter og mødefakta, {lines.not_understood} ikke forstået, "
        f"{lines.outside} uden for listerne"
    )


def _where(reading: Reading, line: int) -> str:
    place = reading.where(line)
    sheet = f"ark »{place.sheet}«, " if place.sheet and len(reading.sheets) > 1 else ""
    return f"{sheet}{'række' if place.is_row else 'linje'} {place.line}"


def _columns_or_meeting(reading: Reading) -> str:
    """Return what stands at the top: what the columns of a table were taken for, or when and where the meeting was."""
    if reading.sheets:
        return "Kolonner: " + ("; ".join(map(_column, reading.columns)) or "ingen forstået")
    meeting = reading.meeting
    span = "-".join(filter(None, (clock(meeting.start), clock(meeting.end))))
    parts = [
        f"Møde den {meeting.date.day}.{meeting.date.month}.{meeting.date.year}"
        if meeting.date
        else "Mødedato ikke fundet",
        f"kl. {span}" if span else "",
        meeting.place or "",
        f"sag {meeting.case_id}" if meeting.case_id else "",
    ]
    return ", ".join(filter(None, parts))


def _column(one: Column) -> str:
    return f"{one.heading or f'nr. {one.column + 1}'} = {COLUMNS[one.field]}"


def _counted(label: str, counts: Counter[str] | Counter[str | None]) -> Iterator[str]:
    if counts:
        yield f"  {label}: " + ", ".join(f"{number} {WORDS[kind]}" for kind, number in counts.items())


def _listed(reading: Reading, one: Listed) -> str:
    stands_for = ", ".join(part for part in (one.represents_unit, one.represents) if part)
    since, until = (f"{word} {danish(day)}" if day else "" for word, day in (("fra", one.since), ("til", one.until)))
    attendance = WORDS[one.attendance] if one.attendance else ("" if reading.sheets else "fremmøde ikke angivet")
    facts = [
        WORDS[one.office] if one.office else "",
        stands_for,
        one.party or "",
        f"for {one.substitute_for}" if one.substitute_for else "",
        f"{since} {until}".strip(),
        one.email or "",
        one.phone or "",
        attendance,
    ]
    return f"  {_where(reading, one.line)}: " + ", ".join(filter(None, (one.name, ROLES[one.role], *facts)))


def _groups(reading: Reading) -> list[str]:
    groups = [f"{_where(reading, one.line)}: {one.seats} {one.label}" for one in reading.groups]
    return [*groups, f"i alt {sum(one.seats for one in reading.groups)} pladser"] if groups else []


def _conflict(reading: Reading, one: Conflict) -> str:
    facts = " og ".join(WORDS.get(fact, fact) for fact in one.facts)
    places = " og ".join(_where(reading, line).removeprefix("linje ") for line in one.lines)
    said = f"{WORDS[one.about]} er både {facts}" if len(one.facts) > 1 else f"{facts}?"
    return f"{one.name}: {said} ({'' if reading.sheets else 'linje '}{places})"


def _not_understood(reading: Reading, one: NotUnderstood) -> str:
    trouble = f" ({TROUBLES[one.trouble].format(value=one.value)})" if one.trouble else ""
    return f"{_where(reading, one.line)}: {one.text}{trouble}"


def _part(title: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield ""
        yield title
        yield from (f"  {line}" for line in lines)
