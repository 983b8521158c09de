"""Setting the municipality up and changing what it says about itself."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime

from sqlalchemy.orm import Session

from recruit.foundation import i18n
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.files import operations as files
from recruit.foundation.municipality import rules
from recruit.foundation.municipality.model import Municipality
from recruit.foundation.municipality.rules import Particulars
from recruit.foundation.refusal import NotFound, Refusal, Stale, refuse_if


def set_up(session: Session, particulars: Particulars, *, by: Actor, now: datetime) -> Municipality:
    """Write down the municipality for the first time.

    Raises Refused when the particulars do not hold, or when there is a municipality already.
    """
    refuse_if(rules.check(particulars))
    refuse_if([Refusal("municipality-is-set-up")] if session.get(Municipality, 1) else [])
    whole = [code for code, language in i18n.LANGUAGES.items() if language.whole]
    municipality = Municipality(id=1, languages=whole)
    _write(municipality, particulars)
    session.add(municipality)
    audit.record(session, Event.MUNICIPALITY_SET_UP, municipality, by=by, at=now)
    return municipality


def change(session: Session, particulars: Particulars, *, version: int, by: Actor, now: datetime) -> Municipality:
    """Change what is written about the municipality; `version` is the one that was shown.

    Raises Refused when the particulars do not hold, Stale when somebody else changed them meanwhile.
    """
    refuse_if(rules.check(particulars))
    municipality = _for_change(session)
    if municipality.version != version:
        raise Stale(municipality.particulars())
    changed = rules.changed_fields(municipality.particulars(), particulars)
    if changed:
        _write(municipality, particulars)
        _log(session, municipality, by, now, {"fields": changed})
    return municipality


def set_logo(session: Session, content: bytes, name: str, *, by: Actor, now: datetime) -> Municipality:
    """Store a picture as the municipality's logo.

    Raises Refused when it is no picture that we take.
    """
    municipality = _for_change(session)
    municipality.logo_id = files.store_picture(session, content, name, by=by, now=now).id
    _log(session, municipality, by, now, {"fields": ["logo"], "file": str(municipality.logo_id)})
    return municipality


def remove_logo(session: Session, *, by: Actor, now: datetime) -> Municipality:
    """Show the municipality's name without a logo; the file stays stored."""
    municipality = _for_change(session)
    if municipality.logo_id is not None:
        municipality.logo_id = None
        _log(session, municipality, by, now, {"fields": ["logo"]})
    return municipality


def _for_change(session: Session) -> Municipality:
    municipality = session.get(Municipality, 1, with_for_update=True)
    if municipality is None:
        raise NotFound("municipality")
    return municipality


def _write(municipality: Municipality, particulars: Particulars) -> None:
    for name, value in asdict(particulars).items():
        setattr(municipality, name, list(value) if isinstance(value, tuple) else value)


def _log(session: Session, municipality: Municipality, by: Actor, now: datetime, details: Mapping[str, object]) -> None:
    audit.record(session, Event.MUNICIPALITY_CHANGED, municipality, by=by, at=now, details=details)
