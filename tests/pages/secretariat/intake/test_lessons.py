"""What is remembered for the next time, and taking it back."""

import pytest

from recruit.foundation.accounts.rules import Role
from tests.conftest import made_once
from tests.pages.secretariat.intake.steps import kept_fields, paste, place_in, send_files, text_of

LAERT = "/sekretariat/indlaes/laert"
FIRST = "Til stede:\nAmina Rahimi – kulturbærer\nYusuf Demir – medlem\n"
SECOND = "Til stede:\nLena Kask – kulturbærer\nBo Dam – medlem\n"


@pytest.fixture
@made_once
def taught(secretary, site, council):
    """A correction that is remembered."""
    address = paste(secretary, FIRST)
    place_in(secretary, site, council, address)
    fields = kept_fields(secretary.opens(f"{address}/personer/0").page)
    changed = {"role": "member", "seat_type": "experience", "represents": "Kulturen", "remember": "y"}
    secretary.posts(f"{address}/personer/0", **{**fields, **changed}, trin="gem")


def test_a_correction_is_remembered_the_next_time_and_said_so(secretary, site, council, taught):
    address = paste(secretary, SECOND)
    place_in(secretary, site, council, address)

    page = secretary.opens(address).page

    (line,) = [row.text for row in page.all("tr") if "Lena Kask" in row.text]
    assert "Medlem, medlemmer med særlig erfaring" in line
    assert "Repræsenterer Kulturen" in line
    assert "I har lært programmet, hvad ordene betyder. Se, hvad I har lært programmet" in line


def test_what_was_taught_stands_with_who_taught_it(secretary, taught):
    page = text_of(secretary.opens(LAERT))

    assert "kulturbærer" in page
    assert "Medlemsgruppe: medlemmer med særlig erfaring; Repræsenterer: kulturen" in page
    assert "Grethe Holm" in page


def test_what_was_taught_can_be_taken_back(secretary, site, council, taught):
    (way,) = [a.attributes["href"] for a in secretary.opens(LAERT).page.all("a") if f"{LAERT}/" in a.attributes["href"]]

    secretary.sends(way)

    assert "ikke lært noget endnu" in text_of(secretary.opens(LAERT))
    address = paste(secretary, SECOND)
    place_in(secretary, site, council, address)
    assert "særlig erfaring" not in text_of(secretary.opens(address))


def test_what_was_taken_back_already_says_so(secretary, taught):
    (way,) = [a.attributes["href"] for a in secretary.opens(LAERT).page.all("a") if f"{LAERT}/" in a.attributes["href"]]
    hidden = secretary.opens(way).page.hidden
    secretary.sends(way)

    answer = secretary.posts(way, **{**hidden, "form_key": "another" * 5})

    assert answer.status == 422


def test_a_line_that_is_nothing_is_left_out_the_next_time(secretary, site, council):
    rows = "Navn;E-mail\nAmina Rahimi;amina@example.dk\nIkke besat endnu;hvem\n"
    address = send_files(secretary, liste_csv=rows.encode()).leads_to.removesuffix("/periode")
    place_in(secretary, site, council, address)
    lines = [a.attributes["href"] for a in secretary.opens(address).page.all("a") if "/linjer/" in a.attributes["href"]]
    assert lines

    answer = secretary.sends(lines[0], what="ingenting", remember="y")

    assert answer.leads_to
    assert "Linje, der ikke siger noget" in text_of(secretary.opens(LAERT))


def test_a_lesson_that_is_not_there_is_not_found(secretary):
    assert secretary.opens(f"{LAERT}/00000000-0000-4000-8000-000000000000").status == 404


@pytest.mark.parametrize("role", [Role.READER, Role.AUDITOR])
def test_whoever_only_reads_teaches_nothing(site, role):
    assert site.signed_in("Karen Lund", role)[0].opens(LAERT).status == 403
