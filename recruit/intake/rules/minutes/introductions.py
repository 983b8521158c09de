"""Lines that introduce a list of members without being a heading of their own words."""

import re

from recruit.intake.rules.minutes import remarks
from recruit.intake.rules.minutes.entry import read_entry
from recruit.intake.rules.minutes.headings import Heading, whole_heading
from recruit.intake.rules.minutes.lines import Line
from recruit.intake.rules.minutes.rows import Style
from recruit.intake.rules.reading import Role
from recruit.intake.rules.words import seats
from recruit.intake.rules.words.capacity import understand
from recruit.intake.rules.words.facts import Facts, Manner
from recruit.intake.rules.words.names import is_name

_LONGEST = 200
_LONGEST_GROUP = 120
_WORDS = re.compile(r"[\w-]+")
_MEMBERS = ("medlemmer", "medlemmerne")
_COUNCILS = ("rådet", "rådets")
_PLURAL = re.compile(r"(medlem)mer(?:ne)?\b|(repræsentant|politiker|suppleant|observatør)er(?:ne)?\b", re.I)
_BEGINNINGS = ("medlemmer ", "repræsentanter ")


def introduction(text: str, below: str, manner: Manner) -> tuple[Heading, Facts | None] | None:
    """Return the heading that the line stands for, and whom all below stand for, when a name or a group is below.

    "Byrådet har godkendt medlemmerne af Integrationsrådet:" and "Medlemmer udpeget af Byrådet" say who sits in the
    council, not who came.
    """
    group = None if text.endswith(":") else _group(text, manner)
    if len(text) > _LONGEST or not (group or _names_members(text)) or not begins_list(below, manner):
        return None
    return Heading(Role.MEMBER, is_composition=True), group


def group_within(line: Line, manner: Manner, *, is_late: bool) -> Facts | None:
    """Read a heading inside a list that says whom those below stand for: "Byrådsmedlemmer:", "Fra idrætten:"."""
    text = line.text.rstrip()
    if line.is_item or len(text) > _LONGEST_GROUP or ("," in text.rstrip(":") and not text.endswith(":")):
        return None
    facts = understand(singular(text.rstrip(": ")), manner)
    known = facts.is_known and facts.rule not in ("not-now", "left", "title", "member")
    stands_for = known or facts.rule == "member" or not line.after_blank or seats.is_plainly_organisation(text)
    if text.endswith(":"):
        return facts if stands_for else None
    return facts if known and (facts.seat_type or facts.role) and not is_late else None


def attended_group(text: str, manner: Manner) -> tuple[Heading, Facts] | None:
    """Read "Afbud fra Kommunalbestyrelsen:", which says of those below whom they stand for and whether they came."""
    word, preposition, whom = text.rstrip(": ").partition(" fra ")
    heading = whole_heading(word) if preposition and text.endswith(":") else None
    if not heading or not heading.attendance:
        return None
    facts = understand(f"repræsentant fra {whom}", manner)
    return (heading, facts) if facts.seat_type else None


def singular(text: str) -> str:
    """ "Byrådsmedlemmer" and "Repræsentanter for X" are read as the one they are many of."""
    return _PLURAL.sub(lambda found: found[1] or found[2], text)


def _names_members(text: str) -> bool:
    words = [word.casefold() for word in _WORDS.findall(text)]
    return (
        (text.endswith(":") or words[:2] == ["medlemmer", "af"])
        and any(word in _MEMBERS for word in words)
        and any(word.endswith(_COUNCILS) for word in words)
    )


def _group(text: str, manner: Manner) -> Facts | None:
    if not text.casefold().startswith(_BEGINNINGS) or remarks.is_talk(text) or text.endswith("."):
        return None
    facts = understand(singular(text), manner)
    return facts if facts.is_known and facts.seat_type else None


def begins_list(text: str, manner: Manner) -> bool:
    """Return whether the line names a person, or a group of members, as the first line of a list does."""
    entry = read_entry(text, manner, Style()) if len(text) <= _LONGEST else None
    if not entry:
        return len(text.split()) == 1 and understand(singular(text), manner).seat_type is not None
    return bool(entry.people) and is_name(entry.people[0].name)
