"""A first day that nobody has stated says so in every internal edition, and in no public one."""

import csv
import io
import json

import pytest

from recruit.appointments import operations as appointments
from recruit.appointments.rules import NewMembership
from recruit.bodies import queries
from recruit.reports.formats import csv as as_csv
from recruit.reports.formats import json as as_json
from recruit.reports.formats import text as as_text
from recruit.reports.places import places
from recruit.reports.roster import Edition
from recruit.reports.seating import roster
from recruit.reports.table import table
from tests.builders import BY, NOW, a_council, a_day, a_person, the_seats, the_term
from tests.conftest import Database


@pytest.fixture
def member(sqlite: Database):
    with sqlite.transaction() as session:
        body = a_council(session, seats=1)
        assumed = NewMembership(a_day("2026-01-01"), since_assumed=True)
        person = a_person(session, "Amina Rahimi")
        return appointments.take_seat(session, the_seats(session, body)[0], person, assumed, by=BY, now=NOW)


@pytest.fixture
def ask(sqlite: Database, member):
    def ask(edition: Edition):
        with sqlite.reading() as session:
            body = queries.body_by_slug(session, "integrationsraadet")
            return roster(session, body, the_term(session, body), edition=edition)

    return ask


@pytest.mark.parametrize(("edition", "said"), [(Edition.INTERNAL, "formodet"), (Edition.PUBLIC, None)])
def test_tables_have_a_column_for_it(ask, edition: Edition, said: str | None) -> None:
    (row,) = csv.DictReader(io.StringIO(as_csv.write(table(ask(edition))).decode("utf-8-sig")), delimiter=";")

    assert row.get("Første dag") == said
    assert ("formodet" in as_text.write(table(ask(edition)))) is bool(said)


@pytest.mark.parametrize(("edition", "said"), [(Edition.INTERNAL, True), (Edition.PUBLIC, None)])
def test_data_have_a_field_for_it(ask, edition: Edition, said: bool | None) -> None:
    read = json.loads(as_json.write(ask(edition)))

    (seat,) = read["posts"]
    assert seat["memberships"][0].get("start_assumed") == said


def test_a_persons_places_know_it(sqlite: Database, member) -> None:
    with sqlite.reading() as session:
        (place,) = places(session, member.person_id)

    assert place.since_assumed
