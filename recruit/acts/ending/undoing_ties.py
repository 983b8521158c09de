"""Why somebody cannot have again what ended with their place: somebody else has it since, or it is there no more."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session, selectinload

from recruit.assignments.model import Assignment, GroupParticipation, PlaceElsewhere, WorkingGroup
from recruit.assignments.rules.groups import Participation
from recruit.foundation.dates import Span
from recruit.foundation.refusal import Refusal
from recruit.foundation.undoing import Noted


def in_the_way(session: Session, noted: Noted) -> Iterator[Refusal]:
    """Yield why places in other bodies and working groups are not given back. Two queries for each of them."""
    for number, columns in noted.changed.get("assignment", {}).items():
        if "until" in columns:
            yield from _has_the_place_again(session, UUID(number), _day(columns["until"][0]), noted)
    for number, columns in noted.changed.get("group_participation", {}).items():
        if "until" in columns:
            yield from _takes_part_again(session, UUID(number), _day(columns["until"][0]), noted)


def _has_the_place_again(session: Session, number: UUID, until: date | None, noted: Noted) -> Iterator[Refusal]:
    one = session.get_one(Assignment, number, populate_existing=True)
    loaded = [selectinload(PlaceElsewhere.assignments)]
    place = session.get_one(PlaceElsewhere, one.place_id, options=loaded, populate_existing=True)
    back = Span(one.until or one.since, until)
    ours = noted.changed["assignment"]
    others = [each for each in place.assignments if str(each.id) not in ours and each.span.overlaps(back)]
    if any(each.person_id == one.person_id for each in others):
        yield Refusal("has-the-place-already")
    elif len(others) >= place.number:
        yield Refusal("place-is-taken")
    if place.until is not None and (until is None or until > place.until):
        yield Refusal("outside-the-place")


def _takes_part_again(session: Session, number: UUID, until: date | None, noted: Noted) -> Iterator[Refusal]:
    one = session.get_one(GroupParticipation, number, populate_existing=True)
    loaded = [selectinload(WorkingGroup.participations)]
    group = session.get_one(WorkingGroup, one.group_id, options=loaded, populate_existing=True)
    ours = {*noted.changed["group_participation"], *noted.made.get("group_participation", ())}
    others = [each.facts() for each in group.participations if str(each.id) not in ours]
    back = Participation(one.person_id, Span(one.until or one.since, until), one.leads)
    if group.until is not None and (until is None or until > group.until):
        yield Refusal("group-has-ended")
    at_once = [each for each in others if each.span.overlaps(back.span)]
    if any(each.person == back.person for each in at_once):
        yield Refusal("takes-part-already")
    if back.leads and any(each.leads for each in at_once):
        yield Refusal("somebody-leads-it")


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
