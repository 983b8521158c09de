"""Parties as minutes write them, brought to one form: "SF", "(F)" and "Socialistisk Folkeparti" are the same."""

import re

from recruit.intake.grammar.tables import Table

_TABLE = Table("parties")
NAMES = _TABLE.meanings("names")
LETTERS = _TABLE.meanings("letters")
_NEWSPAPER_LETTERS = _TABLE.words("newspaper_letters")
_NEWSPAPER_MEANINGS = _TABLE.meanings("newspaper_meanings")
_LOCAL_LIST_ENDINGS = _TABLE.phrases("local_list_endings")

_LETTER = re.compile(r"(?:liste |parti )?([A-ZÆØÅ])\.?", re.I)
_IN_PARENTHESES = re.compile(r"\(([A-ZÆØÅ])\)")


def party_named(text: str) -> str | None:
    """Return the party that the text names, in full; None when it names none."""
    folded = text.casefold().strip(" .")
    if folded in NAMES:
        return NAMES[folded]
    return text.strip() if _is_local_list(text.split()) else None


def party_by_letter(text: str, *, newspaper_letters: bool) -> str | None:
    """Return the party whose letter the text is: "A", "Liste T". An unknown letter is a local list."""
    found = _LETTER.fullmatch(text.strip())
    if not found or not found[1].isupper():
        return None
    letter = found[1]
    if newspaper_letters and letter in _NEWSPAPER_MEANINGS:
        return _NEWSPAPER_MEANINGS[letter]
    return LETTERS.get(letter, f"Liste {letter}")


def uses_newspaper_letters(text: str) -> bool:
    """Return whether the document writes (S) and (R), as newspapers do, instead of the list letters (A) and (B)."""
    return not _NEWSPAPER_LETTERS.isdisjoint(_IN_PARENTHESES.findall(text))


def _is_local_list(words: list[str]) -> bool:
    """ "Borgerlisten", "Lokallisten Hvalsø": a few capitalised words of which an outer one is a list."""
    return (
        1 <= len(words) <= 3
        and all(word[0].isupper() for word in words)
        and any(word.casefold().endswith(_LOCAL_LIST_ENDINGS) for word in (words[0], words[-1]))
    )
