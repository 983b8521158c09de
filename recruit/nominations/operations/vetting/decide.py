"""Approving somebody as a candidate, or not, and revoking that; whoever it is about is told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.mail import operations as mail
from recruit.foundation.refusal import NotFound, Refusal, refuse_if
from recruit.nominations import letters, queries, rules
from recruit.nominations.model import Nomination, VettingDecision
from recruit.nominations.queries import vetting as checks
from recruit.nominations.rules.vetting import Complaining, may_approve, may_refuse


@dataclass(frozen=True, slots=True)
class Decided:
    """What somebody decides. What is not stated is empty."""

    decided_on: date
    reason: str = ""
    #: The election committee's meeting, where there is a committee.
    committee: str = ""
    #: What was considered about a conflict of interest.
    conflict: str = ""
    #: To whom, and until when, whoever is not approved can complain.
    complaint_to: str = ""
    complaint_until: datetime | None = None


def approve(session: Session, nomination: Nomination, decided: Decided, *, by: Actor, now: datetime) -> VettingDecision:
    """Approve somebody, loaded whole, as a candidate, and tell them; an open letter about deficiencies is closed.

    Raises Refused with every reason of `rules.vetting.may_approve`.
    """
    check = checks.check_of(session, nomination.id, lock=True)
    lacking = checks.lacking(session, nomination, check)
    status, vetting = queries.status(nomination, now=now), check.vetting(now=now)
    refuse_if(may_approve(status, check.vetted, vetting, lacking, reason=decided.reason))
    if check.deficiency:
        check.deficiency.remedied_at, check.deficiency.remedied_by = now, by.reference
    made = _write(session, nomination, decided, approves=True, by=by, now=now)
    details = {"lacking": [str(each) for each in lacking], "conflict": made.conflict != ""}
    audit.record(session, Event.NOMINATION_APPROVED, nomination, by=by, at=now, details=details)
    return made


def refuse(
    session: Session,
    nomination: Nomination,
    decided: Decided,
    *,
    by: Actor,
    now: datetime,
) -> VettingDecision:
    """Decide that somebody, loaded whole, is not approved as a candidate; they are told why, and how to complain.

    Raises Refused with every reason of `rules.vetting.may_refuse`.
    """
    check = checks.check_of(session, nomination.id, lock=True)
    status, vetting = queries.status(nomination, now=now), check.vetting(now=now)
    way = Complaining(decided.complaint_to, decided.complaint_until)
    refuse_if(may_refuse(status, check.vetted, vetting, reason=decided.reason, complaining=way, now=now))
    made = _write(session, nomination, decided, approves=False, by=by, now=now)
    details = {"conflict": made.conflict != ""}
    audit.record(session, Event.NOMINATION_NOT_APPROVED, nomination, by=by, at=now, details=details)
    return made


def revoke(session: Session, nomination: Nomination, because: str, *, by: Actor, now: datetime) -> None:
    """Take the decision that stands back, for a reason: the check is open again. Raises Refused without one of both."""
    check = checks.check_of(session, nomination.id, lock=True)
    reasons: Sequence[Refusal] = [
        *([] if check.decision else [Refusal("vetting-is-not-decided")]),
        *([] if because.strip() else [Refusal("reason-missing", field="because")]),
    ]
    refuse_if(reasons)
    if check.decision:
        decision = check.decision
        decision.revoked_at, decision.revoked_by = now, by.reference
        decision.revoked_because = rules.tidy_text(because)
    session.flush()
    audit.record(session, Event.NOMINATION_DECISION_REVOKED, nomination, by=by, at=now)


def _write(
    session: Session,
    nomination: Nomination,
    decided: Decided,
    *,
    approves: bool,
    by: Actor,
    now: datetime,
) -> VettingDecision:
    nominee = nomination.nominee
    if nominee is None:
        raise NotFound(nomination.id)
    made = VettingDecision(
        nomination_id=nomination.id,
        approves=approves,
        reason=rules.tidy_text(decided.reason),
        decided_on=decided.decided_on,
        committee=rules.tidy_line(decided.committee),
        conflict=rules.tidy_text(decided.conflict),
        complaint_to="" if approves else rules.tidy_line(decided.complaint_to),
        complaint_until=None if approves else decided.complaint_until,
        at=now,
        by=by.reference,
    )
    session.add(made)
    session.flush()
    if nominee.email:
        mail.enqueue(session, letters.nomination_decided(nomination, nominee, nomination.round), by=by, now=now)
    return made
