"""Two nominations of one person, seen side by side, taken for one, and parted again."""

from typing import Any

import pytest

from recruit.bodies import queries as bodies
from recruit.nominations.rules import Submission
from recruit.recruitment.model import RecruitmentRound
from tests.builders import a_council
from tests.conftest import Database, made_once
from tests.nominations import a_nomination, a_proposal, a_submission, an_open_round
from tests.pages.secretariat.nominations.test_nomination import text_of
from tests.pages.visitor import Visitor


@pytest.fixture
@made_once
def round_(house: Database, still: None) -> RecruitmentRound:
    with house.transaction() as session:
        return an_open_round(session, a_council(session, "Integrationsrådet"))


def pages_of(house: Database, round_: RecruitmentRound, *submissions: Submission) -> list[Any]:
    with house.transaction() as session:
        base = f"/sekretariat/{bodies.slugs(session)[0]}/rekruttering/{round_.id}/indstillinger"
        return [(f"{base}/{(made := a_nomination(session, round_, each)).id}", made) for each in submissions]


def test_two_of_one_name_are_compared_taken_for_one_and_parted(
    secretary: Visitor, house: Database, round_: RecruitmentRound
) -> None:
    own, proposed, stranger = pages_of(
        house,
        round_,
        a_submission(round_),
        a_proposal("Amina Abdi"),
        a_submission(round_, "Ib Ibsen", email="ib@mail.example"),
    )
    (own_page, one), (proposed_page, other), (stranger_page, _) = own, proposed, stranger
    compare = f"{own_page}/kontrol/samme/{other.id}"

    assert "Måske samme person" in text_of(secretary.get(own_page))
    assert "Måske samme person" not in text_of(secretary.get(stranger_page))
    shown = text_of(secretary.get(compare))
    assert "amina@mail.example" in shown
    assert "bo@mail.example" in shown
    assert "Dorthe Dam" in shown

    kept = text_of(secretary.led(secretary.send(compare, kept=str(one.id))))
    assert "Hører sammen med denne" in kept
    joined = secretary.get(proposed_page)
    assert "En anden indstilling af samme person gælder" in text_of(joined)
    assert "Godkend som kandidat" not in text_of(joined)

    parted = text_of(secretary.led(secretary.send(proposed_page, to=f"{proposed_page}/kontrol/skil-ad")))
    assert "Måske samme person" in parted


def test_names_that_are_written_a_little_otherwise_are_perhaps_one_persons(
    secretary: Visitor, house: Database, round_: RecruitmentRound
) -> None:
    names = ("Amina Yusuf Abdi", "Aminah Abdi", "Amina Holm")
    submissions = [a_submission(round_, name, email=f"{number}@mail.example") for number, name in enumerate(names)]
    (page, _), (_, alike), (_, other) = pages_of(house, round_, *submissions)

    links = [each.attributes["href"] for each in secretary.get(page).all("a")]

    assert f"{page}/kontrol/samme/{alike.id}" in links
    assert f"{page}/kontrol/samme/{other.id}" not in links


def test_a_nomination_is_not_compared_with_itself_and_joined_only_once(
    secretary: Visitor, house: Database, round_: RecruitmentRound
) -> None:
    (page, one), (_page, other) = pages_of(house, round_, a_submission(round_), a_proposal("Amina Abdi"))
    compare = f"{page}/kontrol/samme/{other.id}"

    secretary.get(f"{page}/kontrol/samme/{one.id}", 404)
    secretary.led(secretary.send(compare, kept=str(one.id)))

    assert secretary.mended(secretary.send(compare, kept=str(one.id))).errors
