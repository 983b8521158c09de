"""A session signs in while it lives; a forged, expired, idle or revoked one does not."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import event, select

from recruit.foundation.accounts import operations, queries
from recruit.foundation.accounts.model import StaffSession
from recruit.foundation.accounts.rules import IDLE_LIFETIME, SESSION_LIFETIME, Role, Step
from recruit.foundation.actor import Actor
from recruit.foundation.municipality import operations as municipalities
from recruit.foundation.municipality.rules import Particulars
from recruit.foundation.refusal import NotFound
from tests.staff import a_session, a_user, with_second_factor


def test_a_session_says_who_is_signed_in(database, now, logged):
    with database.transaction() as session:
        user = a_user(session, "Grethe Holm", Role.READER)
        token = a_session(session, user, now=now)

    with database.reading() as session:
        signed_in = queries.signed_in(session, token, now=now)
        assert (signed_in.user_id, signed_in.name, signed_in.step) == (user.id, "Grethe Holm", Step.INSIDE)
        assert signed_in.roles == {Role.READER}
    assert logged() == ["session.signed_in"]


def test_the_database_does_not_hold_the_token(database, now):
    with database.transaction() as session:
        token = a_session(session, a_user(session), now=now)

    with database.reading() as session:
        kept = session.scalars(select(StaffSession)).one()
        assert token not in repr(vars(kept))
        assert kept.device == "Firefox, Windows"


@pytest.mark.parametrize("ago", [IDLE_LIFETIME, SESSION_LIFETIME, SESSION_LIFETIME * 3])
def test_a_session_that_was_left_alone_is_over(database, now, ago):
    with database.transaction() as session:
        token = a_session(session, a_user(session), now=now, ago=ago)

    with database.reading() as session:
        assert queries.signed_in(session, token, now=now) is None


def test_a_session_in_use_goes_on_but_not_for_ever(database, now):
    almost = IDLE_LIFETIME - timedelta(minutes=1)
    with database.transaction() as session:
        token = a_session(session, a_user(session), now=now)
        opened = session.scalars(select(StaffSession)).one()
        instant = now
        while instant + almost < opened.expires_at:
            instant += almost
            assert queries.signed_in(session, token, now=instant) is not None
            operations.see_session(session, opened.id, now=instant)
        assert queries.signed_in(session, token, now=opened.expires_at) is None


@pytest.mark.parametrize("forged", ["", "x", "0" * 43])
def test_a_forged_token_signs_nobody_in(database, now, forged):
    with database.transaction() as session:
        a_session(session, a_user(session), now=now)

    with database.reading() as session:
        assert queries.signed_in(session, forged, now=now) is None


def test_signing_out_ends_the_session(database, now, logged):
    with database.transaction() as session:
        user = a_user(session)
        token = a_session(session, user, now=now)
        signed_in = queries.signed_in(session, token, now=now)
        operations.sign_out(session, signed_in.session_id, by=Actor.staff(user.id, user.name), now=now)

    with database.reading() as session:
        assert queries.signed_in(session, token, now=now) is None
    assert logged() == ["session.signed_in", "session.signed_out"]


def test_one_session_is_ended_from_another(database, now, by, logged):
    with database.transaction() as session:
        user = a_user(session)
        lost, kept = a_session(session, user, now=now), a_session(session, user, now=now)
        lost_id = queries.signed_in(session, lost, now=now).session_id
        for _ in range(2):
            operations.revoke_session(session, lost_id, of=user.id, by=by, now=now)

    with database.reading() as session:
        assert queries.signed_in(session, lost, now=now) is None
        assert queries.signed_in(session, kept, now=now) is not None
        assert len(queries.sessions(session, user.id, now=now)) == 1
    assert logged().count("session.revoked") == 1


def test_nobody_ends_a_colleagues_session(database, now, by):
    with database.transaction() as session:
        user, colleague = a_user(session, "Grethe Holm"), a_user(session, "Salim Yilmaz")
        token = a_session(session, colleague, now=now)
        theirs = queries.signed_in(session, token, now=now).session_id

    for session_id in (theirs, uuid4()):
        with pytest.raises(NotFound), database.transaction() as session:
            operations.revoke_session(session, session_id, of=user.id, by=by, now=now)

    with database.reading() as session:
        assert queries.signed_in(session, token, now=now) is not None


def test_nobody_who_was_let_go_is_signed_in(database, now, by):
    with database.transaction() as session:
        user = a_user(session)
        operations.deactivate_user(session, user.id, by=by, now=now)

    with pytest.raises(NotFound), database.transaction() as session:
        a_session(session, user, now=now)


def test_a_second_factor_is_asked_for_and_set_up_where_the_municipality_demands_it(database, now, by):
    demanding = Particulars("Ballerslev Kommune", second_factor_roles=("administrator", "nonsense"))
    with database.transaction() as session:
        reader, strict = a_user(session, "Anna Lund", Role.READER), a_user(session, "Bo Friis", Role.ADMINISTRATOR)
        careful = a_user(session, "Grethe Holm", Role.READER)
        with_second_factor(session, careful)
        tokens = [a_session(session, user, now=now) for user in (reader, strict, careful)]
        before = [queries.signed_in(session, token, now=now).step for token in tokens]
        municipalities.set_up(session, demanding, by=by, now=now)

    with database.reading() as session:
        after = [queries.signed_in(session, token, now=now).step for token in tokens]
    assert before == [Step.INSIDE, Step.INSIDE, Step.SECOND_FACTOR]
    assert after == [Step.INSIDE, Step.SET_UP, Step.SECOND_FACTOR]


def test_knowing_who_is_signed_in_takes_two_queries(database, now):
    with database.transaction() as session:
        user = a_user(session, "Grethe Holm", Role.SECRETARY, Role.READER)
        with_second_factor(session, user)
        token = a_session(session, user, now=now)
    statements = []
    event.listen(database.engine, "before_cursor_execute", lambda *args: statements.append(args[2]))

    with database.reading() as session:
        statements.clear()
        queries.signed_in(session, token, now=now)

    assert len([statement for statement in statements if statement.startswith("SELECT")]) == 2


def test_whoever_is_no_longer_active_is_not_signed_in_even_by_a_session_that_was_left(database, now):
    with database.transaction() as session:
        user = a_user(session)
        token = a_session(session, user, now=now)
        user.active = False

    with database.reading() as session:
        assert queries.signed_in(session, token, now=now) is None
