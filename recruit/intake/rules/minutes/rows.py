"""Arranges the pieces of a row: which are people, and which say something of the person before them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from recruit.intake.rules.minutes import remarks
from recruit.intake.rules.minutes.headings import attendance_mark, is_role_before_name
from recruit.intake.rules.minutes.pieces import AND, Piece, cut_names, names_and_rest
from recruit.intake.rules.minutes.sentences import read_sentence
from recruit.intake.rules.words.capacity import understand
from recruit.intake.rules.words.facts import Manner
from recruit.intake.rules.words.names import is_given_name, is_known_given_name, is_name, is_surely_name

#: A name in front of which a title stands has at most this many words of title.
_LONGEST_TITLE = 3
#: Rules that understand a title standing before a name.
_TITLES = ("councillor", "member", "observer", "associate", "guest", "title")
#: "Deltagere: Ældrerådet, A. B. og C. D.": a whole council is nobody.
_COUNCILS = ("rådet", "udvalget")


@dataclass(frozen=True, slots=True)
class Style:
    """How the list is written: on the heading's own line, or with one person a line and capacities after commas."""

    inline: bool = False
    one_a_line: bool = False


def arranged(pieces: list[Piece], manner: Manner, style: Style) -> list[tuple[Piece, bool]]:
    """Say of each piece whether it is a name; "og" between two names makes two pieces of one."""
    if style.inline and len(pieces) > 1 and pieces[0].text.casefold().endswith(_COUNCILS):
        pieces = pieces[1:]
    apart: list[Piece] = []
    joined = False
    for piece in pieces:
        if piece.before == "-" and apart and read_sentence(piece.text, manner):
            apart.append(piece)
            continue
        if piece.before == ":" and apart and remarks.announces_stand_in(apart[-1].text):
            apart[-1] = replace(apart[-1], text=f"{apart[-1].text} {piece.text}")
            continue
        people = _people_in(piece, manner, is_first=not apart)
        joined = joined or len(people) > 1
        for index, (name, capacity) in enumerate(people):
            apart.append(Piece(name, piece.before if not index else ","))
            apart.extend([Piece(capacity, "-")] if capacity else [])
    return _first_is_name(apart, _by_kind(apart, joined, style), manner)


def _people_in(piece: Piece, manner: Manner, *, is_first: bool) -> list[tuple[str, str]]:
    """Return the names in a piece, each with the capacity that nothing parts from it; the piece itself if none is."""
    if piece.before == "(":
        return [(piece.text, "")]
    parts = [_name_and_capacity(part.strip(), manner, is_first=is_first) for part in AND.split(piece.text)]
    if all(name for name, _ in parts) and any(capacity for _, capacity in parts) and _are_people(parts):
        return parts
    whole = _name_then_capacity(piece.text, manner)
    if is_first and is_role_before_name(piece.text):
        role, _, name = piece.text.partition(" ")
        whole = _name_after_role(role, name, manner)
    return [whole] if whole[0] else [(name, "") for name in cut_names(piece.text)]


def _are_people(parts: list[tuple[str, str]]) -> bool:
    """ "Anna Berg fra Home Start og Lone Holm" are two people only if the second surely is one."""
    return all(is_surely_name(name) or not before for (_, before), (name, _) in pairwise(parts))


def _name_and_capacity(text: str, manner: Manner, *, is_first: bool) -> tuple[str, str]:
    """Read a name, or a title and a name: "integrationskonsulent Gitte Lund"."""
    if is_name(text):
        return text, ""
    name, capacity = _name_then_capacity(text, manner)
    if name:
        return name, capacity
    title, name = _titled(text)
    facts = understand(title, manner)
    is_title = facts.is_staff or facts.office is not None or facts.rule in _TITLES
    return (name, title) if name and is_title and (is_first or is_surely_name(name)) else ("", "")


def _name_then_capacity(text: str, manner: Manner) -> tuple[str, str]:
    """Part "Hanne Berg fra Red Barnet" and "Bo Holm næstformand", where nothing stands between."""
    names, rest = names_and_rest(text)
    if len(names) != 1 or names[0] == text or not rest:
        return "", ""
    says_something = understand(rest, manner).is_known or attendance_mark(rest) or remarks.stand_in(rest)
    return (names[0], rest) if says_something else ("", "")


def _name_after_role(role: str, text: str, manner: Manner) -> tuple[str, str]:
    """Part "Suppleant Anna Berg for Bo Holm", where the role and whom it is for stand on both sides of the name."""
    names, rest = names_and_rest(text)
    if len(names) != 1 or not rest:
        return "", ""
    return names[0], rest if understand(rest, manner).substitute_for else f"{role} {rest}"


def _by_kind(pieces: list[Piece], joined: bool, style: Style) -> list[bool]:
    """A row of names, or one name and its capacities? The line decides; where it cannot, the list around it does."""
    row = [piece for piece in pieces if piece.before in ("", ",", ";", "\t")]
    names = [piece for piece in row if is_name(piece.text)]
    sure = [piece for piece in names if is_surely_name(piece.text)]
    is_row = len(names) == len(row) > 1 and (joined or style.inline or 2 * len(sure) > len(row))
    given_row = (
        len(row) > 1
        and all(is_given_name(piece.text) or is_name(piece.text) for piece in row)
        and (style.inline or all(is_known_given_name(piece.text) or is_name(piece.text) for piece in row))
    )
    believes = is_row or (style.inline and not style.one_a_line)
    return [
        piece.before in ("", ",", ";", "\t")
        and (
            (is_name(piece.text) and (not index or believes or joined or is_surely_name(piece.text)))
            or (given_row and is_given_name(piece.text) and (style.inline or is_row or not names))
            or (not index and is_known_given_name(piece.text))
        )
        for index, piece in enumerate(pieces)
    ]


def _first_is_name(pieces: list[Piece], kinds: list[bool], manner: Manner) -> list[tuple[Piece, bool]]:
    """Where the line begins with the capacity ("Røde Kors: A. B.", "Formand A. B."), put the name first."""
    if not pieces or (kinds[0] and not _named_after(pieces, kinds)):
        return list(zip(pieces, kinds, strict=True))
    if _is_shared(pieces):
        return list(_shared(pieces[0], pieces[1:]))
    title, name = _titled(pieces[0].text)
    if name and not understand(pieces[0].text, manner).substitute_for:
        return [(Piece(name), True), (Piece(title, ","), False), *zip(pieces[1:], kinds[1:], strict=True)]
    for index, piece in enumerate(pieces[1:], start=1):
        if is_name(piece.text) and piece.before in (":", "-", ",", "\t"):
            others = [*pieces[:index], *pieces[index + 1 :]]
            flags = [False] * index + kinds[index + 1 :]
            return [
                (Piece(piece.text), True),
                *(
                    (replace(other, before=other.before or ","), flag)
                    for other, flag in zip(others, flags, strict=True)
                ),
            ]
    return []


def _is_shared(pieces: list[Piece]) -> bool:
    """ "Fra Byrådet: A. B. (V) og C. D.": one capacity before a row of names."""
    names = [is_name(piece.text) for piece in pieces[1:] if piece.before != "("]
    return len(names) > 1 and all(names) and pieces[1].before == ":"


def _shared(capacity: Piece, others: list[Piece]) -> Iterator[tuple[Piece, bool]]:
    for piece in others:
        yield piece, piece.before != "("
        if piece.before != "(":
            yield replace(capacity, before=","), False


def _named_after(pieces: list[Piece], kinds: list[bool]) -> bool:
    """ "Home Start – Lone Berg": the first piece could be a name, but the one after the dash surely is."""
    return (
        len(pieces) > 1
        and pieces[1].before in ("-", ":")
        and not is_surely_name(pieces[0].text)
        and is_surely_name(pieces[1].text)
    )


def _titled(text: str) -> tuple[str, str]:
    """Split "Formand Marlene Berg" into title and name, and "Martin Berg SAND" into organisation and name."""
    words = text.split()
    for length in range(1, min(_LONGEST_TITLE, len(words) - 2) + 1):
        name = " ".join(words[length:])
        if is_name(name):
            return " ".join(words[:length]), name
    if len(words) > 2 and words[-1].isupper() and is_name(" ".join(words[:-1])):
        return words[-1], " ".join(words[:-1])
    return "", ""
