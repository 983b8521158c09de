"""The fields of a JSON object, each of the kind that is due, or one sentence that says which is not, and where."""

import json
from collections.abc import Mapping
from typing import NoReturn, TypeVar

from recruit.counting.contest import BadInput
from recruit.counting.sentences import Sentence

#: No election had more papers; a larger number is a slip of the pen.
MOST = 10**12

_Choice = TypeVar("_Choice", bound=str)


_NOWHERE = Sentence("", "")


class Fields:
    """A JSON object. Every reader raises BadInput for a value of another kind, or a missing one without a default.

    What is null is missing.
    `place` says where in the file it stands, as the words before a sentence; nothing for the whole file.
    """

    def __init__(self, values: Mapping[str, object], place: Sentence = _NOWHERE) -> None:
        self._values = values
        self._place = place

    def has(self, key: str) -> bool:
        """Whether the field is there and not null."""
        return self._values.get(key) is not None

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text."""
        value = self._value(key, default)
        return value if isinstance(value, str) else self._refuse(key, "en tekst", "a text")

    def text_or_none(self, key: str) -> str | None:
        """Return a text, or None where there is none."""
        return self.text(key) if self.has(key) else None

    def choice(self, key: str, known: tuple[_Choice, ...], default: _Choice | None = None) -> _Choice:
        """Return one of the known words."""
        value = self._value(key, default)
        for word in known:
            if word == value:
                return word
        return self._refuse(key, f"et af ordene {', '.join(known)}", f"one of the words {', '.join(known)}")

    def number(self, key: str, default: int | None = None, least: int = 0) -> int:
        """Return a whole number that is at least so large."""
        value = self._value(key, default)
        if isinstance(value, int) and not isinstance(value, bool) and least <= value <= MOST:
            return value
        return self._refuse(key, f"et helt tal på mindst {least}", f"a whole number of at least {least}")

    def number_or_none(self, key: str, least: int = 0) -> int | None:
        """Return a whole number, or None where there is none."""
        return self.number(key, least=least) if self.has(key) else None

    def number_or_word(self, key: str, word: _Choice) -> int | _Choice | None:
        """Return a whole number, or that word, or None where there is neither."""
        if self._values.get(key) == word:
            return word
        if isinstance(self._values.get(key), str):
            self._refuse(key, f"et helt tal eller ordet {word}", f"a whole number or the word {word}")
        return self.number_or_none(key)

    def yes(self, key: str) -> bool:
        """Return true or false; false where nothing is said."""
        value = self._value(key, False)
        return value if isinstance(value, bool) else self._refuse(key, "true eller false", "true or false")

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the texts of a list; one text alone is a list of one, nothing is none."""
        return tuple(self._alone(key, one).text(key) for one in self._several(key))

    def numbers(self, key: str) -> tuple[int, ...]:
        """Return the whole numbers of a list; one number alone is a list of one, nothing is none."""
        return tuple(self._alone(key, one).number(key) for one in self._several(key))

    def groups(self, key: str) -> tuple[tuple[str, ...], ...]:
        """Return a list of lists of texts, none of them empty."""
        groups = tuple(self._alone(key, one).texts(key) for one in self._several(key))
        return groups if all(groups) else self._refuse(key, "lister, der ikke er tomme", "lists that are not empty")

    def numbers_by_name(self, key: str, least: int = 0) -> dict[str, int]:
        """Return whole numbers by name, each at least so large; nothing is none."""
        if not self.has(key):
            return {}
        named = self.inside(key)
        return {name: named.number(name, least=least) for name in named._values}

    def inside(self, key: str) -> "Fields":
        """Return an object."""
        value = self._values.get(key)
        if not isinstance(value, Mapping):
            self._refuse(key, "et objekt", "an object")
        return Fields(value, Sentence(f"{self._place.da}“{key}”: ", f"{self._place.en}“{key}”: "))

    def each(self, key: str) -> tuple["Fields", ...]:
        """Return the objects of a list; nothing is none."""
        return tuple(self._one(key, number, value) for number, value in enumerate(self._several(key), 1))

    def refusal(self, why: Sentence) -> BadInput:
        """Return the refusal of what stands here, which says where that is."""
        return BadInput(Sentence(self._place.da + why.da, self._place.en + why.en))

    def _value(self, key: str, default: object) -> object:
        return self._values[key] if self.has(key) else default

    def _one(self, key: str, number: int, value: object) -> "Fields":
        if not isinstance(value, Mapping):
            self._refuse(key, "en liste af objekter", "a list of objects")
        danish, english = f"{self._place.da}“{key}” nr. {number}: ", f"{self._place.en}“{key}” no. {number}: "
        return Fields(value, Sentence(danish, english))

    def _alone(self, key: str, value: object) -> "Fields":
        return Fields({key: value}, self._place)

    def _several(self, key: str) -> list[object]:
        value = self._values.get(key)
        if value is None:
            return []
        return value if isinstance(value, list) else [value]

    def _refuse(self, key: str, danish: str, english: str) -> NoReturn:
        raise self.refusal(Sentence(f"“{key}” skal være {danish}.", f"“{key}” must be {english}."))


def parsed(data: bytes) -> object:
    """Return what a JSON file holds.

    Raises BadInput, with the line, where it is none, and where an object has one key twice, so that one would be lost.
    """
    try:
        value: object = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_object)
        json.dumps(value, ensure_ascii=False).encode()  # a character that is half of one could never be shown
    except json.JSONDecodeError as fault:
        raise BadInput(_NO_JSON, line=fault.lineno) from None
    except BadInput:
        raise
    except (RecursionError, ValueError):
        raise BadInput(_NO_JSON) from None
    return value


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        raise BadInput(_twice(next(key for key in keys if keys.count(key) > 1)))
    return found


def _twice(key: str) -> Sentence:
    said = key.encode(errors="replace").decode()
    return Sentence(f"“{said}” står to gange i samme objekt.", f"“{said}” stands twice in one object.")


_NO_JSON = Sentence("Det er ikke gyldig JSON i UTF-8.", "This is no valid JSON in UTF-8.")
