"""Readings in a form that a test can lay beside what a person reads out of the same minutes."""

from recruit.intake.rules import Listed, Reading, read


def told(text: str) -> list[str]:
    """Return each person of the minutes as one line: line number, name, role, attendance, and what else is known."""
    return [_told(one) for one in read(text).people]


def names(text: str) -> list[str]:
    return [one.name for one in read(text).people]


def only(text: str) -> Listed:
    """Return the one person of the minutes."""
    (person,) = read(text).people
    return person


def under(heading: str, *rows: str) -> Reading:
    return read("\n".join((heading, *rows)))


def _told(one: Listed) -> str:
    facts = [one.role.value, one.attendance.value if one.attendance else "-"]
    facts += [fact.value for fact in (one.office, one.seat_type) if fact]
    facts += [f"<{one.represents_unit}>"] if one.represents_unit else []
    facts += [f"[{one.represents}]"] if one.represents else []
    facts += [f"({one.party})"] if one.party else []
    facts += [f"for {one.substitute_for}"] if one.substitute_for else []
    return f"{one.line} {one.name}: {' '.join(facts)}"
