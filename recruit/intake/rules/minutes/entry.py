"""Reads one line of a list: who stands there, with what beside each name."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from recruit.foundation.dates import PartialDate
from recruit.intake.rules.minutes import remarks
from recruit.intake.rules.minutes.headings import attendance_mark, is_partial
from recruit.intake.rules.minutes.pieces import Piece, cut, cut_names, names_and_rest
from recruit.intake.rules.minutes.rows import Style, arranged
from recruit.intake.rules.minutes.sentences import read_sentence
from recruit.intake.rules.reading import Attendance
from recruit.intake.rules.words.capacity import understand
from recruit.intake.rules.words.days import days_said
from recruit.intake.rules.words.facts import Facts, Manner, Named
from recruit.intake.rules.words.names import is_name


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
    beside: list[str] = field(default_factory=list)
    attendance: Attendance | None = None
    extra: list[Named] = field(default_factory=list)
    since: PartialDate | None = None
    until: PartialDate | None = None


def read_entry(text: str, manner: Manner, style: Style) -> Entry | None:
    """Return what a line of a list says, or None when no rule understands it."""
    if remarks.is_nobody(text):
        return Entry()
    vacant = remarks.vacancy(text)
    if vacant:
        return Entry(vacant=(Vacant(_represents(vacant[0], manner)),))
    sentence = read_sentence(text, manner, within_list=True) or _read_remark(text)
    if sentence:
        return Entry(sentence)
    if remarks.is_talk(text) and not _is_row_of_names(text):
        return None
    people = tuple(_people(arranged(cut(text), manner, style), manner, style))
    return Entry(people) if people else None


def read_beside(text: str, manner: Manner) -> Named:
    """Return what a text that stands beside a name says, as the cells of a table do; the name itself is left empty."""
    draft = _Draft("")
    for piece in cut(text):
        _note(draft, piece, manner)
    return Named("", tuple(draft.facts), draft.attendance, wording=", ".join(draft.beside))


def _read_remark(text: str) -> tuple[Named, ...]:
    """Read "A. B. ankom kl. 17", which within a list is an entry of it."""
    names, rest = names_and_rest(text)
    return tuple(Named(name) for name in names) if names and remarks.is_note(rest) else ()


def _is_row_of_names(text: str) -> bool:
    return all(is_name(name) for piece in cut(text) for name in cut_names(piece.text) if piece.before != "(")


def _represents(text: str | None, manner: Manner) -> str | None:
    return (understand(text, manner).represents or text) if text else None


def _people(pieces: list[tuple[Piece, bool]], manner: Manner, style: Style) -> Iterator[Named]:
    drafts: list[_Draft] = []
    for piece, is_person in pieces:
        if is_person or not drafts:
            drafts.append(_Draft(piece.text))
        else:
            _note(drafts[-1], piece, manner)
    for draft in drafts:
        wording = ", ".join(draft.beside)
        yield Named(
            draft.name, tuple(draft.facts), draft.attendance, None, wording, since=draft.since, until=draft.until
        )
        yield from draft.extra


def _note(draft: _Draft, piece: Piece, manner: Manner) -> None:
    """Add what a piece says to the person it stands beside."""
    days = days_said(piece.text)
    if days:
        draft.since, draft.until = days[0] or draft.since, days[1] or draft.until
        draft.beside.append(piece.text)
        return
    attendance = attendance_mark(piece.text)
    came = remarks.stand_in(piece.text)
    said = read_sentence(piece.text, manner) if piece.before == "-" and not came else ()
    if attendance:
        draft.attendance = attendance
    elif said:
        draft.extra.extend(said)
    elif came:
        draft.extra.append(Named(came[0], (), came[1], instead_of=draft.name))
        draft.attendance = draft.attendance or (Attendance.APOLOGY if came[1] else None)
    elif not (remarks.is_note(piece.text) or is_partial(piece.text) or _are_initials(piece, draft.name, manner)):
        draft.beside.append(piece.text)
        _add(draft.facts, list(_capacities(piece.text, manner)), explains=piece.before == "(")


def _add(facts: list[Facts], more: list[Facts], *, explains: bool) -> None:
    """Add what a piece says; what stands in parentheses after an organisation belongs to its name: "DI (Industri)"."""
    last = facts[-1] if facts else None
    if explains and last and last.represents and not last.is_known and len(more) == 1 and not more[0].is_known:
        facts[-1] = replace(last, represents=f"{last.represents} ({more[0].represents})")
    else:
        facts.extend(more)


def _are_initials(piece: Piece, name: str, manner: Manner) -> bool:
    """Whether "(LI)" only shortens the name, for use further down in the minutes."""
    letters = "".join(word[0] for word in name.replace("-", " ").split())
    text = piece.text
    return (
        piece.before == "("
        and text.isupper()
        and 2 <= len(text) <= 5
        and text[0] == letters[:1]
        and set(text) <= set(letters.upper())
        and (manner.initials or not understand(text, manner).party)
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
