"""Whether the places of two people can be those of one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from uuid import UUID

from recruit.appointments.rules.facts import Held, Role
from recruit.foundation.refusal import Refusal


@dataclass(frozen=True, slots=True)
class HeldSomewhere:
    """A place that somebody holds or held, and what council and term are called."""

    held: Held
    term: UUID
    where: str


def may_be_one(one: Iterable[HeldSomewhere], other: Iterable[HeldSomewhere]) -> tuple[Refusal, ...]:
    """Return every reason why all these places cannot be one person's.

    Nobody has two seats of a council on one day, stands in for themself, or stands twice on a list of substitutes.
    """
    reasons = [
        Refusal(code, {"where": first.where})
        for first, second in product(one, other)
        if first.term == second.term and first.held.span.overlaps(second.held.span)
        for code in _faults(first.held, second.held)
    ]
    return tuple({(refusal.code, refusal.facts["where"]): refusal for refusal in reasons}.values())


def _faults(first: Held, second: Held) -> Iterator[str]:
    roles = {first.role, second.role}
    if roles == {Role.MEMBER}:
        yield "merge-two-seats"
    elif roles == {Role.MEMBER, Role.SUBSTITUTE} and first.seat_group == second.seat_group:
        substitute = first if first.role is Role.SUBSTITUTE else second
        if substitute.seat is None or first.seat == second.seat:
            yield "merge-member-and-substitute"
    elif roles == {Role.SUBSTITUTE} and first.seat_group == second.seat_group and first.rank and second.rank:
        yield "merge-twice-on-the-list"
