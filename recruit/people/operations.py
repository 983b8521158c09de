"""Writing down people and organizations."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.keys import search_key, sort_key
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.people import rules
from recruit.people.model import Organization, OrganizationName, Person, PersonName
from recruit.people.rules import Classification, NameKind


def create_person(session: Session, name: str, *, by: Actor, now: datetime, is_protected: bool = False) -> Person:
    """Write down somebody whom the council has met. Raises Refused when the name cannot be one."""
    refuse_if(rules.may_be_called(name))
    person = Person(is_protected=is_protected, other_names=[], contacts=[])
    _call(person, name)
    session.add(person)
    session.flush()
    audit.record(session, Event.PERSON_CREATED, person, by=by, at=now)
    return person


def add_name(session: Session, person: Person, name: str, kind: NameKind, *, by: Actor, now: datetime) -> PersonName:
    """Write down another name of a person, loaded with other names, by which minutes may mean the same person.

    A name that the person has already is not added again. Raises Refused when it cannot be a name.
    """
    refuse_if(rules.may_be_called(name))
    written = rules.written_name(name)
    known = next((other for other in person.other_names if other.name == written), None)
    if known is not None:
        return known
    added = PersonName(kind=kind, name=written, search_key=search_key(written))
    person.other_names.append(added)
    audit.record(session, Event.PERSON_CHANGED, person, by=by, at=now, details={"name_added": kind})
    return added


def rename(session: Session, person: Person, name: str, *, by: Actor, now: datetime) -> None:
    """Call a person, loaded with other names, something else from now on; the former name stays known.

    Raises Refused when it cannot be a name.
    """
    former = person.name
    refuse_if(rules.may_be_called(name))
    if rules.written_name(name) == former:
        return
    add_name(session, person, former, NameKind.FORMER, by=by, now=now)
    _call(person, name)
    audit.record(session, Event.PERSON_CHANGED, person, by=by, at=now, details={"fields": ["name"]})


def create_organization(
    session: Session,
    name: str,
    classification: Classification,
    *,
    by: Actor,
    now: datetime,
    abbreviation: str | None = None,
    parent: Organization | None = None,
) -> Organization:
    """Write down an organization. Raises Refused when the name cannot be one."""
    refuse_if(rules.may_be_called(name))
    organization = Organization(
        classification=classification, parent_id=parent.id if parent else None, names=[_organization_name(name, None)]
    )
    _abbreviate(organization.names[0], abbreviation)
    session.add(organization)
    session.flush()
    audit.record(session, Event.ORGANIZATION_CREATED, organization, by=by, at=now)
    return organization


def rename_organization(
    session: Session, organization: Organization, name: str, *, since: date, by: Actor, now: datetime
) -> None:
    """Call an organization, loaded with its names, something else from that day on; earlier papers keep the old name.

    Raises Refused when it cannot be a name, or when the newest name began no earlier.
    """
    newest = organization.newest
    began_later = newest.since is not None and since <= newest.since
    too_late = [Refusal("renamed-later-already", {"since": newest.since}, "since")] if began_later else []
    refuse_if([*rules.may_be_called(name), *too_late])
    newest.until = since
    session.flush()  # the old name ends before the new one begins, or the database refuses both
    organization.names.append(_organization_name(name, since))
    audit.record(session, Event.ORGANIZATION_RENAMED, organization, by=by, at=now, details={"since": since})


def _call(person: Person, name: str) -> None:
    person.name = rules.written_name(name)
    person.sort_key, person.search_key = sort_key(person.name), search_key(person.name)


def _abbreviate(entry: OrganizationName, abbreviation: str | None) -> None:
    entry.abbreviation = rules.written_name(abbreviation or "") or None
    entry.abbreviation_key = search_key(entry.abbreviation) if entry.abbreviation else None


def _organization_name(name: str, since: date | None) -> OrganizationName:
    written = rules.written_name(name)
    return OrganizationName(name=written, sort_key=sort_key(written), search_key=search_key(written), since=since)
