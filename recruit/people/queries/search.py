"""Finding people and organizations by what is typed: each word typed begins a word of the same name."""

from collections.abc import Collection, Iterable

from sqlalchemy import ColumnElement, and_, false, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute

from recruit.foundation.keys import search_key
from recruit.people.model import Organization, OrganizationName, Person, PersonName
from recruit.people.rules import LONGEST_NAME

#: How much of a word two similar names share at the least; only such people are compared one by one.
_SHARED_BEGINNING = 2

#: So many beginnings fit nearly everybody, and more of them make a query that no database likes.
_MOST_BEGINNINGS = 40


def named_like(text: str) -> ColumnElement[bool]:
    """Return the condition that a person has a name like the text, or once had.

    No letters fit nobody, nor does a text that is longer than any name.
    """
    also = select(PersonName.person_id).where(fits(PersonName.search_key, text))
    return or_(fits(Person.search_key, text), Person.id.in_(also))


def perhaps_called(names: Iterable[str]) -> ColumnElement[bool]:
    """Return the condition that a person has, or once had, a name of which a word begins as one of these names' does.

    It leaves out those who cannot be meant; how alike the others are is for `people.rules` to say.
    """
    beginnings = {
        word[:_SHARED_BEGINNING] for name in names if len(name) <= LONGEST_NAME for word in search_key(name).split()
    }
    if len(beginnings) > _MOST_BEGINNINGS:
        return true()
    also = select(PersonName.person_id).where(_any_word(PersonName.search_key, beginnings))
    return or_(_any_word(Person.search_key, beginnings), Person.id.in_(also))


def called_like(text: str) -> ColumnElement[bool]:
    """Return the condition that an organization is, was or is shortened to something like the text."""
    so_called = or_(fits(OrganizationName.search_key, text), fits(OrganizationName.abbreviation_key, text))
    return Organization.id.in_(select(OrganizationName.organization_id).where(so_called))


def fits(key: InstrumentedAttribute[str] | InstrumentedAttribute[str | None], text: str) -> ColumnElement[bool]:
    """Return the condition that each word of the text begins a word of a folded name (`keys.search_key`).

    No letters fit nothing, nor does a text that is longer than any name.
    """
    words = search_key(text).split()
    if not words or len(text) > LONGEST_NAME:
        return key.in_(())
    return and_(*(_has_word(key, word) for word in words))


def _any_word(key: InstrumentedAttribute[str], beginnings: Collection[str]) -> ColumnElement[bool]:
    return or_(false(), *(_has_word(key, beginning) for beginning in beginnings))


def _has_word(
    key: InstrumentedAttribute[str] | InstrumentedAttribute[str | None], beginning: str
) -> ColumnElement[bool]:
    return key.startswith(beginning, autoescape=True) | key.contains(f" {beginning}", autoescape=True)
