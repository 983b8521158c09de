"""Undoing that a reading was put in: whose it is to undo."""

from uuid import UUID

import pytest
from sqlalchemy import select

from recruit.appointments.model import Membership
from recruit.bodies import operations as bodies
from recruit.foundation.accounts.model import RoleGrant
from recruit.foundation.accounts.rules import Role
from recruit.intake.model import IntakeApplication, IntakeReading
from tests.builders import BY, NOW, a_council, the_term
from tests.pages.secretariat.intake.steps import apply


@pytest.fixture
def colleague(site, checked, secretary):
    """Somebody who looks after another council only, to which a reading belongs that was put in here."""
    apply(secretary, checked)
    reader, user = site.signed_in("Karen Lund", Role.SECRETARY)

    def limit(session):
        other = a_council(session, "Ældrerådet", seats=0)
        grant = session.scalars(select(RoleGrant).where(RoleGrant.user_id == user.id)).one()
        bodies.grant_access_to_body(session, grant.id, other, by=BY, now=NOW)
        session.get_one(IntakeReading, UUID(checked.rsplit("/", 1)[-1])).term_id = the_term(session, other).id

    site.saves(limit)
    return reader


def test_what_stands_in_a_council_beyond_reach_is_not_undone(site, checked, secretary, colleague):
    with site.database.reading() as session:
        way = f"{checked}/fortrydelse/{session.scalars(select(IntakeApplication.id)).one()}"

    assert colleague.opens(checked).status == 200
    assert colleague.opens(way).status == 404
    assert colleague.posts(way, **colleague.opens("/sekretariat/indlaes").page.hidden).status == 404

    with site.database.reading() as session:
        assert len(session.scalars(select(Membership.id)).all()) == 7
