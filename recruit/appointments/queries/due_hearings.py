"""Members who were asked what they say before somebody else decides that they leave (partshøring). One query."""

from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, aliased, contains_eager

from recruit.appointments.model import Membership, MembershipHearing
from recruit.bodies.model import Body, SeatGroup, Term
from recruit.foundation.due import Due
from recruit.people.model import Organization, Person

#: So long after its day an answer is asked about: by then it is decided, or nothing came of it.
SPOKEN_OF = timedelta(days=90)


def due(session: Session, *, on: date) -> list[Due]:
    """Return the newest hearing of each member who has not left: it waits for the answer, and then for a decision."""
    rows = session.execute(_spoken_of(on)).unique()
    return [_waiting(hearing, term, name, on) for hearing, term, name in rows]


@lru_cache(maxsize=2)
def _spoken_of(on: date) -> Select[MembershipHearing, Term, str]:
    """Select them with what is shown of them; kept for the day, for it takes as long to put together as to read."""
    member, later = aliased(Membership), aliased(MembershipHearing)
    newest = select(func.max(later.at)).where(later.membership_id == MembershipHearing.membership_id)
    chosen = select(MembershipHearing, Term, Person.name).join(member, member.id == MembershipHearing.membership_id)
    chosen = chosen.join(Person, Person.id == member.person_id)
    chosen = chosen.join(SeatGroup, SeatGroup.id == member.seat_group_id).join(Term, Term.id == SeatGroup.term_id)
    chosen = chosen.join(Term.body).join(Body.organization).join(Organization.names)
    names = contains_eager(Term.body).contains_eager(Body.organization).contains_eager(Organization.names)
    chosen = chosen.where(member.until.is_(None), MembershipHearing.at == newest.scalar_subquery())
    chosen = chosen.where(MembershipHearing.answer_by >= on - SPOKEN_OF).order_by(MembershipHearing.answer_by)
    return chosen.options(names)


def _waiting(hearing: MembershipHearing, term: Term, name: str, on: date) -> Due:
    facts = {"name": name, "membership": hearing.membership_id}
    about: dict[str, Any] = {"subject": term.body.name_on(on), "body": term.body.slug, "facts": facts}
    if hearing.answer_by < on:
        return Due("hearing-is-over", deadline=hearing.answer_by, **about)
    return Due("hearing-goes-on", deadline=hearing.answer_by, waiting_for=name, **about)
