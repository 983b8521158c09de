"""Where a file says something else of a known person than what is registered, and what it adds.

A file that says nothing of a fact never contradicts it. What a file adds where nothing is registered, is added; what it
says otherwise is shown with both sources, and changes nothing before somebody has decided. What was decided holds of
the very same person, fact and registered fact, and of nothing that came in their place.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import NamedTuple
from uuid import UUID

from recruit.appointments.rules import Role as PlaceRole
from recruit.bodies.rules import SeatType
from recruit.foundation.dates import PartialDate, iso
from recruit.foundation.keys import search_key
from recruit.intake.rules.plans.plan import Choice
from recruit.intake.rules.proposals.decisions import Ruling, Side
from recruit.intake.rules.proposals.matching import KnownPerson, KnownPlace, Source
from recruit.intake.rules.reading import About


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """One fact of a known person that the file states otherwise, or first; both as codes, names, or ISO days."""

    #: Which person of the reading.
    number: int
    #: Who is meant.
    person: UUID
    about: About
    read: str
    line: int
    #: Empty where nothing is registered.
    registered: str
    #: The reading that what is registered came from, if it came from one.
    source: Source | None
    #: Whose word holds; None until it is decided. What the file only adds holds unless decided otherwise.
    holds: Side | None

    @property
    def compared(self) -> str:
        """Return the fingerprint of who and what was compared, so that no contact is kept with a decision."""
        return sha256("\n".join((str(self.person), self.read, self.registered)).encode()).hexdigest()[:16]


def discrepancies(
    number: int, choice: Choice, known: KnownPerson, decided: Mapping[tuple[int, About], Ruling]
) -> tuple[Discrepancy, ...]:
    """Return everything that the line says otherwise, or adds, in the order of the page."""
    place = known.place
    # Whoever has left may be back in another place: only a line that says until when is about the one that they had.
    is_the_same = place is not None and (not place.has_left or choice.listed.until is not None)
    told = [*(_of_the_place(choice, place) if place and is_the_same else ()), *_of_the_person(choice, known)]
    found = (
        Discrepancy(
            number=number,
            person=known.id,
            about=one.about,
            read=one.read,
            line=choice.listed.line,
            registered=one.registered,
            source=place.source if place and one.about not in (About.EMAIL, About.PHONE) else None,
            holds=Side.FILE if one.adds else None,
        )
        for one in told
    )
    return tuple(_ruled(one, decided.get((number, one.about))) for one in found)


def _ruled(one: Discrepancy, ruling: Ruling | None) -> Discrepancy:
    """Return it as decided; a ruling about anything else than this decides nothing."""
    return replace(one, holds=ruling.side) if ruling and ruling.compared == one.compared else one


class _Told(NamedTuple):
    """What it is about, what the file says, what is registered, and whether the file only adds to it."""

    about: About
    read: str
    registered: str
    adds: bool = False


def _of_the_place(choice: Choice, place: KnownPlace) -> Iterator[_Told]:
    listed = choice.listed
    if choice.role and choice.role is not place.role:
        yield _Told(About.ROLE, choice.role, place.role)
    if choice.role and choice.seat_type and choice.seat_type is not place.seat_type:
        yield _Told(About.SEAT_GROUP, choice.seat_type, place.seat_type)
    if listed.represents and place.represents and not _is_the_same(listed.represents, place):
        yield _Told(About.REPRESENTS, listed.represents, place.represents)
    if listed.party and place.seat_type is SeatType.MUNICIPAL_COUNCIL and listed.party != place.party:
        yield _Told(About.PARTY, listed.party, place.party or "", adds=not place.party)
    if choice.role is PlaceRole.MEMBER and listed.office and listed.office not in place.offices:
        yield _Told(About.OFFICE, listed.office, next(iter(place.offices), ""))
    if listed.since and not _agree(listed.since, place.since):
        yield _Told(About.SINCE, iso(listed.since), iso(place.since), adds=place.since_assumed)
    if listed.until and not _agree(listed.until, place.until):
        yield _Told(About.UNTIL, iso(listed.until), iso(place.until))


def _agree(one: PartialDate, other: PartialDate) -> bool:
    """Return whether both may mean the same day, as "2022" and "1. januar 2022" do."""
    return one.first <= other.last and other.first <= one.last


def _is_the_same(said: str, place: KnownPlace) -> bool:
    return search_key(said) in {search_key(name) for name in (place.represents or "", *place.also_called)}


def _of_the_person(choice: Choice, known: KnownPerson) -> Iterator[_Told]:
    """Another address than the only one is a contradiction; where there is none, or several, it is one more."""
    for about, said, registered in (
        (About.EMAIL, choice.listed.email, known.emails),
        (About.PHONE, choice.listed.phone, known.phones),
    ):
        if said and _reached(said) not in {_reached(one) for one in registered}:
            yield _Told(about, said, ", ".join(registered), adds=len(registered) != 1)


def _reached(contact: str) -> str:
    """Return an address or a number without what people write differently: capitals, blanks, the country's code."""
    return contact.casefold().replace(" ", "").removeprefix("+45")
