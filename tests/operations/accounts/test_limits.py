"""Counting attempts: nobody is locked out, nobody guesses fast."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from recruit.foundation.limits import operations
from recruit.foundation.limits.model import RateLimit, Spending
from recruit.foundation.limits.rules import FORGOTTEN_AFTER, Key
from recruit.foundation.refusal import Refusal, Refused, refuse_if

GRETHE = Key("account", "grethe@ballerslev.example")
TOWN_HALL = Key("address", "192.0.2.1", free=20)


def attempt(database, now, *keys):
    with database.transaction() as session:
        return operations.attempt(session, keys or (GRETHE,), now=now)


def test_four_attempts_are_free_then_the_wait_doubles(database, now):
    waits = []
    for _ in range(7):
        waits.append(left := attempt(database, now))
        if left:
            now += timedelta(seconds=left)
            assert attempt(database, now) == 0

    assert waits == [0, 0, 0, 0, 2, 4, 8]


def test_an_attempt_during_the_wait_is_not_counted(database, now):
    for _ in range(4):
        attempt(database, now)

    assert [attempt(database, now) for _ in range(50)] == [2] * 50
    assert attempt(database, now + timedelta(seconds=2)) == 0


def test_the_account_waits_from_wherever_it_is_tried(database, now):
    for last in range(5):
        attempt(database, now, GRETHE, Key("address", f"192.0.2.{last}", free=20))

    assert attempt(database, now, GRETHE, Key("address", "198.51.100.7", free=20)) > 0
    assert attempt(database, now, Key("account", "salim@ballerslev.example"), Key("address", "192.0.2.1")) == 0


def test_the_address_waits_whomever_it_tries(database, now):
    waits = [attempt(database, now, Key("account", f"{number}@x.example"), TOWN_HALL) for number in range(21)]

    assert waits == [0] * 20 + [2]


def test_a_refused_attempt_counts_for_none_of_its_keys(database, now):
    for _ in range(4):
        attempt(database, now, GRETHE)
    attempt(database, now, GRETHE, TOWN_HALL)

    with database.reading() as session:
        counted = dict(session.execute(select(RateLimit.key_digest, RateLimit.failures)).all())
    assert counted == {GRETHE.digest: 4, TOWN_HALL.digest: 0}


def test_the_count_survives_the_refusal_of_what_was_attempted(database, now):
    attempt(database, now)

    with pytest.raises(Refused), database.transaction():
        refuse_if([Refusal("wrong-password")])

    with database.reading() as session:
        assert session.scalars(select(RateLimit.failures)).all() == [1]


def test_being_right_forgives_the_account_and_takes_one_back_from_the_address(database, now):
    for _ in range(3):
        attempt(database, now, GRETHE, TOWN_HALL)

    with database.transaction() as session:
        operations.forgive(session, GRETHE)
        operations.take_back(session, TOWN_HALL)
        operations.take_back(session, Key("address", "unknown"))

    with database.reading() as session:
        counted = dict(session.execute(select(RateLimit.key_digest, RateLimit.failures)).all())
    assert counted == {TOWN_HALL.digest: 2}


def test_an_hour_of_peace_forgets_everything(database, now):
    for _ in range(4):
        attempt(database, now, GRETHE, TOWN_HALL)

    later = now + FORGOTTEN_AFTER
    assert attempt(database, later, TOWN_HALL) == 0
    with database.reading() as session:
        assert session.scalars(select(RateLimit.key_digest)).all() == [TOWN_HALL.digest]


def spend(database, now, key=TOWN_HALL):
    with database.transaction() as session:
        return operations.spend(session, key, allowance=3, per=timedelta(hours=1), now=now)


def test_an_allowance_is_spent_and_comes_back(database, now):
    assert [spend(database, now) for _ in range(5)] == [True, True, True, False, False]
    assert spend(database, now, GRETHE) is True
    assert spend(database, now + timedelta(minutes=59)) is False
    later = now + timedelta(hours=1)
    assert [spend(database, later) for _ in range(4)] == [True, True, True, False]


def test_an_allowance_whose_time_is_over_is_forgotten(database, now):
    spend(database, now)
    spend(database, now + timedelta(minutes=1), GRETHE)

    with database.transaction() as session:
        operations.forget_spent(session, now=now + timedelta(hours=1))

    with database.reading() as session:
        assert session.scalars(select(Spending.key_digest)).all() == [GRETHE.digest]
