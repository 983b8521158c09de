"""Codes from an app, each taken once, and recovery codes on paper."""

from datetime import timedelta

import pyotp
import pytest
from sqlalchemy import select

from recruit.foundation.accounts import operations, queries, rules
from recruit.foundation.accounts.model import RecoveryCode, SecondFactor
from recruit.foundation.accounts.rules import Role, Step
from recruit.foundation.municipality import operations as municipalities
from recruit.foundation.municipality.rules import Particulars
from recruit.foundation.refusal import Refused
from tests.staff import PASSWORD, a_session, a_user, with_second_factor

HALF_A_MINUTE = timedelta(seconds=30)


@pytest.fixture
def waiting(database, now):
    """A user with a second factor who has typed the password: the app, and how to ask and answer."""
    with database.transaction() as session:
        user = a_user(session, "Grethe Holm", Role.READER)
        app = with_second_factor(session, user)
        return user, app, a_session(session, user, now=now)


def session_id(session, token, now):
    return queries.signed_in(session, token, now=now).session_id


def answer(database, verb, token, code, by, now):
    with database.transaction() as session:
        return verb(session, session_id(session, token, now), code, by=by, now=now)


@pytest.mark.parametrize("off", [-HALF_A_MINUTE, timedelta(0), HALF_A_MINUTE])
def test_a_code_lets_in_even_when_the_clock_is_a_little_off(database, now, by, waiting, logged, off):
    _, app, token = waiting
    renewed = answer(database, operations.pass_second_factor, token, app.at(now + off), by, now)

    with database.reading() as session:
        assert queries.signed_in(session, token, now=now) is None
        assert queries.signed_in(session, renewed, now=now).step is Step.INSIDE
    assert logged() == ["session.signed_in"]


@pytest.mark.parametrize("off", [-3 * HALF_A_MINUTE, 3 * HALF_A_MINUTE])
def test_an_old_code_and_one_too_early_are_refused(database, now, by, waiting, off):
    _, app, token = waiting

    with pytest.raises(Refused, match="code-not-right"):
        answer(database, operations.pass_second_factor, token, app.at(now + off), by, now)


def test_a_code_is_written_with_blanks_as_apps_show_it(database, now, by, waiting):
    _, app, token = waiting
    code = app.at(now)
    assert answer(database, operations.pass_second_factor, token, f"{code[:3]} {code[3:]}", by, now)


@pytest.mark.parametrize("code", ["", "000000", "æøåæøå", "1" * 1000])
def test_a_wrong_code_lets_nobody_in(database, now, by, waiting, code):
    _, app, token = waiting
    assert app.at(now) != code

    with pytest.raises(Refused, match="code-not-right"):
        answer(database, operations.pass_second_factor, token, code, by, now)

    with database.reading() as session:
        assert queries.signed_in(session, token, now=now).step is Step.SECOND_FACTOR


def test_a_code_that_somebody_saw_over_the_shoulder_is_worthless(database, now, by, waiting):
    user, app, token = waiting
    answer(database, operations.pass_second_factor, token, app.at(now), by, now)

    with database.transaction() as session:
        thief = a_session(session, user, now=now)
    for seen in (app.at(now), app.at(now - HALF_A_MINUTE)):
        with pytest.raises(Refused, match="code-not-right"):
            answer(database, operations.pass_second_factor, thief, seen, by, now)
    assert answer(database, operations.pass_second_factor, thief, app.at(now + HALF_A_MINUTE), by, now)


def test_without_a_second_factor_no_code_is_right(database, now, by):
    with database.transaction() as session:
        token = a_session(session, a_user(session), now=now)

    with pytest.raises(Refused, match="code-not-right"):
        answer(database, operations.pass_second_factor, token, "123456", by, now)


@pytest.fixture
def set_up(database, now, by):
    """A user who has just set a second factor up: user, app, session token, recovery codes."""
    with database.transaction() as session:
        user = a_user(session, "Salim Yilmaz", Role.READER)
        token = a_session(session, user, now=now)
        app = pyotp.TOTP(operations.start_second_factor(session, user.id).secret)
    codes = answer(database, operations.confirm_second_factor, token, app.at(now), by, now)
    return user, app, token, codes


def test_the_first_code_confirms_the_app_and_gives_recovery_codes(database, now, set_up, logged):
    user, _, token, codes = set_up

    with database.reading() as session:
        assert queries.signed_in(session, token, now=now).step is Step.INSIDE
        kept = session.scalars(select(RecoveryCode.digest)).all()
        assert queries.second_factor(session, user.id).confirmed_at == now
    assert len(set(codes)) == len(kept) == rules.NUMBER_OF_RECOVERY_CODES
    assert not set(codes) & set(kept)
    assert logged() == ["session.signed_in", "second_factor.added"]


def test_sessions_elsewhere_are_asked_for_the_new_second_factor(database, now, by):
    with database.transaction() as session:
        user = a_user(session)
        here, elsewhere = a_session(session, user, now=now), a_session(session, user, now=now)
        app = pyotp.TOTP(operations.start_second_factor(session, user.id).secret)
    answer(database, operations.confirm_second_factor, here, app.at(now), by, now)

    with database.reading() as session:
        assert queries.signed_in(session, elsewhere, now=now).step is Step.SECOND_FACTOR


def test_a_secret_without_its_first_code_counts_for_nothing(database, now, by):
    with database.transaction() as session:
        user = a_user(session)
        token = a_session(session, user, now=now)
        first = operations.start_second_factor(session, user.id).secret
        assert operations.start_second_factor(session, user.id).secret != first

    with pytest.raises(Refused, match="code-not-right"):
        answer(database, operations.confirm_second_factor, token, "000000", by, now)

    with database.reading() as session:
        assert queries.signed_in(session, token, now=now).step is Step.INSIDE


def test_a_second_factor_is_not_set_up_over_another(database, now, by, set_up):
    user, app, token, _ = set_up

    with pytest.raises(Refused, match="second-factor-exists"), database.transaction() as session:
        operations.start_second_factor(session, user.id)
    with pytest.raises(Refused, match="second-factor-not-started"):
        answer(database, operations.confirm_second_factor, token, app.at(now + HALF_A_MINUTE), by, now)


def test_a_recovery_code_lets_in_once_however_it_is_written(database, now, by, set_up, logged):
    user, _, _, codes = set_up
    with database.transaction() as session:
        one, other = a_session(session, user, now=now), a_session(session, user, now=now)

    renewed = answer(database, operations.use_recovery_code, one, codes[0].upper().replace("-", " "), by, now)
    with pytest.raises(Refused, match="recovery-code-not-right"):
        answer(database, operations.use_recovery_code, other, codes[0], by, now)

    with database.reading() as session:
        assert queries.signed_in(session, renewed, now=now).step is Step.INSIDE
        assert queries.signed_in(session, one, now=now) is None
    assert logged()[-2:] == ["second_factor.recovery_code_used", "session.signed_in"]


def test_a_colleagues_recovery_code_lets_nobody_in(database, now, by, set_up, waiting):
    _, _, _, codes = set_up
    _, _, token = waiting

    with pytest.raises(Refused, match="recovery-code-not-right"):
        answer(database, operations.use_recovery_code, token, codes[0], by, now)


def test_new_recovery_codes_replace_the_old_ones(database, now, by, set_up, logged):
    user, _, _, codes = set_up
    with database.transaction() as session:
        fresh = operations.make_recovery_codes(session, user.id, by=by, now=now)
        token = a_session(session, user, now=now)

    assert not set(codes) & set(fresh)
    with pytest.raises(Refused, match="recovery-code-not-right"):
        answer(database, operations.use_recovery_code, token, codes[0], by, now)
    assert answer(database, operations.use_recovery_code, token, fresh[0], by, now)
    assert "second_factor.recovery_codes_made" in logged()


def test_recovery_codes_are_for_whoever_has_a_second_factor(database, now, by):
    with database.transaction() as session:
        user = a_user(session)
        operations.start_second_factor(session, user.id)

    with pytest.raises(Refused, match="second-factor-not-started"), database.transaction() as session:
        operations.make_recovery_codes(session, user.id, by=by, now=now)


def left(database):
    with database.reading() as session:
        return session.scalars(select(SecondFactor)).all(), session.scalars(select(RecoveryCode)).all()


def test_one_removes_ones_own_second_factor_with_the_password(database, now, by, set_up, logged):
    user, *_ = set_up

    with pytest.raises(Refused, match="password-not-right"), database.transaction() as session:
        operations.remove_second_factor(session, user.id, password="forkert", by=by, now=now)
    with database.transaction() as session:
        operations.remove_second_factor(session, user.id, password=PASSWORD, by=by, now=now)

    assert left(database) == ([], [])
    assert logged()[-1] == "second_factor.removed"


def test_a_second_factor_that_a_role_demands_stays(database, now, by, set_up):
    user, *_ = set_up
    with database.transaction() as session:
        municipalities.set_up(session, Particulars("Ballerslev", second_factor_roles=("reader",)), by=by, now=now)

    with pytest.raises(Refused, match="second-factor-demanded"), database.transaction() as session:
        operations.remove_second_factor(session, user.id, password=PASSWORD, by=by, now=now)


def test_an_administrator_resets_the_second_factor_of_a_lost_telephone(database, now, by, set_up, logged):
    user, _, token, _ = set_up
    with database.transaction() as session:
        operations.reset_second_factor(session, user.id, by=by, now=now)

    assert left(database) == ([], [])
    with database.reading() as session:
        assert queries.signed_in(session, token, now=now) is None
    assert logged()[-2:] == ["session.revoked", "second_factor.removed"]
