"""Slips of whoever writes a name into a case by hand: numbers out of bounds, a day to come, the same person twice."""

from collections.abc import Sequence

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.bodies.model import Seat
from tests.builders import a_member, a_person
from tests.pages.secretariat.cases.conftest import Case, designates
from tests.pages.secretariat.cases.test_decision import YES, shows, written
from tests.pages.site import Reader, Site

NUMBERS = ["0", "-3", "501", "9" * 40]


def typed(case: Case, **changed: str) -> dict[str, str]:
    known = {
        "name": "Ole Vang", "group": str(case.group), "role": "substitute", "rank": "", "source": "council",
        "source_on": "1.4.2027", "on_behalf_of": "", "reason": "Kender skolerne.",
    }  # fmt: skip
    return known | changed


@pytest.mark.parametrize("rank", NUMBERS)
def test_a_number_in_the_order_that_cannot_be_is_refused_at_its_field(
    site: Site, secretary: Reader, case: Case, rank: str
) -> None:
    answer = secretary.sends(case.at("indstil/person"), **typed(case, rank=rank))

    assert answer.status == 422
    assert answer.page.errors == ["Nummer i rækken: Skriv et tal fra 1 til 500."]
    assert "Kender skolerne." in answer.text
    assert len(designates(site, case)) == 4


def test_a_day_to_come_is_refused_at_its_field(site: Site, secretary: Reader, case: Case) -> None:
    answer = secretary.sends(case.at("indstil/person"), **typed(case, source_on="22.11.2030"))

    assert answer.status == 422
    assert answer.page.errors == ["Hvilken dag sagde de det? Vælg en dag, der har været."]
    assert len(designates(site, case)) == 4


def test_a_candidate_of_the_case_is_not_written_in_again_unless_it_is_somebody_else(
    site: Site, secretary: Reader, case: Case
) -> None:
    assert "is_another" not in secretary.opens(case.at("indstil/person")).text
    again = typed(case, name="amina  ABDI")

    answer = secretary.sends(case.at("indstil/person"), **again)

    assert answer.status == 422
    assert "er i sagen" in " ".join(answer.page.errors)
    assert answer.page.all("input", name="is_another")
    assert len(designates(site, case)) == 4
    secretary.sends(case.at("indstil/person"), **again, is_another="y")
    assert len(designates(site, case)) == 5


def test_the_last_day_is_within_the_term_and_is_shown(site: Site, secretary: Reader, case: Case) -> None:
    late = written(case, YES, **{case.says(0, "until"): "1.2.2035"})
    refused = shows(secretary, case, late)
    assert refused.status == 422
    assert refused.page.errors == ["Sidste dag: Den sidste dag ligger efter funktionsperioden. Vælg en tidligere."]

    shown = shows(secretary, case, late | {case.says(0, "until"): "1.2.2029"})

    assert "Sidste dag er den 1. februar 2029." in shown.text
    assert "Er det den rigtige sag?" in shown.text


def test_a_decision_from_before_the_case_was_submitted_is_asked_about(secretary: Reader, case: Case) -> None:
    secretary.sends(case.at("indsend"), on="1.4.2027")

    assert "den 1. april 2027, efter dagen for denne beslutning" in shows(secretary, case, written(case, YES)).text


def test_where_every_seat_is_taken_nobody_has_a_choice(site: Site, secretary: Reader, case: Case) -> None:
    every = shows(secretary, case, written(case, YES, YES))
    secretary.posts(case.at("beslutning"), **written(case, YES, YES) | every.page.hidden)
    for name in ("Gry Falk", "Ole Vang"):
        secretary.sends(case.at("indstil/person"), **typed(case, name=name, role="member"))
    assert "Kommunalbestyrelsen vælger" in secretary.opens(case.at()).text
    site.saves(lambda session: a_member(session, the_seats_of(session, case)[2]) and None)

    shown = secretary.opens(case.at()).text

    assert "Der er ingen plads til dem, der er indstillet" in shown
    assert "Kommunalbestyrelsen vælger" not in shown
    assert "Det kan ikke fortrydes." in secretary.opens(case.of(2, "falder-fra")).text


def the_seats_of(session: Session, case: Case) -> Sequence[Seat]:
    return session.scalars(select(Seat).where(Seat.seat_group_id == case.group).order_by(Seat.number)).all()


def test_whom_the_municipal_council_chose_by_itself_is_no_candidate_of_the_case(
    site: Site, secretary: Reader, case: Case
) -> None:
    chosen = {"name": "Amina Abdi", "group": str(case.group), "decided_on": "29.3.2027", "reason": "Byrådet valgte."}

    assert secretary.sends(case.at("beslutning/en-anden"), **chosen).status == 422
    assert secretary.sends(case.at("beslutning/en-anden"), **chosen, is_another="y").status == 303


def test_somebody_whom_the_council_knows_is_chosen_by_name(site: Site, secretary: Reader, case: Case) -> None:
    known = site.saves(lambda session: a_person(session, "Gry Falk").id)
    chosen = {"name": "Gry Falk", "who": str(known)}

    answer = secretary.sends(case.at("indstil/person"), **typed(case, **chosen))

    assert "Gry Falk er sat ind i sagen." in secretary.follows(answer).text
    twice = secretary.sends(
        case.at("beslutning/en-anden"), group=str(case.group), decided_on="29.3.2027", reason="Fra Nord.", **chosen
    )
    assert twice.page.errors == ["Hvem er det? Personen er allerede indstillet til samme medlemsgruppe."]
