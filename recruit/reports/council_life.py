"""What everybody may know of a council's life beside who sits in it: meetings, places elsewhere, groups, open calls."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.appointments.rules import SeatStatus
from recruit.assignments.queries import group, place
from recruit.assignments.queries.place import PublicPlace
from recruit.bodies import queries as bodies
from recruit.foundation import clock
from recruit.meetings.queries import meeting
from recruit.recruitment import queries as recruitment
from recruit.recruitment.rules import FILLED_BY_OTHERS, RoundStatus
from recruit.recruitment.rules.coming_forward import Wish
from recruit.reports import seating
from recruit.reports.roster import Edition, Roster

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
    looks_for_people: bool = False


@dataclass(frozen=True, slots=True)
class CouncilLife:
    """What a council does, as everybody may know it."""

    #: Those to come, and among them the cancelled ones: whoever meant to come and listen has to know.
    meetings: Sequence["Meeting"]
    places: Sequence[PublicPlace]
    groups: Sequence[Group]
    #: Calls that are public and not over, the next to close first.
    calls: Sequence["RecruitmentRound"]
    #: For what somebody can come forward by themselves: nothing while a call is open.
    wanted: frozenset[Wish] = frozenset()


def council_life(session: Session, body: "Body", roster: Roster, *, now: datetime) -> CouncilLife:
    """Return what everybody may know of a council now; `roster` is the public one of today. Nine queries.

    A working group names whoever stands on that roster; of others, who need not be members, it says how many.
    """
    today = clock.local(now).date()
    announced = recruitment.announced(session, closing_after=now - timedelta(seconds=1))
    shown = _shown(roster)
    places = place.public(session, body, today)
    groups = [_group(one, shown, now) for one in group.groups(session, body) if today in one.span]
    calls = [one for one in announced if one.term.body_id == body.id]
    is_called = any(one.status_at(now) is RoundStatus.OPEN for one in calls)
    wanted = frozenset() if is_called else _wanted(roster, places, groups)
    return CouncilLife(meeting.announced(session, body, now)[:MEETINGS], places, groups, calls, wanted)


def may_come_forward(session: Session, body: "Body", *, now: datetime) -> frozenset[Wish]:
    """Return for what somebody can come forward by themselves in a council today; nothing while a call is open."""
    today = clock.local(now).date()
    terms = [term for term in bodies.terms(session, body) if body.has_had(term.since)]
    if not terms or (body.until and body.until <= today):
        return frozenset()
    term, day = seating.choose(terms, label="", day=None, today=today)
    roster = seating.roster(session, body, term, as_of=day, edition=Edition.PUBLIC)
    return council_life(session, body, roster, now=now).wanted if roster.as_of == today else frozenset()


def _wanted(roster: Roster, places: Sequence[PublicPlace], groups: Sequence[Group]) -> frozenset[Wish]:
    vacant = (row for row in roster.rows if row.status is SeatStatus.VACANT)
    found = {
        Wish.SEAT: any(row.filling_method not in FILLED_BY_OTHERS for row in vacant),
        Wish.WORKING_GROUP: any(one.looks_for_people for one in groups),
        Wish.PLACE_ELSEWHERE: any(one.is_open_to_all for one in places),
    }
    return frozenset(wish for wish, is_open in found.items() if is_open)


def _shown(roster: Roster) -> dict[UUID, str]:
    """Return everybody whom the public roster names."""
    rows = {row.person: row.name for row in roster.rows if row.person and row.name}
    return rows | {one.person: one.name for row in roster.rows for one in row.substitutes if one.person}


def _group(found: "WorkingGroup", shown: dict[UUID, str], now: datetime) -> Group:
    today = clock.local(now).date()
    taking_part = [one for one in found.participations if today in one.span]
    leading = next((shown.get(one.person_id) for one in taking_part if one.leads), None)
    names = tuple(shown[one.person_id] for one in taking_part if one.person_id in shown)
    return Group(found.name, found.purpose, leading, names, len(taking_part) - len(names), found.looks_for_people)
