"""What the rows are called that the log speaks of. The log holds ids; names are those of today, and may be gone."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from uuid import UUID

from sqlalchemy import CompoundSelect, literal, or_, select, union_all
from sqlalchemy.orm import Session, joinedload

from recruit.appointments import queries as appointments
from recruit.appointments.model import MembershipEnding, OfficeHolding, SubstituteAsk, SubstituteCall
from recruit.bodies import queries as bodies
from recruit.elections.queries import election as elections
from recruit.foundation.accounts import queries as accounts
from recruit.foundation.audit.model import AuditEntry
from recruit.people import queries as people
from recruit.people.model import PersonMerge

Namer = Callable[[Session, Collection[UUID]], Mapping[UUID, str]]

#: Who knows what the rows of a table are called. Rows of other tables are spoken of without a name.
NAMERS: Mapping[str, Namer] = {
    "person": people.names_of_people,
    "organization": people.names_of_organizations,
    "body": people.names_of_organizations,
    "term": bodies.names_of_terms,
    "seat_group": bodies.names_of_groups,
    "membership": appointments.names_of_memberships,
    "office_holding": appointments.names_of_offices,
    "staff_user": accounts.names_of_users,
    "election": elections.names_of_elections,
}


def subjects(session: Session, entries: Iterable[AuditEntry]) -> dict[int, str]:
    """Return what each entry is about, by its number; entries about something without a name are left out.

    At most two queries for each kind of thing, however many entries.
    """
    by_kind: dict[str, set[UUID]] = defaultdict(set)
    named = [entry for entry in entries if entry.subject_kind in NAMERS]
    for entry in named:
        by_kind[entry.subject_kind].add(UUID(entry.subject_id))
    known = {kind: NAMERS[kind](session, ids) for kind, ids in by_kind.items()}
    found = {entry.number: known[entry.subject_kind].get(UUID(entry.subject_id)) for entry in named}
    return {number: name for number, name in found.items() if name}


def about_person(
    session: Session, person_id: UUID, memberships: Collection[UUID], *, size: int
) -> Sequence[AuditEntry]:
    """Return the newest entries about a person, whoever was merged into them, and these places of theirs.

    Their departures and calls for a substitute are among them. Two queries.
    """
    about: dict[str, list[UUID]] = {"person": [person_id], "membership": [*memberships]}
    for kind, row in session.execute(_around(person_id, memberships)):
        about.setdefault(kind, []).append(row)
    found = [
        (AuditEntry.subject_kind == kind) & AuditEntry.subject_id.in_([str(one) for one in ids])
        for kind, ids in about.items()
    ]
    chosen = select(AuditEntry).where(or_(*found)).options(joinedload(AuditEntry.details))
    return session.scalars(chosen.order_by(AuditEntry.number.desc()).limit(size)).all()


def _around(person_id: UUID, memberships: Collection[UUID]) -> CompoundSelect[str, UUID]:
    """Select table and id of whoever was merged into a person, and of every office, departure and call of theirs."""
    merged = (PersonMerge.kept_id == person_id, PersonMerge.undone_at.is_(None))
    asked = select(SubstituteAsk.call_id).where(SubstituteAsk.substitute_id.in_(memberships))
    called = or_(SubstituteCall.member_id.in_(memberships), SubstituteCall.id.in_(asked))
    return union_all(
        select(literal("person"), PersonMerge.merged_id).where(*merged),
        select(literal("office_holding"), OfficeHolding.id).where(OfficeHolding.membership_id.in_(memberships)),
        select(literal("membership_ending"), MembershipEnding.id).where(
            MembershipEnding.membership_id.in_(memberships)
        ),
        select(literal("substitute_call"), SubstituteCall.id).where(called),
    )
