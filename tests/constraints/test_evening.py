"""The database itself refuses an act that came twice, and a pile of fewer papers than none."""

from datetime import date
from uuid import UUID, uuid4

import pytest

from recruit.elections.model import EveningAct, EveningPile
from tests.conftest import Database, made_once
from tests.constraints.conftest import Refused
from tests.constraints.test_elections import Write
from tests.elections import an_election


@pytest.fixture
@made_once
def there(database: Database) -> tuple[UUID, UUID]:
    with database.transaction() as session:
        made = an_election(session)
        return made.id, made.contests[0].id


def test_an_act_has_one_number_and_says_what_it_is(there: tuple[UUID, UUID], write: Write, refuses: Refused) -> None:
    row = {"election_id": there[0], "id": uuid4(), "kind": "voter", "digest": "f" * 64, "is_taken_back": False}
    row |= {"on": date(2027, 2, 22), "by": "staff:1"}
    refuses("ck_evening_act_kind_known", EveningAct, row | {"kind": "wish"})
    refuses("ck_evening_act_digest_is_sha256", EveningAct, row | {"digest": "f"})
    write(EveningAct, row)
    refuses("UNIQUE|pk_evening_act", EveningAct, row)


def test_blank_papers_are_a_number(there: tuple[UUID, UUID], write: Write, refuses: Refused) -> None:
    row = {"contest_id": there[1], "papers": {}, "invalid": {}}
    refuses("ck_evening_pile_papers_are_numbers", EveningPile, row | {"blank": -1})
    write(EveningPile, row | {"blank": 0})
