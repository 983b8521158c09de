"""Organisations and members are asked, and suggested names are kept, told and erased."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from recruit.bodies import operations as bodies
from recruit.bodies.model import Body, SeatGroup
from recruit.bodies.rules import FillingMethod
from recruit.foundation.mail import operations as mail
from recruit.foundation.mail.model import Letter
from recruit.foundation.mail.rules import LINK_TO_COME, Status
from recruit.foundation.refusal import NotFound, Refused
from recruit.foundation.tokens import operations as tokens
from recruit.foundation.tokens import queries as links
from recruit.people import operations as people
from recruit.people.rules import ContactKind
from recruit.recruitment import letters as recruitment_letters
from recruit.recruitment import operations as recruitment
from recruit.recruitment.operations import network, organisation_calls, prospects
from recruit.recruitment.queries import asking
from recruit.recruitment.queries import network as network_queries
from recruit.recruitment.queries import prospects as prospect_queries
from recruit.recruitment.rules import ProspectAnswer
from recruit.recruitment.rules.asking import ORGANISATION_CALL, PROSPECT, NewOrganisationCall, NewProspect
from tests.builders import BY, NOW, a_council, a_person, a_seat_group, an_organization, the_term
from tests.conftest import Database
from tests.rounds import a_round

DAY = timedelta(days=1)
URL = "https://raad.fjordby.example"


def a_round_with_owner(session, *, announced=True):
    """Return a round whose group has two seats of one organisation and one of nobody in particular."""
    council = a_council(session, seats=0)
    group = a_seat_group(
        session, the_term(session, council), "Foreninger", filling_method=FillingMethod.ORGANISATION_NOMINATION
    )
    owner = an_organization(session)
    for seat in group.seats[:2]:
        bodies.reserve_seat(session, seat, owner, by=BY, now=NOW)
    made = a_round(session, council, is_announced=announced)
    return asking.round_of(session, made.id), group, owner


def letters(session) -> list[Letter]:
    return list(session.scalars(select(Letter).order_by(Letter.queued_at, Letter.id)))


def codes(refused) -> list[str]:
    return [refusal.code for refusal in refused.value.refusals]


def called(session, *, email="post@boldklub.example", closes_at=None):
    """Return an organisation that stands on the list, as it is loaded for a change."""
    round_, group, owner = a_round_with_owner(session)
    new = NewOrganisationCall(2, closes_at or round_.closes_at, contact_name="Gerda Friis", contact_email=email)
    made = organisation_calls.call_organisation(session, round_, group, owner, new, by=BY, now=NOW)
    return asking.organisation_call(session, made.id, for_change=True)


def test_who_owns_seats_is_found_with_the_number_of_them(database: Database) -> None:
    with database.transaction() as session:
        round_, group, owner = a_round_with_owner(session)
        owners = asking.owners(session, round_)
        new = NewOrganisationCall(2, round_.closes_at, contact_email="post@boldklub.example")
        by_email = organisation_calls.call_owners(session, round_, [(owners[0], new)], by=BY, now=NOW)

        assert by_email == 1
        assert [(one.group, one.organization, one.places) for one in owners] == [(group, owner, 2)]
        assert asking.owners(session, round_) == []
        assert [call.places for call in asking.organisation_calls(session, round_)] == [2]


def test_a_seat_is_owned_by_whom_it_represents_before_whoever_proposes_for_its_group(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        round_, group, owner = a_round_with_owner(session)
        group.nominating = an_organization(session, "Fjordby Fællesråd")
        session.flush()

        owners = asking.owners(session, round_)

        assert [(one.organization, one.places) for one in owners] == [(owner, 2), (group.nominating, 1)]


def test_whom_to_write_to_is_known_from_the_latest_call(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        call = called(session)
        later = a_round(session, session.get_one(Body, call.round.term.body_id), name="Efter to år")
        new = NewOrganisationCall(1, call.closes_at + DAY, contact_email="ny@boldklub.example")
        group = session.get_one(SeatGroup, call.seat_group_id)
        organisation_calls.call_organisation(session, later, group, call.organization, new, by=BY, now=NOW)

        known = asking.last_contacts(session, [call.organization_id])

        assert known[call.organization_id].contact_email == "ny@boldklub.example"


def test_an_organisation_stands_on_the_list_of_a_group_once(database: Database) -> None:
    with database.transaction() as session:
        call = called(session)
        group, new = session.get_one(SeatGroup, call.seat_group_id), NewOrganisationCall(1, call.closes_at)

        with pytest.raises(Refused) as refused:
            organisation_calls.call_organisation(session, call.round, group, call.organization, new, by=BY, now=NOW)
        assert codes(refused) == ["organisation-called-already"]


def test_an_organisation_is_asked_once_with_a_link_that_outlives_its_deadline(database: Database) -> None:
    with database.transaction() as session:
        call = called(session)
        first = organisation_calls.ask_organisations(session, [call], by=BY, now=NOW)
        again = organisation_calls.ask_organisations(session, [call], by=BY, now=NOW)

        assert (first, again) == (1, 0)
        letter = letters(session)[0]
        assert (letter.kind, letter.address) == ("organisation_call", "post@boldklub.example")
        assert (letter.link_purpose, letter.link_subject_id) == ("organisation-call", call.id)
        assert NOW + timedelta(seconds=letter.link_seconds) > call.closes_at


def test_whoever_reads_a_mailbox_that_was_wrong_cannot_answer_for_the_organisation(database: Database) -> None:
    with database.transaction() as session:
        call = called(session)
        token = tokens.mint(session, ORGANISATION_CALL, call.id, lifetime=30 * DAY, now=NOW)
        stands = NewOrganisationCall(2, call.closes_at, contact_name="Gunnar", contact_email=call.contact_email)
        organisation_calls.change_call(session, call, stands, proposed=0, by=BY, now=NOW)
        assert links.by_token(session, token, now=NOW).subject_id == call.id

        elsewhere = replace(stands, contact_email="formand@boldklub.example")
        organisation_calls.change_call(session, call, elsewhere, proposed=0, by=BY, now=NOW)

        with pytest.raises(NotFound):
            links.by_token(session, token, now=NOW)


def test_nobody_is_asked_for_an_answer_by_a_time_that_is_over(database: Database) -> None:
    with database.transaction() as session:
        call = called(session)

        with pytest.raises(Refused) as refused:
            organisation_calls.ask_organisations(session, [call], by=BY, now=call.closes_at + DAY)
        assert codes(refused) == ["extension-is-over"]


def test_an_organisation_without_an_address_counts_as_asked(database: Database) -> None:
    with database.transaction() as session:
        call = called(session, email="")
        by_email = organisation_calls.ask_organisations(session, [call], by=BY, now=NOW)

        assert (by_email, call.asked_at) == (0, NOW)
        (letter,) = letters(session)
        assert (letter.kind, letter.status, letter.link) == ("organisation_on_paper", Status.TO_POST, None)
        assert letter.address.endswith("\nGerda Friis")


def test_a_silent_organisation_is_reminded_by_itself_once(database: Database) -> None:
    with database.transaction() as session:
        call = called(session, closes_at=NOW + 10 * DAY)
        organisation_calls.ask_organisations(session, [call], by=BY, now=NOW)

    with database.transaction() as session:  # as the worker does: nothing is loaded yet
        for days in (2, 5, 6):
            organisation_calls.remind_due(session, now=NOW + days * DAY)

        call = asking.organisation_call(session, call.id)
        assert [letter.kind for letter in letters(session)] == ["organisation_call", "organisation_reminder"]
        with pytest.raises(Refused) as refused:
            organisation_calls.remind(session, call, by=BY, now=NOW + 7 * DAY)
        assert codes(refused) == ["reminded-already"]


def test_an_organisation_without_an_address_is_not_written_to_when_others_are_reminded(database: Database) -> None:
    with database.transaction() as session:
        call = called(session, email="", closes_at=NOW + 10 * DAY)
        organisation_calls.ask_organisations(session, [call], by=BY, now=NOW)

    with database.transaction() as session:
        organisation_calls.remind_due(session, now=NOW + 5 * DAY)

        assert [letter.kind for letter in letters(session)] == ["organisation_on_paper"]
        assert asking.organisation_call(session, call.id).reminded_at is None


@pytest.mark.parametrize("writes", [organisation_calls.remind, organisation_calls.ask_again])
def test_no_letter_is_written_to_an_organisation_without_an_address(sqlite: Database, writes) -> None:
    with sqlite.transaction() as session:
        call = called(session, email="")
        organisation_calls.ask_organisations(session, [call], by=BY, now=NOW)

        with pytest.raises(Refused) as refused:
            writes(session, call, by=BY, now=NOW + DAY)
        assert codes(refused) == ["no-email-to-remind"]
        assert [letter.kind for letter in letters(session)] == ["organisation_on_paper"]


def test_a_silent_organisation_stands_on_today(database: Database) -> None:
    with database.transaction() as session:
        call = called(session)
        before = asking.due(session, on=NOW.date())
        organisation_calls.ask_organisations(session, [call], by=BY, now=NOW)

        assert before == []
        assert [(one.kind, one.facts["number"]) for one in asking.due(session, on=NOW.date())] == [
            ("organisations-unanswered", 1)
        ]


def members(session):
    """Return two members of one name, of whom the first has an e-mail address."""
    one, other = a_person(session, "Elif Kaya"), a_person(session, "Elif Kaya")
    people.add_contact(session, one, ContactKind.EMAIL, "elif@mail.example", by=BY, now=NOW)
    return one, other


def test_a_letter_that_has_not_left_stays_here_when_its_mailbox_was_wrong(database: Database) -> None:
    with database.transaction() as session:
        call = called(session)
        organisation_calls.ask_organisations(session, [call], by=BY, now=NOW)
        elsewhere = NewOrganisationCall(2, call.closes_at, contact_email="formand@boldklub.example")
        organisation_calls.change_call(session, call, elsewhere, proposed=0, by=BY, now=NOW)

        assert letters(session)[0].cancelled_at == NOW


def test_each_member_gets_a_link_of_their_own_and_is_asked_once(database: Database) -> None:
    with database.transaction() as session:
        round_, _group, _owner = a_round_with_owner(session)
        asked = members(session)
        by_email = network.ask_network(session, round_, asked, URL, by=BY, now=NOW)

        calls = network_queries.network_calls(session, round_)
        assert by_email == 1
        assert {call.channel.person_id for call in calls} == {person.id for person in asked}
        [letter] = letters(session)
        mine = next(call for call in calls if call.person_id == asked[0].id)
        assert f"{URL}/k/{mine.channel.code}" in letter.body
        with pytest.raises(Refused) as refused:
            network.ask_network(session, round_, asked, URL, by=BY, now=NOW)
        assert codes(refused) == ["nobody-to-ask"]


def test_nobody_spreads_a_link_that_leads_nowhere(database: Database) -> None:
    with database.transaction() as session:
        round_, _group, _owner = a_round_with_owner(session, announced=False)

        with pytest.raises(Refused) as refused:
            network.ask_network(session, round_, members(session), URL, by=BY, now=NOW)
        assert codes(refused) == ["round-not-announced-yet"]


def test_members_are_reminded_by_themselves_once(database: Database) -> None:
    with database.transaction() as session:
        round_, _group, _owner = a_round_with_owner(session)
        network.ask_network(session, round_, members(session), URL, by=BY, now=NOW)

    with database.transaction() as session:  # as the worker does: nothing is loaded yet
        for days in (20, 6, 5):
            network.remind_due(session, now=round_.closes_at - days * DAY)

        assert [letter.kind for letter in letters(session)] == ["network_call", "network_reminder"]


def test_nobody_is_reminded_of_a_call_that_was_taken_back(database: Database) -> None:
    with database.transaction() as session:
        round_, _group, _owner = a_round_with_owner(session)
        network.ask_network(session, round_, members(session), URL, by=BY, now=NOW)
        recruitment.revoke_announcement(session, round_, "Fejl i teksten", by=BY, now=NOW)

    with database.transaction() as session:
        network.remind_due(session, now=round_.closes_at - DAY)

        assert [letter.kind for letter in letters(session)] == ["network_call"]
        calls = network_queries.network_calls(session, round_)
        assert network.to_remind(calls, round_, now=NOW + DAY) == []


def kept(session, days=30):
    round_, _group, _owner = a_round_with_owner(session)
    new = NewProspect("Ib Juhl", "Kaj Lund", days, email="ib@mail.example")
    return round_, prospects.keep_prospect(session, round_, new, by=BY, now=NOW)


def test_the_first_message_says_where_the_name_comes_from_and_when_it_is_erased(database: Database) -> None:
    with database.transaction() as session:
        round_, prospect = kept(session)
        prospects.tell_prospect(session, prospect, round_, f"{URL}/k/abc", by=BY, now=NOW)

        [letter] = letters(session)
        assert "Kaj Lund" in letter.body
        assert "4. januar 2027" in letter.body
        assert (letter.link_purpose, letter.link_subject_id) == ("prospect", prospect.id)
        with pytest.raises(Refused) as refused:
            prospects.tell_prospect(session, prospect, round_, f"{URL}/k/abc", by=BY, now=NOW)
        assert codes(refused) == ["prospect-is-told"]


def test_without_a_mailbox_the_first_message_is_a_text_that_names_no_link_to_erase(database: Database) -> None:
    with database.transaction() as session:
        round_, prospect = kept(session)
        prospect.email, prospect.phone = "", "12 34 56 78"
        prospects.tell_prospect(session, prospect, round_, f"{URL}/k/abc", by=BY, now=NOW)

        text = mail.compose(session, recruitment_letters.prospect(prospect, round_, f"{URL}/k/abc"))
        assert (letters(session), prospect.asked_at) == ([], NOW)
        assert "Kaj Lund" in text.body
        assert LINK_TO_COME not in text.body


def test_an_answer_is_noted_of_somebody_who_was_told(database: Database) -> None:
    with database.transaction() as session:
        round_, prospect = kept(session)
        with pytest.raises(Refused) as refused:
            prospects.note_answer(session, prospect, ProspectAnswer.INTERESTED, by=BY, now=NOW)
        prospects.tell_prospect(session, prospect, round_, f"{URL}/k/abc", by=BY, now=NOW)
        prospects.note_answer(session, prospect, ProspectAnswer.INTERESTED, by=BY, now=NOW + DAY)

        assert codes(refused) == ["prospect-is-not-told"]
        assert (prospect.answer, prospect.answered_at) == (ProspectAnswer.INTERESTED, NOW + DAY)


def test_a_name_whose_owner_knows_nothing_stands_on_today(database: Database) -> None:
    with database.transaction() as session:
        round_, prospect = kept(session)
        untold = prospect_queries.due(session, on=NOW.date())
        prospects.tell_prospect(session, prospect, round_, f"{URL}/k/abc", by=BY, now=NOW)

        assert [(one.kind, one.facts["number"], one.deadline) for one in untold] == [
            ("prospects-untold", 1, prospect.erase_on)
        ]
        assert prospect_queries.due(session, on=NOW.date()) == []


def test_a_name_is_erased_by_itself_with_the_letter_to_it(database: Database) -> None:
    with database.transaction() as session:
        round_, prospect = kept(session, days=10)
        prospects.tell_prospect(session, prospect, round_, f"{URL}/k/abc", by=BY, now=NOW)

        assert prospects.erase_due(session, now=NOW + 9 * DAY) == 0
        assert prospects.erase_due(session, now=NOW + 10 * DAY) == 1
        with pytest.raises(NotFound):
            prospect_queries.prospect(session, prospect.id)
        assert [(letter.address, letter.body) for letter in letters(session)] == [("", "")]


def test_a_link_in_the_letter_opens_nothing_once_the_name_is_erased(database: Database) -> None:
    with database.transaction() as session:
        _round, prospect = kept(session)
        token = tokens.mint(session, PROSPECT, prospect.id, lifetime=30 * DAY, now=NOW)
        prospects.erase_prospect(session, prospect, by=BY, now=NOW)

        with pytest.raises(NotFound):
            links.by_token(session, token, now=NOW)
