"""Making users known, inviting them, changing them, letting them go."""

from uuid import uuid4

import pytest
from sqlalchemy import select

from recruit.foundation.accounts import operations, queries, rules
from recruit.foundation.accounts.model import StaffSession, StaffUser
from recruit.foundation.accounts.rules import Role
from recruit.foundation.mail.model import Letter
from recruit.foundation.refusal import NotFound, Refused, Stale
from recruit.foundation.tokens import operations as tokens
from recruit.foundation.tokens import queries as links
from tests.staff import a_session, a_user


def test_a_new_user_has_neither_password_nor_roles(database, now, by, logged):
    with database.transaction() as session:
        user = operations.create_user(session, email=" Aase@Ballerslev.example ", name=" Aase Bro ", by=by, now=now)
        user_id = user.id

    with database.reading() as session:
        user = queries.user(session, user_id)
        assert (user.email, user.name, user.active, user.password_hash) == (
            "Aase@Ballerslev.example",
            "Aase Bro",
            True,
            None,
        )
        assert (user.grants, user.second_factor) == ([], None)
    assert logged() == ["user.created"]


def test_an_address_in_other_letters_is_still_taken(database, now, by):
    with database.transaction() as session:
        a_user(session, "Grethe Holm")

    with pytest.raises(Refused, match="email-taken"), database.transaction() as session:
        operations.create_user(session, email="GRETHE.HOLM@ballerslev.example", name="G", by=by, now=now)

    with database.reading() as session:
        assert len(session.scalars(select(StaffUser)).all()) == 1


def test_a_user_without_address_or_name_is_refused(database, now, by):
    with (
        pytest.raises(Refused, match="email-is-malformed, name-missing"),
        database.transaction() as session,
    ):
        operations.create_user(session, email="nobody", name="", by=by, now=now)


def test_an_invitation_is_a_letter_with_a_link(database, now, by, logged):
    with database.transaction() as session:
        user = a_user(session, "Salim Yilmaz")
        older = tokens.mint(session, rules.CHOOSE_PASSWORD, user.id, lifetime=rules.INVITATION_LIFETIME, now=now)
        operations.invite(session, user, by=by, now=now)

    with database.reading() as session:
        letter = session.scalars(select(Letter)).one()
        assert (letter.kind, letter.address) == ("invitation", "salim.yilmaz@ballerslev.example")
        assert (letter.link.purpose, letter.link.subject_id) == (rules.CHOOSE_PASSWORD, user.id)
        with pytest.raises(NotFound):
            links.by_token(session, older, now=now)
    assert "user.invited" in logged()


def test_a_link_is_handed_out_where_letters_do_not_arrive(database, now, by, logged):
    with database.transaction() as session:
        user = a_user(session, "Salim Yilmaz")
        older = operations.hand_out_link(session, user, by=by, now=now)
        token = operations.hand_out_link(session, user, by=by, now=now)

    with database.reading() as session:
        assert links.by_token(session, token, now=now).subject_id == user.id
        with pytest.raises(NotFound):
            links.by_token(session, older, now=now)
        assert session.scalars(select(Letter)).all() == []
    assert logged() == ["user.invited", "user.invited"]


def test_who_was_let_go_is_not_invited(database, now, by):
    with database.transaction() as session:
        user = a_user(session)
        user.active = False

    for invite in (operations.invite, operations.hand_out_link):
        with pytest.raises(Refused, match="user-not-active"), database.transaction() as session:
            invite(session, queries.user(session, user.id), by=by, now=now)


def test_a_change_says_which_fields_and_raises_the_version(database, now, by, logged):
    with database.transaction() as session:
        user = a_user(session, "Grethe Holm")
        version = user.version
        operations.change_user(
            session, user.id, email=user.email, name="Grethe Holm Bro", version=version, by=by, now=now
        )

    with database.reading() as session:
        changed = queries.user(session, user.id)
        assert (changed.name, changed.version) == ("Grethe Holm Bro", version + 1)
    assert logged() == ["user.changed"]


def test_saving_without_a_change_is_not_logged(database, now, by, logged):
    with database.transaction() as session:
        user = a_user(session)
        operations.change_user(session, user.id, email=user.email, name=user.name, version=user.version, by=by, now=now)

    assert logged() == []


def test_a_change_of_what_somebody_else_changed_is_stale(database, now, by):
    with database.transaction() as session:
        user = a_user(session)

    with pytest.raises(Stale), database.transaction() as session:
        operations.change_user(session, user.id, email="x@y.example", name="X", version=0, by=by, now=now)

    with database.reading() as session:
        assert queries.user(session, user.id).name == "Grethe Holm"


def test_the_address_of_a_colleague_cannot_be_taken_over(database, now, by):
    with database.transaction() as session:
        user, colleague = a_user(session, "Grethe Holm"), a_user(session, "Salim Yilmaz")

    with pytest.raises(Refused, match="email-taken"), database.transaction() as session:
        operations.change_user(
            session, user.id, email=colleague.email, name=user.name, version=user.version, by=by, now=now
        )


def test_whoever_is_let_go_is_signed_out_everywhere_and_links_die(database, now, by, logged):
    with database.transaction() as session:
        user = a_user(session, "Salim Yilmaz", Role.READER)
        token = a_session(session, user, now=now)
        link = tokens.mint(session, rules.CHOOSE_PASSWORD, user.id, lifetime=rules.INVITATION_LIFETIME, now=now)

    with database.transaction() as session:
        operations.deactivate_user(session, user.id, by=by, now=now)

    with database.reading() as session:
        assert queries.signed_in(session, token, now=now) is None
        assert session.scalars(select(StaffSession.revoked_by)).all() == ["command"]
        assert queries.credentials(session, user.email) is None
        with pytest.raises(NotFound):
            links.by_token(session, link, now=now)
    assert logged() == ["session.signed_in", "session.revoked", "user.changed"]


def test_a_user_who_returns_has_the_roles_of_before(database, now, by, logged):
    with database.transaction() as session:
        user = a_user(session, "Salim Yilmaz", Role.READER)
        operations.deactivate_user(session, user.id, by=by, now=now)
        operations.reactivate_user(session, user.id, by=by, now=now)

    with database.reading() as session:
        assert queries.user(session, user.id).active
        assert [grant.role for grant in queries.grants_of(session, user.id, on=now.date())] == [Role.READER]
    assert logged() == ["user.changed", "user.changed"]


def test_the_last_administrator_is_not_let_go(database, now, by):
    with database.transaction() as session:
        administrator = a_user(session, "Grethe Holm", Role.ADMINISTRATOR)

    with pytest.raises(Refused, match="last-administrator"), database.transaction() as session:
        operations.deactivate_user(session, administrator.id, by=by, now=now)

    with database.reading() as session:
        assert queries.user(session, administrator.id).active


def test_one_of_two_administrators_may_go(database, now, by):
    with database.transaction() as session:
        administrator = a_user(session, "Grethe Holm", Role.ADMINISTRATOR)
        a_user(session, "Salim Yilmaz", Role.ADMINISTRATOR)
        operations.deactivate_user(session, administrator.id, by=by, now=now)

    with database.reading() as session:
        assert not queries.user(session, administrator.id).active


def test_users_come_in_danish_order_with_those_let_go_last(database):
    with database.transaction() as session:
        for name in ("Åse Bro", "Zoran Petrov", "Ægir Holm", "Anna Lund"):
            a_user(session, name)
        a_user(session, "Aksel Bo").active = False

    with database.reading() as session:
        assert [user.name for user in queries.users(session)] == [
            "Anna Lund",
            "Zoran Petrov",
            "Ægir Holm",
            "Åse Bro",
            "Aksel Bo",
        ]


def test_nobody_is_found_by_an_unknown_id(database, now, by):
    unknown = uuid4()

    with database.reading() as session:
        with pytest.raises(NotFound):
            queries.user(session, unknown)
        assert queries.names(session, [f"staff:{unknown}", "system"]) == {}
    with pytest.raises(NotFound), database.transaction() as session:
        operations.reactivate_user(session, unknown, by=by, now=now)


def test_an_empty_house_has_nobody(database):
    with database.transaction() as session:
        assert not queries.is_anybody_here(session)
        user = a_user(session)
        assert queries.is_anybody_here(session)
        assert queries.names(session, [f"staff:{user.id}"]) == {f"staff:{user.id}": "Grethe Holm"}
