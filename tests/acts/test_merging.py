"""Two people who turn out to be one: everything moves, the name lives on, and it can be undone."""

from concurrent.futures import ThreadPoolExecutor, wait
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import select

from recruit.acts import merging
from recruit.appointments import operations as appointments
from recruit.appointments.model import Membership, OfficeHolding
from recruit.appointments.rules import Office
from recruit.bodies.rules import SubstituteArrangement
from recruit.foundation.audit.model import AuditEntry
from recruit.foundation.refusal import Refused
from recruit.people import operations, queries
from recruit.people.model import ContactDetail, Person, PersonMerge, PersonName
from recruit.people.rules import ContactKind, Gender, NameKind, PersonFacts, Publication
from tests.builders import BY, a_council, a_member, a_person, a_seat_group, a_substitute, the_seats, the_term
from tests.conftest import Database, made_once


def people(session, *names):
    return [a_person(session, name).id for name in names]


def merge(database: Database, kept, merged, now, reach=None):
    """Merge two people by their ids and return the id of the merge."""
    with database.transaction() as session:
        one, other = (queries.person(session, each, for_change=True) for each in (kept, merged))
        return merging.merge(session, one, other, by=BY, now=now, reach=reach).id


def undo(database: Database, merge_id, now, reach=None):
    with database.transaction() as session:
        merging.undo(session, queries.merge(session, merge_id, for_change=True), by=BY, now=now, reach=reach)


def refused(database: Database, kept, merged, now, reach=None):
    """Return why two people cannot be merged."""
    with pytest.raises(Refused) as reasons:
        merge(database, kept, merged, now, reach)
    return [refusal.code for refusal in reasons.value.refusals]


def all_rows(database: Database) -> dict[str, Any]:
    """Return what stands of people and their places, without the versions, which count every change."""
    with database.reading() as session:
        rows = {}
        for table in (Person, PersonName, ContactDetail, Membership, OfficeHolding):
            columns = [column for column in table.__table__.columns if column.name != "version"]
            rows[table.__tablename__] = sorted(map(repr, session.execute(select(*columns))))
        return rows


@pytest.fixture
@made_once
def two(database: Database, now: datetime):
    """Masud Kadivari sits on a seat and is chair; Masud Kadkivari was a member before, with more names and contacts."""
    with database.transaction() as session:
        body = a_council(session, seats=2)
        seat, _ = the_seats(session, body)
        kept, merged = a_person(session, "Masud Kadivari"), a_person(session, "Masud Kadkivari")
        chair = a_member(session, seat, kept)
        appointments.hold_office(session, chair, Office.CHAIR, since=date(2026, 1, 1), by=BY, now=now)
        earlier = a_council(session, "Ældrerådet", seats=1, term="2022-2025")
        former = a_member(session, the_seats(session, earlier)[0], merged, since="2022-01-01")
        appointments.hold_office(session, former, Office.VICE_CHAIR, since=date(2022, 1, 1), by=BY, now=now)
        operations.add_name(session, merged, "Masse", NameKind.NICKNAME, by=BY, now=now)
        contacts = ((ContactKind.PHONE, "12 34 56 78"), (ContactKind.EMAIL, "masud@fjordby.example"))
        facts = PersonFacts("Masud Kadkivari", contacts=contacts, is_protected=True, gender=Gender.MAN)
        operations.change_person(session, merged, facts, by=BY, now=now)
        operations.change_person(session, kept, PersonFacts("Masud Kadivari", contacts=contacts[1:]), by=BY, now=now)
        return kept.id, merged.id


def test_places_names_and_contacts_are_the_kept_persons_afterwards(database: Database, two, now) -> None:
    merge(database, *two, now)

    with database.reading() as session:
        person = queries.person(session, two[0])
        places = session.scalars(select(Membership.person_id)).all()
        assert set(places) == {two[0]}
        assert {(name.name, name.kind) for name in person.other_names} == {
            ("Masud Kadkivari", NameKind.ALIAS),
            ("Masse", NameKind.NICKNAME),
        }
        assert {contact.value for contact in person.contacts} == {"12 34 56 78", "masud@fjordby.example"}
        assert (person.is_protected, person.gender) == (True, Gender.MAN)


def test_whoever_was_merged_is_met_as_the_kept_person(database: Database, two, now) -> None:
    merge(database, *two, now)

    with database.reading() as session:
        assert queries.person(session, two[1]).id == two[0]
        assert [person.id for person in queries.people(session)] == [two[0]]


def test_undoing_gives_back_exactly_what_was(database: Database, two, now) -> None:
    before = all_rows(database)
    made = merge(database, *two, now)
    assert all_rows(database) != before

    undo(database, made, now)

    assert all_rows(database) == before
    with database.reading() as session:
        events = session.scalars(select(AuditEntry.event).order_by(AuditEntry.number.desc()).limit(2)).all()
        assert events == ["person.merge_undone", "person.merged"]
        assert len(queries.people(session)) == 2


def test_two_can_be_merged_again_after_it_was_undone(database: Database, two, now) -> None:
    undo(database, merge(database, *two, now), now)

    again = merge(database, two[1], two[0], now)

    with database.reading() as session:
        assert session.get_one(PersonMerge, again).kept_id == two[1]


def test_what_came_after_the_merge_stays_with_the_kept_person(database: Database, two, now) -> None:
    made = merge(database, *two, now)
    with database.transaction() as session:
        council = a_council(session, "Handicaprådet", seats=1)
        new = a_member(session, the_seats(session, council)[0], queries.person(session, two[0])).id

    undo(database, made, now)

    with database.reading() as session:
        assert session.get_one(Membership, new).person_id == two[0]


def test_what_was_forgotten_after_the_merge_stays_forgotten(database: Database, two, now) -> None:
    made = merge(database, *two, now)
    with database.transaction() as session:
        person = queries.person(session, two[0])
        for name in list(person.other_names):
            operations.take_name_away(session, person, name, by=BY, now=now)

    undo(database, made, now)

    with database.reading() as session:
        assert session.scalars(select(PersonName)).all() == []


def test_protection_stays_where_it_was_decided_since_to_show_the_person(database: Database, two, now) -> None:
    made = merge(database, *two, now)
    with database.transaction() as session:
        shown = Publication("Masud Kadivari", date(2026, 11, 20), "Ønsker det selv")
        operations.decide_publication(session, queries.person(session, two[0]), shown, by=BY, now=now)

    undo(database, made, now)

    with database.reading() as session:
        assert queries.person(session, two[0]).is_protected


def test_nobody_has_two_seats_of_a_council_at_once(database: Database, now) -> None:
    with database.transaction() as session:
        seats = the_seats(session, a_council(session, seats=2))
        kept, merged = (a_member(session, seat).person_id for seat in seats)
    before = all_rows(database)

    assert refused(database, kept, merged, now) == ["merge-two-seats"]
    assert all_rows(database) == before


def test_two_seats_of_a_council_one_after_the_other_are_no_hindrance(database: Database, now) -> None:
    with database.transaction() as session:
        first, second = the_seats(session, a_council(session, seats=2))
        kept = a_member(session, first, last_day="2026-06-30").person_id
        merged = a_member(session, second, since="2026-07-01").person_id

    assert merge(database, kept, merged, now)


@pytest.mark.parametrize(
    "arrangement", [each for each in SubstituteArrangement if each is not SubstituteArrangement.NONE]
)
def test_nobody_stands_in_for_themself(database: Database, now, arrangement: SubstituteArrangement) -> None:
    with database.transaction() as session:
        body = a_council(session, seats=0)
        group = a_seat_group(session, the_term(session, body), seats=1, arrangement=arrangement)
        (seat,) = the_seats(session, body)
        member = a_member(session, seat)
        bound = {
            SubstituteArrangement.PERSONAL: {"member": member},
            SubstituteArrangement.ORGANISATION: {"seat": seat},
        }
        merged = a_substitute(session, group, **bound.get(arrangement, {})).person_id

    assert refused(database, member.person_id, merged, now) == ["merge-member-and-substitute"]


def test_the_substitute_of_another_organisations_seat_may_be_a_member(database: Database, now) -> None:
    with database.transaction() as session:
        body = a_council(session, seats=0)
        group = a_seat_group(session, the_term(session, body), seats=2, arrangement=SubstituteArrangement.ORGANISATION)
        first, second = the_seats(session, body)
        kept = a_member(session, first).person_id
        merged = a_substitute(session, group, seat=second).person_id

    assert merge(database, kept, merged, now)


def test_nobody_stands_twice_on_a_list(database: Database, now) -> None:
    with database.transaction() as session:
        group = the_seats(session, a_council(session, seats=1))[0].group
        kept, merged = (a_substitute(session, group).person_id for _ in range(2))

    assert refused(database, kept, merged, now) == ["merge-twice-on-the-list"]


def test_nobody_is_merged_with_themself(database: Database, two, now) -> None:
    assert refused(database, two[0], two[0], now) == ["same-person"]

    merge(database, *two, now)

    assert refused(database, two[0], two[1], now) == ["same-person"]


def test_of_two_who_merge_the_same_people_at_once_one_does(database: Database, two, now) -> None:
    """One of them keeps the first, the other the second: whoever comes later is told that they are one already."""

    def act(kept, merged) -> None:
        with database.transaction() as session:
            one, other = merging.both(session, kept, merged, reach=None, for_change=True)
            merging.merge(session, one, other, by=BY, now=now, reach=None)

    with ThreadPoolExecutor() as threads, database.transaction() as session:
        one, other = merging.both(session, *two, reach=None, for_change=True)
        merging.merge(session, one, other, by=BY, now=now, reach=None)
        later = threads.submit(act, *reversed(two))
        wait([later], timeout=0.3)

    with pytest.raises(Refused, match="same-person"):
        later.result()


def test_a_merge_is_undone_once(database: Database, two, now) -> None:
    made = merge(database, *two, now)
    undo(database, made, now)

    with pytest.raises(Refused, match="merge-is-undone"):
        undo(database, made, now)


def test_merges_are_undone_from_the_newest(database: Database, two, now) -> None:
    first = merge(database, *two, now)
    with database.transaction() as session:
        (third,) = people(session, "Masoud Kadivari")
    second = merge(database, third, two[0], now)

    with pytest.raises(Refused, match="merged-further"):
        undo(database, first, now)
    with database.reading() as session:
        assert queries.person(session, two[1]).id == third
    undo(database, second, now)
    undo(database, first, now)

    with database.reading() as session:
        assert len(queries.people(session)) == 3


def test_whoever_looks_after_one_council_merges_nobody_of_another(database: Database, two, now) -> None:
    with database.transaction() as session:
        own = a_council(session, "Handicaprådet").id

    assert refused(database, *two, now, reach=[own]) == ["merge-beyond-reach"]

    made = merge(database, *two, now)
    with pytest.raises(Refused, match="merge-beyond-reach"):
        undo(database, made, now, reach=[own])


def test_people_without_a_place_can_be_merged_by_everybody(database: Database, now) -> None:
    with database.transaction() as session:
        own = a_council(session).id
        kept, merged = people(session, "Mina Dam", "Mina Damm")

    assert merge(database, kept, merged, now, reach=[own])
