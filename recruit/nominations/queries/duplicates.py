"""Nominations that are perhaps of one person: a name alike, the same mailbox or telephone in the same round."""

from collections.abc import Collection, Sequence
from itertools import combinations
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session, contains_eager, joinedload

from recruit.nominations import rules
from recruit.nominations.model import Nomination, Nominee
from recruit.people.queries import fits
from recruit.people.rules import SUGGESTION_THRESHOLD, token_similarity

#: How many are shown; a name that so many share says nothing.
MOST = 10

#: How much of a word two spellings share at the beginning; only such names are compared letter by letter.
_BEGINNING = 2
#: More words of a name make a question that no database likes.
_MOST_WORDS = 5


def alike(session: Session, nomination: Nomination, known: Collection[UUID] = ()) -> Sequence[Nomination]:
    """Return the other nominations of the round that may be the same person's, and those `known` to be. Two queries.

    In the order in which they came, with nominee and nominator; of `nomination` the nominee is loaded.
    """
    nominee = nomination.nominee
    if nominee is None:
        return []
    same: list[ColumnElement[bool]] = [
        Nomination.id.in_([*known, *_called_alike(session, nomination.round_id, nominee.search_key)])
    ]
    if nominee.email:
        same.append(func.lower(Nominee.email) == rules.email_key(nominee.email))
    if nominee.phone:
        same.append(Nominee.phone == nominee.phone)
    chosen = select(Nomination).join(Nomination.nominee).where(Nomination.round_id == nomination.round_id, or_(*same))
    chosen = chosen.where(Nomination.id != nomination.id).order_by(Nomination.received_at, Nomination.id).limit(MOST)
    loaded = (contains_eager(Nomination.nominee), joinedload(Nomination.nominator))
    return session.scalars(chosen.options(*loaded)).all()


def _called_alike(session: Session, round_id: UUID, name: str) -> list[UUID]:
    """Return the nominations of a round for people with a name like this one, those most alike first, and no more."""
    chosen = select(Nominee.nomination_id, Nominee.search_key).join(Nomination, Nomination.id == Nominee.nomination_id)
    found = session.execute(chosen.where(Nomination.round_id == round_id, _begins_alike(name))).all()
    similar = {number: token_similarity(name, other) for number, other in found}
    likely = [number for number, similarity in similar.items() if similarity >= SUGGESTION_THRESHOLD]
    return sorted(likely, key=lambda number: -similar[number])[: MOST + 1]  # one of them is the person's own


def _begins_alike(name: str) -> ColumnElement[bool]:
    """Return the condition that two words of a name, or the only one, begin as words of this name do."""
    beginnings = [fits(Nominee.search_key, word[:_BEGINNING]) for word in dict.fromkeys(name.split()[:_MOST_WORDS])]
    pairs = [and_(*pair) for pair in combinations(beginnings, 2)]
    return or_(Nominee.search_key == name, *(pairs or beginnings))
