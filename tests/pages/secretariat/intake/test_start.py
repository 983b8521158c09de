"""The first step: files and pasted text, each kept or refused for itself, and the list of what waits."""

import re

import pytest
from sqlalchemy import func, select

from recruit.bodies import operations as bodies
from recruit.foundation.accounts.model import RoleGrant
from recruit.foundation.accounts.rules import Role
from recruit.intake.model import IntakeReading
from tests.builders import BY, NOW, a_council
from tests.minutes import MINUTES
from tests.pages.secretariat.intake.steps import INDLAES, paste, place_in, send_files, text_of

LATER = MINUTES.replace("7. september 2017", "5. oktober 2017").encode()


def kept(site):
    with site.database.reading() as session:
        return session.scalar(select(func.count()).select_from(IntakeReading))


# What is sent


def test_a_pasted_text_leads_to_the_choice_of_a_term(secretary, council):
    assert secretary.sends(INDLAES, text=MINUTES).leads_to.endswith("/periode")


def test_a_file_is_read_like_a_pasted_text(secretary, council):
    assert send_files(secretary, referat_txt=MINUTES.encode("cp1252", "replace")).leads_to.endswith("/periode")


def test_several_files_lead_to_the_list_of_what_waits(secretary, council):
    answer = send_files(secretary, referat_txt=MINUTES.encode(), oktober_txt=LATER)

    page = text_of(secretary.follows(answer))
    assert "2 dokumenter er læst" in page
    assert "referat.txt" in page
    assert "oktober.txt" in page


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "referat.txt: Der er ingen tekst"),
        (b"\x00\x01\x02" * 1000, "referat.txt: Filen er hverken tekst"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "referat.txt: Filen er et billede"),
        (b"Vi ses.", "referat.txt: Der er læst 1 linjer"),
    ],
    ids=["empty", "binary", "picture", "nobody"],
)
def test_a_file_that_cannot_be_read_is_named_at_its_field(secretary, content, told):
    answer = send_files(secretary, referat_txt=content)

    assert answer.status == 422
    assert any(told in error for error in answer.page.errors), answer.page.errors


def test_one_bad_file_does_not_lose_the_good_ones(site, secretary, council):
    answer = send_files(secretary, referat_txt=MINUTES.encode(), billede_png=b"\x89PNG\r\n\x1a\n\x00\x00")

    assert answer.status == 422
    assert "billede.png: Filen er et billede" in answer.page.errors[0]
    assert "referat.txt" in answer.page.all("table")[0].text
    assert kept(site) == 1


def test_the_form_that_came_back_can_be_sent_with_a_better_file(site, secretary, council):
    mended = send_files(secretary, referat_txt=MINUTES.encode(), billede_png=b"\x89PNG\r\n\x1a\n\x00\x00").page

    answer = secretary.posts(INDLAES, **mended.hidden, text=LATER.decode())

    assert answer.leads_to.endswith("/periode")
    assert kept(site) == 2


def test_more_files_than_anybody_looks_at_are_refused(secretary, council):
    answer = send_files(secretary, **{f"referat{number}_txt": MINUTES.encode() for number in range(21)})

    assert answer.status == 422
    assert "højst 20 filer" in text_of(answer)


def test_an_empty_page_asks_for_a_file_or_a_text(secretary):
    answer = secretary.sends(INDLAES, text="   ")

    assert answer.status == 422
    assert len(answer.page.errors) == 1


def test_what_was_pasted_stays_when_nobody_is_found_in_it(secretary):
    answer = secretary.sends(INDLAES, text="Kære alle, vi ses på torsdag.")

    assert answer.status == 422
    assert "vi ses på torsdag" in answer.page.all("textarea")[0].text


def test_a_file_that_waits_already_is_opened_instead_of_read_again(site, secretary, council):
    address = send_files(secretary, referat_txt=MINUTES.encode()).leads_to.removesuffix("/periode")
    place_in(secretary, site, council, address)
    site.time.passes(minutes=5)

    answer = send_files(secretary, referat_txt=MINUTES.encode())

    assert answer.leads_to == address
    assert "referat.txt er læst ind før og venter stadig" in text_of(secretary.follows(answer))
    assert kept(site) == 1


# What waits


def test_the_empty_list_says_what_to_begin_with(secretary):
    assert "Begynd med det, I har" in text_of(secretary.opens(INDLAES))


def test_a_colleague_does_not_see_a_reading_that_belongs_to_no_council_yet(secretary, site, council):
    address = paste(secretary)
    colleague, _ = site.signed_in("Karen Lund", Role.SECRETARY)

    assert colleague.opens(address).status == 404


def test_a_colleague_who_looks_after_the_council_goes_on_with_it(site, checked):
    colleague, _ = site.signed_in("Karen Lund", Role.SECRETARY)

    assert colleague.opens(checked).status == 200


def limited(site):
    """Return a colleague who looks after another council only."""
    colleague, user = site.signed_in("Karen Lund", Role.SECRETARY)

    def limit(session):
        other = a_council(session, "Ældrerådet", seats=0)
        grant = session.scalars(select(RoleGrant).where(RoleGrant.user_id == user.id)).one()
        bodies.grant_access_to_body(session, grant.id, other, by=BY, now=NOW)

    site.saves(limit)
    return colleague


@pytest.mark.parametrize("page", ["", "/periode", "/personer/0", "/modsigelser/0", "/kvittering", "/original"])
def test_a_colleague_of_another_council_does_not_see_it(site, checked, page):
    assert limited(site).opens(f"{checked}{page}").status == 404


def test_the_list_of_a_colleague_of_another_council_is_empty(site, checked):
    assert "2014–2017" not in text_of(limited(site).opens(INDLAES))


def test_staff_of_one_council_keep_the_council_that_they_make_for_a_document(site):
    secretary = limited(site)
    address = paste(secretary)
    new = {"term": "nyt", "name": "Fjordby Integrationsråd", "kind": "integration_council", "chair_title": "formand"}

    secretary.sends(f"{address}/periode", **new, first_day="2014", last_day="2017")

    assert secretary.opens(address).status == 200


@pytest.mark.parametrize("role", [Role.READER, Role.AUDITOR])
def test_whoever_only_reads_reads_nothing_in(site, role):
    assert site.signed_in("Karen Lund", role)[0].opens(INDLAES).status == 403


def test_what_waits_stands_on_today(secretary, checked):
    today = text_of(secretary.opens("/sekretariat"))

    assert re.search(
        r"Et dokument, der blev indlæst den \d+\. \w+ \d{4} kl\. \d\d\.\d\d, venter på at blive sat ind", today
    )
