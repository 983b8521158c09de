"""Taking down that somebody asks to be erased, and answering it."""

from datetime import datetime

from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.refusal import NotFound, refuse_if
from recruit.nominations import letters, rules
from recruit.nominations.model import ErasureRequest, Nomination
from recruit.nominations.operations.posting import post
from recruit.nominations.queries import rights
from recruit.nominations.rules.rights import may_answer
from recruit.recruitment.rules import Manner


def ask_for_erasure(
    session: Session,
    nomination: Nomination,
    *,
    by: Actor,
    now: datetime,
    manner: Manner = Manner.ONLINE,
    arrived_at: datetime | None = None,
) -> ErasureRequest:
    """Take down that the person asks to be erased; asked twice it is one wish, until it is answered.

    The nomination is loaded locked. Raises Refused for what has not arrived yet.
    """
    arrived = arrived_at or now
    refuse_if(rules.may_have_arrived(arrived, now=now))
    if known := rights.open_request(session, nomination.id):
        return known
    request = ErasureRequest(nomination_id=nomination.id, received_at=arrived, manner=manner, by=by.reference)
    session.add(request)
    session.flush()
    audit.record(session, Event.ERASURE_ASKED_FOR, nomination, by=by, at=now, details={"manner": manner})
    return request


def answer_erasure(session: Session, nomination: Nomination, reason: str, *, by: Actor, now: datetime) -> None:
    """Tell the person what stays and why (art. 12, stk. 4); the answer stands behind the link in the letter.

    The nomination is loaded locked. Raises NotFound where nobody has asked, and Refused without a reason.
    """
    refuse_if(may_answer(reason))
    request, nominee = rights.open_request(session, nomination.id), nomination.nominee
    if request is None or nominee is None:
        raise NotFound("erasure_request")
    request.answered_at, request.answered_by = now, by.reference
    request.erased, request.reason = False, rules.tidy_text(reason)
    session.flush()
    post(session, letters.erasure_answered(nomination, nominee, nomination.round), by=by, now=now)
    audit.record(session, Event.ERASURE_ANSWERED, nomination, by=by, at=now)
