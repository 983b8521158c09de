"""The photo of somebody who stands: drawn anew, so that it says neither where nor when it was taken."""

from datetime import datetime

from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.files import operations as files
from recruit.foundation.refusal import NotFound, refuse_if
from recruit.nominations import letters, queries, rules
from recruit.nominations.closed_letters import News, news
from recruit.nominations.model import Nomination, Nominee
from recruit.nominations.operations.posting import tell
from recruit.nominations.queries.vetting import check_of
from recruit.nominations.rules import Status


def set_photo(session: Session, nomination: Nomination, drawn: bytes, *, shows: bool, by: Actor, now: datetime) -> None:
    """Give a nomination, loaded by `queries.nomination`, a photo that `pictures.redrawn_photo` has made, and no other.

    While something is lacking that takes as long as mending it. Raises Refused as `rules.may_change` does, and for
    whoever is not approved.
    """
    nominee = _of(nomination)
    check = check_of(session, nomination.id)
    standing, until = queries.status(nomination, now=now), check.corrected_until(queries.corrected_until(nomination))
    refuse_if(rules.may_change_decided(check.vetted.approves))
    refuse_if(rules.may_change(standing, until, now=now, by_staff=by.kind == "staff"))
    before = nominee.photo_id
    nominee.photo = files.store_photo(session, drawn, nomination.reference, by=by, now=now)
    nominee.shows_photo = shows
    session.flush()
    if before is not None:
        files.erase(session, before)
    _tell(session, nomination, standing, by=by, now=now)
    audit.record(session, Event.NOMINATION_PHOTO_CHANGED, nomination, by=by, at=now, details={"shows": shows})


def remove_photo(session: Session, nomination: Nomination, *, by: Actor, now: datetime) -> None:
    """Erase the photo; there may be none. At any time: it is the person's own."""
    nominee = _of(nomination)
    if nominee.photo_id is None:
        return
    photo, nominee.photo, nominee.shows_photo = nominee.photo_id, None, False
    session.flush()
    files.erase(session, photo)
    _tell(session, nomination, queries.status(nomination, now=now), by=by, now=now)
    audit.record(session, Event.NOMINATION_PHOTO_REMOVED, nomination, by=by, at=now)


def _tell(session: Session, nomination: Nomination, standing: Status, *, by: Actor, now: datetime) -> None:
    """Tell somebody who stands what the secretariat has changed; what they have done themselves they know."""
    if by.kind == "staff" and standing is Status.STANDS:
        draft = letters.nomination_corrected(nomination, _of(nomination), nomination.round)
        tell(session, draft, news(nomination, News.CORRECTED), by=by, now=now)


def _of(nomination: Nomination) -> Nominee:
    if nomination.nominee is None:
        raise NotFound(nomination.id)
    return nomination.nominee
