"""What nominations do when two people are found to be one: moved and moved back from `acts.merging`."""

from sqlalchemy.orm import Session

from recruit.nominations.model import ContinuationAsk, Nominee
from recruit.people import pointing
from recruit.people.model import Person, PersonMerge


def move(session: Session, kept: Person, merged: Person) -> dict[str, list[str]]:
    """Let nominations that are known to be the merged person's be the kept one's; return what moved."""
    asked = pointing.move(session, ContinuationAsk.person_id, kept, merged, once_in=ContinuationAsk.round_id)
    return asked | pointing.move(session, Nominee.person_id, kept, merged)


def move_back(session: Session, merge: PersonMerge) -> None:
    """Give back what the merge moved."""
    for at in (ContinuationAsk.person_id, Nominee.person_id):
        pointing.move_back(session, at, merge)
