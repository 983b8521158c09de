"""What appointments hold on one person is told them: votes, absences, asks and departures, and nobody else's."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from recruit.acts import history, merging
from recruit.acts.ending.carrying_out import leave
from recruit.acts.ending.hearing import hear
from recruit.appointments.operations import constituting, substituting
from recruit.appointments.queries import substitution
from recruit.appointments.queries.office_vote import office_vote
from recruit.appointments.queries.seats import membership
from recruit.appointments.rules import EndReason, Office
from recruit.appointments.rules.constituting import HeldBallot
from recruit.appointments.rules.ending import Hearing, NewEnding
from recruit.appointments.rules.substitution import CallKind, NewCall, SubstitutionReason
from recruit.foundation.audit.events import Event
from recruit.foundation.dates import PartialDate, Span
from recruit.people import queries as people
from recruit.recruitment.rules import Manner
from recruit.reports.disclosure.category import Category, Kind, Record
from recruit.reports.disclosure.collecting import disclosure
from recruit.reports.disclosure.subject import of_person
from recruit.reports.disclosure.words import told
from tests.builders import BY, NOW, a_council, a_day, a_member, a_person, a_substitute, day, the_seats, the_term
from tests.conftest import Database, made_once

MET = day("2026-02-05")
AWAY = Span(day("2026-12-01"), day("2027-03-01"))
GONE = NewEnding(
    a_day("31. januar 2027"),
    EndReason.ABSENCE_RULE,
    note="Hawa talte med Kaj Lund.",
    decided_by="Byrådet",
    decided_on=day("2026-11-10"),
    hearing=Hearing.HEARD,
    heard_on=day("2026-10-20"),
)


@pytest.fixture
@made_once
def term(sqlite: Database) -> tuple[UUID, UUID]:
    """Hawa, who stood against Bo, was ill in the spring and left; and Elif, who said no to stepping in for her."""
    with sqlite.transaction() as session:
        body = a_council(session, seats=2)
        one, other = the_seats(session, body)
        hawa = a_member(session, one, a_person(session, "Hawa Ibsen"))
        bo = a_member(session, other, a_person(session, "Bo Bruun"))
        elif_ = a_substitute(session, one.group, a_person(session, "Elif Kaya"))
        vote = constituting.begin(session, the_term(session, body), Office.CHAIR, [bo, hawa], MET, by=BY, now=NOW)
        vote = office_vote(session, body, vote.id, lock=True)
        constituting.note_ballot(session, vote, HeldBallot(2, {2: 2}), by=BY, now=NOW)
        constituting.conclude(session, vote, by=BY, now=NOW)
        session.expire_all()
        whole = membership(session, body, hawa.id)
        ill = NewCall(CallKind.LEAVE, SubstitutionReason.ILLNESS, AWAY, "Opereres i december.")
        call = substitution.call(session, body, substituting.call_in(session, whole, ill, by=BY, now=NOW).id, lock=True)
        asked = substituting.ask(session, call, elif_.id, NOW + timedelta(days=3), by=BY, now=NOW)
        substituting.answer(session, call, asked, Manner.PHONE, accepts=False, by=BY, now=NOW)
        session.expire_all()
        leave(session, body, membership(session, body, hawa.id), GONE, by=BY, now=NOW)
        return hawa.person_id, elif_.person_id


def held_on(session: Session, person: UUID, *, within: list[UUID] | None = None) -> dict[Kind, Category]:
    found = disclosure(session, of_person(session, person, within), municipality="Fjordby", made_at=NOW, within=within)
    return {each.kind: each for each in found.categories}


def service(session: Session, person: UUID) -> list[Record]:
    return [*held_on(session, person)[Kind.SERVICE].records]


def test_a_member_is_told_of_votes_absences_and_the_departure(sqlite: Database, term: tuple[UUID, UUID]) -> None:
    with sqlite.reading() as session:
        absence, called, stood, left = service(session, term[0])
        notes = [note["text"] for note in held_on(session, term[0])[Kind.NOTES].records]

    assert (absence["ground"], absence["last_day"]) == (SubstitutionReason.ILLNESS, PartialDate(day("2027-01-31")))
    assert called["stood_in_for"] is CallKind.FOR_GOOD
    assert (stood["offices"], stood["number"], stood["votes"], stood["elected"]) == (["forperson"], 2, ["2"], True)
    assert (left["end_reason"], left["decided_by"]) == (EndReason.ABSENCE_RULE, "Byrådet")
    assert (left["hearing"], left["heard_on"]) == (Hearing.HEARD, day("2026-10-20"))
    assert notes == [GONE.note, "Opereres i december."]


def test_a_vote_that_came_to_nothing_is_told_and_why_it_did_stands_among_the_notes(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        body = a_council(session, seats=2)
        hawa, bo = (a_member(session, seat) for seat in the_seats(session, body))
        vote = constituting.begin(session, the_term(session, body), Office.CHAIR, [bo, hawa], MET, by=BY, now=NOW)
        constituting.discard(session, vote, "Bo Bruun trak sig.", by=BY, now=NOW)

    with sqlite.reading() as session:
        (stood,) = service(session, hawa.person_id)
        (note,) = held_on(session, hawa.person_id)[Kind.NOTES].records

    assert (stood["number"], stood["taken_back_at"]) == (2, NOW)
    assert note["text"] == "Bo Bruun trak sig."


def test_a_substitute_is_told_what_they_were_asked_and_not_for_whom(sqlite: Database, term: tuple[UUID, UUID]) -> None:
    with sqlite.reading() as session:
        (asked,) = service(session, term[1])
        category = held_on(session, term[1])[Kind.SERVICE]
        (said,) = told(category, str).records

    assert (asked["steps_in_for"], asked["steps_in"], asked["manner"]) == (CallKind.LEAVE, False, Manner.PHONE)
    assert "Hawa" not in str(said)
    assert "sygdom" not in str(said)
    assert ("Træder ind", "Nej") in said


def test_councils_beyond_reach_tell_nothing(sqlite: Database, term: tuple[UUID, UUID]) -> None:
    with sqlite.transaction() as session:
        other = a_council(session, "Ældrerådet")

        assert Kind.SERVICE not in held_on(session, term[0], within=[other.id])


def test_all_of_it_follows_whoever_is_found_to_be_the_same(sqlite: Database, term: tuple[UUID, UUID]) -> None:
    with sqlite.transaction() as session:
        kept = a_person(session, "Hawa Ibsen Holm").id
        one, other = (people.person(session, each, for_change=True) for each in (kept, term[0]))
        made = merging.merge(session, one, other, by=BY, now=NOW, reach=None)
        assert len(service(session, kept)) == 4

        merging.undo(session, people.merge(session, made.id, for_change=True), by=BY, now=NOW, reach=None)
        assert Kind.SERVICE not in held_on(session, kept)
        assert len(service(session, term[0])) == 4


def test_the_history_of_a_person_knows_departures_and_calls(sqlite: Database, term: tuple[UUID, UUID]) -> None:
    with sqlite.reading() as session:
        events = {each["event"] for each in held_on(session, term[1])[Kind.EVENTS].records}
        assert history.about_person(session, term[1], [], size=5)

    assert {Event.SUBSTITUTE_CALLED, Event.SUBSTITUTE_ANSWERED} <= events
    assert Event.ENDING_CARRIED_OUT not in events


def test_a_member_reads_when_they_were_heard_and_until_when_they_could_answer(sqlite: Database) -> None:
    until = day("2026-12-05")
    with sqlite.transaction() as session:
        body = a_council(session)
        heard = a_member(session, the_seats(session, body)[0])
        session.expire_all()
        whole = membership(session, body, heard.id)
        hear(session, body, whole, EndReason.ABSENCE_RULE, "Tre møder.", until, by=BY, now=NOW)

    with sqlite.reading() as session:
        (record,) = service(session, heard.person_id)

    assert (record["answer_until"], record["ground"]) == (PartialDate(until), EndReason.ABSENCE_RULE)
