"""The table with one row."""

from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.foundation.db import Base
from recruit.foundation.files.model import StoredFile
from recruit.foundation.mail.rules import CLOSED, Channel
from recruit.foundation.municipality.rules import CouncilWord, Particulars

_CLOSED = ", ".join(f"'{channel}'" for channel in CLOSED)
_WORDS = ", ".join(f"'{word}'" for word in CouncilWord)


class Municipality(Base):
    """The municipality of this installation. A text that is not stated is empty."""

    __tablename__ = "municipality"
    __table_args__ = (
        CheckConstraint("id = 1", name="only_one"),
        CheckConstraint("trim(name) <> ''", name="has_a_name"),
        CheckConstraint(f"council_word IN ({_WORDS})", name="council_word_known"),
        CheckConstraint(f"closed_letters IN ({_CLOSED})", name="closed_letters_known"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, default=1)
    name: Mapped[str]
    email: Mapped[str]
    phone: Mapped[str]
    address: Mapped[str]
    website: Mapped[str]
    accessibility_statement: Mapped[str]
    privacy_notice: Mapped[str]
    council_word: Mapped[str]
    #: How letters leave that say what e-mail must not: as a package for Digital Post, or on paper.
    closed_letters: Mapped[str] = mapped_column(default=Channel.DIGITAL_POST, server_default=Channel.DIGITAL_POST)
    #: Codes of the languages that the public may choose among; `languages` looks after them.
    languages: Mapped[list[str]] = mapped_column(JSON)
    second_factor_roles: Mapped[list[str]] = mapped_column(JSON)
    logo_id: Mapped[UUID | None] = mapped_column(ForeignKey("stored_file.id"))
    version: Mapped[int] = mapped_column()

    logo: Mapped[StoredFile | None] = relationship(lazy="raise_on_sql")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy's own idiom)

    def particulars(self) -> Particulars:
        """Return what the administrator wrote, as the rules know it."""
        return Particulars(
            name=self.name,
            email=self.email,
            phone=self.phone,
            address=self.address,
            website=self.website,
            accessibility_statement=self.accessibility_statement,
            privacy_notice=self.privacy_notice,
            council_word=self.council_word,
            closed_letters=self.closed_letters,
            second_factor_roles=tuple(self.second_factor_roles),
        )
