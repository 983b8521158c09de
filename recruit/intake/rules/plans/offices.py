"""Who can be chair and vice chair by a file: an office that somebody has already stays theirs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from recruit.appointments.rules import Role as PlaceRole
from recruit.foundation.dates import Span
from recruit.foundation.refusal import Refusal
from recruit.intake.rules.plans.plan import Choice, KnownGroup, KnownMember, Left
from recruit.intake.rules.plans.stay import TermDays, stay
from recruit.intake.rules.reading import Office


@dataclass(frozen=True, slots=True)
class _Held:
    """An office on some days, and who has it."""

    office: Office
    span: Span
    name: str
    person: UUID | None
    #: It lasts as long as the place: where the file says another one, it is corrected.
    is_running: bool = False


def office_of(choice: Choice) -> Office | None:
    """Return the office that somebody gets with a new place: only members hold one."""
    return choice.listed.office if choice.role is PlaceRole.MEMBER and not choice.instead_of else None


def taken(choices: Iterable[Choice], known: Iterable[KnownGroup], term: TermDays) -> Iterator[Left]:
    """Yield whoever would get an office that another has on some of the days: in the term, or by an earlier line."""
    members = [member for group in known for seat in group.seats for member in seat.members]
    held = [one for member in members for one in _held(member)]
    places = {member.membership: member for member in members}
    for choice in sorted(choices, key=lambda choice: choice.office_for is not None):  # new places are given first
        wish = _wish(choice, places, term)
        if wish is None:
            continue
        others = [one for one in held if not (one.is_running and one.person and one.person == wish.person)]
        reasons = tuple(_reasons(wish, others))
        if reasons:
            yield Left(choice, reasons)
        else:
            held = [*others, wish]


def _held(member: KnownMember) -> Iterator[_Held]:
    for office, span in member.offices:
        yield _Held(office, span, member.name, member.person, is_running=span.until == member.span.until)


def _wish(choice: Choice, places: dict[UUID, KnownMember], term: TermDays) -> _Held | None:
    """Return the office that a line gives somebody; a place that stands gets one on its own days."""
    place = places.get(choice.office_for) if choice.office_for else None
    office = choice.listed.office if place else office_of(choice)
    if office is None:
        return None
    span = place.span if place else stay(choice.listed, term).span
    running = (one.span for one in (_held(place) if place else ()) if one.is_running)
    return _Held(office, next(running, span), choice.listed.name, choice.person)


def _reasons(wish: _Held, others: Iterable[_Held]) -> Iterator[Refusal]:
    for other in others:
        if other.office is wish.office and other.span.overlaps(wish.span):
            yield Refusal("office-is-held-by", {"name": other.name})
