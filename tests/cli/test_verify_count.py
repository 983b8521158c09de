"""`recruit verify-count`: whoever can run a command counts an election again, and sees whether anybody changed it."""

from uuid import UUID, uuid4

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import text

from recruit.cli import main
from recruit.elections.operations import counting
from recruit.elections.rules.vocabulary import Milestone
from tests.builders import BY
from tests.conftest import Database, made_once
from tests.elections import EVENING, FINAL, an_election, entered

CLOSED = (Milestone.FIXED, Milestone.VOTING, Milestone.CLOSED)
WHEN = "1. marts 2027 kl. 13.00"


@pytest.fixture
@made_once
def election(sqlite: Database) -> UUID:
    """An election that was counted, and counted again once a paper was found."""
    with sqlite.transaction() as session:
        made = an_election(session, passed=CLOSED)
        for votes in ((5, 3, 2, 0), (5, 4, 2, 0)):
            counting.count(session, made, entered(session, made, votes), FINAL, by=BY, now=EVENING)
        return made.id


def verify(house: Database, number: object) -> Result:
    environment = {"RECRUIT_MODE": "test", "DATABASE_URL": house.url}
    return CliRunner().invoke(main, ["verify-count", str(number)], env=environment)


def changed(house: Database, statement: str) -> None:
    with house.transaction() as session:
        session.execute(text(f"UPDATE stored_count SET {statement} WHERE superseded_at IS NULL"))


def test_each_count_that_is_kept_comes_out_to_the_letter(sqlite: Database, election: UUID) -> None:
    result = verify(sqlite, election)

    assert result.stdout.splitlines() == [
        f"Borgervalgte, fintælling {WHEN}, afløst af en senere: stemmer.",
        f"Borgervalgte, fintælling {WHEN}: stemmer.",
        "2 optællinger. Alt stemmer.",
    ]
    assert result.exit_code == 0


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (
            "contest_json = replace(contest_json, '\"votes\": 4', '\"votes\": 3')",
            "er ændret siden: fingeraftrykket passer ikke. Talt op igen bliver resultatet et andet: stages.",
        ),
        (
            "answer_json = replace(answer_json, '\"winners\": [1, 2]', '\"winners\": [1, 3]')",
            "Talt op igen bliver resultatet et andet: winners. Loggen kender ingen optælling med dette resultat.",
        ),
        ("answer_json = '?'", "Talt op igen bliver resultatet et andet: hele svaret."),
        ("papers_blt = '', contest_json = '{'", "Det, der blev talt op, kan ikke læses mere."),
        ("lots_json = '[{}]'", "Det, der blev talt op, kan ikke læses mere."),
    ],
)
def test_a_count_that_somebody_changed_is_named(sqlite: Database, election: UUID, statement: str, said: str) -> None:
    changed(sqlite, statement)

    result = verify(sqlite, election)

    assert result.exit_code == 1
    assert said in result.stdout.splitlines()[1], result.stdout
    assert result.stdout.endswith("2 optællinger. 1 stemmer IKKE.\n")


def test_an_election_that_is_not_there_and_one_that_nobody_has_counted_are_told_apart(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        empty = an_election(session).id

    assert (verify(sqlite, uuid4()).exit_code, verify(sqlite, "forår").exit_code) == (2, 2)
    assert (verify(sqlite, empty).exit_code, verify(sqlite, empty).stdout) == (0, "Intet er talt op.\n")
