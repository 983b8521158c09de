"""Reads the municipal council's list: members, parties and substitutes, as a secretary pastes them once a term.

Understood are "Anna Berg (A)", "Anna Berg – Socialdemokratiet", a heading for each group with names below it, offices
beside a name, and "Stedfortræder: Bo Dam". What is not understood is shown and left out.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from recruit.foundation.dates import Span
from recruit.foundation.keys import search_key
from recruit.foundation.refusal import Refusal
from recruit.intake.grammar.tables import Table
from recruit.intake.rules.minutes.pieces import cut, cut_names
from recruit.intake.rules.words.names import is_name
from recruit.intake.rules.words.parties import party_by_letter, party_named, uses_newspaper_letters

_TABLE = Table("council_list")
_MEMBER_HEADINGS = frozenset(_TABLE.phrases("member_headings"))
_OFFICES = _TABLE.meanings("offices")


def _any_of(phrases: Iterable[str]) -> str:
    """Return the expression that any of the phrases fulfils, the longest first."""
    return "|".join(map(re.escape, sorted(phrases, key=len, reverse=True)))


_SUBSTITUTES = re.compile(rf"(?:\d\.\s*)?(?:{_any_of(_TABLE.phrases('substitutes'))})\b\s*[:–—-]?\s*(?P<rest>.*)", re.I)
_LEADING_OFFICE = re.compile(rf"(?P<office>{_any_of(_OFFICES)})\s+", re.I)
_GROUP_WORDS = re.compile(rf"^(?:{_any_of(_TABLE.phrases('group_words'))})\b[\s:]*(?=\w{{2}})", re.I)
_NUMBER_OF_SEATS = re.compile(rf"\d+\s*(?:{_any_of(_TABLE.phrases('seat_words'))})?", re.I)
_BULLET = re.compile(r"^(?:[•·*▪–—-]\s+|\d{1,2}[.)]\s+(?!vice))+")


class LineKind(StrEnum):
    """What a line of the list was understood as."""

    GROUP = "group"
    HEADING = "heading"
    PEOPLE = "people"
    NOT_UNDERSTOOD = "not_understood"


@dataclass(frozen=True, slots=True)
class OnTheList:
    """One person on the list, as it was read."""

    line: int
    name: str
    party: str | None
    is_substitute: bool = False
    #: "chair" or "vice_chair" of the municipal council.
    office: str | None = None


@dataclass(frozen=True, slots=True)
class ListLine:
    """One line of the text, and what it was understood as."""

    number: int
    text: str
    kind: LineKind
    party: str | None = None
    people: tuple[OnTheList, ...] = ()


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two things that cannot both be true; mended in the text itself."""

    code: str
    line: int
    name: str


@dataclass(frozen=True, slots=True)
class CouncilList:
    """Everything that was read."""

    lines: tuple[ListLine, ...]
    contradictions: tuple[Contradiction, ...]

    @property
    def people(self) -> tuple[OnTheList, ...]:
        """Return everybody on the list, in its order."""
        return tuple(one for line in self.lines for one in line.people)


@dataclass(slots=True)
class _Below:
    """What the headings say of the lines below them."""

    party: str | None = None
    substitutes: bool = False


def read_council_list(text: str) -> CouncilList:
    """Read the list, line by line; blank lines are left out."""
    newspaper, below = uses_newspaper_letters(text), _Below()
    contradictions: list[Contradiction] = []
    lines = [
        _line(number, line.strip(), below, newspaper, contradictions)
        for number, line in enumerate(text.splitlines(), 1)
        if line.strip()
    ]
    people = [one for line in lines for one in line.people]
    return CouncilList(tuple(lines), (*contradictions, *_listed_twice(people)))


def _line(number: int, text: str, below: _Below, newspaper: bool, found: list[Contradiction]) -> ListLine:
    bare = _BULLET.sub("", text)
    if bare.rstrip(" :").casefold() in _MEMBER_HEADINGS:
        below.party, below.substitutes = None, False
        return ListLine(number, text, LineKind.HEADING)
    standing = _SUBSTITUTES.fullmatch(bare)
    if standing and not standing["rest"]:
        below.substitutes = True
        return ListLine(number, text, LineKind.HEADING)
    party = None if standing else _group(bare, newspaper)
    if party:
        below.party, below.substitutes = party, False
        return ListLine(number, text, LineKind.GROUP, party)
    people = list(_people(number, standing["rest"] if standing else bare, newspaper))
    if not people:
        return ListLine(number, text, LineKind.NOT_UNDERSTOOD)
    is_substitute = below.substitutes or standing is not None
    found += [
        Contradiction("party-said-twice", number, one.name)
        for one in people
        if one.party and below.party and one.party != below.party and not below.substitutes
    ]
    placed = (replace(one, party=one.party or below.party, is_substitute=is_substitute) for one in people)
    return ListLine(number, text, LineKind.PEOPLE, people=tuple(placed))


def _group(text: str, newspaper: bool) -> str | None:
    """Return the party when the whole line names one: "A – Socialdemokratiet", "Gruppen Venstre (7 mandater)"."""
    whole = text.rstrip(" :")
    pieces = [piece.text for piece in cut(_GROUP_WORDS.sub("", whole)) if not _NUMBER_OF_SEATS.fullmatch(piece.text)]
    parties = [_party(piece.rstrip(" :."), newspaper) for piece in pieces] or [_party(whole, newspaper)]
    if not all(parties):
        return None
    named = [party for piece, party in zip(pieces, parties, strict=False) if len(piece) > 1]
    return (named or parties)[0]


def _people(number: int, text: str, newspaper: bool) -> Iterator[OnTheList]:
    """Yield the people of a line, each with what is said behind the name, or before all names."""
    office, party, waiting = None, None, None
    leading = _LEADING_OFFICE.match(text)
    if leading:
        office, text = _OFFICES[leading["office"].casefold()], text[leading.end() :]
    for piece in cut(text):
        said_party, said_office = _party(piece.text, newspaper), _OFFICES.get(piece.text.casefold())
        names = [name for name in cut_names(piece.text) if is_name(name)]
        if said_party:
            waiting = replace(waiting, party=said_party) if waiting else None
            party = party if waiting else said_party
        elif said_office is not None and waiting:
            waiting = replace(waiting, office=said_office or waiting.office)
        elif names:
            if waiting:
                yield waiting
            *before, last = [OnTheList(number, name, party) for name in names]
            yield from before
            waiting, office = replace(last, office=office or None), None
    if waiting:
        yield waiting


def _party(text: str, newspaper: bool) -> str | None:
    """Return the party that a whole piece names: by a list letter, or by its name."""
    return party_by_letter(text, newspaper_letters=newspaper) or party_named(text)


def may_be_entered(
    listed: CouncilList, chosen: Iterable[tuple[OnTheList, UUID | None]], terms: Iterable[tuple[str, Span]], new: Span
) -> tuple[Refusal, ...]:
    """Return every reason why a list may not become the municipal council of a term.

    `chosen` are its people with whom each is, if known already; `terms` are those that have members.
    """
    reasons = [*entered_already(terms, new)]
    reasons += [Refusal(each.code, {"name": each.name, "line": each.line}, "text") for each in listed.contradictions]
    if not any(not one.is_substitute for one in listed.people):
        reasons.append(Refusal("nobody-on-the-list", field="text"))
    known: dict[UUID, str] = {}
    for one, person in chosen:
        if person is not None and known.setdefault(person, one.name) != one.name:
            reasons.append(Refusal("person-chosen-twice", {"name": one.name}))
    return tuple(reasons)


def entered_already(terms: Iterable[tuple[str, Span]], new: Span) -> tuple[Refusal, ...]:
    """Return which of the terms that have members are in the way of a list for these days."""
    return tuple(
        Refusal("council-list-entered", {"label": label}, "first_day") for label, span in terms if span.overlaps(new)
    )


def _listed_twice(people: Iterable[OnTheList]) -> Iterator[Contradiction]:
    seen: set[str] = set()
    for one in people:
        key = search_key(one.name)
        if key in seen:
            yield Contradiction("listed-twice", one.line, one.name)
        seen.add(key)
