"""A new term begins while the members of the old one go on: who sits on which day is right throughout."""

import pytest

from recruit.bodies.operations import copy_composition
from tests.builders import BY, NOW, a_council, a_member, a_person, a_term, the_seats, the_term
from tests.conftest import made_once
from tests.pages.site import Reader, Site

RAAD = "/raad/integrationsraadet"
OLD, NEW = ["Bo Dam", "Hawa Ibsen"], "Kaj Lund"


@pytest.fixture
@made_once
def council(site: Site, house: object) -> None:
    """Two sat from 2022; one of the two seats has somebody new since the municipal council decided on 26 March."""
    with site.database.transaction() as session:
        body = a_council(session, seats=2, term="2022-2025")
        before = the_term(session, body)
        for seat, name in zip(the_seats(session, body), OLD, strict=True):
            a_member(session, seat, a_person(session, name), since="2022-03-29")
        copy_composition(session, before, a_term(session, body, "2026-2029"), by=BY, now=NOW)
        a_member(session, the_seats(session, body)[0], a_person(session, NEW), since="2026-03-26")


def who(citizen: Reader, day: str) -> list[str]:
    text = citizen.opens(f"{RAAD}?dato={day}").page.all("div", id="medlemmer")[0].text
    return [name for name in (*OLD, NEW) if name in text]


@pytest.mark.usefixtures("council")
def test_the_list_of_each_day_is_right_while_the_old_members_go_on(site: Site) -> None:
    citizen = site.reader()

    assert who(citizen, "2025-12-31") == OLD
    assert who(citizen, "2026-01-01") == OLD
    assert who(citizen, "2026-03-25") == OLD
    assert who(citizen, "2026-03-26") == ["Hawa Ibsen", NEW]
    over = citizen.opens(f"{RAAD}?dato=2026-01-01").page.text
    assert over.count("fortsætter, til en efterfølger er udpeget") >= 2
    links = [link.text for link in citizen.opens(RAAD).page.all("a")]
    assert "2022–2025" in links
