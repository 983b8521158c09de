"""Languages: the only module that knows the translation library, beside the files that it reads (`catalogues`).

Message ids are plain English, so English needs no catalogue. Danish is the default, and the binding text. Both are
spoken in the whole house, the others in its public part: as drafts until somebody has reviewed them (`languages`).

What the secretariat has corrected is said instead of the catalogue's own sentence (`use_corrections`).

Sentences take named variables, `gettext("%(count)s letters", count=3)`, and are always formatted: a percent sign in a
sentence is written `%%`, here as in templates.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from gettext import NullTranslations
from hashlib import sha256
from io import BytesIO
from typing import Literal

from babel import Locale, dates, lists
from babel.support import LazyProxy, Translations

from recruit.foundation import catalogues, clock
from recruit.foundation.dates import PartialDate, Precision

DEFAULT = "da"


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the house."""

    code: str
    #: In the language itself, as the language switch shows it.
    name: str
    direction: Literal["ltr", "rtl"] = "ltr"
    #: True where the secretariat's part speaks it too, and every sentence is the house's own; such a one is no draft.
    whole: bool = False
    #: Whose dates and lists it uses, where that is not the language at large.
    region: str = ""

    @property
    def locale(self) -> Locale:
        return Locale(self.code, self.region or None)


#: In the order in which a reader is offered them.
LANGUAGES = {
    language.code: language
    for language in (
        Language("da", "Dansk", whole=True),
        Language("en", "English", whole=True, region="GB"),
        Language("ar", "العربية", direction="rtl"),
        Language("bs", "Bosanski"),
        Language("fa", "فارسی", direction="rtl"),
        Language("pl", "Polski"),
        Language("ro", "Română"),
        Language("so", "Soomaali"),
        Language("ti", "ትግርኛ"),
        Language("tr", "Türkçe"),
        Language("uk", "Українська"),
        Language("ur", "اردو", direction="rtl"),
        Language("vi", "Tiếng Việt"),
    )
}

#: How a date is written where the usual way ends in an abbreviation, whose full stop would be followed by a sentence's.
_DATES = {"uk": "d MMMM y"}

_current: ContextVar[str] = ContextVar("language", default=DEFAULT)


def use_locale(code: str) -> None:
    """Speak this language from now on; the web does so at the start of each request. Raises KeyError if unknown."""
    _current.set(LANGUAGES[code].code)


def current_locale() -> Language:
    """Return the language that is being spoken."""
    return LANGUAGES[_current.get()]


@contextmanager
def speaking(code: str) -> Iterator[Language]:
    """Speak this language inside the block, as a letter to one reader does. Raises KeyError if unknown."""
    before = _current.set(LANGUAGES[code].code)
    try:
        yield LANGUAGES[code]
    finally:
        _current.reset(before)


def name_of(code: str) -> str:
    """Return what a language is called in the current one: "arabisk". Raises UnknownLocaleError if nobody speaks it."""
    return Locale.parse(code).get_display_name(current_locale().locale) or code


def gettext(message: str, **variables: object) -> str:
    """Return the sentence in the current language."""
    return raw_gettext(message) % variables


def ngettext(singular: str, plural: str, number: int, **variables: object) -> str:
    """Return the sentence in the form that goes with the number, which the sentence may name as `%(num)s`."""
    return raw_ngettext(singular, plural, number) % {"num": number, **variables}


def lazy(message: str, **variables: object) -> LazyProxy:
    """Return a sentence that is translated when it is read: for what is written down once, such as a label."""
    return LazyProxy(gettext, message, enable_cache=False, **variables)


def mark(message: str) -> str:
    """Return the sentence itself: it makes one known to the catalogues that is translated elsewhere."""
    return message


_ = gettext
_l = lazy


def raw_gettext(message: str) -> str:
    """Return the sentence with its variables still to be filled in; templates do that themselves, and escape them."""
    return catalogue().gettext(message)


def raw_ngettext(singular: str, plural: str, number: int) -> str:
    """Return the form that goes with the number, with its variables still to be filled in."""
    return catalogue().ngettext(singular, plural, number)


def catalogue() -> NullTranslations:
    """Return the catalogue of the current language, for libraries that format their sentences themselves."""
    code = _current.get()
    return _corrected.get(code) or _catalogue(code)


#: The forms of each sentence that is said otherwise than in the catalogue, by the sentence.
Corrections = Mapping[str, Sequence[str]]


class _Corrected(NullTranslations):
    """A catalogue, some sentences of which are said otherwise."""

    def __init__(self, code: str, corrections: Corrections) -> None:
        super().__init__()
        self._own, self._form_for = _catalogue(code), form_for(code)
        self.corrections = corrections

    def gettext(self, message: str) -> str:
        forms = self.corrections.get(message)
        return forms[0] if forms else self._own.gettext(message)

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        forms, form = self.corrections.get(singular, ()), self._form_for(number)
        return forms[form] if form < len(forms) else self._own.ngettext(singular, plural, number)


#: By language; a language is put in whole, so that whoever reads meanwhile sees the old one or the new one.
_corrected: dict[str, _Corrected] = {}


def use_corrections(corrections: Mapping[str, Corrections]) -> None:
    """Say these instead of the catalogues' own sentences from now on, in the whole process, and no others."""
    for code in LANGUAGES:
        if corrections.get(code):
            _corrected[code] = _Corrected(code, corrections[code])
        else:
            _corrected.pop(code, None)


@lru_cache
def form_for(code: str) -> Callable[[int], int]:
    """Return the function that tells which form of a sentence goes with a number."""
    rule: Callable[[int], int] = getattr(_catalogue(code), "plural", lambda number: int(number != 1))
    return rule


@lru_cache
def numbers(code: str) -> Sequence[Sequence[int]]:
    """Return for each form of a sentence the numbers up to a thousand that it goes with."""
    forms: dict[int, list[int]] = {}
    for number in range(1001):
        forms.setdefault(form_for(code)(number), []).append(number)
    return [forms[form] for form in sorted(forms)]


@lru_cache
def _catalogue(code: str) -> NullTranslations:
    source = catalogues.source(code)
    return Translations(BytesIO(catalogues.compiled(source))) if source.exists() else NullTranslations()


def sentences(code: str) -> Mapping[str, tuple[str, ...]]:
    """Return every sentence that a language has with its forms, as they are said: corrected where they are."""
    corrected = _corrected[code].corrections if code in _corrected else {}
    return {key: tuple(corrected.get(key, forms)) for key, forms in own_sentences(code).items()}


@lru_cache
def own_sentences(code: str) -> Mapping[str, tuple[str, ...]]:
    """Return every sentence of a language's catalogue with its forms, which are empty where it is not translated.

    English has no catalogue: its sentences are those that citizens meet, which are the keys of the others.
    """
    if code == "en":
        return originals()
    return {catalogues.forms(message.id)[0]: catalogues.forms(message.string) for message in catalogues.messages(code)}


@lru_cache
def originals() -> Mapping[str, tuple[str, ...]]:
    """Return every sentence that citizens meet, with its English forms; the first one is the key in each language.

    They are what a language has that only citizens read.
    """
    code = next(code for code, language in LANGUAGES.items() if not language.whole)
    return {catalogues.forms(message.id)[0]: catalogues.forms(message.id) for message in catalogues.messages(code)}


def edition(code: str) -> str:
    """Return a digest of all that a language says; another one means that a sentence was added or changed."""
    said = repr(sorted(sentences(code).items()))
    return sha256(said.encode()).hexdigest()[:16]


def format_date(day: date | PartialDate) -> str:
    """Return the date as people read it: "4. juni 2026", or "juni 2016" and "2016" where no more is known."""
    known = day if isinstance(day, PartialDate) else PartialDate(day)
    if known.precision is Precision.YEAR:
        return str(known.first.year)
    if known.precision is Precision.MONTH:
        return dates.format_skeleton("yMMMM", known.first, locale=current_locale().locale)
    language = current_locale()
    return dates.format_date(known.first, _DATES.get(language.code, "long"), locale=language.locale)


def format_weekday(day: date) -> str:
    """Return the day of the week: "torsdag"."""
    return dates.format_date(day, "EEEE", locale=current_locale().locale)


def format_month(day: date) -> str:
    """Return the month alone, shortened: "jun."."""
    return dates.format_skeleton("MMM", day, locale=current_locale().locale)


def format_time(instant: datetime | time) -> str:
    """Return the Danish wall-clock time: "kl. 12.00"; of an instant, or as a clock shows it already."""
    return gettext("at %(time)s", time=_clock_time(instant))


def format_datetime(instant: datetime) -> str:
    """Return the Danish day and wall-clock time: "4. juni 2026 kl. 12.00"."""
    return gettext("%(date)s at %(time)s", date=format_date(clock.local(instant).date()), time=_clock_time(instant))


def _clock_time(instant: datetime | time) -> str:
    skeleton = "Hm"  # twenty-four hours in every language: a deadline of 12.00 must not be mistaken
    shown = clock.local(instant).time() if isinstance(instant, datetime) else instant
    return dates.format_skeleton(skeleton, datetime.combine(date.min, shown), locale=current_locale().locale)


def format_list(parts: Iterable[str]) -> str:
    """Return the parts as one phrase: "A, B og C"."""
    return lists.format_list(list(parts), locale=current_locale().locale)
