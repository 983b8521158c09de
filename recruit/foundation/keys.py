"""Keys of a name: to sort by, to search by, to stand in an address. Computed here, so every database agrees."""

import re
import unicodedata

#: Stands between words in a sort key: a digit sorts before every letter in every collation.
_WORD_BREAK = "0"

#: Danish order ends ... x y z æ ø å. "zzz" begins no word, and letters alone sort alike in every collation.
_SORTED_LETTERS = {
    "æ": "zzza",
    "ä": "zzza",
    "ø": "zzzb",
    "ö": "zzzb",
    "å": "zzzc",
    "aa": "zzzc",
    "ü": "y",
    "ð": "d",
    "đ": "d",
    "þ": "th",
    "ß": "ss",
    "ł": "l",
    "œ": "zzzb",
    "ı": "i",
}

_FOLDED_LETTERS = {
    "æ": "ae",
    "ä": "ae",
    "ø": "oe",
    "ö": "oe",
    "å": "aa",
    "ð": "d",
    "đ": "d",
    "þ": "th",
    "ß": "ss",
    "ł": "l",
    "œ": "oe",
    "ı": "i",
}

#: A Danish telephone number has so many.
_DANISH_DIGITS = 8

_SORTED = re.compile("|".join(sorted(_SORTED_LETTERS, key=len, reverse=True)))
_FOLDED = re.compile("|".join(_FOLDED_LETTERS))
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
_NOT_LETTERS = re.compile(r"[\W_]+")
_OTHER_LETTERS = re.compile(r"[^a-z0-9]")
_APOSTROPHES = re.compile(r"['’‘`´ʼ]")


def sort_key(name: str) -> str:
    """Return a key that puts names in Danish alphabetical order: æ, ø and å last, aa as å, ü as y, accents ignored.

    Names in other scripts come after those in ours. The key holds only `a`-`z` and digits, so a database sorts it alike
    whatever its collation.
    """
    letters = _SORTED.sub(lambda found: _SORTED_LETTERS[found.group()], _lower(name))
    words = _NOT_LETTERS.sub(_WORD_BREAK, _without_accents(letters)).strip(_WORD_BREAK)
    return _OTHER_LETTERS.sub(lambda found: f"zzzz{ord(found.group()):05x}", words)


def search_key(text: str) -> str:
    """Return the text folded for searching: lower case, ae oe aa, no accents, hyphens as spaces, no apostrophes.

    Letters of other scripts stay as they are: two names in Arabic are not alike because neither is in Latin.
    """
    return _NOT_LETTERS.sub(" ", _plain(text)).strip()


def slug(text: str) -> str:
    """Return the text as it may stand in an address: only `a`-`z`, digits and single hyphens; may be empty."""
    return _NOT_PLAIN.sub("-", _plain(text)).strip("-")


def telephone_key(number: str) -> str:
    """Return the digits of a telephone number without the country code of Denmark: however it is written, alike."""
    digits = "".join(str(int(one)) for one in number if one.isdecimal())
    return digits.removeprefix("00").removeprefix("45") if len(digits) > _DANISH_DIGITS else digits


def _plain(text: str) -> str:
    letters = _FOLDED.sub(lambda found: _FOLDED_LETTERS[found.group()], _lower(text))
    return _APOSTROPHES.sub("", _without_accents(letters))


def _lower(text: str) -> str:
    """Compose first, so that a letter written with a separate ring is å, then lower the case."""
    return unicodedata.normalize("NFC", text).lower()


def _without_accents(text: str) -> str:
    if text.isascii():  # as nearly every name is by now
        return text
    return "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
