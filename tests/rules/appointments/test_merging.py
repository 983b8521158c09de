"""Whether the places of two people can be those of one."""

from datetime import date
from uuid import UUID, uuid4

import pytest

from recruit.appointments.rules import Held, Role
from recruit.appointments.rules.merging import HeldSomewhere, may_be_one
from recruit.foundation.dates import Span

TERM, OTHER_TERM, GROUP, OTHER_GROUP, SEAT, OTHER_SEAT = (UUID(int=number) for number in range(6))
WHOLE = Span(date(2026, 1, 1))
MEMBER = {"role": Role.MEMBER, "seat": SEAT}
SUBSTITUTE = {"role": Role.SUBSTITUTE}
ON_THE_LIST = {"role": Role.SUBSTITUTE, "rank": 1}
ASSOCIATE = {"role": Role.ASSOCIATE}


def a_place(term=TERM, span=WHOLE, group=GROUP, **held) -> HeldSomewhere:
    return HeldSomewhere(Held(uuid4(), uuid4(), span=span, seat_group=group, **held), term, "Rådet, 2026–2029")


def codes(one: HeldSomewhere, other: HeldSomewhere) -> list[str]:
    found = [refusal.code for refusal in may_be_one([one], [other])]
    assert [refusal.code for refusal in may_be_one([other], [one])] == found
    return found


@pytest.mark.parametrize(
    ("one", "other", "reasons"),
    [
        (MEMBER, MEMBER | {"seat": OTHER_SEAT}, ["merge-two-seats"]),
        (MEMBER, MEMBER | {"seat": OTHER_SEAT, "group": OTHER_GROUP}, ["merge-two-seats"]),
        (MEMBER, MEMBER | {"seat": OTHER_SEAT, "term": OTHER_TERM}, []),
        (MEMBER, SUBSTITUTE, ["merge-member-and-substitute"]),
        (MEMBER, ON_THE_LIST, ["merge-member-and-substitute"]),
        (MEMBER, SUBSTITUTE | {"seat": SEAT}, ["merge-member-and-substitute"]),
        (MEMBER, SUBSTITUTE | {"seat": OTHER_SEAT}, []),
        (MEMBER, ON_THE_LIST | {"group": OTHER_GROUP}, []),
        (ON_THE_LIST, ON_THE_LIST | {"rank": 2}, ["merge-twice-on-the-list"]),
        (ON_THE_LIST, ON_THE_LIST | {"group": OTHER_GROUP}, []),
        (SUBSTITUTE | {"seat": SEAT}, SUBSTITUTE | {"seat": OTHER_SEAT}, []),
        (MEMBER, ASSOCIATE, []),
        (ASSOCIATE, ASSOCIATE, []),
    ],
)
def test_nobody_holds_two_places_that_exclude_each_other(one, other, reasons: list[str]) -> None:
    assert codes(a_place(**one), a_place(**other)) == reasons


def test_what_came_one_after_the_other_is_no_hindrance() -> None:
    first = a_place(**MEMBER, span=Span(date(2026, 1, 1), date(2026, 7, 1)))
    second = a_place(role=Role.MEMBER, seat=OTHER_SEAT, span=Span(date(2026, 7, 1)))

    assert codes(first, second) == []


def test_each_reason_is_said_once_for_a_council() -> None:
    mine = [a_place(**MEMBER), a_place(role=Role.MEMBER, seat=OTHER_SEAT)]

    refusals = may_be_one(mine, [a_place(role=Role.MEMBER, seat=UUID(int=9))])

    assert [(refusal.code, refusal.facts["where"]) for refusal in refusals] == [("merge-two-seats", "Rådet, 2026–2029")]
