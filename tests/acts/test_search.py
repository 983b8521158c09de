"""What the search finds, on both databases (its page: tests/pages/secretariat/test_search.py)."""

from datetime import date
from string import ascii_lowercase

import pytest

from recruit.acts import directory
from recruit.acts.search import MOST, found_nominees, search
from recruit.bodies import operations as bodies
from recruit.bodies.rules import DecisionKind
from recruit.people import operations
from recruit.people.rules import NameKind
from tests.builders import BY, NOW, a_council, a_member, a_person, an_organization, the_seats
from tests.conftest import Database, made_once
from tests.nominations import a_nomination, a_submission, an_open_round


@pytest.fixture
@made_once
def world(database: Database) -> None:
    with database.transaction() as session:
        body = a_council(session, "Integrationsrådet", seats=1)
        kind, decided = DecisionKind.APPOINT, date(2026, 3, 26)
        bodies.record_decision(
            session, body, kind, "Kommunalbestyrelsen", decided, by=BY, now=NOW, case_number="S2026-0471"
        )
        person = a_person(session, "Åse Bjørn-Æbelø")
        a_member(session, the_seats(session, body)[0], person)
        operations.add_name(session, person, "Lillesøster", NameKind.NICKNAME, by=BY, now=NOW)
        a_person(session, "فاطمة الزهراء")
        club = an_organization(session, "Ældre Sagen", abbreviation="ÆS")
        operations.rename_organization(session, club, "Seniorerne", since=date(2022, 1, 1), by=BY, now=NOW)


def names(database: Database, text: str, reach=None) -> list[str]:
    with database.reading() as session:
        found = search(session, text, reach=reach)
        people = [person.name for person in found.people]
        organizations = [organization.newest.name for organization in found.organizations]
        decisions = [decision.case_number or "" for decision, _ in found.decisions]
        return [*people, *(body.name for body in found.bodies), *organizations, *decisions]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("åse", ["Åse Bjørn-Æbelø"]),
        ("AASE", ["Åse Bjørn-Æbelø"]),
        ("aebel bjor", []),
        ("ÆBEL bjø", ["Åse Bjørn-Æbelø"]),
        ("lilles", ["Åse Bjørn-Æbelø"]),
        ("søster", []),
        ("åse lilles", []),
        ("الزهراء", ["فاطمة الزهراء"]),
        ("æs", ["Seniorerne"]),
        ("ældre", ["Seniorerne"]),
        ("integra", ["Integrationsrådet"]),
        ("2026-04", ["S2026-0471"]),
        ("s2026", ["S2026-0471"]),
        ("%", []),
        ("_____", []),
        ("", []),
        ("  ", []),
    ],
)
def test_each_word_begins_a_word_of_one_name(database: Database, world, text: str, found: list[str]) -> None:
    assert names(database, text) == found


def test_nothing_of_other_councils_is_found(database: Database, world) -> None:
    with database.transaction() as session:
        own = a_council(session, "Ældrerådet", seats=0).id

    assert names(database, "åse", [own]) == []
    assert names(database, "s2026", [own]) == []
    assert names(database, "integra", [own]) == []
    assert names(database, "ældre", [own]) == ["Ældrerådet", "Seniorerne"]


def test_one_more_than_is_shown_tells_that_there_are_more(database: Database) -> None:
    with database.transaction() as session:
        for number in range(MOST + 5):
            a_person(session, f"Holm {number:02}")

    with database.reading() as session:
        assert len(search(session, "holm", reach=None).people) == MOST + 1


def test_people_like_a_name_are_found_by_any_of_theirs(database: Database, world) -> None:
    with database.reading() as session:
        (found,) = directory.alike_to_names(session, ["Aase Bjørn Æbeløe"], reach=None)
        assert found.name == "Åse Bjørn-Æbelø"
        assert directory.alike_to_names(session, ["?!"], reach=None) == []


def test_more_names_than_a_database_compares_at_once_still_find_everybody_alike(database: Database, world) -> None:
    crowd = [f"{first}{second}xo" for first in ascii_lowercase for second in ascii_lowercase]

    with database.reading() as session:
        found = directory.alike_to_names(session, [*crowd, "Aase Bjørn Æbeløe"], reach=None)
        assert [each.name for each in found] == ["Åse Bjørn-Æbelø"]
        assert directory.alike_to_names(session, [" ".join(crowd)], reach=None) == []


def test_a_nominee_is_found_by_name_or_reference_where_the_reader_looks_after_the_council(database: Database) -> None:
    with database.transaction() as session:
        round_ = an_open_round(session)
        nomination = a_nomination(session, round_, a_submission(round_, "Søren Ørum"))
        ours = {round_.term.body_id}

    with database.reading() as session:
        for text in ("søren ør", nomination.reference.lower()):
            assert [each.id for each in found_nominees(session, text, reach=ours)] == [nomination.id]
        assert not found_nominees(session, "Søren", reach=set())
        assert not found_nominees(session, "Ørumsen", reach=None)
