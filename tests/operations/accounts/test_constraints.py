"""Each constraint of the accounts, links and limits is broken once, by name, on both databases."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import String, literal
from sqlalchemy.exc import IntegrityError

from recruit.foundation.accounts.model import Deputy, RecoveryCode, RoleGrant, SecondFactor, StaffSession, StaffUser
from recruit.foundation.accounts.rules import Role
from recruit.foundation.limits.model import RateLimit, Spending
from recruit.foundation.tokens.model import OneTimeLink
from tests.staff import a_user

MARCH, APRIL = date(2026, 3, 1), date(2026, 4, 1)


def refuse(database, broken, constraint):
    """Save what `broken` makes of two users, and see the named constraint object."""
    with pytest.raises(IntegrityError, match=constraint), database.transaction() as session:
        one, other = a_user(session, "Grethe Holm"), a_user(session, "Salim Yilmaz")
        session.add_all(broken(one, other))


def user(now, **changed):
    facts = {"email": "a@b.example", "email_key": "a@b.example", "name": "A", "created_at": now}
    return StaffUser(**facts | changed)


def held(user, **changed):
    return RoleGrant(**{"user_id": user.id, "role": Role.READER, "since": MARCH, "until": None} | changed)


def stands_in(absent, deputy, **changed):
    facts = {"absent_id": absent.id, "deputy_id": deputy.id, "since": MARCH, "until": APRIL}
    return Deputy(**facts | changed)


def opened(user, now, **changed):
    facts = {"user_id": user.id, "token_digest": str(uuid4()), "created_at": now, "last_seen_at": now, "device": ""}
    return StaffSession(**facts | {"expires_at": now + timedelta(hours=1)} | changed)


def link(now, **changed):
    facts = {"token_digest": str(uuid4()), "purpose": "p", "subject_id": uuid4(), "created_at": now}
    return OneTimeLink(**facts | {"expires_at": now + timedelta(hours=1)} | changed)


@pytest.mark.parametrize("missing", [{"name": ""}, {"email_key": ""}])
def test_a_user_is_named(database, now, missing):
    refuse(database, lambda *_: [user(now, **missing)], "ck_staff_user_named")


def test_an_address_belongs_to_one_user(database, now):
    twice = "(uq_staff_user_email_key|staff_user.email_key)"
    refuse(database, lambda one, _: [user(now, email_key=one.email_key)], twice)


def test_a_role_is_one_that_we_know(database):
    with pytest.raises(IntegrityError, match="ck_role_grant_role_known"), database.transaction() as session:
        grant = {"id": uuid4(), "user_id": a_user(session).id, "since": MARCH}
        session.execute(RoleGrant.__table__.insert().values(role=literal("emperor", String), **grant))


def test_a_role_begins_before_it_ends(database):
    refuse(database, lambda one, _: [held(one, until=MARCH)], "ck_role_grant_begins_before_it_ends")


@pytest.mark.parametrize("role", [Role.POLLING_WORKER, Role.ELECTION_COMMITTEE])
def test_a_role_for_an_election_ends(database, role):
    refuse(database, lambda one, _: [held(one, role=role)], "ck_role_grant_election_role_ends")


@pytest.mark.parametrize("half", [{"revoked_by": "command"}, {"revoked_at": True}])
def test_what_is_taken_back_is_taken_back_by_somebody(database, now, half):
    half = {name: now if value is True else value for name, value in half.items()}
    refuse(database, lambda one, _: [held(one, **half)], "ck_role_grant_revoked_by_somebody")
    refuse(database, lambda *two: [stands_in(*two, **half)], "ck_deputy_revoked_by_somebody")
    refuse(database, lambda one, _: [opened(one, now, **half)], "ck_staff_session_revoked_by_somebody")


def test_a_role_is_held_once_on_a_day(database, now):
    refuse(database, lambda one, _: [held(one), held(one, since=APRIL)], "role_held_once")


def test_a_role_that_was_taken_back_may_be_given_again(database, now):
    with database.transaction() as session:
        user = a_user(session)
        session.add_all([held(user, revoked_by="command", revoked_at=now), held(user)])


def test_nobody_stands_in_for_oneself(database):
    refuse(database, lambda one, _: [stands_in(one, one)], "ck_deputy_not_oneself")


def test_a_deputy_begins_before_the_end(database):
    refuse(database, lambda *two: [stands_in(*two, until=MARCH)], "ck_deputy_begins_before_it_ends")


def test_a_session_begins_before_it_ends(database, now):
    refuse(database, lambda one, _: [opened(one, now, expires_at=now)], "ck_staff_session_begins_before_it_ends")


def test_a_session_token_belongs_to_one_session(database, now):
    twice = "(uq_staff_session_token_digest|staff_session.token_digest)"
    refuse(database, lambda *two: [opened(each, now, token_digest="x") for each in two], twice)


@pytest.mark.parametrize("half", [{"last_step": 7}, {"confirmed_at": True}])
def test_a_second_factor_is_confirmed_by_a_code(database, now, half):
    half = {name: now if value is True else value for name, value in half.items()}
    broken = "ck_second_factor_confirmed_by_a_code"
    refuse(database, lambda one, _: [SecondFactor(user_id=one.id, secret="s", **half)], broken)


def test_a_user_has_one_second_factor(database):
    twice = "(pk_second_factor|second_factor.user_id)"
    with pytest.raises(IntegrityError, match=twice), database.transaction() as session:
        values = {"user_id": a_user(session).id, "secret": "s"}
        for _ in range(2):
            session.execute(SecondFactor.__table__.insert().values(**values))


def test_a_recovery_code_is_kept_once(database):
    twice = "(pk_recovery_code|recovery_code.user_id)"
    with pytest.raises(IntegrityError, match=twice), database.transaction() as session:
        values = {"user_id": a_user(session).id, "digest": "d"}
        for _ in range(2):
            session.execute(RecoveryCode.__table__.insert().values(**values))


@pytest.mark.parametrize("table", [RoleGrant, StaffSession, SecondFactor, RecoveryCode, Deputy])
def test_everything_belongs_to_a_user_who_exists(database, now, table):
    nobody = user(now, id=uuid4())
    rows = {
        RoleGrant: held(nobody),
        StaffSession: opened(nobody, now),
        SecondFactor: SecondFactor(user_id=nobody.id, secret="s"),
        RecoveryCode: RecoveryCode(user_id=nobody.id, digest="d"),
        Deputy: stands_in(nobody, user(now, id=uuid4())),
    }
    refuse(database, lambda *_: [rows[table]], "(?i)foreign key")


def test_a_link_has_a_purpose(database, now):
    refuse(database, lambda *_: [link(now, purpose="")], "ck_one_time_link_has_a_purpose")


def test_a_link_begins_before_it_ends(database, now):
    refuse(database, lambda *_: [link(now, expires_at=now)], "ck_one_time_link_begins_before_it_ends")


def test_a_token_belongs_to_one_link(database, now):
    twice = "(uq_one_time_link_token_digest|one_time_link.token_digest)"
    refuse(database, lambda *_: [link(now, token_digest="x"), link(now, token_digest="x")], twice)


def test_counts_go_upwards(database, now):
    refuse(database, lambda *_: [RateLimit(key_digest="k", failures=-1, last_at=now)], "ck_rate_limit_counts_upwards")
    refuse(database, lambda *_: [Spending(key_digest="k", spent=-1, until=now)], "ck_spending_counts_upwards")
