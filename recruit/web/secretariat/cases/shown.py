"""A case as its page shows it: by member group, who is proposed, who is next, what was decided, and what is lacking."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from recruit.appointments.queries import case as queries
from recruit.appointments.rules.case import DecidedAs, DesignateFacts
from recruit.appointments.rules.case_status import Standing, standing, waits
from recruit.appointments.rules.facts import Role
from recruit.bodies.rules import SubstituteArrangement
from recruit.foundation.i18n import format_date
from recruit.foundation.i18n import gettext as _
from recruit.reports.words import word
from recruit.web.secretariat.cases.loading import called

if TYPE_CHECKING:
    from recruit.appointments.model import AppointmentCase, Designate
    from recruit.bodies.model import SeatGroup


@dataclass(frozen=True, slots=True)
class Row:
    """Somebody who is proposed."""

    designate: "Designate"
    facts: DesignateFacts
    name: str
    #: What they are proposed as: "member", "next in order, number 2", "personal substitute of Bo Bruun".
    place: str
    #: What became of it; empty while the municipal council can still decide.
    outcome: str
    #: Whether a decision about them is waited for.
    waits: bool

    @property
    def kind(self) -> str:
        """Return the colour that repeats the outcome."""
        if self.facts.decided is DecidedAs.APPOINTED:
            return "success"
        return "info" if self.waits else ""


@dataclass(frozen=True, slots=True)
class Group:
    """A member group with those who are proposed for it."""

    group: "SeatGroup"
    #: Seats that nobody has to the end of the term, and those of them for which nobody is proposed.
    free: int
    lacking: int
    #: How many more are proposed as members than there are seats: the municipal council chooses between them.
    surplus: int
    rows: Sequence[Row]


def standing_of(case: "AppointmentCase") -> Standing:
    """Return where a case, loaded with the groups of its designates, is."""
    arrangements = {one.seat_group_id: one.group.arrangement for one in case.designates}
    return standing([one.facts() for one in case.designates], arrangements, is_submitted=case.submitted_on is not None)


def groups_of(
    case: "AppointmentCase", groups: "Collection[SeatGroup]", free: Mapping[UUID, int], numbers: Mapping[UUID, int]
) -> list[Group]:
    """Return the groups of a case's term, in order; `numbers` are those of the seats, by their ids."""
    known = queries.facts(case)
    return [_group(case, group, known, free[group.id], numbers) for group in groups]


def _group(
    case: "AppointmentCase",
    group: "SeatGroup",
    known: Mapping[UUID, DesignateFacts],
    free: int,
    numbers: Mapping[UUID, int],
) -> Group:
    ours = [one for one in case.designates if one.seat_group_id == group.id]
    rows = [row_of(one, case, known, group.arrangement, numbers) for one in sorted(ours, key=_in_order)]
    waiting = [one for one in ours if known[one.id].is_open and one.role is Role.MEMBER]
    places = len({known[one.id].place or one.id for one in waiting})
    return Group(group, free, max(free - places, 0), max(len(waiting) - free, 0), rows)


def row_of(
    one: "Designate",
    case: "AppointmentCase",
    known: Mapping[UUID, DesignateFacts],
    arrangement: SubstituteArrangement,
    numbers: Mapping[UUID, int],
) -> Row:
    """Return somebody who is proposed, as the pages show them."""
    facts = known[one.id]
    outcome = " ".join(_outcome(one, numbers))
    return Row(one, facts, called(one), place_of(one, case), outcome, waits(facts, arrangement))


def place_of(one: "Designate", case: "AppointmentCase") -> str:
    """Return what somebody is proposed as; nobody is a member or a substitute before the decision."""
    if one.role is Role.MEMBER:
        return _("recommended for appointment")
    if one.stands_in_for_id is not None:
        return _("personal substitute of %(name)s", name=called(queries.designate(case, one.stands_in_for_id)))
    return _("next in order, number %(rank)s", rank=one.rank) if one.rank else _("next in order")


def _in_order(one: "Designate") -> tuple[bool, bool, int, int]:
    return one.dropped_at is not None, one.role is not Role.MEMBER, one.rank or 0, one.position


def _outcome(one: "Designate", numbers: Mapping[UUID, int]) -> Iterator[str]:
    if one.dropped_at is not None:
        yield _("Dropped out: %(why)s", why=one.dropped_because)
    said = one.decided
    if said is None:
        return
    yield _("%(what)s on %(day)s.", what=word(said.decided_as).capitalize(), day=format_date(said.decision.decided_on))
    held = said.membership
    seat = numbers.get(held.seat_id) if held is not None and held.seat_id else None
    if held is not None and seat is not None and held.role is Role.MEMBER:
        day = format_date(held.first_day)
        yield _("Member on seat %(seat)s from %(day)s.", seat=seat, day=day)
    elif held is not None:
        yield _("Substitute from %(day)s.", day=format_date(held.first_day))
    if said.reason:
        yield said.reason
