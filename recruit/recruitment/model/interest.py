"""What people want to work for: a list that the municipality keeps itself."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import JSON, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from recruit.foundation.db import Base, new_id


class Interest(Base):
    """An area of interest that candidates and members can tick. Retired, it is offered no more; who ticked it, did."""

    __tablename__ = "interest"
    __table_args__ = (UniqueConstraint("position"),)

    id: Mapped[UUID] = new_id()
    #: The order on the page, from 1.
    position: Mapped[int]
    #: By language; Danish is always there.
    labels: Mapped[dict[str, str]] = mapped_column(JSON)
    retired_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy's own idiom)

    def label_in(self, language: str) -> str:
        """Return what it is called in a language, or in Danish."""
        return self.labels.get(language) or self.labels["da"]
