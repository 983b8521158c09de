"""A disclosure as files: PDF that can be read aloud, and JSON for programs (GDPR art. 20; docs/personal-data.md)."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from recruit.foundation import i18n
from recruit.foundation.dates import PartialDate, iso
from recruit.foundation.i18n import _, format_datetime
from recruit.foundation.papers import press
from recruit.recruitment.formats.notice import isolated
from recruit.reports.disclosure.category import Category, Kind
from recruit.reports.disclosure.collecting import Disclosure
from recruit.reports.disclosure.words import ABOUT, Events, elsewhere, told

#: Raised when a code changes its meaning, or goes.
VERSION = 1


def write_json(disclosure: Disclosure) -> str:
    """Return it with codes for names; what is not known is left out."""
    content = {
        "format": "recruit-personal-data",
        "version": VERSION,
        "name": disclosure.name,
        "controller": disclosure.municipality,
        "made_at": disclosure.made_at,
        "categories": [_category(each) for each in disclosure.categories],
        "left_out": list(disclosure.left_out),
        "elsewhere": list(disclosure.elsewhere),
    }
    return json.dumps(content, ensure_ascii=False, indent=2, default=_plain) + "\n"


def _category(category: Category) -> Mapping[str, Any]:
    about = ABOUT[category.kind]
    return {
        "category": category.kind,
        "source": str(about.source),
        "purpose": str(about.purpose),
        "recipients": str(about.recipients),
        "kept": [{"class": which, "days": rule.days, "rule": rule.source} for which, rule in category.kept.items()],
        "records": category.records,
    }


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, date | PartialDate):
        return iso(value) or ""
    raise TypeError(value)


def write_pdf(disclosure: Disclosure, events: Events) -> bytes:
    """Return it as PDF, in the language that is spoken. Raises PaperError when it cannot be set."""
    made_at = format_datetime(disclosure.made_at)
    data = {
        "lead": [*lead(disclosure)],
        "categories": [_section(each, events) for each in disclosure.categories],
        "made-by": " · ".join(filter(None, (isolated(disclosure.municipality), made_at))),
        "page-of-pages": _("Page %(page)s of %(pages)s", page="{page}", pages="{pages}"),
    }
    title = _("Everything we hold on %(name)s", name=isolated(disclosure.name))
    language = i18n.current_locale().code
    return press.render("disclosure", data, title=title, language=language, made_at=disclosure.made_at)


def lead(disclosure: Disclosure) -> list[str]:
    """Return what stands above everything: the rights, and what is left out."""
    said = [
        _("You can ask for corrections, for erasure, and that your data is not used meanwhile (GDPR art. 16–18)."),
        _("You can complain to Datatilsynet, www.datatilsynet.dk."),
        _(
            "What tells of others is left out: supporters' names, how to reach whoever proposed you, and what others "
            "wrote in complaints. Staff are named by what they are here."
        ),
    ]
    if Kind.NOTES in disclosure.left_out:
        said.append(
            _(
                "The secretariat's notes are left out, for they can tell of others. Ask for them, and somebody reads "
                "them first."
            )
        )
    if Kind.VOTERS in disclosure.left_out:
        said.append(
            _(
                "Somebody of your name stands in a register of voters. Ask for it, and somebody looks whether it is "
                "you: others can have the same name."
            )
        )
    return [*said, *filter(None, [elsewhere(disclosure.elsewhere)])]


def _section(category: Category, events: Events) -> Mapping[str, Any]:
    says = told(category, events)
    return {
        "heading": says.heading,
        "about": [_said(*each) for each in says.about],
        "records": [[_said(*each) for each in record] for record in says.records],
    }


def _said(label: str, words: str) -> Mapping[str, Any]:
    return {"label": label, "lines": [isolated(line) for line in words.splitlines() if line.strip()]}
