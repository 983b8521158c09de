"""Two secretaries change one council at the same moment: the second is answered, not met by an error."""

from recruit.bodies import operations, queries
from recruit.bodies.model import Body
from tests.builders import BY, NOW, a_council, a_new_term, day
from tests.conftest import Database
from tests.operations.appointments.test_at_once import at_once


def the_body(session) -> Body:  # type: ignore[no-untyped-def]
    queries.lock_body(session, "integrationsraadet")
    return queries.body_by_slug(session, "integrationsraadet")


def test_one_of_two_opens_the_next_term(database: Database) -> None:
    with database.transaction() as session:
        a_council(session)

    def opens(session) -> None:  # type: ignore[no-untyped-def]
        operations.open_term(session, the_body(session), a_new_term("2030-2033"), by=BY, now=NOW)

    assert at_once(database, opens, opens) == ["done", "term-label-taken"]


def test_one_of_two_changes_the_titles(database: Database) -> None:
    with database.transaction() as session:
        a_council(session)

    def changes(session) -> None:  # type: ignore[no-untyped-def]
        since = day("2026-06-04")
        operations.change_titles(session, the_body(session), "formand", "næstformand", since=since, by=BY, now=NOW)

    assert at_once(database, changes, changes) == ["done", "titles-later-already"]


def test_one_of_two_councils_gets_an_address(database: Database) -> None:
    with database.transaction() as session:
        a_council(session)

    def moves(session) -> None:  # type: ignore[no-untyped-def]
        operations.move_to_address(session, the_body(session), "medborgerraad", by=BY, now=NOW)

    assert at_once(database, moves, moves) == ["done", "done"]
