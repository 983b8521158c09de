"""The chain: gapless, unchangeable, and honest about what was erased."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from recruit.foundation.actor import Actor
from recruit.foundation.audit import queries
from recruit.foundation.audit.events import Event
from recruit.foundation.audit.model import AuditDetails, AuditEntry, Lookup
from recruit.foundation.audit.operations import erase_details, look_up, record
from recruit.foundation.audit.rules import BEGINNING, Erasure, Fault, Finding
from recruit.foundation.refusal import Refusal, Refused, refuse_if


@dataclass(frozen=True)
class Person:
    """Stands for any row: it has a table and an id."""

    id: UUID
    __tablename__ = "person"


AMINA = Person(uuid4())
SECRETARY = Actor.staff(uuid4(), "Sekretæren")


def happen(database, now, *, times=1, subject=AMINA, details=None):
    for _ in range(times):
        with database.transaction() as session:
            record(session, Event.PERSON_CREATED, subject, by=SECRETARY, at=now, details=details)


def verified(database, **expected):
    with database.reading() as session:
        return queries.verify(session, **expected)


def tamper(database, *statements):
    """Change the log as somebody with the database's password could."""
    unlock = {
        "sqlite": [
            "DROP TRIGGER audit_entry_is_never_changed",
            "DROP TRIGGER audit_entry_is_never_deleted",
            "DROP TRIGGER audit_details_are_never_deleted",
            "DROP TRIGGER audit_details_are_never_rewritten",
        ],
        "postgresql": [
            "ALTER TABLE audit_entry DISABLE TRIGGER USER",
            "ALTER TABLE audit_details DISABLE TRIGGER USER",
        ],
    }
    with database.transaction() as session:
        for statement in [*unlock[database.engine.dialect.name], *statements]:
            session.execute(text(statement))


def test_happenings_are_numbered_without_gaps_in_the_order_they_were_recorded(database, now):
    with database.transaction() as session:
        record(session, Event.PERSON_CREATED, AMINA, by=SECRETARY, at=now)
        record(session, Event.PERSON_CHANGED, AMINA, by=SECRETARY, at=now)
    happen(database, now)

    with database.reading() as session:
        entries = session.scalars(select(AuditEntry).order_by(AuditEntry.number)).all()
    assert [entry.number for entry in entries] == [1, 2, 3]
    assert [entry.event for entry in entries] == ["person.created", "person.changed", "person.created"]
    assert entries[0].previous == BEGINNING
    assert entries[1].previous == entries[0].digest


def test_a_refused_act_leaves_no_row_in_the_log(database, now):
    with pytest.raises(Refused), database.transaction() as session:
        record(session, Event.PERSON_CREATED, AMINA, by=SECRETARY, at=now)
        refuse_if([Refusal("not-today")])

    happen(database, now)
    assert verified(database).rows == 1


def test_the_log_holds_who_by_id_and_never_by_name(database, now):
    happen(database, now)

    with database.reading() as session:
        (entry,) = queries.history(session)
    assert entry.actor == f"staff:{SECRETARY.id}"
    assert "Sekretæren" not in str(vars(entry))


def test_many_at_once_still_make_one_chain(database, now):
    with ThreadPoolExecutor(4) as crowd:
        list(crowd.map(lambda _: happen(database, now), range(20)))

    found = verified(database)
    assert found.rows == 20
    assert found.holds


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET actor = 'system' WHERE number = 1",
        "DELETE FROM audit_entry WHERE number = 1",
        "UPDATE audit_details SET content = '{}' WHERE number = 1",
        "DELETE FROM audit_details WHERE number = 1",
    ],
)
def test_the_database_refuses_to_change_what_happened(database, now, statement):
    happen(database, now)

    with pytest.raises(DBAPIError, match="only ever added to"), database.transaction() as session:
        session.execute(text(statement))


@pytest.mark.parametrize(
    ("statements", "findings"),
    [
        (["UPDATE audit_entry SET actor = 'system' WHERE number = 2"], [(2, Fault.ALTERED)]),
        (
            ["DELETE FROM audit_details WHERE number = 2", "DELETE FROM audit_entry WHERE number = 2"],
            [(2, Fault.MISSING)],
        ),
        (["UPDATE audit_details SET content = '[]' WHERE number = 3"], [(3, Fault.DETAILS_ALTERED)]),
        (["DELETE FROM audit_details WHERE number = 1"], [(1, Fault.DETAILS_MISSING)]),
        (
            ["DELETE FROM audit_details WHERE number = 3", "DELETE FROM audit_entry WHERE number = 3"],
            [(3, Fault.TAIL_CUT)],
        ),
        (["UPDATE audit_head SET digest = 'x'"], [(3, Fault.HEAD_UNKNOWN)]),
    ],
)
def test_verification_names_the_row_that_was_tampered_with(database, now, statements, findings):
    happen(database, now, times=3)

    tamper(database, *statements)

    assert verified(database).findings == tuple(Finding(*finding) for finding in findings)


def test_a_row_rewritten_with_a_fresh_digest_no_longer_fits_the_row_after(database, now):
    happen(database, now, times=3)
    with database.reading() as session:
        link = session.get_one(AuditEntry, 2).link()
    forged = type(link)(**{**{name: getattr(link, name) for name in link.__slots__}, "actor": "system"})

    tamper(database, f"UPDATE audit_entry SET actor = 'system', digest = '{forged.digest()}' WHERE number = 2")

    assert verified(database).findings == (Finding(3, Fault.UNLINKED),)


def test_a_cut_tail_shows_against_the_head_that_was_printed(database, now):
    happen(database, now, times=3)
    printed = verified(database).head
    with database.reading() as session:
        second = session.get_one(AuditEntry, 2).digest

    tamper(
        database,
        "DELETE FROM audit_details WHERE number = 3",
        "DELETE FROM audit_entry WHERE number = 3",
        f"UPDATE audit_head SET number = 2, digest = '{second}'",
    )

    assert verified(database).holds
    assert verified(database, expected_head=printed).findings == (Finding(2, Fault.HEAD_UNKNOWN),)


def test_a_head_printed_long_ago_is_still_in_the_chain(database, now):
    happen(database, now)
    printed = verified(database).head
    happen(database, now, times=2)

    assert verified(database, expected_head=printed).holds


def test_erased_details_leave_a_whole_chain_that_says_by_whom(database, now):
    happen(database, now, times=3, details={"person": 1})

    with database.transaction() as session:
        erase_details(session, [1, 3], by=SECRETARY, now=now)

    found = verified(database)
    assert found.holds
    assert found.erasures == (Erasure(1, SECRETARY.reference, now), Erasure(3, SECRETARY.reference, now))
    with database.reading() as session:
        contents = session.scalars(select(AuditDetails.content).order_by(AuditDetails.number)).all()
        assert contents == [None, '{"person":1}', None]


def test_details_are_gone_only_when_somebody_erased_them(database, now):
    happen(database, now)

    with pytest.raises(DBAPIError), database.transaction() as session:
        session.execute(text("UPDATE audit_details SET content = NULL WHERE number = 1"))


def test_the_history_of_one_subject_is_newest_first(database, now):
    happen(database, now, times=2)
    happen(database, now, subject=Person(uuid4()))

    with database.reading() as session:
        assert [entry.number for entry in queries.history(session, subject=AMINA)] == [2, 1]
        assert [entry.number for entry in queries.history(session, size=2)] == [3, 2]
        assert [entry.number for entry in queries.history(session, size=2, page=2)] == [1]


def test_the_history_of_one_actor_leaves_the_others_out(database, now):
    happen(database, now)
    with database.transaction() as session:
        record(session, Event.PERSON_CHANGED, AMINA, by=Actor.system(), at=now)

    with database.reading() as session:
        assert [entry.number for entry in queries.history(session, actor="system")] == [2]
        assert queries.number_of_entries(session, actor="system") == 1
        assert queries.number_of_entries(session) == 2


def test_verification_tells_how_far_it_is(database, now):
    with database.transaction() as session:
        for _ in range(1001):
            record(session, Event.PERSON_CREATED, AMINA, by=SECRETARY, at=now)
    told = []

    verified(database, progress=lambda done, total: told.append((done, total)))

    assert told == [(1000, 1001)]


def test_a_look_at_personal_data_is_noted_outside_the_chain(database, now):
    with database.transaction() as session:
        look_up(session, AMINA, by=SECRETARY, at=now)

    with database.reading() as session:
        (lookup,) = session.scalars(select(Lookup)).all()
        assert (lookup.actor, lookup.subject_kind, lookup.subject_id) == (
            SECRETARY.reference,
            "person",
            str(AMINA.id),
        )
        assert queries.number_of_entries(session) == 0
