"""Recording what was decided about a body, and the documents that hang on it."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from recruit.bodies import rules
from recruit.bodies.model import Body, Decision, Document, Term
from recruit.bodies.rules import DecisionKind, NewDocument
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.files.model import StoredFile
from recruit.foundation.refusal import refuse_if
from recruit.people.model import Organization


def record_decision(
    session: Session,
    body: Body,
    kind: DecisionKind,
    decided_by: Organization | str,
    decided_on: date,
    *,
    by: Actor,
    now: datetime,
    case_number: str | None = None,
    item: str | None = None,
    url: str | None = None,
) -> Decision:
    """Write down a decision about a body: who decided, when, and where it can be found again.

    Raises Refused when the link is none.
    """
    decision = Decision(body_id=body.id)
    _describe(decision, kind, decided_by, decided_on, case_number, item, url)
    session.add(decision)
    session.flush()
    audit.record(session, Event.DECISION_CREATED, decision, by=by, at=now, details={"kind": kind})
    return decision


def change_decision(
    session: Session,
    decision: Decision,
    kind: DecisionKind,
    decided_by: Organization | str,
    decided_on: date,
    *,
    by: Actor,
    now: datetime,
    case_number: str | None = None,
    item: str | None = None,
    url: str | None = None,
) -> None:
    """Correct what was written down about a decision. Raises Refused when the link is none."""
    _describe(decision, kind, decided_by, decided_on, case_number, item, url)
    session.flush()
    audit.record(session, Event.DECISION_CHANGED, decision, by=by, at=now, details={"kind": kind})


def add_document(
    session: Session,
    body: Body,
    new: NewDocument,
    *,
    by: Actor,
    now: datetime,
    file: StoredFile | None = None,
    term: Term | None = None,
) -> Document:
    """Hang a document on a body, or on one of its terms: a link or a stored file.

    Raises Refused with every reason why not.
    """
    refuse_if(rules.may_add_document(new, has_file=file is not None))
    document = Document(
        body_id=body.id,
        term=term,
        kind=new.kind,
        title=" ".join(new.title.split()),
        since=new.since,
        until=new.until,
        url=new.url or None,
        file=file,
    )
    session.add(document)
    session.flush()
    audit.record(session, Event.DOCUMENT_CREATED, document, by=by, at=now, details={"kind": new.kind})
    return document


def retire_document(session: Session, document: Document, *, until: date, by: Actor, now: datetime) -> None:
    """Write down that a document no longer holds from that day on; it can still be read.

    Raises Refused when that is before its first day.
    """
    refuse_if(rules.may_end(document.span, until))
    document.until = until
    session.flush()
    audit.record(session, Event.DOCUMENT_RETIRED, document, by=by, at=now, details={"until": str(until)})


def _describe(
    decision: Decision,
    kind: DecisionKind,
    decided_by: Organization | str,
    decided_on: date,
    case_number: str | None,
    item: str | None,
    url: str | None,
) -> None:
    refuse_if(rules.may_link(url or ""))
    decision.kind, decision.decided_on = kind, decided_on
    decision.decided_by = decided_by if isinstance(decided_by, Organization) else None
    decision.decided_by_text = None if isinstance(decided_by, Organization) else decided_by
    decision.case_number, decision.item, decision.url = case_number or None, item or None, url or None
