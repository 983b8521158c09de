"""Erasing: whatever says something of somebody goes, and what is counted stays."""

from dataclasses import replace

from sqlalchemy import String, func, select

from recruit.foundation.actor import Actor
from recruit.foundation.db import Base
from recruit.foundation.mail.model import Letter
from recruit.foundation.tokens import operations as tokens
from recruit.foundation.tokens.model import OneTimeLink
from recruit.nominations import operations, queries
from recruit.nominations.letters import OWN_PAGE
from recruit.nominations.model import Nomination
from recruit.nominations.operations import complaints, vetting
from recruit.nominations.operations.vetting.decide import Decided
from recruit.nominations.rules import OWN_NOMINATION, OWN_PROPOSAL, Erased, NewNominee
from recruit.nominations.rules.complaints import NewComplaint, Outcome, Ruling, Standing
from recruit.nominations.rules.vetting import Lacking
from recruit.recruitment.rules import Manner
from tests.builders import BY, NOW, day
from tests.conftest import Database
from tests.nominations import NOON, a_nomination, a_proposal, an_open_round

CITIZEN = Actor.anonymous()
#: Stands in everything that people write about somebody.
SECRET = "Hemmelighedsen"


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


def test_no_word_that_anybody_wrote_about_it_is_left_in_any_table(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        round_ = an_open_round(session)
        said = {"motivation": SECRET, "presentation": SECRET, "address": SECRET}
        proposed = replace(a_proposal(SECRET), nominee=NewNominee(SECRET, email="bo@mail.example", **said))
        number = a_nomination(session, round_, proposed).id
        operations.answer(session, number, True, tells_nominator=True, by=BY, now=NOW, manner=Manner.PHONE)
        session.expire_all()
        hers = queries.nomination(session, number, lock=True)
        vetting.note(session, hers, SECRET, by=BY, now=NOW)
        vetting.tell_what_is_lacking(session, hers, [Lacking.OTHER], SECRET, NOON, by=BY, now=NOW)
        refused = Decided(day("2026-11-21"), SECRET, SECRET, SECRET, complaint_to="Byrådet", complaint_until=NOON)
        decision = vetting.refuse(session, hers, refused, by=BY, now=NOW)
        complaint = NewComplaint(SECRET, SECRET, Standing.OTHER, SECRET, SECRET, NOW, Manner.PAPER, "Byrådet", NOON)
        made = complaints.register(session, round_.id, complaint, about=decision.id, by=BY, now=NOW)
        ruling = Ruling(Outcome.UPHELD, "Byrådet", day("2026-11-21"), SECRET, SECRET)
        complaints.decide(session, round_.id, made.id, ruling, by=BY, now=NOW)
        vetting.revoke(session, hers, SECRET, by=BY, now=NOW)
        operations.withdraw(session, hers, by=BY, now=NOW, reason=SECRET)
    with sqlite.transaction() as session:
        operations.erase(session, queries.nomination(session, number, lock=True), Erased.ASKED_FOR, by=BY, now=NOW)

    with sqlite.reading() as session:
        texts = [
            each for table in Base.metadata.sorted_tables for each in table.columns if isinstance(each.type, String)
        ]
        left = [str(each) for each in texts if session.scalar(select(func.count()).where(each.contains(SECRET)))]
        assert left == ["vetting_decision.committee"]  # a meeting is no person's
