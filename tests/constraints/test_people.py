"""The database itself keeps people and organizations in order."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest

from recruit.people.model import (
    ContactDetail,
    Organization,
    OrganizationName,
    Person,
    PersonDistinction,
    PersonMerge,
    PersonName,
    PublicationDecision,
)
from tests.constraints.conftest import Refused, World

Write = Callable[..., None]

AT = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)


def a_name(world: World, **changes: Any) -> dict[str, Any]:
    row = {
        "id": uuid4(),
        "organization_id": world.organization,
        "name": "Fjordby IF",
        "sort_key": "f",
        "search_key": "f",
    }
    return row | changes


def a_decision(world: World, **changes: Any) -> dict[str, Any]:
    row = {
        "id": uuid4(),
        "person_id": world.person,
        "decided_by": "Personen selv",
        "decided_on": date(2026, 11, 20),
        "reason": "Vil gerne kunne kontaktes",
        "by": "system",
        "at": AT,
    }
    return row | changes


def a_merge(world: World, **changes: Any) -> dict[str, Any]:
    row = {"id": uuid4(), "kept_id": world.person, "merged_id": world.stranger, "moved": {}, "by": "system", "at": AT}
    return row | changes


def test_a_person_has_a_name(world: World, refuses: Refused) -> None:
    refuses("ck_person_has_a_name", Person, {"name": "  "}, at=world.person)


def test_another_name_of_a_person_is_not_blank(world: World, refuses: Refused) -> None:
    row = {"id": uuid4(), "person_id": world.person, "kind": "alias", "name": " ", "search_key": ""}
    refuses("ck_person_name_has_a_name", PersonName, row)


def test_a_person_has_another_name_only_once(world: World, write: Write, refuses: Refused) -> None:
    row = {"id": uuid4(), "person_id": world.person, "kind": "alias", "name": "Mina", "search_key": "mina"}
    write(PersonName, row)

    refuses("uq_person_name_person_id_name|person_name.person_id, person_name.name", PersonName, row | {"id": uuid4()})


def test_a_contact_has_a_value(world: World, refuses: Refused) -> None:
    row = {"id": uuid4(), "person_id": world.person, "kind": "email", "value": ""}
    refuses("ck_contact_detail_has_a_value", ContactDetail, row)


def test_a_contact_stands_once(world: World, write: Write, refuses: Refused) -> None:
    row = {"id": uuid4(), "person_id": world.person, "kind": "email", "value": "amina@example.dk"}
    write(ContactDetail, row)

    reason = "uq_contact_detail|contact_detail.person_id, contact_detail.kind, contact_detail.value"
    refuses(reason, ContactDetail, row | {"id": uuid4()})


def test_an_organization_is_not_its_own_parent(world: World, refuses: Refused) -> None:
    change = {"parent_id": world.organization}
    refuses("ck_organization_not_its_own_parent", Organization, change, at=world.organization)


def test_a_name_of_an_organization_is_not_blank(world: World, refuses: Refused) -> None:
    refuses("ck_organization_name_has_a_name", OrganizationName, a_name(world, name=" ", since=date(2030, 1, 1)))


def test_a_name_begins_before_it_ends(world: World, refuses: Refused) -> None:
    row = a_name(world, since=date(2020, 1, 1), until=date(2020, 1, 1))
    refuses("ck_organization_name_begins_before_it_ends", OrganizationName, row)


def test_an_organization_has_one_name_a_day(world: World, refuses: Refused) -> None:
    refuses("organization_has_one_name_a_day", OrganizationName, a_name(world, since=date(2030, 1, 1)))


def test_an_abbreviation_is_not_blank(world: World, refuses: Refused) -> None:
    row = a_name(world, since=date(2030, 1, 1), abbreviation=" ", abbreviation_key="")
    refuses("ck_organization_name_abbreviation_is_not_blank", OrganizationName, row)


def test_an_abbreviation_can_be_found(world: World, refuses: Refused) -> None:
    row = a_name(world, since=date(2030, 1, 1), abbreviation="FIF")
    refuses("ck_organization_name_abbreviation_is_found", OrganizationName, row)


def test_a_person_is_of_no_gender_but_the_known_ones(world: World, refuses: Refused) -> None:
    refuses("ck_person_gender_known", Person, {"gender": "nonsense"}, at=world.person)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"decided_by": " "}, "decided_by_somebody"),
        ({"reason": " "}, "has_a_reason"),
        ({"revoked_at": AT, "revoked_because": "Fortrudt"}, "revoked_by_somebody"),
        ({"revoked_at": AT, "revoked_by": "system"}, "revoked_with_a_reason"),
    ],
)
def test_a_decision_to_show_a_person_says_who_and_why(
    world: World, refuses: Refused, changes: dict[str, Any], reason: str
) -> None:
    refuses(f"ck_publication_decision_{reason}", PublicationDecision, a_decision(world, **changes))


def test_one_decision_to_show_a_person_stands_at_a_time(world: World, write: Write, refuses: Refused) -> None:
    revoked = {"revoked_at": AT, "revoked_by": "system", "revoked_because": "Fortrudt"}
    write(PublicationDecision, a_decision(world, **revoked))
    write(PublicationDecision, a_decision(world))

    refuses("uq_publication_decision_standing|publication_decision.person_id", PublicationDecision, a_decision(world))


def test_nobody_is_merged_with_themself(world: World, refuses: Refused) -> None:
    refuses("ck_person_merge_of_two_people", PersonMerge, a_merge(world, merged_id=world.person))


def test_a_merge_is_undone_by_somebody(world: World, refuses: Refused) -> None:
    refuses("ck_person_merge_undone_by_somebody", PersonMerge, a_merge(world, undone_at=AT))


def test_a_person_is_merged_into_one_other_at_a_time(world: World, write: Write, refuses: Refused) -> None:
    write(PersonMerge, a_merge(world, undone_at=AT, undone_by="system"))
    write(PersonMerge, a_merge(world))

    refuses("uq_person_merge_standing|person_merge.merged_id", PersonMerge, a_merge(world))


def test_two_people_are_told_apart_once(world: World, write: Write, refuses: Refused) -> None:
    first, second = sorted((world.person, world.stranger))
    row = {"one_id": first, "other_id": second, "by": "system", "at": AT}
    write(PersonDistinction, {"id": uuid4(), **row})

    reason = "uq_person_distinction|person_distinction.one_id, person_distinction.other_id"
    refuses(reason, PersonDistinction, {"id": uuid4(), **row})
    turned = row | {"one_id": second, "other_id": first}
    refuses("ck_person_distinction_of_two_people_in_order", PersonDistinction, {"id": uuid4(), **turned})


@pytest.mark.parametrize(
    ("table", "column"), [(PersonName, "kind"), (ContactDetail, "kind"), (Organization, "classification")]
)
def test_a_kind_comes_from_its_list(world: World, refuses: Refused, table: Any, column: str) -> None:
    texts = {"name": "x", "search_key": "x", "value": "x", "version": 1, "person_id": world.person}
    known = {name: value for name, value in texts.items() if name in table.__table__.columns}

    refuses(f"ck_{table.__tablename__}_{column}_known", table, known | {"id": uuid4(), column: "nonsense"})
