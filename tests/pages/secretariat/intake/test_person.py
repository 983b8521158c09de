"""One person of a document: everything can be corrected, nothing typed is lost, and two do not overwrite each other."""

import pytest

from recruit.foundation.accounts.rules import Role
from tests.builders import a_person
from tests.pages.secretariat.intake.steps import kept_fields, text_of

MASUD = "/personer/3"


@pytest.fixture
def massoud(site):
    return site.saves(lambda session: a_person(session, "Massud Kadir"))


def saves(reader, address, trin="gem", **changed):
    """Open the page, change some of its fields, and save."""
    fields = kept_fields(reader.opens(address).page)
    return reader.posts(address, **{**fields, **changed}, trin=trin)


def test_the_page_holds_what_was_read(secretary, checked):
    fields = kept_fields(secretary.opens(f"{checked}{MASUD}").page)

    assert fields["name"] == "Masud Kadir"
    assert fields["role"] == "member"
    assert fields["seat_type"] == "refugee_immigrant"
    assert fields["represents"] == "borgere med anden etnisk baggrund end dansk"
    assert fields["who"] == "ny"


def test_a_similar_name_waits_until_the_secretary_says_who_it_is(secretary, checked, massoud):
    answer = saves(secretary, f"{checked}{MASUD}", who=str(massoud.id))

    assert answer.leads_to == f"{checked}#person-3"
    assert "Det er Massud Kadir, og navnet her bliver gemt som et andet navn." in text_of(secretary.follows(answer))


def test_whoever_is_like_says_what_tells_them_apart(secretary, checked, massoud):
    page = text_of(secretary.opens(f"{checked}{MASUD}"))

    assert "Massud Kadir Navnet ligner; har ikke haft en plads" in page


def test_somebody_else_can_be_searched_for_without_losing_what_was_typed(site, secretary, checked):
    else_ = site.saves(lambda session: a_person(session, "Yusuf Demir"))

    searched = saves(secretary, f"{checked}{MASUD}", "soeg", sought="Yusuf", represents="Idrætten")

    assert searched.status == 200
    assert kept_fields(searched.page)["represents"] == "Idrætten"
    chosen = {**kept_fields(searched.page), "who": str(else_.id)}
    answer = secretary.posts(f"{checked}{MASUD}", **chosen, trin="gem")
    assert "Det er Yusuf Demir" in text_of(secretary.follows(answer))


def test_return_pressed_in_another_field_saves(secretary, checked):
    answer = saves(secretary, f"{checked}{MASUD}", "soeg", represents="Idrætten")

    assert "Repræsenterer Idrætten" in text_of(secretary.follows(answer))


def test_everything_can_be_corrected(secretary, checked):
    written = {
        "name": "Masoud Kadir",
        "role": "substitute",
        "seat_type": "organisation",
        "represents": "Fjordby Boldklub",
        "unit": "Ungdom",
        "since": "1.3.2015",
        "until": "31.12.2016",
        "email": "masoud@example.dk",
        "phone": "12 34 56 78",
    }

    page = text_of(secretary.follows(saves(secretary, f"{checked}{MASUD}", **written)))

    assert "Masoud Kadir – »Masud Kadir – repræsentant for borgere" in page
    told = "Suppleant, foreninger og organisationer, til stede, fra 1. marts 2015, til og med 31. december 2016"
    assert f"{told}, masoud@example.dk, 12 34 56 78. Repræsenterer Ungdom, Fjordby Boldklub" in page


@pytest.mark.parametrize(("role", "state"), [("ikke-med", "Tages ikke med"), ("ingen", "Kun som person")])
def test_somebody_can_be_left_out_or_get_no_place(secretary, checked, role, state):
    page = secretary.follows(saves(secretary, f"{checked}{MASUD}", role=role)).page

    (line,) = [tr.text for tr in page.all("tr") if tr.attributes.get("id") == "person-3"]
    assert state in line


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"name": ""}, "Skriv navnet"),
        ({"email": "masud"}, "Skriv en e-mailadresse"),
        ({"since": "engang"}, "Skriv en dato"),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_the_rest_stays(secretary, checked, wrong, told):
    fields = kept_fields(secretary.opens(f"{checked}{MASUD}").page) | {"represents": "Idrætten"} | wrong

    answer = secretary.posts(f"{checked}{MASUD}", **fields, trin="gem")

    assert answer.status == 422
    assert any(told in error for error in answer.page.errors)
    assert kept_fields(answer.page)["represents"] == "Idrætten"


def test_a_place_is_one_in_a_member_group(secretary, checked):
    answer = saves(secretary, f"{checked}/personer/6", role="member")

    assert answer.status == 422
    assert any("Vælg den medlemsgruppe" in error for error in answer.page.errors)


def test_one_goes_from_one_who_waits_to_the_next(secretary, checked):
    assert saves(secretary, f"{checked}{MASUD}", "naeste").leads_to == f"{checked}/personer/5"


def test_the_last_one_who_waits_leads_back_to_the_lines(secretary, checked):
    secretary.sends(f"{checked}/modsigelser/0", fact="SF")

    assert saves(secretary, f"{checked}{MASUD}", "naeste").leads_to == f"{checked}#person-3"


def test_two_secretaries_on_one_line_see_both_values(site, secretary, checked):
    colleague, _ = site.signed_in("Karen Lund", Role.SECRETARY)
    fields = kept_fields(secretary.opens(f"{checked}{MASUD}").page)
    saves(colleague, f"{checked}{MASUD}", represents="Idrætten")

    answer = secretary.posts(f"{checked}{MASUD}", **{**fields, "represents": "Skolerne"}, trin="gem")

    assert answer.status == 409
    assert {"Idrætten", "Skolerne"} <= {cell.text for cell in answer.page.all("td")}
    assert kept_fields(answer.page)["represents"] == "Skolerne"


def test_two_secretaries_on_different_lines_are_not_in_each_others_way(site, secretary, checked):
    colleague, _ = site.signed_in("Karen Lund", Role.SECRETARY)
    fields = kept_fields(secretary.opens(f"{checked}{MASUD}").page)
    saves(colleague, f"{checked}/personer/7", represents="Idrætten")

    page = text_of(secretary.follows(secretary.posts(f"{checked}{MASUD}", **{**fields, "unit": "Ungdom"}, trin="gem")))

    assert "Repræsenterer Idrætten" in page
    assert "Repræsenterer Ungdom, borgere" in page


def test_the_same_form_sent_twice_leads_to_the_same_page(secretary, checked):
    fields = kept_fields(secretary.opens(f"{checked}{MASUD}").page)

    answers = [secretary.posts(f"{checked}{MASUD}", **fields, trin="gem") for _ in range(2)]

    assert [answer.leads_to for answer in answers] == [f"{checked}#person-3"] * 2


def test_there_is_no_page_for_nobody(secretary, checked):
    assert secretary.opens(f"{checked}/personer/99").status == 404
