"""Reads one line of a list: who stands there, with what beside each name."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from recruit.intake.rules import remarks
from recruit.intake.rules.capacity import understand
from recruit.intake.rules.facts import Facts, Manner
from recruit.intake.rules.headings import attendance_mark
from recruit.intake.rules.names import is_given_name, is_known_given_name, is_name, is_surely_name
from recruit.intake.rules.pieces import Piece, cut, cut_names
from recruit.intake.rules.reading import Attendance

#: A sentence of attendance is short.
_LONGEST_SENTENCE = 40
_TOOK_PART = ("deltog", "deltager", "mødte", "møder", "mødt")
#: A name in front of which a title stands has at most this many words of title.
_LONGEST_TITLE = 3


@dataclass(frozen=True, slots=True)
class Named:
    """A person on a line, with what the line says of that person."""

    name: str
    facts: tuple[Facts, ...] = ()
    attendance: Attendance | None = None
    #: The person this one came instead of, when both stand on one line.
    instead_of: str | None = None


@dataclass(frozen=True, slots=True)
class Vacant:
    """A line that says a seat is not held."""

    represents: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """What a line of a list says; an entry of nobody says that the list is empty."""

    people: tuple[Named, ...] = ()
    vacant: tuple[Vacant, ...] = ()


@dataclass(slots=True)
class _Draft:
    name: str
    facts: list[Facts] = field(default_factory=list)
    attendance: Attendance | None = None
    extra: list[Named] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Style:
    """How the list is written: on the heading's own line, or with one person a line and capacities after commas."""

    inline: bool = False
    one_a_line: bool = False


def read_entry(text: str, manner: Manner, style: Style) -> Entry | None:
    """Return what a line of a list says, or None when no rule understands it."""
    if remarks.is_nobody(text):
        return Entry()
    vacant = remarks.vacancy(text)
    if vacant:
        return Entry(vacant=(Vacant(_represents(vacant[0], manner)),))
    sentence = read_sentence(text, manner) or _read_remark(text)
    if sentence:
        return sentence
    if remarks.is_talk(text) and not _is_row_of_names(text):
        return None
    people = tuple(_people(_arranged(cut(text), manner, style), manner, style))
    return Entry(people) if people else None


def read_sentence(text: str, manner: Manner) -> Entry | None:
    """Read "A. B. og C. D. var fraværende" and "A. B. deltog som suppleant for C. D.", which stand in the text too."""
    names, rest = _names_and_rest(text)
    attendance = attendance_mark(rest) if names else None
    if attendance in (Attendance.APOLOGY, Attendance.ABSENT):
        return Entry(tuple(Named(name, (), attendance) for name in names))
    if names and rest.startswith(_TOOK_PART):
        facts = understand(rest, manner)
        if facts.substitute_for:
            return Entry(tuple(Named(name, (facts,), Attendance.PRESENT) for name in names))
    return None


def _read_remark(text: str) -> Entry | None:
    """Read "A. B. ankom kl. 17", which within a list is an entry of it."""
    names, rest = _names_and_rest(text)
    return Entry(tuple(Named(name) for name in names)) if names and remarks.is_note(rest) else None


def _names_and_rest(text: str) -> tuple[list[str], str]:
    """Part a sentence where its names end; no names when it does not begin with names alone."""
    words = text.rstrip(" .").split(" ")
    if len(words) > _LONGEST_SENTENCE:
        return [], text
    begin = next((i for i, word in enumerate(words) if i > 1 and _is_plain(word) and not _joins(words, i)), 0)
    names = [name for piece in cut(" ".join(words[:begin])) for name in cut_names(piece.text)]
    return (names, " ".join(words[begin:])) if all(is_name(name) for name in names) else ([], text)


def _is_plain(word: str) -> bool:
    return word[:1].islower() and word.isalpha()


def _joins(words: list[str], index: int) -> bool:
    """Whether a small word belongs to the names: "og" between two, "von" inside one."""
    following = words[index + 1] if index + 1 < len(words) else ""
    return following[:1].isupper() and (words[index] in ("og", "samt") or is_name(f"X {words[index]} {following}"))


def _is_row_of_names(text: str) -> bool:
    return all(is_name(name) for piece in cut(text) for name in cut_names(piece.text) if piece.before != "(")


def _represents(text: str | None, manner: Manner) -> str | None:
    return (understand(text, manner).represents or text) if text else None


def _arranged(pieces: list[Piece], manner: Manner, style: Style) -> list[tuple[Piece, bool]]:
    """Say of each piece whether it is a name; "og" between two names makes two pieces of one."""
    apart: list[Piece] = []
    joined = False
    for piece in pieces:
        if piece.before == ":" and apart and remarks.announces_stand_in(apart[-1].text):
            apart[-1] = replace(apart[-1], text=f"{apart[-1].text} {piece.text}")
            continue
        name, capacity = _name_then_capacity(piece.text, manner) if piece.before != "(" else (None, "")
        if name:
            apart.extend((Piece(name, piece.before), Piece(capacity, "-")))
            continue
        names = cut_names(piece.text)
        joined = joined or len(names) > 1
        apart.extend(Piece(name, piece.before if not index else ",") for index, name in enumerate(names))
    return _first_is_name(apart, _by_kind(apart, joined, style))


def _name_then_capacity(text: str, manner: Manner) -> tuple[str | None, str]:
    """Part "Hanne Berg fra Red Barnet" and "Bo Holm næstformand", where nothing stands between."""
    names, rest = _names_and_rest(text)
    if len(names) != 1 or names[0] == text or not rest:
        return None, ""
    return (names[0], rest) if understand(rest, manner).is_known or attendance_mark(rest) else (None, "")


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


def _first_is_name(pieces: list[Piece], kinds: list[bool]) -> list[tuple[Piece, bool]]:
    """Where the line begins with the capacity ("Røde Kors: A. B.", "Formand A. B."), put the name first."""
    if not pieces or (kinds[0] and not _named_after(pieces, kinds)):
        return list(zip(pieces, kinds, strict=True))
    title, name = _titled(pieces[0].text)
    if name:
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


def _people(pieces: list[tuple[Piece, bool]], manner: Manner, style: Style) -> Iterator[Named]:
    drafts: list[_Draft] = []
    for piece, is_person in pieces:
        if is_person or not drafts:
            drafts.append(_Draft(piece.text))
        else:
            _note(drafts[-1], piece, manner)
    for draft in drafts:
        yield Named(draft.name, tuple(draft.facts), draft.attendance)
        yield from draft.extra


def _note(draft: _Draft, piece: Piece, manner: Manner) -> None:
    """Add what a piece says to the person it stands beside."""
    attendance = attendance_mark(piece.text)
    came = remarks.stand_in(piece.text)
    if attendance:
        draft.attendance = attendance
    elif came:
        draft.extra.append(Named(came[0], (), came[1], instead_of=draft.name))
        draft.attendance = draft.attendance or (Attendance.APOLOGY if came[1] else None)
    elif not remarks.is_note(piece.text) and not _are_initials(piece, draft.name):
        draft.facts.extend(_capacities(piece.text, manner))


def _are_initials(piece: Piece, name: str) -> bool:
    """Whether "(LI)" only shortens the name, for use further down in the minutes."""
    letters = "".join(word[0] for word in name.replace("-", " ").split())
    text = piece.text
    return (
        piece.before == "("
        and text.isupper()
        and 2 <= len(text) <= 5
        and text[0] == letters[0]
        and set(text) <= set(letters.upper())
        and not understand(text, Manner()).party
    )


def _capacities(text: str, manner: Manner) -> Iterator[Facts]:
    """Read a piece whole, or in parts where a slash or "og" stands between two that the grammar knows."""
    for mark in ("/", " og ", " samt "):
        left, found, right = text.partition(mark)
        if found and _reads_apart(understand(left, manner), understand(right, manner), mark):
            yield understand(left, manner)
            yield from _capacities(right, manner)
            return
    yield understand(text, manner)


def _reads_apart(left: Facts, right: Facts, mark: str) -> bool:
    if left.rule == right.rule == "refugee-immigrant" or left.rule == "not-now":
        return False
    if mark == "/":
        return (right.is_known and right.rule != "refugee-immigrant") or (left.is_known and left.office is not None)
    complete = left.is_known and left.rule != "representative" and not left.is_staff and not left.represents
    return complete and right.is_known
