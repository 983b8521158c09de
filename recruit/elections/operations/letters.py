"""Writing to the candidates of an election."""

from collections.abc import Collection, Sequence
from datetime import datetime
from itertools import chain
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.orm import Session

from recruit.elections import letters
from recruit.elections.model import CandidateTold, Election
from recruit.elections.queries.telling import Reader, readers
from recruit.elections.queries.timetable import complaints_end
from recruit.elections.queries.told import waiting
from recruit.elections.rules.telling import may_tell
from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.mail import operations as mail
from recruit.foundation.mail.model import Letter
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.nominations.operations.posting import tell
from recruit.nominations.queries.round import round_by_id
from recruit.recruitment.model import RecruitmentRound
from recruit.recruitment.rules import Moment


def tell_candidates(
    session: Session, election: Election, *, also: Collection[UUID] = (), by: Actor, now: datetime
) -> int:
    """Tell every candidate of an election, loaded and locked, what is new; return how many letters are written.

    Nobody is told the same twice, or while what stands about them is not used; whoever can no longer have a seat only
    where the nomination is among `also`. Raises Refused for a rehearsal, while there is nothing to tell, and where
    everybody knows it.
    """
    refuse_if(may_tell(election.passed, is_rehearsal=election.is_rehearsal))
    found = readers(session, election, now=now)
    to_write = [one for one in found if one.is_due or (one.is_left_to_ask and one.nomination.id in also)]
    refuse_if([] if to_write else [Refusal("everybody-is-told")])
    round_ = round_by_id(session, election.round_id)
    unsent, until = waiting(session, election), complaints_end(session, election)
    for reader in to_write:
        _tell(session, election, round_, reader, unsent.get(reader.nomination.id, ()), until, by=by, now=now)
    details = {"letters": len(to_write)}
    audit.record(session, Event.ELECTION_CANDIDATES_TOLD, election, by=by, at=now, details=details)
    return len(to_write)


def stop_what_waits(session: Session, election: Election, *, by: Actor, now: datetime) -> None:
    """Stop the closed letters about an election, loaded and locked, that nobody has sent.

    Whoever they were to counts as not told, so that what the election comes to next is written to them.
    """
    unsent = waiting(session, election)
    for letter in chain.from_iterable(unsent.values()):
        mail.cancel(session, letter, by=by, now=now)
    told = update(CandidateTold).where(CandidateTold.election_id == election.id, CandidateTold.superseded_at.is_(None))
    session.execute(told.where(CandidateTold.nomination_id.in_(unsent)).values(superseded_at=now))


def _tell(
    session: Session,
    election: Election,
    round_: RecruitmentRound,
    reader: Reader,
    unsent: Sequence[Letter],
    until: Moment | None,
    *,
    by: Actor,
    now: datetime,
) -> None:
    nomination, nominee, before = reader.nomination, reader.nominee, reader.told
    # What still lies here reaches nobody, and the new letter need not speak of it.
    for letter in unsent:
        mail.cancel(session, letter, by=by, now=now)
    replaces = None
    if before:
        before.superseded_at = now
        session.flush()
        if not unsent and reader.message.replaces(before.message):
            replaces = clock.local(before.at).date()
    closed = letters.told(
        reader.message, election, nomination, nominee, round_, complaints_end=until, replaces=replaces
    )
    tell(session, letters.by_email(nomination, nominee, round_), closed, by=by, now=now)
    session.add(
        CandidateTold(
            election_id=election.id,
            nomination_id=nomination.id,
            what=reader.message.what,
            facts=dict(reader.message.facts),
            at=now,
            by=by.reference,
        )
    )
