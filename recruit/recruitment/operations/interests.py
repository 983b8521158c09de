"""The list of interests that the municipality keeps."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.municipality import queries as municipalities
from recruit.foundation.refusal import refuse_if
from recruit.recruitment import queries, rules
from recruit.recruitment.model import Interest


def add_interest(session: Session, labels: Mapping[str, str], *, by: Actor, now: datetime) -> Interest:
    """Offer one more interest, last in the list, under these names. Raises Refused with every reason why not."""
    known = _all(session)
    refuse_if(rules.may_be_offered(labels, (other.labels[rules.BINDING] for other in known)))
    last = max((other.position for other in known), default=0)
    interest = Interest(position=last + 1, labels=_written(labels))
    session.add(interest)
    session.flush()
    audit.record(session, Event.INTEREST_CREATED, interest, by=by, at=now)
    return interest


def change_interest(
    session: Session, interest: Interest, labels: Mapping[str, str], *, by: Actor, now: datetime
) -> None:
    """Call an interest something else; whoever ticked it has ticked that. Raises Refused with every reason why not."""
    others = [other for other in _all(session) if other.id != interest.id]
    refuse_if(rules.may_be_offered(labels, (other.labels[rules.BINDING] for other in others)))
    interest.labels = _written(labels)
    session.flush()
    audit.record(session, Event.INTEREST_CHANGED, interest, by=by, at=now, details={"part": "labels"})


def place_interest(session: Session, interest: Interest, place: int, *, by: Actor, now: datetime) -> None:
    """Let an interest stand in this place of the list, from 1; beyond the ends it stands first or last."""
    order = [other for other in _all(session) if other.id != interest.id]
    order.insert(max(place - 1, 0), interest)
    if [other.position for other in order] == list(range(1, len(order) + 1)):
        return
    for number, other in enumerate(order, 1):
        other.position = -number  # two never stand in one place, not even for a moment
    session.flush()
    for number, other in enumerate(order, 1):
        other.position = number
    session.flush()
    audit.record(session, Event.INTEREST_CHANGED, interest, by=by, at=now, details={"position": interest.position})


def retire_interest(session: Session, interest: Interest, *, by: Actor, now: datetime) -> None:
    """Offer an interest no more; who ticked it, did. One that is offered no more stays so."""
    if interest.retired_at is None:
        interest.retired_at = now
        session.flush()
        audit.record(session, Event.INTEREST_RETIRED, interest, by=by, at=now)


def offer_again(session: Session, interest: Interest, *, by: Actor, now: datetime) -> None:
    """Offer an interest once more that was retired."""
    if interest.retired_at is not None:
        interest.retired_at = None
        session.flush()
        audit.record(session, Event.INTEREST_CHANGED, interest, by=by, at=now, details={"part": "retired"})


def _all(session: Session) -> Sequence[Interest]:
    """Return every interest in its order; who changes the list waits for whoever does so already."""
    municipalities.municipality(session, lock=True)
    return queries.interests(session, with_retired=True)


def _written(labels: Mapping[str, str]) -> dict[str, str]:
    return {language: label.strip() for language, label in labels.items() if label.strip()}
