"""Approving somebody as a candidate, or not, and revoking that; whoever it is about is told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.mail.by_hand import stop_waiting
from recruit.foundation.mail.rules import Draft
from recruit.foundation.refusal import NotFound, Refusal, refuse_if
from recruit.nominations import letters, queries, rules
from recruit.nominations.closed_letters import LACKS, News, news
from recruit.nominations.model import Nomination, Nominee, VettingDecision
from recruit.nominations.operations.posting import post, tell, tell_closed
from recruit.nominations.queries import vetting as checks
from recruit.nominations.rules.vetting import Complaining, may_approve, may_be_written, may_refuse


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

    Without an e-mail address they are told on paper.

    Raises Refused with every reason of `rules.vetting.may_approve`.
    """
    check = checks.check_of(session, nomination.id, lock=True)
    lacking = checks.lacking(session, nomination, check)
    status, vetting = queries.status(nomination, now=now), check.vetting(now=now)
    facts = (status, check.vetted, vetting, lacking)
    refuse_if([*may_approve(*facts, reason=decided.reason), *_may_be_written(decided, now=now)])
    if told := check.deficiency:
        told.remedied_at, told.remedied_by = now, by.reference
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

    That is said in a closed letter, which waits to be sent by hand; an e-mail says only that there is a decision.

    Raises Refused with every reason of `rules.vetting.may_refuse`.
    """
    refuse_if(_against_refusing(nomination, checks.check_of(session, nomination.id, lock=True), decided, now=now))
    made = _write(session, nomination, decided, approves=False, by=by, now=now)
    details = {"conflict": made.conflict != ""}
    audit.record(session, Event.NOMINATION_NOT_APPROVED, nomination, by=by, at=now, details=details)
    return made


def letter_of_refusal(session: Session, nomination: Nomination, decided: Decided, *, by: Actor, now: datetime) -> Draft:
    """Return the closed letter that `refuse` would write, and write nothing. Raises Refused as it does."""
    refuse_if(_against_refusing(nomination, checks.check_of(session, nomination.id), decided, now=now))
    return letters.nomination_not_approved_on_paper(
        nomination, _decision(nomination, decided, approves=False, by=by, now=now)
    )


def revoke(session: Session, nomination: Nomination, because: str, *, by: Actor, now: datetime) -> None:
    """Take the decision that stands back, for a reason: the check is open again, and the person is told.

    A letter about it that nobody has sent is stopped. Raises Refused without a decision, and without a reason.
    """
    check = checks.check_of(session, nomination.id, lock=True)
    reasons: Sequence[Refusal] = [
        *([] if check.decision else [Refusal("vetting-is-not-decided")]),
        *([] if because.strip() else [Refusal("reason-missing", field="because")]),
        *rules.unfit(because=because),
    ]
    refuse_if(reasons)
    if check.decision:
        decision = check.decision
        decision.revoked_at, decision.revoked_by = now, by.reference
        decision.revoked_because = rules.tidy_text(because)
        session.flush()
        _tell_that_it_is_taken_back(session, nomination, decision, by=by, now=now)
    audit.record(session, Event.NOMINATION_DECISION_REVOKED, nomination, by=by, at=now)


def _against_refusing(
    nomination: Nomination, check: checks.Check, decided: Decided, *, now: datetime
) -> Sequence[Refusal]:
    status, vetting = queries.status(nomination, now=now), check.vetting(now=now)
    way = Complaining(decided.complaint_to, decided.complaint_until)
    reasons = may_refuse(status, check.vetted, vetting, reason=decided.reason, complaining=way, now=now)
    return [*reasons, *_may_be_written(decided, now=now)]


def _may_be_written(decided: Decided, *, now: datetime) -> Sequence[Refusal]:
    said = {"reason": decided.reason, "committee": decided.committee, "considered": decided.conflict}
    return may_be_written(decided.decided_on, clock.local(now).date(), **said, complaint_to=decided.complaint_to)


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
    made = _decision(nomination, decided, approves=approves, by=by, now=now)
    session.add(made)
    session.flush()
    if approves:
        stop_waiting(session, f"nominee:{nomination.id}", (LACKS,), by=by, now=now)
    _tell(session, nomination, made, nominee, by=by, now=now)
    return made


def _decision(nomination: Nomination, decided: Decided, *, approves: bool, by: Actor, now: datetime) -> VettingDecision:
    return VettingDecision(
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


def _tell(
    session: Session, nomination: Nomination, made: VettingDecision, nominee: Nominee, *, by: Actor, now: datetime
) -> None:
    draft = letters.nomination_decided(nomination, nominee, nomination.round)
    if made.approves:
        tell(session, draft, news(nomination, News.APPROVED), by=by, now=now)
        return
    post(session, draft, by=by, now=now)
    tell_closed(session, letters.nomination_not_approved_on_paper(nomination, made), by=by, now=now)


def _tell_that_it_is_taken_back(
    session: Session, nomination: Nomination, decision: VettingDecision, *, by: Actor, now: datetime
) -> None:
    """Tell whoever was told of the decision; whoever has not heard of it need not hear that it is gone."""
    nominee = nomination.nominee
    if nominee is None:
        return
    is_unheard = stop_waiting(session, f"nominee:{nomination.id}", (letters.NOT_APPROVED,), by=by, now=now)
    if nominee.email:
        post(session, letters.candidate_news(nomination, nominee, nomination.round), by=by, now=now)
    if nominee.email or not is_unheard:
        why, day = decision.revoked_because or "", decision.decided_on
        told = news(nomination, News.DECISION_TAKEN_BACK, reason=why, day=day)
        tell_closed(session, told, by=by, now=now)
