"""What can be written down about people and organizations, and who may be the same person."""

from recruit.people.rules.alike import KnownName, Likeness, alike
from recruit.people.rules.facts import (
    LONGEST_TEXT,
    OrganizationFacts,
    PersonFacts,
    Publication,
    may_be_a_reason,
    may_be_decided,
    may_be_known_as,
    may_be_shortened,
    may_belong_to,
    may_protect,
)
from recruit.people.rules.index import NameIndex
from recruit.people.rules.names import (
    LONGEST_NAME,
    SUGGESTION_THRESHOLD,
    may_be_called,
    token_similarity,
    written_name,
)
from recruit.people.rules.vocabulary import Classification, ContactKind, Gender, NameKind

__all__ = [
    "LONGEST_NAME",
    "LONGEST_TEXT",
    "SUGGESTION_THRESHOLD",
    "Classification",
    "ContactKind",
    "Gender",
    "KnownName",
    "Likeness",
    "NameIndex",
    "NameKind",
    "OrganizationFacts",
    "PersonFacts",
    "Publication",
    "alike",
    "may_be_a_reason",
    "may_be_called",
    "may_be_decided",
    "may_be_known_as",
    "may_be_shortened",
    "may_belong_to",
    "may_protect",
    "token_similarity",
    "written_name",
]
