"""`/raad/<council>/meld-dig`: somebody comes forward where no call is open, and nothing that was typed is lost."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from recruit.assignments.model import PlaceElsewhere, WorkingGroup
from recruit.assignments.operations import groups, places
from recruit.assignments.rules import PlaceRole
from recruit.assignments.rules.places import NewPlace
from recruit.bodies.model import Body, SeatGroup
from recruit.bodies.rules import FillingMethod
from recruit.foundation import clock
from recruit.foundation.mail.model import Letter
from recruit.foundation.tokens import operations as tokens
from recruit.recruitment.model import ComingForward
from recruit.recruitment.rules.coming_forward import COMING_FORWARD
from tests.builders import BY, NOW, a_council, a_member, an_organization, the_seats
from tests.conftest import made_once
from tests.nominations import an_open_round
from tests.pages.site import Answer, Reader, Site

RAAD = "/raad/integrationsraadet"
ADDRESS, OWN = f"{RAAD}/meld-dig", "/svar/meldt-sig"
TYPED = {"name": "Hawa Elmi", "email": "hawa@mail.example", "wish": "seat", "words": "Jeg vil gerne hjælpe."}


@pytest.fixture
@made_once
def council(site: Site) -> None:
    """A council with a vacant seat, and a working group."""

    def made(session: Session) -> None:
        body = a_council(session, seats=2)
        a_member(session, the_seats(session, body)[0])
        groups.found_group(session, body, "Sprogcaféen", clock.local(NOW).date(), by=BY, now=NOW)

    site.saves(made)


def sent(site: Site, reader: Reader, /, *, seconds: float = 60, **typed: Any) -> Answer:
    hidden = reader.opens(ADDRESS).page.hidden
    site.time.passes(seconds=seconds)
    return reader.posts(ADDRESS, **{**hidden, **TYPED, **typed})


def the_rows(site: Site) -> list[ComingForward]:
    with site.database.reading() as session:
        return list(session.scalars(select(ComingForward)))


def received(site: Site) -> list[tuple[str, str, str]]:
    return [(one.name, one.wish.value, one.language) for one in the_rows(site)]


def test_the_page_of_a_council_leads_to_the_form_and_sending_it_twice_acts_once(site: Site, council: None) -> None:
    reader = site.reader()
    assert ADDRESS in [link.attributes.get("href") for link in reader.opens(RAAD).page.all("a")]
    form = reader.opens(ADDRESS)
    assert "90 dage efter" in form.text
    assert "365 dage" in form.text
    assert "Sprogcaféen" not in form.text
    site.time.passes(seconds=60)

    first, second = (reader.posts(ADDRESS, **form.page.hidden | TYPED) for _ in range(2))

    assert (first.status, first.leads_to) == (303, f"{ADDRESS}/tak")
    assert second.leads_to == first.leads_to
    assert received(site) == [("Hawa Elmi", "seat", "da")]
    assert "Hawa" not in reader.follows(first).text
    with site.database.reading() as session:
        assert session.scalars(select(Letter.kind)).all() == ["coming_forward_received"]


def test_the_link_in_the_receipt_shows_what_was_written_and_one_button_takes_it_back(site: Site, council: None) -> None:
    reader = site.reader()
    assert reader.opens(OWN).status == 404
    sent(site, reader)
    (kept,) = the_rows(site)
    token = site.saves(
        lambda session: tokens.mint(session, COMING_FORWARD, kept.id, lifetime=timedelta(days=366), now=site.time.now())
    )
    assert reader.opens(f"/link/{token}").leads_to.startswith(OWN)
    shown = reader.opens(OWN)
    assert "Jeg vil gerne hjælpe." in shown.text
    assert "hawa@mail.example" in shown.text

    gone = reader.follows(reader.sends(OWN, onto=f"{OWN}/slet"))

    assert "Det, vi havde om dig, er slettet." in gone.text
    assert the_rows(site) == []
    reader.opens(f"/link/{token}")
    assert reader.opens(OWN).status == 404


def test_what_is_lacking_stands_at_its_field_and_nothing_typed_is_lost(site: Site, council: None) -> None:
    answer = sent(site, site.reader(), name="", email="")

    assert answer.status == 422
    assert len(answer.page.errors) == 2
    assert "Jeg vil gerne hjælpe." in answer.text
    assert received(site) == []


def test_machines_are_kept_out_and_people_send_again(site: Site, council: None) -> None:
    reader = site.reader()

    assert sent(site, reader, seconds=1).status == 422
    assert sent(site, reader, homepage="https://spam.example").status == 422
    assert received(site) == []
    assert sent(site, reader).status == 303


def test_a_group_that_looks_for_people_can_be_chosen(site: Site, council: None) -> None:
    reader = site.reader()
    assert sent(site, reader, wish="working_group").status == 422

    site.saves(lambda session: session.execute(update(WorkingGroup).values(looks_for_people=True)))

    assert "arbejdsgruppen søger deltagere" in reader.opens(RAAD).text
    assert sent(site, reader, wish="working_group").status == 303
    assert received(site) == [("Hawa Elmi", "working_group", "da")]


def test_a_seat_that_others_fill_is_nobodys_to_ask_for(site: Site, council: None) -> None:
    others = update(SeatGroup).values(filling_method=FillingMethod.COUNCIL_OWN_MEMBERS)
    site.saves(lambda session: session.execute(others))

    assert ADDRESS not in site.reader().opens(RAAD).text
    assert "Du kan ikke melde dig her lige nu" in site.reader().opens(ADDRESS).text


def test_a_place_elsewhere_is_everybodys_unless_the_law_binds_it_to_certain_members(site: Site, council: None) -> None:
    def described(session: Session) -> None:
        session.execute(update(SeatGroup).values(filling_method=FillingMethod.COUNCIL_OWN_MEMBERS))
        body, target = session.scalars(select(Body)).one(), an_organization(session, "Folkeoplysningsudvalget")
        places.describe(session, body, target, NewPlace("Folkeoplysningsudvalget", PlaceRole.MEMBER), by=BY, now=NOW)

    site.saves(described)
    assert "Folkeoplysningsudvalget</bdi> (medlem): pladsen er ledig" in site.reader().opens(RAAD).text
    assert sent(site, site.reader(), wish="place_elsewhere").status == 303

    bound = {"citation": "Integrationsloven § 43", "rule_since": NOW.date(), "seat_types": ["refugee_immigrant"]}
    site.saves(lambda session: session.execute(update(PlaceElsewhere).values(**bound)))

    assert ADDRESS not in site.reader().opens(RAAD).text
    assert "Du kan ikke melde dig her lige nu" in site.reader().opens(ADDRESS).text


def test_a_call_that_opens_meanwhile_takes_the_place_of_the_form(site: Site, council: None) -> None:
    reader = site.reader()
    hidden = reader.opens(ADDRESS).page.hidden
    site.time.passes(seconds=60)

    def opened(session: Session) -> None:
        an_open_round(session, session.scalars(select(Body)).one())

    site.saves(opened)
    late = reader.posts(ADDRESS, **hidden | TYPED)

    assert late.status == 422
    assert "Jeg vil gerne hjælpe." in late.text
    assert "et opslag, du kan svare på" in late.text
    assert "Du kan ikke melde dig her lige nu" in reader.opens(ADDRESS).text
    assert received(site) == []
