"""An organisation writes: old representative out, new one proposed or seated, on one page (cases 12 and 13)."""

from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.appointments.model import AppointmentCase, Designate, Membership, SubstituteCall
from recruit.appointments.rules import EndReason
from recruit.appointments.rules.case import DesignateSource
from recruit.bodies.model import Seat
from recruit.people.model import ContactDetail, Person
from recruit.people.operations import rename_organization
from recruit.people.queries import organization
from tests.builders import BY, NOW, a_council, a_person, an_organization, day
from tests.pages.secretariat.seats.conftest import Council
from tests.pages.secretariat.seats.test_leaving import held, letters
from tests.pages.site import Answer, Reader, Site

LETTER = {"last_day": "28.2.2027", "written_on": "20.11.2026", "email": "", "phone": "", "decision": "", "case": ""}


def writes(secretary: Reader, address: str, **fields: str) -> Answer:
    """Look at what follows, and register what was shown."""
    shown = secretary.sends(address, **LETTER | fields, trin="vis")
    return secretary.posts(address, **shown.page.hidden, **LETTER | fields, trin="registrer")


@pytest.fixture
def address(site: Site, council: Council) -> str:
    with site.database.reading() as session:
        owner = session.get_one(Seat, council.taken).represents_id
    return f"/sekretariat/integrationsraadet/raad/organisationer/{owner}/ny-repraesentant"


def test_without_a_decision_the_new_one_comes_into_a_case_and_the_seat_is_open(
    site: Site, secretary: Reader, council: Council, address: str
) -> None:
    first = secretary.opens(address).page
    assert first.heading == "Foreningen Havnen har en ny repræsentant"
    assert [one.text for one in first.all("button", class_="button-primary")] == ["Vis, hvad der følger"]
    page = secretary.sends(address, **LETTER, name="Ib Juhl", other_name="", trin="vis").page
    assert letters(site) == []
    assert "28. februar 2027 er din sidste dag" in page.text
    assert "Der skal vælges en ny forperson" in page.text
    assert "er den første til at overtage pladsen" not in page.text
    late = secretary.sends(address, **LETTER | {"last_day": "1.1.2040"}, name="Ib Juhl", other_name="", trin="vis")
    assert (late.status, len(late.page.errors), "din sidste dag" in late.text) == (422, 1, False)

    named = {"name": "Ib Juhl", "email": "ib@havnen.example", "other_name": "Leyla Kaya"}
    answer = writes(secretary, address, **named)

    told = "Ib Juhl, Leyla Kaya er indstillet. Åse <b>Holm</b> er medlem til og med den 28. februar 2027."
    assert told in secretary.follows(answer).page.text
    left = held(site, council.chair)
    assert (left.until, left.end_reason) == (day("2027-03-01"), EndReason.ORGANISATION_REPLACED)
    assert letters(site) == ["leaving_confirmed"]
    with site.database.reading() as session:
        assert session.scalars(select(SubstituteCall)).all() == []
        assert session.scalars(select(AppointmentCase.name)).all() == ["Ny repræsentant for Foreningen Havnen"]
        proposed = session.scalars(select(Designate).order_by(Designate.position)).all()
        names = [session.get_one(Person, one.person_id).name for one in proposed]
        assert names == ["Ib Juhl", "Leyla Kaya"]
        assert {(one.source, one.seat_id, one.source_on) for one in proposed} == {
            (DesignateSource.ORGANISATION, council.taken, day("2026-11-20"))
        }
        assert session.scalars(select(ContactDetail.value)).all() == ["ib@havnen.example"]


def test_with_a_decision_the_new_one_is_seated_in_the_same_act_and_both_are_undone_as_one(
    site: Site, secretary: Reader, council: Council, address: str
) -> None:
    known = site.saves(lambda session: a_person(session, "Jamila Holm").id)
    with_decision = LETTER | {"decision": str(council.decision), "other_name": ""}

    undecided = writes(secretary, address, **with_decision, name="Jamila Holm")
    assert undecided.status == 422
    answer = writes(secretary, address, **with_decision | {"name": "Jamila Holm", "who": str(known)})

    assert "Jamila Holm har fået pladsen" in secretary.follows(answer).text
    with site.database.reading() as session:
        seated = session.scalars(select(Membership).filter_by(seat_id=council.taken, until=None)).one()
        assert (seated.person_id, seated.since, seated.decision_id) == (known, day("2027-03-01"), council.decision)

    secretary.sends(council.membership("fortryd"), because="Foreningen tog fejl.")
    assert held(site, council.chair).until is None
    with site.database.reading() as session:
        assert session.get(Membership, seated.id) is None


def test_no_other_letter_leaves_than_the_one_that_was_shown(
    site: Site, secretary: Reader, council: Council, address: str
) -> None:
    new = LETTER | {"name": "Ib Juhl", "other_name": ""}
    seen = secretary.sends(address, **new, trin="vis").page

    unseen = secretary.sends(address, **new, trin="registrer")
    later = secretary.posts(address, **seen.hidden, **new | {"last_day": "31.3.2027"}, trin="registrer")

    assert (unseen.status, later.status) == (422, 422)
    assert "Der følger noget andet nu" in " ".join(later.page.errors)
    assert "31. marts 2027 er din sidste dag" in later.text
    assert held(site, council.chair).until is None
    assert letters(site) == []


def test_a_decision_appoints_one_of_the_two(secretary: Reader, council: Council, address: str) -> None:
    both = {"name": "Ib Juhl", "other_name": "Leyla Kaya", "decision": str(council.decision)}

    answer = writes(secretary, address, **both)

    assert answer.status == 422
    assert "En beslutning udpeger en af dem" in " ".join(answer.page.errors)
    assert 'value="Ib Juhl"' in answer.text


def test_a_seat_that_is_vacant_only_gets_somebody_new(
    site: Site, secretary: Reader, council: Council, address: str
) -> None:
    def owned(session: Session) -> None:
        session.get_one(Seat, council.vacant).represents_id = UUID(address.split("/")[-2])

    site.saves(owned)
    here = f"{address}?plads={council.vacant}"
    assert "Organisationen har flere pladser" in secretary.opens(here).page.text

    answer = secretary.sends(here, **LETTER, name="Ib Juhl", other_name="")

    assert "Ib Juhl er indstillet" in secretary.follows(answer).text
    assert held(site, council.chair).until is None


def test_an_organisation_that_is_renamed_keeps_its_seat_and_its_member(
    site: Site, secretary: Reader, council: Council, address: str
) -> None:
    owner = UUID(address.split("/")[-2])

    def renamed(session: Session) -> None:
        found = organization(session, owner, for_change=True)
        rename_organization(session, found, "Havnens Hus", since=day("2026-10-01"), by=BY, now=NOW)

    site.saves(renamed)

    page = secretary.opens(address).page

    assert page.heading == "Havnens Hus har en ny repræsentant"
    assert held(site, council.chair).until is None


def test_the_page_of_the_organisation_leads_there(secretary: Reader, council: Council, address: str) -> None:
    page = secretary.opens(f"/sekretariat/organisationer/{address.split('/')[-2]}").page

    assert page.all("a", href=address)


def test_an_organisation_without_a_seat_is_told_where_to_begin(site: Site, secretary: Reader, council: Council) -> None:
    other = site.saves(lambda session: an_organization(session, "Skakklubben").id)

    page = secretary.opens(f"/sekretariat/integrationsraadet/raad/organisationer/{other}/ny-repraesentant").page

    assert "Organisationen har ingen plads her" in page.text


def test_an_organisation_that_nobody_knows_is_not_found(site: Site, secretary: Reader, council: Council) -> None:
    site.saves(lambda session: a_council(session, "Ældrerådet").id)
    unknown = f"/sekretariat/aeldreraadet/raad/organisationer/{council.chair}/ny-repraesentant"

    assert secretary.opens(unknown).status == 404


def test_undoing_it_takes_the_case_and_whom_it_proposes_along(
    site: Site, secretary: Reader, council: Council, address: str
) -> None:
    writes(secretary, address, name="Ib Juhl", other_name="")

    secretary.sends(council.membership("fortryd"), because="Foreningen tog fejl.")

    assert held(site, council.chair).until is None
    with site.database.reading() as session:
        assert session.scalars(select(Designate)).all() == []
        assert session.scalars(select(AppointmentCase)).all() == []
