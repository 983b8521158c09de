"""The verbs of people and organizations."""

from recruit.people.operations.organization import (
    change_organization,
    create_organization,
    rename_organization,
)
from recruit.people.operations.person import (
    add_contact,
    add_name,
    change_person,
    create_person,
    rename,
    take_name_away,
    tell_apart,
)
from recruit.people.operations.publication import decide_publication, revoke_publication

__all__ = [
    "add_contact",
    "add_name",
    "change_organization",
    "change_person",
    "create_organization",
    "create_person",
    "decide_publication",
    "rename",
    "rename_organization",
    "revoke_publication",
    "take_name_away",
    "tell_apart",
]
