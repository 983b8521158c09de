"""Writing down who is proposed, and who drops out before the decision."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.appointments.model import AppointmentCase, Designate
from recruit.appointments.queries import case as queries
from recruit.appointments.queries import group_of
from recruit.appointments.rules import case as rules
from recruit.appointments.rules.case import NewDesignate
from recruit.appointments.rules.facts import Role
from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.keys import search_key
from recruit.foundation.refusal import refuse_if
from recruit.foundation.writing import tidy_text
from recruit.nominations.model import Nomination, Nominee
from recruit.people.model import Person


def propose(session: Session, case: AppointmentCase, new: NewDesignate, *, by: Actor, now: datetime) -> Designate:
    """Add somebody to a case, loaded and locked. Raises Refused with every reason why not."""
    group = group_of(session, new.seat_group)
    known, today = queries.facts(case).values(), clock.local(now).date()
    same, alike = _same_and_alike(session, case, new)
    refuse_if(rules.may_propose(new, known, group.arrangement, today=today, same=same, alike=alike))
    made = Designate(
        case_id=case.id,
        position=max((one.position for one in case.designates), default=0) + 1,
        seat_group_id=new.seat_group,
        seat_id=new.seat,
        role=new.role,
        rank=new.rank,
        stands_in_for_id=new.stands_in_for,
        nomination_id=new.nomination,
        nomination=session.get(Nomination, new.nomination) if new.nomination else None,
        person_id=new.person,
        person=session.get(Person, new.person) if new.person else None,
        on_behalf_of_id=new.on_behalf_of,
        party=new.party,
        source=new.source,
        source_id=new.source_id,
        source_on=new.source_on,
        reason=tidy_text(new.reason),
        decisions=[],
    )
    session.add(made)
    case.designates.append(made)
    session.flush()
    details = {"case": str(case.id), "seat_group": str(new.seat_group), "role": new.role, "source": new.source}
    audit.record(session, Event.DESIGNATE_CREATED, made, by=by, at=now, details=details)
    return made


def _same_and_alike(
    session: Session, case: AppointmentCase, new: NewDesignate
) -> tuple[Collection[UUID], Collection[UUID]]:
    """Return who stands in a case and is the very person who is new, and which candidates may be, by their name.

    A candidate whom the council knows as somebody already is that person only. One query.
    """
    numbers = {new.nomination, *(one.nomination_id for one in case.designates)}
    chosen = select(Nominee).where(Nominee.nomination_id.in_(number for number in numbers if number))
    nominees: dict[UUID | None, Nominee] = {one.nomination_id: one for one in session.scalars(chosen)}
    person, wanted = new.person or _known_as(nominees.get(new.nomination)), search_key(new.name)
    same, alike = set(), set()
    for one in case.designates:
        nominee = nominees.get(one.nomination_id)
        is_somebody = one.person_id or _known_as(nominee)
        if person and person in (one.person_id, _known_as(nominee)):
            same.add(one.id)
        elif nominee and not is_somebody and wanted and search_key(nominee.name) == wanted:
            alike.add(one.id)
    return same, alike


def _known_as(nominee: Nominee | None) -> UUID | None:
    return nominee.person_id if nominee else None


def drop_out(
    session: Session, case: AppointmentCase, designate: Designate, because: str, *, by: Actor, now: datetime
) -> Designate | None:
    """Note that somebody cannot be appointed after all; return who is proposed as member instead: the next in order.

    None where nobody moves up. The others keep their numbers; whoever was to stand in for nobody but the one who drops
    out does so too. The case is loaded and locked. Raises Refused with every reason why not.
    """
    known = queries.facts(case)
    refuse_if(rules.may_drop_out(known[designate.id], because))
    for one in (designate, *behind(case, designate)):
        one.dropped_because, one.dropped_by, one.dropped_at = tidy_text(because), by.reference, now
        session.flush()
        audit.record(session, Event.DESIGNATE_DROPPED, one, by=by, at=now, details={"case": str(case.id)})
    next_one = rules.moves_up(known[designate.id], [one for one in known.values() if one.id != designate.id])
    if next_one is None:
        return None
    moved = queries.designate(case, next_one.id)
    moved.role, moved.rank = Role.MEMBER, None
    session.flush()
    details = {"case": str(case.id), "instead_of": str(designate.id)}
    audit.record(session, Event.DESIGNATE_MOVED_UP, moved, by=by, at=now, details=details)
    return moved


def behind(case: AppointmentCase, designate: Designate) -> Sequence[Designate]:
    """Return the personal substitutes in a case, loaded, for whom nobody is left when somebody drops out of it.

    Where an organisation proposes several for one place they stand in for whoever of them is chosen.
    """
    known = queries.facts(case)
    dropped, *others = rules.of_one_place(known, known[designate.id])
    if any(one.is_open or one.decided is rules.DecidedAs.APPOINTED for one in others):
        return ()
    place = {dropped.id, *(one.id for one in others)}
    return [one for one in case.designates if one.stands_in_for_id in place and one.facts().is_open]
