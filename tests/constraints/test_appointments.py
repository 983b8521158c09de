"""The database itself refuses a place or an office that cannot be."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from recruit.appointments.model import Membership, OfficeHolding
from recruit.bodies.model import Seat
from tests.builders import a_council, the_seats
from tests.conftest import Database
from tests.constraints.conftest import Refused, World

Write = Callable[..., None]
NEW_YEAR = date(2026, 1, 1)
JUNE = date(2026, 6, 1)


def an_office(world: World, **changes: Any) -> dict[str, Any]:
    row = {"id": uuid4(), "membership_id": world.member, "office": "chair", "since": NEW_YEAR, "version": 1}
    return row | changes


def test_the_row_that_the_others_change_is_accepted(world: World, write: Write) -> None:
    write(Membership, world.membership())
    write(OfficeHolding, an_office(world))


def test_the_substitute_that_the_others_change_is_accepted(world: World, write: Write) -> None:
    write(Membership, world.substitute_row())


# Days


def test_a_membership_begins_before_it_ends(world: World, refuses: Refused) -> None:
    refuses("ck_membership_begins_before_it_ends", Membership, world.membership(until=NEW_YEAR))


def test_a_reason_needs_an_end(world: World, refuses: Refused) -> None:
    refuses("ck_membership_reason_needs_an_end", Membership, world.membership(end_reason="resigned"))


# One seat, one member


def test_two_members_never_share_a_seat_on_a_day(world: World, refuses: Refused) -> None:
    refuses("seat_has_one_member_a_day", Membership, world.membership(seat_id=world.seat, since=JUNE))


def test_a_member_never_moves_to_a_seat_that_is_taken(world: World, write: Write, refuses: Refused) -> None:
    row = world.membership()
    write(Membership, row)

    refuses("seat_has_one_member_a_day", Membership, {"seat_id": world.seat}, at=row["id"])


def test_a_seat_may_be_taken_the_day_after_it_is_left(world: World, write: Write) -> None:
    write(Membership, {"until": JUNE}, at=world.member)

    write(Membership, world.membership(seat_id=world.seat, since=JUNE))


def test_a_seat_may_not_be_taken_on_the_last_day_of_whoever_leaves(
    world: World, write: Write, refuses: Refused
) -> None:
    write(Membership, {"until": JUNE}, at=world.member)

    row = world.membership(seat_id=world.seat, since=JUNE - timedelta(days=1))
    refuses("seat_has_one_member_a_day", Membership, row)


# Substitutes


def test_a_member_is_not_the_substitute_of_the_same_seat(world: World, refuses: Refused) -> None:
    row = world.substitute_row(person_id=world.person, arrangement="organisation", seat_id=world.seat, rank=None)
    refuses("member_is_no_substitute_of_the_seat", Membership, row)


def test_a_member_is_not_on_the_list_behind_the_same_group(world: World, refuses: Refused) -> None:
    refuses("member_is_no_substitute_in_the_group", Membership, world.substitute_row(person_id=world.person))


def test_a_member_is_not_the_personal_substitute_of_the_same_seat(world: World, refuses: Refused) -> None:
    row = world.substitute_row(
        person_id=world.person, arrangement="personal", substitute_for_id=world.member, rank=None
    )
    refuses("member_is_no_substitute_in_the_group", Membership, row)


def test_a_substitute_of_one_organisation_may_sit_for_another(world: World, write: Write) -> None:
    row = world.substitute_row(person_id=world.person, arrangement="organisation", seat_id=world.vacant, rank=None)

    write(Membership, row)


def test_a_former_member_may_become_substitute(world: World, write: Write) -> None:
    write(Membership, {"until": JUNE}, at=world.member)

    write(Membership, world.substitute_row(person_id=world.person, since=JUNE))


def test_a_list_has_one_substitute_a_rank(world: World, refuses: Refused) -> None:
    refuses("list_has_one_substitute_a_rank", Membership, world.substitute_row(rank=1))


# One shape for each arrangement


@pytest.mark.parametrize(
    ("constraint", "change"),
    [
        ("member_has_a_seat", {"seat_id": None}),
        ("member_has_a_seat", {"rank": 1}),
        ("associate_has_no_seat", {"role": "associate"}),
        ("substitute_has_an_arrangement", {"arrangement": "organisation"}),
        ("substitute_has_an_arrangement", {"role": "substitute"}),
        ("ranked_from_one", {"role": "substitute", "arrangement": "organisation", "rank": 0}),
        ("on_behalf_of_one_thing", {"on_behalf_of_text": "skoleområdet", "on_behalf_of_id": "organization"}),
    ],
)
def test_a_place_has_the_shape_of_its_role(
    world: World, refuses: Refused, constraint: str, change: dict[str, Any]
) -> None:
    row = world.membership(**change)
    if row.get("on_behalf_of_id"):
        row["on_behalf_of_id"] = world.organization
    refuses(f"ck_membership_{constraint}", Membership, row)


@pytest.mark.parametrize(
    ("constraint", "change"),
    [
        ("arrangement_is_one", {"arrangement": "none", "rank": None}),
        ("personal_substitute", {"arrangement": "personal"}),
        ("personal_substitute", {"arrangement": "personal", "seat_id": "vacant", "substitute_for_id": "member"}),
        ("list_substitute", {"rank": None}),
        ("list_substitute", {"seat_id": "vacant"}),
        ("list_substitute", {"substitute_for_id": "member"}),
        ("organisation_substitute", {"arrangement": "organisation"}),
        (
            "organisation_substitute",
            {"arrangement": "organisation", "seat_id": "vacant", "substitute_for_id": "member"},
        ),
        ("political_group_substitute", {"arrangement": "political_group"}),
        ("political_group_substitute", {"arrangement": "political_group", "rank": None, "seat_id": "vacant"}),
    ],
)
def test_a_substitute_has_the_shape_of_the_arrangement(
    world: World, refuses: Refused, constraint: str, change: dict[str, Any]
) -> None:
    ids = ("seat_id", "substitute_for_id")
    row = world.substitute_row(
        **{name: getattr(world, value) if name in ids else value for name, value in change.items()}
    )

    refuses(f"ck_membership_{constraint}", Membership, row)


def test_nobody_is_their_own_substitute(world: World, refuses: Refused) -> None:
    row = world.substitute_row(arrangement="personal", rank=None)
    refuses("ck_membership_not_own_substitute", Membership, row | {"substitute_for_id": row["id"]})


def test_a_seat_belongs_to_the_group_of_the_membership(database: Database, world: World, refuses: Refused) -> None:
    with database.transaction() as session:
        elsewhere = the_seats(session, a_council(session, "Ældrerådet"))[0].id

    refuses("fk_membership_seat_of_its_group|FOREIGN KEY", Membership, world.membership(seat_id=elsewhere))


def test_a_personal_substitute_belongs_to_the_group_of_the_member(
    database: Database, world: World, refuses: Refused
) -> None:
    with database.transaction() as session:
        elsewhere = the_seats(session, a_council(session, "Ældrerådet"))[0].seat_group_id

    row = world.substitute_row(arrangement="personal", rank=None, substitute_for_id=world.member)
    refuses("fk_membership_member_of_its_group|FOREIGN KEY", Membership, row | {"seat_group_id": elsewhere})


def test_a_seat_with_a_member_does_not_move_to_another_group(
    database: Database, world: World, refuses: Refused
) -> None:
    with database.transaction() as session:
        elsewhere = the_seats(session, a_council(session, "Ældrerådet"))[0].seat_group_id

    refuses(
        "fk_membership_seat_of_its_group|FOREIGN KEY", Seat, {"seat_group_id": elsewhere, "number": 99}, at=world.seat
    )


# Offices


def test_an_office_begins_before_it_ends(world: World, refuses: Refused) -> None:
    refuses("ck_office_holding_begins_before_it_ends", OfficeHolding, an_office(world, until=NEW_YEAR))


def test_a_chair_is_a_member(world: World, refuses: Refused) -> None:
    refuses("office_is_held_by_a_member", OfficeHolding, an_office(world, membership_id=world.substitute))


def test_an_office_does_not_begin_before_the_membership(world: World, refuses: Refused) -> None:
    refuses("office_is_held_by_a_member", OfficeHolding, an_office(world, since=date(2025, 12, 31)))


def test_an_office_does_not_outlive_the_membership(world: World, write: Write, refuses: Refused) -> None:
    write(Membership, {"until": JUNE}, at=world.member)

    refuses("office_is_held_by_a_member", OfficeHolding, an_office(world))


def test_a_membership_is_not_shortened_under_an_office(world: World, write: Write, refuses: Refused) -> None:
    write(OfficeHolding, an_office(world))

    refuses("office_is_held_by_a_member", Membership, {"until": JUNE}, at=world.member)


def test_a_membership_does_not_begin_later_than_its_office(world: World, write: Write, refuses: Refused) -> None:
    write(OfficeHolding, an_office(world))

    refuses("office_is_held_by_a_member", Membership, {"since": JUNE}, at=world.member)


def test_an_office_is_not_moved_to_somebody_who_is_no_member(world: World, write: Write, refuses: Refused) -> None:
    row = an_office(world)
    write(OfficeHolding, row)

    refuses("office_is_held_by_a_member", OfficeHolding, {"membership_id": world.substitute}, at=row["id"])


def test_a_member_holds_an_office_once_a_day(world: World, write: Write, refuses: Refused) -> None:
    write(OfficeHolding, an_office(world))

    refuses("member_holds_an_office_once_a_day", OfficeHolding, an_office(world, since=JUNE))


# Codes


@pytest.mark.parametrize(
    ("column", "change"),
    [
        ("role", {"role": "guest"}),
        ("since_precision", {"since_precision": "week"}),
        ("until_precision", {"until_precision": "week"}),
        ("end_reason", {"end_reason": "bored", "until": JUNE}),
        ("arrangement", {"role": "substitute", "arrangement": "by chance"}),
    ],
)
def test_a_code_comes_from_its_list(world: World, refuses: Refused, column: str, change: dict[str, Any]) -> None:
    refuses(f"ck_membership_{column}_known", Membership, world.membership(**change))


def test_an_office_comes_from_its_list(world: World, refuses: Refused) -> None:
    refuses("ck_office_holding_office_known", OfficeHolding, an_office(world, office="king"))
