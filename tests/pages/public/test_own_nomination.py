"""The receipt, and `/svar`: what somebody who stands can do behind their own link."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from sqlalchemy import select, update

from recruit.foundation.files.model import StoredFile
from recruit.foundation.mail.model import Letter
from recruit.foundation.tokens import operations as tokens
from recruit.foundation.tokens.model import OneTimeLink
from recruit.nominations.model import Nomination, Nominee
from recruit.nominations.rules import OWN_NOMINATION
from recruit.recruitment.model import RecruitmentRound
from recruit.web import disclosure
from recruit.web.nominations import photo
from recruit.web.public.nominations import own_data
from tests.conftest import made_once
from tests.nominations import NOON, a_nomination, a_submission, an_open_round
from tests.operations.files.pictures import a_picture, a_picture_with_notes
from tests.pages.public.test_stand import ADDRESS, TYPED, sent
from tests.pages.site import Reader, Site

PHOTO = "/opstilling/nye-medlemmer-2027/foto"


@pytest.fixture
@made_once
def nomination(site: Site) -> Nomination:
    made: Nomination = site.saves(lambda session: a_nomination(session, (r := an_open_round(session)), a_submission(r)))
    return made


@pytest.fixture
def amina(site: Site, nomination: Nomination) -> Reader:
    """The nominee, who has opened the link in her letter."""
    return opened(site, nomination)


def opened(site: Site, nomination: Nomination) -> Reader:
    year, now = timedelta(days=365), site.time.instant
    link = site.saves(lambda session: tokens.mint(session, OWN_NOMINATION, nomination.id, lifetime=year, now=now))
    reader = site.reader()
    assert reader.opens(f"/link/{link}").leads_to == "/svar"
    return reader


def the(site: Site, nomination: Nomination) -> Nominee:
    with site.database.reading() as session:
        return session.get_one(Nominee, nomination.id)


def kinds(site: Site) -> list[str]:
    with site.database.reading() as session:
        return list(session.scalars(select(Letter.kind).order_by(Letter.queued_at)))


def upload(reader: Reader, content: bytes, **fields: Any) -> Any:
    hidden = reader.opens(PHOTO).page.hidden
    return reader.posts(PHOTO, **hidden, **fields, file=(BytesIO(content), "amina.jpg"))


# After sending


def test_whoever_has_just_sent_goes_on_without_waiting_for_the_letter(site: Site) -> None:
    site.saves(an_open_round)
    reader = site.reader()
    receipt = reader.follows(sent(site, reader))

    assert "Læg et billede ind" in receipt.text
    assert reader.opens("/svar").page.heading == "Dig og Integrationsrådet"
    assert site.reader().opens("/svar").status == 404


def test_somebody_else_with_the_address_of_a_receipt_learns_nothing(site: Site) -> None:
    site.saves(an_open_round)
    address = sent(site).leads_to

    page = site.reader().opens(address)

    assert page.status == 200
    assert "Læg et billede ind" not in page.text
    assert site.reader().opens(address.replace("nye-medlemmer-2027", "en-anden")).status == 404


def test_without_an_e_mail_address_the_link_stands_on_the_receipt_and_works(site: Site) -> None:
    site.saves(an_open_round)
    reader = site.reader()
    receipt = reader.follows(sent(site, reader, email="", phone="12 34 56 78"))

    (link,) = receipt.page.all("strong", class_="house-link")
    friend = site.reader()
    assert friend.opens("/link/" + link.text.rpartition("/")[2]).leads_to == "/svar"
    assert friend.opens("/svar").status == 200


def test_sent_twice_without_an_e_mail_address_there_is_still_a_link(site: Site) -> None:
    site.saves(an_open_round)
    reader = site.reader()
    filled = reader.opens(ADDRESS).page.hidden | TYPED | {"email": "", "phone": "12 34 56 78"}
    site.time.passes(seconds=60)
    reader.posts(ADDRESS, **filled)

    again = reader.follows(reader.posts(ADDRESS, **filled))

    assert again.page.all("strong", class_="house-link")


def test_a_shared_computer_forgets_the_page_when_it_is_closed(site: Site, amina: Reader) -> None:
    page = amina.opens("/svar").page
    amina.posts("/svar/luk", csrf_token=page.hidden["csrf_token"])

    assert amina.opens("/svar").status == 404


# Taking what is held


def test_the_file_is_set_while_nobody_waits_for_it_and_so_many_are_set_in_an_hour(
    site: Site, nomination: Nomination, amina: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    def written_beside(_found: object, _events: object) -> bytes:
        site.saves(lambda session: session.execute(update(Nomination).values(language="ar")))
        return b"%PDF"

    monkeypatch.setattr(disclosure, "write_pdf", written_beside)
    monkeypatch.setattr(own_data, "FILES_IN_AN_HOUR", 1)

    first, second = (amina.sends("/svar", onto="/svar/oplysninger", format="pdf") for _ in range(2))

    assert first.response.data == b"%PDF"
    assert second.leads_to == "/svar"
    assert "Vent en time" in amina.follows(second).text
    site.time.passes(seconds=3601)
    assert amina.sends("/svar", onto="/svar/oplysninger", format="json").status == 200


# Correcting


def test_what_was_written_is_corrected_until_the_deadline(site: Site, nomination: Nomination, amina: Reader) -> None:
    site.time.instant = NOON
    answer = amina.sends("/svar/ret", **TYPED | {"name": "Amina Abdi Holm", "shows_motivation": "y"})

    assert answer.leads_to == "/svar"
    nominee = the(site, nomination)
    assert (nominee.name, nominee.shows_motivation) == ("Amina Abdi Holm", True)
    assert nominee.declared_text_id is not None


def test_after_the_deadline_the_correction_is_given_back(site: Site, nomination: Nomination, amina: Reader) -> None:
    hidden = amina.opens("/svar/ret").page.hidden
    site.time.instant = NOON + timedelta(seconds=1)
    amina = opened(site, nomination)

    answer = amina.posts("/svar/ret", **hidden | TYPED)

    assert answer.status == 422
    assert "Siden var åben for længe. Tjek felterne, og send igen." in answer.text or "Jeg er mor" in answer.text
    assert the(site, nomination).presentation == ""


def test_a_correction_with_errors_comes_back_whole(site: Site, amina: Reader) -> None:
    answer = amina.sends("/svar/ret", **TYPED | {"name": "", "presentation": "ord " * 101})

    assert answer.status == 422
    assert len(answer.page.errors) == 2
    assert "ord ord" in answer.text


def test_what_was_saved_elsewhere_meanwhile_is_not_overwritten(
    site: Site, nomination: Nomination, amina: Reader
) -> None:
    hidden = amina.opens("/svar/ret").page.hidden
    amina.sends("/svar/ret", **TYPED | {"name": "Amina Dam"})

    answer = amina.posts("/svar/ret", **hidden | TYPED | {"name": "Amina Elmi"})

    assert answer.status == 409
    assert "Amina Dam" in answer.text
    assert "Amina Elmi" in answer.text


def test_a_new_mailbox_gets_the_receipt_and_the_link(site: Site, nomination: Nomination, amina: Reader) -> None:
    amina.sends("/svar/ret", **TYPED | {"email": "ny@mail.example"})

    with site.database.reading() as session:
        addresses = session.scalars(select(Letter.address).order_by(Letter.queued_at)).all()
    assert addresses == ["amina@mail.example", "ny@mail.example"]


def test_the_address_is_confirmed_by_whoever_used_the_link_in_the_letter(
    site: Site, nomination: Nomination, amina: Reader
) -> None:
    assert the(site, nomination).email_confirmed_at is None
    amina.sends("/svar", onto="/svar/bekraeft")

    assert the(site, nomination).email_confirmed_at == site.time.instant


def test_opening_the_link_changes_nothing(site: Site, nomination: Nomination, amina: Reader) -> None:
    for address in ("/svar", "/svar/ret", "/svar/traek-tilbage", PHOTO):
        assert amina.opens(address).status == 200

    with site.database.reading() as session:
        link = session.scalars(select(OneTimeLink)).one()
        assert link.used_at is None
        assert the(site, nomination).version == 1


def test_what_everybody_may_read_is_changed_at_any_time(site: Site, nomination: Nomination, amina: Reader) -> None:
    site.time.instant = NOON + timedelta(days=30)
    amina = opened(site, nomination)

    assert amina.sends("/svar", onto="/svar/vis", motivation="y").status == 303

    assert the(site, nomination).shows_motivation


# Withdrawing


def test_a_round_that_asks_for_supporters_later_gives_everybody_their_link(
    site: Site, nomination: Nomination, amina: Reader
) -> None:
    assert not amina.opens("/svar").page.all("strong", class_="house-link")
    site.app.config["SETTINGS"] = replace(site.app.config["SETTINGS"], public_url="https://raad.fjordby.example")
    site.saves(lambda session: setattr(session.get_one(RecruitmentRound, nomination.round_id), "supporters_needed", 6))

    (link,) = amina.opens("/svar").page.all("strong", class_="house-link")

    address = link.text.removeprefix("https://raad.fjordby.example")
    assert site.reader().opens(address).page.heading == "Støt Amina Abdi"


def test_withdrawing_says_first_what_it_means_and_can_be_taken_back(
    site: Site, nomination: Nomination, amina: Reader
) -> None:
    assert "ikke længere stillet op" in amina.opens("/svar/traek-tilbage").text
    amina.sends("/svar/traek-tilbage", reason="Jeg flytter.")
    assert kinds(site) == ["nomination_received", "nomination_withdrawn"]
    assert "Stil op igen" in amina.opens("/svar").text

    amina.sends("/svar", onto="/svar/opstil-igen")

    assert "Du er stillet op." in amina.opens("/svar").text


def test_a_withdrawal_is_final_after_the_deadline(site: Site, nomination: Nomination, amina: Reader) -> None:
    site.time.instant = NOON + timedelta(seconds=1)
    amina = opened(site, nomination)
    hidden = amina.opens("/svar").page.hidden
    amina.sends("/svar/traek-tilbage")

    amina.posts("/svar/opstil-igen", **hidden)

    page = amina.opens("/svar").text
    assert "Du er stillet op." not in page


# The photo


def test_a_photo_is_drawn_anew_and_seen_by_its_owner_alone(site: Site, nomination: Nomination, amina: Reader) -> None:
    assert upload(amina, a_picture_with_notes(), shows="y").leads_to == "/svar"

    seen = amina.opens("/svar/foto").response.data
    picture = Image.open(BytesIO(seen))
    assert (picture.format, picture.size) == ("JPEG", (20, 40))
    assert not picture.getexif()
    assert b"Hemmelig" not in seen
    assert the(site, nomination).shows_photo
    assert site.reader().opens("/svar/foto").status == 404


def test_another_photo_takes_the_place_of_the_first_and_both_can_be_erased(
    site: Site, nomination: Nomination, amina: Reader
) -> None:
    upload(amina, a_picture())
    upload(amina, a_picture("PNG"))
    amina.sends("/svar", onto="/svar/foto/slet")

    with site.database.reading() as session:
        assert session.scalars(select(StoredFile)).all() == []
    assert the(site, nomination).photo_id is None


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "SVG kan ikke bruges"),
        (b"\0\0\0\x18ftypheic" + bytes(40), "HEIC"),
        (b"not a picture", "kan ikke læses"),
    ],
)
def test_a_photo_that_cannot_be_used_says_why_and_loses_nothing(
    site: Site, nomination: Nomination, amina: Reader, content: bytes, sentence: str
) -> None:
    answer = upload(amina, content)

    assert answer.status == 422
    assert any(sentence in error for error in answer.page.errors)
    assert the(site, nomination).name == "Amina Abdi"


def test_a_photo_larger_than_any_camera_makes_is_refused_at_the_field(
    amina: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(photo, "MOST_MEGABYTES", 0)

    answer = upload(amina, a_picture())

    assert answer.status == 422
    assert any("for stor" in error for error in answer.page.errors)


def test_a_request_larger_than_the_house_reads_is_answered_at_the_field(site: Site, amina: Reader) -> None:
    site.app.config["MAX_CONTENT_LENGTH"] = 10_000

    answer = upload(amina, bytes(20_000))

    assert answer.status == 422
    assert any("20 MB" in error for error in answer.page.errors)
