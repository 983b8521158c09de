"""*Til referatet*: who was present, who sent apologies, and who of the administration was there, as minutes list them.

It is always in Danish, in the style of the council's earlier minutes. Minutes are published: whoever may not be shown
publicly stands without a name.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import time

from recruit.foundation import i18n
from recruit.foundation.i18n import _
from recruit.meetings.rules import MinutesStyle, Part, Presence
from recruit.meetings.rules.minutes import initials

#: What stands in place of the name of whoever may not be shown publicly.
PROTECTED = "(navnet er beskyttet)"
_MANY = re.compile(r"(medlem)mer(?:ne)?\b|(repræsentant|politiker|suppleant|observatør)er(?:ne)?\b", re.I)


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody as the minutes name them."""

    name: str
    part: Part
    presence: Presence
    #: The printed label of the member group; empty for guests and the administration.
    group: str = ""
    #: What the office is called: "forperson".
    office: str = ""
    #: Leads the council: the office is that of the whole of it.
    is_chair: bool = False
    #: For whom they sit there, the unit first; empty for nobody in particular.
    represents: str = ""
    #: Of a substitute: the member in whose place they sit.
    instead_of: str = ""
    came_at: time | None = None
    left_at: time | None = None
    disqualified_for: tuple[int, ...] = field(default=())

    @property
    def capacity(self) -> str:
        """Return for whom somebody sits there, else the member group, read as one of it."""
        label = _MANY.sub(lambda found: found[1] or found[2], self.group)
        return self.represents or (label[:1].lower() + label[1:])

    @property
    def remarks(self) -> str:
        """Return in parentheses when somebody came and left, and for which items they were disqualified."""
        parts = remarks(self.came_at, self.left_at, self.disqualified_for)
        return f" ({', '.join(parts)})" if parts else ""


def remarks(came_at: time | None, left_at: time | None, disqualified_for: Collection[int]) -> list[str]:
    """Return in words when somebody came and left, and for which items they were disqualified."""
    parts = []
    if came_at:
        parts.append(_("came at %(time)s", time=f"{came_at:%H.%M}"))
    if left_at:
        parts.append(_("left at %(time)s", time=f"{left_at:%H.%M}"))
    if disqualified_for:
        numbers = i18n.format_list(map(str, disqualified_for))
        parts.append(_("disqualified in item %(numbers)s", numbers=numbers))
    return parts


@dataclass(frozen=True, slots=True)
class _Headings:
    """What a style calls its lists."""

    present: str
    administration: str
    guests: str = "Gæster"
    apology: str = "Afbud"
    absent: str = "Fraværende"


_HEADINGS: Mapping[MinutesStyle, _Headings] = {
    MinutesStyle.LIST: _Headings("Tilstede", "Fra forvaltningen"),
    MinutesStyle.LINE: _Headings("Mødedeltagere", ""),
    MinutesStyle.DASHES: _Headings("Deltagere", "Sekretariatet"),
    MinutesStyle.GROUPS: _Headings("Til stede", "Fra forvaltningen"),
}


def block(people: Sequence[Participant], council: str, style: MinutesStyle) -> str:
    """Return the text for the minutes; people stand in the order in which they are given. Empty for nobody.

    Whoever was not called is not named.
    """
    with i18n.speaking(i18n.DEFAULT):
        lists = [(heading, some) for heading, some in _lists(people, style) if some]
        if style is MinutesStyle.LINE:
            return "\n\n".join(f"{heading} {', '.join(map(_name, some))}." for heading, some in lists)
        if style is MinutesStyle.DASHES:
            return "\n\n".join(
                part for heading, some in lists for part in (f"{heading}:", *(_dashed(one, council) for one in some))
            )
        if style is MinutesStyle.GROUPS:
            return "\n\n".join(f"{heading}:\n\n{_grouped(some)}" for heading, some in lists)
        return "\n\n".join(f"{heading}:\n\n{_listed(some)}" for heading, some in lists)


def _lists(people: Iterable[Participant], style: MinutesStyle) -> list[tuple[str, list[Participant]]]:
    """Return the lists of a style with their headings: in one line of names everybody stands together."""
    there = [one for one in people if one.presence is Presence.PRESENT]
    called, council = _HEADINGS[style], [one for one in people if one.part not in (Part.GUEST, Part.ADMINISTRATION)]
    away = [
        (called.apology, [one for one in council if one.presence is Presence.APOLOGY]),
        (called.absent, [one for one in council if one.presence is Presence.ABSENT]),
    ]
    if style is MinutesStyle.LINE:
        return [(called.present, there), *away]
    return [
        (called.present, [one for one in there if one in council]),
        (called.administration, [one for one in there if one.part is Part.ADMINISTRATION]),
        (called.guests, [one for one in there if one.part is Part.GUEST]),
        *away,
    ]


def _name(one: Participant) -> str:
    return f"{one.name}{one.remarks}"


def _as_what(one: Participant) -> str:
    """Return that somebody is a substitute, for whom, or listens; empty for a member."""
    if one.part is Part.ASSOCIATE:
        return "tilforordnet"
    if one.part is Part.OBSERVER:
        return "suppleant, observatør"
    if one.part is not Part.SUBSTITUTE:
        return ""
    return f"suppleant for {one.instead_of}" if one.instead_of else "suppleant"


def _listed(people: Iterable[Participant]) -> str:
    """Return a line for each that begins with a dash: "- Name, office, for whom"."""

    def line(one: Participant) -> str:
        return ", ".join(part for part in (one.name, one.office, _as_what(one), one.capacity) if part)

    return "\n".join(f"- {line(one)}{one.remarks}" for one in people)


def _dashed(one: Participant, council: str) -> str:
    """Return a paragraph: "Name – office/for whom"; of the administration it is as it was written, with commas."""
    office = f"{one.office} for {council}" if one.is_chair else one.office
    as_what = _as_what(one)
    if one.part is Part.SUBSTITUTE and one.represents:
        capacity = f"suppleant som repræsentant for {one.represents}"
    else:
        capacity = "/".join(part for part in (as_what, one.capacity) if part)
    said = "/".join(part for part in (office, capacity) if part)
    return f"{one.name} – {said}{one.remarks}" if said else _name(one)


def _grouped(people: Sequence[Participant]) -> str:
    """Return the list by member groups, each name with its initials, by which the minutes go on."""

    def line(one: Participant) -> str:
        known = f"{one.name} ({initials(one.name)})" if one.group and one.name != PROTECTED else one.name
        return ", ".join(part for part in (known, one.office, _as_what(one), one.represents) if part) + one.remarks

    groups = dict.fromkeys(one.group for one in people)
    return "\n\n".join("\n".join(_of_group(group, people, line)) for group in groups)


def _of_group(group: str, people: Iterable[Participant], line: Callable[[Participant], str]) -> list[str]:
    return [*([group] if group else []), *(line(one) for one in people if one.group == group)]
