"""Reading a text: what is kept, and what is not."""

from datetime import timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from recruit.foundation.audit.model import AuditEntry
from recruit.foundation.refusal import NotFound, Refused
from recruit.intake import operations, queries
from recruit.intake.formats.stored import unpack
from recruit.intake.model import IntakeReading
from tests.minutes import MINUTES
from tests.operations.intake.conftest import BY


def test_a_reading_keeps_the_people_and_nothing_of_the_rest(database, now):
    with database.transaction() as session:
        kept = operations.keep(session, MINUTES, by=BY, now=now)

    assert [person.name for person in unpack(kept.content).people][:2] == ["Gerda Kjær-Winther", "Ruth Jespersen"]
    with database.reading() as session:
        (stored,) = session.execute(text("SELECT content FROM intake_reading"))
    assert "operation" not in str(stored)


def test_reading_is_written_in_the_log_without_names(database, now):
    with database.transaction() as session:
        operations.keep(session, MINUTES, by=BY, now=now)

    with database.reading() as session:
        assert session.scalars(select(AuditEntry.event)).all() == ["intake.read"]
        (details,) = session.execute(text("SELECT content FROM audit_details"))
    assert "Gerda" not in str(details)


@pytest.mark.parametrize("written", ["Kære alle\n\nVi ses på torsdag.", "Deltagere:\n\n"])
def test_a_text_without_participants_is_refused_and_leaves_nothing(database, now, written):
    with pytest.raises(Refused, match="nobody-in-the-text"), database.transaction() as session:
        operations.keep(session, written, by=BY, now=now)

    with database.reading() as session:
        assert queries.readings(session) == []


def test_a_discarded_reading_is_erased_and_remembered(database, now, waiting):
    with database.transaction() as session:
        operations.discard(session, queries.reading(session, waiting.id), by=BY, now=now)

    with database.reading() as session:
        gone = queries.reading(session, waiting.id)
    assert gone.content is None
    assert gone.discarding.by == "command"
    assert not gone.waits


def test_a_discarded_reading_is_not_discarded_again(database, now, waiting):
    with database.transaction() as session:
        operations.discard(session, queries.reading(session, waiting.id), by=BY, now=now)

    with pytest.raises(Refused, match="reading-waits-no-more"), database.transaction() as session:
        operations.discard(session, queries.reading(session, waiting.id), by=BY, now=now)


@pytest.mark.parametrize(("days", "purged"), [(29, 0), (31, 1)])
def test_a_reading_that_nobody_uses_is_erased_after_thirty_days(database, now, waiting, days, purged):
    with database.transaction() as session:
        assert operations.purge(session, now=now + timedelta(days=days)) == purged

    with database.reading() as session:
        assert (queries.reading(session, waiting.id).content is None) is bool(purged)


def test_a_reading_that_does_not_exist_is_not_found(database, now, council):
    with database.reading() as session, pytest.raises(NotFound):
        queries.reading(session, council.id)


def test_the_database_refuses_a_reading_without_a_digest(database, now):
    with pytest.raises(DBAPIError, match="has_a_digest"), database.transaction() as session:
        session.add(IntakeReading(digest="short", content={}, decisions={}, read_by="system", read_at=now))
        session.flush()


def test_what_waits_is_due(database, now, waiting):
    with database.reading() as session:
        (due,) = queries.due(session, on=now.date())

    assert (due.kind, due.subject, due.facts["reading"]) == ("intake-waits", "Integrationsrådet", waiting.id)
