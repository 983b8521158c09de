"""Who sits where a round looks for people: asked whether they go on."""

from datetime import date

from recruit.acts import continuing
from recruit.acts.sitting import group_of, members
from recruit.bodies.model import Seat, SeatGroup
from recruit.bodies.rules import FillingMethod
from recruit.nominations.queries import round_by_id
from recruit.people import operations as people
from recruit.people.rules import ContactKind
from tests.builders import (
    BY,
    NOW,
    a_council,
    a_member,
    a_person,
    a_seat_group,
    a_substitute,
    a_term,
    day,
    the_seats,
    the_term,
)
from tests.conftest import Database
from tests.rounds import a_round

TODAY = date(2026, 11, 21)


def sitting(database: Database, round_id, on: date = TODAY) -> list[str]:
    with database.reading() as session:
        found = members(session, round_by_id(session, round_id), on=on)
        return [f"{person.name} {person.reached_by(ContactKind.EMAIL)}".strip() for person in found]


def test_members_of_the_groups_are_told_in_danish_order_with_how_they_are_reached(database: Database) -> None:
    with database.transaction() as session:
        council = a_council(session, seats=3)
        others = a_seat_group(session, the_term(session, council), "Foreninger", seats=1)
        first, second, third, of_others = the_seats(session, council)
        a_member(session, first, a_person(session, "Åse Dam"))
        amina = a_person(session, "Amina Abdi")
        people.add_contact(session, amina, ContactKind.EMAIL, "amina@mail.example", by=BY, now=NOW)
        a_member(session, second, amina)
        a_member(session, third, a_person(session, "Gået Bort"), last_day="2026-11-20")
        a_member(session, of_others, a_person(session, "En Anden"))
        a_substitute(session, first.group, a_person(session, "Sub Stitut"))
        round_ = a_round(session, council).id
        of_both = a_round(session, council, name="Alle", groups=[first.group, others]).id

    assert sitting(database, round_) == ["Amina Abdi amina@mail.example", "Åse Dam"]
    assert sitting(database, of_both) == ["Amina Abdi amina@mail.example", "En Anden", "Åse Dam"]
    assert sitting(database, round_, day("2026-11-20"))[1] == "Gået Bort"


def test_a_round_for_the_next_term_finds_those_whose_group_was_called_the_same(database: Database) -> None:
    with database.transaction() as session:
        council = a_council(session, seats=1)
        (seat,) = the_seats(session, council)
        a_seat_group(session, the_term(session, council), "Foreninger", seats=1)
        _, of_others = the_seats(session, council)
        a_member(session, seat, a_person(session, "Amina Abdi"))
        a_member(session, of_others, a_person(session, "En Anden"))
        elsewhere = a_council(session, "Ældrerådet", seats=1)
        a_member(session, the_seats(session, elsewhere)[0], a_person(session, "Bo Bruun"))
        a_seat_group(session, a_term(session, council), seats=2)
        round_ = a_round(session, council).id

    assert sitting(database, round_) == ["Amina Abdi"]


def test_a_round_for_a_renamed_group_finds_those_whose_seats_it_succeeds(database: Database) -> None:
    with database.transaction() as session:
        council = a_council(session, seats=2)
        succeeded, other = the_seats(session, council)
        a_member(session, succeeded, a_person(session, "Amina Abdi"))
        a_member(session, other, a_person(session, "Bo Bruun"))
        group = a_seat_group(session, a_term(session, council), "Borgere", seats=1)
        (seat,) = the_seats(session, council)
        session.get_one(Seat, seat.id).succeeds_id = succeeded.id
        round_ = a_round(session, council, groups=[session.get_one(SeatGroup, group.id)]).id

    assert sitting(database, round_) == ["Amina Abdi"]


def test_nobody_sits_where_nobody_was_appointed(database: Database) -> None:
    with database.transaction() as session:
        round_ = a_round(session, a_council(session, seats=1)).id

    assert sitting(database, round_) == []


def test_whoever_sits_for_an_organisation_is_not_asked_to_go_on(database: Database) -> None:
    with database.transaction() as session:
        council = a_council(session, seats=1)
        method = FillingMethod.ORGANISATION_NOMINATION
        theirs = a_seat_group(session, the_term(session, council), "Foreninger", seats=1, filling_method=method)
        own, of_others = the_seats(session, council)
        a_member(session, own, a_person(session, "Amina Abdi"))
        a_member(session, of_others, a_person(session, "En Anden"))
        round_ = a_round(session, council, groups=[own.group, theirs]).id

    assert sitting(database, round_) == ["Amina Abdi", "En Anden"]
    with database.reading() as session:
        asked = continuing.members(session, round_by_id(session, round_), now=NOW)
        assert [member.person.name for member in asked] == ["Amina Abdi"]


def test_members_are_known_to_sit_for_the_group_that_follows_theirs(database: Database) -> None:
    with database.transaction() as session:
        council = a_council(session, seats=2)
        own, succeeded = the_seats(session, council)
        held = [a_member(session, seat).person_id for seat in (own, succeeded)]
        same = a_seat_group(session, a_term(session, council), own.group.label, seats=1)
        renamed = a_seat_group(session, the_term(session, council), "Borgere", seats=1)
        session.get_one(Seat, the_seats(session, council)[1].id).succeeds_id = succeeded.id
        groups = [session.get_one(SeatGroup, group.id) for group in (same, renamed)]
        round_ = a_round(session, council, groups=groups)
        stranger = a_person(session).id

        found = [group_of(session, round_, person, on=TODAY) for person in (*held, stranger)]

    assert found == [same.id, renamed.id, None]
