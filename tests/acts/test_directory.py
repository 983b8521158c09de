"""The people whom a member of staff may see, and who may be written down twice."""

from datetime import date

import pytest

from recruit.acts import directory, history, merging
from recruit.acts.directory import Only, Wanted
from recruit.foundation.refusal import NotFound
from recruit.people import operations, queries
from recruit.people.rules import NameKind
from recruit.reports import career
from recruit.reports.places import places
from tests.builders import BY, NOW, a_council, a_member, a_person, the_seats
from tests.conftest import Database, made_once

TODAY = date(2026, 11, 21)


@pytest.fixture
@made_once
def world(database: Database):
    """Amina sits in the council within reach, which is returned, Bo in another one, Carl nowhere."""
    with database.transaction() as session:
        own, other = a_council(session, seats=1), a_council(session, "Ældrerådet", seats=1)
        for body, name in ((own, "Amina Rahimi"), (other, "Bo Friis")):
            a_member(session, the_seats(session, body)[0], a_person(session, name))
        operations.add_name(
            session, a_person(session, "Carl Dam", is_protected=True), "Calle", NameKind.NICKNAME, by=BY, now=NOW
        )
        return [own.id]


EVERYBODY = Wanted()


def listed(database: Database, wanted: Wanted = EVERYBODY, reach=None, page=1, size=50):
    with database.reading() as session:
        found, number = directory.listed(session, wanted, on=TODAY, reach=reach, page=page, size=size)
        return [line.person.name for line in found], number


def test_whoever_looks_after_all_councils_sees_everybody(database: Database, world) -> None:
    assert listed(database) == (["Amina Rahimi", "Bo Friis", "Carl Dam"], 3)
    assert listed(database, page=2, size=2) == (["Carl Dam"], 3)


def test_whoever_looks_after_one_sees_its_people_and_those_without_a_place(database: Database, world) -> None:
    assert listed(database, reach=world) == (["Amina Rahimi", "Carl Dam"], 2)
    assert listed(database, reach=[]) == (["Carl Dam"], 1)


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (Wanted("call"), ["Carl Dam"]),
        (Wanted("da ca"), ["Carl Dam"]),
        (Wanted("ina"), []),
        (Wanted("!"), []),
        (Wanted(only=Only.SITTING), ["Amina Rahimi", "Bo Friis"]),
        (Wanted(only=Only.PROTECTED), ["Carl Dam"]),
        (Wanted("bo", Only.PROTECTED), []),
    ],
)
def test_the_list_is_narrowed_down(database: Database, world, wanted: Wanted, names: list[str]) -> None:
    assert listed(database, wanted) == (names, len(names))


def test_whoever_sits_elsewhere_is_not_found(database: Database, world) -> None:
    with database.reading() as session:
        people = {person.name: person.id for person in queries.people(session)}
        assert directory.person_open_to(session, people["Amina Rahimi"], world).name == "Amina Rahimi"
        with pytest.raises(NotFound):
            directory.person_open_to(session, people["Bo Friis"], world)


def test_pairs_are_suggested_until_they_are_told_apart_or_merged(database: Database, world) -> None:
    with database.transaction() as session:
        a_person(session, "Amina Rahimmi")
        a_person(session, "Karl Dam")

    def pairs(reach=None):
        with database.reading() as session:
            found, number = directory.duplicates(session, reach=reach)
            assert number == len(found)
            return {frozenset((pair.one.name, pair.other.name)): (pair.one.id, pair.other.id) for pair in found}

    found = pairs()
    amina, carl = frozenset(("Amina Rahimi", "Amina Rahimmi")), frozenset(("Carl Dam", "Karl Dam"))
    assert set(found) == {amina, carl} == set(pairs(world))
    assert set(pairs([])) == {carl}
    with database.transaction() as session:
        one, other = (queries.person(session, each) for each in found[carl])
        operations.tell_apart(session, one, other, by=BY, now=NOW)
        one, other = merging.both(session, *found[amina], reach=None, for_change=True)
        merging.merge(session, one, other, by=BY, now=NOW, reach=None)

    assert pairs() == {}
    with database.reading() as session:
        assert directory.alike_to(session, queries.person(session, found[carl][0]), reach=None) == []


def test_the_history_of_a_person_tells_of_places_and_merges(database: Database, world) -> None:
    with database.transaction() as session:
        people = {person.name: person.id for person in queries.people(session)}
        one, other = merging.both(session, people["Amina Rahimi"], people["Carl Dam"], reach=None, for_change=True)
        merging.merge(session, one, other, by=BY, now=NOW, reach=None)

    with database.reading() as session:
        held = {place.membership for place in places(session, one.id)}
        entries = history.about_person(session, one.id, held, size=50)
        assert [entry.event for entry in entries] == [
            "person.merged",
            "person.changed",
            "person.created",
            "membership.created",
            "person.created",
        ]
        assert history.about_person(session, one.id, (), size=1)[0].event == "person.merged"
        assert career.letters(session, one.id, (), within=None, page=1, size=5) == ([], False)
