"""Writing down people: their names, how to reach them, whether they are protected."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.keys import search_key, sort_key
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.people import queries, rules
from recruit.people.model import ContactDetail, Person, PersonDistinction, PersonName
from recruit.people.rules import ContactKind, NameKind, PersonFacts


def create_person(
    session: Session,
    name: str,
    *,
    by: Actor,
    now: datetime,
    is_protected: bool = False,
    contacts: Iterable[tuple[ContactKind, str]] = (),
) -> Person:
    """Write down somebody whom the council has met. Raises Refused with every reason why not."""
    facts = PersonFacts(name, contacts=tuple(contacts), is_protected=is_protected)
    refuse_if(rules.may_be_known_as(facts))
    person = Person(is_protected=is_protected, other_names=[], contacts=[])
    _call(person, name)
    _change_contacts(session, person, facts.contacts)
    session.add(person)
    session.flush()
    audit.record(session, Event.PERSON_CREATED, person, by=by, at=now)
    return person


def change_person(session: Session, person: Person, facts: PersonFacts, *, by: Actor, now: datetime) -> None:
    """Write down what is known of a person now, loaded with other names and contacts.

    A former name stays known. The log says which fields changed, never to what. Raises Refused with every reason why
    not; nothing is recorded when nothing changes.
    """
    is_published = queries.publication(session, person) is not None
    lifting = rules.may_protect(before=person.is_protected, after=facts.is_protected, is_published=is_published)
    refuse_if([*rules.may_be_known_as(facts), *lifting])
    changed = []
    if rules.written_name(facts.name) != person.name:
        _keep_name(person, person.name, facts.former)
        _call(person, facts.name)
        changed.append("name")
    if _change_contacts(session, person, facts.contacts):
        changed.append("contacts")
    for field in ("is_protected", "gender"):
        if getattr(person, field) != getattr(facts, field):
            setattr(person, field, getattr(facts, field))
            changed.append(field)
    if changed:
        _record_change(session, person, {"fields": changed}, by, now)


def add_name(session: Session, person: Person, name: str, kind: NameKind, *, by: Actor, now: datetime) -> PersonName:
    """Write down another name of a person, loaded with other names, by which minutes may mean the same person.

    A name that the person has already is not added again. Raises Refused when it cannot be a name.
    """
    refuse_if(rules.may_be_called(name))
    known = next((other for other in person.other_names if other.name == rules.written_name(name)), None)
    if known is not None:
        return known
    added = _keep_name(person, name, kind)
    _record_change(session, person, {"name_added": kind}, by, now)
    return added


def add_contact(session: Session, person: Person, kind: ContactKind, value: str, *, by: Actor, now: datetime) -> None:
    """Write down one more way to reach a person, loaded with contacts. Raises Refused with every reason why not."""
    refuse_if(rules.may_be_known_as(PersonFacts(person.name, contacts=((kind, value),))))
    known = [(contact.kind, contact.value) for contact in person.contacts]
    if _change_contacts(session, person, [*known, (kind, value)]):
        _record_change(session, person, {"fields": ["contacts"]}, by, now)


def take_name_away(session: Session, person: Person, name: PersonName, *, by: Actor, now: datetime) -> None:
    """Forget another name of a person, loaded with other names: it was written down in error."""
    person.other_names.remove(name)
    session.delete(name)
    _record_change(session, person, {"name_removed": name.kind}, by, now)


def rename(session: Session, person: Person, name: str, *, by: Actor, now: datetime) -> None:
    """Call a person, loaded with other names, something else from now on; the former name stays known.

    Raises Refused when it cannot be a name.
    """
    refuse_if(rules.may_be_called(name))
    if rules.written_name(name) == person.name:
        return
    _keep_name(person, person.name, NameKind.FORMER)
    _call(person, name)
    _record_change(session, person, {"fields": ["name"]}, by, now)


def tell_apart(session: Session, one: Person, other: Person, *, by: Actor, now: datetime) -> None:
    """Record that two people with similar names are not the same, so that nobody is asked about them again.

    Raises Refused when they are one.
    """
    refuse_if([Refusal("same-person")] if one.id == other.id else [])
    first, second = sorted((one.id, other.id))
    if queries.are_told_apart(session, first, second):
        return
    session.add(PersonDistinction(one_id=first, other_id=second, by=by.reference, at=now))
    session.flush()
    audit.record(session, Event.PERSON_TOLD_APART, one, by=by, at=now, details={"other": str(other.id)})


def _call(person: Person, name: str) -> None:
    person.name = rules.written_name(name)
    person.sort_key, person.search_key = sort_key(person.name), search_key(person.name)


def _keep_name(person: Person, name: str, kind: NameKind) -> PersonName:
    """Return the other name of a person that is written so; a new one when there is none."""
    written = rules.written_name(name)
    known = next((other for other in person.other_names if other.name == written), None)
    if known is None:
        known = PersonName(kind=kind, name=written, search_key=search_key(written))
        person.other_names.append(known)
    return known


def _change_contacts(session: Session, person: Person, wanted: Iterable[tuple[ContactKind, str]]) -> bool:
    """Keep the contacts that are still wanted, forget the others, add the new ones; return whether any changed."""
    asked = dict.fromkeys((kind, rules.written_name(value)) for kind, value in wanted)
    known = {(contact.kind, contact.value): contact for contact in person.contacts}
    for key in known.keys() - asked:
        person.contacts.remove(known[key])
        session.delete(known[key])
    person.contacts += [ContactDetail(kind=kind, value=value) for kind, value in asked if (kind, value) not in known]
    return known.keys() != asked.keys()


def _record_change(session: Session, person: Person, details: dict[str, object], by: Actor, now: datetime) -> None:
    """Note that a person changed, and count up the version even when only names or contacts did."""
    flag_modified(person, "name")
    session.flush()
    audit.record(session, Event.PERSON_CHANGED, person, by=by, at=now, details=details)
