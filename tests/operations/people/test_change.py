"""Correcting what is known of people and organizations, and who may be shown publicly."""

from datetime import date, datetime

import pytest
from sqlalchemy import select

from recruit.foundation.audit.model import AuditDetails, AuditEntry
from recruit.foundation.refusal import Refused
from recruit.people import operations, queries
from recruit.people.model import PublicationDecision
from recruit.people.rules import (
    Classification,
    ContactKind,
    Gender,
    NameKind,
    OrganizationFacts,
    PersonFacts,
    Publication,
)
from tests.builders import BY, a_person, an_organization
from tests.conftest import Database

SHOWN = Publication("Mona Lund", date(2026, 11, 20), "Vil gerne kunne findes")
EMAIL = (ContactKind.EMAIL, "mona@fjordby.example")
PHONE = (ContactKind.PHONE, "12 34 56 78")


@pytest.fixture
def mona(database: Database):
    with database.transaction() as session:
        return a_person(session, "Mona Lund").id


@pytest.fixture
def club(database: Database):
    with database.transaction() as session:
        return an_organization(session, "Fjordby Boldklub", abbreviation="FB").id


def changes(database: Database, person_id, facts: PersonFacts, now: datetime) -> None:
    with database.transaction() as session:
        operations.change_person(session, queries.person(session, person_id), facts, by=BY, now=now)


def corrects(database: Database, organization_id, facts: OrganizationFacts, now: datetime) -> None:
    with database.transaction() as session:
        known = queries.organization(session, organization_id)
        operations.change_organization(session, known, facts, by=BY, now=now)


def last_entry(database: Database) -> tuple[str, str | None]:
    with database.reading() as session:
        chosen = select(AuditEntry.event, AuditDetails.content).join(AuditDetails)
        return tuple(session.execute(chosen.order_by(AuditEntry.number.desc()).limit(1)).one())


def test_the_log_says_which_fields_changed_and_never_to_what(database: Database, mona, now) -> None:
    facts = PersonFacts("Mona Elmi", contacts=(EMAIL, PHONE), is_protected=True, gender=Gender.WOMAN)

    changes(database, mona, facts, now)

    assert last_entry(database) == ("person.changed", '{"fields":["name","contacts","is_protected","gender"]}')
    with database.reading() as session:
        person = queries.person(session, mona)
        assert (person.name, person.is_protected, person.gender) == ("Mona Elmi", True, Gender.WOMAN)
        assert [(contact.kind, contact.value) for contact in person.contacts] == [EMAIL, PHONE]


def test_nothing_new_is_no_change(database: Database, mona, now) -> None:
    changes(database, mona, PersonFacts(" Mona  Lund "), now)

    assert last_entry(database)[0] == "person.created"


def test_a_misspelling_is_kept_as_one(database: Database, mona, now) -> None:
    changes(database, mona, PersonFacts("Mona Lundh", former=NameKind.MISSPELLING), now)

    with database.reading() as session:
        assert [(name.name, name.kind) for name in queries.person(session, mona).other_names] == [
            ("Mona Lund", NameKind.MISSPELLING)
        ]


def test_contacts_alone_make_a_new_version_so_that_a_colleague_is_told(database: Database, mona, now) -> None:
    changes(database, mona, PersonFacts("Mona Lund", contacts=(EMAIL,)), now)
    changes(database, mona, PersonFacts("Mona Lund", contacts=(PHONE, PHONE)), now)

    with database.reading() as session:
        person = queries.person(session, mona)
        assert person.version == 3
        assert [(contact.kind, contact.value) for contact in person.contacts] == [PHONE]


def test_what_cannot_be_written_changes_nothing(database: Database, mona, now) -> None:
    with pytest.raises(Refused) as refused:
        changes(database, mona, PersonFacts("", contacts=((ContactKind.EMAIL, "mona"),)), now)

    assert [refusal.code for refusal in refused.value.refusals] == ["name-missing", "contact-is-no-email"]
    assert last_entry(database)[0] == "person.created"


def test_another_name_can_be_taken_away(database: Database, mona, now) -> None:
    with database.transaction() as session:
        person = queries.person(session, mona)
        operations.take_name_away(
            session,
            person,
            operations.add_name(session, person, "Mo", NameKind.NICKNAME, by=BY, now=now),
            by=BY,
            now=now,
        )

    assert last_entry(database) == ("person.changed", '{"name_removed":"nickname"}')
    with database.reading() as session:
        assert queries.person(session, mona).other_names == []


def test_two_people_are_told_apart_once(database: Database, mona, now) -> None:
    with database.transaction() as session:
        one, other = queries.person(session, mona), a_person(session, "Mona Lundh")
        operations.tell_apart(session, one, other, by=BY, now=now)
        operations.tell_apart(session, other, one, by=BY, now=now)

    with database.reading() as session:
        assert queries.told_apart(session) == {tuple(sorted((one.id, other.id)))}


def test_nobody_is_told_apart_from_themself(database: Database, mona, now) -> None:
    with pytest.raises(Refused, match="same-person"), database.transaction() as session:
        person = queries.person(session, mona)
        operations.tell_apart(session, person, person, by=BY, now=now)


# Who may be shown


def test_whoever_is_protected_is_withheld_until_it_is_decided_otherwise(database: Database, mona, now) -> None:
    changes(database, mona, PersonFacts("Mona Lund", is_protected=True), now)
    with database.transaction() as session:
        open_to_all = a_person(session, "Bo Friis").id
        assert queries.withheld(session, [mona, open_to_all]) == {mona}
        operations.decide_publication(session, queries.person(session, mona), SHOWN, by=BY, now=now)

    with database.reading() as session:
        assert queries.withheld(session, [mona, open_to_all]) == frozenset()
    assert last_entry(database)[0] == "publication.decided"


def test_whoever_is_shown_no_longer_is_withheld_again_and_may_be_decided_about_anew(
    database: Database, mona, now
) -> None:
    changes(database, mona, PersonFacts("Mona Lund", is_protected=True), now)
    with database.transaction() as session:
        person = queries.person(session, mona)
        operations.decide_publication(session, person, SHOWN, by=BY, now=now)
        operations.revoke_publication(session, person, "Fortrudt", by=BY, now=now)

    with database.transaction() as session:
        assert queries.withheld(session, [mona]) == {mona}
        (revoked,) = queries.publications(session, mona)
        assert (revoked.revoked_by, revoked.revoked_at, revoked.revoked_because) == (BY.reference, now, "Fortrudt")
        operations.decide_publication(session, queries.person(session, mona), SHOWN, by=BY, now=now)

    with database.reading() as session:
        assert queries.withheld(session, [mona]) == frozenset()


def test_protection_is_lifted_only_after_the_decision_is_revoked(database: Database, mona, now) -> None:
    changes(database, mona, PersonFacts("Mona Lund", is_protected=True), now)
    with database.transaction() as session:
        operations.decide_publication(session, queries.person(session, mona), SHOWN, by=BY, now=now)

    with pytest.raises(Refused, match="publication-stands"):
        changes(database, mona, PersonFacts("Mona Lund"), now)


def test_only_the_protected_need_a_decision(database: Database, mona, now) -> None:
    with pytest.raises(Refused, match="person-is-not-protected"), database.transaction() as session:
        operations.decide_publication(session, queries.person(session, mona), SHOWN, by=BY, now=now)

    with database.reading() as session:
        assert session.scalars(select(PublicationDecision)).all() == []


def test_what_is_not_decided_cannot_be_revoked(database: Database, mona, now) -> None:
    with pytest.raises(Refused, match="publication-is-not-decided"), database.transaction() as session:
        operations.revoke_publication(session, queries.person(session, mona), "Fortrudt", by=BY, now=now)


def test_a_decision_is_revoked_for_a_reason(database: Database, mona, now) -> None:
    changes(database, mona, PersonFacts("Mona Lund", is_protected=True), now)

    with pytest.raises(Refused, match="field-is-empty"), database.transaction() as session:
        person = queries.person(session, mona)
        operations.decide_publication(session, person, SHOWN, by=BY, now=now)
        operations.revoke_publication(session, person, " ", by=BY, now=now)


# Organizations


def test_an_organization_is_corrected(database: Database, club, now) -> None:
    with database.transaction() as session:
        union = an_organization(session, "Idrætssamvirket").id

    facts = OrganizationFacts("Fjordby Boldklub af 1921", Classification.AUTHORITY, "FB21", union)
    corrects(database, club, facts, now)

    assert last_entry(database) == (
        "organization.changed",
        '{"fields":["name","abbreviation","classification","parent"]}',
    )
    with database.reading() as session:
        known = queries.organization(session, club)
        assert (known.newest.name, known.newest.abbreviation) == ("Fjordby Boldklub af 1921", "FB21")
        assert (known.parent_id, known.version) == (union, 2)
        assert [part.id for part in queries.parts(session, union)] == [club]


def test_an_organization_that_stays_the_same_is_not_changed(database: Database, club, now) -> None:
    corrects(database, club, OrganizationFacts("Fjordby Boldklub", abbreviation="FB"), now)

    assert last_entry(database)[0] == "organization.created"


def test_an_abbreviation_can_be_taken_away(database: Database, club, now) -> None:
    corrects(database, club, OrganizationFacts("Fjordby Boldklub"), now)

    with database.reading() as session:
        assert queries.organization(session, club).newest.abbreviation is None


def test_an_organization_is_not_part_of_what_is_part_of_it(database: Database, club, now) -> None:
    with database.transaction() as session:
        ids = [club]
        for name in ("Ungdomsafdelingen", "Pigeholdet"):
            parent = queries.organization(session, ids[-1])
            made = operations.create_organization(
                session, name, Classification.ASSOCIATION, by=BY, now=now, parent=parent
            )
            ids.append(made.id)

    for parent in ids:
        with pytest.raises(Refused, match="parent-is-part-of-it"):
            corrects(database, club, OrganizationFacts("Fjordby Boldklub", parent=parent), now)
    corrects(database, ids[2], OrganizationFacts("Pigeholdet", parent=club), now)


def test_a_new_name_may_come_with_a_new_abbreviation(database: Database, club, now) -> None:
    with database.transaction() as session:
        known = queries.organization(session, club)
        operations.rename_organization(
            session, known, "Fjordby IF", since=date(2022, 1, 1), by=BY, now=now, abbreviation="FIF"
        )

    with database.reading() as session:
        known = queries.organization(session, club)
        assert known.abbreviation_on(date(2021, 12, 31)) == "FB"
        assert known.abbreviation_on(date(2022, 1, 1)) == "FIF"
        assert known.version == 2
