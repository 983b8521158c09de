"""*Vil du fortsætte?* Asking sitting members, and taking what they say: a yes becomes a nomination."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.foundation import i18n
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.mail import by_hand
from recruit.foundation.mail import operations as mail
from recruit.foundation.mail.rules import Channel, Draft, Link
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.foundation.tokens import operations as tokens
from recruit.nominations import letters, queries
from recruit.nominations.model import ContinuationAsk, Nomination, NominationWithdrawal
from recruit.nominations.operations.submit import submit
from recruit.nominations.queries import continuation as members
from recruit.nominations.rules import CONTINUATION, Source, Submission, may_have_arrived
from recruit.nominations.rules.continuation import may_answer, may_go_on
from recruit.people.model import Person
from recruit.people.rules import ContactKind
from recruit.recruitment.model import RecruitmentRound
from recruit.recruitment.rules import Manner
from recruit.recruitment.rules import asking as rules
from recruit.recruitment.rules.asking import Asked
from recruit.recruitment.rules.deadline import end_of

#: The letters.
ON_PAPER = "continuation_on_paper"
QUESTION, REMINDER = "continuation", "continuation_reminder"

MANNERS = {
    Source.FORM: Manner.ONLINE,
    Source.PAPER: Manner.PAPER,
    Source.PHONE: Manner.PHONE,
    Source.EMAIL: Manner.EMAIL,
    Source.MEETING: Manner.MEETING,
}


def letter(kind: str, ask: ContinuationAsk, round_: RecruitmentRound, *, now: datetime) -> Draft:
    """Return the question or the reminder; it names neither council nor seat."""
    link = Link(CONTINUATION, ask.id, rules.link_lifetime(round_.closes_at, now=now))
    return replace(_to(kind, ask.person, round_), link=link)


def as_shown(kind: str, round_: RecruitmentRound, name: str) -> Draft:
    """Return a letter as the page shows it beforehand, with something in place of a name."""
    link = Link(CONTINUATION, round_.id, timedelta())
    return replace(_to(kind, Person(name=name, contacts=[]), round_), link=link)


def on_paper(person: Person, round_: RecruitmentRound) -> Draft:
    """Return the question for somebody without a mailbox: a closed letter may say what it is about. It has no link."""
    draft, where = _to(ON_PAPER, person, round_), person.reached_by(ContactKind.ADDRESS)
    facts = {**draft.facts, "council": letters.council_of(round_), "term": round_.term.label}
    return replace(draft, address=f"{person.name}\n{where}".strip(), facts=facts, channel=Channel.PAPER)


def ask_members(
    session: Session, round_: RecruitmentRound, people: Collection[Person], *, by: Actor, now: datetime
) -> int:
    """Ask people, loaded with contacts, whether they go on; return how many get a letter by e-mail.

    Whoever was asked before is not asked again; for whoever has no address a letter on paper waits to be sent by hand.
    Raises Refused when nobody is left to ask, or the deadline is over.
    """
    asked_before = {ask.person_id for ask in members.continuations(session, round_)}
    new = [person for person in people if person.id not in asked_before]
    late = Refusal("round-closed-already", {"closes_at": round_.closes_at})
    nobody = [] if new else [Refusal("nobody-to-ask", field="members")]
    refuse_if([*nobody, *([late] if now >= end_of(round_.closes_at) else [])])
    for person in new:
        ask = _ask(session, round_, person, by, now)
        if person.reached_by(ContactKind.EMAIL):
            mail.enqueue(session, letter(QUESTION, ask, round_, now=now), by=by, now=now)
        else:
            by_hand.queue_closed(session, on_paper(person, round_), by=by, now=now)
    return sum(bool(person.reached_by(ContactKind.EMAIL)) for person in new)


def asked_in_person(
    session: Session, round_: RecruitmentRound, person: Person, *, by: Actor, now: datetime
) -> ContinuationAsk:
    """Return what a member was asked, for a change; whoever was not asked yet counts as asked now, without a letter."""
    found = members.continuation_of(session, round_, person.id, for_change=True)
    if found is None:
        asked = _ask(session, round_, person, by, now)
        found = members.continuation(session, asked.id, for_change=True)
    return found


def remind_members(session: Session, round_: RecruitmentRound, *, by: Actor, now: datetime) -> int:
    """Remind everybody who has not answered and has an e-mail address, once; return how many.

    Raises Refused when there is nobody to remind.
    """
    waiting = to_remind(members.continuations(session, round_), round_, now=now)
    refuse_if([] if waiting else [Refusal("nobody-to-remind")])
    for ask in waiting:
        _remind(session, ask, round_, by, now)
    return len(waiting)


def to_remind(asks: Collection[ContinuationAsk], round_: RecruitmentRound, *, now: datetime) -> list[ContinuationAsk]:
    """Return whom of these, loaded with contacts, a reminder would reach."""
    return [
        ask
        for ask in asks
        if ask.person.reached_by(ContactKind.EMAIL) and not rules.may_remind(_asked(ask, round_), now=now)
    ]


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

    Who said yes and says no withdraws the nomination that came of it. Raises Refused when it comes too late, or is said
    to arrive in the future.
    """
    arrived = arrived_at or now
    late = may_answer(members.facts_of(ask, ask.round, now=now), at=arrived, by_staff=by.kind == "staff")
    refuse_if(may_have_arrived(arrived, now=now) or late)
    if not goes_on:
        _withdraw(session, ask, by, now, manner)
    _note(session, ask, goes_on, manner=manner, by=by, now=now, arrived=arrived)


def go_on(session: Session, ask: ContinuationAsk, submission: Submission, *, by: Actor, now: datetime) -> Nomination:
    """Take the form of a member, loaded for a change, who goes on: it is their yes, and their nomination.

    Raises Refused with every reason why not, as `submit` does.
    """
    arrived = submission.arrived_at or now
    refuse_if(may_go_on(members.facts_of(ask, ask.round, now=now), at=arrived, by_staff=by.kind == "staff"))
    theirs = replace(submission, nominee=replace(submission.nominee, person_id=ask.person_id))
    round_ = queries.round_by_id(session, ask.round_id)
    nomination = submit(session, round_, theirs, by=by, now=now)
    ask.nomination = nomination
    _note(session, ask, True, manner=MANNERS[submission.source], by=by, now=now, arrived=arrived)
    return nomination


def hand_link(session: Session, ask: ContinuationAsk, *, by: Actor, now: datetime) -> str:
    """Return a new token for the page of a member, loaded with round, who has no e-mail; earlier links stop working."""
    tokens.withdraw(session, CONTINUATION, ask.id, now=now)
    lifetime = rules.link_lifetime(ask.round.closes_at, now=now)
    audit.record(session, Event.CONTINUATION_LINK_MADE, ask, by=by, at=now)
    return tokens.mint(session, CONTINUATION, ask.id, lifetime=lifetime, now=now)


def _ask(session: Session, round_: RecruitmentRound, person: Person, by: Actor, now: datetime) -> ContinuationAsk:
    ask = ContinuationAsk(round_id=round_.id, person=person, asked_at=now)
    session.add(ask)
    session.flush()
    audit.record(session, Event.CONTINUATION_ASKED, ask, by=by, at=now, details={"round": str(round_.id)})
    return ask


def _to(kind: str, person: Person, round_: RecruitmentRound) -> Draft:
    with i18n.speaking(i18n.DEFAULT):
        facts = {"name": person.name, "deadline": i18n.format_datetime(round_.closes_at)}
    email, reader = person.reached_by(ContactKind.EMAIL), f"person:{person.id}"
    return Draft(kind, email, reader, facts, scope=letters.scope_of(round_))


def _asked(ask: ContinuationAsk, round_: RecruitmentRound) -> Asked:
    """A yes whose form is still to come is no whole answer."""
    answered = ask.answer is False or ask.nomination_id is not None
    return Asked(ask.asked_at, ask.reminded_at, answered, round_.closes_at)


def _remind(session: Session, ask: ContinuationAsk, round_: RecruitmentRound, by: Actor, now: datetime) -> None:
    ask.reminded_at = now
    mail.enqueue(session, letter(REMINDER, ask, round_, now=now), by=by, now=now)
    audit.record(session, Event.CONTINUATION_REMINDED, ask, by=by, at=now)


def _withdraw(session: Session, ask: ContinuationAsk, by: Actor, now: datetime, manner: Manner) -> None:
    nomination, ask.nomination = ask.nomination, None
    if nomination is None:
        return
    session.execute(select(Nomination.id).where(Nomination.id == nomination.id).with_for_update())
    session.refresh(nomination, ["erased_at", "withdrawals"])  # the member may have withdrawn it at this moment, too
    if nomination.erased_at is not None or any(each.revoked_at is None for each in nomination.withdrawals):
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
    by_hand.stop_waiting(session, f"person:{ask.person_id}", (ON_PAPER, QUESTION), by=by, now=now)
    details = {"goes_on": goes_on, "manner": manner}
    audit.record(session, Event.CONTINUATION_ANSWERED, ask, by=by, at=now, details=details)
