"""Reading who is invited to a meeting, who has sent apologies, and who was there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from recruit.appointments.model import Membership, SubstituteAsk, SubstituteCall
from recruit.appointments.queries import sits_on
from recruit.bodies.model import Body, SeatGroup, Term
from recruit.foundation.refusal import NotFound
from recruit.meetings.model import Apology, Attendance, Meeting
from recruit.meetings.queries.meeting import settings
from recruit.meetings.rules.inviting import Invited, invited
from recruit.people.model import Person


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who is invited, with their place, loaded with person, contacts, seat and offices."""

    invited: Invited
    membership: Membership
    #: The apologies that stand.
    apology: Apology | None = None


def guests(session: Session, body: Body, meeting: Meeting) -> Sequence[Guest]:
    """Return who is invited to a meeting, loaded with its term, in the order of the seats. Seven queries."""
    sitting = _sitting(session, body, meeting)
    calls = _calls(session, list(sitting))
    found = invited(
        [one.facts() for one in sitting.values()],
        {number: [call.facts() for call in ours] for number, ours in calls.items()},
        settings(session, body).substitute_attendance,
        on=meeting.slot.day,
    )
    sent = apologies(session, meeting)
    made = [Guest(one, sitting[one.membership], sent.get(one.membership)) for one in found]
    return sorted(made, key=lambda guest: _in_order(guest.membership))


def _in_order(one: Membership) -> tuple[int, int, int, str]:
    number = one.seat.number if one.seat else 0
    return (one.group.position, number or 10_000, one.rank or 0, one.person.sort_key)


def _sitting(session: Session, body: Body, meeting: Meeting) -> Mapping[UUID, Membership]:
    """Return who has a place on the day of a meeting, whichever term it began in."""
    chosen = select(Membership).join(Membership.group).join(Term, Term.id == SeatGroup.term_id)
    chosen = chosen.where(Term.body_id == body.id, sits_on(meeting.slot.day))
    loaded = (
        joinedload(Membership.group),
        joinedload(Membership.seat),
        joinedload(Membership.person).selectinload(Person.contacts),
        selectinload(Membership.offices),
    )
    return {one.id: one for one in session.scalars(chosen.options(*loaded))}


def _calls(session: Session, members: Sequence[UUID]) -> Mapping[UUID, Sequence[SubstituteCall]]:
    chosen = select(SubstituteCall).where(SubstituteCall.member_id.in_(members), SubstituteCall.closed_at.is_(None))
    chosen = chosen.options(selectinload(SubstituteCall.asks)).order_by(SubstituteCall.opened_at)
    found: dict[UUID, list[SubstituteCall]] = {}
    for call in session.scalars(chosen):
        found.setdefault(call.member_id, []).append(call)
    return found


def apologies(session: Session, meeting: Meeting) -> Mapping[UUID, Apology]:
    """Return the apologies that stand, by membership, with the calls that came of them. Two queries."""
    chosen = select(Apology).filter_by(meeting_id=meeting.id, revoked_at=None)
    chosen = chosen.options(joinedload(Apology.call).selectinload(SubstituteCall.asks))
    return {one.membership_id: one for one in session.scalars(chosen)}


def apology(session: Session, meeting: Meeting, membership: UUID, *, lock: bool = False) -> Apology:
    """Return the apologies of a place that stand, with call and asks. Raises NotFound."""
    chosen = select(Apology).filter_by(meeting_id=meeting.id, membership_id=membership, revoked_at=None)
    chosen = chosen.options(joinedload(Apology.call).selectinload(SubstituteCall.asks).joinedload(SubstituteAsk.call))
    if lock:
        chosen = chosen.with_for_update(of=Apology)
    found = session.scalars(chosen.execution_options(populate_existing=lock)).one_or_none()
    if found is None:
        raise NotFound("apology")
    return found


def noted(session: Session, meeting: Meeting, *, lock: bool = False) -> Sequence[Attendance]:
    """Return what is noted about everybody at a meeting, with people and places. One query."""
    loaded = (joinedload(Attendance.person), joinedload(Attendance.membership).joinedload(Membership.group))
    chosen = select(Attendance).filter_by(meeting_id=meeting.id).options(*loaded).order_by(Attendance.at, Attendance.id)
    if lock:
        chosen = chosen.with_for_update(of=Attendance)
    return session.scalars(chosen.execution_options(populate_existing=lock)).all()
