"""What happened to a person, as sentences: which fields changed, and to which place it happened."""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from recruit.foundation.i18n import format_list
from recruit.foundation.i18n import lazy as _l
from recruit.web.secretariat.history import Line
from recruit.web.secretariat.people.forms import NAME_KINDS

if TYPE_CHECKING:
    from recruit.foundation.audit.model import AuditEntry

_FIELDS = {
    "name": _l("name"),
    "contacts": _l("contact details"),
    "gender": _l("gender"),
    "is_protected": _l("protection"),
}


def told(entries: "Sequence[AuditEntry]", lines: Sequence[Line]) -> list[Line]:
    """Return the lines of these entries, each saying in its sentence what it was about."""
    return [_told(entry, line) for entry, line in zip(entries, lines, strict=True)]


def _told(entry: "AuditEntry", line: Line) -> Line:
    about = format_list(_changed(entry)) if entry.subject_kind == "person" else line.subject
    return replace(line, sentence=f"{line.sentence}: {about}" if about else line.sentence)


def _changed(entry: "AuditEntry") -> list[str]:
    """Return what changed; nothing where the details were erased."""
    content = entry.details.content if entry.details else None
    details = json.loads(content or "{}")
    fields = [str(_FIELDS[field]) for field in details.get("fields", ()) if field in _FIELDS]
    names = [details[key] for key in ("name_added", "name_removed") if key in details]
    return fields + [str(NAME_KINDS[kind]).lower() for kind in names]
