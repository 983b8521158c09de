"""What the cells beside a name say of a person, by the grammar of minutes; each cell text is read once."""

import re
from collections.abc import Callable
from dataclasses import replace

from recruit.foundation.keys import search_key
from recruit.intake.grammar.tables import Table
from recruit.intake.rules.minutes.entry import read_beside
from recruit.intake.rules.minutes.headings import attendance_mark
from recruit.intake.rules.minutes.introductions import singular
from recruit.intake.rules.reading import Attendance, Field, Role, SeatType
from recruit.intake.rules.tables import cells
from recruit.intake.rules.words import seats
from recruit.intake.rules.words.capacity import understand
from recruit.intake.rules.words.facts import Facts, Manner
from recruit.intake.rules.words.names import is_name
from recruit.intake.rules.words.parties import party_by_letter, party_named

_TABLE = Table("columns")
_GROUPS = {search_key(phrase): SeatType(kind) for phrase, kind in _TABLE.by_phrase("groups").items()}
_ENGLISH = _TABLE.meanings("english")
#: "Borgervalgt 1", "Plads nr. 3": which seat of its group.
_SEAT_NUMBER = re.compile(r"\s*(?:nr\.?|#)?\s*\d{1,2}$", re.I)


class Words:
    """Reads cells; what a text means in a column of a kind is remembered, for most cells stand in many rows."""

    def __init__(self, manner: Manner) -> None:
        self.manner = manner
        self._read: dict[tuple[Field, str, str], tuple[Facts, ...]] = {}
        self._readers: dict[Field, Callable[[str, str], tuple[Facts, ...]]] = {
            Field.ROLE: self._role,
            Field.OFFICE: self._role,
            Field.SEAT_GROUP: self._group,
            Field.REPRESENTS: self._represents,
            Field.PARTY: self._party,
            Field.SUBSTITUTE_FOR: self._substitute_for,
            Field.ATTENDANCE: self._attendance,
        }

    def facts(self, field: Field, heading: str, text: str) -> tuple[Facts, ...]:
        """Return what a filled cell says; nothing for fields that are no capacity."""
        reader = self._readers.get(field)
        if reader is None:
            return ()
        key = (field, heading, text)
        known = self._read.get(key)
        if known is None:
            says_nothing = (
                cells.is_no(text) or cells.is_remark(text) or (cells.is_nothing(text) and not cells.is_yes(text))
            )
            known = self._read[key] = () if says_nothing else reader(heading, text.rstrip(" ?"))
        return known

    def is_party(self, text: str) -> bool:
        """Return whether the cell names a party that is known, or is its letter."""
        return bool(party_by_letter(text, newspaper_letters=self.manner.newspaper_letters) or party_named(text))

    def is_role(self, text: str) -> bool:
        """Return whether the cell names an office or a role in the council, and nothing else."""
        facts = understand(text, self.manner)
        return facts.is_known and (facts.office is not None or facts.role is not None) and not facts.represents

    def group(self, text: str) -> Facts:
        """Return what the name of a group says: "Organisationer", "Valgt blandt flygtninge og indvandrere"."""
        bare = _SEAT_NUMBER.sub("", text)
        kind = _GROUPS.get(search_key(bare))
        return Facts("group", Role.MEMBER, seat_type=kind) if kind else understand(singular(bare), self.manner)

    def _role(self, heading: str, text: str) -> tuple[Facts, ...]:
        """An office, a role, or "x" below "Formand". The name of somebody's work is no capacity in the council."""
        if cells.is_yes(text):
            return (understand(heading, self.manner),)
        danish = _ENGLISH.get(text.casefold(), text)
        return tuple(fact for fact in self._beside(danish) if fact.is_known and not fact.is_title)

    def _group(self, heading: str, text: str) -> tuple[Facts, ...]:
        return (self.group(text),)

    def _represents(self, heading: str, text: str) -> tuple[Facts, ...]:
        return self._beside(text)

    def _party(self, heading: str, text: str) -> tuple[Facts, ...]:
        party = party_by_letter(text, newspaper_letters=self.manner.newspaper_letters) or party_named(text)
        if party is None:
            return tuple(fact for fact in self._beside(text) if fact.party) or (self._local_list(text),)
        return (Facts("party", seat_type=SeatType.MUNICIPAL_COUNCIL, party=party, is_weak=True),)

    @staticmethod
    def _local_list(text: str) -> Facts:
        return Facts("party", seat_type=SeatType.MUNICIPAL_COUNCIL, party=text, is_weak=True)

    def _substitute_for(self, heading: str, text: str) -> tuple[Facts, ...]:
        if is_name(text) and not seats.is_organisation(text):
            return (Facts("substitute-of-person", Role.SUBSTITUTE, substitute_for=text),)
        return (understand(f"suppleant for {text}", self.manner),)

    def _attendance(self, heading: str, text: str) -> tuple[Facts, ...]:
        mark = attendance_mark(heading) or Attendance.PRESENT if cells.is_yes(text) else attendance_mark(text)
        return (Facts("attendance", attendance=mark),) if mark else ()

    def _beside(self, text: str) -> tuple[Facts, ...]:
        beside = read_beside(text, self.manner)
        facts = beside.facts
        return (*facts, Facts("attendance", attendance=beside.attendance)) if beside.attendance else facts


def in_group(facts: tuple[Facts, ...], group: Facts | None) -> tuple[Facts, ...]:
    """Return the facts as the group has them: the group says what kind of seat it is, the row for whom."""
    if group is None or group.seat_type is None:
        return facts
    return tuple(replace(fact, seat_type=group.seat_type) if fact.seat_type else fact for fact in facts)
