"""What somebody says of themselves: what they want to be called, and how they are reached."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.people.model import Person
from recruit.people.operations.person import change_person
from recruit.people.rules import ContactKind, PersonFacts, written_name


def correct_own(
    session: Session, person: Person, name: str, reached: Mapping[ContactKind, str], *, by: Actor, now: datetime
) -> bool:
    """Write down what a person, loaded for change with names and contacts, says of themselves; return if it is new.

    `reached` takes the place of the first way of each kind; an empty text takes it away, further ways stay. That it
    was they themselves who corrected it is on record where nobody of the staff wrote it down. Raises Refused with every
    reason why not.
    """
    facts = PersonFacts(name, contacts=_contacts(person, reached), is_protected=person.is_protected)
    changed = {*facts.contacts} != {(one.kind, one.value) for one in person.contacts}
    if not changed and written_name(name) == person.name:
        return False
    change_person(session, person, replace(facts, gender=person.gender), by=by, now=now)
    if by == Actor.anonymous():
        audit.record(session, Event.OWN_PROFILE_CORRECTED, person, by=by, at=now)
    return True


def _contacts(person: Person, reached: Mapping[ContactKind, str]) -> tuple[tuple[ContactKind, str], ...]:
    first = {kind: person.reached_by(kind) for kind in reached}
    further = [(one.kind, one.value) for one in person.contacts if first.get(one.kind) != one.value]
    said = [(kind, written_name(value)) for kind, value in reached.items() if value.strip()]
    return tuple(dict.fromkeys([*said, *further]))
