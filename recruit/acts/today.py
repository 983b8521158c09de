"""*I dag*: what is due in every stage, the most pressing first."""

from collections.abc import Collection, Iterable
from datetime import date

from sqlalchemy.orm import Session

from recruit.acts import post
from recruit.appointments import queries as appointments
from recruit.appointments.queries import (
    appointing,
    due_hearings,
    due_offices,
    due_places,
    due_results,
    due_substitutes,
    yearly_check,
)
from recruit.appointments.rules import SOON
from recruit.assignments.queries import due_asking, due_groups
from recruit.assignments.queries import due_places as places_elsewhere
from recruit.bodies import queries as bodies
from recruit.bodies.queries.warnings import dissolved_from
from recruit.elections.queries import due as elections
from recruit.elections.queries import packets, telling
from recruit.elections.queries import task as checklists
from recruit.foundation.due import Due
from recruit.handover.queries import due as handover
from recruit.intake import queries as intake
from recruit.meetings.queries import due as meetings
from recruit.meetings.queries import due_attendance
from recruit.nominations.queries import access, complaints, continuation, ready, rights, selection, unchecked, unreached
from recruit.recruitment import queries as recruitment
from recruit.recruitment.queries import asking, coming_forward, prospects, voices

#: The stages that know of something due; each is asked once.
STAGES = (
    bodies.due,
    recruitment.due,
    asking.due,
    prospects.due,
    coming_forward.due,
    voices.due,
    continuation.due,
    post.due,
    unreached.due,
    unchecked.due,
    ready.due,
    complaints.due,
    access.due,
    rights.due,
    selection.due,
    elections.due,
    packets.due,
    telling.due,
    checklists.due,
    appointments.due,
    yearly_check.due,
    due_results.due,
    appointing.due,
    due_substitutes.due,
    due_places.due,
    due_hearings.due,
    due_offices.due,
    meetings.due,
    due_attendance.due,
    places_elsewhere.due,
    due_groups.due,
    due_asking.due,
    handover.due,
    intake.due,
)

#: What prepares a time that a council does not have, once it is decided that it is dissolved.
_OF_A_TIME_TO_COME = frozenset(
    {
        "term-ends",
        "groups-do-not-add-up",
        "round-is-draft",
        "round-without-channels",
        "organisations-unanswered",
        "prospects-untold",
        "voices-unheard",
        "holdover-not-told",
        "members-not-answering",
    }
)
#: Places and offices that nobody finds anybody for shortly before a council is dissolved.
_OF_WHO_SITS = frozenset(
    {
        "seats-vacant",
        "office-vacant",
        "held-over",
        "place-ends",
        "place-left-open",
        "group-without-lead",
        "elsewhere-open",
        "elsewhere-ends",
    }
)


def due(session: Session, *, on: date, slugs: Collection[str], reader: str) -> list[Due]:
    """Return what waits for somebody; by deadline, what has none last (`concerning`)."""
    return concerning(everything(session, on=on), slugs=slugs, reader=reader)


def everything(session: Session, *, on: date) -> list[Due]:
    """Return what waits in all councils, for everybody; by deadline, what has none last."""
    waiting = (found for stage in STAGES for found in stage(session, on=on))
    ends = dissolved_from(session)
    waiting = (one for one in waiting if not _comes_to_nothing(one, ends.get(one.body or ""), on))
    return sorted(waiting, key=lambda one: (one.deadline or date.max, one.subject, one.kind))


def _comes_to_nothing(one: Due, ends: date | None, on: date) -> bool:
    """Return whether nothing comes of it any more, as the council is dissolved from the day `ends`."""
    if ends is None:
        return False
    return one.kind in _OF_A_TIME_TO_COME or (one.kind in _OF_WHO_SITS and ends - on <= SOON)


def concerning(waiting: Iterable[Due], *, slugs: Collection[str], reader: str) -> list[Due]:
    """Return what of it is for one reader, in the same order.

    Of councils only what concerns those with these slugs; of what belongs to no council yet only the reader's own
    (`Actor.reference`).
    """
    return [one for one in waiting if (one.body in slugs if one.body else one.facts.get("owner") == reader)]
