"""What everybody may know of a council's life beside who sits in it: meetings, places elsewhere, groups, open calls."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.assignments.queries import group, place
from recruit.assignments.queries.place import PublicPlace
from recruit.foundation import clock
from recruit.meetings.queries import meeting
from recruit.recruitment import queries as recruitment
from recruit.reports.roster import Roster

if TYPE_CHECKING:
    from recruit.assignments.model import WorkingGroup
    from recruit.bodies.model import Body
    from recruit.meetings.model import Meeting
    from recruit.recruitment.model import RecruitmentRound

#: So many meetings are told; the calendar has all of them.
MEETINGS = 6


@dataclass(frozen=True, slots=True)
class Group:
    """A working group, with those of it whom everybody sees on the council's list."""

    name: str
    purpose: str
    lead: str | None
    names: tuple[str, ...]
    #: Who takes part beside them.
    others: int


@dataclass(frozen=True, slots=True)
class CouncilLife:
    """What a council does, as everybody may know it."""

    meetings: Sequence["Meeting"]
    places: Sequence[PublicPlace]
    groups: Sequence[Group]
    #: Calls that are public and not over, the next to close first.
    calls: Sequence["RecruitmentRound"]


def council_life(session: Session, body: "Body", roster: Roster, *, now: datetime) -> CouncilLife:
    """Return what everybody may know of a council now; `roster` is the public one of today. Nine queries.

    A working group names whoever stands on that roster; of others, who need not be members, it says how many.
    """
    today = clock.local(now).date()
    announced = recruitment.announced(session, closing_after=now - timedelta(seconds=1))
    shown = _shown(roster)
    return CouncilLife(
        meeting.coming(session, body, today)[:MEETINGS],
        place.public(session, body, today),
        [_group(one, shown, now) for one in group.groups(session, body) if today in one.span],
        [one for one in announced if one.term.body_id == body.id],
    )


def _shown(roster: Roster) -> dict[UUID, str]:
    """Return everybody whom the public roster names."""
    rows = {row.person: row.name for row in roster.rows if row.person and row.name}
    return rows | {one.person: one.name for row in roster.rows for one in row.substitutes if one.person}


def _group(found: "WorkingGroup", shown: dict[UUID, str], now: datetime) -> Group:
    today = clock.local(now).date()
    taking_part = [one for one in found.participations if today in one.span]
    leading = next((shown.get(one.person_id) for one in taking_part if one.leads), None)
    names = tuple(shown[one.person_id] for one in taking_part if one.person_id in shown)
    return Group(found.name, found.purpose, leading, names, len(taking_part) - len(names))
