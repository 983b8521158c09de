"""Noting who votes, as numbers: what comes by post, judged by two people and opened, and who comes in at the door."""

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy.orm import Session

from recruit.elections.model.election import Election
from recruit.elections.model.voters import DoorCorrection, DoorCount, Envelope, EnvelopeOpening
from recruit.elections.queries.voters import door, post
from recruit.elections.rules import voters as rules
from recruit.elections.rules.vocabulary import FormOfVoting
from recruit.elections.rules.voters import EnvelopeFault, Envelopes, Opening
from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.refusal import refuse_if
from recruit.foundation.writing import tidy_line, tidy_text


def register(session: Session, election: Election, new: Envelopes, *, by: Actor, now: datetime) -> None:
    """Register outer envelopes that are alike, accepted or rejected; somebody else has to confirm that.

    The election is loaded and locked. Raises Refused with every reason why not.
    """
    kept, today = post(session, election.id), clock.local(now).date()
    numbers, until = [one.number for one in kept.envelopes], _until(election)
    refuse_if(
        [
            *rules.voting_goes_on(election.passed),
            *rules.may_register(new, numbers, until=until, today=today, are_opened=kept.opening is not None),
        ]
    )
    session.add_all(
        Envelope(
            election_id=election.id,
            number=number,
            received_on=new.received_on,
            delivery=new.delivery,
            fault=new.fault,
            judged_by=by.reference,
        )
        for number in new.numbers
    )
    session.flush()
    details = {"first": new.first, "envelopes": new.how_many, "fault": new.fault}
    audit.record(session, Event.ENVELOPES_REGISTERED, election, by=by, at=now, details=details)


def judge(
    session: Session, election: Election, envelope: Envelope, fault: EnvelopeFault | None, *, by: Actor, now: datetime
) -> None:
    """Accept or reject an envelope anew: somebody else has to confirm that. The election is loaded and locked.

    Raises Refused with every reason why not: an envelope that was opened stays accepted.
    """
    opened = post(session, election.id).opening is not None
    refuse_if(
        [
            *rules.voting_goes_on(election.passed),
            *rules.may_judge(fault, envelope.received_on, until=_until(election), are_opened=opened),
            *rules.may_reject(envelope.fault, are_opened=opened),
        ]
    )
    envelope.fault, envelope.judged_by = fault, by.reference
    envelope.confirmed_by = envelope.witness = None
    session.flush()
    details = {"number": envelope.number, "fault": fault}
    audit.record(session, Event.ENVELOPE_JUDGED, election, by=by, at=now, details=details)


def confirm(
    session: Session, election: Election, seen: Mapping[int, EnvelopeFault | None], *, by: Actor, now: datetime
) -> None:
    """Confirm what somebody else judged, as it was `seen`. The election is loaded and locked.

    Raises Refused for one's own, and for what was judged anew meanwhile.
    """
    waiting = {one.number: one for one in post(session, election.id).waiting}
    judged = {number: (one.fault, one.judged_by) for number, one in waiting.items()}
    refuse_if([*rules.voting_goes_on(election.passed), *rules.may_confirm(seen, judged, by.reference)])
    for number in seen:
        waiting[number].confirmed_by = by.reference
    session.flush()
    audit.record(session, Event.ENVELOPES_CONFIRMED, election, by=by, at=now, details={"envelopes": len(seen)})


def confirm_on_paper(
    session: Session,
    election: Election,
    seen: Mapping[int, EnvelopeFault | None],
    witness: str,
    *,
    is_alone: bool,
    by: Actor,
    now: datetime,
) -> None:
    """Note that a second person, by name, stood by and signed on paper for what was judged, as it was `seen`.

    Only where whoever judges `is_alone` with an account that could confirm it. The election is loaded and locked.
    Raises Refused with every reason why not.
    """
    waiting = {one.number: one for one in post(session, election.id).waiting}
    judged = {number: (one.fault, one.judged_by) for number, one in waiting.items()}
    refuse_if(
        [
            *rules.voting_goes_on(election.passed),
            *rules.may_confirm(seen, judged, None),
            *rules.may_confirm_on_paper(witness, by.name, is_alone=is_alone),
        ]
    )
    for number in seen:
        waiting[number].witness = tidy_line(witness)
    session.flush()
    details = {"envelopes": len(seen), "on_paper": True}
    audit.record(session, Event.ENVELOPES_CONFIRMED, election, by=by, at=now, details=details)


def open_envelopes(
    session: Session, election: Election, opening: Opening, *, by: Actor, now: datetime
) -> EnvelopeOpening:
    """Note what the accepted envelopes held, or correct it. The election is loaded and locked.

    Raises Refused with every reason why not.
    """
    kept = post(session, election.id)
    refuse_if(
        [
            *rules.voting_goes_on(election.passed),
            *rules.may_open(opening, election.passed, accepted=len(kept.accepted), waiting=len(kept.waiting)),
        ]
    )
    made = kept.opening or EnvelopeOpening(election_id=election.id)
    session.add(made)
    made.inner_envelopes, made.people = opening.inner, [tidy_line(name) for name in opening.people]
    made.remark, made.at, made.by = tidy_text(opening.remark), now, by.reference
    session.flush()
    details = {"inner": opening.inner, "accepted": len(kept.accepted)}
    audit.record(session, Event.ENVELOPES_OPENED, election, by=by, at=now, details=details)
    return made


def count_in(session: Session, election: Election, place: str) -> None:
    """Count one voter more at the door of a place; the log says nothing of it, because it would say when.

    The election is loaded and locked. Raises Refused with every reason why not.
    """
    refuse_if([*rules.voting_goes_on(election.passed), *rules.may_count_in(election.forms, place)])
    _at_door(session, election, place).voters += 1
    session.flush()


def correct_door(
    session: Session, election: Election, place: str, total: int, because: str, *, by: Actor, now: datetime
) -> None:
    """Let so many voters have been counted at the door of a place. The election is loaded and locked.

    Raises Refused with every reason why not: what stands is changed with a reason.
    """
    known = any(one.place.casefold() == tidy_line(place).casefold() for one in door(session, election.id))
    here = _at_door(session, election, place)
    refuse_if(
        [
            *rules.voting_goes_on(election.passed),
            *rules.may_count_in(election.forms, place),
            *rules.may_correct(here.voters if known else None, total, because),
        ]
    )
    change, here.voters = total - here.voters, total
    if known and change:
        session.add(
            DoorCorrection(
                election_id=election.id,
                place=here.place,
                change=change,
                because=tidy_text(because),
                at=now,
                by=by.reference,
            )
        )
    session.flush()
    audit.record(session, Event.DOOR_COUNT_CORRECTED, election, by=by, at=now, details={"change": change})


def _at_door(session: Session, election: Election, place: str) -> DoorCount:
    """Return the number of a place, however it is written; a new one where nobody was counted there."""
    named = tidy_line(place)
    for one in door(session, election.id):
        if one.place.casefold() == named.casefold():
            return one
    made = DoorCount(election_id=election.id, place=named, voters=0)
    session.add(made)
    return made


def _until(election: Election) -> date | None:
    """Return the last day on which votes by post are taken; None where nobody votes by post."""
    if not election.is_by(FormOfVoting.POST) or election.post_until is None:
        return None
    return clock.local(election.post_until).date()
