"""What stands behind the link of a letter about an election: the closed letter itself, as long as it holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from recruit.elections import letters
from recruit.elections.model import CandidateTold, Contest, Election
from recruit.elections.queries.telling import messages, told_of
from recruit.elections.queries.timetable import complaints_end
from recruit.foundation import clock
from recruit.foundation.mail.model import Letter
from recruit.foundation.mail.queries import waiting_by_hand_to as by_hand
from recruit.foundation.mail.rules import Draft
from recruit.foundation.refusal import NotFound, Refusal, Refused
from recruit.nominations.model import Nomination
from recruit.nominations.queries.nomination import nomination as nomination_by_id


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody was told last of an election."""

    at: datetime
    #: The letter; None where something else is so by now, and nobody has written of that yet.
    draft: Draft | None


def told_to(session: Session, nomination: Nomination, language: str = "") -> Told | None:
    """Return what whoever stands by a nomination, loaded whole, was told last of an election; None where nothing was.

    In the language they chose, unless another is asked for. At most eleven queries.
    """
    told = told_of(session, nomination.id)
    if told is None or nomination.nominee is None:
        return None
    election = _election(session, told.election_id)
    if told.message != messages(session, election).get(nomination.id):
        return Told(told.at, None)
    about = (nomination, nomination.nominee, nomination.round)
    until, before = complaints_end(session, election), _replaced(session, told)
    draft = letters.told(told.message, election, *about, complaints_end=until, replaces=before, language=language)
    return Told(told.at, draft)


def _replaced(session: Session, told: CandidateTold) -> date | None:
    """Return the day of the letter that this one took the place of. One query."""
    chosen = select(CandidateTold).filter_by(election_id=told.election_id, nomination_id=told.nomination_id)
    before = session.scalars(chosen.where(CandidateTold.superseded_at == told.at)).one_or_none()
    return clock.local(before.at).date() if before and told.message.replaces(before.message) else None


def waiting(session: Session, election: Election) -> Mapping[UUID, Sequence[Letter]]:
    """Return the closed letters about an election that nobody has sent, by nomination, locked.

    Those about another election of the round stay out: a letter is of this one where what was told says so, or where
    it repeats one that is. Two queries, and one more for each letter that was written once more.
    """
    rows = session.scalars(select(CandidateTold).where(CandidateTold.election_id == election.id))
    told = {(f"nominee:{one.nomination_id}", letters.KINDS[one.what], one.at): one.nomination_id for one in rows}
    readers = {reader for reader, _kind, _at in told}
    found: dict[UUID, list[Letter]] = {}
    for letter in by_hand(session, readers, letters.KINDS.values()):
        first = _first(session, letter)
        nomination_id = told.get((letter.recipient, letter.kind, first.queued_at))
        if nomination_id:
            found.setdefault(nomination_id, []).append(letter)
    return found


def _first(session: Session, letter: Letter) -> Letter:
    """Return the letter that this one repeats, or that the one does which it repeats; itself where it repeats none."""
    while letter.repeats_id:
        letter = session.get_one(Letter, letter.repeats_id)
    return letter


def closed_instead(session: Session, letter: Letter) -> Draft | None:
    """Return the closed letter that says what an e-mail about an election leads to; None for other letters.

    Raises Refused where what it said holds no longer.
    """
    if letter.kind != letters.BY_EMAIL:
        return None
    try:
        told = told_to(session, nomination_by_id(session, UUID(letter.recipient.partition(":")[2])))
    except NotFound:
        told = None
    if told is None or told.draft is None:
        raise Refused((Refusal("letter-is-overtaken"),))
    return told.draft


def _election(session: Session, election_id: UUID) -> Election:
    contests = selectinload(Election.contests).joinedload(Contest.entries)
    chosen = select(Election).where(Election.id == election_id)
    return session.scalars(chosen.options(contests, selectinload(Election.milestones))).one()
