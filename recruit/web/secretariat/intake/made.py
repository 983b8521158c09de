"""What putting a reading in has made, counted in words."""

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from recruit.appointments import queries
from recruit.foundation.i18n import format_list, ngettext
from recruit.web.secretariat.intake.words import counted

if TYPE_CHECKING:
    from recruit.appointments.rules import Role
    from recruit.intake.model import IntakeApplication, IntakeReading

#: The tables that people know by a word, in the order of the page; places, groups and seats are told before them.
_COUNTED: Mapping[str, Callable[[int], str]] = {
    "person": lambda number: ngettext("one new person", "%(num)s new people", number),
    "person_name": lambda number: ngettext("one more name", "%(num)s more names", number),
    "contact_detail": lambda number: ngettext("one way to reach somebody", "%(num)s ways to reach somebody", number),
    "office_holding": lambda number: ngettext("one office", "%(num)s offices", number),
    "organization": lambda number: ngettext("one organisation", "%(num)s organisations", number),
}


def roles(session: Session, found: "IntakeReading") -> Mapping[str, "Role"]:
    """Return in which role everybody sits in the term of a reading, by the id of the membership."""
    held = queries.memberships(session, found.term) if found.term else ()
    return {str(one.id): one.role for one in held}


def made(application: "IntakeApplication", held: Mapping[str, "Role"]) -> list[str]:
    """Return what was made of each kind, and how many rows were changed; `held` are the roles of the members."""
    rows, changed = application.made.get("made", {}), application.made.get("changed", {})
    told = [_places(rows.get("membership", ()), held), _seats(rows)]
    told += [say(len(rows.get(table, ()))) for table, say in _COUNTED.items() if rows.get(table)]
    corrected = sum(len(ids) for ids in changed.values())
    if corrected:
        told.append(ngettext("one thing corrected", "%(num)s things corrected", corrected))
    return [one for one in told if one]


def _places(made: Collection[str], held: Mapping[str, "Role"]) -> str:
    """Return who got a place: "16 medlemmer og 2 suppleanter"; only how many where that was undone since."""
    if all(one in held for one in made):
        return format_list(counted(held[one] for one in made))
    return ngettext("one place taken", "%(num)s places taken", len(made))


def _seats(rows: Mapping[str, Collection[str]]) -> str:
    """Return what was set up: "15 pladser i 7 medlemsgrupper oprettet"."""
    number, groups = len(rows.get("seat", ())), len(rows.get("seat_group", ()))
    if not groups:
        return ngettext("one seat", "%(num)s seats", number) if number else ""
    among = ngettext("one member group", "%(num)s member groups", groups)
    return ngettext("one seat made in %(groups)s", "%(num)s seats made in %(groups)s", number, groups=among)


def new_people(application: "IntakeApplication") -> list[str]:
    """Return the ids of the people who were written down."""
    found: list[str] = application.made.get("made", {}).get("person", [])
    return found
