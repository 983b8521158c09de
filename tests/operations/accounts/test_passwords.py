"""Choosing, changing and forgetting passwords."""

from datetime import timedelta
from importlib.util import find_spec, module_from_spec
from uuid import uuid4

import pytest
from argon2 import extract_parameters
from sqlalchemy import select

from recruit.foundation.accounts import hashing, operations, queries, rules
from recruit.foundation.actor import Actor
from recruit.foundation.mail.model import Letter
from recruit.foundation.refusal import NotFound, Refused
from recruit.foundation.tokens import operations as tokens
from recruit.foundation.tokens import queries as links
from tests.staff import PASSWORD, a_session, a_user

NEW = "fire blå cykler ved åen"


def a_link(session, user, now):
    token = tokens.mint(session, rules.CHOOSE_PASSWORD, user.id, lifetime=timedelta(hours=1), now=now)
    session.flush()
    return links.by_token(session, token, now=now).id


def test_a_link_chooses_a_password_once_and_ends_every_session(database, now, logged):
    with database.transaction() as session:
        user = a_user(session)
        session_token, link_id, other_link = a_session(session, user, now=now), a_link(session, user, now), None
        other_link = a_link(session, user, now)

    with database.transaction() as session:
        assert operations.choose_password(session, link_id, NEW, now=now).name == user.name

    with database.reading() as session:
        assert hashing.matches(NEW, queries.credentials(session, user.email).password_hash)
        assert queries.signed_in(session, session_token, now=now) is None
    for used_up in (link_id, other_link):
        with pytest.raises(NotFound), database.transaction() as session:
            operations.choose_password(session, used_up, NEW, now=now)
    assert logged() == ["session.signed_in", "session.revoked", "password.changed"]


def test_a_refused_password_leaves_the_link_as_it_was(database, now):
    with database.transaction() as session:
        user = a_user(session)
        link_id = a_link(session, user, now)

    with pytest.raises(Refused, match="password-too-short"), database.transaction() as session:
        operations.choose_password(session, link_id, "kort nok", now=now)

    with database.transaction() as session:
        operations.choose_password(session, link_id, NEW, now=now)


def test_a_link_for_something_else_chooses_no_password(database, now):
    with database.transaction() as session:
        token = tokens.mint(session, "something-else", a_user(session).id, lifetime=timedelta(hours=1), now=now)
        session.flush()
        link_id = links.by_token(session, token, now=now).id

    for wrong in (link_id, uuid4()):
        with pytest.raises(NotFound), database.transaction() as session:
            operations.choose_password(session, wrong, NEW, now=now)


def test_who_was_let_go_chooses_no_password(database, now):
    with database.transaction() as session:
        user = a_user(session)
        link_id = a_link(session, user, now)
        user.active = False

    with pytest.raises(NotFound), database.transaction() as session:
        operations.choose_password(session, link_id, NEW, now=now)


def test_changing_the_password_ends_the_other_sessions(database, now):
    with database.transaction() as session:
        user = a_user(session)
        here, elsewhere = a_session(session, user, now=now), a_session(session, user, now=now)
        operations.change_password(
            session,
            user.id,
            current=PASSWORD,
            new=NEW,
            keep=queries.signed_in(session, here, now=now).session_id,
            by=Actor.staff(user.id, user.name),
            now=now,
        )

    with database.reading() as session:
        assert queries.signed_in(session, here, now=now) is not None
        assert queries.signed_in(session, elsewhere, now=now) is None


def test_the_password_is_not_changed_without_the_current_one(database, now, by):
    with database.transaction() as session:
        user = a_user(session)

    with pytest.raises(Refused, match="password-not-right"), database.transaction() as session:
        operations.change_password(session, user.id, current="forkert", new=NEW, keep=uuid4(), by=by, now=now)

    with database.reading() as session:
        assert hashing.matches(PASSWORD, queries.credentials(session, user.email).password_hash)


def test_a_forgotten_password_is_a_letter_with_a_link(database, now, logged):
    with database.transaction() as session:
        user = a_user(session)
        operations.request_password_reset(session, user.email.upper(), now=now)

    with database.reading() as session:
        letter = session.scalars(select(Letter)).one()
        assert (letter.kind, letter.address, letter.link.subject_id) == ("password_reset", user.email, user.id)
    assert logged() == ["letter.queued", "password.reset_requested"]


def test_nobody_gets_a_letter_for_an_unknown_address_or_a_former_user(database, now, logged):
    with database.transaction() as session:
        user = a_user(session)
        user.active = False
        for email in (user.email, "ukendt@ballerslev.example"):
            operations.request_password_reset(session, email, now=now)

    with database.reading() as session:
        assert session.scalars(select(Letter)).all() == []
    assert logged() == []


def test_an_invited_user_without_a_password_has_no_credentials(database, now):
    with database.transaction() as session:
        user = a_user(session)
        user.password_hash = None
        session.flush()
        assert queries.credentials(session, user.email) is None


def test_the_same_password_typed_in_another_way_still_matches():
    assert hashing.matches("gra\u030abrødrene i byen", hashing.hashed("gråbrødrene i byen"))


def test_without_a_hash_or_with_a_broken_one_nothing_matches():
    assert not hashing.matches(PASSWORD, None)
    assert not hashing.matches(PASSWORD, "broken")


def test_comparing_with_nobody_costs_as_much_as_with_somebody(monkeypatch):
    compared = []
    hasher = type("", (), {"verify": lambda _self, kept, _password: compared.append(kept) or False})
    monkeypatch.setattr(hashing, "_hasher", hasher())
    hashing.matches(PASSWORD, None)
    monkeypatch.undo()

    assert compared == [hashing._NOBODY]


def test_the_cost_in_earnest_is_that_of_the_recommendation_for_nobody_as_well():
    in_earnest = module_from_spec(find_spec(hashing.__name__))
    in_earnest.__spec__.loader.exec_module(in_earnest)

    somebody, nobody = extract_parameters(in_earnest.hashed(PASSWORD)), extract_parameters(in_earnest._NOBODY)

    assert somebody == nobody
    assert (somebody.time_cost, somebody.memory_cost, somebody.parallelism) == (3, 65536, 4)
