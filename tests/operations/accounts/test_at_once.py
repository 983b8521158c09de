"""Two people, or one person twice, at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from sqlalchemy import select

from recruit.foundation.accounts import operations, queries, rules
from recruit.foundation.accounts.model import RoleGrant
from recruit.foundation.accounts.rules import Role
from recruit.foundation.limits import operations as limits
from recruit.foundation.limits.rules import Key
from recruit.foundation.refusal import NotFound, Refused
from recruit.foundation.tokens import operations as tokens
from recruit.foundation.tokens import queries as links
from tests.staff import a_session, a_user, with_second_factor


def at_once(database, *acts):
    """Run each act in a transaction and a thread of its own; return the results, or the refusals' names."""

    def run(act):
        try:
            with database.transaction() as session:
                return act(session)
        except (Refused, NotFound) as refusal:
            return type(refusal).__name__

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(run, acts))


def test_two_administrators_cannot_dismiss_each_other(database, now, by):
    with database.transaction() as session:
        for name in ("Grethe Holm", "Salim Yilmaz"):
            a_user(session, name, Role.ADMINISTRATOR)
        grants = session.scalars(select(RoleGrant.id)).all()

    at_once(
        database,
        *(lambda session, grant=grant: operations.revoke_role(session, grant, by=by, now=now) for grant in grants),
    )

    with database.reading() as session:
        held = session.scalars(select(RoleGrant).where(RoleGrant.revoked_at.is_(None))).all()
        assert len(held) == 1


def test_of_two_who_use_a_link_one_does(database, now):
    with database.transaction() as session:
        user = a_user(session)
        token = tokens.mint(session, rules.CHOOSE_PASSWORD, user.id, lifetime=timedelta(hours=1), now=now)
        session.flush()
        link_id = links.by_token(session, token, now=now).id

    def use(session):
        return tokens.use(session, link_id, rules.CHOOSE_PASSWORD, now=now)

    assert sorted(map(str, at_once(database, use, use, use))) == sorted([str(user.id), "NotFound", "NotFound"])


def test_of_two_who_type_the_same_code_one_gets_in(database, now, by):
    with database.transaction() as session:
        user = a_user(session)
        app = with_second_factor(session, user)
        opened = [queries.signed_in(session, a_session(session, user, now=now), now=now) for _ in range(2)]

    def typed(session_id):
        return lambda session: operations.pass_second_factor(session, session_id, app.at(now), by=by, now=now)

    results = at_once(database, *(typed(one.session_id) for one in opened))

    assert results.count("Refused") == 1


def test_a_hundred_guesses_at_once_are_counted_one_by_one(database, now):
    key = Key("account", "grethe@ballerslev.example")

    waits = at_once(database, *[lambda session: limits.attempt(session, [key], now=now)] * 20)

    assert waits.count(0) == 4


def test_two_users_cannot_get_the_same_address_at_once(database, now, by):
    def create(session):
        return operations.create_user(session, email="aase@ballerslev.example", name="Aase", by=by, now=now).name

    assert sorted(at_once(database, create, create)) == ["Aase", "Refused"]
