"""Everything that stands in the database, to compare before and after."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.foundation.db import Base

#: What an intake leaves behind by itself: the log, the reading and its use, its file.
_OF_THE_ACT = ("audit_", "intake_", "stored_file", "job")


def snapshot(session: Session) -> Mapping[str, Sequence[Any]]:
    """Return every row of every table but those of the act itself, without what counts changes."""
    return {
        table.name: sorted(map(repr, session.execute(select(*(c for c in table.columns if c.name != "version"))).all()))
        for table in Base.metadata.sorted_tables
        if not table.name.startswith(_OF_THE_ACT)
    }
