"""What the tests of accounts share: who acts, and reading the log back."""

from collections.abc import Callable

import pytest
from sqlalchemy import select

from recruit.foundation.actor import Actor
from recruit.foundation.audit.model import AuditEntry


@pytest.fixture
def by() -> Actor:
    return Actor.command()


@pytest.fixture
def logged(database) -> Callable[[], list[str]]:
    """Return the events of the log, oldest first."""

    def events() -> list[str]:
        with database.reading() as session:
            return list(session.scalars(select(AuditEntry.event).order_by(AuditEntry.number)))

    return events
