"""What a column holds, by what stands above it."""

import re
from collections.abc import Mapping

from recruit.foundation.keys import search_key
from recruit.intake.grammar.tables import Table
from recruit.intake.rules.reading import Field

_TABLE = Table("columns")
_FIELDS = {search_key(phrase): Field(field) for phrase, field in _TABLE.by_phrase("headings").items()}
#: "Suppleantens e-mail" is not the member's.
_SUBSTITUTES = frozenset(map(search_key, _TABLE.phrases("substitute_words")))
_LONGEST_PHRASE = max(len(phrase.split()) for phrase in _FIELDS)
#: A heading is short; what is longer is a cell.
_LONGEST_HEADING = 60
_WHOLE = frozenset(map(search_key, _TABLE.phrases("whole_headings")))
_IN_PARENTHESES = re.compile(r"\([^()]*\)")
_JOINED = re.compile(r"\s*[/,]\s*|\s+(?:og|eller|and)\s+|\s*&\s*|\s*\+\s*")


def field_of(heading: str, taught: Mapping[str, Field | None]) -> Field | None:
    """Return what a column with this heading holds, as was taught, else by the grammar; None when neither knows."""
    key = search_key(heading)
    return taught[key] if key in taught else _known(heading, key)


def _known(heading: str, key: str) -> Field | None:
    if not key or len(heading) > _LONGEST_HEADING:
        return None
    bare = search_key(_IN_PARENTHESES.sub(" ", heading))
    return _FIELDS.get(key) or _FIELDS.get(bare) or _joined(heading) or _beginning(bare)


def _joined(heading: str) -> Field | None:
    """ "Organisation/forening", "Telefon og mobil": of two known words the first decides."""
    fields = _parts(heading)
    return fields[0] if len(fields) > 1 and all(fields) else None


def holds_left_out(heading: str) -> bool:
    """Return whether a heading names something that is left out beside something that is read: "Navn og adresse"."""
    return Field.LEFT_OUT in _parts(heading)[1:]


def _parts(heading: str) -> list[Field | None]:
    return [_FIELDS.get(search_key(part)) for part in _JOINED.split(heading)]


def _beginning(key: str) -> Field | None:
    """ "E-mail privat", "Tlf. (arbejde)": the longest phrase that the heading begins with."""
    words = key.split()
    phrases = (" ".join(words[:length]) for length in range(min(len(words), _LONGEST_PHRASE), 0, -1))
    return next((_FIELDS[phrase] for phrase in phrases if phrase in _FIELDS and phrase not in _WHOLE), None)


def of_substitute(heading: str) -> Field | None:
    """Return what a column says of the substitute: "Suppleantens e-mail", "Suppleant tlf."; None for any other."""
    words = search_key(heading).split()
    if len(words) < 2 or words[0] not in _SUBSTITUTES or " ".join(words) in _FIELDS:
        return None
    return _FIELDS.get(" ".join(words[1:]))
