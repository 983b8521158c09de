"""Bring the catalogues up to date with the sources: `python -m recruit.translations`.

New sentences are added empty, those no longer said are dropped, nothing is guessed. Danish has every sentence, the
other languages those of the public part. Ends with 1 while one of them lacks a translation.
"""

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import wtforms
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po, write_po

from recruit.foundation.catalogues import CATALOGUES, replace
from recruit.foundation.i18n import LANGUAGES
from recruit.foundation.places import ROOT, TEMPLATES
from recruit.translations.scope import is_public

#: What marks a sentence in Python, besides the usual names.
KEYWORDS = {**DEFAULT_KEYWORDS, "_l": None, "lazy": None, "mark": None}

TEMPLATE_OPTIONS = {"**": {"newstyle_gettext": "true", "silent": "false"}}

#: Where sentences stand: a folder, the name it has in the catalogues, how its files are read. The library of forms says
#: a few of its own, which no catalogue of its own has in Danish.
SOURCES = (
    (ROOT / "recruit", "recruit", [("**.py", "python")]),
    (TEMPLATES, "templates", [("**.html", "jinja2"), ("**.jinja", "jinja2")]),
    (Path(wtforms.__path__[0]), "wtforms", [("**.py", "python")]),
)

#: The languages that have a catalogue: all but English, whose sentences are the keys.
TRANSLATED = tuple(code for code in LANGUAGES if code != "en")


def spoken() -> Catalog:
    """Return every sentence of the sources."""
    found = Catalog(project="recruit", charset="utf-8")
    for folder, name, methods in SOURCES:
        options = TEMPLATE_OPTIONS if folder == TEMPLATES else {}
        for file, line, message, comments, context in extract_from_dir(folder, methods, options, KEYWORDS):
            place = f"{name}/{file}"
            if place.startswith("templates/letters/") and line <= _end_of_about(folder / file):
                place = place.replace("/letters/", "/letters/about/")
            found.add(message, None, [(place, line)], auto_comments=comments, context=context)
    return found


def _end_of_about(letter: Path) -> int:
    """Return the line on which a letter's first block ends when that is `about`, which the secretariat alone reads."""
    text = letter.read_text("utf-8")
    return text.partition("{% endblock %}")[0].count("\n") + 1 if text.startswith("{% block about %}") else 0


def for_language(code: str, sources: Catalog) -> Catalog:
    """Return the sentences that a language needs: all where the whole house speaks it, else those of citizens."""
    if LANGUAGES[code].whole:
        return sources
    needed = Catalog(project="recruit", charset="utf-8")
    for message in sources:
        key = message.id if isinstance(message.id, str) else message.id[0]
        places = [(file, line) for file, line in message.locations if key and is_public(file, key)]
        if places:
            needed.add(message.id, None, places, auto_comments=message.auto_comments, context=message.context)
    return needed


def written(code: str) -> Catalog:
    """Return the catalogue of a language."""
    with catalogue_file(code).open("rb") as source:
        return read_po(source, locale=code)


def catalogue_file(code: str) -> Path:
    """Return where the catalogue of a language lies."""
    return CATALOGUES / code / "LC_MESSAGES" / "messages.po"


def untranslated(catalogue: Catalog, needed: Catalog) -> Iterator[str]:
    """Yield each sentence that is needed and that the catalogue lacks, or is unsure of."""
    for message in needed:
        if message.id and not _is_translated(catalogue.get(message.id, message.context)):
            yield message.id if isinstance(message.id, str) else message.id[0]


def _is_translated(message: Message | None) -> bool:
    if message is None or message.fuzzy:
        return False
    return all(message.string) if isinstance(message.string, list | tuple) else bool(message.string)


def update(code: str, needed: Catalog) -> Catalog:
    """Write the catalogue anew with the sentences that are needed, and return it."""
    catalogue = written(code)
    catalogue.update(needed, no_fuzzy_matching=True, update_creation_date=False)
    made = BytesIO()
    write_po(made, catalogue, width=100, ignore_obsolete=True, sort_by_file=True, include_lineno=False)
    replace(catalogue_file(code), made.getvalue())
    return catalogue


def main() -> int:
    """Update every catalogue and say what is missing."""
    sources = spoken()
    incomplete = False
    for code in TRANSLATED:
        needed = for_language(code, sources)
        missing = list(untranslated(update(code, needed), needed))
        incomplete |= bool(missing)
        print(f"{code}: {len(needed) - len(missing)} of {len(needed)} sentences")  # noqa: T201
        if missing and LANGUAGES[code].whole:
            print(*(f"  lacks: {sentence}" for sentence in missing), sep="\n")  # noqa: T201
    return 1 if incomplete else 0


if __name__ == "__main__":
    sys.exit(main())
