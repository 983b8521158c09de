"""The case that an address names, for whoever looks after its council; and what its pages have in common."""

from collections.abc import Collection
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.appointments.queries import case as queries
from recruit.appointments.queries import register
from recruit.appointments.rules.facts import Role
from recruit.bodies import queries as bodies
from recruit.foundation.dates import Span
from recruit.foundation.i18n import gettext as _
from recruit.foundation.refusal import NotFound
from recruit.web.access import May
from recruit.web.converters import BodyRef
from recruit.web.secretariat.setup.council import open_council

if TYPE_CHECKING:
    from recruit.appointments.model import AppointmentCase, Designate
    from recruit.bodies.model import Body, SeatGroup, Term

#: Where the cases of a council are, the pages of one of them, and those of somebody who is proposed in it.
ALL = "/sekretariat/<body:body>/udpegning"
PREFIX = f"{ALL}/<id:case_id>"
PERSON = f"{PREFIX}/indstillede/<id:designate_id>"


def open_case(session: Session, ref: BodyRef, case_id: UUID) -> "tuple[Body, AppointmentCase]":
    """Return the council and its case with term, designates, people and decisions.

    Raises NotFound when one of them does not exist, or is not the reader's.
    """
    body = open_council(session, ref, May.MANAGE_BODIES)
    return body, queries.case(session, body, case_id)


def case_to_change(session: Session, ref: BodyRef, case_id: UUID) -> "tuple[Body, AppointmentCase]":
    """Return council and case as `open_case` does, for a change: nobody else changes the case meanwhile."""
    body = open_council(session, ref, May.MANAGE_BODIES)
    return body, queries.case(session, body, case_id, lock=True)


def called(designate: "Designate") -> str:
    """Return who is proposed, as the pages name them."""
    return queries.name_of(designate) or _("a candidate who is erased")


def free_seats(session: Session, term: "Term", groups: "Collection[SeatGroup]") -> dict[UUID, int]:
    """Return how many seats of each group, loaded with seats, nobody has to the end of the term. One query."""
    taken = register(session, term.id)
    end = Span(term.last_day.last, None)
    return {group.id: sum(taken.is_free(seat.id, end) for seat in group.seats) for group in groups}


def composition(session: Session, case: "AppointmentCase") -> "dict[UUID, SeatGroup]":
    """Return the seat groups of a case's term with their seats, in order, by their ids."""
    return {group.id: group for group in bodies.composition(session, case.term)}


def group_choices(groups: "Collection[SeatGroup]") -> list[tuple[str, str]]:
    """Return seat groups to choose one from."""
    return [(str(group.id), group.label) for group in groups]


def next_rank(case: "AppointmentCase", group: UUID) -> int:
    """Return the number after the last one of those who are next in a group."""
    standing = (one for one in case.designates if one.seat_group_id == group and one.dropped_at is None)
    return max((one.rank or 0 for one in standing if one.role is Role.SUBSTITUTE), default=0) + 1


def in_case(case: "AppointmentCase", designate_id: UUID) -> "Designate":
    """Return somebody who is proposed in a case and has not dropped out. Raises NotFound."""
    found = queries.designate(case, designate_id)
    if found.dropped_at is not None:
        raise NotFound("designate")
    return found
