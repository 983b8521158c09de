"""Writing down people and organizations: the row, the log, the refusals."""

from datetime import date, datetime

import pytest
from sqlalchemy import select

from recruit.foundation.audit.model import AuditEntry
from recruit.foundation.refusal import NotFound, Refused
from recruit.people import operations, queries
from recruit.people.model import Person
from recruit.people.rules import Classification, NameKind
from tests.builders import BY, a_person, an_organization
from tests.conftest import Database


def events(database: Database) -> list[str]:
    with database.reading() as session:
        return list(session.scalars(select(AuditEntry.event).order_by(AuditEntry.number)))


def test_a_person_is_written_down_with_what_sorts_and_finds_the_name(database: Database, now: datetime) -> None:
    with database.transaction() as session:
        made = operations.create_person(session, "  Åse  Æbelø ", by=BY, now=now).id

    with database.reading() as session:
        person = queries.person(session, made)
        assert (person.name, person.search_key, person.is_protected) == ("Åse Æbelø", "aase aebeloe", False)
        assert person.sort_key > "z"
    assert events(database) == ["person.created"]


def test_what_is_no_name_leaves_no_row(database: Database, now: datetime) -> None:
    with pytest.raises(Refused, match="name-missing"), database.transaction() as session:
        operations.create_person(session, " ", by=BY, now=now)

    with database.reading() as session:
        assert queries.people(session) == []
    assert events(database) == []


def test_people_stand_in_danish_order(database: Database) -> None:
    with database.transaction() as session:
        for name in ("Åse Holm", "Aase Bech", "Ørjan Dam", "Zoe Friis", "Ældis Juhl", "Anna Kaya"):
            a_person(session, name)

    with database.reading() as session:
        names = [person.name for person in queries.people(session)]
    assert names == ["Anna Kaya", "Zoe Friis", "Ældis Juhl", "Ørjan Dam", "Aase Bech", "Åse Holm"]


def test_another_name_is_added_once(database: Database, now: datetime) -> None:
    with database.transaction() as session:
        person = a_person(session, "Ummu Kulthum Dahir")
        first = operations.add_name(session, person, "Ummy", NameKind.NICKNAME, by=BY, now=now)
        again = operations.add_name(session, person, " Ummy ", NameKind.ALIAS, by=BY, now=now)

        assert again is first
    assert events(database) == ["person.created", "person.changed"]


def test_who_changes_name_is_still_found_by_the_former_one(database: Database, now: datetime) -> None:
    with database.transaction() as session:
        person = a_person(session, "Mona Lund")
        operations.rename(session, person, "Mona Lund Elmi", by=BY, now=now)
        made = person.id

    with database.reading() as session:
        person = queries.person(session, made)
        assert person.name == "Mona Lund Elmi"
        assert [(other.name, other.kind) for other in person.other_names] == [("Mona Lund", NameKind.FORMER)]


def test_the_same_name_is_no_change(database: Database, now: datetime) -> None:
    with database.transaction() as session:
        operations.rename(session, a_person(session, "Mona Lund"), "Mona  Lund", by=BY, now=now)

    assert events(database) == ["person.created"]


def test_an_unknown_person_is_not_found(database: Database) -> None:
    with database.transaction() as session:
        known = a_person(session).id
    with database.reading() as session, pytest.raises(NotFound):
        queries.person(session, type(known)(int=0))


def test_a_renamed_organization_keeps_its_old_name_on_old_days(database: Database, now: datetime) -> None:
    with database.transaction() as session:
        committee = an_organization(session, "Socialudvalget", Classification.STANDING_COMMITTEE)
        operations.rename_organization(
            session, committee, "Social- og Beskæftigelsesudvalget", since=date(2022, 1, 1), by=BY, now=now
        )
        made = committee.id

    with database.reading() as session:
        committee = queries.organization(session, made)
        assert committee.name_on(date(2021, 12, 31)) == "Socialudvalget"
        assert committee.name_on(date(2022, 1, 1)) == "Social- og Beskæftigelsesudvalget"
        assert committee.newest.name == "Social- og Beskæftigelsesudvalget"
    assert events(database) == ["organization.created", "organization.renamed"]


def test_a_name_does_not_begin_before_the_newest(database: Database, now: datetime) -> None:
    with database.transaction() as session:
        club = an_organization(session)
        operations.rename_organization(session, club, "Fjordby IF", since=date(2022, 1, 1), by=BY, now=now)
        made = club.id

    with pytest.raises(Refused, match="renamed-later-already"), database.transaction() as session:
        club = queries.organization(session, made)
        operations.rename_organization(session, club, "Fjordby FC", since=date(2022, 1, 1), by=BY, now=now)


def test_an_organization_is_found_by_any_of_its_names(database: Database, now: datetime) -> None:
    with database.transaction() as session:
        club = an_organization(session, "Fjordby Boldklub", abbreviation="FB")
        operations.rename_organization(session, club, "Fjordby IF", since=date(2022, 1, 1), by=BY, now=now)
        made = club.id

    with database.reading() as session:
        found = [queries.organization_called(session, name) for name in ("fjordby boldklub", "FB", "Fjordby IF")]
        assert [one.id for one in found if one] == [made] * 3
        assert queries.organization_called(session, "Fjordby") is None
        assert queries.organization_called(session, " ") is None


def test_a_name_that_fits_two_organizations_finds_neither(database: Database) -> None:
    with database.transaction() as session:
        an_organization(session, "Boligforeningen")
        an_organization(session, "Boligforeningen")

    with database.reading() as session:
        assert queries.organization_called(session, "Boligforeningen") is None


def test_organizations_stand_in_danish_order_by_their_newest_name(database: Database) -> None:
    with database.transaction() as session:
        for name in ("Ældre Sagen Fjordby", "Boligforeningen", "Aalykke Skole"):
            an_organization(session, name)

    with database.reading() as session:
        names = [organization.newest.name for organization in queries.organizations(session)]
    assert names == ["Boligforeningen", "Ældre Sagen Fjordby", "Aalykke Skole"]


def test_a_protected_person_is_marked(database: Database) -> None:
    with database.transaction() as session:
        made = a_person(session, is_protected=True).id

    with database.reading() as session:
        assert session.get_one(Person, made).is_protected
