"""The program's own letters: one file each in `templates/letters`, with the blocks about, subject and body.

A letter is flat: text and placeholders, no conditions, so that the secretariat can word it anew. `about` says when it
is sent and is never sent itself.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined, meta

from recruit.foundation import i18n
from recruit.foundation.mail.rules import LINK, LINK_TO_COME, Text
from recruit.foundation.places import TEMPLATES

FOLDER = TEMPLATES / "letters"
_SUFFIX = ".txt.jinja"
#: Nobody sees it: what follows on the line runs from left to right, also in a letter in Arabic.
_LEFT_TO_RIGHT = "\u200e"
#: Ends every letter, whoever worded it.
_SIGNATURE = f"signature/signature{_SUFFIX}"


def kinds() -> Sequence[str]:
    """Return the names of all letters, sorted."""
    return sorted(file.name.removesuffix(_SUFFIX) for file in FOLDER.glob(f"*{_SUFFIX}"))


@cache
def placeholders(kind: str) -> frozenset[str]:
    """Return the names of what the letter is filled with."""
    environment = _environment()
    source, _, _ = FileSystemLoader(FOLDER).get_source(environment, kind + _SUFFIX)
    return frozenset(meta.find_undeclared_variables(environment.parse(source)) - environment.globals.keys())


def own_text(kind: str, language: str) -> Text:
    """Return the program's own wording, with its `{placeholders}` in place."""
    return rendered(kind, language, {name: f"{{{name}}}" for name in placeholders(kind)})


def rendered(kind: str, language: str, facts: Mapping[str, str]) -> Text:
    """Return the program's own letter, filled with the facts. Raises UndefinedError when a fact is missing."""
    file = kind + _SUFFIX
    return Text(" ".join(_block(file, "subject", language, facts).split()), _block(file, "body", language, facts))


def about(kind: str) -> str:
    """Return, in the language that is spoken, what the letter is and when it is sent."""
    return _block(kind + _SUFFIX, "about", i18n.current_locale().code, {})


def is_discreet(kind: str) -> bool:
    """Return True for a letter that does not say which council it is about.

    E-mail is read on screens that others see. Neither its sender nor its wording may say there what its text does not:
    that somebody stands, or has a seat.
    """
    return "council" not in placeholders(kind)


def signature(language: str, signed: Sequence[str], contact: Sequence[str]) -> str:
    """Return what stands at the end of every letter. Numbers run from left to right in every language."""
    mark = _LEFT_TO_RIGHT if i18n.LANGUAGES[language].direction == "rtl" else ""
    facts = {"signed": "\n".join(signed), "contact": "\n".join(mark + line for line in contact)}
    return _block(_SIGNATURE, "signature", language, facts)


def with_link(body: str, address: str) -> str:
    """Return the body with the one-time link in its place."""
    return body.replace(LINK_TO_COME, address)


def facts_for(facts: Mapping[str, str], *, link: bool) -> Mapping[str, str]:
    """Return the facts, with the sign for the link that is still to come."""
    return {**facts, LINK: LINK_TO_COME} if link else facts


def _block(file: str, name: str, language: str, facts: Mapping[str, str]) -> str:
    template = _environment().get_template(file)
    with i18n.speaking(language):
        text = "".join(template.blocks[name](template.new_context(dict(facts))))
    return re.sub(r"\n{3,}", "\n\n", text).strip()


@cache
def _environment() -> Environment:
    environment = Environment(  # noqa: S701 (letters are plain text)
        loader=FileSystemLoader(FOLDER),
        extensions=["jinja2.ext.i18n"],
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.install_gettext_callables(  # type: ignore[attr-defined]  # the extension adds it
        i18n.raw_gettext, i18n.raw_ngettext, newstyle=True
    )
    return environment
