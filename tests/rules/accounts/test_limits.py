"""Slow-down instead of lock-out, and links that run out."""

from datetime import UTC, datetime, timedelta

import pytest

from recruit.foundation.limits.rules import FORGOTTEN_AFTER, Key, is_forgotten, seconds_left, wait
from recruit.foundation.tokens.rules import digest, is_open

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("failures", "seconds"),
    [(0, 0), (3, 0), (4, 2), (5, 4), (6, 8), (7, 16), (8, 32), (9, 60), (10, 60), (1_000_000, 60)],
)
def test_the_wait_doubles_after_four_failures_up_to_a_minute(failures, seconds):
    assert wait(failures, free=4) == timedelta(seconds=seconds)


def test_what_is_left_to_wait_is_said_in_whole_seconds():
    assert seconds_left(5, NOON, free=4, now=NOON + timedelta(seconds=1.5)) == 3
    assert seconds_left(5, NOON, free=4, now=NOON + timedelta(seconds=4)) == 0


def test_an_hour_of_peace_is_forgiveness():
    assert is_forgotten(NOON - FORGOTTEN_AFTER, now=NOON)
    assert not is_forgotten(NOON - FORGOTTEN_AFTER + timedelta(seconds=1), now=NOON)


def test_a_key_is_kept_without_what_it_is_about():
    assert Key("address", "192.0.2.1").digest != Key("account", "192.0.2.1").digest
    assert "192.0.2.1" not in Key("address", "192.0.2.1").digest


def test_a_link_works_until_it_runs_out_or_is_used():
    assert is_open(expires_at=NOON + timedelta(seconds=1), used_at=None, now=NOON)
    assert not is_open(expires_at=NOON, used_at=None, now=NOON)
    assert not is_open(expires_at=NOON + timedelta(days=1), used_at=NOON, now=NOON)


def test_the_digest_of_a_token_is_always_the_same():
    assert digest("a") == digest("a") != digest("b")
