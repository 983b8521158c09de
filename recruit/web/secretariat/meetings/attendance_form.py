"""The form on which a whole meeting is noted: a line for each person, and what stood there when it was shown."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from typing import TYPE_CHECKING, Any
from uuid import UUID

from recruit.appointments.rules import Role
from recruit.foundation.dates import parse_clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.meetings.rules import Part, Presence
from recruit.meetings.rules.attendance import Noted
from recruit.meetings.rules.entering import Line, Said
from recruit.meetings.rules.planning import MOST_NUMBERED
from recruit.reports.meetings.block import remarks
from recruit.reports.words import word
from recruit.web.clock_field import ClockField
from recruit.web.fields import CheckboxesField, HiddenField, RadioField, TextField
from recruit.web.form import ActingForm
from recruit.web.lengths import LINE

if TYPE_CHECKING:
    from recruit.meetings.model import Attendance
    from recruit.meetings.queries.entry import Entry, EntryLine

#: So many who are not on the list can be added at a time.
MORE = 3
CHOICES = {
    Presence.PRESENT: _l("Present"),
    Presence.APOLOGY: _l("Apologies"),
    Presence.ABSENT: _l("Did not come"),
    Presence.NOT_CALLED: _l("Not called"),
}
ON_LEAVE = _l("On leave")


@dataclass(frozen=True, slots=True)
class Shown:
    """One line of the page."""

    of: "EntryLine"
    presence: Any
    #: The fields for late, left early and disqualified, where the council notes them.
    times: Sequence[Any]
    #: What somebody else has noted of the person meanwhile, where it is not what this page says.
    theirs: str = ""


class EntryForm(ActingForm):
    """What holds for no single line: who else was there, and whose line is struck out."""

    gone = CheckboxesField(_l("Strike out"), marked=False)
    again = CheckboxesField(_l("From the administration, as at the last meeting"), marked=False)

    def lines(self, entry: "Entry", theirs: Mapping[UUID, Said]) -> list[Shown]:
        """Return the lines with their fields, in the order of the entry."""
        return [
            Shown(
                line,
                self[f"presence_{_key(line)}"],
                [self[name] for name in (f"{each}_{_key(line)}" for each in _TIMES) if name in self],
                said(theirs[line.place.person], line) if line.place.person in theirs else "",
            )
            for line in entry.lines
            if f"presence_{_key(line)}" in self
        ]

    def more(self) -> list[tuple[Any, Any]]:
        """Return the fields for whoever is not on the list: name, and as what."""
        return [(self[f"name_{place}"], self[f"part_{place}"]) for place in range(MORE)]

    def written(self, entry: "Entry") -> dict[UUID, Line]:
        """Return what was sent of each person; a line that was not sent says nothing."""
        return {line.place.person: one for line in entry.lines if (one := self._line(line))}

    def others(self) -> list[Noted]:
        """Return who was added: guests, and those of the administration."""
        new = [
            Noted(Part(part.data or Part.GUEST), Presence.PRESENT, name=name.data)
            for name, part in self.more()
            if name.data
        ]
        again = [Noted(Part.ADMINISTRATION, Presence.PRESENT, name=name) for name in self.again.data or ()]
        return [*again, *new]

    def struck(self, entry: "Entry") -> "list[Attendance]":
        """Return the rows of those who are struck out."""
        return [row for row in entry.others if str(row.id) in (self.gone.data or ())]

    def anew(self, entry: "Entry") -> None:
        """Show each line with what stands now beside it; what was touched here keeps what was written."""
        for line in entry.lines:
            written = self._line(line)
            if written is None:
                continue
            if written.written == written.shown:
                self._show(line)
            shown = self[f"shown_{_key(line)}"]
            shown.data, shown.raw_data = _packed(line.stands), None

    def _show(self, line: "EntryLine") -> None:
        stands, key = line.stands, _key(line)
        values = {
            "presence": stands.presence.value,
            "came_at": stands.came_at,
            "left_at": stands.left_at,
            "disqualified_for": _items(stands.disqualified_for),
        }
        for name, value in values.items():
            if f"{name}_{key}" in self:
                field = self[f"{name}_{key}"]
                field.data, field.raw_data = value, None

    def _line(self, line: "EntryLine") -> Line | None:
        key = _key(line)
        if f"presence_{key}" not in self or not self[f"presence_{key}"].data:
            return None
        came, left, items = (self[f"{each}_{key}"].data if f"{each}_{key}" in self else None for each in _TIMES)
        presence = Presence(self[f"presence_{key}"].data)
        shown = _unpacked(self[f"shown_{key}"].data)
        if f"came_at_{key}" not in self:  # the council does not note times: what stands of them stays
            came, left, items = shown.came_at, shown.left_at, _items(shown.disqualified_for)
        if presence is not Presence.PRESENT and presence is not shown.presence:
            came, left, items = None, None, ""  # whoever turns out not to be there has no times
        return Line(shown, Said(presence, came, left, numbers(items or "")))


_TIMES = ("came_at", "left_at", "disqualified_for")
_DIGITS = len(str(MOST_NUMBERED))


def entry_form(entry: "Entry", titles: Mapping[UUID, str]) -> EntryForm:
    """Return a form for everybody who may be noted at a meeting, with what stands of them; offices by person."""
    fields: dict[str, Any] = {}
    data: dict[str, Any] = {}
    for line in entry.lines:
        key, stands = _key(line), line.stands
        about = titles.get(line.place.person) or (_("called in as substitute") if line.is_called else "")
        name = line.membership.person.name
        fields[f"presence_{key}"] = RadioField(name, choices=_choices(line), hint=about, marked=False)
        fields[f"shown_{key}"] = HiddenField()
        data[f"presence_{key}"], data[f"shown_{key}"] = stands.presence.value, _packed(stands)
        if entry.settings.notes_times:
            fields |= _times(line)
            data |= {f"came_at_{key}": stands.came_at, f"left_at_{key}": stands.left_at}
            data[f"disqualified_for_{key}"] = _items(stands.disqualified_for)
    for place in range(MORE):
        fields[f"name_{place}"] = TextField(_l("Name, and what they are"), [LINE], marked=False)
        fields[f"part_{place}"] = RadioField(_l("As what?"), choices=_PARTS, default=Part.GUEST.value, marked=False)
    known = {row.name for row in entry.others}
    form: EntryForm = type("EntryForm", (EntryForm,), fields)(data=data)
    form.gone.choices = [(str(row.id), f"{_name(row)}, {word(row.part)}") for row in entry.others]
    form.again.choices = [(name, name) for name in entry.administration if name not in known]
    return form


_PARTS = [(Part.GUEST.value, _l("Guest")), (Part.ADMINISTRATION.value, _l("From the administration"))]


def said(one: Said, line: "EntryLine") -> str:
    """Return in words what is noted of somebody: "present, came at 17.20"."""
    presence = str(_label(one.presence, line)).lower()
    return ", ".join([presence, *remarks(one.came_at, one.left_at, one.disqualified_for)])


def numbers(text: str) -> tuple[int, ...]:
    """Return the numbers of items out of "3, 5"; what is no number, or a longer one than any, counts as none."""
    parts = text.replace(",", " ").replace(";", " ").split()
    return tuple(int(part) if part.isdecimal() and len(part) <= _DIGITS else 0 for part in parts)


def _choices(line: "EntryLine") -> list[tuple[str, Any]]:
    """Return what can be said of somebody; who was not called either came or was not called."""
    offered = [Presence.PRESENT, Presence.APOLOGY, Presence.ABSENT]
    if line.place.role is Role.SUBSTITUTE and not line.is_called:
        offered = [Presence.PRESENT, Presence.NOT_CALLED]
    elif line.is_on_leave or line.is_called:
        offered.append(Presence.NOT_CALLED)
    if line.stands.presence not in offered:
        offered.append(line.stands.presence)
    return [(one.value, _label(one, line)) for one in offered]


def _label(one: Presence, line: "EntryLine") -> Any:
    return ON_LEAVE if one is Presence.NOT_CALLED and line.place.role is not Role.SUBSTITUTE else CHOICES[one]


def _times(line: "EntryLine") -> dict[str, Any]:
    key = _key(line)
    return {
        f"came_at_{key}": ClockField(_l("Came at"), marked=False, hint=""),
        f"left_at_{key}": ClockField(_l("Left at"), marked=False, hint=""),
        f"disqualified_for_{key}": TextField(
            _l("Disqualified in item"), [LINE], marked=False, hint=_l("Numbers, such as 3, 5"), width="s"
        ),
    }


def _name(row: "Attendance") -> str:
    return row.person.name if row.person else row.name


def _key(line: "EntryLine") -> str:
    return line.place.person.hex


def _items(items: Iterable[int]) -> str:
    return ", ".join(map(str, items))


def _packed(one: Said) -> str:
    """Return what stands of somebody as the page carries it along."""
    times = (f"{at:%H:%M}" if at else "" for at in (one.came_at, one.left_at))
    return "|".join([one.presence.value, *times, _items(one.disqualified_for)])


def _unpacked(text: str | None) -> Said:
    """Return what stood there when the page was shown; whatever a stranger wrote there is nobody's note."""
    presence, came, left, items = [*(text or "").split("|"), "", "", "", ""][:4]
    known = Presence(presence) if presence in set(Presence) else Presence.NOT_CALLED
    return Said(known, _clock(came), _clock(left), numbers(items))


def _clock(text: str) -> time | None:
    return parse_clock(text.replace(":", "."))
