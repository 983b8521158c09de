"""Writing down organizations, and what they are called from which day on."""

from datetime import date, datetime

from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.keys import search_key, sort_key
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.people import queries, rules
from recruit.people.model import Organization, OrganizationName
from recruit.people.rules import Classification, OrganizationFacts


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
    """Write down an organization. Raises Refused when name or abbreviation cannot be one."""
    refuse_if([*rules.may_be_called(name), *rules.may_be_shortened(abbreviation)])
    organization = Organization(
        classification=classification,
        parent_id=parent.id if parent else None,
        names=[_entry(name, abbreviation, None)],
    )
    session.add(organization)
    session.flush()
    audit.record(session, Event.ORGANIZATION_CREATED, organization, by=by, at=now)
    return organization


def change_organization(
    session: Session, organization: Organization, facts: OrganizationFacts, *, by: Actor, now: datetime
) -> None:
    """Write down what is known of an organization, loaded with its names, today.

    A name that differs corrects the newest one: whoever is called something else from a day on is renamed. Raises
    Refused with every reason why not; nothing is recorded when nothing changes.
    """
    above = queries.above(session, facts.parent)
    refuse_if(
        [
            *rules.may_be_called(facts.name),
            *rules.may_be_shortened(facts.abbreviation),
            *rules.may_belong_to(organization.id, facts.parent, above),
        ]
    )
    entry, before = organization.newest, _facts(organization)
    _call(entry, facts.name, facts.abbreviation)
    organization.classification, organization.parent_id = facts.classification, facts.parent
    after = _facts(organization)
    changed = [field for field in before if before[field] != after[field]]
    if changed:
        _record_change(session, organization, Event.ORGANIZATION_CHANGED, {"fields": changed}, by, now)


def rename_organization(
    session: Session,
    organization: Organization,
    name: str,
    *,
    since: date,
    by: Actor,
    now: datetime,
    abbreviation: str | None = None,
) -> None:
    """Call an organization, loaded with its names, something else from that day on; earlier papers keep the old name.

    Raises Refused when it cannot be a name, or when the newest name began no earlier.
    """
    newest = organization.newest
    began_later = newest.since is not None and since <= newest.since
    too_late = [Refusal("renamed-later-already", {"since": newest.since}, "since")] if began_later else []
    refuse_if([*rules.may_be_called(name), *rules.may_be_shortened(abbreviation), *too_late])
    newest.until = since
    session.flush()  # the old name ends before the new one begins, or the database refuses both
    organization.names.append(_entry(name, abbreviation, since))
    _record_change(session, organization, Event.ORGANIZATION_RENAMED, {"since": since}, by, now)


def _entry(name: str, abbreviation: str | None, since: date | None) -> OrganizationName:
    entry = OrganizationName(since=since)
    _call(entry, name, abbreviation)
    return entry


def _call(entry: OrganizationName, name: str, abbreviation: str | None) -> None:
    entry.name = rules.written_name(name)
    entry.sort_key, entry.search_key = sort_key(entry.name), search_key(entry.name)
    entry.abbreviation = rules.written_name(abbreviation or "") or None
    entry.abbreviation_key = search_key(entry.abbreviation) if entry.abbreviation else None


def _facts(organization: Organization) -> dict[str, object]:
    newest = organization.newest
    return {
        "name": newest.name,
        "abbreviation": newest.abbreviation,
        "classification": organization.classification,
        "parent": organization.parent_id,
    }


def _record_change(
    session: Session, organization: Organization, event: Event, details: dict[str, object], by: Actor, now: datetime
) -> None:
    """Note that an organization changed, and count up the version even when only its names did."""
    flag_modified(organization, "classification")
    session.flush()
    audit.record(session, event, organization, by=by, at=now, details=details)
