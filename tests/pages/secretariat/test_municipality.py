"""Indstillinger: the municipality, its logo, the test letter."""

from io import BytesIO

from sqlalchemy import select

from recruit.foundation.actor import Actor
from recruit.foundation.audit.model import AuditEntry
from recruit.foundation.files.model import StoredFile
from recruit.foundation.mail import by_hand
from recruit.foundation.mail.model import Letter
from recruit.foundation.mail.rules import Draft
from recruit.foundation.municipality import queries
from tests.builders import NOW
from tests.conftest import Database
from tests.operations.files.pictures import a_picture
from tests.pages.visitor import Visitor

SETTINGS = "/sekretariat/indstillinger"


def test_only_administrators_reach_the_settings(secretary: Visitor, administrator: Visitor) -> None:
    assert secretary.client.get(SETTINGS).status_code == 403
    assert administrator.get(SETTINGS).heading


def test_a_change_is_saved_and_shown_in_the_footer(administrator: Visitor, house: Database) -> None:
    page = administrator.led(administrator.send(SETTINGS, phone="87 65 43 21"))

    assert "87 65 43 21" in page.all("footer")[0].text
    with house.reading() as session:
        municipality = queries.municipality(session)
        assert municipality is not None
        assert (municipality.phone, municipality.email) == ("87 65 43 21", "raad@fjordby.example")
        assert municipality.second_factor_roles == []


def test_closed_letters_leave_as_the_municipality_says(administrator: Visitor, house: Database) -> None:
    administrator.led(administrator.send(SETTINGS, closed_letters="paper"))

    with house.transaction() as session:
        draft = Draft("mail_test", "Bo Bruun", "nominee:1", {"date": "i dag"})
        assert by_hand.queue_closed(session, draft, by=Actor.command(), now=NOW).channel == "paper"


def test_what_does_not_hold_is_said_at_its_field_and_nothing_is_saved(administrator: Visitor, house: Database) -> None:
    page = administrator.mended(administrator.send(SETTINGS, website="javascript:alert(1)", phone="1"))

    assert len(page.errors) == 1
    with house.reading() as session:
        municipality = queries.municipality(session)
        assert municipality is not None
        assert municipality.phone == "12 34 56 78"


def test_a_stale_save_shows_both_values_and_can_be_sent_again(administrator: Visitor, house: Database) -> None:
    fields, _ = administrator.filled(SETTINGS)
    administrator.send(SETTINGS, phone="11 11 11 11")

    page = administrator.mended(administrator.client.post(SETTINGS, data={**fields, "phone": "22 22 22 22"}), 409)

    (row,) = page.all("main")[0].all("tbody")[0].all("tr")
    assert row.text.endswith("11 11 11 11 22 22 22 22")
    hidden = {name: value for name, value in page.hidden.items() if name in ("version", "form_key", "csrf_token")}
    again = administrator.client.post(SETTINGS, data={**fields, **hidden, "phone": "22 22 22 22"})
    assert again.status_code == 303
    with house.reading() as session:
        municipality = queries.municipality(session)
        assert municipality is not None
        assert municipality.phone == "22 22 22 22"


def test_the_same_form_sent_twice_acts_once(administrator: Visitor, house: Database) -> None:
    fields, _ = administrator.filled(f"{SETTINGS}/proevebrev")

    answers = [administrator.client.post(f"{SETTINGS}/proevebrev", data=fields) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [303, 303]
    with house.reading() as session:
        assert len(session.scalars(select(Letter)).all()) == 1


def test_a_logo_is_stored_shown_for_good_and_removed(administrator: Visitor, house: Database) -> None:
    page = administrator.led(
        administrator.send(f"{SETTINGS}/logo", logo=(BytesIO(a_picture("JPEG")), "../byvåben.jpg"))
    )
    (picture, _) = page.all("img")
    answer = administrator.client.get(picture.attributes["src"])

    assert answer.content_type == "image/png"
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Disposition"].startswith("inline; filename")

    page = administrator.led(administrator.send(f"{SETTINGS}/logo", to=f"{SETTINGS}/logo/fjernelse"))
    assert page.all("img") == []
    assert administrator.client.get(picture.attributes["src"]).status_code == 404
    with house.reading() as session:
        events = session.scalars(select(AuditEntry.event).order_by(AuditEntry.number)).all()
    assert events[-3:] == ["file.stored", "municipality.changed", "municipality.changed"] or events[-3:] == [
        "municipality.changed",
        "file.stored",
        "municipality.changed",
    ]


def test_what_is_no_picture_is_refused_in_words(administrator: Visitor, house: Database) -> None:
    page = administrator.mended(
        administrator.send(f"{SETTINGS}/logo", logo=(BytesIO(b"<svg onload='alert(1)'/>"), "logo.svg"))
    )

    assert "SVG" in page.errors[0]
    with house.reading() as session:
        assert session.scalars(select(StoredFile.id)).all() == []


def test_the_test_letter_goes_to_whoever_asks_and_the_page_says_what_became_of_it(
    administrator: Visitor, house: Database
) -> None:
    page = administrator.led(administrator.send(f"{SETTINGS}/proevebrev"))

    assert page.all("div", class_="alert")
    with house.reading() as session:
        letter = session.scalars(select(Letter)).one()
        assert (letter.address, letter.kind) == ("ada.bruun@ballerslev.example", "mail_test")
