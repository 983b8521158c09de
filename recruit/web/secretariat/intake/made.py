"""What putting a reading in has made, counted in words."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from recruit.foundation.i18n import ngettext

if TYPE_CHECKING:
    from recruit.intake.model import IntakeApplication

#: The tables that people know by a word, in the order of the page.
_COUNTED: Mapping[str, Callable[[int], str]] = {
    "membership": lambda number: ngettext("one place taken", "%(num)s places taken", number),
    "person": lambda number: ngettext("one new person", "%(num)s new people", number),
    "person_name": lambda number: ngettext("one more name", "%(num)s more names", number),
    "contact_detail": lambda number: ngettext("one way to reach somebody", "%(num)s ways to reach somebody", number),
    "office_holding": lambda number: ngettext("one office", "%(num)s offices", number),
    "seat_group": lambda number: ngettext("one member group", "%(num)s member groups", number),
    "seat": lambda number: ngettext("one seat", "%(num)s seats", number),
    "organization": lambda number: ngettext("one organisation", "%(num)s organisations", number),
}


def made(application: "IntakeApplication") -> list[str]:
    """Return what was made of each kind, and how many rows were changed."""
    rows, changed = application.made.get("made", {}), application.made.get("changed", {})
    told = [say(len(rows[table])) for table, say in _COUNTED.items() if rows.get(table)]
    corrected = sum(len(ids) for ids in changed.values())
    if corrected:
        told.append(ngettext("one thing corrected", "%(num)s things corrected", corrected))
    return told


def new_people(application: "IntakeApplication") -> list[str]:
    """Return the ids of the people who were written down."""
    found: list[str] = application.made.get("made", {}).get("person", [])
    return found
