"""Who could get the letters about meetings."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from recruit.acts.letter_readers.finding import MOST, Find, Moment, Reader
from recruit.appointments.model import Membership
from recruit.bodies.model import Body, SeatGroup, Term
from recruit.meetings.letters import invitation as letters
from recruit.meetings.model import Meeting
from recruit.meetings.queries.telling import holds
from recruit.meetings.rules.telling import Message
from recruit.people.model import Organization, Person


def _about(message: Message) -> Find:
    """Find who has a place in a council, as if each were told now of its next meeting, or of one in two weeks."""

    def find(session: Session, body_id: UUID, at: Moment) -> Iterator[Reader]:
        coming = select(Meeting).join(Meeting.term).where(Term.body_id == body_id, Meeting.starts_at > at.now)
        meeting = session.scalars(coming.order_by(Meeting.starts_at).limit(1)).first() or _invented(at)
        chosen = select(Membership, Body).join(Membership.group).join(Term, Term.id == SeatGroup.term_id)
        chosen = chosen.join(Body, Body.id == Term.body_id).where(Body.id == body_id)
        chosen = chosen.order_by(Membership.since.desc(), Membership.id).limit(MOST)
        named = joinedload(Body.organization).selectinload(Organization.names)
        loaded = joinedload(Membership.person).selectinload(Person.contacts)
        for one, body in session.execute(chosen.options(loaded, named)):
            draft = letters.told(message, one.person, body, meeting, holds(meeting), one.id, now=at.now)
            yield Reader(one.person, one.person.name, draft)

    return find


def _invented(at: Moment) -> Meeting:
    begins = at.now + timedelta(days=14)
    return Meeting(starts_at=begins, ends_at=begins + timedelta(hours=2), place="", agenda_url="", note="")


READERS: Mapping[str, Find] = {kind: _about(message) for message, kinds in letters.KINDS.items() for kind in kinds}
