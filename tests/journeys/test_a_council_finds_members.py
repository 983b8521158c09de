"""From the call to those who stand: a citizen, a neighbour, an organisation, a supporter and a sitting member."""

import re
from io import BytesIO

import pytest
from PIL import Image
from sqlalchemy import select

from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.db import transaction
from recruit.nominations.operations import continuation
from recruit.nominations.queries import round_by_id
from recruit.people import queries as people
from recruit.people.model import Person
from recruit.recruitment.model import RecruitmentRound
from tests.journeys.conftest import PostOffice, Walk

pytestmark = pytest.mark.browser

CALL = "/opstilling/ledig-plads"


def a_photo() -> dict[str, object]:
    file = BytesIO()
    Image.new("RGB", (900, 1200), "#0a6b58").save(file, "JPEG")
    return {"name": "mig.jpg", "mimeType": "image/jpeg", "buffer": file.getvalue()}


def test_a_citizen_stands_with_a_photo_and_corrects_it_behind_the_link(walk: Walk, post: PostOffice) -> None:
    walk.opens(CALL)
    walk.presses("Stil op")
    walk.fills(name="Amina Abdi Warsame", email="amina@mail.example", motivation="Jeg vil gerne være med.")
    walk.page.locator("main [name=declares]").check()
    walk.presses("Send: Jeg stiller op")
    assert "Tak. Vi har modtaget det." in walk.page.locator("h1").inner_text()

    walk.presses("Læg et billede ind")
    walk.page.set_input_files("[name=file]", [a_photo()])
    walk.presses("Send billedet")
    assert walk.page.locator("img.house-portrait").is_visible()

    walk.opens(post.link_to("amina@mail.example"))
    walk.presses("Ret det, jeg skrev")
    walk.fills(motivation="Jeg vil gerne hjælpe nye familier.")
    walk.presses("Gem")
    assert "Jeg vil gerne hjælpe nye familier." in walk.reads()


def test_a_neighbour_is_proposed_and_accepts_in_arabic(walk: Walk, post: PostOffice) -> None:
    walk.opens(CALL)
    walk.presses("Foreslå en anden")
    walk.fills(name="Samir Haddad", email="samir@mail.example", reason="Han hjælper alle i opgangen.")
    walk.fills(nominator_name="Grethe Holm", nominator_email="grethe@mail.example")
    walk.page.locator("main [name=language]").select_option("ar")
    walk.presses("Send forslaget")
    assert "Tak. Vi har modtaget det." in walk.page.locator("h1").inner_text()

    walk.opens(post.link_to("samir@mail.example"))
    assert walk.page.locator("html").get_attribute("dir") == "rtl"
    assert "Grethe Holm" in walk.reads()
    walk.page.locator("main [name=tells_nominator]").check()
    walk.presses("نعم، أنا أترشّح")
    assert walk.page.locator("html").get_attribute("lang") == "ar"
    walk.fills(motivation="أريد أن أساعد العائلات الجديدة.")
    walk.page.locator("main [name=declares]").check()
    walk.page.locator("main form[method=post] button[type=submit]").last.click()
    walk.looks()
    assert "أريد أن أساعد العائلات الجديدة." in walk.reads()

    walk.opens(post.link_to("grethe@mail.example"))
    assert "Samir Haddad" in walk.reads()


def test_an_organisation_proposes_two_who_answer_for_themselves(walk: Walk, post: PostOffice) -> None:
    walk.opens(post.link_to("samraad@ose.example"))
    walk.fills(first_name_1="Lone Lind", first_email_1="lone@mail.example")
    walk.fills(second_name_1="Hassan Omar", second_email_1="hassan@mail.example")
    walk.fills(answered_by="Rikke Thomsen")
    walk.presses("Send svar")
    assert "Lone Lind" in walk.reads()
    assert "Hassan Omar" in walk.reads()

    walk.opens(post.link_to("lone@mail.example"))
    assert "Oplysningsforbundenes Samråd" in walk.reads()
    walk.presses("Ja, jeg stiller op")


def test_a_supporter_signs_for_a_candidate(walk: Walk, post: PostOffice) -> None:
    with transaction(walk.town.sessions()) as session:
        session.scalars(select(RecruitmentRound).filter_by(slug="ledig-plads")).one().supporters_needed = 2
    walk.opens(f"{CALL}/stil-op")
    walk.fills(name="Amina Abdi Warsame", email="amina@mail.example", motivation="Jeg vil gerne være med.")
    walk.page.locator("main [name=declares]").check()
    walk.presses("Send: Jeg stiller op")
    walk.opens(post.link_to("amina@mail.example"))
    shared = re.search(r"/stoette/\S+", walk.reads())
    assert shared

    walk.opens(shared[0])
    walk.fills(name="Bo Bruun", email="bo@mail.example")
    walk.presses("Skriv under")

    walk.opens(post.link_to("amina@mail.example"))
    assert "1 af 2 har skrevet under." in walk.reads()


def test_a_sitting_member_says_yes_to_another_term(walk: Walk, post: PostOffice) -> None:
    with transaction(walk.town.sessions()) as session:
        number = session.scalars(select(Person.id).filter_by(name="Nadija Petrova")).one()
        member, by, now = people.person(session, number, for_change=True), Actor.system(), clock.now()
        round_id = session.scalars(select(RecruitmentRound.id).filter_by(slug="ledig-plads")).one()
        continuation.ask_members(session, round_by_id(session, round_id), [member], by=by, now=now)

    walk.opens(post.link_to("nadija@mail.example"))
    walk.sends()
    assert walk.page.locator("main [name=name]").input_value() == "Nadija Petrova"
    walk.fills(motivation="Jeg er ikke færdig.")
    walk.page.locator("main [name=declares]").check()
    walk.presses("Send: Jeg stiller op")
    assert "Jeg er ikke færdig." in walk.reads()
