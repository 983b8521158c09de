"""Entering the municipal council's list, once a term: its body, term, groups, seats, members and substitutes."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.appointments import operations as appointments
from recruit.appointments.rules import NewMembership, Office
from recruit.bodies import operations as bodies
from recruit.bodies.model import Body, SeatGroup, Term
from recruit.bodies.rules import FillingMethod, NewBody, NewSeatGroup, NewTerm, SeatType, SubstituteArrangement
from recruit.foundation.actor import Actor
from recruit.foundation.refusal import refuse_if
from recruit.intake import queries
from recruit.intake.rules.council_list import CouncilList, OnTheList, may_be_entered
from recruit.people import operations as people
from recruit.people import queries as people_queries
from recruit.people.model import Person
from recruit.people.rules import Classification, NameKind

#: Papers are Danish. The law calls the chair of a municipal council so (Kommunestyrelsesloven § 6).
CHAIR, VICE_CHAIR = "borgmester", "viceborgmester"
#: The group of those whom the list names no party for.
WITHOUT_PARTY = "Uden for partierne"


def enter_council_list(
    session: Session,
    listed: CouncilList,
    new: NewTerm,
    known: Mapping[OnTheList, UUID | None],
    name: str,
    *,
    by: Actor,
    now: datetime,
) -> tuple[Body, Term]:
    """Make the list the municipal council of a term: one group of seats for each party, substitutes behind the group.

    `known` says who each is who was met before; `name` is what the council is called where it is not set up yet.
    Returns council and term. Raises Refused with every reason why not.
    """
    council = queries.municipal_council(session)
    entered = queries.entered_terms(session, council) if council else ()
    refuse_if(may_be_entered(listed, known.items(), entered, new.span))
    body = council or _council(session, new, name, by, now)
    term = _term(session, body, new, by, now)
    for party in dict.fromkeys(one.party for one in listed.people):
        theirs = [one for one in listed.people if one.party == party]
        group = _group(session, term, party, theirs, by=by, now=now)
        _seat(session, group, theirs, new, known, {"by": by, "now": now})
    return body, term


def _council(session: Session, new: NewTerm, name: str, by: Actor, now: datetime) -> Body:
    """Set up the municipal council with its first term; the organization that has decided so far becomes it."""
    council = NewBody(name, Classification.MUNICIPAL_COUNCIL, CHAIR, VICE_CHAIR, new)
    return bodies.create_body(session, council, by=by, now=now, organization=queries.deciding_council(session))


def _term(session: Session, body: Body, new: NewTerm, by: Actor, now: datetime) -> Term:
    """Return the term to enter the list in, a new one where the council has none of these days."""
    standing = queries.term_of_days(session, body, new.span)
    if standing is not None:
        return standing
    term = bodies.open_term(session, body, new, by=by, now=now)
    bodies.confirm_term(session, term, by=by, now=now)
    return term


def _group(session: Session, term: Term, party: str | None, theirs: Sequence[OnTheList], **signed: Any) -> SeatGroup:
    members = sum(not one.is_substitute for one in theirs)
    new = NewSeatGroup(
        label=party or WITHOUT_PARTY,
        seats=members,
        seat_type=SeatType.MUNICIPAL_COUNCIL,
        filling_method=FillingMethod.DIRECT_ELECTION,
        arrangement=SubstituteArrangement.POLITICAL_GROUP,
    )
    return bodies.add_seat_group(session, term, new, **signed)


def _seat(
    session: Session,
    group: SeatGroup,
    theirs: Sequence[OnTheList],
    new: NewTerm,
    known: Mapping[OnTheList, UUID | None],
    signed: dict[str, Any],
) -> None:
    seats = iter(group.seats)
    for one in theirs:
        person = _person(session, one, known.get(one), **signed)
        if one.is_substitute:
            appointments.stand_in(session, group, person, NewMembership(new.first_day), **signed)
            continue
        since = NewMembership(new.first_day, party=one.party)
        member = appointments.take_seat(session, next(seats), person, since, **signed)
        if one.office:
            office = Office(one.office)
            appointments.hold_office(session, member, office, since=new.span.since, **signed)


def _person(session: Session, one: OnTheList, known: UUID | None, **signed: Any) -> Person:
    """Return who is meant; a spelling that is new becomes an alias, so that it is known next time."""
    if known is None:
        return people.create_person(session, one.name, **signed)
    person = people_queries.person(session, known)
    if one.name != person.name:
        people.add_name(session, person, one.name, NameKind.ALIAS, **signed)
    return person
