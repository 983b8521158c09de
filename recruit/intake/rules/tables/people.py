"""The people of all rows, each once: what several rows or years say of one person, and what they contradict."""

from dataclasses import dataclass, field, replace
from functools import lru_cache

from recruit.foundation.dates import PartialDate, iso
from recruit.foundation.keys import search_key
from recruit.intake.rules.reading import About, Conflict, Listed, Role, SeatType
from recruit.intake.rules.tables.dates import Days, continues
from recruit.intake.rules.tables.years import Seen, Years

#: More people of one name are not compared one by one.
_MOST_OF_ONE_NAME = 10
_STAFF = (Role.ADMINISTRATION, Role.SECRETARIAT)
#: What a row adds where the rows before say nothing.
_COMPLETED = (
    "attendance",
    "seat_type",
    "represents",
    "represents_unit",
    "party",
    "substitute_for",
    "wording",
    "email",
    "phone",
)
#: What two rows may say differently of one person, apart from days, and how it is compared.
_FACTS = (About.ROLE, About.ATTENDANCE, About.PARTY, About.REPRESENTS, About.EMAIL, About.PHONE)


@dataclass(frozen=True, slots=True)
class Said:
    """What one row says of somebody, and the year or term that it is about."""

    listed: Listed
    era: Days | None = None
    #: A cell of the row says so, not the name of the sheet or a title.
    is_own_era: bool = False


@dataclass(slots=True)
class _Known:
    """A person, with every row on which they stand."""

    listed: Listed
    seen: list[Seen]

    def is_on_a_list_of(self, era: Days | None) -> bool:
        """Return whether a list of that year names them; None is a list of no particular year."""
        return any(row.era == era for row in self.seen)


@dataclass(slots=True)
class People:
    """Everybody found so far."""

    conflicts: list[Conflict] = field(default_factory=list)
    _known: list[_Known] = field(default_factory=list)
    _by_key: dict[str, list[int]] = field(default_factory=dict)

    def add(self, said: Said) -> None:
        """Add what a row says of somebody; whoever stands there already is completed, never overwritten."""
        one, era = said.listed, said.era
        key = search_key(one.name)
        of_one_name = [self._known[position] for position in self._by_key.get(key, [])[:_MOST_OF_ONE_NAME]]
        seen = Seen(era, said.is_own_era, one.office, one.line)
        for known in of_one_name:
            if not _is_another(known, one, era):
                self._complete(known, one, era)
                known.seen.append(seen)
                return
        if of_one_name:
            self.conflicts.append(_conflict(_apart(of_one_name[0].listed, one)[0], of_one_name[0].listed, one))
        self._by_key.setdefault(key, []).append(len(self._known))
        self._known.append(_Known(one, [seen]))

    def __len__(self) -> int:
        return len(self._known)

    @property
    def years(self) -> Years:
        """Return the years and terms of all lists so far."""
        return Years(known.seen for known in self._known)

    def settled(self) -> tuple[tuple[Listed, ...], tuple[Conflict, ...]]:
        """Return everybody in the order of the rows, and everything that is contradicted or has to be asked."""
        years = self.years
        settled = [years.settled(known.listed, known.seen) for known in self._known]
        asked = (conflict for _, conflicts in settled for conflict in conflicts)
        return self._beside_their_members([one for one, _ in settled]), (*self.conflicts, *asked)

    def _beside_their_members(self, people: list[Listed]) -> tuple[Listed, ...]:
        """Give substitutes of whom no row says more the seat of the member whom they stand in for."""
        return tuple(
            replace(one, seat_type=member.seat_type, represents=member.represents)
            if one.substitute_for
            and not (one.seat_type or one.represents)
            and (member := self._called(one.substitute_for, people))
            else one
            for one in people
        )

    def _called(self, name: str, people: list[Listed]) -> Listed | None:
        places = self._by_key.get(search_key(name), [])
        return people[places[0]] if len(places) == 1 else None

    def _complete(self, known: _Known, one: Listed, era: Days | None) -> None:
        before = known.listed
        self.conflicts.extend(_conflict(about, before, one) for about in _FACTS if _differ(about, before, one))
        if before.office and one.office and before.office != one.office and known.is_on_a_list_of(era):
            self.conflicts.append(_conflict(About.OFFICE, before, one))
        days, apart = _together(Days(before.since, before.until), Days(one.since, one.until))
        self.conflicts.extend(_conflict(about, before, one) for about in apart)
        known.listed = replace(
            before,
            role=one.role if before.role is Role.UNCLASSIFIED else before.role,
            office=before.office or one.office,
            since=days.since,
            until=days.until,
            **{name: getattr(before, name) or getattr(one, name) for name in _COMPLETED},
        )


def _is_another(known: _Known, one: Listed, era: Days | None) -> bool:
    """Two of one name are two people if a list gives them different addresses or different organisations.

    From one year to the next somebody may change one of the two; who changed both is somebody else.
    """
    if known.listed.role in _STAFF or one.role in _STAFF:
        return False
    apart = _apart(known.listed, one)
    return len(apart) > 1 or (bool(apart) and known.is_on_a_list_of(era))


def _apart(one: Listed, another: Listed) -> list[About]:
    return [about for about in (About.REPRESENTS, About.EMAIL) if _differ(about, one, another)]


def _differ(about: About, one: Listed, another: Listed) -> bool:
    if about is About.REPRESENTS and one.seat_type is another.seat_type is SeatType.MUNICIPAL_COUNCIL:
        return False  # one council under several names
    first, second = _comparable(about, one), _comparable(about, another)
    return bool(first and second and first != second)


def _comparable(about: About, one: Listed) -> str:
    if about is About.ROLE:
        return "" if one.role is Role.UNCLASSIFIED else one.role
    fact: str | None = getattr(one, about.value)
    if about is About.PHONE:
        return "".join(letter for letter in fact or "" if letter.isdigit())[-8:]
    return _folded(fact) if fact else ""


@lru_cache(maxsize=4096)
def _folded(fact: str) -> str:
    return search_key(fact)


def _conflict(about: About, one: Listed, another: Listed) -> Conflict:
    facts = tuple(
        iso(fact) if isinstance(fact, PartialDate) else str(fact)
        for fact in (getattr(one, about.value), getattr(another, about.value))
    )
    return Conflict(one.name, facts, (one.line, another.line), about)


def _together(first: Days, second: Days) -> tuple[Days, list[About]]:
    """Return what two rows say of one person's days, and where they cannot both be right."""
    if continues(first, second):
        return Days(first.since, second.until), []
    if continues(second, first):
        return Days(second.since, first.until), []
    pairs = ((About.SINCE, first.since, second.since), (About.UNTIL, first.until, second.until))
    apart = [about for about, one, another in pairs if one and another and not _agree(one, another)]
    return Days(_exact(first.since, second.since), _exact(first.until, second.until)), apart


def _agree(one: PartialDate, another: PartialDate) -> bool:
    """A year and a day in it agree."""
    return one.first <= another.last and another.first <= one.last


def _exact(one: PartialDate | None, another: PartialDate | None) -> PartialDate | None:
    """Return the more exact of two days that agree, else the first."""
    if one is None or another is None:
        return one or another
    return another if _agree(one, another) and another.last - another.first < one.last - one.first else one
