"""The register of a term: those places that matter to a new one."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

from recruit.appointments.rules import Held, Place, Register, Role
from recruit.bodies.rules import SeatType, SubstituteArrangement
from recruit.foundation.dates import Span

TERM = Span(date(2026, 1, 1), date(2030, 1, 1))
PLACE = Place(uuid4(), SeatType.ORGANISATION, SubstituteArrangement.LIST, TERM, holds_over=False, seat=uuid4())
MEMBER = Held(uuid4(), uuid4(), Role.MEMBER, TERM, PLACE.seat_group, PLACE.seat)
FIRST = Held(uuid4(), uuid4(), Role.SUBSTITUTE, TERM, PLACE.seat_group, rank=1)
ELSEWHERE = Held(uuid4(), MEMBER.person, Role.ASSOCIATE, TERM, uuid4())
REGISTER = Register([MEMBER, FIRST, ELSEWHERE])


def test_whoever_sits_on_the_seat_matters():
    assert list(REGISTER.near(uuid4(), PLACE)) == [MEMBER]


def test_every_place_of_the_person_matters_once():
    assert list(REGISTER.near(MEMBER.person, PLACE)) == [MEMBER, ELSEWHERE]


def test_whoever_has_the_rank_in_the_group_matters():
    assert list(REGISTER.near(uuid4(), replace(PLACE, seat=None), 1)) == [FIRST]
    assert list(REGISTER.near(uuid4(), replace(PLACE, seat=None))) == []


def test_the_next_rank_follows_the_last_one_of_the_group():
    assert REGISTER.next_rank(PLACE.seat_group) == 2
    assert REGISTER.next_rank(uuid4()) == 1


def test_what_is_added_matters_too():
    register = Register([])
    register.add(MEMBER)

    assert list(register.near(uuid4(), PLACE)) == [MEMBER]
