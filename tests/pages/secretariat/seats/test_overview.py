"""Every seat of a term, and the page on which fifteen of them are filled in minutes."""

from uuid import UUID

import pytest
from sqlalchemy import func, select

from recruit.appointments.model import Membership
from recruit.bodies.model import Body, Term
from recruit.bodies.rules import SeatType, SubstituteArrangement
from recruit.people.model import Person
from tests.builders import a_council, a_person, a_seat_group, a_term, day, the_seats, the_term
from tests.pages.secretariat.seats.conftest import SEATS, Council
from tests.pages.site import Reader, Site

FILL = f"{SEATS}/besaet"


def names(page, prefix: str = "name_") -> list[str]:
    found = (each.attributes.get("name", "") for each in page.all("input"))
    return [name for name in dict.fromkeys(found) if name.startswith(prefix)]


def test_every_seat_stands_with_its_member_and_state(secretary: Reader, council: Council) -> None:
    page = secretary.opens(SEATS).page

    rows = page.all("main")[0].all("tr")[1:]
    assert [link.attributes["href"] for row in rows for link in row.all("a")] == [
        council.seat(which) for which in ("taken", "second", "vacant")
    ]
    assert "Foreningen Havnen" in rows[0].text
    assert "ledig plads" in rows[2].text


def test_a_term_without_seats_says_what_to_do(site: Site, secretary: Reader) -> None:
    site.saves(lambda session: a_council(session, seats=0))

    assert "medlemsgrupper" in secretary.opens(SEATS).text


def test_a_council_with_full_seats_has_nothing_to_fill(site: Site, secretary: Reader) -> None:
    site.saves(lambda session: a_council(session, seats=0))

    assert "Der er ingen ledig plads i denne periode" in secretary.opens(FILL).text


def test_only_vacant_seats_are_offered(secretary: Reader, council: Council) -> None:
    assert names(secretary.opens(FILL).page) == [f"name_{council.vacant.hex}"]


def test_fifteen_seats_are_filled_at_once(site: Site, secretary: Reader) -> None:
    site.saves(lambda session: a_council(session, seats=15))
    fields = names(secretary.opens(FILL).page)
    typed = {field: f"Nyt Medlem {chr(65 + n) * 3}" for n, field in enumerate(fields)}

    answer = secretary.sends(FILL, since="26.3.2026", decision="", **typed)

    assert "15 personer har nu en plads" in secretary.follows(answer).text
    with site.database.reading() as session:
        assert set(session.scalars(select(Membership.since))) == {day("2026-03-26")}
        assert session.scalars(select(func.count(Person.id))).one() == 15


def test_who_is_known_is_asked_at_the_seat(site: Site, secretary: Reader, council: Council) -> None:
    site.saves(lambda session: a_person(session, "Hodan Jimcaale"))
    row = council.vacant.hex

    asked = secretary.sends(FILL, since="26.3.2026", decision="", **{f"name_{row}": "Hodan Jimcaale"})
    answer = secretary.sends(
        FILL, since="26.3.2026", decision="", **{f"name_{row}": "Hodan Jimcaale", f"who_{row}": "ny"}
    )

    assert asked.status == 422
    assert names(asked.page, "who_") == [f"who_{row}"]
    assert answer.status == 303


def test_nothing_is_filled_when_one_of_them_cannot_be(site: Site, secretary: Reader) -> None:
    site.saves(lambda session: a_council(session, seats=2))
    fields = names(secretary.opens(FILL).page)

    answer = secretary.sends(FILL, since="31.12.2025", decision="", **dict.fromkeys(fields, "Yonas Tesfaye"))

    assert answer.status == 422
    assert all(line.startswith("Første dag som medlem") for line in answer.page.errors)
    with site.database.reading() as session:
        assert session.scalars(select(Membership)).all() == []


def test_a_seat_that_somebody_else_fills_meanwhile_is_not_lost_silently(
    site: Site, secretary: Reader, council: Council
) -> None:
    hidden = secretary.opens(FILL).page.hidden
    secretary.sends(FILL, since="26.3.2026", decision="", **{f"name_{council.vacant.hex}": "Hodan Jimcaale"})

    typed = {f"name_{council.vacant.hex}": "Tomasz Wierzba", "since": "26.3.2026", "decision": ""}
    answer = secretary.posts(FILL, **hidden | typed)

    assert answer.status == 422
    assert "Pladsen er optaget" in " ".join(answer.page.errors)
    assert "Tomasz Wierzba" in answer.text


def test_a_form_without_a_name_asks_for_one(secretary: Reader, council: Council) -> None:
    answer = secretary.sends(FILL, since="26.3.2026", decision="")

    assert answer.page.errors == ["Skriv mindst ét navn."]


def test_seats_of_the_municipal_council_ask_for_the_party(site: Site, secretary: Reader) -> None:
    def political(session):
        body = a_council(session, seats=0)
        a_seat_group(
            session,
            the_term(session, body),
            "Politikere",
            seats=1,
            seat_type=SeatType.MUNICIPAL_COUNCIL,
            arrangement=SubstituteArrangement.NONE,
        )
        return the_seats(session, body)[0].id

    row: UUID = site.saves(political)

    secretary.sends(
        FILL, since="1.1.2026", decision="", **{f"name_{row.hex}": "Hodan Jimcaale", f"party_{row.hex}": "Havnelisten"}
    )

    with site.database.reading() as session:
        assert session.scalars(select(Membership.party)).all() == ["Havnelisten"]


def test_the_seats_of_a_term_to_come_can_be_filled_before_it_begins(
    site: Site, secretary: Reader, council: Council
) -> None:
    site.saves(lambda s: a_seat_group(s, a_term(s, s.get_one(Body, council.body), "2030-2033"), seats=1))
    address = f"{FILL}?periode=2030–2033"
    (field,) = names(secretary.opens(address).page)

    answer = secretary.sends(address, decision="", since="1.1.2030", **{field: "Hodan Jimcaale"})

    assert answer.leads_to.startswith(f"{SEATS}?periode=2030")


@pytest.mark.parametrize(
    ("term", "proposed"),
    [("2015-09/2016-06", "1.9.2015"), ("2026-2029", "21.11.2026"), ("2030-2033", "1.1.2030")],
)
def test_the_first_day_proposed_is_today_or_else_that_of_the_term(
    site: Site, secretary: Reader, term: str, proposed: str
) -> None:
    site.saves(lambda session: a_council(session, term=term))

    (since,) = [each for each in secretary.opens(FILL).page.all("input") if each.attributes.get("name") == "since"]

    assert since.attributes["value"] == proposed


@pytest.mark.parametrize("address", [SEATS, FILL])
def test_a_council_without_terms_of_that_name_is_not_found(secretary: Reader, council: Council, address: str) -> None:
    assert secretary.opens(f"{address}?periode=1999").status == 404


@pytest.mark.parametrize("address", [SEATS, FILL])
def test_more_seats_cost_no_more_queries(site: Site, secretary: Reader, council: Council, address: str) -> None:
    sent = site.statements()
    secretary.opens(address)
    few = len(sent)
    site.saves(lambda s: a_seat_group(s, s.get_one(Term, council.term), "Foreninger", seats=30))
    sent.clear()

    secretary.opens(address)

    assert len(sent) <= few
