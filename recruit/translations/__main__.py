"""Bring the catalogues up to date with the sources: `python -m recruit.translations`.

New sentences are added empty, those no longer said are dropped, nothing is guessed. Ends with 1 while a reviewed
language lacks a translation.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import wtforms
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po, write_po

from recruit.foundation.i18n import CATALOGUES, LANGUAGES
from recruit.foundation.places import ROOT, TEMPLATES

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


def spoken() -> Catalog:
    """Return every sentence of the sources."""
    found = Catalog(project="recruit", charset="utf-8")
    for folder, name, methods in SOURCES:
        options = TEMPLATE_OPTIONS if folder == TEMPLATES else {}
        for file, line, message, comments, context in extract_from_dir(folder, methods, options, KEYWORDS):
            found.add(message, None, [(f"{name}/{file}", line)], auto_comments=comments, context=context)
    return found


def written(code: str) -> Catalog:
    """Return the catalogue of a language."""
    with catalogue_file(code).open("rb") as source:
        return read_po(source, locale=code)


def catalogue_file(code: str) -> Path:
    """Return where the catalogue of a language lies."""
    return CATALOGUES / code / "LC_MESSAGES" / "messages.po"


def untranslated(catalogue: Catalog, sources: Catalog) -> Iterator[str]:
    """Yield each sentence of the sources that the catalogue lacks, or is unsure of."""
    for message in sources:
        if message.id and not _is_translated(catalogue.get(message.id, message.context)):
            yield message.id if isinstance(message.id, str) else message.id[0]


def _is_translated(message: Message | None) -> bool:
    if message is None or message.fuzzy:
        return False
    return all(message.string) if isinstance(message.string, list | tuple) else bool(message.string)


def update(code: str, sources: Catalog) -> Catalog:
    """Write the catalogue anew with the sentences of the sources, and return it."""
    catalogue = written(code)
    catalogue.update(sources, no_fuzzy_matching=True, update_creation_date=False)
    with catalogue_file(code).open("wb") as target:
        write_po(target, catalogue, width=100, ignore_obsolete=True, sort_by_file=True, include_lineno=False)
    return catalogue


def main() -> int:
    """Update every catalogue and say what is missing."""
    sources = spoken()
    incomplete = False
    for code in sorted(code for code in LANGUAGES if catalogue_file(code).exists()):
        missing = list(untranslated(update(code, sources), sources))
        incomplete |= bool(missing) and LANGUAGES[code].reviewed
        print(f"{code}: {len(sources) - len(missing)} of {len(sources)} sentences")  # noqa: T201
        if missing and LANGUAGES[code].reviewed:
            print(*(f"  lacks: {sentence}" for sentence in missing), sep="\n")  # noqa: T201
    return 1 if incomplete else 0


if __name__ == "__main__":
    sys.exit(main())
