"""A body is dissolved from a day: everything open ends on the day before, the history stays, and it can be undone.

What is held elsewhere on behalf of the body ends with it, and a call for candidates is public no more. Whoever would
only begin later is taken back first. Elections are not annulled by it: their committee does that, or they are over.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, joinedload, selectinload

from recruit.appointments.model import Membership, SubstituteCall
from recruit.appointments.operations import end, substituting
from recruit.appointments.operations.leaving import cut_short
from recruit.appointments.queries import sits_on
from recruit.appointments.rules import EndReason
from recruit.appointments.rules.substitution import FilledBy
from recruit.bodies.model import Body, BodyDissolution, Decision, SeatGroup, Term
from recruit.bodies.rules import dissolution as rules
from recruit.bodies.rules.dissolution import NewDissolution
from recruit.elections.model import Election
from recruit.elections.rules.vocabulary import Milestone
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.dates import last_day
from recruit.foundation.i18n import gettext as _
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.foundation.undoing import Noted, obstacles, take_back, watched
from recruit.foundation.writing import tidy_line, tidy_text
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
    #: Calls for a substitute that are open.
    calls: Sequence[SubstituteCall]
    #: Rounds that everybody can read about.
    rounds: Sequence[RecruitmentRound]
    #: Elections that nobody has ended: they are told, and stay as they are.
    elections: Sequence[Election]
    #: The terms that run on that day, or begin later.
    terms: Sequence[Term]


def ending(session: Session, body: Body, until: date) -> Ending:
    """Return what ends when a body is dissolved. Ten queries, however much it is."""
    terms = session.scalars(select(Term).where(Term.body_id == body.id, Term.until > until)).all()
    rounds = _rounds(session, body)
    return Ending(
        memberships=_memberships(session, body, sits_on(last_day(until).first)),
        later=_memberships(session, body, Membership.since >= until),
        elsewhere=_elsewhere(session, body, until),
        calls=_calls(session, body),
        rounds=[one for one in rounds if one.is_announced],
        elections=_elections(session, rounds),
        terms=terms,
    )


def dissolve(
    session: Session, body: Body, decision: Decision, new: NewDissolution, *, by: Actor, now: datetime
) -> BodyDissolution:
    """Dissolve a body from a day, and end everything that is open. Raises Refused with every reason why not."""
    first = select(Term.since).where(Term.body_id == body.id).order_by(Term.since).limit(1)
    begun = session.scalar(first) or new.until
    found, is_dissolved = ending(session, body, new.until), body.until is not None
    reasons = rules.may_dissolve(new, decision.kind, decision.decided_on, begun=begun, is_dissolved=is_dissolved)
    later = [Refusal("somebody-begins-later", {"number": len(found.later)})] if found.later else []
    refuse_if([*reasons, *later])
    with watched(session) as noted:
        _end_all(session, found, new.until, by=by, now=now)
        body.until = new.until
        for term in found.terms:
            if term.since < new.until:
                term.until = new.until
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
    details = {"until": str(new.until), "memberships": len(found.memberships)}
    audit.record(session, Event.BODY_DISSOLVED, body, by=by, at=now, details=details)
    return made


def undo(session: Session, dissolution: BodyDissolution, because: str, *, by: Actor, now: datetime) -> None:
    """Undo that a body is dissolved, with everything that ended. Raises Refused with every reason."""
    noted = Noted.of(dissolution.noted)
    reasons = rules.may_undo_dissolution(because, is_undone=dissolution.undone_at is not None)
    since = [Refusal("ending-was-built-on")] if not reasons and obstacles(session, noted) else []
    refuse_if([*reasons, *since])
    take_back(session, noted)
    dissolution.undone_at, dissolution.undone_by = now, by.reference
    dissolution.undone_because = tidy_text(because)
    session.flush()
    body = session.get_one(Body, dissolution.body_id)
    audit.record(session, Event.BODY_DISSOLUTION_UNDONE, body, by=by, at=now)


def _end_all(session: Session, found: Ending, until: date, *, by: Actor, now: datetime) -> None:
    last = last_day(until)
    because = _("The council is dissolved.")
    for call in found.calls:
        substituting.close(session, call, FilledBy.NOBODY, because, by=by, now=now)
    for one in found.memberships:
        cut_short(session, one, last, EndReason.BODY_DISSOLVED, by=by, now=now)
    for one in found.elsewhere:
        end(session, one, last, EndReason.LOST_BASIS, by=by, now=now)
    for round_ in found.rounds:
        revoke_announcement(session, round_, because, by=by, now=now)


def _memberships(session: Session, body: Body, which: ColumnElement[bool]) -> Sequence[Membership]:
    chosen = select(Membership).join(Membership.group).join(Term, Term.id == SeatGroup.term_id)
    chosen = chosen.where(Term.body_id == body.id, which)
    loaded = (joinedload(Membership.person), joinedload(Membership.group), selectinload(Membership.offices))
    chosen = chosen.options(*loaded).order_by(Membership.since, Membership.id)
    return session.scalars(chosen.execution_options(populate_existing=True)).all()


def _elsewhere(session: Session, body: Body, until: date) -> Sequence[Membership]:
    chosen = select(Membership).join(Membership.group).join(Term, Term.id == SeatGroup.term_id)
    chosen = chosen.where(Membership.on_behalf_of_id == body.id, Term.body_id != body.id)
    chosen = chosen.where(Membership.until.is_(None), Membership.since < until)
    return session.scalars(chosen.options(joinedload(Membership.person), selectinload(Membership.offices))).all()


def _calls(session: Session, body: Body) -> Sequence[SubstituteCall]:
    chosen = select(SubstituteCall).join(SubstituteCall.member).join(Membership.group)
    chosen = chosen.join(Term, Term.id == SeatGroup.term_id)
    chosen = chosen.where(Term.body_id == body.id, SubstituteCall.closed_at.is_(None))
    return session.scalars(chosen.options(selectinload(SubstituteCall.asks))).all()


def _rounds(session: Session, body: Body) -> Sequence[RecruitmentRound]:
    chosen = select(RecruitmentRound).join(RecruitmentRound.term).where(Term.body_id == body.id)
    return session.scalars(chosen.options(selectinload(RecruitmentRound.announcements))).all()


def _elections(session: Session, rounds: Sequence[RecruitmentRound]) -> list[Election]:
    ids = [one.id for one in rounds]
    chosen = select(Election).where(Election.round_id.in_(ids)).options(selectinload(Election.milestones))
    return [one for one in session.scalars(chosen) if not _OVER & one.passed]
