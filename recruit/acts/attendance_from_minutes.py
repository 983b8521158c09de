"""The attendance that minutes tell of: which readings of a council have some, and who each name in them is.

People are found as the intake finds them, with everything that the secretary has decided there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, selectinload

from recruit.bodies.model import Body, Term
from recruit.foundation.refusal import NotFound
from recruit.intake import queries as intake
from recruit.intake.formats.stored import unpack
from recruit.intake.model import IntakeReading
from recruit.intake.rules.proposals.proposal import Proposal
from recruit.intake.rules.reading import MeetingFacts, Role
from recruit.meetings.model import Meeting
from recruit.meetings.queries.entry import Entry, EntryLine
from recruit.meetings.rules import Part, Presence

#: Older readings of a council are not offered.
_NEWEST = 20
_OF_THE_ADMINISTRATION = (Role.ADMINISTRATION, Role.SECRETARIAT)


@dataclass(frozen=True, slots=True)
class Minutes:
    """A reading of minutes that say who came."""

    reading: IntakeReading
    meeting: MeetingFacts
    #: How many are named with whether they came.
    people: int

    @property
    def day(self) -> date | None:
        """Return the day of the meeting, where the minutes say it."""
        return self.meeting.date


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody whom minutes name, with whether they came."""

    #: The place in the reading.
    number: int
    #: As it stands there; of the administration with what they are.
    name: str
    presence: Presence
    #: Who it is in the council on the day of the meeting; None for everybody else.
    line: EntryLine | None
    #: What somebody without a place is taken for.
    part: Part

    @property
    def is_noted(self) -> bool:
        """Return whether something is noted about them already, which stays."""
        return self.line is not None and self.line.row is not None

    @property
    def differs(self) -> bool:
        """Return whether the minutes say something else than what is noted."""
        return self.line is not None and self.is_noted and self.line.stands.presence is not self.presence


def of_council(session: Session, body: Body) -> Sequence[Minutes]:
    """Return the newest readings of a council that tell who came, while they are kept. Two queries."""
    chosen = select(IntakeReading).join(IntakeReading.term).where(Term.body_id == body.id)
    chosen = chosen.where(IntakeReading.content.is_not(None), ~IntakeReading.discarding.has())
    chosen = chosen.options(selectinload(IntakeReading.applications))
    rows = session.scalars(chosen.order_by(IntakeReading.read_at.desc()).limit(_NEWEST)).all()
    return [one for one in map(minutes, rows) if one.people]


def minutes(reading: IntakeReading) -> Minutes:
    """Return what a reading tells of a meeting; of nobody once it has been emptied."""
    if not reading.content:
        return Minutes(reading, MeetingFacts(), 0)
    found = unpack(reading.content)
    return Minutes(reading, found.meeting, sum(one.attendance is not None for one in found.people))


def of_reading(session: Session, body: Body, reading_id: UUID) -> Minutes:
    """Return the minutes of one reading of a council. Raises NotFound."""
    found = next((one for one in of_council(session, body) if one.reading.id == reading_id), None)
    if found is None:
        raise NotFound("intake_reading")
    return found


def named(
    session: Session, found: Minutes, meeting: Meeting, entry: Entry, *, among: ColumnElement[bool] | None = None
) -> Sequence[Named]:
    """Return whom minutes name with whether they came, in their order, once each.

    Whoever nobody is sure of, and whoever has no place in the council on the day, is nobody's line. `among` limits
    those who may be meant by a name.
    """
    outlook = intake.outlook(session, found.reading, meeting.term, among=among)
    lines = {line.place.person: line for line in entry.lines}
    known: set[UUID] = set()
    told = []
    for one in outlook.proposals:
        if one.listed.attendance is None:
            continue
        line = lines.get(one.known.id) if one.known and not one.waits_for_match else None
        if line is not None and line.place.person in known:
            continue
        if line is not None:
            known.add(line.place.person)
        told.append(_named(one, line))
    return told


def _named(one: Proposal, line: EntryLine | None) -> Named:
    listed = one.listed
    is_staff = listed.role in _OF_THE_ADMINISTRATION
    what = [listed.name, *([listed.wording or listed.represents or ""] if is_staff else [])]
    presence = Presence(listed.attendance.value) if listed.attendance else Presence.PRESENT
    part = Part.ADMINISTRATION if is_staff else Part.GUEST
    return Named(one.number, ", ".join(part for part in what if part), presence, line, part)
