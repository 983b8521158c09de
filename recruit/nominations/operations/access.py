"""Registering who asks for access to documents, choosing document by document, and answering."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.refusal import refuse_if
from recruit.nominations.model import AccessChoice, AccessRequest, RetentionStop
from recruit.nominations.rules import tidied, tidy_line, tidy_text
from recruit.nominations.rules.access import ERASED, Chosen, NewRequest, may_choose, may_decide, may_register
from recruit.nominations.rules.words import tidy_name

#: The reason of the stop that stands until a request is answered; it names nobody.
STOPPED_BECAUSE = "Aktindsigt"


def register(
    session: Session, round_id: UUID, nomination_id: UUID | None, new: NewRequest, *, by: Actor, now: datetime
) -> AccessRequest:
    """Write a request down, about a round or one of its nominations; nothing of it is erased until it is answered.

    Raises Refused with every reason of `rules.access.may_register`.
    """
    new = replace(tidied(new, texts=frozenset({"contact", "wanted"})), asker=tidy_name(new.asker))
    refuse_if(may_register(new, is_of_one=nomination_id is not None, today=clock.local(now).date()))
    of_it = {"round_id": round_id, "nomination_id": nomination_id, "at": now, "by": by.reference}
    made = AccessRequest(
        stop=RetentionStop(reason=STOPPED_BECAUSE, **of_it),
        asker=new.asker,
        contact=new.contact,
        wanted=new.wanted,
        is_party=new.is_party,
        received_on=new.received_on,
        manner=new.manner,
        **of_it,
    )
    session.add(made)
    session.flush()
    details = {"nomination": str(nomination_id) if nomination_id else None, "stop": str(made.stop_id)}
    audit.record(session, Event.ACCESS_ASKED_FOR, made, by=by, at=now, details=details)
    return made


def choose(
    session: Session,
    request: AccessRequest,
    chosen: Mapping[str, Chosen],
    divisible: Collection[str],
    *,
    by: Actor,
    now: datetime,
) -> None:
    """Note of each document of a request, loaded locked, what whoever asks gets of it.

    `divisible` are the documents of which something can be left out. Raises Refused with every reason of
    `rules.access.may_choose`.
    """
    tidy = {document: replace(each, because=tidy_line(each.because)) for document, each in chosen.items()}
    refuse_if(may_choose(tidy, divisible, is_decided=not request.is_open))
    for document, each in tidy.items():
        of_it = {"request_id": request.id, "document": document}
        session.merge(AccessChoice(**of_it, choice=each.choice, because=each.because))
    flag_modified(request, "wanted")  # whoever chooses at the same time learns of it
    session.flush()
    audit.record(session, Event.ACCESS_CHOSEN, request, by=by, at=now, details={"documents": len(chosen)})


def decide(
    session: Session, request: AccessRequest, letter: str, on: date, *, is_chosen: bool, by: Actor, now: datetime
) -> None:
    """Note that a request, loaded locked, is answered with a letter; what its stop held may be erased again.

    `is_chosen` says that something is chosen of each document. Raises Refused as `rules.access.may_decide`.
    """
    letter = tidy_text(letter)
    reasons = may_decide(
        letter,
        on,
        is_decided=not request.is_open,
        is_chosen=is_chosen,
        received_on=request.received_on,
        today=clock.local(now).date(),
    )
    refuse_if(reasons)
    request.decided_on, request.decided_by, request.letter = on, by.reference, letter
    request.stop.revoked_at, request.stop.revoked_by = now, by.reference
    session.flush()
    audit.record(session, Event.ACCESS_DECIDED, request, by=by, at=now, details={"on": on.isoformat()})


def forget(session: Session, request_ids: Collection[UUID], *, by: Actor, now: datetime) -> None:
    """Erase who asked for access, what for, and the answer with its reasons; that somebody asked, and when, stays."""
    locked = select(AccessRequest).where(AccessRequest.id.in_(request_ids)).with_for_update()
    for request in session.scalars(locked):
        request.asker = request.contact = request.wanted = request.letter = ERASED
        audit.record(session, Event.ACCESS_FORGOTTEN, request, by=by, at=now)
    of_them = AccessChoice.request_id.in_(request_ids), AccessChoice.because != ""
    session.execute(update(AccessChoice).where(*of_them).values(because=ERASED))
    session.flush()
