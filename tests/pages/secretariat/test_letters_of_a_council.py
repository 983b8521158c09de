"""Breve: letters that name who stands are read by those who look after the council, and by nobody else."""

from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.bodies import operations as bodies
from recruit.foundation.accounts.model import RoleGrant
from recruit.foundation.accounts.rules import Role
from recruit.foundation.mail.model import Letter
from tests.builders import BY, NOW, a_council
from tests.nominations import a_nomination, a_submission, an_open_round
from tests.pages.site import Reader, Site

LETTERS = "/sekretariat/breve"


@pytest.fixture
def letter(site: Site) -> UUID:
    """Amina stands for the integration council, and gets her receipt."""

    def stands(session: Session) -> UUID:
        round_ = an_open_round(session)
        a_nomination(session, round_, a_submission(round_))
        return session.scalars(select(Letter.id)).one()

    number: UUID = site.saves(stands)
    return number


def of_another_council(site: Site) -> Reader:
    reader, user = site.signed_in("Ida Dam", Role.SECRETARY)

    def limit(session: Session) -> None:
        grant = session.scalars(select(RoleGrant).where(RoleGrant.user_id == user.id)).one()
        bodies.grant_access_to_body(session, grant.id, a_council(session, "Handicaprådet"), by=BY, now=NOW)

    site.saves(limit)
    return reader


def test_whoever_looks_after_the_council_reads_its_letters(site: Site, letter: UUID) -> None:
    reader, _ = site.signed_in("Grethe Holm", Role.SECRETARY)

    assert "amina@mail.example" in reader.opens(LETTERS).text
    assert "amina@mail.example" in reader.opens(f"{LETTERS}/{letter}").text


def test_an_auditor_does_not_learn_who_stands(site: Site, letter: UUID) -> None:
    reader, _ = site.signed_in("Rie Revisor", Role.AUDITOR)

    assert "amina" not in reader.opens(LETTERS).text.casefold()
    assert reader.opens(f"{LETTERS}/{letter}").status == 404


def test_nor_does_a_secretary_of_another_council(site: Site, letter: UUID) -> None:
    reader = of_another_council(site)

    assert "amina" not in reader.opens(LETTERS).text.casefold()
    assert reader.opens(f"{LETTERS}/{letter}").status == 404
    token = reader.opens(LETTERS).page.hidden["csrf_token"]
    typed = {"csrf_token": token, "cancellation-csrf_token": token, "cancellation-form_key": "1"}
    assert reader.posts(f"{LETTERS}/{letter}/annullering", **typed).status == 404
