"""What can be written down about a person or an organization, besides the name."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from recruit.foundation.municipality.rules import is_email
from recruit.foundation.refusal import Refusal
from recruit.people.rules.names import has_hidden_characters, may_be_called, written_name
from recruit.people.rules.vocabulary import Classification, ContactKind, Gender, NameKind

#: Longer than any address or reason.
LONGEST_TEXT = 500


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """What the secretariat knows of a person."""

    name: str
    #: Why the former name no longer holds, when the name is another than before.
    former: NameKind = NameKind.FORMER
    contacts: tuple[tuple[ContactKind, str], ...] = ()
    is_protected: bool = False
    #: None while the person has not said.
    gender: Gender | None = None


@dataclass(frozen=True, slots=True)
class OrganizationFacts:
    """What the secretariat knows of an organization today; new names with a day are an act of their own."""

    name: str
    classification: Classification = Classification.ASSOCIATION
    abbreviation: str | None = None
    #: What it is a part of.
    parent: UUID | None = None


@dataclass(frozen=True, slots=True)
class Publication:
    """Somebody decided, on a day and for a reason, that a protected person may be shown publicly."""

    decided_by: str
    decided_on: date
    reason: str


def may_be_known_as(facts: PersonFacts) -> tuple[Refusal, ...]:
    """Return every reason why this cannot be written down about a person."""
    reasons = list(may_be_called(facts.name))
    for kind, value in facts.contacts:
        reasons += _text_faults(value, kind)
        if kind is ContactKind.EMAIL and not is_email(value):
            reasons.append(Refusal("contact-is-no-email", {"value": value}, kind))
    return tuple(reasons)


def may_protect(*, before: bool, after: bool, is_published: bool) -> tuple[Refusal, ...]:
    """Return why the protection of a person may not be changed so.

    A decision to show the person never outlives the protection: it would hold for one that comes later.
    """
    lifted = before and not after
    return (Refusal("publication-stands", field="is_protected"),) if lifted and is_published else ()


def may_be_decided(
    publication: Publication, *, is_protected: bool, is_published: bool, today: date
) -> tuple[Refusal, ...]:
    """Return every reason why it cannot be recorded that a protected person may be shown publicly."""
    reasons = []
    if not is_protected:
        reasons.append(Refusal("person-is-not-protected"))
    if is_published:
        reasons.append(Refusal("publication-is-decided"))
    if publication.decided_on > today:
        reasons.append(Refusal("decided-in-the-future", field="decided_on"))
    for field, text in (("decided_by", publication.decided_by), ("reason", publication.reason)):
        reasons += _text_faults(text, field)
    return tuple(reasons)


def may_belong_to(organization: UUID, parent: UUID | None, above: Collection[UUID]) -> tuple[Refusal, ...]:
    """Return why an organization may not be part of another; `above` is everything that the other is part of."""
    if parent is not None and (parent == organization or organization in above):
        return (Refusal("parent-is-part-of-it", field="parent"),)
    return ()


def may_be_shortened(abbreviation: str | None) -> tuple[Refusal, ...]:
    """Return every reason why an organization cannot be shortened so; it need not be shortened at all."""
    return tuple(_text_faults(abbreviation, "abbreviation")) if abbreviation else ()


def may_be_a_reason(text: str, field: str) -> tuple[Refusal, ...]:
    """Return every reason why this is no reason that can be read later."""
    return tuple(_text_faults(text, field))


def _text_faults(text: str, field: str) -> Iterable[Refusal]:
    if not written_name(text):
        yield Refusal("field-is-empty", field=field)
    if len(text) > LONGEST_TEXT:
        yield Refusal("text-too-long", {"longest": LONGEST_TEXT}, field)
    if has_hidden_characters(written_name(text)):
        yield Refusal("text-has-hidden-characters", field=field)
