"""What somebody asks for about their own data: to be erased, and that it is not used meanwhile."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.refusal import NotFound, refuse_if
from recruit.nominations import letters, rules
from recruit.nominations.closed_letters import News, news
from recruit.nominations.model import ErasureRequest, Nomination, Restriction
from recruit.nominations.operations.posting import tell
from recruit.nominations.queries import rights
from recruit.nominations.rules.rights import Ground, may_answer, may_lift, may_restrict, may_tell_of_lifting
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
    """Tell the person what stays and why (art. 12, stk. 4): behind the link in the e-mail, else in a closed letter.

    The nomination is loaded locked. Raises NotFound where nobody has asked, and Refused without a reason.
    """
    refuse_if(may_answer(reason))
    request, nominee = rights.open_request(session, nomination.id), nomination.nominee
    if request is None or nominee is None:
        raise NotFound("erasure_request")
    request.answered_at, request.answered_by = now, by.reference
    request.erased, request.reason = False, rules.tidy_text(reason)
    session.flush()
    draft = letters.erasure_answered(nomination, nominee, nomination.round)
    tell(session, draft, news(nomination, News.ERASURE_ANSWERED, reason=request.reason), by=by, now=now)
    audit.record(session, Event.ERASURE_ANSWERED, nomination, by=by, at=now)


def restrict(
    session: Session, nomination: Nomination, ground: Ground, reason: str, *, by: Actor, now: datetime
) -> Restriction:
    """Keep what stands in a nomination, loaded locked, and use it no more: not in public, not in papers, no reminders.

    Raises Refused as `rules.rights.may_restrict` does.
    """
    refuse_if(may_restrict(reason, is_restricted=rights.restriction(session, nomination.id) is not None))
    made = Restriction(
        nomination_id=nomination.id, ground=ground, reason=rules.tidy_text(reason), since=now, by=by.reference
    )
    session.add(made)
    session.flush()
    audit.record(session, Event.RESTRICTED, nomination, by=by, at=now, details={"ground": ground})
    return made


def tell_of_lifting(session: Session, nomination: Nomination, lifts_on: date, *, by: Actor, now: datetime) -> None:
    """Tell the person from which day their data is used again (art. 18, stk. 3), by letter.

    The nomination is loaded locked. Raises NotFound where nothing is restricted, and Refused for a day that has come.
    """
    refuse_if(may_tell_of_lifting(lifts_on, today=clock.local(now).date()))
    stands, nominee = rights.restriction(session, nomination.id), nomination.nominee
    if stands is None or nominee is None:
        raise NotFound("restriction")
    stands.told_at, stands.told_by, stands.lifts_on = now, by.reference, lifts_on
    session.flush()
    draft = letters.restriction_ends(nomination, nominee, lifts_on, nomination.round)
    tell(session, draft, news(nomination, News.RESTRICTION_ENDS, day=lifts_on), by=by, now=now)
    audit.record(session, Event.RESTRICTION_TOLD, nomination, by=by, at=now, details={"lifts_on": lifts_on.isoformat()})


def lift(session: Session, nomination: Nomination, *, by: Actor, now: datetime) -> None:
    """Let what stands in a nomination, loaded locked, be used again.

    Raises NotFound where nothing is restricted, and Refused as `rules.rights.may_lift` does.
    """
    stands = rights.restriction(session, nomination.id)
    if stands is None:
        raise NotFound("restriction")
    refuse_if(may_lift(stands.lifts_on, today=clock.local(now).date()))
    stands.lifted_at, stands.lifted_by = now, by.reference
    session.flush()
    audit.record(session, Event.RESTRICTION_LIFTED, nomination, by=by, at=now)
