"""The migrations make exactly the tables of the code, on both databases, and can be gone back."""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from uuid import UUID, uuid4

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, func, inspect, select, text
from sqlalchemy.exc import IntegrityError

from recruit.appointments.model import Membership
from recruit.appointments.rules import Role
from recruit.bodies.rules import SeatType
from recruit.foundation import migrations, schema
from recruit.foundation.actor import Actor
from recruit.foundation.db import Base
from recruit.foundation.files.model import StoredFile
from recruit.foundation.keys import search_key
from recruit.foundation.mail import by_hand
from recruit.foundation.mail.model import Letter
from recruit.foundation.mail.rules import Draft
from recruit.foundation.places import MIGRATIONS
from recruit.intake.formats.stored import pack, pack_decisions, unpack_decisions
from recruit.intake.model import IntakeReading
from recruit.intake.rules import read
from recruit.intake.rules.proposals.decisions import Correction, Decisions
from tests.conftest import Database
from tests.foundry import Foundry, filled, migrated

pytestmark = pytest.mark.slow


def gone_back_to_0010(engine: Engine) -> None:
    migrations.downgrade(engine, "0010")


@pytest.fixture(scope="module", autouse=True)
def read_once() -> Iterator[None]:
    """Read the files of the migrations once for all that is run here."""
    with pytest.MonkeyPatch.context() as patch:
        scripts = ScriptDirectory.from_config(migrations.configuration())
        patch.setattr(ScriptDirectory, "from_config", lambda _config: scripts)
        yield


@pytest.fixture(scope="module")
def foundries() -> Iterator[dict[str, Foundry]]:
    """The foundries by the kinds of their databases; each is there when it was asked for."""
    found: dict[str, Foundry] = {}
    with ExitStack() as stay:
        yield found
        for foundry in found.values():
            stay.push(foundry.stay)


@pytest.fixture
def foundry(
    database: Database,
    foundries: dict[str, Foundry],
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
) -> Foundry:
    """What makes databases of the same kind as `database`."""
    kind = database.engine.dialect.name
    if kind not in foundries:
        server = request.getfixturevalue("postgres") if kind == "postgresql" else None
        foundries[kind] = Foundry(tmp_path_factory.mktemp(kind), server, ExitStack())
    return foundries[kind]


@pytest.fixture
def empty(foundry: Foundry) -> Iterator[Database]:
    """A database without a single table."""
    with foundry.database() as house:
        yield house


@pytest.fixture
def bare(foundry: Foundry) -> Iterator[Database]:
    """A migrated database without a row."""
    with foundry.database(migrated) as house:
        yield house


@pytest.fixture
def full(foundry: Foundry) -> Iterator[Database]:
    """A migrated database with a whole municipality."""
    with foundry.database(migrated, filled) as house:
        yield house


@pytest.fixture
def old(foundry: Foundry) -> Iterator[Database]:
    """The same after the way back to 0010."""
    with foundry.database(migrated, filled, gone_back_to_0010) as house:
        yield house


def tables(engine: Engine) -> set[str]:
    with engine.connect() as connection:
        return set(inspect(connection).get_table_names()) - {"alembic_version"}


def test_the_migrations_make_the_tables_of_the_code(empty: Database, database: Database) -> None:
    migrations.upgrade(empty.engine)

    with empty.reading() as made, database.reading() as described:
        assert schema.differences(made.connection(), Base.metadata) == []
        assert schema.conditions(made.connection()) == schema.conditions(described.connection())
        assert schema.guards(made.connection()) == schema.guards(described.connection())


def test_a_migrated_database_takes_a_whole_municipality(full: Database) -> None:
    with full.reading() as session:
        assert session.scalar(select(func.count()).select_from(Membership)) > 10


def test_the_way_back_leaves_nothing_even_from_a_full_house(full: Database) -> None:
    migrations.downgrade(full.engine, "base")

    assert tables(full.engine) == set()
    with full.reading() as session:
        assert schema.guards(session.connection()) == {}


def test_each_step_back_can_be_taken_again(bare: Database, database: Database) -> None:
    numbers = sorted((file.name.partition("_")[0] for file in (MIGRATIONS / "versions").glob("0*.py")), reverse=True)

    for number in [*numbers[1:], "base"]:
        migrations.downgrade(bare.engine, number)
        migrations.upgrade(bare.engine, str(int(number) + 1).zfill(4) if number != "base" else "0001")
        migrations.downgrade(bare.engine, number)
    migrations.upgrade(bare.engine)

    assert tables(bare.engine) == tables(database.engine)


def test_abbreviations_that_were_there_before_are_found_by_them(empty: Database) -> None:
    migrations.upgrade(empty.engine, "0007")
    owner, name = uuid4(), uuid4()
    with empty.transaction() as session:
        session.execute(
            text("INSERT INTO organization (id, classification, version) VALUES (:id, 'association', 1)"),
            {"id": as_stored(owner, empty)},
        )
        session.execute(
            text(
                "INSERT INTO organization_name (id, organization_id, name, abbreviation, sort_key, search_key) "
                "VALUES (:id, :owner, 'Frivilligcenter Fjordby', 'FC-F', 'f', 'f')"
            ),
            {"id": as_stored(name, empty), "owner": as_stored(owner, empty)},
        )

    migrations.upgrade(empty.engine, "0008")

    with empty.reading() as session:
        assert session.scalar(text("SELECT abbreviation_key FROM organization_name")) == search_key("FC-F")


def test_kinds_of_seats_that_were_not_known_become_the_nearest_on_the_way_back(old: Database) -> None:
    with old.transaction() as session:
        session.execute(text("UPDATE seat_group SET seat_type = 'citizen', filling_method = 'direct_election'"))

    migrations.downgrade(old.engine, "0009")

    with old.reading() as session:
        kinds = session.execute(text("SELECT DISTINCT seat_type, filling_method FROM seat_group")).all()
        assert kinds == [("experience", "advisory_election")]
        assert session.scalar(text("SELECT count(*) FROM seat")) > 0
    with pytest.raises(IntegrityError, match="seat_type_known"), old.transaction() as session:
        session.execute(text("UPDATE seat_group SET seat_type = 'citizen'"))


def test_a_reading_that_was_put_to_use_before_is_finished_and_stays_so_on_the_way_back(old: Database, now) -> None:
    reading = as_stored(uuid4(), old)
    with old.transaction() as session:
        session.execute(
            text(
                "INSERT INTO intake_reading (id, digest, decisions, read_by, read_at, version, term_id) "
                "SELECT :id, :digest, '{}', 'system', :now, 1, id FROM term LIMIT 1"
            ),
            {"id": reading, "digest": "0" * 64, "now": now},
        )
        session.execute(
            text(
                'INSERT INTO intake_application (reading_id, term_id, digest, "by", at, placed, standing) '
                "SELECT id, term_id, digest, 'system', :now, 3, 1 FROM intake_reading WHERE id = :id"
            ),
            {"id": reading, "now": now},
        )

    migrations.upgrade(old.engine, "0011")

    with old.reading() as session:
        assert session.scalar(
            text("SELECT finished_at IS NOT NULL FROM intake_reading WHERE id = :id"), {"id": reading}
        )
    migrations.downgrade(old.engine, "0010")
    with old.reading() as session:
        kept = session.execute(text("SELECT reading_id, digest, placed, standing FROM intake_application")).one()
        assert kept == (reading, "0" * 64, 3, 1)


def test_a_decision_made_before_keeps_for_whom_somebody_sits(empty: Database, now) -> None:
    migrations.upgrade(empty.engine, "0010")
    content = {"people": [{"name": "Anna Berg", "represents": "LO", "represents_unit": None, "party": None}]}
    decisions = {"people": {"0": {"role": "member", "seat_type": "organisation", "office": None}}}
    with empty.transaction() as session:
        session.execute(
            text(
                "INSERT INTO intake_reading (id, digest, content, decisions, read_by, read_at, version) "
                "VALUES (:id, :digest, :content, :decisions, 'system', :now, 1)"
            ),
            {
                "id": as_stored(uuid4(), empty),
                "digest": "0" * 64,
                "content": json.dumps(content),
                "decisions": json.dumps(decisions),
                "now": now,
            },
        )

    migrations.upgrade(empty.engine, "0011")

    with empty.reading() as session:
        stored = session.scalars(select(IntakeReading.decisions)).one()
        assert unpack_decisions(stored).people[0].represents == "LO"


def test_a_decision_about_somebody_survives_the_way_back_and_up_again(bare: Database, now) -> None:
    found = read("Deltagere:\n\nAnna Berg – repræsentant for LO\n\nBo Holm – medlem\n")
    said = partial(Correction, Role.MEMBER, SeatType.ORGANISATION)
    decided = Decisions(people={0: said(represents="FH"), 1: said(left_out=True)})
    with bare.transaction() as session:
        new = {"content": pack(found), "decisions": pack_decisions(decided), "read_by": "system", "read_at": now}
        session.add(IntakeReading(digest="0" * 64, **new))

    migrations.downgrade(bare.engine, "0010")
    migrations.upgrade(bare.engine)

    with bare.reading() as session:
        kept = unpack_decisions(session.scalars(select(IntakeReading.decisions)).one())
    assert (kept.people[0].represents, kept.people[1].left_out) == ("FH", True)


def test_a_letter_by_hand_survives_the_way_back_and_up_again_and_is_stopped_if_it_waits(bare: Database, now) -> None:
    with bare.transaction() as session:
        draft = Draft("mail_test", "Bo Bruun", "nominee:1", {"date": "i dag"})
        sent, waits = (by_hand.queue_closed(session, draft, by=Actor.command(), now=now) for _ in range(2))
        by_hand.mark_sent(session, sent, by=Actor.command(), now=now)

    migrations.downgrade(bare.engine, "0023")
    migrations.upgrade(bare.engine, "0023")

    with bare.reading() as session:
        kept = (
            "SELECT sent_at IS NOT NULL, cancelled_at IS NOT NULL, next_attempt_at IS NULL FROM letter WHERE id = :id"
        )
        found = [
            tuple(session.execute(text(kept), {"id": as_stored(letter.id, bare)}).one()) for letter in (sent, waits)
        ]
    assert found == [(1, 0, 1), (0, 1, 1)]

    migrations.upgrade(bare.engine)  # and up again: somebody sent what was sent by hand
    with bare.reading() as session:
        assert session.get_one(Letter, sent.id).sent_by == Actor.command().reference


def test_no_recording_stays_when_what_says_whose_it_is_goes(full: Database, now) -> None:
    paper = StoredFile(name="opslag.pdf", media_type="application/pdf", digest="0" * 64, size=1, content=b"%")
    with full.transaction() as session:
        paper.stored_at, paper.stored_by = now, "system"
        session.add(paper)
        session.flush()
        assert session.scalars(select(StoredFile.media_type).where(StoredFile.id != paper.id)).all() == ["audio/mp4"]

    migrations.downgrade(full.engine, "0025")

    with full.reading() as session:
        assert session.scalars(select(StoredFile.id)).all() == [paper.id]


def as_stored(key: UUID, house: Database) -> object:
    return key.hex if house.engine.dialect.name == "sqlite" else key


def test_there_is_one_head_and_it_is_the_last_number() -> None:
    numbers = sorted(file.name.partition("_")[0] for file in (MIGRATIONS / "versions").glob("0*.py"))

    assert numbers == [f"{number:04}" for number in range(1, len(numbers) + 1)]
    assert migrations.newest() == numbers[-1]
