"""The municipal council's list, pasted once a term: looked through, decided about, entered."""

import pytest
from sqlalchemy import func, select

from recruit.appointments.model import Membership
from recruit.bodies import operations as bodies
from recruit.foundation.accounts.model import RoleGrant
from recruit.foundation.accounts.rules import Role
from recruit.people.model import Person
from tests.builders import BY, NOW, a_council, a_person
from tests.pages.site import Reader, Site

ADDRESS = "/sekretariat/indlaes/kommunalbestyrelsen"
DAYS = {"first_day": "1.1.2026", "last_day": "31.12.2029"}
LIST = "Socialdemokratiet\nAnna Berg, borgmester\nStedfortræder: Bo Dam\nVenstre\nElif Kaya\nKlokken 17"


@pytest.fixture
def secretary(site: Site, house: object) -> Reader:
    return site.signed_in("Grethe Holm", Role.SECRETARY)[0]


def reads(reader: Reader, text: str = LIST):
    return reader.sends(ADDRESS, text=text, trin="laes", **DAYS)


def enters(reader: Reader, text: str = LIST, **who: str):
    return reader.sends(ADDRESS, text=text, trin="indfoer", **DAYS, **who)


def test_the_term_of_the_municipality_is_proposed(secretary: Reader) -> None:
    page = secretary.opens(ADDRESS).page

    assert page.all("input", name="first_day")[0].attributes["value"] == "1.1.2026"
    assert page.all("input", name="last_day")[0].attributes["value"] == "31.12.2029"


def test_each_line_is_shown_as_it_was_understood_and_nothing_is_kept(site: Site, secretary: Reader) -> None:
    answer = reads(secretary)

    assert answer.status == 200
    rows = [row.text for row in answer.page.all("main")[0].all("tr")[1:]]
    assert rows == [
        "1 Socialdemokratiet Overskrift: Socialdemokratiet",
        "2 Anna Berg, borgmester Medlem, borgmester, Socialdemokratiet",
        "3 Stedfortræder: Bo Dam Suppleant, Socialdemokratiet",
        "4 Venstre Overskrift: Venstre",
        "5 Elif Kaya Medlem, Venstre",
        "6 Klokken 17 Ikke forstået og udeladt",
    ]
    with site.database.reading() as session:
        assert session.scalars(select(func.count(Person.id))).one() == 0


def test_entering_leads_to_the_council_with_everybody_in_place(secretary: Reader) -> None:
    answer = enters(secretary)

    assert answer.leads_to.startswith("/sekretariat/kommunalbestyrelsen/raad")
    shown = secretary.follows(answer).text
    assert "3 personer er indført" in shown
    assert "Anna Berg" in shown


def test_whoever_may_be_known_is_asked_about_before_anything_is_entered(site: Site, secretary: Reader) -> None:
    anna = site.saves(lambda session: a_person(session, "Anna Cecilie Berg").id)

    asked = enters(secretary)
    answer = enters(secretary, who_2_anna_berg=str(anna))

    assert asked.status == 422
    assert asked.page.errors == ["Hvem er Anna Berg? Beslut, hvem Anna Berg er."]
    assert answer.status == 303
    with site.database.reading() as session:
        assert session.scalars(select(func.count(Person.id))).one() == 3
        assert anna in set(session.scalars(select(Membership.person_id)))


def test_the_only_one_who_is_called_exactly_so_is_proposed(site: Site, secretary: Reader) -> None:
    anna = site.saves(lambda session: a_person(session, "Anna Berg").id)

    page = reads(secretary).page

    (chosen,) = [radio for radio in page.all("input", type="radio") if "checked" in radio.attributes]
    assert chosen.attributes["value"] == str(anna)


def test_a_text_that_contradicts_itself_is_mended_in_the_text(secretary: Reader) -> None:
    text = "Venstre\nAnna Berg (A)"

    looked = reads(secretary, text)
    answer = enters(secretary, text)

    assert "Linje 2: Anna Berg står under ét parti og ved siden af et andet" in looked.text
    assert answer.status == 422
    assert [line.partition(":")[0] for line in answer.page.errors] == ["Listen"]


def test_a_text_without_members_says_how_to_write_them(secretary: Reader) -> None:
    answer = reads(secretary, "Mødet begynder klokken 17")

    assert answer.status == 422
    assert "Anna Berg (A)" in " ".join(answer.page.errors)


def test_the_same_term_is_not_entered_twice(secretary: Reader) -> None:
    enters(secretary)

    answer = enters(secretary, "Mona Lind (A)")

    assert answer.status == 422
    assert "er allerede indført" in " ".join(answer.page.errors)


def test_a_term_that_is_entered_is_said_before_anybody_is_decided_about(secretary: Reader) -> None:
    enters(secretary)

    looked = reads(secretary, "Mona Lind (A)")

    assert looked.status == 422
    assert "er allerede indført" in " ".join(looked.page.errors)


def test_staff_of_few_councils_look_after_the_council_that_they_entered(site: Site, secretary: Reader) -> None:
    reader, user = site.signed_in("Anne Juhl", Role.SECRETARY)

    def limit(session):
        grant = session.scalars(select(RoleGrant).where(RoleGrant.user_id == user.id)).one()
        bodies.grant_access_to_body(session, grant.id, a_council(session, "Ældrerådet"), by=BY, now=NOW)

    site.saves(limit)

    assert reader.follows(enters(reader)).status == 200
    assert reader.opens(ADDRESS).status == 200


def test_staff_of_other_councils_do_not_reach_a_municipal_council_that_is_there(site: Site, secretary: Reader) -> None:
    enters(secretary)
    reader, user = site.signed_in("Anne Juhl", Role.SECRETARY)

    def limit(session):
        grant = session.scalars(select(RoleGrant).where(RoleGrant.user_id == user.id)).one()
        bodies.grant_access_to_body(session, grant.id, a_council(session, "Ældrerådet"), by=BY, now=NOW)

    site.saves(limit)

    assert reader.opens(ADDRESS).status == 404


def test_the_page_is_found_from_reading_in(secretary: Reader) -> None:
    assert secretary.opens("/sekretariat/indlaes").page.all("a", href=ADDRESS)
