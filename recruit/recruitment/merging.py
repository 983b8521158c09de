"""What channels, network calls and voices do when two people are one: moved and moved back from `acts.merging`."""

from sqlalchemy.orm import Session

from recruit.people import pointing
from recruit.people.model import Person, PersonMerge
from recruit.recruitment.model import Channel, NetworkCall, Voice

#: A member has one channel, and is asked once, and has one voice, in a round.
_ONCE_IN_A_ROUND = (
    (Channel.person_id, Channel.round_id),
    (NetworkCall.person_id, NetworkCall.round_id),
    (Voice.person_id, Voice.round_id),
)


def move(session: Session, kept: Person, merged: Person) -> dict[str, list[str]]:
    """Give what the merged person was asked to the kept one; return what moved."""
    moved = [pointing.move(session, at, kept, merged, once_in=round_id) for at, round_id in _ONCE_IN_A_ROUND]
    return {table: ids for each in moved for table, ids in each.items()}


def move_back(session: Session, merge: PersonMerge) -> None:
    """Give back what the merge moved."""
    for at, _ in _ONCE_IN_A_ROUND:
        pointing.move_back(session, at, merge)
