"""What names and contacts do when two people are found to be one: moved and moved back from `acts.merging`."""

from collections.abc import Iterable, Sequence
from typing import TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from recruit.foundation.keys import search_key
from recruit.people import queries
from recruit.people.model import ContactDetail, Person, PersonMerge, PersonName
from recruit.people.rules import NameKind

Row = TypeVar("Row", PersonName, ContactDetail)


def move(session: Session, kept: Person, merged: Person) -> dict[str, list[str]]:
    """Let the kept person, both loaded with names and contacts, have what the merged one has; return what changed.

    The merged name lives on as another name. What both have stays where it is. Protection and gender come along where
    the kept person has none; a decision to show the merged person publicly does not: it is made anew for both.
    """
    known = {kept.name, *(other.name for other in kept.other_names)}
    names = [other for other in merged.other_names if other.name not in known]
    reached = {(contact.kind, contact.value) for contact in kept.contacts}
    contacts = [contact for contact in merged.contacts if (contact.kind, contact.value) not in reached]
    for name in names:
        name.person_id = kept.id
    for contact in contacts:
        contact.person_id = kept.id
    moved = {"person_name": _ids(names), "contact_detail": _ids(contacts), "set": _set(kept, merged)}
    if merged.name not in known | {other.name for other in names}:
        moved["name_added"] = [_add_alias(session, kept, merged.name)]
    _touch(session, kept)
    return moved


def move_back(session: Session, merge: PersonMerge) -> None:
    """Give back what the merge moved, as far as it still stands; what was forgotten since stays forgotten.

    Protection stays where it has been decided since that the person may be shown publicly.
    """
    kept, merged = (session.get_one(Person, each) for each in (merge.kept_id, merge.merged_id))
    for name in _still(session, PersonName, merge, "person_name"):
        name.person_id = merged.id
    for contact in _still(session, ContactDetail, merge, "contact_detail"):
        contact.person_id = merged.id
    for alias in _still(session, PersonName, merge, "name_added"):
        session.delete(alias)
    changed = merge.moved.get("set", ())
    if "is_protected" in changed and queries.publication(session, kept) is None:
        kept.is_protected = False
    if "gender" in changed and kept.gender == merged.gender:
        kept.gender = None
    _touch(session, kept)


def _add_alias(session: Session, kept: Person, name: str) -> str:
    alias = PersonName(person_id=kept.id, kind=NameKind.ALIAS, name=name, search_key=search_key(name))
    session.add(alias)
    session.flush()
    return str(alias.id)


def _set(kept: Person, merged: Person) -> list[str]:
    changed = []
    if merged.is_protected and not kept.is_protected:
        kept.is_protected = True
        changed.append("is_protected")
    if merged.gender and not kept.gender:
        kept.gender = merged.gender
        changed.append("gender")
    return changed


def _still(session: Session, table: type[Row], merge: PersonMerge, key: str) -> Sequence[Row]:
    """Return the rows that a merge moved or added and that still are the kept person's."""
    ids = [UUID(each) for each in merge.moved.get(key, ())]
    return session.scalars(select(table).where(table.id.in_(ids), table.person_id == merge.kept_id)).all()


def _ids(rows: Iterable[PersonName | ContactDetail]) -> list[str]:
    return [str(row.id) for row in rows]


def _touch(session: Session, person: Person) -> None:
    """Count up the version: whoever has the person open in a form is told."""
    flag_modified(person, "name")
    session.flush()
