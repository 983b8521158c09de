"""A translator's file (PO): every text of a language as it is said, and what a file that comes back would change."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, read_po, write_po

from recruit.foundation import catalogues, i18n
from recruit.foundation.languages import sentences
from recruit.foundation.languages.sentences import Sentence
from recruit.foundation.refusal import Refusal, Refused

MOST_MEGABYTES = 2

#: No language needs more forms; a file that asks for a great many would fill the memory.
_MOST_FORMS = 9


@dataclass(frozen=True, slots=True)
class Change:
    """A text that would be said otherwise."""

    sentence: Sentence
    said: Sequence[str]
    forms: Sequence[str]


@dataclass(frozen=True, slots=True)
class Left:
    """A text of the file that cannot be used, and every reason why."""

    key: str
    forms: Sequence[str]
    reasons: Sequence[Refusal]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a file would change, and what is left of it. Texts that nobody translated, or that say the same, are
    neither."""

    changes: Sequence[Change]
    left: Sequence[Left]


def written(code: str, corrections: i18n.Corrections) -> bytes:
    """Return the texts of a language as a translator's program reads them, each with the Danish one above it."""
    file = Catalog(
        locale=code,
        project="recruit",
        charset="utf-8",
        fuzzy=False,
        # Without these the library names an author and addresses that are nobody's.
        header_comment="# recruit",
        version="1",
        msgid_bugs_address="-",
        last_translator="-",
        language_team=code,
    )
    if catalogues.source(code).exists():
        # The library has rules of its own for some languages, by which our forms would not be told apart.
        file.mime_headers = [("Plural-Forms", catalogues.plural_forms(code))]
    for sentence in sentences.every(code):
        said = corrections.get(sentence.key, sentence.own)
        danish = [f"Dansk: {' / '.join(sentence.danish)}"]
        if sentence.numbers:
            file.add(tuple(sentence.english), tuple(said), auto_comments=danish)
        else:
            file.add(sentence.key, said[0], auto_comments=danish)
    made = BytesIO()
    write_po(made, file, width=100)
    return made.getvalue()


def decoded(content: bytes) -> str:
    """Return the text of a file. Raises Refused when it is too large or is no text in UTF-8."""
    if len(content) > MOST_MEGABYTES * 1_000_000:
        raise Refused([Refusal("file-too-large", {"megabytes": MOST_MEGABYTES}, "file")])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused([Refusal("po-unreadable", field="file")]) from None


def plan(code: str, text: str, corrections: i18n.Corrections) -> Plan:
    """Return what a translator's file would change in a language.

    Raises Refused when it is no such file, or one of another language.
    """
    changes, left = [], []
    for message in _read(code, text):
        english = catalogues.forms(message.id)
        key, forms = english[0], sentences.tidied(catalogues.forms(message.string))
        sentence = sentences.sentence(code, key)
        said = corrections.get(key, sentence.own) if sentence else ()
        if not any(forms) or tuple(forms) == tuple(said):
            continue
        reasons = tuple(_reasons(sentence, message, forms))
        if sentence and not reasons:
            changes.append(Change(sentence, said, forms))
        else:
            left.append(Left(key, forms, reasons))
    return Plan(changes, left)


def _reasons(sentence: Sentence | None, message: Message, forms: Sequence[str]) -> Iterator[Refusal]:
    if sentence is None:
        yield Refusal("translation-of-no-sentence")
        return
    if message.fuzzy:
        yield Refusal("translation-unsure")
    if len(forms) == len(sentence.own) and all(forms):
        yield from {reason.code: reason for reason in sentences.check(sentence, forms)}.values()
    else:
        yield Refusal("translation-forms-number", {"number": len(sentence.own)})


def _read(code: str, text: str) -> Sequence[Message]:
    counts = [int(number[:4]) for number in re.findall(r"nplurals\s*=\s*(\d+)", text)]
    if any(number > _MOST_FORMS for number in counts):
        raise Refused([Refusal("po-unreadable", field="file")])
    try:
        file = read_po(StringIO(text), abort_invalid=True)
    except (PoFileError, ValueError, LookupError, TypeError):
        raise Refused([Refusal("po-unreadable", field="file")]) from None
    messages = [message for message in file if message.id]
    if not messages:
        raise Refused([Refusal("po-unreadable", field="file")])
    if file.locale_identifier and re.split("[_-]", file.locale_identifier)[0] != code:
        raise Refused([Refusal("po-of-another-language", field="file")])
    return messages


def translations(plan: Plan) -> Mapping[str, Sequence[str]]:
    """Return what a plan changes, by sentence."""
    return {change.sentence.key: change.forms for change in plan.changes}
