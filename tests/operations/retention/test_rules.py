"""Writing how long a class of data is kept."""

import pytest

from recruit.foundation.refusal import Refused, Stale
from recruit.foundation.retention import operations, queries
from recruit.foundation.retention.rules import LONGEST_SOURCE, MOST_DAYS, OWN_RULES, DataClass, Rule
from tests.builders import BY, NOW
from tests.conftest import Database


def test_a_fresh_house_keeps_what_the_program_proposes(database: Database) -> None:
    with database.reading() as session:
        assert queries.in_use(session) == OWN_RULES


def test_the_last_rule_is_in_use_and_the_others_are_history(database: Database) -> None:
    with database.transaction() as session:
        operations.keep_for(session, DataClass.LETTER, Rule(90, "Slette\nplanen"), version=0, by=BY, now=NOW)
        operations.keep_for(session, DataClass.LETTER, Rule(60, "Byrådet"), version=1, by=BY, now=NOW)
    with database.reading() as session:
        assert queries.in_use(session) == OWN_RULES | {DataClass.LETTER: Rule(60, "Byrådet")}
        assert [row.source for row in queries.history(session, DataClass.LETTER)] == ["Byrådet", "Slette planen"]


def test_whoever_saw_an_older_rule_does_not_write_over_it(database: Database) -> None:
    with database.transaction() as session:
        operations.keep_for(session, DataClass.LETTER, Rule(90, "Sletteplanen"), version=0, by=BY, now=NOW)
        with pytest.raises(Stale):
            operations.keep_for(session, DataClass.LETTER, Rule(30, "Byrådet"), version=0, by=BY, now=NOW)


def test_a_rule_that_does_not_hold_is_refused_with_every_reason(database: Database) -> None:
    with database.transaction() as session:
        with pytest.raises(Refused) as refused:
            operations.keep_for(session, DataClass.LETTER, Rule(0, " "), version=0, by=BY, now=NOW)
        assert [one.field for one in refused.value.refusals] == ["days", "source"]
        with pytest.raises(Refused) as refused:
            too_much = Rule(MOST_DAYS + 1, "x" * (LONGEST_SOURCE + 1))
            operations.keep_for(session, DataClass.LETTER, too_much, version=0, by=BY, now=NOW)
        assert [one.field for one in refused.value.refusals] == ["days", "source"]
