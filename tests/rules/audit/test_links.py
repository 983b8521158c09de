"""What the digest of a row covers: everything that the row says."""

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from recruit.foundation.audit.rules import BEGINNING, Link, details_digest

LINK = Link(
    number=7,
    at=datetime(2026, 11, 21, 10, 0, tzinfo=UTC),
    actor="system",
    event="person.created",
    subject_kind="person",
    subject_id="1",
    details_digest=details_digest("salt", "{}"),
    previous=BEGINNING,
)
CHANGED = {
    "number": 8,
    "at": LINK.at + timedelta(microseconds=1),
    "actor": "anonymous",
    "event": "person.changed",
    "subject_kind": "body",
    "subject_id": "2",
    "details_digest": details_digest("salt", "{1}"),
    "previous": LINK.details_digest,
}


@pytest.mark.parametrize("field", [field.name for field in fields(Link)])
def test_whatever_is_changed_changes_the_digest(field: str) -> None:
    assert replace(LINK, **{field: CHANGED[field]}).digest() != LINK.digest()


def test_the_same_instant_in_another_zone_is_the_same_row() -> None:
    assert replace(LINK, at=LINK.at.astimezone(timezone(timedelta(hours=1)))).digest() == LINK.digest()


def test_the_salt_hides_short_details() -> None:
    assert details_digest("salt", "{}") != details_digest("pepper", "{}")
