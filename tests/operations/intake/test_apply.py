"""Putting a reading to use: seats, people and offices, once, and nothing overwritten."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from recruit.appointments import queries as appointments
from recruit.appointments.model import Membership
from recruit.appointments.rules import Role
from recruit.bodies import queries as bodies
from recruit.bodies.rules import SeatType, SubstituteArrangement
from recruit.foundation.audit.model import AuditEntry
from recruit.foundation.refusal import Refused
from recruit.intake import operations, queries
from recruit.intake.formats.stored import unpack
from recruit.intake.rules.decisions import Correction
from recruit.people.model import Person, PersonName
from tests.builders import a_day, a_person, the_term
from tests.minutes import MINUTES
from tests.operations.intake.conftest import BY

TERM_START = a_day("2014-01-01")


def resolve(database, waiting, now, fact="Enhedslisten"):
    with database.transaction() as session:
        operations.decide_conflict(session, queries.reading(session, waiting.id), 0, fact, by=BY, now=now)


def apply(database, waiting, now):
    with database.transaction() as session:
        reading = queries.reading(session, waiting.id, for_change=True)
        return operations.apply(session, reading, TERM_START, by=BY, now=now)


def in_the_term(database, council):
    with database.reading() as session:
        return appointments.memberships(session, the_term(session, council))


@pytest.fixture
def applied(database, council, waiting, now):
    resolve(database, waiting, now)
    return apply(database, waiting, now)


def test_everybody_gets_a_place_and_staff_do_not(database, council, applied):
    sitting = in_the_term(database, council)

    assert (applied.placed, applied.standing) == (8, 0)
    assert sum(place.role is Role.MEMBER for place in sitting) == 6
    assert {place.person.name for place in sitting if place.role is Role.SUBSTITUTE} == {"Brit Marker", "Sonja Kær"}
    assert "Karin Elise Holm" not in {place.person.name for place in sitting}


def test_members_sit_in_groups_by_what_they_represent(database, council, applied):
    with database.reading() as session:
        groups = bodies.composition(session, the_term(session, council))

    assert [(group.label, len(group.seats)) for group in groups] == [
        ("Repræsentanter for borgere med anden etnisk baggrund end dansk", 1),
        ("Udpeget af Kommunalbestyrelsen", 2),
        ("Foreninger og organisationer", 4),
    ]


def test_an_organisation_with_only_a_substitute_has_a_vacant_seat(database, council, applied):
    sitting = in_the_term(database, council)
    (substitute,) = [place for place in sitting if place.person.name == "Brit Marker"]

    assert substitute.arrangement is SubstituteArrangement.ORGANISATION
    assert not [p for p in sitting if p.role is Role.MEMBER and p.seat_id == substitute.seat_id]


def test_a_substitute_shares_the_seat_of_its_member(database, council, applied):
    seats = {place.person.name: place.seat_id for place in in_the_term(database, council)}

    assert seats["Sonja Kær"] == seats["Berit Has Olsen"]


def test_chair_and_vice_chair_hold_their_offices_from_the_first_day(database, council, applied):
    offices = {p.person.name: [(o.office, o.since) for o in p.offices] for p in in_the_term(database, council)}

    assert offices["Gerda Kjær-Winther"] == [("chair", TERM_START.first)]
    assert offices["Ruth Jespersen"] == [("vice_chair", TERM_START.first)]


def test_the_party_that_was_decided_on_is_kept_for_a_political_member(database, council, applied):
    parties = {place.person.name: place.party for place in in_the_term(database, council)}

    assert parties["Henning Bro"] == "Enhedslisten"
    assert parties["Masud Kadir"] is None


def test_a_party_is_forgotten_where_the_seat_is_not_a_political_one(database, council, waiting, now):
    resolve(database, waiting, now)
    with database.transaction() as session:
        reading = queries.reading(session, waiting.id)
        names = [person.name for person in unpack(reading.content).people]
        correction = Correction(Role.MEMBER, SeatType.EXPERIENCE)
        operations.decide_person(session, reading, names.index("Henning Bro"), correction, by=BY, now=now)

    apply(database, waiting, now)

    parties = {place.person.name: place.party for place in in_the_term(database, council)}
    assert parties["Henning Bro"] is None


def test_an_undecided_contradiction_holds_everything_back(database, council, waiting, now):
    with pytest.raises(Refused, match="conflict-unresolved"):
        apply(database, waiting, now)

    assert in_the_term(database, council) == []


def test_somebody_who_may_be_known_already_must_be_decided_about(database, council, waiting, now):
    resolve(database, waiting, now)
    with database.transaction() as session:
        a_person(session, "Masoud Kadir")

    with pytest.raises(Refused, match="match-undecided"):
        apply(database, waiting, now)


def test_a_known_person_gets_the_place_and_the_new_spelling_as_an_alias(database, council, waiting, now):
    resolve(database, waiting, now)
    with database.transaction() as session:
        masoud = a_person(session, "Masoud Kadir")
        known = Correction(Role.MEMBER, SeatType.REFUGEE_IMMIGRANT, person=masoud.id)
        operations.decide_person(session, queries.reading(session, waiting.id), 3, known, by=BY, now=now)

    apply(database, waiting, now)

    assert masoud.id in {place.person_id for place in in_the_term(database, council)}
    with database.reading() as session:
        assert session.scalars(select(PersonName.name).where(PersonName.person_id == masoud.id)).all() == [
            "Masud Kadir"
        ]


def test_the_same_text_is_put_to_use_once(database, council, applied, now):
    with database.transaction() as session:
        again = operations.keep(session, MINUTES.replace("\n", "\r\n"), by=BY, now=now)
        operations.choose_term(session, again, the_term(session, council), by=BY, now=now)

    with pytest.raises(Refused, match="text-applied-already"):
        apply(database, again, now)


def test_a_reading_is_put_to_use_once(database, waiting, applied, now):
    with pytest.raises(Refused, match="reading-waits-no-more"):
        apply(database, waiting, now)


def test_of_two_who_apply_at_once_one_does_and_the_other_is_told(database, council, waiting, now):
    resolve(database, waiting, now)

    def attempt(_):
        try:
            return apply(database, waiting, now)
        except Refused as refused:
            return refused.refusals[0].code

    with ThreadPoolExecutor(2) as pair:
        answers = list(pair.map(attempt, range(2)))

    assert [answer for answer in answers if isinstance(answer, str)] == ["reading-waits-no-more"]
    assert len(in_the_term(database, council)) == 8


def test_of_two_who_apply_the_same_text_at_once_one_does(database, council, waiting, now):
    with database.transaction() as session:
        other = operations.keep(session, MINUTES, by=BY, now=now)
        operations.choose_term(session, other, the_term(session, council), by=BY, now=now)
    for reading in (waiting, other):
        resolve(database, reading, now)

    def attempt(reading):
        try:
            return apply(database, reading, now)
        except Refused as refused:
            return refused.refusals[0].code

    with ThreadPoolExecutor(2) as pair:
        answers = list(pair.map(attempt, (waiting, other)))

    assert [answer for answer in answers if isinstance(answer, str)] == ["text-applied-already"]
    assert len(in_the_term(database, council)) == 8


def test_later_minutes_leave_everybody_who_sits_there_as_they_are(database, council, applied, now):
    later = MINUTES.replace("7. september 2017", "9. november 2017") + "\nNaima Osman – LO\n"
    later = later.replace("Sekretariatet:", "Naima Osman – repræsentant for LO\n\nSekretariatet:")
    before = {place.id for place in in_the_term(database, council)}
    with database.transaction() as session:
        reading = operations.keep(session, later, by=BY, now=now)
        operations.choose_term(session, reading, the_term(session, council), by=BY, now=now)
    resolve(database, reading, now)

    again = apply(database, reading, now)

    assert (again.placed, again.standing) == (1, 8)
    sitting = in_the_term(database, council)
    assert before < {place.id for place in sitting}
    seats = {place.person.name: place.seat_id for place in sitting}
    assert seats["Naima Osman"] == seats["Brit Marker"]


def test_what_was_not_understood_is_forgotten_once_it_is_applied(database, council, now):
    with database.transaction() as session:
        odd = MINUTES.replace("Masud Kadir", "venter på svar fra 5678\n\nMasud Kadir")
        reading = operations.keep(session, odd, by=BY, now=now)
        operations.choose_term(session, reading, the_term(session, council), by=BY, now=now)
    assert "5678" in str(reading.content)
    resolve(database, reading, now)

    apply(database, reading, now)

    with database.reading() as session:
        assert "5678" not in str(queries.reading(session, reading.id).content)


def test_a_reading_needs_a_term_first(database, now):
    with database.transaction() as session:
        reading = operations.keep(session, MINUTES, by=BY, now=now)

    with pytest.raises(Refused, match="term-not-chosen"):
        apply(database, reading, now)


def test_a_refusal_half_way_leaves_no_row(database, council, waiting, now):
    resolve(database, waiting, now)
    with database.transaction() as session:
        chair = Correction(Role.MEMBER, SeatType.REFUGEE_IMMIGRANT, office="chair", is_new=True)
        operations.decide_person(session, queries.reading(session, waiting.id), 3, chair, by=BY, now=now)
        before = session.scalar(select(func.count()).select_from(AuditEntry))

    with pytest.raises(Refused) as refused:
        apply(database, waiting, now)

    assert [refusal.code for refusal in refused.value.refusals] == ["could-not-be-placed", "office-is-taken"]
    with database.reading() as session:
        assert session.scalars(select(Person)).all() == []
        assert session.scalars(select(Membership)).all() == []
        assert session.scalar(select(func.count()).select_from(AuditEntry)) == before + 1
