"""The database itself keeps people and organizations in order."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from recruit.people.model import ContactDetail, Organization, OrganizationName, Person, PersonName
from tests.constraints.conftest import Refused, World

Write = Callable[..., None]


def a_name(world: World, **changes: Any) -> dict[str, Any]:
    row = {
        "id": uuid4(),
        "organization_id": world.organization,
        "name": "Fjordby IF",
        "sort_key": "f",
        "search_key": "f",
    }
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


@pytest.mark.parametrize(
    ("table", "column"), [(PersonName, "kind"), (ContactDetail, "kind"), (Organization, "classification")]
)
def test_a_kind_comes_from_its_list(world: World, refuses: Refused, table: Any, column: str) -> None:
    texts = {"name": "x", "search_key": "x", "value": "x", "version": 1, "person_id": world.person}
    known = {name: value for name, value in texts.items() if name in table.__table__.columns}

    refuses(f"ck_{table.__tablename__}_{column}_known", table, known | {"id": uuid4(), column: "nonsense"})
