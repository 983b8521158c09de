"""What the lines above some rows say of everybody in them: the title, the name of the sheet, a row for a group."""

import re
from dataclasses import dataclass, field, replace

from recruit.foundation.keys import search_key
from recruit.intake.rules.minutes.headings import Heading, whole_heading
from recruit.intake.rules.minutes.lists import Section
from recruit.intake.rules.reading import Role, SeatType
from recruit.intake.rules.tables import dates
from recruit.intake.rules.tables.dates import Days
from recruit.intake.rules.tables.words import Words
from recruit.intake.rules.words import seats
from recruit.intake.rules.words.facts import Facts

_PERIOD = re.compile(r"(?:\b(?:valg|byråds|funktions)?perioden?\b:?\s*)?(?:\d[\d./–— -]*\d|\d{4})\s*(?:\(.*\))?", re.I)
#: "Integrationsrådet 2023" heads a year of the council; "Møder 2023" heads something else.
_BODY = re.compile(r"[\w-]*(?:råd|udvalg)(?:et)?s?\b", re.I)
#: "4 medlemmer af Byrådet"
_AMOUNT = re.compile(r"\d{1,2}\s+(?=\w)")
_ROLES = (("suppleant", Role.SUBSTITUTE), ("stedfortraeder", Role.SUBSTITUTE), ("medlem", Role.MEMBER))
_NOT_GROUPS = ("not-now", "title", "staff", "member")
#: A heading is short.
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Above:
    """What is said so far of the rows that follow."""

    heading: Heading = field(default_factory=Heading)
    group: Facts | None = None
    #: The year or term that the rows are a list of.
    era: Days | None = None

    def section(self, role: Role | None) -> Section:
        """Return it in the form in which a list of minutes says it; `role` is what the column of names is called."""
        said = role if role is Role.SUBSTITUTE else self.heading.role or role
        return Section(self.heading, said, self.heading.attendance, self.group)

    @property
    def seats(self) -> Facts | None:
        """Return the group that says what kind of seat its rows have, whatever organisation they name themselves."""
        return None if self.group and self.group.seat_type is SeatType.MUNICIPAL_COUNCIL else self.group

    def after_a_person(self) -> "Above":
        """Return what goes on to hold: "Formand" above a row is about one person only."""
        return replace(self, heading=replace(self.heading, office=None)) if self.heading.office else self


def titled(above: Above, text: str) -> Above | None:
    """Return what holds below a title or behind the name of a sheet; None when it says nothing of people or years."""
    if len(text) > _LONGEST:
        return None
    era = dates.year_of(text)
    bare = _PERIOD.sub(" ", text).strip(" :,-–")
    heading = whole_heading(bare) or _role_in(bare)
    if not era and not heading:
        return None
    return Above(heading or Heading(), None, era or above.era)


def _role_in(text: str) -> Heading | None:
    key = search_key(text)
    role = next((role for stem, role in _ROLES if stem in key), None)
    return Heading(role) if role else None


def grouped(above: Above, text: str, words: Words) -> Above | None:
    """Return what holds below a row of a single cell that heads a group: "Byrådsmedlemmer", "2023", "Suppleanter"."""
    if len(text) > _LONGEST:
        return None
    bare = _PERIOD.sub(" ", text).strip(" :,-–")
    era = dates.year_of(text) if bare != text.strip(" :,-–") else None
    if era and not bare:
        return Above(era=era)
    heading = whole_heading(bare)
    if heading:
        return Above(heading, None, era or above.era)
    facts = words.group(_AMOUNT.sub("", bare))
    is_known = facts.is_known and facts.rule not in _NOT_GROUPS and bool(facts.seat_type or facts.role)
    if is_known or (facts.seat_type and (text.endswith(":") or seats.is_plainly_organisation(bare))):
        role = facts.role if facts.role is not Role.MEMBER else above.heading.role
        return Above(replace(above.heading, role=role, office=None), facts, era or above.era)
    return Above(era=era) if era and _BODY.match(bare) else None
