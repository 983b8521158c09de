"""An organisation answers: whom it proposes is asked, and a later answer takes the place of the one before."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from recruit.bodies.model import SeatGroup
from recruit.foundation import i18n
from recruit.foundation.actor import Actor
from recruit.foundation.mail.model import Letter
from recruit.foundation.refusal import Refused
from recruit.nominations.operations.answer import answer
from recruit.nominations.operations.organisation import answer_call
from recruit.nominations.queries import organisation as proposals
from recruit.nominations.rules import ProposedAs, Status
from recruit.people.rules import Gender
from recruit.recruitment.model import OrganisationCall
from recruit.recruitment.operations import organisation_calls
from recruit.recruitment.queries import asking
from recruit.recruitment.rules import DeviationReason, Manner
from recruit.recruitment.rules.asking import NewOrganisationCall
from recruit.recruitment.rules.proposal import Part, Proposal, ProposedPerson
from tests.builders import BY, NOW, an_organization
from tests.conftest import Database
from tests.nominations import an_open_round

CITIZEN = Actor.anonymous()
WOMAN = ProposedPerson(1, Part.FIRST, "Hawa Elmi", "hawa@mail.example", gender=Gender.WOMAN)
MAN = ProposedPerson(1, Part.SECOND, "Kaj Lund", "kaj@mail.example", gender=Gender.MAN)
STAND_IN = ProposedPerson(1, Part.SUBSTITUTE, "Leyla Kaya", "leyla@mail.example")
BOTH = Proposal((WOMAN, MAN), "Gerda Friis")


def a_call(session, *, closes_at: datetime = NOW + timedelta(days=10), announced: bool = True) -> OrganisationCall:
    """Return the call of an organisation with one place, as it is loaded for an answer."""
    round_ = an_open_round(session, is_announced=announced)
    group = session.get_one(SeatGroup, round_.groups[0].id)
    new = NewOrganisationCall(1, closes_at, contact_email="post@boldklub.example")
    made = organisation_calls.call_organisation(session, round_, group, an_organization(session), new, by=BY, now=NOW)
    return asking.organisation_call(session, made.id, for_change=True)


def names(session, call: OrganisationCall) -> list[str]:
    """Return who is proposed and can still be appointed."""
    found = proposals.in_play(proposals.proposed_by(session, call), now=NOW)
    return sorted(one.nominee.name for one in found)


def letters(session) -> list[tuple[str, str]]:
    return sorted((letter.kind, letter.address) for letter in session.scalars(select(Letter)) if letter.address)


def codes(refused) -> list[str]:
    return [refusal.code for refusal in refused.value.refusals]


def test_both_are_asked_themselves_and_the_organisation_gets_one_receipt(database: Database) -> None:
    with database.transaction() as session:
        call = a_call(session)
        answer_call(session, call, BOTH, by=CITIZEN, now=NOW)

        assert names(session, call) == ["Hawa Elmi", "Kaj Lund"]
        assert letters(session) == [
            ("nominated", "hawa@mail.example"),
            ("nominated", "kaj@mail.example"),
            ("organisation_receipt", "post@boldklub.example"),
        ]
        asked = session.scalars(select(Letter).filter_by(address="hawa@mail.example")).one()
        assert "Gerda Friis, Fjordby Boldklub" in asked.body


def test_the_letter_names_the_last_moment_for_a_yes(database: Database) -> None:
    with database.transaction() as session:
        early = a_call(session, closes_at=NOW + timedelta(days=3))
        early.round.closes_at, early.round.answer_days = NOW + timedelta(days=2), 30
        answer_call(session, early, BOTH, by=CITIZEN, now=NOW)

        asked = session.scalars(select(Letter).filter_by(address="hawa@mail.example")).one()
        with i18n.speaking("da"):
            assert i18n.format_datetime(NOW + timedelta(days=3)) in asked.body


def test_a_substitute_is_proposed_in_the_same_answer(database: Database) -> None:
    with database.transaction() as session:
        call = a_call(session)
        answer_call(session, call, replace(BOTH, people=(WOMAN, MAN, STAND_IN)), by=CITIZEN, now=NOW)

        roles = {one.nominee.name: one.proposed_as for one in proposals.proposed_by(session, call)}
        assert roles["Leyla Kaya"] is ProposedAs.SUBSTITUTE
        assert roles["Kaj Lund"] is ProposedAs.MEMBER


def test_a_corrected_answer_doubles_nobody_and_asks_whoever_is_gone_no_more(database: Database) -> None:
    with database.transaction() as session:
        call = a_call(session)
        answer_call(session, call, BOTH, by=CITIZEN, now=NOW)
        other = replace(MAN, name="Bo Bruun", email="bo@mail.example")
        answer_call(session, call, replace(BOTH, people=(WOMAN, other)), by=CITIZEN, now=NOW)

        assert names(session, call) == ["Bo Bruun", "Hawa Elmi"]
        assert letters(session).count(("nominated", "hawa@mail.example")) == 1
        assert ("nominated", "kaj@mail.example") not in letters(session)  # erased with the proposal


def test_whoever_becomes_the_substitute_instead_is_asked_for_that(database: Database) -> None:
    with database.transaction() as session:
        call = a_call(session)
        answer_call(session, call, BOTH, by=CITIZEN, now=NOW)
        other = replace(MAN, name="Bo Bruun", email="bo@mail.example")
        instead = replace(MAN, part=Part.SUBSTITUTE, gender=None)
        answer_call(session, call, replace(BOTH, people=(WOMAN, other, instead)), by=CITIZEN, now=NOW)

        kaj = [one for one in proposals.proposed_by(session, call) if one.nominee and one.nominee.name == "Kaj Lund"]
        assert [one.proposed_as for one in kaj] == [ProposedAs.SUBSTITUTE]


def test_that_nobody_answered_is_no_answer_to_keep_to_oneself(database: Database) -> None:
    with database.transaction() as session:
        call = a_call(session)
        answer_call(session, call, BOTH, by=CITIZEN, now=NOW)

        silent = proposals.proposed_by(session, call)[0]
        assert proposals.heard(silent, now=NOW) is Status.AWAITING_ANSWER
        assert proposals.heard(silent, now=NOW + timedelta(days=400)) is Status.EXPIRED


def test_whoever_said_yes_is_not_dropped(database: Database) -> None:
    with database.transaction() as session:
        call = a_call(session)
        answer_call(session, call, BOTH, by=CITIZEN, now=NOW)
        his = next(one for one in proposals.proposed_by(session, call) if one.nominee.name == "Kaj Lund")
        answer(session, his.id, True, tells_nominator=False, by=CITIZEN, now=NOW)

        alone = Proposal((WOMAN,), "Gerda Friis", DeviationReason.NOBODY_ELSE_WILLING)
        with pytest.raises(Refused) as refused:
            answer_call(session, call, alone, by=CITIZEN, now=NOW)
        assert codes(refused) == ["proposed-has-agreed"]


def test_a_reason_is_kept_only_where_it_is_needed(database: Database) -> None:
    with database.transaction() as session:
        call = a_call(session)
        alone = Proposal((WOMAN,), "Gerda Friis", DeviationReason.ONE_SEX_ASSOCIATION)
        answer_call(session, call, alone, by=CITIZEN, now=NOW)
        first = call.deviation
        answer_call(session, call, replace(alone, people=(WOMAN, MAN)), by=CITIZEN, now=NOW)

        assert (first, call.deviation) == (DeviationReason.ONE_SEX_ASSOCIATION, None)


def test_an_organisation_has_its_own_deadline_to_the_end_of_its_second(database: Database) -> None:
    with database.transaction() as session:
        call = a_call(session, closes_at=NOW)
        answer_call(session, call, BOTH, by=CITIZEN, now=NOW + timedelta(microseconds=999_000))

        with pytest.raises(Refused) as refused:
            answer_call(session, call, BOTH, by=CITIZEN, now=NOW + timedelta(seconds=1))
        assert codes(refused) == ["deadline-has-passed"]


def test_what_came_on_paper_in_time_is_written_down_later(database: Database) -> None:
    with database.transaction() as session:
        call = a_call(session, closes_at=NOW)
        later = NOW + timedelta(days=1)
        answer_call(session, call, BOTH, by=BY, now=later, manner=Manner.PAPER, arrived_at=NOW)

        assert (call.answered_at, call.manner) == (NOW, Manner.PAPER)
        assert "organisation_receipt" not in dict(letters(session))


def test_an_organisation_that_was_asked_need_not_wait_for_the_call(database: Database) -> None:
    with database.transaction() as session:
        call = a_call(session, announced=False)
        answer_call(session, call, BOTH, by=CITIZEN, now=NOW)

        assert names(session, call) == ["Hawa Elmi", "Kaj Lund"]


def test_whoever_said_no_and_is_named_again_is_not_asked_again(database: Database) -> None:
    with database.transaction() as session:
        call = a_call(session)
        answer_call(session, call, BOTH, by=CITIZEN, now=NOW)
        his = next(one for one in proposals.proposed_by(session, call) if one.nominee.name == "Kaj Lund")
        answer(session, his.id, False, tells_nominator=False, by=CITIZEN, now=NOW)
        answer_call(session, call, replace(BOTH, people=(WOMAN, MAN, STAND_IN)), by=CITIZEN, now=NOW)

        assert letters(session).count(("nominated", "kaj@mail.example")) == 1
        assert names(session, call) == ["Hawa Elmi", "Leyla Kaya"]


def test_what_is_wrong_with_a_name_is_said_where_the_organisation_wrote_it(database: Database) -> None:
    with database.transaction() as session:
        call = a_call(session)
        told = replace(WOMAN, name="Hawa www.boldklub.example")

        with pytest.raises(Refused) as refused:
            answer_call(session, call, replace(BOTH, people=(told, MAN)), by=CITIZEN, now=NOW)
        found = [(refusal.code, refusal.field) for refusal in refused.value.refusals]
        assert found == [("name-reads-like-an-address", "first_name_1")]


def test_an_organisation_may_be_called_like_an_address_and_whoever_answers_for_it_may_not(database: Database) -> None:
    with database.transaction() as session:
        call = a_call(session)
        for name in call.organization.names:
            name.name = "Fjordby.nu"
        call = asking.organisation_call(session, call.id, for_change=True)

        with pytest.raises(Refused) as refused:
            answer_call(session, call, replace(BOTH, answered_by="www.boldklub.example"), by=CITIZEN, now=NOW)
        answer_call(session, call, BOTH, by=CITIZEN, now=NOW)

        found = [(refusal.code, refusal.field) for refusal in refused.value.refusals]
        assert found == [("name-reads-like-an-address", "answered_by")]
        assert names(session, call) == ["Hawa Elmi", "Kaj Lund"]
