"""Seating somebody, and adding a substitute: nobody is written down twice without a click."""

import pytest
from sqlalchemy import func, select

from recruit.appointments.model import Membership
from recruit.appointments.rules import Role as Place
from recruit.bodies import operations as bodies
from recruit.bodies.model import Body, Term
from recruit.bodies.rules import FillingMethod, NewSeatGroup, SeatType, SubstituteArrangement
from recruit.foundation.accounts.model import RoleGrant
from recruit.foundation.accounts.rules import Role
from recruit.people.model import Person
from tests.builders import BY, NOW, a_council, a_member, a_person, a_seat_group, a_substitute, the_seats
from tests.pages.secretariat.seats.conftest import Council
from tests.pages.site import Reader, Site

NOBODY_KNOWN = {"name": "Yonas Tesfaye", "since": "1.3.2026", "until": "", "on_behalf_of": "", "decision": ""}


def members(site: Site, seat: object) -> list[Membership]:
    with site.database.reading() as session:
        return list(session.scalars(select(Membership).where(Membership.seat_id == seat)))


def people(site: Site) -> int:
    with site.database.reading() as session:
        return session.scalars(select(func.count(Person.id))).one()


# A member


def test_somebody_new_is_seated_by_the_decision(site: Site, secretary: Reader, council: Council) -> None:
    answer = secretary.sends(council.seat(act="medlem"), **NOBODY_KNOWN | {"decision": str(council.decision)})

    shown = secretary.follows(answer).text
    assert "Yonas Tesfaye har fået pladsen" in shown
    assert "Kommunalbestyrelsen, 26. marts 2026" in shown
    (held,) = members(site, council.vacant)
    assert (held.role, held.until, held.decision_id) == (Place.MEMBER, None, council.decision)


def test_a_name_that_is_like_a_known_one_asks_who_it_is(site: Site, secretary: Reader, council: Council) -> None:
    site.saves(lambda session: a_person(session, "Villads B. Krog-Dam"))
    before = people(site)

    answer = secretary.sends(council.seat(act="medlem"), **NOBODY_KNOWN | {"name": "Villads Krog-Dam"})

    assert answer.status == 422
    assert answer.page.errors == ["Hvem er det? Beslut, hvem Villads Krog-Dam er."]
    assert [radio.attributes["name"] for radio in answer.page.all("input", type="radio")] == ["who", "who"]
    assert (people(site), members(site, council.vacant)) == (before, [])


def test_staff_of_one_council_are_not_told_who_is_known_from_another(site: Site, council: Council) -> None:
    reader, user = site.signed_in("Karen Lund", Role.SECRETARY)

    def limit(session):
        grant = session.scalars(select(RoleGrant).where(RoleGrant.user_id == user.id)).one()
        bodies.grant_access_to_body(session, grant.id, session.get_one(Body, council.body), by=BY, now=NOW)
        somebody, here = a_person(session, "Yonas Tesfaye"), a_person(session, "Bo Dammgaard")
        elsewhere = the_seats(session, a_council(session, "Ældrerådet", seats=2, term="2022-2025"))
        a_member(session, elsewhere[0], somebody, since="2022-01-01")
        a_member(session, elsewhere[1], here, since="2022-01-01")
        a_substitute(
            session, the_seats(session, session.get_one(Body, council.body))[0].group, here, since="2026-01-01"
        )

    site.saves(limit)

    known = reader.sends(council.seat(act="medlem"), **NOBODY_KNOWN | {"name": "Bo Damgaard"})
    unknown = reader.sends(council.seat(act="medlem"), **NOBODY_KNOWN)

    assert "Bo Dammgaard (Integrationsrådet, 2026–2029)" in known.text
    assert "Ældrerådet" not in known.text
    assert unknown.status == 303


def test_the_one_who_is_pointed_out_gets_the_seat(site: Site, secretary: Reader, council: Council) -> None:
    known = site.saves(lambda session: a_person(session, "Villads B. Krog-Dam").id)
    before = people(site)

    answer = secretary.sends(
        council.seat(act="medlem"), **NOBODY_KNOWN | {"name": "Villads Krog-Dam", "who": str(known)}
    )

    assert answer.status == 303
    assert people(site) == before
    assert [held.person_id for held in members(site, council.vacant)] == [known]


def test_somebody_with_the_same_name_may_be_somebody_new(site: Site, secretary: Reader, council: Council) -> None:
    site.saves(lambda session: a_person(session, "Yonas Tesfaye"))
    before = people(site)

    answer = secretary.sends(council.seat(act="medlem"), **NOBODY_KNOWN | {"who": "ny"})

    assert answer.status == 303
    assert people(site) == before + 1


def test_whoever_is_called_alike_is_told_apart_by_their_last_place(secretary: Reader, council: Council) -> None:
    answer = secretary.sends(council.seat(act="medlem"), **NOBODY_KNOWN | {"name": "Bo Dam"})

    assert "Bo Dam (Integrationsrådet, 2026–2029)" in answer.text


def test_whoever_has_a_seat_already_is_refused_and_leaves_no_row(
    site: Site, secretary: Reader, council: Council
) -> None:
    with site.database.reading() as session:
        bo = session.get_one(Membership, council.member).person_id

    answer = secretary.sends(council.seat(act="medlem"), **NOBODY_KNOWN | {"name": "Bo Dam", "who": str(bo)})

    assert answer.status == 422
    assert "har allerede en plads i rådet" in " ".join(answer.page.errors)
    assert members(site, council.vacant) == []


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"name": ""}, "Navn"),
        ({"since": "32.13.2026"}, "Første dag"),
        ({"since": "31.12.2025"}, "Første dag"),
        ({"until": "1.2.2026"}, "Sidste dag"),
        ({"name": "Yonas \u202eeyafseT"}, "Navn"),
    ],
    ids=["no name", "the 13th month", "before the term", "ends before it begins", "turned around"],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_lost(
    secretary: Reader, council: Council, typed: dict[str, str], field: str
) -> None:
    answer = secretary.sends(council.seat(act="medlem"), **NOBODY_KNOWN | {"on_behalf_of": "Havnelauget"} | typed)

    assert answer.status == 422
    assert [line.partition(":")[0] for line in answer.page.errors] == [field]
    assert "Havnelauget" in answer.page.all("input", name="on_behalf_of")[0].attributes["value"]


def test_a_party_is_asked_of_members_of_the_municipal_council_only(
    site: Site, secretary: Reader, council: Council
) -> None:
    def political(session):
        group = a_seat_group(
            session,
            session.get_one(Term, council.term),
            "Politikere",
            seats=1,
            seat_type=SeatType.MUNICIPAL_COUNCIL,
            arrangement=SubstituteArrangement.PERSONAL,
        )
        return group.seats[0].id

    seat = site.saves(political)
    address = f"/sekretariat/integrationsraadet/raad/pladser/{seat}/medlem"

    assert not secretary.opens(council.seat(act="medlem")).page.all("input", name="party")
    secretary.sends(address, **NOBODY_KNOWN | {"party": "Havnelisten"})

    assert [held.party for held in members(site, seat)] == ["Havnelisten"]


def test_the_same_form_sent_twice_seats_somebody_once(site: Site, secretary: Reader, council: Council) -> None:
    address = council.seat(act="medlem")
    hidden = secretary.opens(address).page.hidden
    first = secretary.posts(address, **hidden | NOBODY_KNOWN)

    second = secretary.posts(address, **hidden | NOBODY_KNOWN)

    assert second.leads_to == first.leads_to
    assert len(members(site, council.vacant)) == 1


# A substitute


def test_the_next_number_on_the_list_is_proposed(secretary: Reader, council: Council) -> None:
    page = secretary.opens(council.seat("taken", "suppleant")).page

    assert page.all("input", name="rank")[0].attributes["value"] == "2"


def test_a_substitute_is_put_on_the_list(site: Site, secretary: Reader, council: Council) -> None:
    typed = {"name": "Hodan Jimcaale", "since": "1.3.2026", "until": "", "rank": "2", "decision": ""}

    answer = secretary.sends(council.seat("taken", "suppleant"), **typed)

    assert "Hodan Jimcaale" in secretary.follows(answer).text
    with site.database.reading() as session:
        chosen = select(Membership.rank).where(Membership.role == Place.SUBSTITUTE).order_by(Membership.rank)
        assert session.scalars(chosen).all() == [1, 2]


@pytest.mark.parametrize("rank", ["99999999999999999999", "0"])
def test_a_number_that_nobody_can_have_is_refused_at_its_field(secretary: Reader, council: Council, rank: str) -> None:
    typed = {"name": "Hodan Jimcaale", "since": "1.3.2026", "until": "", "rank": rank, "decision": ""}

    answer = secretary.sends(council.seat("taken", "suppleant"), **typed)

    assert answer.status == 422
    assert answer.page.errors == ["Nummer i rækken: Skriv et tal fra 1 til 500."]


def test_a_number_that_is_taken_is_refused_at_its_field(secretary: Reader, council: Council) -> None:
    typed = {"name": "Hodan Jimcaale", "since": "1.3.2026", "until": "", "rank": "1", "decision": ""}

    answer = secretary.sends(council.seat("taken", "suppleant"), **typed)

    assert answer.status == 422
    assert [line.partition(":")[0] for line in answer.page.errors] == ["Nummer i rækken"]


@pytest.mark.parametrize(
    ("arrangement", "seat", "member"),
    [
        (SubstituteArrangement.PERSONAL, False, True),
        (SubstituteArrangement.ORGANISATION, True, False),
        (SubstituteArrangement.POLITICAL_GROUP, False, False),
    ],
)
def test_a_substitute_is_bound_to_what_the_arrangement_says(
    site: Site, secretary: Reader, council: Council, arrangement: SubstituteArrangement, seat: bool, member: bool
) -> None:
    def a_group(session):
        group = a_seat_group(session, session.get_one(Term, council.term), "Skoler", seats=1, arrangement=arrangement)
        return group.seats[0].id, a_member(session, group.seats[0]).id

    seat_id, member_id = site.saves(a_group)
    address = f"/sekretariat/integrationsraadet/raad/pladser/{seat_id}/suppleant"
    assert not secretary.opens(address).page.all("input", name="rank")

    answer = secretary.sends(address, name="Hodan Jimcaale", since="1.3.2026", until="", decision="")

    assert "Hodan Jimcaale" in secretary.follows(answer).text
    with site.database.reading() as session:
        held = session.scalars(select(Membership).where(Membership.arrangement == arrangement)).one()
        assert (held.seat_id == seat_id, held.substitute_for_id == member_id) == (seat, member)


def test_a_vacant_seat_has_nobody_to_stand_in_for(site: Site, secretary: Reader, council: Council) -> None:
    def a_group(session):
        term = session.get_one(Term, council.term)
        return a_seat_group(session, term, "Skoler", seats=1, arrangement=SubstituteArrangement.PERSONAL).seats[0].id

    address = f"/sekretariat/integrationsraadet/raad/pladser/{site.saves(a_group)}"

    assert "En personlig suppleant træder ind for et bestemt medlem" in secretary.opens(address).text
    answer = secretary.sends(f"{address}/suppleant", name="Hodan Jimcaale", since="1.3.2026", until="", decision="")
    assert answer.status == 422


def test_two_personal_substitutes_are_numbered_for_their_member(
    site: Site, secretary: Reader, council: Council
) -> None:
    def a_group(session):
        new = NewSeatGroup(
            "Skoler",
            1,
            SeatType.SECTOR,
            FillingMethod.COUNCIL_SELECTION,
            SubstituteArrangement.PERSONAL,
            substitutes=2,
        )
        group = bodies.add_seat_group(session, session.get_one(Term, council.term), new, by=BY, now=NOW)
        before = a_member(session, group.seats[0], last_day="2026-05-31")
        a_substitute(session, group, member=before, rank=1)
        a_member(session, group.seats[0], since="2026-06-01")
        return group.seats[0].id

    address = f"/sekretariat/integrationsraadet/raad/pladser/{site.saves(a_group)}/suppleant"
    proposed = secretary.opens(address).page.all("input", name="rank")[0].attributes["value"]
    secretary.sends(address, name="Hodan Jimcaale", since="1.6.2026", until="", decision="", rank="1")

    again = secretary.opens(address).page.all("input", name="rank")[0].attributes["value"]

    assert (proposed, again) == ("1", "2")
