"""Entering what the municipal council decided: memberships come from a decision, and from nothing else."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from recruit.appointments import queries as places
from recruit.appointments.model import AppointmentCase, Designate, DesignateDecision, Membership
from recruit.appointments.operations import correcting
from recruit.appointments.operations.cases import telling
from recruit.appointments.operations.seating import stand_in, take_seat
from recruit.appointments.queries import case as queries
from recruit.appointments.rules import NewMembership, Register
from recruit.appointments.rules import case as rules
from recruit.appointments.rules.case import Decided, DecidedAs, DecisionFacts
from recruit.appointments.rules.facts import Role
from recruit.bodies.model import Decision, Seat
from recruit.bodies.operations import confirm_term, revoke_confirmation
from recruit.bodies.queries import confirmation
from recruit.bodies.rules import SubstituteArrangement
from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.dates import PartialDate
from recruit.foundation.refusal import Refusal, Refused, refuse_if
from recruit.foundation.writing import tidy_text
from recruit.nominations.model import Nominee
from recruit.people.model import Organization, Person
from recruit.people.operations import create_person
from recruit.people.rules import ContactKind


def decide(
    session: Session,
    case: AppointmentCase,
    decision: Decision,
    says: Mapping[UUID, Decided],
    *,
    by: Actor,
    now: datetime,
) -> Sequence[DesignateDecision]:
    """Enter what a decision says of some designates of a case, loaded and locked; of the others it says nothing.

    Whoever is appointed gets a place: a member the first free seat of the group, unless it must be a certain one. A
    candidate becomes a person whom the council knows. Somebody next in order may be appointed as a member instead; what
    they were proposed as stays, and stands again once it is taken back. A term that is planned is decided by it, too:
    who appoints its members has the council in it. Raises Refused with every reason why not, each with whom.
    """
    facts = DecisionFacts(decision.kind, decision.decided_on, case.term.until)
    refuse_if(rules.may_decide(queries.facts(case), says, facts, today=clock.local(now).date()))
    register = places.register(session, case.term_id)
    chosen = [one for one in case.designates if one.id in says]
    made = []
    for designate in sorted(chosen, key=lambda one: _members_first(one, says[one.id])):
        said = says[designate.id]
        appointed = None
        if said.decided_as is DecidedAs.APPOINTED:
            appointed = _appointed(session, case, designate, decision, said, register, by=by, now=now)
        made.append(_note(session, designate, decision, said, appointed, by=by, now=now))
    if any(one.decided_as is DecidedAs.APPOINTED for one in made) and not confirmation(session, case.term):
        confirm_term(session, case.term, by=by, now=now, decision=decision)
    return made


def take_back(
    session: Session, case: AppointmentCase, designate: Designate, because: str, *, by: Actor, now: datetime
) -> None:
    """Take back what was entered about a designate of a case, loaded and locked, and the place that came of it.

    A letter about it that nobody has sent is stopped. A term that the decision had confirmed is planned again where
    nobody else has a place in it.

    Raises Refused without a reason, where nothing stands, and while others depend on the place.
    """
    stands = designate.decided
    ended = stands is not None and stands.membership is not None and stands.membership.end_reason is not None
    refuse_if(rules.may_take_decision_back(because, stands=stands is not None, has_ended=ended))
    if stands is None:
        return
    telling.stop_what_waits(session, case, designate, by=by, now=now)
    stands.revoked_at, stands.revoked_by, stands.revoked_because = now, by.reference, tidy_text(because)
    seated, stands.membership = stands.membership, None
    session.flush()
    if seated is not None:
        if queries.is_confirmed_by_alone(session, case.term, seated):
            revoke_confirmation(session, case.term, because, by=by, now=now)
        correcting.take_back(session, seated, by=by, now=now)
    details = {"case": str(case.id), "decided_as": stands.decided_as}
    audit.record(session, Event.DESIGNATE_DECISION_REVOKED, designate, by=by, at=now, details=details)


def _members_first(designate: Designate, said: Decided) -> tuple[bool, bool, int]:
    """Return the order in which people are seated: a substitute may need the member."""
    is_recommended = designate.role is Role.MEMBER
    return not is_recommended, not said.as_member, designate.position


def _appointed(
    session: Session,
    case: AppointmentCase,
    designate: Designate,
    decision: Decision,
    said: Decided,
    register: Register,
    *,
    by: Actor,
    now: datetime,
) -> Membership:
    first = said.first_day or PartialDate(max(decision.decided_on, case.term.since))
    new = NewMembership(first, said.last_day, party=designate.party)
    person = _person(session, designate, said.person, by=by, now=now)
    behalf = session.get(Organization, designate.on_behalf_of_id) if designate.on_behalf_of_id else None
    try:
        if designate.role is Role.MEMBER or said.as_member:
            seat = _seat(session, designate, new, register)
            return take_seat(
                session, seat, person, new, by=by, now=now, on_behalf_of=behalf, decision=decision, register=register
            )
        by_organisation = designate.group.arrangement is SubstituteArrangement.ORGANISATION
        return stand_in(
            session,
            designate.group,
            person,
            new,
            by=by,
            now=now,
            seat=designate.seat or (_own_seat(session, designate) if by_organisation else None),
            member=_member(case, designate),
            rank=designate.rank,
            on_behalf_of=behalf,
            decision=decision,
            register=register,
        )
    except Refused as refused:
        raise Refused(list(_naming(refused, designate))) from refused


def _naming(refused: Refused, designate: Designate) -> Iterator[Refusal]:
    for reason in refused.refusals:
        yield replace(reason, facts={**reason.facts, "designate": designate.id})


def _seat(session: Session, designate: Designate, new: NewMembership, register: Register) -> Seat:
    """Return the seat that somebody is to have. Raises Refused where every seat of the group is taken."""
    if designate.seat is not None:
        return designate.seat
    chosen = select(Seat).where(Seat.seat_group_id == designate.seat_group_id).order_by(Seat.number)
    if designate.on_behalf_of_id is not None:
        theirs = session.scalars(chosen.where(Seat.represents_id == designate.on_behalf_of_id)).all()
        seats = theirs or session.scalars(chosen).all()
    else:
        seats = session.scalars(chosen).all()
    free = next((seat for seat in seats if register.is_free(seat.id, new.span)), None)
    if free is None:
        raise Refused([Refusal("group-is-full", {"group": designate.group.label})])
    return free


def _member(case: AppointmentCase, designate: Designate) -> Membership | None:
    """Return the membership of whoever a personal substitute stands in for: what is said of members is noted by now."""
    known = queries.facts(case)
    member = rules.stood_in_for(known, known[designate.id], {})
    decided = queries.designate(case, member.id).decided if member else None
    return decided.membership if decided else None


def _own_seat(session: Session, designate: Designate) -> Seat | None:
    """Return the first seat of the organisation that names a substitute; None where it has none in the group."""
    theirs = select(Membership.seat_id).where(Membership.on_behalf_of_id == designate.on_behalf_of_id)
    is_theirs = or_(Seat.represents_id == designate.on_behalf_of_id, Seat.id.in_(theirs))
    chosen = select(Seat).where(Seat.seat_group_id == designate.seat_group_id, is_theirs)
    return session.scalars(chosen.order_by(Seat.number).limit(1)).one_or_none()


def _person(session: Session, designate: Designate, known: UUID | None, *, by: Actor, now: datetime) -> Person:
    """Return who is appointed: the person who is meant, or else a new one with what the candidate has told."""
    nominee = designate.nomination.nominee if designate.nomination else None
    number = designate.person_id or (nominee.person_id if nominee else None) or known
    person = session.get(Person, number) if number else None
    if person is None:
        if nominee is None:
            raise Refused([Refusal("nominee-is-erased", {"designate": designate.id})])
        person = create_person(session, nominee.name, contacts=_contacts(nominee), by=by, now=now)
    if nominee is not None:
        nominee.person_id = person.id
    designate.person = person
    return person


def _contacts(nominee: Nominee) -> list[tuple[ContactKind, str]]:
    told = (
        (ContactKind.EMAIL, nominee.email),
        (ContactKind.PHONE, nominee.phone),
        (ContactKind.ADDRESS, nominee.address),
    )
    return [(kind, value) for kind, value in told if value]


def _note(
    session: Session,
    designate: Designate,
    decision: Decision,
    said: Decided,
    appointed: Membership | None,
    *,
    by: Actor,
    now: datetime,
) -> DesignateDecision:
    made = DesignateDecision(
        designate_id=designate.id,
        decision_id=decision.id,
        decided_as=said.decided_as,
        reason=tidy_text(said.reason),
        membership=appointed,
        at=now,
        by=by.reference,
    )
    session.add(made)
    designate.decisions.append(made)
    session.flush()
    details = {"case": str(designate.case_id), "decided_as": said.decided_as, "decision": str(decision.id)}
    audit.record(session, Event.DESIGNATE_DECIDED, designate, by=by, at=now, details=details)
    return made
