"""Who sits in the term and does not stand in a file of its members, and who stands there and has left: notices only."""

from collections.abc import Iterable, Sequence
from datetime import date

from recruit.appointments.rules import Role
from recruit.intake.rules.proposals.matching import KnownPerson, KnownPlace
from recruit.intake.rules.proposals.proposal import Proposal
from recruit.intake.rules.proposals.states import State
from recruit.intake.rules.reading import Reading


def missing(reading: Reading, proposals: Sequence[Proposal], known: Iterable[KnownPerson]) -> tuple[KnownPerson, ...]:
    """Return the members of the term whom the file does not name, in the order of `known`.

    Nobody is missed in a file without members of the term, nor whoever may be meant by a name that nobody has decided
    about, nor whoever had no seat on the day of the meeting.
    """
    if not any(one.choice.role is Role.MEMBER and one.state is not State.LEFT_OUT for one in proposals):
        return ()
    met = {one.known.id for one in proposals if one.known}
    met |= {like.person.id for one in proposals if not one.known for like in one.candidates}
    return tuple(one for one in known if one.place and one.id not in met and _sits(one.place, reading))


def returned(reading: Reading, proposals: Sequence[Proposal]) -> tuple[Proposal, ...]:
    """Return those who have left their place in the term, and yet stand in the file on a later day, or on none."""
    return tuple(one for one in proposals if _is_back(one, reading.meeting.date))


def _is_back(proposal: Proposal, day: date | None) -> bool:
    place = proposal.known.place if proposal.known else None
    is_listed = proposal.choice.role is not None and proposal.listed.until is None
    return place is not None and place.has_left and is_listed and (day is None or place.until.last < day)


def _sits(place: KnownPlace, reading: Reading) -> bool:
    day = reading.meeting.date
    if place.role is not Role.MEMBER:
        return False
    return place.since.first <= day <= place.until.last if day else not place.has_left
