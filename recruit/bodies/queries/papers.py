"""Reading what was decided about a body, and the documents that hang on it."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from recruit.bodies.model import (
    Body,
    Decision,
    Document,
)
from recruit.foundation.refusal import NotFound
from recruit.people.model import Organization

_DECIDED_BY = (joinedload(Decision.decided_by).selectinload(Organization.names),)


def decisions(session: Session, body: Body) -> Sequence[Decision]:
    """Return what was decided about a body, and by whom; the newest first."""
    chosen = select(Decision).where(Decision.body_id == body.id).options(*_DECIDED_BY)
    return session.scalars(chosen.order_by(Decision.decided_on.desc(), Decision.id)).all()


def decision(session: Session, body: Body, decision_id: UUID) -> Decision:
    """Return one decision about a body, and by whom. Raises NotFound."""
    chosen = select(Decision).where(Decision.body_id == body.id, Decision.id == decision_id).options(*_DECIDED_BY)
    found = session.scalars(chosen).one_or_none()
    if found is None:
        raise NotFound("decision")
    return found


def documents(session: Session, body: Body) -> Sequence[Document]:
    """Return the documents of a body with their terms and files, but not what the files hold; the newest first."""
    chosen = select(Document).where(Document.body_id == body.id)
    chosen = chosen.options(joinedload(Document.term), joinedload(Document.file))
    return session.scalars(chosen.order_by(Document.since.desc(), Document.title)).all()


def document(session: Session, body: Body, document_id: UUID) -> Document:
    """Return one document of a body with its file, but not what the file holds. Raises NotFound."""
    chosen = select(Document).where(Document.body_id == body.id, Document.id == document_id)
    found = session.scalars(chosen.options(joinedload(Document.file))).one_or_none()
    if found is None:
        raise NotFound("document")
    return found
