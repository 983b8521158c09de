"""What stands between a password and the house, and how long a sign-in lasts."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from recruit.foundation.accounts.rules import (
    IDLE_LIFETIME,
    SESSION_LIFETIME,
    Grant,
    Role,
    SignedIn,
    Step,
    device,
    factor_faults,
    is_live,
    next_step,
)

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
STRICT = frozenset({Role.ADMINISTRATOR})


@pytest.mark.parametrize(
    ("roles", "has_factor", "passed", "step"),
    [
        ({Role.READER}, False, False, Step.INSIDE),
        ({Role.READER}, True, False, Step.SECOND_FACTOR),
        ({Role.READER}, True, True, Step.INSIDE),
        ({Role.ADMINISTRATOR}, False, False, Step.SET_UP),
        ({Role.READER, Role.ADMINISTRATOR}, False, False, Step.SET_UP),
        ({Role.ADMINISTRATOR}, True, False, Step.SECOND_FACTOR),
        ({Role.ADMINISTRATOR}, True, True, Step.INSIDE),
        # It was removed in this very session: having shown it once is no longer enough.
        ({Role.ADMINISTRATOR}, False, True, Step.SET_UP),
        (set(), False, False, Step.INSIDE),
    ],
)
def test_the_next_step_after_the_password(roles, has_factor, passed, step):
    assert next_step(roles, demanded_of=STRICT, has_factor=has_factor, passed=passed) is step


def test_a_demanded_second_factor_cannot_be_removed_by_its_owner():
    assert [fault.code for fault in factor_faults({Role.ADMINISTRATOR}, demanded_of=STRICT)] == [
        "second-factor-demanded"
    ]
    assert factor_faults({Role.READER}, demanded_of=STRICT) == ()


@pytest.mark.parametrize(
    ("idle", "left", "revoked", "live"),
    [
        (timedelta(0), SESSION_LIFETIME, False, True),
        (IDLE_LIFETIME - timedelta(seconds=1), timedelta(seconds=1), False, True),
        (IDLE_LIFETIME, SESSION_LIFETIME, False, False),
        (timedelta(0), timedelta(0), False, False),
        (timedelta(0), SESSION_LIFETIME, True, False),
    ],
)
def test_a_session_ends_when_idle_when_old_and_when_revoked(idle, left, revoked, live):
    assert is_live(last_seen_at=NOON - idle, expires_at=NOON + left, revoked=revoked, now=NOON) is live


@pytest.mark.parametrize(
    ("user_agent", "seen"),
    [
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Windows"),
        (
            "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML) Chrome/140.0 Safari/537.36 Edg/140.0",
            "Edge, Windows",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18 Safari/604",
            "Safari, iPhone",
        ),
        ("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36", "Chrome, Android"),
        ("curl/8.0", ""),
    ],
)
def test_a_browser_is_described_so_that_its_owner_knows_it(user_agent, seen):
    assert device(user_agent) == seen


def test_the_one_signed_in_holds_own_and_lent_roles():
    grants = (Grant(UUID(int=1), Role.READER), Grant(UUID(int=2), Role.SECRETARY, lent_by=UUID(int=3)))

    signed_in = SignedIn(UUID(int=4), UUID(int=5), "Salim Yilmaz", "salim@x.example", NOON, grants, Step.INSIDE)

    assert signed_in.roles == {Role.READER, Role.SECRETARY}
    assert all(not replace(signed_in, step=step).roles for step in (Step.SECOND_FACTOR, Step.SET_UP))
