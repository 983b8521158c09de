"""The table of rules."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from recruit.foundation.choices import choice
from recruit.foundation.db import Base, new_id
from recruit.foundation.retention.rules import MOST_DAYS, DataClass
from recruit.foundation.triggers import on_create


class RetentionRule(Base):
    """How long a class of data is kept. Each save is a new row; the highest version is in use, the others are history.

    A class without a row is kept as `rules.OWN_RULES` says.
    """

    __tablename__ = "retention_rule"
    __table_args__ = (
        UniqueConstraint("data_class", "version", name="uq_retention_rule_version"),
        CheckConstraint(f"days BETWEEN 1 AND {MOST_DAYS}", name="days_in_range"),
        CheckConstraint("trim(source) <> ''", name="follows_from_something"),
        CheckConstraint("version >= 1", name="versions_from_one"),
    )

    id: Mapped[UUID] = new_id()
    data_class: Mapped[DataClass] = mapped_column(choice(DataClass, "data_class"))
    version: Mapped[int]
    days: Mapped[int]
    #: The law or the decision that it follows.
    source: Mapped[str]
    at: Mapped[datetime]
    #: `Actor.reference`.
    by: Mapped[str]


_REFUSE = "a rule of retention is never rewritten"

on_create(
    RetentionRule.__table__,
    sqlite=[
        "CREATE TRIGGER retention_rule_is_never_rewritten BEFORE UPDATE ON retention_rule "
        f"BEGIN SELECT RAISE(ABORT, '{_REFUSE}'); END"
    ],
    postgresql=[
        "CREATE OR REPLACE FUNCTION refuse_rewriting_of_retention() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{_REFUSE}'; END $$",
        "CREATE TRIGGER retention_rule_is_never_rewritten BEFORE UPDATE ON retention_rule "
        "FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_of_retention()",
    ],
)
