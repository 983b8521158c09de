"""Reading a text: what is kept, and what is not."""

from datetime import timedelta
from importlib import import_module

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from recruit.foundation.actor import Actor
from recruit.foundation.audit.model import AuditEntry
from recruit.foundation.files import queries as files
from recruit.foundation.files.model import StoredFile
from recruit.foundation.files.rules import Retention
from recruit.foundation.refusal import NotFound, Refused
from recruit.intake import operations, queries, rules
from recruit.intake.formats.stored import unpack
from recruit.intake.model import IntakeReading
from recruit.intake.rules.document import Document
from recruit.intake.rules.proposals.lessons import Lesson, LessonKind
from tests.minutes import MINUTES, kept
from tests.operations.intake.conftest import BY, SURE


def test_a_reading_keeps_the_people_and_nothing_of_the_rest(database, now):
    with database.transaction() as session:
        reading = kept(session, MINUTES, by=BY, now=now)

    assert [person.name for person in unpack(reading.content).people][:2] == ["Gerda Kjær-Winther", "Ruth Jespersen"]
    with database.reading() as session:
        (stored,) = session.execute(text("SELECT content FROM intake_reading"))
    assert "operation" not in str(stored)


def test_reading_is_written_in_the_log_without_names(database, now):
    with database.transaction() as session:
        kept(session, MINUTES, by=BY, now=now)

    with database.reading() as session:
        assert session.scalars(select(AuditEntry.event)).all() == ["file.stored", "intake.read"]
        details = session.execute(text("SELECT content FROM audit_details")).all()
    assert "Gerda" not in str(details)


@pytest.mark.parametrize("written", ["Kære alle\n\nVi ses på torsdag.", "Deltagere:\n\n"])
def test_a_text_without_participants_is_refused_and_leaves_nothing(database, now, written):
    with pytest.raises(Refused, match="nobody-in-the-text"), database.transaction() as session:
        kept(session, written, by=BY, now=now)

    with database.reading() as session:
        assert queries.readings(session, by="command", reach=None) == []


def test_the_file_itself_is_kept_with_its_name_and_digest(database, now):
    source = "Deltagere:\n\nGerda Kjær – LO\n".encode("cp1252")

    with database.transaction() as session:
        document = Document("Deltagere:\n\nGerda Kjær – LO\n")
        reading = operations.keep(session, document, source, "Møde 7.txt", by=BY, now=now, reach=None)

    with database.reading() as session:
        file = files.with_content(session, reading.file_id)
    assert (file.content, file.retention, file.expires_at) == (source, Retention.INTAKE_SOURCE, None)
    assert (reading.source_name, file.digest) == ("Møde 7.txt", reading.digest)


def test_what_was_read_already_is_kept_as_it_is(database, now):
    with database.transaction() as session:
        reading = operations.keep(session, rules.read(MINUTES), MINUTES.encode(), by=BY, now=now, reach=None)

    assert len(unpack(reading.content).people) == 9


def test_what_was_taught_is_followed(database, now):
    odd = MINUTES.replace("Masud Kadir", "(se også bilag)\n\nMasud Kadir")
    lessons = [Lesson(LessonKind.IGNORED_LINE, "(se også bilag)")]

    with database.transaction() as session:
        reading = operations.keep(session, Document(odd), odd.encode(), by=BY, now=now, reach=None, lessons=lessons)

    assert unpack(reading.content).not_understood == ()


@pytest.mark.parametrize(
    "written",
    ["Integrationsrådet består af:\n2 medlemmer af Byrådet\n3 fra foreninger\n", "Deltagere:\n\nLO: vakant\n"],
)
def test_seats_without_anybody_on_them_are_kept_too(database, now, written):
    with database.transaction() as session:
        assert kept(session, written, by=BY, now=now).waits


def test_the_same_file_waits_once(database, waiting, now):
    with database.transaction() as session:
        assert kept(session, by=BY, now=now).id == waiting.id


@pytest.mark.parametrize(("reached", "is_found"), [(None, True), (True, True), (False, False)])
def test_somebody_else_is_led_to_what_waits_where_they_look_after_the_council(
    database, council, waiting, now, reached, is_found
):
    reach = None if reached is None else {council.id} if reached else set()

    with database.transaction() as session:
        mine = Document(MINUTES), MINUTES.encode()
        again = operations.keep(session, *mine, by=Actor.system(), now=now, reach=reach)

    assert (again.id == waiting.id) is is_found


def test_a_file_that_was_thrown_away_is_read_anew(database, waiting, now):
    with database.transaction() as session:
        operations.discard(session, queries.reading(session, waiting.id), by=BY, now=now)

    with database.transaction() as session:
        assert kept(session, by=BY, now=now).id != waiting.id


def test_a_discarded_reading_is_erased_and_remembered(database, now, waiting):
    with database.transaction() as session:
        operations.discard(session, queries.reading(session, waiting.id), by=BY, now=now)

    with database.reading() as session:
        gone = queries.reading(session, waiting.id)
        assert session.scalars(select(StoredFile)).all() == []
    assert (gone.content, gone.file_id) == (None, None)
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


def test_a_reading_that_waits_again_has_thirty_days_anew(database, read, apply, now):
    reading, undone = read(SURE), now + timedelta(days=60)
    apply(reading)
    with database.transaction() as session:
        found = queries.reading(session, reading.id, for_change=True)
        operations.undo(session, found, found.applications[0], by=BY, now=undone, reach=None)

    with database.transaction() as session:
        assert operations.purge(session, now=undone + timedelta(days=29)) == 0
        assert operations.purge(session, now=undone + timedelta(days=31)) == 1


def test_a_finished_reading_whose_file_was_never_kept_is_emptied_too(database, read, apply, now):
    reading = read(SURE)
    apply(reading)
    with database.transaction() as session:
        found = queries.reading(session, reading.id)
        file, found.file_id = found.file_id, None
        session.flush()
        session.delete(session.get_one(StoredFile, file))

    with database.transaction() as session:
        assert operations.purge(session, now=now + timedelta(days=90)) == 1
        assert operations.purge(session, now=now + timedelta(days=90)) == 0
        assert queries.reading(session, reading.id).content is None


def test_a_reading_that_was_used_in_part_is_finished_without_the_rest_after_thirty_days(database, waiting, apply, now):
    apply(waiting)

    with database.transaction() as session:
        assert queries.reading(session, waiting.id).waits
        assert operations.purge(session, now=now + timedelta(days=31)) == 1

    with database.reading() as session:
        closed = queries.reading(session, waiting.id)
        assert (closed.waits, closed.discarding, closed.file_id is None) == (False, None, False)


@pytest.mark.parametrize(("days", "erased"), [(89, 0), (90, 1)])
def test_the_file_of_a_finished_reading_is_erased_after_ninety_days(database, read, apply, now, days, erased):
    reading = read(SURE)
    apply(reading)

    with database.transaction() as session:
        assert operations.purge(session, now=now + timedelta(days=days)) == erased
        assert operations.purge(session, now=now + timedelta(days=days)) == 0

    with database.reading() as session:
        left = queries.reading(session, reading.id)
        assert len(session.scalars(select(StoredFile)).all()) == 1 - erased
        events = session.scalars(select(AuditEntry.event)).all()
    assert (left.content is None) is bool(erased)
    assert ("intake.source_erased" in events) is bool(erased)
    assert left.digest == reading.digest


def test_a_reading_that_does_not_exist_is_not_found(database, now, council):
    with database.reading() as session, pytest.raises(NotFound):
        queries.reading(session, council.id)


def test_the_database_refuses_a_reading_without_a_digest(database, now):
    with pytest.raises(DBAPIError, match="has_a_digest"), database.transaction() as session:
        session.add(IntakeReading(digest="short", content={}, decisions={}, read_by="system", read_at=now))
        session.flush()


def test_what_waits_is_listed_however_much_was_read_since_elsewhere(database, council, read, apply, now, monkeypatch):
    monkeypatch.setattr(import_module("recruit.intake.queries.readings"), "_DONE_SHOWN", 1)
    oldest = read(MINUTES)
    for more in ("\nA", "\nB"):
        apply(read(SURE + more))

    def listed(by, reach):
        with database.reading() as session:
            return [one.id for one in queries.readings(session, by=by, reach=reach)]

    assert oldest.id in listed("system", {council.id})
    assert len(listed("system", {council.id})) == 2
    assert len(listed("system", None)) == 2
    assert listed("command", set()) == []


def test_a_reading_without_a_term_is_listed_for_its_reader_only(database, now):
    with database.transaction() as session:
        kept(session, MINUTES, by=BY, now=now)

        assert queries.readings(session, by="system", reach=None) == []
        assert len(queries.readings(session, by=BY.reference, reach=frozenset())) == 1


def test_what_waits_is_due(database, now, waiting):
    with database.reading() as session:
        (due,) = queries.due(session, on=now.date())

    assert (due.kind, due.subject, due.facts["reading"]) == ("intake-waits", "Integrationsrådet", waiting.id)
