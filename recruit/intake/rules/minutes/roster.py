"""From rows to people: what heading, group and capacities say together, and what two rows say of one person."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from recruit.foundation.keys import search_key
from recruit.intake.rules.minutes.lists import Row, Section
from recruit.intake.rules.reading import About, Attendance, Conflict, Listed, Office, Role, SeatType
from recruit.intake.rules.words.facts import Facts, Named
from recruit.intake.rules.words.letters import small_name, small_place

_STAFF = (Role.ADMINISTRATION, Role.SECRETARIAT)
_WITH_SEAT = (Role.MEMBER, Role.SUBSTITUTE, Role.ASSOCIATE)
#: Which fact decides the kind of seat when a line names several: what the law names first, then who sent the person.
_WEIGHT = {
    SeatType.REFUGEE_IMMIGRANT: 5,
    SeatType.EXPERIENCE: 4,
    SeatType.MUNICIPAL_COUNCIL: 3,
    SeatType.ORGANISATION: 2,
    SeatType.SECTOR: 1,
    SeatType.CITIZEN: 0,
}
_DEFAULT_COUNCIL = "Kommunalbestyrelsen"
#: As much of a line as is shown beside each person on it.
_LONGEST_TEXT = 500


@dataclass(slots=True)
class Roster:
    """The people found so far, each once."""

    people: list[Listed] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    #: Positions of those that only a composition names, which says nothing of who came.
    _of_composition: set[int] = field(default_factory=set)
    _by_key: dict[str, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for position, one in enumerate(self.people):
            self._by_key.setdefault(_key(one.name), []).append(position)

    def add(self, listed: Listed, *, is_late: bool = False, of_composition: bool = False) -> None:
        """Add a person; somebody already there is completed."""
        position = self._position(listed)
        if position is None:
            if of_composition:
                self._of_composition.add(len(self.people))
            self._by_key.setdefault(_key(listed.name), []).append(len(self.people))
            self.people.append(listed)
            return
        if not of_composition:
            self._of_composition.discard(position)
        known = self.people[position]
        if is_late and known.attendance:
            listed = replace(listed, attendance=None)
        self.conflicts.extend(_disagreements(known, listed))
        self.people[position] = _completed(known, listed)

    def settled(self, *, names_absentees: bool) -> tuple[Listed, ...]:
        """Return the people; members on no list of absentees were there, where the minutes name absentees."""
        return tuple(
            replace(one, attendance=Attendance.PRESENT)
            if names_absentees and position not in self._of_composition and _may_have_come(one)
            else one
            for position, one in enumerate(self.people)
        )

    def _position(self, listed: Listed) -> int | None:
        """Find the same person; two of one name who stand for different things are two people."""
        for position in self._by_key.get(_key(listed.name), ()):
            known = self.people[position]
            if not (known.represents and listed.represents and known.represents != listed.represents):
                return position
            if known.role in _STAFF or listed.role in _STAFF:
                return position
            names = (known.represents, listed.represents)
            self.conflicts.append(Conflict(listed.name, names, (known.line, listed.line), About.REPRESENTS))
        return None


def _key(name: str) -> str:
    """First and last word: "Karina E. Berg" is Karina Berg within one document."""
    words = search_key(name).split()
    return f"{words[0]} {words[-1]}" if words else name


def listed(named: Named, section: Section, row: Row) -> Listed:
    """Return the person with everything that the row, its group and its heading say."""
    has_own = any((fact.represents and fact.seat_type) or fact.role == Role.SECRETARIAT for fact in named.facts)
    facts = (*named.facts, *((section.group,) if section.group and not has_own else ()))
    role = _role(named, facts, section.role)
    if section.heading.office and role == Role.UNCLASSIFIED:
        role = Role.MEMBER
    seat = _seat(facts) if role not in _STAFF else None
    unit, represents = _represents(facts, seat, role, section)
    stands_in = named.instead_of or next((fact.substitute_for for fact in facts if fact.substitute_for), None)
    in_capitals = row.text.isupper() or (section.group in facts and bool(represents and represents.isupper()))
    away = named.attendance or next((fact.attendance for fact in facts if fact.attendance), None)
    return Listed(
        name=small_name(named.name),
        role=role,
        attendance=away or (None if named.instead_of else section.attendance),
        office=(_office(facts) or section.heading.office) if role in _WITH_SEAT else None,
        seat_type=seat if role in _WITH_SEAT else None,
        represents=small_place(represents) if represents and in_capitals else represents,
        represents_unit=small_place(unit) if unit and in_capitals else unit,
        party=next((fact.party for fact in facts if fact.party), None) if role not in _STAFF else None,
        substitute_for=stands_in and small_name(stands_in),
        line=row.line.number,
        rule=_rule(named, facts, section),
        wording=named.wording,
        since=named.since,
        until=named.until,
        text=row.text[:_LONGEST_TEXT],
    )


def _role(named: Named, facts: tuple[Facts, ...], of_section: Role | None) -> Role:
    """Staff are never members; a substitute who is named as one is one, whatever the heading."""
    if named.instead_of:
        return Role.SUBSTITUTE
    if of_section in (*_STAFF, Role.GUEST):
        return of_section if of_section != Role.SECRETARIAT or not _has_seat(facts) else Role.MEMBER
    special = [fact.role for fact in facts if fact.role not in (None, Role.MEMBER, Role.SECRETARIAT)]
    if special:
        return special[0] or Role.UNCLASSIFIED
    if not _has_seat(facts):
        if any(fact.role == Role.SECRETARIAT for fact in facts):
            return Role.SECRETARIAT
        if any(fact.is_staff for fact in facts) and of_section in (None, Role.UNCLASSIFIED):
            return Role.ADMINISTRATION
    if of_section == Role.UNCLASSIFIED and _is_outsider(facts):
        return Role.GUEST
    if of_section and of_section != Role.UNCLASSIFIED:
        return of_section
    return Role.MEMBER if any(fact.role == Role.MEMBER or fact.seat_type for fact in facts) else Role.UNCLASSIFIED


def _is_outsider(facts: tuple[Facts, ...]) -> bool:
    """Whether somebody on a list of "the others" comes from an organisation, and so is no member."""
    return any(fact.seat_type in (SeatType.ORGANISATION, SeatType.SECTOR) for fact in facts) and not _office(facts)


def _has_seat(facts: Iterable[Facts]) -> bool:
    """Whether a seat is named for sure: beside a post in the town hall, the bare name of a unit is none."""
    facts = tuple(facts)
    works_here = any((fact.is_staff and not fact.is_title) or fact.role == Role.SECRETARIAT for fact in facts)
    return any((fact.seat_type or fact.office) and not (works_here and not fact.is_known) for fact in facts)


def _office(facts: tuple[Facts, ...]) -> Office | None:
    return next((fact.office for fact in facts if fact.office), None)


def _seat(facts: tuple[Facts, ...]) -> SeatType | None:
    """Return the weightiest seat named; who appointed counts only where nothing else is named."""
    strong = [fact.seat_type for fact in facts if fact.seat_type and not fact.is_weak]
    weak = [fact.seat_type for fact in facts if fact.seat_type]
    return max(strong or weak, key=_WEIGHT.__getitem__, default=None)


def _represents(
    facts: tuple[Facts, ...], seat: SeatType | None, role: Role, section: Section
) -> tuple[str | None, str | None]:
    """Return the unit, if one is named, and whom the person stands for."""
    if role in _STAFF:
        names = [fact.represents for fact in facts if fact.represents]
        return None, ", ".join(names) or section.heading.department
    names = list(
        dict.fromkeys(
            fact.represents
            for fact in facts
            if fact.represents and fact.seat_type == seat and not _is_outweighed(fact, facts)
        )
    )
    if seat == SeatType.MUNICIPAL_COUNCIL:
        return None, next(iter(names), _DEFAULT_COUNCIL)
    if seat == SeatType.REFUGEE_IMMIGRANT and not names:
        names = [fact.represents for fact in facts if fact.represents and fact.seat_type == SeatType.ORGANISATION]
    if not names:
        names = [fact.represents for fact in facts if fact.represents and not fact.seat_type and not fact.is_staff][:1]
    return (", ".join(names[:-1]) or None, names[-1]) if names else (None, None)


def _is_outweighed(fact: Facts, facts: tuple[Facts, ...]) -> bool:
    """The council that appoints is not whom an organisation's representative stands for."""
    return fact.is_weak and any(
        other.seat_type == fact.seat_type and not other.is_weak and other.represents for other in facts
    )


def _rule(named: Named, facts: tuple[Facts, ...], section: Section) -> str:
    if named.instead_of:
        return "stand-in"
    if named.facts:
        return "name+" + "+".join(dict.fromkeys(fact.rule for fact in named.facts))
    return "name-in-row" if section.is_inline else "name"


def _disagreements(known: Listed, other: Listed) -> list[Conflict]:
    pairs: tuple[tuple[About, str | None, str | None], ...] = (
        (About.ATTENDANCE, known.attendance, other.attendance),
        (About.OFFICE, known.office, other.office),
        (About.PARTY, known.party, other.party),
    )
    return [
        Conflict(known.name, (one, another), (known.line, other.line), about)
        for about, one, another in pairs
        if one and another and one != another
    ]


def _completed(known: Listed, other: Listed) -> Listed:
    """Fill what was missing; never overwrite what stood there."""
    role = (
        other.role
        if known.role == Role.UNCLASSIFIED
        or (known.role == Role.MEMBER and other.role == Role.SUBSTITUTE and not known.seat_type)
        else known.role
    )
    return replace(
        known,
        role=role,
        attendance=known.attendance or other.attendance,
        office=known.office or other.office,
        seat_type=known.seat_type or other.seat_type,
        represents=known.represents or other.represents,
        represents_unit=known.represents_unit or other.represents_unit,
        party=known.party or other.party,
        substitute_for=known.substitute_for or other.substitute_for,
        wording=known.wording or other.wording,
        since=known.since or other.since,
        until=known.until or other.until,
    )


def _may_have_come(one: Listed) -> bool:
    waiting = (Role.MEMBER, Role.SUBSTITUTE, Role.UNCLASSIFIED)
    return one.attendance is None and one.role in waiting and not one.rule.startswith("stand-in")
