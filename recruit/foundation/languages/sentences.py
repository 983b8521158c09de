"""A sentence that citizens meet: what it says in a language, and what a correction of it must hold to.

Some sentences stand in the midst of a page as they are, so a correction brings no signs that mean something there.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256

from recruit.foundation import i18n
from recruit.foundation.languages.rules import BINDING_LANGUAGE
from recruit.foundation.refusal import Refusal

LONGEST = 5000

#: The word in a sentence that stands for a name, a day or a number; and the percent sign itself.
_PLACEHOLDER = re.compile(r"%\((\w+)\)s|%%")
#: What a page or a letter would take for something else than text.
_MARKUP = re.compile(r"<[^>]*>|&#?\w+;|[<>\"{}]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence in one language."""

    key: str
    #: In English, as the program writes it: one form, or one for a single thing and one for several.
    english: Sequence[str]
    danish: Sequence[str]
    #: The program's own translation; its forms are empty where there is none.
    own: Sequence[str]
    #: For each form the numbers that it goes with; nothing where there is one form alone.
    numbers: Sequence[Sequence[int]]

    @property
    def reference(self) -> str:
        """What names the sentence in an address."""
        return _reference(self.key)

    @property
    def placeholders(self) -> Sequence[str]:
        """The names of what is put into the sentence, in its order."""
        return tuple(dict.fromkeys(name for name in _PLACEHOLDER.findall(self.english[-1]) if name))


def sentence(code: str, key: str) -> Sentence | None:
    """Return a sentence that citizens meet in a language of the house; None where there is no such sentence."""
    english = i18n.originals().get(key)
    if english is None:
        return None
    own, danish = i18n.own_sentences(code)[key], i18n.own_sentences(BINDING_LANGUAGE)[key]
    return Sentence(key, english, danish, own, i18n.numbers(code) if len(english) > 1 else ())


def every(code: str) -> Sequence[Sentence]:
    """Return every sentence that citizens meet, in a language of the house."""
    return [found for key in i18n.originals() if (found := sentence(code, key))]


def referred(code: str, reference: str) -> Sentence | None:
    """Return the sentence that an address names, in a language of the house; None where it names none."""
    key = _keys().get(reference)
    return sentence(code, key) if key else None


@cache
def _keys() -> Mapping[str, str]:
    return {_reference(key): key for key in i18n.originals()}


def _reference(key: str) -> str:
    return sha256(key.encode()).hexdigest()[:16]


def tidied(forms: Sequence[str]) -> Sequence[str]:
    """Return the forms without the breaks of lines that a browser or a translator's program puts in."""
    return [re.sub(r"[ \t\r\n]+", " ", form).strip() for form in forms]


def check(sentence: Sentence, forms: Sequence[str]) -> tuple[Refusal, ...]:
    """Return every reason why a sentence cannot be said in these forms; `field` is `text_0` for the first of them."""
    if len(forms) != len(sentence.own):
        return (Refusal("translation-forms-number", {"number": len(sentence.own)}),)
    allowed = set(_MARKUP.findall(" ".join((*sentence.english, *sentence.own))))
    reasons: list[Refusal] = []
    for place, form in enumerate(forms):
        # A form that goes with one number only may say it in words.
        says_number = bool(sentence.numbers) and len(sentence.numbers[place]) == 1
        reasons += _check_form(form, f"text_{place}", set(sentence.placeholders), says_number, allowed)
    return tuple(reasons)


def _check_form(
    form: str, field: str, placeholders: Collection[str], says_number: bool, allowed: Collection[str]
) -> Sequence[Refusal]:
    if not form.strip():
        return [Refusal("translation-empty", field=field)]
    reasons = []
    if len(form) > LONGEST:
        reasons.append(Refusal("translation-too-long", {"longest": LONGEST}, field))
    named = {name for name in _PLACEHOLDER.findall(form) if name}
    lacking, unknown = sorted(set(placeholders) - named), sorted(named - set(placeholders))
    if lacking and not says_number:
        reasons.append(Refusal("translation-lacks-placeholder", {"names": _written(lacking)}, field))
    if unknown:
        reasons.append(Refusal("translation-names-unknown", {"names": _written(unknown)}, field))
    if "%" in _PLACEHOLDER.sub("", form):
        reasons.append(Refusal("translation-percent-astray", field=field))
    if foreign := sorted(set(_MARKUP.findall(form)) - set(allowed)):
        reasons.append(Refusal("translation-has-markup", {"signs": " ".join(foreign)}, field))
    return reasons


def _written(names: Collection[str]) -> str:
    return ", ".join(f"%({name})s" for name in names)
