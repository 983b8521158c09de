"""A body is dissolved from a day: everything open ends on the day before, the history stays, and it can be undone.

What is held elsewhere on behalf of the body ends with it, and a call for candidates is public no more. Whoever would
only begin later is taken back first. Elections are not annulled by it: their committee does that, or they are over.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session, contains_eager, joinedload, selectinload

from recruit.acts import closing_down
from recruit.acts.closing_down import Work, work
from recruit.appointments.letters import dissolution as letters
from recruit.appointments.model import Membership, SubstituteCall
from recruit.appointments.operations import calling, substituting
from recruit.appointments.operations.leaving import cut_short
from recruit.appointments.queries import sits_on, substitution
from recruit.appointments.rules import EndReason, Role
from recruit.appointments.rules.substitution import CallKind, FilledBy
from recruit.assignments.letters import asking as asking_letters
from recruit.assignments.letters import places as place_letters
from recruit.bodies.model import Body, BodyDissolution, Decision, SeatGroup, Term
from recruit.bodies.rules import DecisionKind
from recruit.bodies.rules import dissolution as rules
from recruit.bodies.rules.dissolution import NewDissolution
from recruit.elections.model import Election
from recruit.elections.rules.vocabulary import Milestone
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.dates import Precision, Span, last_day
from recruit.foundation.i18n import gettext as _
from recruit.foundation.mail import by_hand
from recruit.foundation.mail import operations as mail
from recruit.foundation.mail.model import Letter
from recruit.foundation.mail.rules import Draft, may_cancel
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.foundation.undoing import Noted, obstacles, take_back, watched
from recruit.foundation.writing import tidy_line, tidy_text
from recruit.people.model import Organization, Person
from recruit.recruitment.model import RecruitmentRound
from recruit.recruitment.operations import revoke_announcement

#: What an election has passed that is over.
_OVER = frozenset({Milestone.SUBMITTED, Milestone.ANNULLED})


@dataclass(frozen=True, slots=True)
class Ending:
    """Everything that ends when a body is dissolved from a day."""

    #: Who sits on its last day, with person, group and offices.
    memberships: Sequence[Membership]
    #: Who would only begin later.
    later: Sequence[Membership]
    #: Places in other bodies on behalf of this one.
    elsewhere: Sequence[Membership]
    #: Calls for a substitute that are open, and that come to nothing: for good, or for days when nobody sits.
    calls: Sequence[SubstituteCall]
    #: Leaves that somebody may step in for up to the last day of the body.
    leaves: Sequence[SubstituteCall]
    #: Rounds that everybody can read about, of the terms that run to that day or longer; earlier ones are history.
    rounds: Sequence[RecruitmentRound]
    #: Elections that nobody has ended: they are told, and stay as they are.
    elections: Sequence[Election]
    #: The terms that run on that day, or begin later.
    terms: Sequence[Term]
    #: What the council does elsewhere and by itself.
    work: Work

    def readers(self, roles: Collection[Role]) -> Sequence[Membership]:
        """Return whom a letter is written to, by one place each: their first as a member, else their first."""
        places = sorted(self.memberships, key=lambda one: (one.role is not Role.MEMBER, one.since))
        first = {one.person_id: one for one in reversed(places) if one.role in roles}
        return sorted(first.values(), key=lambda one: (one.person.sort_key, one.person.name))


def ending(session: Session, body: Body, until: date) -> Ending:
    """Return what ends when a body is dissolved. Some twenty-five queries, however much it is."""
    terms = session.scalars(select(Term).where(Term.body_id == body.id, Term.until > until)).all()
    rounds, calls = _rounds(session, body), _calls(session, body, until)
    leaves = [one for one in calls if one.kind is CallKind.LEAVE and one.since < until]
    return Ending(
        memberships=_memberships(session, body, sits_on(last_day(until).first)),
        later=_memberships(session, body, Membership.since >= until),
        elsewhere=_elsewhere(session, body, until),
        calls=[one for one in calls if one not in leaves],
        leaves=leaves,
        rounds=[one for one in rounds if one.is_announced and one.term.until >= until],
        elections=_elections(session, rounds),
        terms=terms,
        work=work(session, body, until),
    )


def reasons(
    session: Session, body: Body, new: NewDissolution, kind: DecisionKind, decided_on: date, found: Ending
) -> list[Refusal]:
    """Return every reason why a body is not dissolved like this; `found` is what would end."""
    days = select(func.min(Term.since), func.max(Term.until)).where(Term.body_id == body.id)
    begun, ends = session.execute(days).one()
    terms = Span(begun or new.until, ends)
    why = rules.may_dissolve(new, kind, decided_on, terms=terms, is_dissolved=body.until is not None)
    later = [Refusal("somebody-begins-later", {"number": len(found.later)})] if found.later else []
    return [*why, *later]


def dissolve(
    session: Session,
    body: Body,
    decision: Decision,
    new: NewDissolution,
    *,
    by: Actor,
    now: datetime,
    write_to: Collection[Role] = (),
) -> BodyDissolution:
    """Dissolve a body, loaded with names, from a day, and end everything that is open.

    Whoever sits there as one of `write_to` gets a closed letter, and substitutes who were asked to step in are told
    when it comes to nothing; the decision is loaded with whoever took it. Raises
    Refused with every reason why not.
    """
    found = ending(session, body, new.until)
    refuse_if(reasons(session, body, new, decision.kind, decision.decided_on, found))
    with watched(session) as noted:
        to_bodies = list(closing_down.letters_to_bodies(body, found.work, new.until))
        _end_all(session, found, new.until, by=by, now=now)
        closing_down.end_all(session, body, found.work, new.until, _("The council is dissolved."), by=by, now=now)
        body.until = new.until
        for term in found.terms:
            if term.since < new.until:
                term.until, term.until_precision = new.until, Precision.DAY
    for kept in (noted.made, noted.changed):  # letters are never taken out of the log again
        kept.pop("letter", None)
    made = BodyDissolution(
        body=body,
        body_id=body.id,
        decision_id=decision.id,
        until=new.until,
        successor=tidy_line(new.successor),
        noted=noted.packed(),
        at=now,
        by=by.reference,
    )
    session.add(made)
    session.flush()
    for call in found.calls:
        calling.tell_of_the_end(session, body, substitution.call(session, body, call.id, lock=True), by=by, now=now)
    details = {"until": str(new.until), "memberships": len(found.memberships)}
    audit.record(session, Event.BODY_DISSOLVED, body, by=by, at=now, details=details)
    for _reader, draft in to_bodies:
        by_hand.queue(session, draft, by=by, now=now)
    for one in found.readers(write_to):
        by_hand.queue_closed(session, letter_to(one, body, decision, new), by=by, now=now)
    return made


def letter_to(one: Membership, body: Body, decision: Decision, new: NewDissolution) -> Draft:
    """Return the letter to somebody, loaded with the person's contacts, who has a place on the last day."""
    basis = (decision.deciding_body, decision.decided_on)
    return letters.dissolved(one.person, body, one.role, new.until, basis, tidy_line(new.successor))


def dissolution_of(session: Session, body: Body) -> BodyDissolution | None:
    """Return how a body was dissolved, as it stands, with the decision and who took it; None while it was not."""
    decided = joinedload(BodyDissolution.decision).joinedload(Decision.decided_by).selectinload(Organization.names)
    chosen = select(BodyDissolution).filter_by(body_id=body.id, undone_at=None).options(decided)
    return session.scalars(chosen).one_or_none()


def letters_about(session: Session, dissolution: BodyDissolution) -> Sequence[Letter]:
    """Return the letters that told somebody that their council is dissolved, and that nobody has stopped."""
    kinds = (letters.DISSOLVED, place_letters.ENDED, asking_letters.OVER)
    chosen = select(Letter).where(Letter.kind.in_(kinds), Letter.scope == f"body:{dissolution.body_id}")
    chosen = chosen.where(Letter.queued_at >= dissolution.at, Letter.cancelled_at.is_(None))
    return session.scalars(chosen.order_by(Letter.queued_at, Letter.id)).all()


def undo(session: Session, dissolution: BodyDissolution, because: str, *, by: Actor, now: datetime) -> None:
    """Undo that a body is dissolved, with everything that ended; letters that nobody has sent are stopped.

    Raises Refused with every reason why not: without a reason, twice, and where something was built on it since.
    """
    noted = Noted.of(dissolution.noted)
    why = rules.may_undo_dissolution(because, is_undone=dissolution.undone_at is not None)
    since = [Refusal("dissolution-was-built-on")] if not why and obstacles(session, noted) else []
    refuse_if([*why, *since])
    take_back(session, noted)
    dissolution.undone_at, dissolution.undone_by = now, by.reference
    dissolution.undone_because = tidy_text(because)
    session.flush()
    body = session.get_one(Body, dissolution.body_id)
    audit.record(session, Event.BODY_DISSOLUTION_UNDONE, body, by=by, at=now)
    for letter in letters_about(session, dissolution):
        if not may_cancel(letter.status):
            mail.cancel(session, letter, by=by, now=now)


def _end_all(session: Session, found: Ending, until: date, *, by: Actor, now: datetime) -> None:
    last = last_day(until)
    because = _("The council is dissolved.")
    for call in found.calls:
        substituting.close(session, call, FilledBy.NOBODY, because, by=by, now=now)
    for call in found.leaves:
        call.until = until
    for one in found.memberships:
        cut_short(session, one, last, EndReason.BODY_DISSOLVED, by=by, now=now)
    for one in found.elsewhere:
        cut_short(session, one, last, EndReason.LOST_BASIS, by=by, now=now)
    for round_ in found.rounds:
        revoke_announcement(session, round_, because, by=by, now=now)


def _memberships(session: Session, body: Body, which: ColumnElement[bool]) -> Sequence[Membership]:
    chosen = select(Membership).join(Membership.group).join(Term, Term.id == SeatGroup.term_id)
    chosen = chosen.where(Term.body_id == body.id, which)
    reached = joinedload(Membership.person).selectinload(Person.contacts)
    loaded = (reached, joinedload(Membership.group), selectinload(Membership.offices))
    chosen = chosen.options(*loaded).order_by(Membership.since, Membership.id)
    return session.scalars(chosen.execution_options(populate_existing=True)).all()


def _elsewhere(session: Session, body: Body, until: date) -> Sequence[Membership]:
    chosen = select(Membership).join(Membership.group).join(Term, Term.id == SeatGroup.term_id)
    chosen = chosen.where(Membership.on_behalf_of_id == body.id, Term.body_id != body.id)
    chosen = chosen.where(or_(Membership.until.is_(None), Membership.until > until), Membership.since < until)
    loaded = (joinedload(Membership.person), joinedload(Membership.group), selectinload(Membership.offices))
    return session.scalars(chosen.options(*loaded)).all()


def _calls(session: Session, body: Body, until: date) -> Sequence[SubstituteCall]:
    """Return the open calls that reach past the last day; those for a meeting or a leave before it go on."""
    chosen = select(SubstituteCall).join(SubstituteCall.member).join(Membership.group)
    chosen = chosen.join(Term, Term.id == SeatGroup.term_id)
    chosen = chosen.where(Term.body_id == body.id, SubstituteCall.closed_at.is_(None))
    chosen = chosen.where(or_(SubstituteCall.until.is_(None), SubstituteCall.until > until))
    member = contains_eager(SubstituteCall.member).joinedload(Membership.person)
    return session.scalars(chosen.options(selectinload(SubstituteCall.asks), member)).all()


def _rounds(session: Session, body: Body) -> Sequence[RecruitmentRound]:
    chosen = select(RecruitmentRound).join(RecruitmentRound.term).where(Term.body_id == body.id)
    loaded = (contains_eager(RecruitmentRound.term), selectinload(RecruitmentRound.announcements))
    return session.scalars(chosen.options(*loaded)).all()


def _elections(session: Session, rounds: Sequence[RecruitmentRound]) -> list[Election]:
    ids = [one.id for one in rounds]
    chosen = select(Election).where(Election.round_id.in_(ids)).options(selectinload(Election.milestones))
    return [one for one in session.scalars(chosen) if not _OVER & one.passed]
