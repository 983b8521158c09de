"""Who was there: what can be noted of whom, which seats were represented, and whether enough had come.

A seat is represented when its member came, or else a substitute who sat on it. A substitute who comes although the
member is there listens: that seat is represented once.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time
from uuid import UUID

from recruit.foundation.refusal import Refusal
from recruit.meetings.rules.planning import MOST_NUMBERED
from recruit.meetings.rules.vocabulary import Part, Presence

#: They take part for somebody who has a place.
WITH_A_PLACE = frozenset({Part.MEMBER, Part.SUBSTITUTE, Part.ASSOCIATE, Part.OBSERVER})


@dataclass(frozen=True, slots=True)
class Noted:
    """What is noted about somebody at a meeting."""

    part: Part
    presence: Presence
    person: UUID | None = None
    #: Guests and the administration may be nobody whom the council knows.
    name: str = ""
    membership: UUID | None = None
    #: The seat that somebody sits on, or would sit on if the member had not come.
    seat: UUID | None = None
    #: Danish clock times; None: the whole meeting.
    came_at: time | None = None
    left_at: time | None = None
    #: The numbers of the items in which somebody did not take part (inhabil).
    disqualified_for: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Times:
    """When a meeting began and ended, as Danish clock times."""

    begins: time
    ends: time


def may_note(noted: Noted, meeting: Times, *, begun: datetime, now: datetime) -> tuple[Refusal, ...]:
    """Return every reason why this is not noted; `begun` is when the meeting begins.

    Apologies can be noted before it; who came cannot.
    """
    reasons = []
    if noted.person is None and not noted.name.strip():
        reasons.append(Refusal("answer-missing", field="name"))
    if noted.part in WITH_A_PLACE and noted.membership is None:
        reasons.append(Refusal("has-no-place-in-the-council", field="part"))
    if noted.presence in (Presence.PRESENT, Presence.ABSENT) and now < begun:
        reasons.append(Refusal("meeting-has-not-begun", {"begins": begun}, "presence"))
    return (*reasons, *_about_times(noted, meeting))


def _about_times(noted: Noted, meeting: Times) -> list[Refusal]:
    reasons = []
    if noted.presence is not Presence.PRESENT and (noted.came_at or noted.left_at or noted.disqualified_for):
        reasons.append(Refusal("was-not-there", field="presence"))
    for field, at in (("came_at", noted.came_at), ("left_at", noted.left_at)):
        if at is not None and not meeting.begins <= at <= meeting.ends:
            reasons.append(Refusal("outside-the-meeting", {"begins": meeting.begins, "ends": meeting.ends}, field))
    if noted.came_at and noted.left_at and noted.left_at <= noted.came_at:
        reasons.append(Refusal("left-before-coming", field="left_at"))
    if any(not 1 <= item <= MOST_NUMBERED for item in noted.disqualified_for):
        reasons.append(Refusal("item-has-no-such-number", {"most": MOST_NUMBERED}, "disqualified_for"))
    return reasons


def settled(noted: Iterable[Noted]) -> tuple[Noted, ...]:
    """Return what is noted, with every substitute who came beside the member of the seat as an observer.

    Who listens only for that reason keeps the seat, and represents it again where the member turns out not to be there.
    """
    known = tuple(noted)
    taken = {one.seat for one in known if one.part is Part.MEMBER and one.presence is Presence.PRESENT and one.seat}
    return tuple(_beside(one, is_taken=one.seat in taken) for one in known)


def _beside(one: Noted, *, is_taken: bool) -> Noted:
    stands_in = one.part in (Part.SUBSTITUTE, Part.OBSERVER) and one.presence is Presence.PRESENT and one.seat
    return replace(one, part=Part.OBSERVER if is_taken else Part.SUBSTITUTE) if stands_in else one


def represented(noted: Iterable[Noted]) -> frozenset[UUID]:
    """Return the seats that somebody sat on."""
    return frozenset(
        one.seat
        for one in noted
        if one.presence is Presence.PRESENT and one.part in (Part.MEMBER, Part.SUBSTITUTE) and one.seat
    )


def has_quorum(noted: Iterable[Noted], filled: Collection[UUID]) -> bool:
    """Return True when at least half of the seats that are filled are represented (as councils' own rules have it)."""
    return 2 * len(represented(noted) & {*filled}) >= len({*filled})


def presiding(offices: Mapping[UUID, int], noted: Iterable[Noted]) -> UUID | None:
    """Return who leads the meeting: the first of those present by their office, 1 is the chair. None where none came.

    `offices` are by person; the vice chair leads where the chair is away.
    """
    there = {one.person for one in noted if one.presence is Presence.PRESENT and one.part is Part.MEMBER}
    return min((person for person in offices if person in there), key=lambda person: offices[person], default=None)
