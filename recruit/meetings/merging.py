"""What two people who are one have been at: it follows, and goes back, with `acts.merging`."""

from sqlalchemy.orm import Session

from recruit.meetings.model import Attendance
from recruit.people import pointing
from recruit.people.model import Person, PersonMerge


def move(session: Session, kept: Person, merged: Person) -> dict[str, list[str]]:
    """Give the kept person the meetings of the merged one; where both are noted at one, both notes stay."""
    return pointing.move(session, Attendance.person_id, kept, merged, once_in=Attendance.meeting_id)


def move_back(session: Session, merge: PersonMerge) -> None:
    """Give back what the merge moved."""
    pointing.move_back(session, Attendance.person_id, merge)
