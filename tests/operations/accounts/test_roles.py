"""Roles are given and taken back by day; a deputy holds what is lent and nothing else."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from recruit.foundation.accounts import operations, queries
from recruit.foundation.accounts.model import RoleGrant
from recruit.foundation.accounts.rules import Role
from recruit.foundation.dates import Span
from recruit.foundation.refusal import NotFound, Refused
from tests.staff import a_user

TODAY = date(2026, 11, 21)
TOMORROW = TODAY + timedelta(days=1)
NEXT_WEEK = TODAY + timedelta(days=7)


def roles(session, user, on=TODAY):
    return {grant.role for grant in queries.grants_of(session, user.id, on=on)}


def test_a_role_is_held_from_its_first_day_up_to_its_end(database, now, by, logged):
    with database.transaction() as session:
        user = a_user(session)
        operations.grant_role(session, user.id, Role.POLLING_WORKER, Span(TOMORROW, NEXT_WEEK), by=by, now=now)

    with database.reading() as session:
        held = [roles(session, user, on=day) for day in (TODAY, TOMORROW, NEXT_WEEK - timedelta(days=1), NEXT_WEEK)]
        assert held == [set(), {Role.POLLING_WORKER}, {Role.POLLING_WORKER}, set()]
    assert logged() == ["role.granted"]


def test_a_role_without_the_end_that_it_needs_leaves_no_row(database, now, by):
    with database.transaction() as session:
        user = a_user(session)

    with pytest.raises(Refused, match="role-needs-an-end"), database.transaction() as session:
        operations.grant_role(session, user.id, Role.ELECTION_COMMITTEE, Span(TODAY), by=by, now=now)

    with database.reading() as session:
        assert session.scalars(select(RoleGrant)).all() == []


def test_a_role_that_is_held_is_not_given_again(database, now, by):
    with database.transaction() as session:
        user = a_user(session, "Grethe Holm", Role.READER)

    with pytest.raises(Refused, match="role-held-already"), database.transaction() as session:
        operations.grant_role(session, user.id, Role.READER, Span(TODAY), by=by, now=now)


def test_a_role_taken_back_is_gone_at_once_and_may_be_given_again(database, now, by, logged):
    with database.transaction() as session:
        user = a_user(session, "Grethe Holm", Role.READER)
        grant = session.scalars(select(RoleGrant)).one()
        for _ in range(2):
            operations.revoke_role(session, grant.id, by=by, now=now)
        assert roles(session, user) == set()
        operations.grant_role(session, user.id, Role.READER, Span(TODAY), by=by, now=now)

    with database.reading() as session:
        assert roles(session, user) == {Role.READER}
    assert logged() == ["role.revoked", "role.granted"]


def test_the_last_administrator_keeps_the_role(database, now, by):
    with database.transaction() as session:
        administrator = a_user(session, "Grethe Holm", Role.ADMINISTRATOR)
        grant = session.scalars(select(RoleGrant)).one()

    with pytest.raises(Refused, match="last-administrator"), database.transaction() as session:
        operations.revoke_role(session, grant.id, by=by, now=now)

    with database.reading() as session:
        assert roles(session, administrator) == {Role.ADMINISTRATOR}


@pytest.mark.parametrize("weakness", ["invited", "inactive", "temporary", "later"])
def test_an_administrator_on_whom_one_cannot_rely_does_not_count(database, now, by, weakness):
    with database.transaction() as session:
        administrator = a_user(session, "Grethe Holm", Role.ADMINISTRATOR)
        other = a_user(session, "Salim Yilmaz", Role.ADMINISTRATOR)
        grants = {grant.user_id: grant for grant in session.scalars(select(RoleGrant))}
        if weakness == "invited":
            other.password_hash = None
        if weakness == "inactive":
            other.active = False
        if weakness == "temporary":
            grants[other.id].until = NEXT_WEEK
        if weakness == "later":
            grants[other.id].since = TOMORROW

    with pytest.raises(Refused, match="last-administrator"), database.transaction() as session:
        operations.revoke_role(session, grants[administrator.id].id, by=by, now=now)


def test_one_of_two_administrators_gives_the_role_back(database, now, by):
    with database.transaction() as session:
        administrator = a_user(session, "Grethe Holm", Role.ADMINISTRATOR)
        grant = session.scalars(select(RoleGrant)).one()
        a_user(session, "Salim Yilmaz", Role.ADMINISTRATOR)
        operations.revoke_role(session, grant.id, by=by, now=now)
        assert roles(session, administrator) == set()


def test_a_deputy_is_secretary_while_the_other_is_away_and_nothing_else(database, now, by, logged):
    with database.transaction() as session:
        absent = a_user(session, "Grethe Holm", Role.SECRETARY, Role.ADMINISTRATOR)
        deputy = a_user(session, "Salim Yilmaz", Role.READER)
        operations.name_deputy(session, absent.id, deputy.id, Span(TOMORROW, NEXT_WEEK), by=by, now=now)

    with database.reading() as session:
        assert roles(session, deputy, on=TODAY) == {Role.READER}
        assert roles(session, deputy, on=TOMORROW) == {Role.READER, Role.SECRETARY}
        assert roles(session, deputy, on=NEXT_WEEK) == {Role.READER}
        lent = {grant.role: grant.lent_by for grant in queries.grants_of(session, deputy.id, on=TOMORROW)}
        assert lent == {Role.READER: None, Role.SECRETARY: absent.id}
        [standing] = queries.deputies(session, absent.id, on=TODAY)
        assert (standing.absent.name, standing.deputy.name) == ("Grethe Holm", "Salim Yilmaz")
        assert queries.deputies(session, deputy.id, on=NEXT_WEEK) == []
    assert logged() == ["deputy.named"]


def test_what_is_borrowed_is_not_lent_on(database, now, by):
    with database.transaction() as session:
        absent, deputy, third = (
            a_user(session, "Grethe Holm", Role.SECRETARY),
            a_user(session, "Salim Yilmaz"),
            a_user(session, "Anna Lund"),
        )
        operations.name_deputy(session, absent.id, deputy.id, Span(TODAY, NEXT_WEEK), by=by, now=now)

    with pytest.raises(Refused, match="nothing-to-lend"), database.transaction() as session:
        operations.name_deputy(session, deputy.id, third.id, Span(TODAY, NEXT_WEEK), by=by, now=now)


def test_whoever_was_let_go_lends_nothing(database, now, by):
    with database.transaction() as session:
        absent, deputy = a_user(session, "Grethe Holm", Role.SECRETARY), a_user(session, "Salim Yilmaz")
        operations.name_deputy(session, absent.id, deputy.id, Span(TODAY, NEXT_WEEK), by=by, now=now)
        operations.deactivate_user(session, absent.id, by=by, now=now)

    with database.reading() as session:
        assert roles(session, deputy) == set()


def test_a_deputy_ends_when_the_other_returns_early(database, now, by, logged):
    with database.transaction() as session:
        absent, deputy = a_user(session, "Grethe Holm", Role.SECRETARY), a_user(session, "Salim Yilmaz")
        standing = operations.name_deputy(session, absent.id, deputy.id, Span(TODAY, NEXT_WEEK), by=by, now=now)
        for _ in range(2):
            operations.revoke_deputy(session, standing.id, by=by, now=now)

    with database.reading() as session:
        assert roles(session, deputy) == set()
        assert queries.deputies(session, absent.id, on=TODAY) == []
    assert logged() == ["deputy.named", "deputy.revoked"]


def test_what_does_not_exist_cannot_be_taken_back(database, now, by):
    for revoke in (operations.revoke_role, operations.revoke_deputy):
        with pytest.raises(NotFound), database.transaction() as session:
            revoke(session, uuid4(), by=by, now=now)
