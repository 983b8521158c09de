"""Erasing: whatever says something of somebody goes, and what is counted stays."""

from dataclasses import replace

from sqlalchemy import select

from recruit.foundation.actor import Actor
from recruit.foundation.mail.model import Letter
from recruit.foundation.tokens import operations as tokens
from recruit.foundation.tokens.model import OneTimeLink
from recruit.nominations import operations, queries
from recruit.nominations.letters import OWN_PAGE
from recruit.nominations.model import Nomination
from recruit.nominations.rules import OWN_NOMINATION, OWN_PROPOSAL, Erased
from tests.builders import NOW
from tests.conftest import Database
from tests.nominations import a_nomination, a_proposal, an_open_round

CITIZEN = Actor.anonymous()


def test_nothing_that_says_who_it_was_is_left_in_what_is_counted(database: Database) -> None:
    with database.transaction() as session:
        made = a_nomination(session, an_open_round(session), replace(a_proposal(), language="ti"))
        number, made.country_group = made.id, "Afrika"
        for purpose in (OWN_NOMINATION, OWN_PROPOSAL):
            tokens.mint(session, purpose, number, lifetime=OWN_PAGE, now=NOW)
    with database.transaction() as session:
        hers = queries.nomination(session, number, lock=True)
        operations.erase(session, hers, Erased.ASKED_FOR, by=CITIZEN, now=NOW)

    with database.reading() as session:
        left = session.get_one(Nomination, number)
        assert (left.support_code, left.country_group, left.language) == (None, None, "da")
        letters = session.scalars(select(Letter)).all()
        assert {(letter.address, letter.subject, letter.body, letter.language) for letter in letters} == {
            ("", "", "", "da")
        }
        assert all(link.used_at == NOW for link in session.scalars(select(OneTimeLink)))
