"""Rounds of asking, as tests need them: a place in another body, and an event for which three have said yes."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.assignments.operations import asking, places
from recruit.assignments.operations.asking import NewRound
from recruit.assignments.queries import asking as queries
from recruit.assignments.rules import Answer, AskingKind, ChosenBy, PlaceRole, Whom
from recruit.assignments.rules.places import NewAssignment, NewPlace
from recruit.bodies.model import Body
from recruit.foundation.dates import PartialDate
from recruit.people.rules import Classification
from tests.builders import BY, a_council, a_member, a_person, a_substitute, an_organization, the_seats
from tests.substitutes import a_reachable

THEN = datetime(2026, 6, 4, 18, tzinfo=UTC)


@dataclass(frozen=True)
class Asking:
    """The ids of a council, its place elsewhere, and who had that in the last term and is no member."""

    body: UUID
    place: UUID
    last: UUID


def a_council_of_three(session: Session) -> Body:
    """Return a council of Anne Dam, Bo Friis (without e-mail) and Carl Holm; behind them stands Dorte Juhl."""
    body = a_council(session, seats=3)
    seats = the_seats(session, body)
    for seat, name in zip(seats, ("Anne Dam", "Bo Friis", "Carl Holm"), strict=True):
        a_member(session, seat, a_reachable(session, name, email=name != "Bo Friis"))
    a_substitute(session, seats[0].group, a_reachable(session, "Dorte Juhl"), rank=1)
    return body


def the_place(session: Session) -> Asking:
    """Describe the place in the Folkeoplysningsudvalg, which Lisbet Lund (without e-mail) had in the last term."""
    body = a_council_of_three(session)
    target = an_organization(session, "Folkeoplysningsudvalget", Classification.STATUTORY_COMMITTEE)
    new = NewPlace("Folkeoplysningsudvalget", PlaceRole.ASSOCIATE, allowance=True)
    place = places.describe(session, body, target, new, by=BY, now=THEN)
    lisbet = a_person(session, "Lisbet Lund")
    had = NewAssignment(lisbet.id, date(2022, 1, 1), PartialDate(date(2025, 12, 31)))
    places.assign(session, place, lisbet, had, ChosenBy.NOBODY_ELSE, by=BY, now=THEN)
    return Asking(body.id, place.id, lisbet.id)


def an_event(session: Session) -> UUID:
    """Ask all three members who comes to a workshop with two places; all have said yes, by name."""
    body = a_council_of_three(session)
    new = NewRound(AskingKind.EVENT, "Workshop", [(Whom.MEMBERS, THEN + timedelta(days=7))], places=2)
    made = asking.plan(session, body, new, by=BY, now=THEN)
    found = queries.asking_round(session, body, made.id, lock=True)
    people = queries.people_to_ask(session, found, Whom.MEMBERS, on=THEN.date())
    for minute, one in enumerate(asking.ask(session, found, people, by=BY, now=THEN)):
        asking.say(session, found, one, Answer.YES, by=BY, now=THEN + timedelta(minutes=minute))
    return made.id
