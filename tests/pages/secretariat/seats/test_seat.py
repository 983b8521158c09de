"""One seat: what stands on its page, for whom it is, and what can be done now."""

from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.appointments.model import Membership
from recruit.bodies import operations as bodies
from recruit.bodies.model import Seat
from recruit.foundation.accounts.model import RoleGrant
from recruit.foundation.accounts.rules import Role
from recruit.people.model import Organization
from tests.builders import BY, NOW, a_council, a_member, a_person, a_seat_group, a_term, day, the_seats
from tests.pages.secretariat.seats.conftest import SEATS, Council
from tests.pages.site import Reader, Site


def test_a_seat_says_who_sits_there_for_whom_and_in_which_office(secretary: Reader, council: Council) -> None:
    page = secretary.opens(council.seat("taken")).page

    assert page.heading == "Repræsentanter for flygtninge og indvandrere, plads 1"
    assert "Åse <b>Holm</b>" in page.text
    assert "Foreningen Havnen" in page.text
    assert "forperson fra 1. april 2026" in page.text
    assert "Elif Kaya" in page.text


def test_a_seat_that_somebody_leaves_says_on_which_day_it_ends(site: Site, secretary: Reader, council: Council) -> None:
    def leaves(session: Session) -> None:
        session.get_one(Membership, council.member).until = day("2027-01-01")

    site.saves(leaves)
    page = secretary.opens(council.seat("second")).page

    assert "slutter den 31. december 2026" in page.text
    assert "slutter snart" not in page.text


def test_a_seat_that_is_taken_says_why_nobody_can_be_seated(secretary: Reader, council: Council) -> None:
    page = secretary.opens(council.seat("taken")).page

    assert not page.all("a", href=council.seat("taken", "medlem"))
    assert "kan ikke lade sig gøre nu" in page.text


def test_a_vacant_seat_leads_to_seating_somebody_first(secretary: Reader, council: Council) -> None:
    page = secretary.opens(council.seat()).page

    assert "Pladsen er ledig" in page.text
    assert [link.text for link in page.all("a", class_="button-primary")] == ["Sæt en person på pladsen"]


def test_a_reader_sees_no_more_of_the_seats_than_the_list_for_everybody(site: Site, council: Council) -> None:
    reader, _ = site.signed_in("Lærke Dam", Role.READER)

    page = reader.opens("/sekretariat/integrationsraadet/raad").page

    assert "Åse <b>Holm</b>" in page.text
    assert not [link for link in page.all("a") if SEATS in link.attributes["href"]]
    assert {reader.opens(address).status for address in (SEATS, council.seat("taken"))} == {403}


def test_somebody_who_left_stands_under_those_who_sat_here(site: Site, secretary: Reader, council: Council) -> None:
    def left(session):
        seat = session.get_one(Seat, council.vacant)
        a_member(session, seat, last_day="juni 2026")

    site.saves(left)

    page = secretary.opens(council.seat()).page

    assert "Hvem der har siddet her" in page.text
    assert "juni 2026" in page.text


def test_the_holder_of_the_last_term_goes_on_until_somebody_is_appointed(site: Site, secretary: Reader) -> None:
    def next_term(session):
        body = a_council(session, seats=1, term="2022-2025")
        a_member(session, the_seats(session, body)[0], since="2022-01-01")
        before = the_seats(session, body)[0].id
        a_seat_group(session, a_term(session, body, "2026-2029"), seats=1)
        seat = the_seats(session, body)[0]
        seat.succeeds_id = before
        return seat.id

    seat = site.saves(next_term)

    assert (
        "fortsætter, til en er udpeget her"
        in secretary.opens(f"/sekretariat/integrationsraadet/raad/pladser/{seat}").text
    )


def test_who_goes_on_and_leaves_is_shown_to_the_last_day_on_every_page(site: Site, secretary: Reader) -> None:
    def leaving(session: Session) -> tuple[UUID, UUID]:
        body = a_council(session, seats=1, term="2022-2025")
        before = the_seats(session, body)[0]
        a_member(session, before, a_person(session, "Preben Holst"), since="2022-01-01", last_day="2027-01-31")
        a_seat_group(session, a_term(session, body, "2026-2029"), seats=1)
        seat = the_seats(session, body)[0]
        seat.succeeds_id = before.id
        return before.id, seat.id

    old, new = site.saves(leaving)

    of_the_seat = secretary.opens(f"{SEATS}/{new}").text
    assert "Preben Holst fortsætter, til en er udpeget her, dog højst til og med 31. januar 2027" in of_the_seat
    assert "slutter snart" not in secretary.opens(f"{SEATS}/{old}").text
    for page in ("/raad/integrationsraadet", "/sekretariat/integrationsraadet/raad"):
        assert "Preben Holst" in secretary.opens(page).text
        assert "Preben Holst" in secretary.opens(f"{page}?dato=31.1.2027").text
        assert "Preben Holst" not in secretary.opens(f"{page}?dato=1.2.2027").text


def test_a_seat_of_another_council_is_not_found_here(site: Site, secretary: Reader, council: Council) -> None:
    elsewhere = site.saves(lambda session: the_seats(session, a_council(session, "Ældrerådet"))[0].id)

    assert secretary.opens(f"{SEATS}/{elsewhere}").status == 404


def test_staff_of_another_council_do_not_find_the_seat(site: Site, council: Council) -> None:
    reader, user = site.signed_in("Anne Juhl", Role.SECRETARY)

    def limit(session):
        grant = session.scalars(select(RoleGrant).where(RoleGrant.user_id == user.id)).one()
        bodies.grant_access_to_body(session, grant.id, a_council(session, "Ældrerådet"), by=BY, now=NOW)

    site.saves(limit)

    for address in (council.seat("taken"), council.seat(act="medlem"), council.membership("udtraeden")):
        assert reader.opens(address).status == 404


# For whom it is


def test_a_seat_is_kept_for_an_organisation_that_is_known(site: Site, secretary: Reader, council: Council) -> None:
    answer = secretary.sends(
        council.seat(act="hvem-den-er-for"), represents="foreningen havnen", kind="organisation", unit="Lokaludvalget"
    )

    assert "Lokaludvalget, Foreningen Havnen" in secretary.follows(answer).text
    with site.database.reading() as session:
        assert len(session.scalars(select(Organization)).all()) == 2  # the council, and the one that was known


@pytest.mark.parametrize(
    ("kind", "organizations"), [("organisation", 3), ("omraade", 2)], ids=["a new organisation", "a field"]
)
def test_a_seat_is_kept_for_somebody_new(
    site: Site, secretary: Reader, council: Council, kind: str, organizations: int
) -> None:
    answer = secretary.sends(council.seat(act="hvem-den-er-for"), represents="skoleområdet", kind=kind, unit="")

    assert "skoleområdet" in secretary.follows(answer).text
    with site.database.reading() as session:
        assert len(session.scalars(select(Organization)).all()) == organizations


def test_a_seat_for_a_field_may_become_one_for_anybody(site: Site, secretary: Reader, council: Council) -> None:
    site.saves(lambda s: bodies.reserve_seat(s, s.get_one(Seat, council.vacant), "kulturlivet", by=BY, now=NOW))

    answer = secretary.sends(council.seat(act="hvem-den-er-for"), represents="", kind="omraade", unit="")

    assert "Alle i medlemsgruppen" in secretary.follows(answer).text


def test_two_who_say_for_whom_the_seat_is_see_both_answers(site: Site, secretary: Reader, council: Council) -> None:
    address = council.seat(act="hvem-den-er-for")
    shown = secretary.opens(address).page.hidden
    secretary.sends(address, represents="Havnelauget", kind="organisation", unit="")

    answer = secretary.posts(address, **shown, represents="skoleområdet", kind="omraade", unit="")

    assert answer.status == 409
    assert "Havnelauget" in answer.text
    assert "skoleområdet" in answer.text


def test_a_seat_of_a_term_gone_by_is_shown_on_its_last_day(site: Site, secretary: Reader) -> None:
    def past(session):
        seat = the_seats(session, a_council(session, seats=1, term="2022-2025"))[0]
        a_member(session, seat, a_person(session, "Ib Lund"), since="2022-01-01", last_day="2024-06-30")
        a_member(session, seat, a_person(session, "Hawa Juhl"), since="2024-07-01")
        return seat.id

    page = secretary.opens(f"{SEATS}/{site.saves(past)}").page

    assert "31. december 2025" in page.text
    assert page.text.index("Hawa Juhl") < page.text.index("Hvem der har siddet her") < page.text.index("Ib Lund")


def test_nobody_goes_on_from_the_last_term_once_somebody_has_been_appointed(site: Site, secretary: Reader) -> None:
    def left_again(session):
        body = a_council(session, seats=1, term="2022-2025")
        before = the_seats(session, body)[0]
        a_member(session, before, since="2022-01-01")
        a_seat_group(session, a_term(session, body, "2026-2029"), seats=1)
        seat = the_seats(session, body)[0]
        seat.succeeds_id = before.id
        session.flush()
        a_member(session, seat, since="2026-04-01", last_day="2026-06-30")
        return seat.id

    seat = site.saves(left_again)

    for address in (f"{SEATS}/{seat}", f"{SEATS}/besaet"):
        shown = secretary.opens(address).text
        assert "fortsætter, til en er udpeget her" not in shown
    assert "Pladsen er ledig" in secretary.opens(f"{SEATS}/{seat}").text
