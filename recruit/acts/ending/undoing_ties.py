"""Why somebody cannot have again what ended with their place: somebody else has it since, or it is there no more."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session, selectinload

from recruit.assignments.model import Assignment, GroupParticipation, PlaceElsewhere, WorkingGroup
from recruit.assignments.rules.groups import Participation
from recruit.assignments.rules.places import Assigned
from recruit.foundation.dates import Span
from recruit.foundation.refusal import Refusal
from recruit.foundation.undoing import Noted


def in_the_way(session: Session, noted: Noted) -> Iterator[Refusal]:
    """Yield why places in other bodies and working groups are not given back. Two queries for each of them."""
    for number, columns in noted.changed.get("assignment", {}).items():
        if "until" in columns:
            one = session.get_one(Assignment, UUID(number), populate_existing=True)
            back = Assigned(one.person_id, Span(one.until or one.since, _before(columns)))
            yield from _has_the_place_again(session, one.place_id, back, noted)
    for stood in noted.removed.get("assignment", {}).values():
        yield from _has_the_place_again(session, UUID(stood["place_id"]), Assigned(*_whose_days(stood)), noted)
    for number, columns in noted.changed.get("group_participation", {}).items():
        if "until" in columns:
            part = session.get_one(GroupParticipation, UUID(number), populate_existing=True)
            again = Participation(part.person_id, Span(part.until or part.since, _before(columns)), part.leads)
            yield from _takes_part_again(session, part.group_id, again, noted)
    for stood in noted.removed.get("group_participation", {}).values():
        again = Participation(*_whose_days(stood), stood["leads"])
        yield from _takes_part_again(session, UUID(stood["group_id"]), again, noted)


def _has_the_place_again(session: Session, place_id: UUID, back: Assigned, noted: Noted) -> Iterator[Refusal]:
    loaded = [selectinload(PlaceElsewhere.assignments)]
    place = session.get_one(PlaceElsewhere, place_id, options=loaded, populate_existing=True)
    ours = noted.changed.get("assignment", {})
    others = [each for each in place.assignments if str(each.id) not in ours and each.span.overlaps(back.span)]
    if any(each.person_id == back.person for each in others):
        yield Refusal("has-the-place-already")
    elif len(others) >= place.number:
        yield Refusal("place-is-taken")
    if place.until is not None and (back.span.until is None or back.span.until > place.until):
        yield Refusal("outside-the-place")


def _takes_part_again(session: Session, group_id: UUID, back: Participation, noted: Noted) -> Iterator[Refusal]:
    loaded = [selectinload(WorkingGroup.participations)]
    group = session.get_one(WorkingGroup, group_id, options=loaded, populate_existing=True)
    of_the_act = (noted.changed.get("group_participation", {}), noted.made.get("group_participation", ()))
    ours = {one for some in of_the_act for one in some}
    others = [each.facts() for each in group.participations if str(each.id) not in ours]
    if group.until is not None and (back.span.until is None or back.span.until > group.until):
        yield Refusal("group-has-ended")
    at_once = [each for each in others if each.span.overlaps(back.span)]
    if any(each.person == back.person for each in at_once):
        yield Refusal("takes-part-already")
    if back.leads and any(each.leads for each in at_once):
        yield Refusal("somebody-leads-it")


def _whose_days(stood: dict[str, Any]) -> tuple[UUID, Span]:
    """Return whose row it was that was removed, and its days."""
    until = stood["until"]
    days = Span(date.fromisoformat(stood["since"]), date.fromisoformat(until) if until else None)
    return UUID(stood["person_id"]), days


def _before(columns: dict[str, list[Any]]) -> date | None:
    written = columns["until"][0]
    return date.fromisoformat(written) if written else None
