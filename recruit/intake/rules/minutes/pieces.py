"""Cuts a line into its pieces: names, capacities, remarks in parentheses, and what stood between them."""

import re
from dataclasses import dataclass

from recruit.intake.rules.words.names import is_known_given_name, is_name

#: Between two pieces. A hyphen inside a word cuts nothing, nor does the one of "flygtninge- og indvandrer…".
_SEPARATOR = re.compile(
    r"\t"
    r"|;"
    r"|(?<!-),"
    r"|:(?=\s)"
    r"|\s[-–—]+(?=\s)(?!\s(?:og|eller|samt)\b)"
    r"|\s[-–—]+(?=\w)"
    r"|(?<=[\w.)])[-–—](?=\s)(?!\s(?:og|eller|samt)\b)"
    r"|(?<=\w)[–—](?=[a-zæøå])"
    r"|\s?—\s?"
    r"|\s/\s"
    r"|(?<=\w\w)\.\s+(?=(?:\d\.\s+)?(?:[Ss]uppleant(?:en)?|[Ss]tedfortræder(?:en)?|I stedet)\s)"
    r"|[()]"
)
AND = re.compile(r"\s(?:og|samt|&)\s")
_LEADING_AND = re.compile(r"(?:og|samt|&)\s+(?=[A-ZÆØÅ])")
_CONTACT = re.compile(
    r"\S{1,100}@\S{1,100}|(?:\b(?:tlf|telefon|mobil|mob)\b\.?:?\s*)?(?<![\d.])(?:\+45\s?)?\d{2}(?:\s?\d{2}){3}(?!\d)",
    re.I,
)
_ADJACENT_NAMES = re.compile(r"(?<=[)])\s+(?=[A-ZÆØÅ])")
#: "Anna Berg kl. 13-14": when a guest was there.
_CLOCK_AFTER_NAME = re.compile(r"\b([A-ZÆØÅ][\w-]{0,30}) (?=kl\.? ?\d)")
_DASHES = "-–—"
#: A sentence of attendance is short.
_LONGEST_SENTENCE = 40


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece, and the mark before it: empty, `,` `;` `:` `-`, a tab, or `(` for a remark in parentheses."""

    text: str
    before: str = ""


def cut(text: str) -> list[Piece]:
    """Return the pieces of a line in order. Addresses, telephone numbers and empty pieces are left out."""
    text = _CLOCK_AFTER_NAME.sub(r"\1, ", _ADJACENT_NAMES.sub(", ", _CONTACT.sub(" ", text)))
    pieces: list[Piece] = []
    before, depth, start = "", 0, 0
    for separator in _SEPARATOR.finditer(text):
        mark = separator.group().strip(" ") or separator.group()
        if depth and mark == ":":
            continue
        _add(pieces, text[start : separator.start()], "(" if depth else before)
        start = separator.end()
        depth = max(0, depth + {"(": 1, ")": -1}.get(mark, 0))
        before = _mark(mark)
    _add(pieces, text[start:], "(" if depth else before)
    return pieces


def cut_names(text: str) -> list[str]:
    """Return the parts of a piece that "og" joins, if each is a name; else the piece itself."""
    parts = [part.strip() for part in AND.split(text)]
    are_names = all(is_name(part) for part in parts) or all(is_known_given_name(part) for part in parts)
    return parts if len(parts) > 1 and are_names else [text]


def names_and_rest(text: str) -> tuple[list[str], str]:
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


def _mark(mark: str) -> str:
    if mark[0] in _DASHES or mark[0] in "/.":
        return "-"
    return "" if mark == ")" else mark


def _add(pieces: list[Piece], text: str, before: str) -> None:
    text = _without_full_stop(text.strip(" *_"))
    joined = _LEADING_AND.match(text) if pieces and before != "(" else None
    if joined:
        text, before = text[joined.end() :], ","
    if text:
        pieces.append(Piece(text, before))


def _without_full_stop(text: str) -> str:
    """Take the full stop of a sentence, not the one of an initial."""
    if not text.endswith("."):
        return text
    last = text.split()[-1]
    return text.rstrip(".").strip() if len(last.rstrip(".")) > 1 or len(text.split()) < 2 else text
