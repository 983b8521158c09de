"""Whom a written name may mean, among everybody the council knows.

Nobody is taken for somebody else without a click: only the very same name, borne by one known person, is proposed as
that person; a similar name waits for a decision.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from recruit.appointments.rules import Role as PlaceRole
from recruit.bodies.rules import SeatType
from recruit.foundation.dates import PartialDate
from recruit.foundation.keys import search_key
from recruit.intake.rules.reading import Office
from recruit.people.rules import KnownName, NameIndex


@dataclass(frozen=True, slots=True)
class Source:
    """The reading that something registered came from."""

    #: What the file was called; empty for a text that was pasted.
    name: str
    read_at: datetime


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """The place that somebody has in the term at hand, or had."""

    membership: UUID
    role: PlaceRole
    group: UUID
    #: What the papers call the group.
    label: str
    seat_type: SeatType
    since: PartialDate
    #: The last day, which is the term's while nobody has registered that they left.
    until: PartialDate
    has_left: bool = False
    #: Nobody has stated the first day; it was taken from the term.
    since_assumed: bool = False
    represents: str | None = None
    #: Every other name and abbreviation of what they represent.
    also_called: tuple[str, ...] = ()
    party: str | None = None
    offices: tuple[Office, ...] = ()
    #: None when it was not read from a file.
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody the council knows, by every name they have been met under."""

    id: UUID
    name: str
    other_names: tuple[str, ...] = ()
    place: KnownPlace | None = None
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()

    @property
    def has_place(self) -> bool:
        """Return whether they have, or had, a place in the term at hand."""
        return self.place is not None

    @property
    def names(self) -> tuple[str, ...]:
        """Return every name, the one they bear now first."""
        return (self.name, *self.other_names)

    def is_called(self, name: str) -> bool:
        """Return whether one of their names is the very same, apart from capitals and accents."""
        wanted = search_key(name)
        return any(search_key(one) == wanted for one in self.names)


@dataclass(frozen=True, slots=True)
class Likeness:
    """A known person who may be meant."""

    person: KnownPerson
    #: From 0 to 1.
    similarity: float


class KnownPeople:
    """Everybody the council knows, ready to be asked for by name."""

    def __init__(self, people: Iterable[KnownPerson]) -> None:
        self._people = {person.id: person for person in people}
        self._called: dict[str, list[KnownPerson]] = defaultdict(list)
        #: What the name that each bears now is sorted by.
        self._keys = {person.id: search_key(person.name) for person in self._people.values()}
        for person in self._people.values():
            others = (search_key(name) for name in person.other_names)
            for key in {self._keys[person.id], *others} - {""}:
                self._called[key].append(person)
        self._index = NameIndex(KnownName(person.id, key) for key, named in self._called.items() for person in named)

    def get(self, person: UUID | None) -> KnownPerson | None:
        """Return the person of this id, if there is one."""
        return self._people.get(person) if person else None

    def __iter__(self) -> Iterator[KnownPerson]:
        return iter(self._people.values())

    def called(self, name: str) -> Sequence[KnownPerson]:
        """Return everybody who bears the very same name, apart from capitals and accents."""
        return self._called.get(search_key(name), ())

    def like(self, name: str) -> tuple[Likeness, ...]:
        """Return every known person whom the name may mean, the most alike first, then by name."""
        likely = [Likeness(self._people[person], alike) for person, alike in self._index.like(name).items()]
        return tuple(sorted(likely, key=lambda like: (-like.similarity, self._keys[like.person.id])))
