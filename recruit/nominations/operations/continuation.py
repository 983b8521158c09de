"""*Vil du fortsætte?* Asking sitting members, and taking what they say: a yes becomes a nomination."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from recruit.foundation import i18n
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.mail import operations as mail
from recruit.foundation.mail.rules import Draft, Link
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.nominations import queries
from recruit.nominations.model import ContinuationAsk, Nomination, NominationWithdrawal
from recruit.nominations.operations.submit import submit
from recruit.nominations.queries import continuation as members
from recruit.nominations.rules import CONTINUATION, Source, Submission
from recruit.nominations.rules.continuation import may_answer, may_go_on
from recruit.people.model import Person
from recruit.people.rules import ContactKind
from recruit.recruitment.model import RecruitmentRound
from recruit.recruitment.rules import Manner
from recruit.recruitment.rules import asking as rules
from recruit.recruitment.rules.asking import Asked

MANNERS = {
    Source.FORM: Manner.ONLINE,
    Source.PAPER: Manner.PAPER,
    Source.PHONE: Manner.PHONE,
    Source.EMAIL: Manner.EMAIL,
    Source.MEETING: Manner.MEETING,
}


def letter(kind: str, ask: ContinuationAsk, round_: RecruitmentRound, *, now: datetime) -> Draft:
    """Return the letter `continuation` or `continuation_reminder`; it names neither council nor seat."""
    with i18n.speaking(i18n.DEFAULT):
        facts = {"name": ask.person.name, "deadline": i18n.format_datetime(round_.closes_at)}
    link = Link(CONTINUATION, ask.id, rules.link_lifetime(round_.closes_at, now=now))
    email, reader = ask.person.reached_by(ContactKind.EMAIL), f"person:{ask.person.id}"
    return Draft(kind, email, reader, facts, link=link, scope=f"body:{round_.term.body_id}")


def ask_members(
    session: Session, round_: RecruitmentRound, people: Collection[Person], *, by: Actor, now: datetime
) -> int:
    """Ask people, loaded with contacts, whether they go on; return how many get a letter by e-mail.

    Whoever was asked before is not asked again; whoever has no address counts as asked: the page has a text to pass on.
    Raises Refused when nobody is left to ask, or the deadline is over.
    """
    asked_before = {ask.person_id for ask in members.continuations(session, round_)}
    new = [person for person in people if person.id not in asked_before]
    late = Refusal("round-closed-already", {"closes_at": round_.closes_at})
    nobody = [] if new else [Refusal("nobody-to-ask", field="members")]
    refuse_if([*nobody, *([late] if round_.closes_at <= now else [])])
    for person in new:
        ask = ContinuationAsk(round_id=round_.id, person=person, asked_at=now)
        session.add(ask)
        session.flush()
        if person.reached_by(ContactKind.EMAIL):
            mail.enqueue(session, letter("continuation", ask, round_, now=now), by=by, now=now)
        audit.record(session, Event.CONTINUATION_ASKED, ask, by=by, at=now, details={"round": str(round_.id)})
    return sum(bool(person.reached_by(ContactKind.EMAIL)) for person in new)


def remind_members(session: Session, round_: RecruitmentRound, *, by: Actor, now: datetime) -> int:
    """Remind everybody who has not answered and has an e-mail address, once; return how many.

    Raises Refused when there is nobody to remind.
    """
    waiting = [
        ask
        for ask in members.continuations(session, round_)
        if ask.person.reached_by(ContactKind.EMAIL) and not rules.may_remind(_asked(ask, round_), now=now)
    ]
    refuse_if([] if waiting else [Refusal("nobody-to-remind")])
    for ask in waiting:
        _remind(session, ask, round_, by, now)
    return len(waiting)


def remind_due(session: Session, *, now: datetime) -> None:
    """Remind the members whose round closes soon; for the worker."""
    for ask in members.to_remind(session, now=now):
        if ask.person.reached_by(ContactKind.EMAIL) and rules.is_reminded_now(_asked(ask, ask.round), now=now):
            _remind(session, ask, ask.round, Actor.system(), now)


def say(
    session: Session,
    ask: ContinuationAsk,
    goes_on: bool,
    *,
    by: Actor,
    now: datetime,
    manner: Manner = Manner.ONLINE,
    arrived_at: datetime | None = None,
) -> None:
    """Write down what a member, loaded for a change, says. After a yes the form is still to come (`go_on`).

    Who said yes and says no withdraws the nomination that came of it. Raises Refused when it comes too late.
    """
    arrived = arrived_at or now
    refuse_if(may_answer(members.facts_of(ask, ask.round, now=now), at=arrived))
    if not goes_on:
        _withdraw(session, ask, by, now, manner)
    _note(session, ask, goes_on, manner=manner, by=by, now=now, arrived=arrived)


def go_on(session: Session, ask: ContinuationAsk, submission: Submission, *, by: Actor, now: datetime) -> Nomination:
    """Take the form of a member, loaded for a change, who goes on: it is their yes, and their nomination.

    Raises Refused with every reason why not, as `submit` does.
    """
    arrived = submission.arrived_at or now
    refuse_if(may_go_on(members.facts_of(ask, ask.round, now=now), at=arrived))
    theirs = replace(submission, nominee=replace(submission.nominee, person_id=ask.person_id))
    round_ = queries.round_by_id(session, ask.round_id)
    nomination = submit(session, round_, theirs, by=by, now=now)
    ask.nomination = nomination
    _note(session, ask, True, manner=MANNERS[submission.source], by=by, now=now, arrived=arrived)
    return nomination


def _asked(ask: ContinuationAsk, round_: RecruitmentRound) -> Asked:
    """A yes whose form is still to come is no whole answer."""
    answered = ask.answer is False or ask.nomination_id is not None
    return Asked(ask.asked_at, ask.reminded_at, answered, round_.closes_at)


def _remind(session: Session, ask: ContinuationAsk, round_: RecruitmentRound, by: Actor, now: datetime) -> None:
    ask.reminded_at = now
    mail.enqueue(session, letter("continuation_reminder", ask, round_, now=now), by=by, now=now)
    audit.record(session, Event.CONTINUATION_REMINDED, ask, by=by, at=now)


def _withdraw(session: Session, ask: ContinuationAsk, by: Actor, now: datetime, manner: Manner) -> None:
    nomination, ask.nomination = ask.nomination, None
    if nomination is None or any(each.revoked_at is None for each in nomination.withdrawals):
        return
    nomination.withdrawals.append(NominationWithdrawal(at=now, by=by.reference, manner=manner))
    audit.record(session, Event.NOMINATION_WITHDRAWN, nomination, by=by, at=now)


def _note(
    session: Session,
    ask: ContinuationAsk,
    goes_on: bool,
    *,
    manner: Manner,
    by: Actor,
    now: datetime,
    arrived: datetime,
) -> None:
    ask.answer, ask.answered_at, ask.answered_by, ask.manner = goes_on, arrived, by.reference, manner
    session.flush()
    details = {"goes_on": goes_on, "manner": manner}
    audit.record(session, Event.CONTINUATION_ANSWERED, ask, by=by, at=now, details=details)
