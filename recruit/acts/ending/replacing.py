"""*En organisation skriver*: whoever it had sent leaves, and whom it names instead is seated or proposed in one act."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from recruit.acts.ending.carrying_out import leave
from recruit.acts.ending.following import following
from recruit.appointments.model import AppointmentCase, Membership
from recruit.appointments.operations import take_seat
from recruit.appointments.operations.cases.opening import open_case
from recruit.appointments.operations.cases.proposing import propose
from recruit.appointments.queries.case import case as case_by_id
from recruit.appointments.rules import EndReason, NewMembership
from recruit.appointments.rules import ending as rules
from recruit.appointments.rules.case import DesignateSource, NewDesignate
from recruit.appointments.rules.ending import Consequence, NewEnding
from recruit.bodies.model import Body, Decision, Seat, SeatGroup, Term
from recruit.foundation.actor import Actor
from recruit.foundation.dates import PartialDate, first_day_after
from recruit.foundation.i18n import gettext as _
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.people.model import Organization, Person

#: What does not follow where the organisation has named somebody already.
NOT_NEEDED = frozenset({Consequence.SUBSTITUTE_CALLED, Consequence.PLACE_LEFT_OPEN, Consequence.ORGANISATION_ASKED})


@dataclass(frozen=True, slots=True)
class Letter:
    """What an organisation has written."""

    organisation: Organization
    #: The day of its letter: no decision about whom it names is older.
    written_on: date
    #: The last day of whoever it had sent; the seat may be vacant already.
    last_day: PartialDate
    #: Whom it names: a woman and a man where it can (ligestillingsloven § 10 a).
    named: Sequence[Person]
    #: The decision that appoints the first of them; None: it is still to be made, and the seat is open until then.
    decision: Decision | None = None
    #: In which case they are proposed; None: in a new one.
    case: AppointmentCase | None = None
    note: str = ""
    left_out: Mapping[Consequence, str] = field(default_factory=dict)


def replace_representative(
    session: Session,
    body: Body,
    seat: Seat,
    old: Membership | None,
    letter: Letter,
    *,
    by: Actor,
    now: datetime,
    seen: str | None = None,
) -> None:
    """Let an organisation's representative leave, loaded and locked, and seat or propose whom it names instead.

    Without a decision those who are named come into a case before the municipal council, for this seat and on behalf of
    the organisation. All of it is one act, and is undone with the departure. `seen` is what was shown
    (`Following.digest`). Raises Refused with every reason why not, and where something else follows than was shown.
    """
    first = first_day_after(letter.last_day)
    refuse_if(_reasons(letter, first))

    def then() -> None:
        if letter.decision is not None:
            _seat(session, seat, letter, first, by=by, now=now)
        else:
            _propose(session, body, seat, letter, by=by, now=now)

    if old is None:
        then()
        return
    reason = EndReason.ORGANISATION_REPLACED
    there = following(session, body, old, first, reason).consequences
    named = _("%(organisation)s has named somebody else.", organisation=letter.organisation.name_on(first))
    left_out = {one: named for one in there if one in NOT_NEEDED} | dict(letter.left_out)
    new = NewEnding(letter.last_day, reason, letter.note, left_out=left_out)
    leave(session, body, old, new, by=by, now=now, seen=seen, then=then)


def seats_of(session: Session, term: Term, organisation: Organization) -> Sequence[Seat]:
    """Return the seats of a term that are an organisation's, or whose member sits for it, in order. Two queries."""
    sits_for = select(Membership.seat_id).join(Membership.group)
    sits_for = sits_for.where(SeatGroup.term_id == term.id, Membership.on_behalf_of_id == organisation.id)
    sits_for = sits_for.where(Membership.until.is_(None), Membership.seat_id.is_not(None))
    theirs = or_(
        Seat.represents_id == organisation.id, SeatGroup.nominating_id == organisation.id, Seat.id.in_(sits_for)
    )
    chosen = select(Seat).join(Seat.group).where(SeatGroup.term_id == term.id, theirs)
    return session.scalars(chosen.options(joinedload(Seat.group)).order_by(SeatGroup.position, Seat.number)).all()


def open_cases(session: Session, term: Term) -> Sequence[AppointmentCase]:
    """Return the cases of a term that have not gone to the municipal council, the newest first. One query."""
    chosen = select(AppointmentCase).where(AppointmentCase.term_id == term.id, AppointmentCase.submitted_on.is_(None))
    return session.scalars(chosen.order_by(AppointmentCase.opened_at.desc())).all()


def named_organisation(session: Session, organisation_id: object) -> Organization | None:
    """Return an organisation with its names; None where there is none. Two queries."""
    chosen = select(Organization).where(Organization.id == organisation_id).options(selectinload(Organization.names))
    return session.scalars(chosen).one_or_none()


def _reasons(letter: Letter, first: date) -> list[Refusal]:
    if letter.decision is None:
        return []
    several = [Refusal("only-one-is-appointed", field="other_name")] if len(letter.named) > 1 else []
    kind, day = letter.decision.kind, letter.decision.decided_on
    return [*several, *rules.may_be_decided_at_once(kind, day, first)]


def _seat(session: Session, seat: Seat, letter: Letter, first: date, *, by: Actor, now: datetime) -> None:
    take_seat(
        session,
        seat,
        letter.named[0],
        NewMembership(PartialDate(first), represents_unit=seat.represents_unit),
        on_behalf_of=letter.organisation,
        decision=letter.decision,
        by=by,
        now=now,
    )


def _propose(session: Session, body: Body, seat: Seat, letter: Letter, *, by: Actor, now: datetime) -> None:
    case = letter.case
    if case is None:
        term = session.get_one(Term, seat.group.term_id)
        name = _("New representative of %(organisation)s", organisation=letter.organisation.newest.name)
        case = open_case(session, term, name, by=by, now=now)
        session.flush()
    whole = case_by_id(session, body, case.id, lock=True)
    new = NewDesignate(seat.seat_group_id, DesignateSource.ORGANISATION, letter.written_on, seat=seat.id)
    for person in letter.named:
        theirs = replace(new, person=person.id, on_behalf_of=letter.organisation.id)
        propose(session, whole, theirs, by=by, now=now)
