"""What is written about a body: its charter, its rules of procedure, its terms of reference, its evaluation."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.bodies.model.term import Term
from recruit.bodies.rules import DocumentKind
from recruit.foundation.choices import choice
from recruit.foundation.dates import Span
from recruit.foundation.db import Base, new_id
from recruit.foundation.files.model import StoredFile


class Document(Base):
    """A document that hangs on a body, and on one of its terms where it is about that one: a link or a stored file."""

    __tablename__ = "document"
    __table_args__ = (
        CheckConstraint("trim(title) <> ''", name="has_a_title"),
        CheckConstraint("(url IS NULL) <> (file_id IS NULL)", name="is_a_link_or_a_file"),
        CheckConstraint("until IS NULL OR since < until", name="begins_before_it_ends"),
        Index("ix_document_body_id", "body_id"),
    )

    id: Mapped[UUID] = new_id()
    body_id: Mapped[UUID] = mapped_column(ForeignKey("body.id"))
    #: The term that it is about; NULL when it is about the body as such.
    term_id: Mapped[UUID | None] = mapped_column(ForeignKey("term.id"))
    kind: Mapped[DocumentKind] = mapped_column(choice(DocumentKind, "kind"))
    title: Mapped[str]
    #: First day on which it holds.
    since: Mapped[date]
    #: First day on which it no longer holds; NULL while it does.
    until: Mapped[date | None]
    url: Mapped[str | None]
    file_id: Mapped[UUID | None] = mapped_column(ForeignKey(StoredFile.id))
    version: Mapped[int] = mapped_column()

    term: Mapped[Term | None] = relationship(lazy="raise_on_sql")
    file: Mapped[StoredFile | None] = relationship(lazy="raise_on_sql")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy's own idiom)

    @property
    def span(self) -> Span:
        return Span(self.since, self.until)
