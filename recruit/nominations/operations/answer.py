"""Answering a proposal, and changing the answer."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.mail import by_hand
from recruit.foundation.refusal import refuse_if
from recruit.nominations import letters, rules
from recruit.nominations.model import Nomination, NominationAnswer
from recruit.nominations.operations.posting import post
from recruit.nominations.queries import asks
from recruit.recruitment.rules import Manner


def answer(
    session: Session,
    nomination_id: UUID,
    accepts: bool,
    *,
    tells_nominator: bool,
    by: Actor,
    now: datetime,
    manner: Manner = Manner.ONLINE,
    arrived_at: datetime | None = None,
) -> Nomination:
    """Write down what somebody says to being proposed; the newest answer stands.

    What reached the secretariat in another way is judged by the instant at which it arrived.

    One answer is for everybody who proposed the same person in the round, and so is the leave to tell them. Whoever
    may hear of it gets a letter that there is an answer, not which; a question on paper that nobody has sent is
    stopped. Raises NotFound for what was never asked or is erased, and Refused as `rules.may_answer` does, and for what
    has not arrived yet.
    """
    arrived = arrived_at or now
    proposals = asks.proposals_of_one(session, nomination_id, lock=True)
    too_early, is_staff = rules.may_have_arrived(arrived, now=now), by.kind == "staff"
    question = asks.question_of(proposals[0])
    refuse_if([*too_early, *rules.may_answer(question, accepts, now=arrived, by_staff=is_staff)])
    for proposal in proposals:
        if not rules.may_answer(asks.question_of(proposal), accepts, now=arrived):
            is_new = _note(session, proposal, accepts, by=by, now=now, arrived=arrived, manner=manner)
            _tell(session, proposal, tells_nominator, is_new=is_new, by=by, now=now)
    for proposal in proposals:  # the question on paper has its answer
        by_hand.stop_waiting(session, f"nominee:{proposal.id}", (letters.ASK,), by=by, now=now)
    if manner is Manner.ONLINE and proposals[0].nominee:
        proposals[0].nominee.email_confirmed_at = now  # the link came by that mailbox
    return proposals[0]


def _note(
    session: Session,
    proposal: Nomination,
    accepts: bool,
    *,
    by: Actor,
    now: datetime,
    arrived: datetime,
    manner: Manner,
) -> bool:
    """Write the answer down; return False when it is the one that stands already."""
    standing = asks.standing_answer(proposal)
    if standing and standing.accepts is accepts:
        return False
    if standing:
        standing.revoked_at, standing.revoked_by = now, by.reference
        session.flush()  # before the next one, or two would stand
    when = {"at": arrived, "written_at": now}
    proposal.answers.append(NominationAnswer(accepts=accepts, **when, by=by.reference, manner=manner))
    event = Event.NOMINATION_ACCEPTED if accepts else Event.NOMINATION_DECLINED
    audit.record(session, event, proposal, by=by, at=now, details={"manner": manner})
    return True


def _tell(
    session: Session, proposal: Nomination, tells_nominator: bool, *, is_new: bool, by: Actor, now: datetime
) -> None:
    nominee, nominator = proposal.nominee, proposal.nominator
    if nominee is None:
        return
    is_newly_allowed = tells_nominator and not nominee.tells_nominator
    nominee.tells_nominator = tells_nominator
    if nominator and tells_nominator and (is_new or is_newly_allowed):
        post(session, letters.nominee_answered(proposal, nominator, proposal.round), by=by, now=now, each=True)
