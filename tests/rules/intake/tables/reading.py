"""Tables in a form that a test can lay beside what a person reads out of the same rows."""

from collections.abc import Mapping

from recruit.foundation.dates import iso
from recruit.intake.rules.document import Sheet, SheetRow
from recruit.intake.rules.reading import Field, Listed, Reading
from recruit.intake.rules.tables import read_sheets


def sheet(*rows: str, name: str | None = None) -> Sheet:
    """Return a sheet of which each row is written with bars between its cells."""
    numbered = enumerate((tuple(row.split("|")) for row in rows), 1)
    return Sheet(tuple(SheetRow(number, tuple(cell.strip(" ") for cell in cells)) for number, cells in numbered), name)


def read(*rows: str, taught: Mapping[str, Field | None] | None = None) -> Reading:
    return read_sheets([sheet(*rows)], taught=taught or {})


def only(*rows: str) -> Listed:
    """Return the one person of a table."""
    (person,) = read(*rows).people
    return person


def told(reading: Reading) -> list[str]:
    """Return each person as one line: line number, name, role, and what else is known."""
    return [_told(one) for one in reading.people]


def _told(one: Listed) -> str:
    facts = [one.role.value]
    facts += [fact.value for fact in (one.attendance, one.office, one.seat_type) if fact]
    facts += [f"[{one.represents}]"] if one.represents else []
    facts += [f"({one.party})"] if one.party else []
    facts += [f"for {one.substitute_for}"] if one.substitute_for else []
    facts += [fact for fact in (one.email, one.phone) if fact]
    if one.since or one.until:
        facts.append(f"{iso(one.since) if one.since else ''}..{iso(one.until) if one.until else ''}")
    return f"{one.line} {one.name}: {' '.join(facts)}"
