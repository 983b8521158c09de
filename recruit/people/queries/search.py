"""Finding people and organizations by what is typed: each word typed begins a word of the same name."""

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from recruit.foundation.keys import search_key
from recruit.people.model import Organization, OrganizationName, Person, PersonName


def named_like(text: str) -> ColumnElement[bool]:
    """Return the condition that a person has a name like the text, or once had; no letters fit nobody."""
    also = select(PersonName.person_id).where(_fits(PersonName.search_key, text))
    return or_(_fits(Person.search_key, text), Person.id.in_(also))


def called_like(text: str) -> ColumnElement[bool]:
    """Return the condition that an organization is, was or is shortened to something like the text."""
    fits = or_(_fits(OrganizationName.search_key, text), _fits(OrganizationName.abbreviation_key, text))
    return Organization.id.in_(select(OrganizationName.organization_id).where(fits))


def _fits(key: InstrumentedAttribute[str] | InstrumentedAttribute[str | None], text: str) -> ColumnElement[bool]:
    words = search_key(text).split()
    if not words:
        return key.in_(())
    begun = (key.startswith(word, autoescape=True) | key.contains(f" {word}", autoescape=True) for word in words)
    return and_(*begun)
