"""The meeting that an address names, for whoever may do there what the page is for."""

from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.meetings.queries import meeting as queries
from recruit.web.access import May
from recruit.web.converters import BodyRef
from recruit.web.secretariat.setup.council import open_council

if TYPE_CHECKING:
    from recruit.bodies.model import Body
    from recruit.meetings.model import Meeting

#: Where the meetings of a council are, and the pages of one of them.
ALL = "/sekretariat/<body:body>/moeder"
PREFIX = f"{ALL}/<id:meeting_id>"


def open_meeting(
    session: Session, ref: BodyRef, meeting_id: UUID, what: May = May.VIEW_BODIES
) -> "tuple[Body, Meeting]":
    """Return the council and its meeting with its term. Raises NotFound when one is not there, or not the reader's."""
    body = open_council(session, ref, what)
    return body, queries.meeting(session, body, meeting_id)


def meeting_to_change(session: Session, ref: BodyRef, meeting_id: UUID) -> "tuple[Body, Meeting]":
    """Return council and meeting as `open_meeting` does, for a change: nobody else changes the meeting meanwhile."""
    body = open_council(session, ref, May.MANAGE_BODIES)
    return body, queries.meeting(session, body, meeting_id, lock=True)
