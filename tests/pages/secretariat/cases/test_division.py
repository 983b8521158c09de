"""Places divided between the groups of the municipal council, a lot, the names, and the case."""

from dataclasses import dataclass
from uuid import UUID

import pytest
from sqlalchemy import select

from recruit.appointments.model import Designate
from recruit.appointments.operations.cases import opening
from recruit.appointments.rules import Role
from recruit.appointments.rules.case import DesignateSource
from recruit.bodies import operations as bodies
from recruit.bodies.rules import FillingMethod, NewBody, SeatType, SubstituteArrangement
from recruit.foundation.accounts.rules import Role as StaffRole
from recruit.people.model import Person
from recruit.people.rules import Classification
from tests.builders import BY, NOW, a_council, a_member, a_new_term, a_person, a_seat_group, the_seats, the_term
from tests.conftest import made_once
from tests.pages.site import Answer, Reader, Site

EMPTY = {f"{part}_{number}": "" for number in range(1, 7) for part in ("name", "members", "pact")}


@dataclass(frozen=True)
class Political:
    address: str
    group: UUID


@pytest.fixture
@made_once
def political(site: Site) -> Political:
    """A council with three seats for members of the municipal council: two of Lokallisten and one of Borgerlisten."""
    with site.database.transaction() as session:
        years = a_new_term("2026-2029")
        new = NewBody("Byrådet", Classification.MUNICIPAL_COUNCIL, "borgmester", "viceborgmester", years)
        municipal = bodies.create_body(session, new, by=BY, now=NOW)
        a_seat_group(session, the_term(session, municipal), "Byrådet", seat_type=SeatType.MUNICIPAL_COUNCIL)
        for seat, party in zip(
            the_seats(session, municipal), ("Lokallisten", "Lokallisten", "Borgerlisten"), strict=True
        ):
            a_member(session, seat, party=party)
        term = the_term(session, a_council(session, seats=0))
        group = a_seat_group(
            session,
            term,
            "Medlemmer af byrådet",
            seat_type=SeatType.MUNICIPAL_COUNCIL,
            filling_method=FillingMethod.COUNCIL_OWN_MEMBERS,
            arrangement=SubstituteArrangement.PERSONAL,
        )
        made = opening.open_case(session, term, "Udpegning 2026–2029", by=BY, now=NOW)
        return Political(f"/sekretariat/integrationsraadet/udpegning/{made.id}/fordeling", group.id)


@pytest.fixture
def secretary(site: Site) -> Reader:
    return site.signed_in("Grethe Holm", StaffRole.SECRETARY)[0]


def divides(secretary: Reader, political: Political, *groups: tuple[str, str, str], **more: str) -> Answer:
    fields = EMPTY | {"group": str(political.group), "places": "3", "agreed_on": "1.11.2026"}
    for number, (name, members, pact) in enumerate(groups, 1):
        fields |= {f"name_{number}": name, f"members_{number}": members, f"pact_{number}": pact}
    return secretary.sends(political.address, **fields | more)


def test_places_are_not_divided_on_a_day_to_come(secretary: Reader, political: Political) -> None:
    answer = divides(secretary, political, ("Lokallisten", "9", ""), agreed_on="22.11.2030")

    assert answer.status == 422
    assert answer.page.errors == ["Hvilken dag blev pladserne fordelt? Vælg en dag, der har været."]


def again(secretary: Reader, political: Political, shown: Answer, **more: object) -> Answer:
    """Send what the page shows, with what is added."""
    page = shown.page
    fields = {one.attributes["name"]: one.attributes.get("value", "") for one in page.all("input", type="text")}
    checked = [one for one in page.all("input", type="radio") if "checked" in one.attributes]
    fields |= {one.attributes["name"]: one.attributes["value"] for one in checked}
    return secretary.posts(political.address, **fields | page.hidden | more)


def shares(answer: Answer) -> dict[str, str]:
    table = answer.page.all("table")[0]
    rows = [[cell.text for cell in row.all("th", "td")] for row in table.all("tr")[1:]]
    return {row[0]: row[2] for row in rows}


def test_the_groups_are_proposed_as_the_municipal_councils_own_list_has_them(
    secretary: Reader, political: Political
) -> None:
    page = secretary.opens(political.address).page

    values = {one.attributes.get("name"): one.attributes.get("value") for one in page.all("input", type="text")}
    assert (values["name_1"], values["members_1"]) == ("Lokallisten", "2")
    assert (values["name_2"], values["members_2"], values["places"]) == ("Borgerlisten", "1", "3")


def test_the_table_is_shown_and_names_come_into_the_case_with_party_and_substitute(
    site: Site, secretary: Reader, political: Political
) -> None:
    shown = divides(
        secretary, political, ("Lokallisten", "13", ""), ("Borgerlisten", "9", ""), ("Havnelisten", "3", "")
    )
    assert shares(shown) == {"Lokallisten": "2", "Borgerlisten": "1", "Havnelisten": "0"}
    assert "6 1/2 (plads 3)" in " ".join(shown.page.text.split())
    assert again(secretary, political, shown).status == 422
    names = {"place_1_1": "Karsten Overgaard", "sub_1_1": "Vibeke Skovby", "place_2_1": "Solveig Storm"}
    alone = again(secretary, political, shown, sub_1_2="Niels Åkjær")
    assert alone.status == 422
    assert "Niels Åkjær" in alone.text

    first = again(secretary, political, shown, **names)
    second = again(secretary, political, shown, **names)

    assert first.leads_to == second.leads_to
    assert "3 personer er sat ind i sagen." in secretary.follows(first).text
    with site.database.reading() as session:
        chosen = select(Person.name, Designate.role, Designate.party, Designate.source).join(Designate.person)
        assert [tuple(row) for row in session.execute(chosen.order_by(Designate.position))] == [
            ("Karsten Overgaard", Role.MEMBER, "Lokallisten", DesignateSource.POLITICAL_GROUP),
            ("Vibeke Skovby", Role.SUBSTITUTE, "Lokallisten", DesignateSource.POLITICAL_GROUP),
            ("Solveig Storm", Role.MEMBER, "Borgerlisten", DesignateSource.POLITICAL_GROUP),
        ]


def test_groups_that_stand_together_share_their_places_and_say_whose_party_it_is(
    site: Site, secretary: Reader, political: Political
) -> None:
    shown = divides(secretary, political, ("A", "10", ""), ("B", "8", "blå"), ("C", "7", "Blå"))
    assert shares(shown) == {"A": "1", "B og C": "2"}

    answer = again(secretary, political, shown, place_2_1="Solveig Storm", party_2_1="C", party_2_2="")

    assert answer.status == 303
    with site.database.reading() as session:
        assert session.scalars(select(Designate.party)).all() == ["C"]


def test_equal_numbers_are_decided_by_a_lot_that_people_drew(secretary: Reader, political: Political) -> None:
    shown = divides(secretary, political, ("A", "6", ""), ("B", "3", ""), ("C", "3", ""), places="2")
    assert "Lodtrækning afgør, hvem der får den sidste plads." in shown.text
    assert not shown.page.all("input", name="place_1_1")
    (lot,) = {one.attributes["name"] for one in shown.page.all("input", type="checkbox")}

    wrong = again(secretary, political, shown, **{lot: ["1", "2"]})
    drawn = again(secretary, political, shown, **{lot: "3"})

    assert wrong.status == 422
    assert shares(drawn) == {"A": "1", "B": "0", "C": "1"}
    assert drawn.page.all("input", name="place_3_1")


def test_what_was_divided_otherwise_since_is_shown_again(site: Site, secretary: Reader, political: Political) -> None:
    shown = divides(secretary, political, ("A", "6", ""), ("B", "1", ""))

    answer = again(secretary, political, shown, place_1_1="Karsten Overgaard", members_2="5")

    assert answer.status == 200
    assert "Karsten Overgaard" in answer.text
    with site.database.reading() as session:
        assert session.scalars(select(Designate.id)).all() == []


def test_who_is_called_as_somebody_known_is_asked_for_and_nothing_is_lost(
    site: Site, secretary: Reader, political: Political
) -> None:
    known = site.saves(lambda session: a_person(session, "Karsten Overgaard").id)
    shown = divides(secretary, political, ("A", "6", ""))

    asked = again(secretary, political, shown, place_1_1="Karsten Overgaard", place_1_2="Ole Vang")

    assert asked.status == 422
    assert "Ole Vang" in asked.text
    answer = again(secretary, political, asked, who_1_1=str(known))
    assert answer.status == 303
    with site.database.reading() as session:
        assert known in session.scalars(select(Designate.person_id)).all()


@pytest.mark.parametrize(
    ("groups", "places"),
    [((), "3"), ((("A", "0", ""),), "3"), ((("A", "x", ""),), "3"), ((("A", "3", ""), ("a", "2", "")), "3"),
     ((("A", "3", ""),), "200")],
)  # fmt: skip
def test_a_slip_of_the_finger_is_said_and_kept(
    secretary: Reader, political: Political, groups: tuple[tuple[str, str, str], ...], places: str
) -> None:
    answer = divides(secretary, political, *groups, places=places)

    assert answer.status == 422
    assert answer.page.all("input", name="places")[0].attributes["value"] == places


def test_a_council_without_such_a_group_is_told(site: Site, secretary: Reader, political: Political) -> None:
    def other(session) -> UUID:  # type: ignore[no-untyped-def]
        term = the_term(session, a_council(session, "Ældrerådet"))
        return opening.open_case(session, term, "Udpegning", by=BY, now=NOW).id

    address = f"/sekretariat/aeldreraadet/udpegning/{site.saves(other)}/fordeling"

    assert "Ingen medlemsgruppe er for medlemmer af kommunalbestyrelsen" in secretary.opens(address).text
