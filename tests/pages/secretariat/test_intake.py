"""Indlæs: from a pasted text to people in their places, decision by decision."""

import io
import re

import pytest
from sqlalchemy import select

from recruit.appointments.model import Membership
from recruit.bodies import operations as bodies
from recruit.foundation.accounts.model import RoleGrant
from recruit.foundation.accounts.rules import Role
from recruit.intake.model import IntakeReading
from tests.builders import BY, NOW, a_council, a_person, the_term
from tests.minutes import MINUTES
from tests.pages.site import Reader, Site

INDLAES = "/sekretariat/indlaes"
BARE = "Mødedeltagere Amina Rahimi, Yusuf Demir, Lena Kask."


@pytest.fixture
def secretary(site: Site) -> Reader:
    return site.signed_in("Grethe Holm", Role.SECRETARY)[0]


@pytest.fixture
def council(site: Site):
    return site.saves(lambda session: a_council(session, seats=0, term="2014-2017", chair_title="formand"))


def paste(secretary, text=MINUTES):
    """Paste a text and return the address of the reading."""
    return secretary.sends(INDLAES, text=text).leads_to.removesuffix("/periode")


def place_in(secretary, site, council, address):
    term = site.saves(lambda session: the_term(session, council))
    return secretary.sends(f"{address}/periode", term=str(term.id))


@pytest.fixture
def checked(secretary, site, council):
    """The address of a reading whose term is chosen."""
    address = paste(secretary)
    place_in(secretary, site, council, address)
    return address


def apply(secretary, address):
    return secretary.sends(address, onto=f"{address}/ikraftsaettelse", first_day="periode")


def seated(site):
    with site.database.reading() as session:
        return len(session.scalars(select(Membership)).all())


def text_of(answer):
    return " ".join(answer.page.text.split())


# Pasting


def test_a_pasted_text_leads_to_the_choice_of_a_term(secretary, council):
    answer = secretary.sends(INDLAES, text=MINUTES)

    assert answer.leads_to.endswith("/periode")


def test_a_file_is_read_like_a_pasted_text(secretary, council):
    hidden = secretary.opens(INDLAES).page.hidden
    file = (io.BytesIO(MINUTES.encode("cp1252", "replace")), "referat.txt")

    answer = secretary.posts(INDLAES, **hidden, text="", file=file)

    assert answer.leads_to.endswith("/periode")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "Der er ingen tekst"),
        (b"\x00\x01\x02" * 1000, "Filen er ikke en tekst"),
        (b"Til stede: \x81\x8d\x8f\x90\x9d" * 200, "Filens bogstaver kan ikke læses"),
    ],
)
def test_a_file_that_cannot_be_read_is_said_so_at_its_field(secretary, content, told):
    hidden = secretary.opens(INDLAES).page.hidden

    answer = secretary.posts(INDLAES, **hidden, text="", file=(io.BytesIO(content), "referat.txt"))

    assert answer.status == 422
    assert told in text_of(answer)


def test_an_empty_page_asks_for_a_text(secretary):
    answer = secretary.sends(INDLAES, text="   ")

    assert answer.status == 422


def test_what_was_pasted_stays_when_nobody_is_found_in_it(secretary):
    answer = secretary.sends(INDLAES, text="Kære alle, vi ses på torsdag.")

    assert answer.status == 422
    assert "vi ses på torsdag" in answer.text


# Choosing a term


def test_the_term_that_the_meeting_lies_in_is_proposed(secretary, site, council):
    address = paste(secretary)

    page = secretary.opens(f"{address}/periode").page

    (chosen,) = [radio for radio in page.all("input", type="radio", name="term") if "checked" in radio.attributes]
    assert chosen.attributes["value"] == str(site.saves(lambda session: the_term(session, council)).id)


def test_a_new_council_can_be_made_for_the_minutes(secretary, site):
    address = paste(secretary)

    days = {"first_day": "1.1.2014", "last_day": "31.12.2017"}
    answer = secretary.sends(
        f"{address}/periode", term="nyt", name="Fjordby Integrationsråd", chair_title="formand", **days
    )

    assert answer.leads_to == address
    assert "Fjordby Integrationsråd, 2014–2017" in text_of(secretary.opens(address))


def test_a_new_council_needs_a_name_and_a_title(secretary):
    address = paste(secretary)

    answer = secretary.sends(f"{address}/periode", term="nyt", name="")

    assert answer.status == 422
    assert len(answer.page.errors) >= 2


def test_an_unfinished_reading_leads_back_to_the_choice_of_a_term(secretary, council):
    address = paste(secretary)

    assert secretary.opens(address).leads_to == f"{address}/periode"


# Checking


def test_every_line_is_accounted_for(secretary, checked):
    page = text_of(secretary.opens(checked))

    assert "Gerda Kjær-Winther" in page
    assert "6 medlemmer og 2 suppleanter" in page
    assert "operation" not in page


def test_minutes_from_outside_the_term_say_so_before_anybody_gets_a_place(secretary, site, checked):
    warning = "Mødet ligger uden for funktionsperioden"
    assert warning not in text_of(secretary.opens(checked))
    later = site.saves(lambda session: a_council(session, name="Rådet", seats=0, term="2030-2033"))
    address = paste(secretary, MINUTES + "\n")

    place_in(secretary, site, later, address)

    assert warning in text_of(secretary.opens(address))


def test_who_has_a_place_already_is_not_promised_another(secretary, site, council, checked):
    secretary.sends(f"{checked}/modsigelser/0", fact="SF")
    apply(secretary, checked)
    again = paste(secretary, MINUTES + "\nSlut")
    place_in(secretary, site, council, again)

    assert "Får en plads i rådet – Har allerede en plads 6 medlemmer og 2 suppleanter" in text_of(
        secretary.opens(again)
    )


def test_a_contradiction_is_shown_and_decided(secretary, checked):
    answer = secretary.sends(f"{checked}/modsigelser/0", fact="Enhedslisten")

    page = text_of(secretary.follows(answer))
    assert "modsiger" not in page


def test_a_contradiction_can_be_left_open_by_neither(secretary, checked):
    secretary.sends(f"{checked}/modsigelser/0", fact="ingen-af-dem")

    page = secretary.opens(f"{checked}/modsigelser/0").page
    (chosen,) = [radio for radio in page.all("input", type="radio") if "checked" in radio.attributes]
    assert chosen.attributes["value"] == "ingen-af-dem"


def test_a_question_in_the_summary_keeps_its_own_mark(secretary, checked):
    answer = secretary.sends(f"{checked}/modsigelser/0")

    assert "Hvad er rigtigt? Vælg en af mulighederne." in text_of(answer)


def test_a_similar_name_waits_until_the_secretary_says_who_it_is(secretary, site, checked):
    masoud = site.saves(lambda session: a_person(session, "Masoud Kadir"))

    answer = secretary.sends(
        f"{checked}/personer/3", person=str(masoud.id), role="member", seat_type="refugee_immigrant", office="intet"
    )

    assert "Kendt: Masoud Kadir" in text_of(secretary.follows(answer))


def test_somebody_can_be_left_out(secretary, checked):
    answer = secretary.sends(f"{checked}/personer/3", person="ny", role="ingen", office="intet")

    assert "5 medlemmer og 2 suppleanter" in text_of(secretary.follows(answer))


def test_everybody_without_a_role_gets_the_same_one(secretary, site, council):
    address = paste(secretary, BARE)
    place_in(secretary, site, council, address)

    answer = secretary.sends(f"{address}/resten", role="member", seat_type="refugee_immigrant")

    assert "3 medlemmer" in text_of(secretary.follows(answer))


@pytest.mark.parametrize("address", ["personer/99", "modsigelser/99"])
def test_a_decision_about_nothing_is_not_found(secretary, checked, address):
    assert secretary.opens(f"{checked}/{address}").status == 404


# Putting to use


def test_an_undecided_contradiction_holds_it_back_with_its_reason(secretary, site, checked):
    answer = apply(secretary, checked)

    assert answer.status == 422
    assert "Henning Bro" in text_of(answer)
    assert seated(site) == 0


def test_the_people_get_their_places(secretary, site, checked):
    secretary.sends(f"{checked}/modsigelser/0", fact="SF")

    receipt = secretary.follows(apply(secretary, checked))

    assert "8 personer har nu en plads i rådet" in text_of(receipt)
    assert seated(site) == 8


def test_the_same_form_sent_twice_acts_once(secretary, site, checked):
    secretary.sends(f"{checked}/modsigelser/0", fact="SF")
    hidden = secretary.opens(checked).page.hidden
    twice = [secretary.posts(f"{checked}/ikraftsaettelse", **hidden, first_day="periode") for _ in range(2)]

    assert [answer.leads_to for answer in twice] == [checked, checked]
    assert seated(site) == 8


def test_two_decisions_about_the_same_page_do_not_overwrite_each_other(secretary, checked):
    hidden = secretary.opens(f"{checked}/modsigelser/0").page.hidden
    secretary.sends(f"{checked}/personer/3", person="ny", role="ingen", office="intet")

    answer = secretary.posts(f"{checked}/modsigelser/0", **hidden, fact="SF")

    assert answer.status == 409


def test_a_term_that_somebody_else_chose_first_is_named(secretary, site, council):
    address = paste(secretary)
    hidden = secretary.opens(f"{address}/periode").page.hidden
    place_in(secretary, site, council, address)

    answer = secretary.posts(f"{address}/periode", **hidden, term="nyt", name="Et andet råd")

    assert answer.status == 409
    assert [cell.text for cell in answer.page.all("td")] == ["Integrationsrådet, 2014–2017", "Et nyt råd"]


def test_a_reading_can_be_thrown_away(secretary, site, checked):
    answer = secretary.sends(f"{checked}/kassation")

    assert answer.leads_to == INDLAES
    assert "kasseret" in text_of(secretary.opens(checked)).lower()
    with site.database.reading() as session:
        assert session.scalars(select(IntakeReading.content)).all() == [None]


# Whose it is


def test_a_colleague_does_not_see_a_reading_that_belongs_to_no_council_yet(secretary, site, council):
    address = paste(secretary)
    colleague, _ = site.signed_in("Karen Lund", Role.SECRETARY)

    assert colleague.opens(address).status == 404


def test_a_colleague_who_looks_after_the_council_goes_on_with_it(site, checked):
    colleague, _ = site.signed_in("Karen Lund", Role.SECRETARY)

    assert colleague.opens(checked).status == 200


def test_a_colleague_of_another_council_does_not_see_it(site, checked):
    colleague, user = site.signed_in("Karen Lund", Role.SECRETARY)

    def limit(session):
        other = a_council(session, "Ældrerådet", seats=0)
        grant = session.scalars(select(RoleGrant).where(RoleGrant.user_id == user.id)).one()
        bodies.grant_access_to_body(session, grant.id, other, by=BY, now=NOW)

    site.saves(limit)

    assert colleague.opens(checked).status == 404
    assert "2014–2017" not in text_of(colleague.opens(INDLAES))


def test_staff_of_one_council_keep_the_council_that_they_make_for_minutes(site):
    secretary, user = site.signed_in("Karen Lund", Role.SECRETARY)

    def limit(session):
        other = a_council(session, "Ældrerådet", seats=0)
        grant = session.scalars(select(RoleGrant).where(RoleGrant.user_id == user.id)).one()
        bodies.grant_access_to_body(session, grant.id, other, by=BY, now=NOW)

    site.saves(limit)
    address = paste(secretary)
    new = {"term": "nyt", "name": "Fjordby Integrationsråd", "first_day": "2014", "last_day": "2017"}

    secretary.sends(f"{address}/periode", chair_title="formand", **new)

    assert secretary.opens(address).status == 200


def test_what_waits_stands_on_today(secretary, checked):
    today = text_of(secretary.opens("/sekretariat"))

    assert re.search(
        r"Et referat, der blev indlæst \d+\. \w+ \d{4} kl\. \d\d\.\d\d, venter på at blive taget i brug", today
    )
