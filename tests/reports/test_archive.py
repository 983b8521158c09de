"""All rosters in one ZIP, and the job that makes it."""

import csv
import io
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID
from zipfile import ZipFile

import pytest
from sqlalchemy import select

from recruit.cli.worker import HANDLERS
from recruit.foundation.actor import Actor
from recruit.foundation.db import Sessions
from recruit.foundation.files import queries as files
from recruit.foundation.files.model import StoredFile
from recruit.foundation.jobs import operations, queries
from recruit.foundation.jobs.model import Job
from recruit.foundation.jobs.rules import Status
from recruit.foundation.jobs.work import Run, work_next
from recruit.reports import archive
from recruit.reports.archive import Wanted, pack
from recruit.reports.files import Format
from recruit.reports.roster import Edition
from tests.builders import a_council, a_member, a_person, a_term, the_seats
from tests.conftest import Database, made_once
from tests.reports.papers import Paper

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
ALL = ("integrationsraadet", "aeldreraadet")


@pytest.fixture
@made_once
def councils(database: Database) -> None:
    """An integration council with two terms and a member, and a council for the elderly whose term is later."""
    with database.transaction() as session:
        council = a_council(session, seats=2)
        a_member(session, the_seats(session, council)[0], a_person(session, "Åse Holm"), since="2026-06-04")
        a_term(session, council, "2030-2033")
        a_council(session, "Ældrerådet", seats=1, term="2028-2029")


def wanted(
    day: str | None = "2026-11-21",
    edition: Edition = Edition.PUBLIC,
    formats: tuple[Format, ...] = (Format.PDF, Format.CSV),
    councils: tuple[str, ...] = ALL,
) -> Wanted:
    return Wanted(edition, date.fromisoformat(day) if day else None, formats, councils)


def packed(database: Database, asked: Wanted, progress: Callable[[int, int], None] = lambda *_: None) -> ZipFile:
    file = io.BytesIO()
    with database.reading() as session:
        pack(session, asked, file, made_at=NOW, progress=progress)
    return ZipFile(file)


@pytest.mark.usefixtures("councils")
class TestThePack:
    def test_holds_who_sits_on_the_day_in_each_council_that_had_begun(self, database: Database) -> None:
        names = packed(database, wanted()).namelist()

        assert names == ["integrationsraadet-2026-11-21.pdf", "integrationsraadet-2026-11-21.csv"]

    @pytest.mark.parametrize(("day", "begun"), [("2027-12-31", {"integrationsraadet"}), ("2028-01-01", set(ALL))])
    def test_holds_a_council_from_its_first_day_on(self, database: Database, day: str, begun: set[str]) -> None:
        names = packed(database, wanted(day=day, formats=(Format.CSV,))).namelist()

        assert {name.partition("-")[0] for name in names} == begun

    def test_holds_every_term_of_every_council_when_no_day_is_asked_for(self, database: Database) -> None:
        names = packed(database, wanted(day=None, formats=(Format.CSV,))).namelist()

        assert sorted(names) == [
            "aeldreraadet-2028-2029.csv",
            "integrationsraadet-2026-2029.csv",
            "integrationsraadet-2030-2033.csv",
        ]

    def test_holds_the_councils_that_are_asked_for_and_no_other(self, database: Database) -> None:
        names = packed(database, wanted(day="2029-01-01", councils=("aeldreraadet",))).namelist()

        assert {name.partition("-")[0] for name in names} == {"aeldreraadet"}

    def test_says_the_same_in_every_format(self, database: Database) -> None:
        whole = packed(database, wanted(formats=tuple(Format)))

        rows = csv.DictReader(
            io.StringIO(whole.read("integrationsraadet-2026-11-21.csv").decode("utf-8-sig")), delimiter=";"
        )
        assert [row["Navn"] for row in rows if row["Navn"]] == ["Åse Holm"]
        assert "Åse Holm" in Paper(whole.read("integrationsraadet-2026-11-21.pdf")).text
        assert len(whole.namelist()) == 4

    @pytest.mark.parametrize(("day", "shows"), [("2026-11-21", "Pladser i"), (None, "Tidslinje for")])
    def test_draws_the_seats_of_a_day_and_the_timeline_of_a_term(
        self, database: Database, day: str | None, shows: str
    ) -> None:
        whole = packed(database, wanted(day=day, councils=("integrationsraadet",), formats=(Format.PDF,)))

        (figure,) = Paper(whole.read(whole.namelist()[-1])).tags.all("Figure")
        assert figure.alt.startswith(f"{shows} Integrationsrådet")

    def test_says_in_its_names_what_is_not_for_everybody(self, database: Database) -> None:
        names = packed(database, wanted(edition=Edition.INTERNAL)).namelist()

        assert names
        assert all("-intern." in name for name in names)

    def test_tells_how_far_it_has_come(self, database: Database) -> None:
        told: list[tuple[int, int]] = []

        packed(database, wanted(day=None), progress=lambda done, total: told.append((done, total)))

        assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]

    def test_is_the_same_file_at_the_same_instant(self, database: Database) -> None:
        first, second = (packed(database, wanted()).fp for _ in range(2))

        assert isinstance(first, io.BytesIO)
        assert isinstance(second, io.BytesIO)
        assert first.getvalue() == second.getvalue()


def test_what_a_job_carries_is_what_was_asked_for() -> None:
    for asked in (wanted(), wanted(day=None, edition=Edition.INTERNAL)):
        assert Wanted.of(asked.payload()) == asked


# The job


@pytest.fixture
def job(database: Database, councils: None) -> Job:
    with database.transaction() as session:
        asked = wanted(formats=(Format.CSV,))
        return operations.enqueue(session, archive.KIND, asked.payload(), by=Actor.command(), now=NOW)


def test_the_job_leaves_the_zip_among_the_files_for_a_day(database: Database, job: Job) -> None:
    assert work_next(database.sessions, HANDLERS, clock=lambda: NOW)

    with database.reading() as session:
        result = queries.job(session, job.id).result
        assert result is not None
        file = files.with_content(session, UUID(result["file"]))
        assert result["rosters"] == 1
        assert (file.name, file.media_type, file.is_kept) == ("medlemslister-2026-11-21.zip", "application/zip", False)
        assert ZipFile(io.BytesIO(file.content)).namelist() == ["integrationsraadet-2026-11-21.csv"]


def test_a_job_that_is_stopped_on_the_way_leaves_no_file(database: Database, job: Job) -> None:
    def stopped_once_begun(sessions: Sessions, run: Run) -> Mapping[str, Any]:
        with database.transaction() as session:
            operations.cancel(session, queries.job(session, job.id, lock=True), by=Actor.command(), now=NOW)
        return HANDLERS[archive.KIND](sessions, run)

    assert work_next(database.sessions, {archive.KIND: stopped_once_begun}, clock=lambda: NOW)

    with database.reading() as session:
        assert queries.job(session, job.id).status is Status.CANCELLED
        assert session.scalars(select(StoredFile)).all() == []
