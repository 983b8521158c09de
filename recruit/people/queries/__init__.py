"""Reading people and organizations."""

from recruit.people.queries.organization import (
    above,
    names_of_organizations,
    organization,
    organization_called,
    organizations,
    organizations_among,
    parts,
)
from recruit.people.queries.person import (
    are_told_apart,
    known_names,
    merge,
    merges_into,
    names_of_people,
    not_merged,
    people,
    people_among,
    person,
    publication,
    publications,
    told_apart,
    withheld,
)
from recruit.people.queries.search import called_like, named_like, perhaps_called

__all__ = [
    "above",
    "are_told_apart",
    "called_like",
    "known_names",
    "merge",
    "merges_into",
    "named_like",
    "names_of_organizations",
    "names_of_people",
    "not_merged",
    "organization",
    "organization_called",
    "organizations",
    "organizations_among",
    "parts",
    "people",
    "people_among",
    "perhaps_called",
    "person",
    "publication",
    "publications",
    "told_apart",
    "withheld",
]
