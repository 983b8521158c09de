"""What happened to a person, as sentences: which fields changed, and to which place it happened."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.i18n import format_list
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.web.secretariat.history import Line, lines
from recruit.web.secretariat.people.forms import NAME_KINDS

if TYPE_CHECKING:
    from recruit.foundation.audit.model import AuditEntry

_FIELDS = {
    "name": _l("name"),
    "contacts": _l("contact details"),
    "gender": _l("gender"),
    "is_protected": _l("protection"),
}


def told(session: Session, entries: "Sequence[AuditEntry]", places: Mapping[UUID, str]) -> list[Line]:
    """Return entries about one person as lines, each saying in its sentence what it was about. One query.

    `places` are what the person's places are called, by membership.
    """
    named = {str(membership): name for membership, name in places.items()}
    about = {entry.number: named.get(entry.subject_id, "") for entry in entries}
    return [_told(entry, line) for entry, line in zip(entries, lines(session, entries, about), strict=True)]


def _told(entry: "AuditEntry", line: Line) -> Line:
    about = format_list(_changed(entry)) if entry.subject_kind == "person" else line.subject
    themselves = entry.actor == Actor.anonymous().reference
    by = _("The member, behind their own link") if themselves else line.by
    return replace(line, by=by, sentence=f"{line.sentence}: {about}" if about else line.sentence)


def _changed(entry: "AuditEntry") -> list[str]:
    """Return what changed; nothing where the details were erased."""
    content = entry.details.content if entry.details else None
    details = json.loads(content or "{}")
    fields = [str(_FIELDS[field]) for field in details.get("fields", ()) if field in _FIELDS]
    names = [details[key] for key in ("name_added", "name_removed") if key in details]
    return fields + [str(NAME_KINDS[kind]).lower() for kind in names]
