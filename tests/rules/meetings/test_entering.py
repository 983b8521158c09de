"""What each line of a page means beside what another phone has said, and where substitutes sit."""

from datetime import time
from uuid import UUID

import pytest

from recruit.appointments.rules import Role
from recruit.meetings.rules import Part, Presence
from recruit.meetings.rules.entering import Line, Place, Said, meant, once_each, seated

CAME, SENT, AWAY = Said(Presence.PRESENT), Said(Presence.APOLOGY), Said(Presence.ABSENT)
FIRST, SECOND = UUID(int=101), UUID(int=102)


def member(number: int, seat: UUID) -> Place:
    return Place(UUID(int=number), UUID(int=200 + number), Role.MEMBER, seat)


def substitute(number: int, *behind: UUID, person: int | None = None) -> Place:
    return Place(UUID(int=number), UUID(int=200 + (person or number)), Role.SUBSTITUTE, None, behind)


ANNE, BO = member(1, FIRST), member(2, SECOND)


def parts(places: list[Place], said: dict[Place, Said]) -> list[tuple[Part, UUID | None]]:
    found = seated(places, {place.person: one for place, one in said.items()})
    return [(one.part, one.seat) for one in found]


@pytest.mark.parametrize(
    ("shown", "written", "stands", "becomes"),
    [
        (CAME, CAME, CAME, CAME),
        (CAME, CAME, AWAY, AWAY),
        (CAME, SENT, CAME, SENT),
        (CAME, SENT, SENT, SENT),
        (CAME, SENT, AWAY, None),
        (CAME, Said(Presence.PRESENT, time(17, 20)), Said(Presence.PRESENT, time(17, 30)), None),
    ],
)
def test_a_line_nobody_touched_says_nothing_and_only_two_different_words_conflict(
    shown: Said, written: Said, stands: Said, becomes: Said | None
) -> None:
    assert meant(Line(shown, written), stands) == becomes


def test_a_substitute_sits_on_the_first_seat_that_is_free_and_the_next_on_the_next() -> None:
    carl, dina = substitute(3, FIRST, SECOND), substitute(4, FIRST, SECOND)

    found = parts([ANNE, BO, carl, dina], {ANNE: AWAY, BO: SENT, carl: CAME, dina: CAME})

    assert found[2:] == [(Part.SUBSTITUTE, FIRST), (Part.SUBSTITUTE, SECOND)]


def test_a_substitute_beside_the_member_listens_and_keeps_the_seat_unless_another_has_it() -> None:
    carl, dina, eli = substitute(3, FIRST), substitute(4, FIRST), substitute(5)

    found = parts([ANNE, carl, dina, eli], {ANNE: CAME, carl: CAME, dina: CAME, eli: CAME})

    assert found[1:] == [(Part.OBSERVER, FIRST), (Part.OBSERVER, None), (Part.OBSERVER, None)]


def test_who_does_not_come_sits_nowhere_and_associates_have_no_seat() -> None:
    carl, ib = substitute(3, FIRST), Place(UUID(int=9), UUID(int=209), Role.ASSOCIATE)

    found = parts([ANNE, BO, carl, ib], {ANNE: SENT, carl: SENT, ib: CAME})

    assert found == [(Part.MEMBER, FIRST), (Part.SUBSTITUTE, FIRST), (Part.ASSOCIATE, None)]


def test_who_is_member_here_and_substitute_there_comes_as_member() -> None:
    both = substitute(3, SECOND, person=1)
    twice = substitute(4, FIRST), substitute(5, SECOND, person=4)

    assert list(once_each([both, ANNE, BO, *twice])) == [ANNE, BO, twice[0]]
