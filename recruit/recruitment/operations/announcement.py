"""Making a round public, and taking that back."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.bodies.model import Body, Term
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.recruitment import rules
from recruit.recruitment.model import RecruitmentRound, RoundAnnouncement


def announce(session: Session, round_: RecruitmentRound, *, by: Actor, now: datetime) -> RoundAnnouncement:
    """Make a round, loaded with texts and announcements, public. Nobody can stand before it opens.

    Raises Refused with every reason why not.
    """
    chosen = select(Body.until).join(Term, Term.body_id == Body.id).where(Term.id == round_.term_id)
    dissolved = [Refusal("round-of-a-dissolved-council")] if session.scalar(chosen) else []
    refuse_if([*rules.may_announce(round_.readiness, now=now), *dissolved])
    announcement = RoundAnnouncement(round_id=round_.id, by=by.reference, at=now)
    round_.announcements.append(announcement)
    session.flush()
    audit.record(session, Event.ROUND_ANNOUNCED, round_, by=by, at=now)
    return announcement


def revoke_announcement(session: Session, round_: RecruitmentRound, because: str, *, by: Actor, now: datetime) -> None:
    """Take a round, loaded with its announcements, back from the public, with a reason: it is a draft again.

    Who has answered stays. Raises Refused without a reason, and while it is a draft.
    """
    refuse_if(rules.may_revoke(because, is_announced=round_.is_announced))
    standing = next(one for one in round_.announcements if one.revoked_at is None)
    standing.revoked_by, standing.revoked_at, standing.revoked_because = by.reference, now, because.strip()
    session.flush()
    audit.record(session, Event.ROUND_ANNOUNCEMENT_REVOKED, round_, by=by, at=now)
