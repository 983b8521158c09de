"""Reading who is invited to a meeting, who has sent apologies, and who was there."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from recruit.appointments.model import Membership, SubstituteAsk, SubstituteCall
from recruit.appointments.queries import in_groups_of, sits_on
from recruit.appointments.rules.substitution import CallKind
from recruit.bodies.model import Body, SeatGroup, Term
from recruit.foundation.refusal import NotFound
from recruit.meetings.model import Apology, Attendance, Meeting
from recruit.meetings.queries.entry import in_order
from recruit.meetings.queries.meeting import settings
from recruit.meetings.rules.inviting import Invited, invited, stood_in_for
from recruit.people.model import Person


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who is invited, with their place, loaded with person, contacts, seat and offices."""

    invited: Invited
    membership: Membership
    #: The apologies that stand.
    apology: Apology | None = None
    #: Whose seat they sit on, where they step in.
    stands_in_for: Membership | None = None


def guests(session: Session, body: Body, meeting: Meeting) -> Sequence[Guest]:
    """Return who is invited to a meeting, loaded with its term, as `in_order` has it. Seven queries."""
    sitting = _sitting(session, body, meeting)
    calls = calls_instead(session, list(sitting))
    day = meeting.slot.day
    whose = {
        stands_in: sitting[member]
        for member, ours in calls.items()
        for call in ours
        if (stands_in := stood_in_for([call.facts()], on=day))
    }
    found = invited(
        [one.facts() for one in sitting.values()],
        {number: [call.facts() for call in ours] for number, ours in calls.items()},
        settings(session, body).substitute_attendance,
        on=day,
    )
    sent = apologies(session, meeting)
    made = [Guest(one, sitting[one.membership], sent.get(one.membership), whose.get(one.membership)) for one in found]
    return sorted(made, key=lambda guest: in_order(guest.membership))


def _sitting(session: Session, body: Body, meeting: Meeting) -> Mapping[UUID, Membership]:
    """Return who has a place on the day of a meeting, whichever term it began in."""
    chosen = select(Membership).join(Membership.group).join(Term, Term.id == SeatGroup.term_id)
    chosen = chosen.where(Term.body_id == body.id, in_groups_of(body.id), sits_on(meeting.slot.day))
    loaded = (
        joinedload(Membership.group),
        joinedload(Membership.seat),
        joinedload(Membership.person).selectinload(Person.contacts),
        selectinload(Membership.offices),
    )
    return {one.id: one for one in session.scalars(chosen.options(*loaded))}


def calls_instead(session: Session, members: Collection[UUID]) -> Mapping[UUID, Sequence[SubstituteCall]]:
    """Return the calls instead of these members that are not closed, with who was asked, by membership. Two queries.

    A leave is among them when it is closed, too: it may go on without anybody.
    """
    goes_on = or_(SubstituteCall.closed_at.is_(None), SubstituteCall.kind == CallKind.LEAVE)
    chosen = select(SubstituteCall).where(SubstituteCall.member_id.in_(members), goes_on)
    chosen = chosen.options(selectinload(SubstituteCall.asks)).order_by(SubstituteCall.opened_at)
    found: dict[UUID, list[SubstituteCall]] = {}
    for call in session.scalars(chosen):
        found.setdefault(call.member_id, []).append(call)
    return found


def apologies(session: Session, meeting: Meeting) -> Mapping[UUID, Apology]:
    """Return the apologies that stand, by membership, with their calls and who was asked. Two queries."""
    chosen = select(Apology).filter_by(meeting_id=meeting.id, revoked_at=None)
    asked = joinedload(SubstituteAsk.substitute).joinedload(Membership.person)
    chosen = chosen.options(joinedload(Apology.call).selectinload(SubstituteCall.asks).options(asked))
    return {one.membership_id: one for one in session.scalars(chosen)}


def apology(session: Session, meeting: Meeting, membership: UUID, *, lock: bool = False) -> Apology:
    """Return the apologies of a place that stand, with meeting, membership, call and asks. Raises NotFound."""
    chosen = select(Apology).filter_by(meeting_id=meeting.id, membership_id=membership, revoked_at=None)
    chosen = chosen.options(joinedload(Apology.meeting), joinedload(Apology.membership))
    chosen = chosen.options(joinedload(Apology.call).selectinload(SubstituteCall.asks).joinedload(SubstituteAsk.call))
    if lock:
        chosen = chosen.with_for_update(of=Apology)
    found = session.scalars(chosen.execution_options(populate_existing=lock)).one_or_none()
    if found is None:
        raise NotFound("apology")
    return found


def noted_by(session: Session, meeting: Meeting, reading: UUID, *, lock: bool = False) -> Sequence[Attendance]:
    """Return what minutes have noted at a meeting, as `noted` does. Raises NotFound where they have nothing."""
    found = [row for row in noted(session, meeting, lock=lock) if row.reading_id == reading]
    if not found:
        raise NotFound("attendance")
    return found


def noted(session: Session, meeting: Meeting, *, lock: bool = False) -> Sequence[Attendance]:
    """Return what is noted about everybody at a meeting, with people and places. One query."""
    loaded = (joinedload(Attendance.person), joinedload(Attendance.membership).joinedload(Membership.group))
    chosen = select(Attendance).filter_by(meeting_id=meeting.id).options(*loaded).order_by(Attendance.at, Attendance.id)
    if lock:
        chosen = chosen.with_for_update(of=Attendance)
    return session.scalars(chosen.execution_options(populate_existing=lock)).all()
