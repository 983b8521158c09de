"""What one person does for councils beside their places: sent elsewhere, in groups, asked, and at meetings.

All of it is one statement, a row for each: the page of a person has few statements to spare.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Date, Integer, Select, String, case, cast, func, literal, null, select, type_coerce, union_all
from sqlalchemy.orm import Session

from recruit.acts.places import Reach
from recruit.assignments.model import (
    AskingRound,
    AskingStep,
    Assignment,
    GroupParticipation,
    PlaceElsewhere,
    RoundAsk,
    WorkingGroup,
)
from recruit.assignments.rules import Answer, PlaceRole
from recruit.bodies.model import Body, Term
from recruit.foundation import clock
from recruit.foundation.dates import Span
from recruit.meetings.model import Attendance, Meeting
from recruit.meetings.rules import Part, Presence
from recruit.people.model import OrganizationName
from recruit.people.queries import everybody_as

_ELSEWHERE, _GROUP, _ASK, _CAME = "elsewhere", "group", "ask", "came"


@dataclass(frozen=True, slots=True)
class Whose:
    """The council for which somebody does it."""

    slug: str
    #: By its newest name.
    name: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A place in another body."""

    council: Whose
    place: UUID
    #: The other body, by its newest name.
    target: str
    role: PlaceRole
    span: Span


@dataclass(frozen=True, slots=True)
class InGroup:
    """Taking part in a working group."""

    council: Whose
    group: UUID
    name: str
    leads: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody was asked in a round that goes on, and what they have said."""

    council: Whose
    round: UUID
    title: str
    closes_at: datetime
    answer: Answer | None


@dataclass(frozen=True, slots=True)
class Came:
    """At how many meetings of a council somebody was, of those to which they were to come."""

    council: Whose
    part: Part
    came: int
    possible: int


@dataclass(frozen=True, slots=True)
class Engagement:
    """All of it, in the order of the days."""

    elsewhere: Sequence[Elsewhere] = ()
    groups: Sequence[InGroup] = ()
    asked: Sequence[Asked] = ()
    meetings: Sequence[Came] = ()

    def __bool__(self) -> bool:
        return bool(self.elsewhere or self.groups or self.asked or self.meetings)

    def not_over(self, day: date) -> "Engagement":
        """Return it without the places and the working groups that are over on a day."""
        return replace(
            self,
            elsewhere=[one for one in self.elsewhere if not _is_over(one.span, day)],
            groups=[one for one in self.groups if not _is_over(one.span, day)],
        )


def _is_over(span: Span, day: date) -> bool:
    return span.until is not None and span.until <= day


def engagement(session: Session, person: UUID, *, on: date, within: Reach = None) -> Engagement:
    """Return what a person does and did for councils within reach, up to a day and on it. One query.

    Meetings count where it was noted who was there, and as whom somebody came with a place. What stayed with whoever
    was found to be the person is theirs.
    """
    whom = everybody_as(person)
    wanted = (_elsewhere(whom), _groups(whom), _asked(whom), _came(whom, on))
    parts = [one if within is None else one.where(Body.id.in_(within)) for one in wanted]
    rows = list(session.execute(union_all(*parts).order_by("since", "at", "what", "slug")))
    return Engagement(
        [
            Elsewhere(Whose(row.slug, row.council), row.id, row.what, PlaceRole(row.word), Span(row.since, row.until))
            for row in rows
            if row.kind == _ELSEWHERE
        ],
        [
            InGroup(Whose(row.slug, row.council), row.id, row.what, bool(row.came), Span(row.since, row.until))
            for row in rows
            if row.kind == _GROUP
        ],
        _newest(
            Asked(Whose(row.slug, row.council), row.id, row.what, row.at, Answer(row.word) if row.word else None)
            for row in rows
            if row.kind == _ASK
        ),
        [
            Came(Whose(row.slug, row.council), Part(row.word), row.came, row.possible)
            for row in rows
            if row.kind == _CAME
        ],
    )


def _newest(asked: Iterable[Asked]) -> Sequence[Asked]:
    """Return each round once: whoever is asked anew in a later step answers that."""
    return list({one.round: one for one in asked}.values())


def _row(kind: str, of: Any, what: Any, word: Any, **given: Any) -> Select[Any]:
    """Return the question for rows of a kind; every one has the same columns."""
    instant = AskingStep.closes_at.type
    columns = {"since": Date(), "until": Date(), "at": instant, "came": Integer(), "possible": Integer()}
    further = [
        type_coerce(given[name], kept).label(name) if name in given else cast(null(), kept).label(name)
        for name, kept in columns.items()
    ]
    return select(
        literal(kind).label("kind"),
        of.label("id"),
        Body.slug.label("slug"),
        _called(Body.id).label("council"),
        type_coerce(what, String).label("what"),
        type_coerce(word, String).label("word"),
        *further,
    )


def _called(organization: Any) -> Any:
    """Return the newest name of an organization."""
    newest = select(OrganizationName.name).where(OrganizationName.organization_id == organization)
    in_order = (case((OrganizationName.since.is_(None), 1), else_=0), OrganizationName.since.desc())
    return newest.order_by(*in_order).limit(1).correlate(Body, PlaceElsewhere).scalar_subquery()


def _elsewhere(whom: Select[tuple[UUID]]) -> Select[Any]:
    days = {"since": Assignment.since, "until": func.coalesce(Assignment.until, PlaceElsewhere.until)}
    chosen = _row(_ELSEWHERE, PlaceElsewhere.id, _called(PlaceElsewhere.target_id), PlaceElsewhere.role, **days)
    chosen = chosen.select_from(Assignment).join(PlaceElsewhere, PlaceElsewhere.id == Assignment.place_id)
    return chosen.join(Body, Body.id == PlaceElsewhere.body_id).where(Assignment.person_id.in_(whom))


def _groups(whom: Select[tuple[UUID]]) -> Select[Any]:
    leads = case((GroupParticipation.leads, 1), else_=0)
    days = {"since": GroupParticipation.since, "until": GroupParticipation.until, "came": leads}
    chosen = _row(_GROUP, WorkingGroup.id, WorkingGroup.name, cast(null(), String), **days)
    chosen = chosen.select_from(GroupParticipation).join(WorkingGroup, WorkingGroup.id == GroupParticipation.group_id)
    return chosen.join(Body, Body.id == WorkingGroup.body_id).where(GroupParticipation.person_id.in_(whom))


def _asked(whom: Select[tuple[UUID]]) -> Select[Any]:
    chosen = _row(_ASK, AskingRound.id, AskingRound.title, RoundAsk.answer, at=AskingStep.closes_at)
    chosen = chosen.select_from(RoundAsk).join(AskingStep, AskingStep.id == RoundAsk.step_id)
    chosen = chosen.join(AskingRound, AskingRound.id == AskingStep.round_id).join(Body, Body.id == AskingRound.body_id)
    going_on = (AskingRound.closed_at.is_(None), AskingRound.settled_at.is_(None), RoundAsk.withdrawn_at.is_(None))
    return chosen.where(RoundAsk.person_id.in_(whom), *going_on)


def _came(whom: Select[tuple[UUID]], on: date) -> Select[Any]:
    came = func.sum(case((Attendance.presence == Presence.PRESENT, 1), else_=0))
    chosen = _row(_CAME, Body.id, cast(null(), String), Attendance.part, came=came, possible=func.count())
    chosen = chosen.select_from(Attendance).join(Meeting, Meeting.id == Attendance.meeting_id)
    chosen = chosen.join(Term, Term.id == Meeting.term_id).join(Body, Body.id == Term.body_id)
    after = clock.instant(on + timedelta(days=1), time.min)
    there = (Attendance.presence != Presence.NOT_CALLED, Attendance.membership_id.is_not(None))
    chosen = chosen.where(Attendance.person_id.in_(whom), Meeting.cancelled_at.is_(None), *there)
    return chosen.where(Meeting.starts_at < after).group_by(Body.id, Body.slug, Attendance.part)
