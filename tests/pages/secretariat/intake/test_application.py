"""Putting in what is ready, the receipt, the original, undoing, and throwing away."""

import hashlib

from sqlalchemy import select

from recruit.appointments.model import Membership
from recruit.intake.model import IntakeReading
from recruit.people import operations as people
from recruit.people import queries
from recruit.people.model import Person
from recruit.people.rules import NameKind
from tests.builders import BY, NOW, a_person
from tests.minutes import MINUTES
from tests.pages.secretariat.intake.steps import apply, paste, place_in, send_files, text_of


def seated(site):
    with site.database.reading() as session:
        return len(session.scalars(select(Membership.id)).all())


def way_to_undo(secretary, address):
    """Return the only link on the receipt that undoes something."""
    links = [link.attributes.get("href", "") for link in secretary.opens(f"{address}/kvittering").page.all("a")]
    (way,) = [link for link in links if "/fortrydelse/" in link]
    return way


# Putting in


def test_those_who_are_ready_get_their_places_and_the_rest_waits(secretary, site, checked):
    receipt = text_of(secretary.follows(apply(secretary, checked)))

    assert "7 personer har nu en plads i rådet" in receipt
    assert "Noget venter stadig på dig Henning Bro" in receipt
    assert seated(site) == 7


def test_what_waited_is_put_in_later_and_then_the_document_is_done(secretary, site, checked):
    apply(secretary, checked)
    secretary.sends(f"{checked}/modsigelser/0", fact="SF")

    apply(secretary, checked)

    assert seated(site) == 8
    assert secretary.opens(checked).leads_to == f"{checked}/kvittering"
    assert text_of(secretary.opens(f"{checked}/kvittering")).count("Sat ind den") == 2


def test_whoever_is_put_in_stands_so_in_the_preview_and_is_corrected_elsewhere(secretary, checked):
    apply(secretary, checked)

    assert "Sat ind (7)" in text_of(secretary.opens(checked))
    assert secretary.opens(f"{checked}/personer/3").status == 404


def test_the_same_form_sent_twice_acts_once(secretary, site, checked):
    hidden = secretary.opens(checked).page.hidden

    twice = [secretary.posts(f"{checked}/ikraftsaettelse", **hidden) for _ in range(2)]

    assert [answer.leads_to for answer in twice] == [f"{checked}/kvittering"] * 2
    assert seated(site) == 7


def test_what_a_colleague_decided_meanwhile_is_seen_before_it_is_put_in(secretary, site, checked):
    hidden = secretary.opens(checked).page.hidden
    secretary.sends(f"{checked}/modsigelser/0", fact="SF")

    answer = secretary.posts(f"{checked}/ikraftsaettelse", **hidden)

    assert answer.status == 409
    assert seated(site) == 0


def test_where_everybody_waits_nothing_can_be_put_in(secretary, site, council):
    site.saves(lambda session: a_person(session, "Aminah Rahimi"))
    address = paste(secretary, "Til stede:\nAmina Rahimi – medlem, repræsentant for LO\n")
    place_in(secretary, site, council, address)

    page = secretary.opens(address).page

    assert "Der er ikke noget at sætte ind endnu" in page.text
    assert not any("ikraftsaettelse" in form.attributes.get("action", "") for form in page.all("form"))


def test_a_document_of_which_everything_stands_is_only_finished(secretary, site, council, checked):
    secretary.sends(f"{checked}/modsigelser/0", fact="SF")
    apply(secretary, checked)
    again = paste(secretary, MINUTES + "\nSlut")
    place_in(secretary, site, council, again)
    secretary.sends(f"{again}/modsigelser/0", fact="SF")

    assert "Gør dokumentet færdigt" in text_of(secretary.opens(again))
    apply(secretary, again)
    assert seated(site) == 8


def test_a_file_that_was_put_in_before_is_read_again_and_the_page_says_so(secretary, site, council):
    for _ in range(2):
        address = send_files(secretary, referat_txt=MINUTES.encode()).leads_to.removesuffix("/periode")
        place_in(secretary, site, council, address)
        secretary.sends(f"{address}/modsigelser/0", fact="SF")
        shown = text_of(secretary.opens(address))
        apply(secretary, address)

    assert "Den samme fil blev sat ind den 21. november 2026 kl. 11.00" in shown
    assert "8 har allerede en plads" in shown
    assert seated(site) == 8


def test_many_people_are_left_to_a_worker(secretary, site, council, monkeypatch):
    monkeypatch.setattr("recruit.web.secretariat.intake.application.MANY", 7)
    address = paste(secretary)
    place_in(secretary, site, council, address)

    answer = apply(secretary, address)

    assert "/sekretariat/opgaver/" in answer.leads_to
    assert "ved at blive sat ind" in text_of(secretary.opens(address))
    assert "De her personer er allerede ved at blive sat ind" in " ".join(apply(secretary, address).page.errors)
    assert seated(site) == 0


# The receipt


def test_the_receipt_says_what_was_made_and_leads_to_the_council(secretary, checked):
    apply(secretary, checked)

    page = secretary.opens(f"{checked}/kvittering").page

    assert "5 medlemmer og 2 suppleanter; 6 pladser i 3 medlemsgrupper oprettet; 7 nye personer" in page.text
    assert any("/raad?periode=" in link.attributes.get("href", "") for link in page.all("a"))


def test_the_receipt_still_says_how_many_places_were_taken_once_they_are_undone(secretary, checked):
    apply(secretary, checked)
    secretary.sends(way_to_undo(secretary, checked))

    assert "7 pladser besat; 6 pladser i 3 medlemsgrupper oprettet" in text_of(secretary.opens(f"{checked}/kvittering"))


def put_in_without_roles(secretary, site, council):
    """Put in a document that does not say what its two people are; return its address."""
    address = paste(secretary, "Mødedeltagere Amina Rahimi, Yusuf Demir.")
    place_in(secretary, site, council, address)
    apply(secretary, address)
    return address


def test_the_receipt_says_where_those_without_a_place_get_one(secretary, site, council):
    address = put_in_without_roles(secretary, site, council)

    page = secretary.opens(f"{address}/kvittering").page

    assert "2 personer er registreret uden plads." in page.text
    assert any("/raad/pladser?periode=" in link.attributes.get("href", "") for link in page.all("a"))


def test_those_without_a_place_are_offered_one_when_the_document_is_read_again(secretary, site, council):
    put_in_without_roles(secretary, site, council)
    again = paste(secretary, "Mødedeltagere Amina Rahimi, Yusuf Demir.\n")
    place_in(secretary, site, council, again)

    shown = text_of(secretary.opens(again))

    assert "Er registreret, uden plads (2)" in shown
    assert "Står allerede" not in shown
    assert "Giv dem alle den samme" in shown


def test_before_anything_is_put_in_the_receipt_leads_to_the_lines(secretary, checked):
    assert secretary.opens(f"{checked}/kvittering").leads_to == checked


def test_the_original_is_handed_out_as_it_was_sent(secretary, site, council):
    address = send_files(secretary, referat_txt=MINUTES.encode()).leads_to.removesuffix("/periode")
    place_in(secretary, site, council, address)
    apply(secretary, address)

    answer = secretary.opens(f"{address}/original")

    assert answer.response.data == MINUTES.encode()
    assert hashlib.sha256(MINUTES.encode()).hexdigest() in text_of(secretary.opens(f"{address}/kvittering"))


def test_the_original_keeps_a_name_in_any_script(secretary, site, council):
    address = send_files(secretary, مجلس_txt=MINUTES.encode()).leads_to.removesuffix("/periode")
    place_in(secretary, site, council, address)

    headers = secretary.opens(f"{address}/original").response.headers

    assert "filename*=UTF-8''" in headers["Content-Disposition"]
    assert headers["Content-Disposition"].isascii()


def test_the_original_of_a_reading_that_was_thrown_away_is_gone(secretary, checked):
    secretary.sends(f"{checked}/kassation")

    assert secretary.opens(f"{checked}/original").status == 404


# Undoing


def test_what_was_put_in_is_undone_as_a_whole_and_waits_again(secretary, site, checked):
    apply(secretary, checked)

    answer = secretary.sends(way_to_undo(secretary, checked))

    assert answer.leads_to == checked
    assert seated(site) == 0
    assert "5 medlemmer og 2 suppleanter kan sættes ind" in text_of(secretary.opens(checked))
    assert "Fortrudt" in text_of(secretary.opens(f"{checked}/kvittering"))


def test_undoing_says_first_what_goes(secretary, checked):
    apply(secretary, checked)

    assert "5 medlemmer og 2 suppleanter" in text_of(secretary.opens(way_to_undo(secretary, checked)))


def test_what_was_built_upon_is_not_undone_and_the_page_says_why(secretary, site, checked):
    apply(secretary, checked)
    way = way_to_undo(secretary, checked)
    hidden = secretary.opens(way).page.hidden

    def build(session):
        masud = session.scalars(select(Person.id).where(Person.name == "Masud Kadir")).one()
        people.add_name(session, queries.person(session, masud), "M. K.", NameKind.INITIALS, by=BY, now=NOW)

    site.saves(build)

    assert "Masud Kadir" in secretary.opens(way).page.all("div", class_="alert")[0].text
    assert secretary.posts(way, **hidden).status == 422
    assert seated(site) == 7


def test_there_is_nothing_to_undo_of_another_reading(secretary, checked):
    apply(secretary, checked)

    assert secretary.opens(f"{checked}/fortrydelse/00000000-0000-4000-8000-000000000000").status == 404


# Throwing away


def test_a_reading_can_be_thrown_away(secretary, site, checked):
    answer = secretary.sends(f"{checked}/kassation")

    assert answer.leads_to == "/sekretariat/indlaes"
    assert "Kasseret" in text_of(secretary.opens(f"{checked}/kvittering"))
    with site.database.reading() as session:
        assert session.scalars(select(IntakeReading.content)).all() == [None]
