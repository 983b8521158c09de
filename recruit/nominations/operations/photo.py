"""The photo of somebody who stands: drawn anew, so that it says neither where nor when it was taken."""

from datetime import datetime

from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.files import operations as files
from recruit.foundation.refusal import NotFound, refuse_if
from recruit.nominations import queries, rules
from recruit.nominations.model import Nomination, Nominee


def set_photo(session: Session, nomination: Nomination, drawn: bytes, *, shows: bool, by: Actor, now: datetime) -> None:
    """Give a nomination, loaded by `queries.nomination`, a photo that `pictures.redrawn_photo` has made, and no other.

    Raises Refused as `rules.may_change` does.
    """
    nominee = _of(nomination)
    standing, until = queries.status(nomination, now=now), queries.corrected_until(nomination)
    refuse_if(rules.may_change(standing, until, now=now, by_staff=by.kind == "staff"))
    before = nominee.photo_id
    nominee.photo = files.store_photo(session, drawn, nomination.reference, by=by, now=now)
    nominee.shows_photo = shows
    session.flush()
    if before is not None:
        files.erase(session, before)
    audit.record(session, Event.NOMINATION_PHOTO_CHANGED, nomination, by=by, at=now, details={"shows": shows})


def remove_photo(session: Session, nomination: Nomination, *, by: Actor, now: datetime) -> None:
    """Erase the photo; there may be none. At any time: it is the person's own."""
    nominee = _of(nomination)
    if nominee.photo_id is None:
        return
    photo, nominee.photo, nominee.shows_photo = nominee.photo_id, None, False
    session.flush()
    files.erase(session, photo)
    audit.record(session, Event.NOMINATION_PHOTO_REMOVED, nomination, by=by, at=now)


def _of(nomination: Nomination) -> Nominee:
    if nomination.nominee is None:
        raise NotFound(nomination.id)
    return nomination.nominee
