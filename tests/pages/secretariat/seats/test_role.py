"""A member becomes substitute at their own request, and a substitute member, in one act (case 19)."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.appointments.model import Membership
from recruit.appointments.rules import EndReason, Role
from recruit.bodies.model import Seat, SeatGroup
from recruit.bodies.rules import SubstituteArrangement
from tests.builders import a_council, a_member, a_person, a_seat_group, a_substitute, day, the_seats, the_term
from tests.pages.secretariat.seats.conftest import Council
from tests.pages.secretariat.seats.test_leaving import held, letters
from tests.pages.site import Answer, Reader, Site


def becomes(reader: Reader, address: str, **fields: str) -> Answer:
    seen = reader.sends(address, **fields, trin="vis").page
    return reader.posts(address, **seen.hidden | fields, trin="registrer")


def roles(site: Site, person: object) -> list[tuple[Role, object, object]]:
    with site.database.reading() as session:
        chosen = select(Membership.role, Membership.since, Membership.rank).filter_by(person_id=person)
        return [tuple(row) for row in session.execute(chosen.order_by(Membership.since))]


def test_a_member_becomes_the_last_on_the_list_and_the_next_is_called(
    site: Site, secretary: Reader, council: Council
) -> None:
    address = council.membership("rolle")
    page = secretary.sends(address, last_day="28.2.2027", trin="vis").page
    assert page.heading == "Åse <b>Holm</b> bliver suppleant"
    assert "Elif Kaya er den første til at overtage pladsen" in page.text
    assert "Du er suppleant fra dagen efter." in page.text

    answer = becomes(secretary, address, last_day="28.2.2027")

    assert "bliver suppleant" in secretary.follows(answer).text
    left = held(site, council.chair)
    assert left.end_reason is EndReason.BECAME_SUBSTITUTE
    assert roles(site, left.person_id)[1] == (Role.SUBSTITUTE, day("2027-03-01"), 2)
    assert letters(site) == ["leaving_confirmed"]


def test_the_change_is_undone_as_a_whole(site: Site, secretary: Reader, council: Council) -> None:
    becomes(secretary, council.membership("rolle"), last_day="28.2.2027")

    secretary.sends(council.membership("fortryd"), because="Medlemmet fortrød.")

    left = held(site, council.chair)
    assert left.until is None
    assert len(roles(site, left.person_id)) == 1


def test_a_number_that_somebody_has_is_refused_at_its_field(site: Site, secretary: Reader, council: Council) -> None:
    answer = becomes(secretary, council.membership("rolle"), last_day="28.2.2027", rank="1")

    assert answer.status == 422
    assert [line.partition(":")[0] for line in answer.page.errors] == ["Nummer i rækken"]
    assert held(site, council.chair).until is None


@pytest.mark.parametrize("rank", ["99999999999999999999", "501", "0", "-1"])
def test_a_number_that_nobody_can_have_is_refused_before_anything_is_shown(
    secretary: Reader, council: Council, rank: str
) -> None:
    answer = secretary.sends(council.membership("rolle"), last_day="28.2.2027", rank=rank, trin="vis")

    assert answer.status == 422
    assert answer.page.errors == ["Nummer i rækken: Skriv et tal fra 1 til 500."]


def test_a_substitute_becomes_member_on_a_seat_that_is_free(site: Site, secretary: Reader, council: Council) -> None:
    address = council.membership("rolle", "substitute")
    without = becomes(secretary, address, last_day="28.2.2027", seat="", decision="")
    assert without.status == 422

    answer = becomes(secretary, address, last_day="28.2.2027", seat=str(council.vacant), decision=str(council.decision))

    assert "Elif Kaya bliver medlem" in secretary.follows(answer).text
    left = held(site, council.substitute)
    assert left.end_reason is EndReason.BECAME_MEMBER
    assert roles(site, left.person_id)[1] == (Role.MEMBER, day("2027-03-01"), None)


def test_where_every_seat_is_taken_nobody_becomes_member(site: Site, secretary: Reader, council: Council) -> None:
    site.saves(lambda session: a_member(session, session.get_one(Seat, council.vacant)).id)

    page = secretary.opens(council.membership("rolle", "substitute")).page

    assert "Ingen plads i medlemsgruppen er ledig." in page.text


def test_a_group_that_asks_for_it_needs_a_decision(site: Site, secretary: Reader, council: Council) -> None:
    def asks(session: Session) -> None:
        session.get_one(SeatGroup, session.get_one(Membership, council.chair).seat_group_id).entry_needs_decision = True

    site.saves(asks)
    address = council.membership("rolle", "substitute")

    answer = becomes(secretary, address, last_day="28.2.2027", seat=str(council.vacant), decision="")

    assert answer.status == 422
    assert "ny beslutning" in " ".join(answer.page.errors)


def test_a_personal_substitute_stands_in_for_a_member_who_is_chosen(site: Site, secretary: Reader) -> None:
    def make(session: Session) -> tuple[object, object]:
        body = a_council(session, "Ældrerådet", seats=0)
        group = a_seat_group(session, the_term(session, body), arrangement=SubstituteArrangement.PERSONAL)
        one, other = (a_member(session, seat, a_person(session)) for seat in group.seats[:2])
        a_substitute(session, group, member=one, rank=1)
        return one.id, other.id

    one, other = site.saves(make)
    address = f"/sekretariat/aeldreraadet/raad/medlemskaber/{one}/rolle"
    assert becomes(secretary, address, last_day="28.2.2027", rank="", stands_in_for="").status == 422

    assert becomes(secretary, address, last_day="28.2.2027", rank="", stands_in_for=str(other)).status == 303

    with site.database.reading() as session:
        assert session.scalars(select(Membership.substitute_for_id).filter_by(since=day("2027-03-01"))).one() == other


def test_where_a_group_has_no_substitutes_the_page_says_so(site: Site, secretary: Reader) -> None:
    def make(session: Session) -> object:
        body = a_council(session, "Ældrerådet", seats=0)
        a_seat_group(session, the_term(session, body), arrangement=SubstituteArrangement.NONE)
        return a_member(session, the_seats(session, body)[0]).id

    page = secretary.opens(f"/sekretariat/aeldreraadet/raad/medlemskaber/{site.saves(make)}/rolle").page

    assert "Medlemsgruppen har ingen suppleanter." in page.text
    assert not page.all("button", class_="button-primary")
