"""Voting for an office: who stands, each ballot and lot as it was held, and who has the office by it."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy.orm import Session

from recruit.appointments.model import Membership, OfficeHolding, OfficeVote
from recruit.appointments.operations.offices import end_held_over, end_other_offices, hold_office
from recruit.appointments.queries import office_vote as queries
from recruit.appointments.rules import Office
from recruit.appointments.rules import constituting as rules
from recruit.appointments.rules.constituting import DrawnLot, HeldBallot
from recruit.bodies.model import Term
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.foundation.writing import tidy_line, tidy_text


def begin(
    session: Session,
    term: Term,
    office: Office,
    candidates: Sequence[Membership],
    on: date,
    *,
    by: Actor,
    now: datetime,
) -> OfficeVote:
    """Begin a vote for an office between members of a term. Raises Refused with every reason why not."""
    sitting = [one.id for one in queries.members_on(session, term.body_id, on)]
    refuse_if(rules.may_begin([one.id for one in candidates], sitting))
    made = OfficeVote(
        term=term,
        term_id=term.id,
        office=office,
        held_on=on,
        candidates=[str(one.id) for one in candidates],
        noted=[],
        at=now,
        by=by.reference,
    )
    session.add(made)
    session.flush()
    audit.record(session, Event.OFFICE_VOTE_BEGUN, made, by=by, at=now, details={"office": office})
    return made


def note_ballot(session: Session, vote: OfficeVote, ballot: HeldBallot, *, by: Actor, now: datetime) -> None:
    """Note a ballot that was held. The vote is loaded and locked. Raises Refused with every reason why not."""
    members = len(queries.members_on(session, vote.term.body_id, vote.held_on))
    refuse_if([*_over(vote), *rules.may_note_ballot(ballot, queries.so_far(vote), members=members)])
    votes = {str(number): votes for number, votes in ballot.votes.items() if votes}
    noted = {"present": ballot.present, "votes": votes, "blank": ballot.blank, "invalid": ballot.invalid}
    _note(session, vote, {"ballot": noted}, by=by, now=now)


def note_lot(session: Session, vote: OfficeVote, lot: DrawnLot, *, by: Actor, now: datetime) -> None:
    """Note a lot that was drawn. The vote is loaded and locked. Raises Refused with every reason why not."""
    refuse_if([*_over(vote), *rules.may_note_lot(lot, queries.so_far(vote))])
    people = {"drawn_by": tidy_line(lot.drawn_by), "witnessed_by": tidy_line(lot.witnessed_by)}
    _note(session, vote, {"lot": {"drawn": list(lot.drawn), **people}}, by=by, now=now)


def take_last_back(session: Session, vote: OfficeVote, *, by: Actor, now: datetime) -> None:
    """Take back what was noted last. The vote is loaded and locked. Raises Refused where nothing is, or it is over."""
    concluded = vote.concluded_at is not None
    discarded = vote.discarded_at is not None
    refuse_if(rules.may_take_last_back(is_concluded=concluded, is_discarded=discarded, noted=len(vote.noted)))
    vote.noted = vote.noted[:-1]
    session.flush()
    audit.record(session, Event.OFFICE_VOTE_TAKEN_BACK, vote, by=by, at=now)


def conclude(session: Session, vote: OfficeVote, *, by: Actor, now: datetime) -> OfficeHolding:
    """Give the office to whoever was elected, from the day of the meeting. The vote is loaded and locked.

    Whoever has gone on with the office from an earlier term has it to the day before, and so has the elected member
    another one. Raises Refused while nobody is elected, once it is over, and where that member may not hold the office.
    """
    found = queries.so_far(vote)
    refuse_if([*_over(vote), *rules.may_conclude(found)])
    elected = queries.standing(session, vote)[found.winners[0] - 1]
    last_day = elected.last_day.last if elected.last_day else None
    end_held_over(session, vote.term, vote.office, vote.held_on, by=by, now=now)
    end_other_offices(session, elected, vote.office, vote.held_on, by=by, now=now)
    made = hold_office(session, elected, vote.office, since=vote.held_on, last_day=last_day, by=by, now=now)
    vote.concluded_at, vote.concluded_by, vote.holding_id = now, by.reference, made.id
    session.flush()
    details = {"membership": str(elected.id), "ballots": len(vote.ballots), "lots": len(vote.lots)}
    audit.record(session, Event.OFFICE_VOTE_CONCLUDED, vote, by=by, at=now, details=details)
    return made


def discard(session: Session, vote: OfficeVote, because: str, *, by: Actor, now: datetime) -> None:
    """Discontinue a vote that was begun in error or broken off; what was noted stays, and nobody has the office by it.

    The vote is loaded and locked. Raises Refused with every reason why not: without a reason, and once it is over.
    """
    concluded, discarded = vote.concluded_at is not None, vote.discarded_at is not None
    refuse_if(rules.may_discard(because, is_concluded=concluded, is_discarded=discarded))
    vote.discarded_at, vote.discarded_by, vote.discarded_because = now, by.reference, tidy_text(because)
    session.flush()
    audit.record(session, Event.OFFICE_VOTE_DISCARDED, vote, by=by, at=now, details={"office": vote.office})


def _over(vote: OfficeVote) -> tuple[Refusal, ...]:
    return rules.may_go_on(is_concluded=vote.concluded_at is not None, is_discarded=vote.discarded_at is not None)


def _note(session: Session, vote: OfficeVote, what: dict[str, object], *, by: Actor, now: datetime) -> None:
    vote.noted = [*vote.noted, what]
    session.flush()
    audit.record(session, Event.OFFICE_VOTE_NOTED, vote, by=by, at=now, details={"what": next(iter(what))})
