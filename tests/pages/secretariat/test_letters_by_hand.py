"""Breve: what the secretariat sends itself, found by filters, printed, marked, and written once more."""

import io
import zipfile
from uuid import UUID, uuid4

import pypdfium2
import pytest
from sqlalchemy.orm import Session

from recruit.cli import worker
from recruit.foundation.accounts.rules import Role
from recruit.foundation.jobs.work import work_next
from recruit.foundation.mail import by_hand, delivery, operations, queries, rendering
from recruit.foundation.mail.delivery import Sender
from recruit.foundation.mail.rules import Channel, Draft, Status
from recruit.foundation.mail.transport import Undeliverable
from recruit.reports.post import COLUMNS
from recruit.web.secretariat.letters_words import KINDS
from tests.builders import BY, NOW, a_council
from tests.conftest import made_once
from tests.operations.mail.letters import Basket
from tests.pages.secretariat.test_letters_of_a_council import of_another_council
from tests.pages.site import Answer, Reader, Site

LETTERS = "/sekretariat/breve"
OF_COUNCIL = "/sekretariat/integrationsraadet/breve"
ADDRESS = "Bo Bruun\nNørregade 3\n3000 Fjordby"


@pytest.fixture
def secretary(site: Site) -> Reader:
    return site.signed_in("Grethe Holm", Role.SECRETARY)[0]


@pytest.fixture
@made_once
def scope(site: Site) -> str:
    return f"body:{site.saves(lambda session: a_council(session).id)}"


def a_letter(
    site: Site, scope: str, address: str = ADDRESS, *, channel: Channel = Channel.PAPER, reader: str = ""
) -> UUID:
    reader = reader or f"nominee:{uuid4()}"
    draft = Draft("mail_test", address, reader, {"date": "i dag"}, scope=scope, channel=channel)
    number: UUID = site.saves(lambda session: operations.enqueue(session, draft, by=BY, now=NOW).id)
    return number


def status(site: Site, number: UUID) -> Status:
    found: Status = site.saves(lambda session: queries.letter(session, number).status)
    return found


def test_a_council_s_letters_are_found_by_state_way_and_kind(site: Site, secretary: Reader, scope: str) -> None:
    a_letter(site, scope)
    a_letter(site, scope, "bo@mail.example", channel=Channel.EMAIL)
    a_letter(site, "", "ada@fjordby.example", channel=Channel.EMAIL)

    page = secretary.opens(OF_COUNCIL).page
    on_paper = secretary.opens(f"{OF_COUNCIL}?status=to-post&vej=paper&slags=mail_test").page

    assert len(page.all("tbody")[0].all("tr")) == 2
    assert len(on_paper.all("tbody")[0].all("tr")) == 1
    assert "bo@mail.example" not in on_paper.all("tbody")[0].text
    assert len(secretary.opens(LETTERS).page.all("tbody")[0].all("tr")) == 3


def test_the_letters_of_a_council_are_read_by_those_who_look_after_it(site: Site, scope: str) -> None:
    number = a_letter(site, scope)
    auditor, elsewhere = site.signed_in("Rie Revisor", Role.AUDITOR)[0], of_another_council(site)

    assert auditor.opens(OF_COUNCIL).status == 403
    assert elsewhere.opens(OF_COUNCIL).status == 404
    for reader in (auditor, elsewhere):
        assert reader.opens(f"{LETTERS}/{number}/brev.pdf").status == 404


def test_a_letter_is_printed_for_a_window_envelope_and_marked_as_sent(
    site: Site, secretary: Reader, scope: str
) -> None:
    number = a_letter(site, scope)

    paper = secretary.opens(f"{LETTERS}/{number}/brev.pdf")
    document = pypdfium2.PdfDocument(paper.response.data)
    said = document[0].get_textpage().get_text_range()
    secretary.sends(f"{LETTERS}/{number}", onto=f"{LETTERS}/{number}/sendt")

    assert "Nørregade 3" in said
    assert document[0].get_textpage().get_text_bounded(left=57, bottom=600, right=312, top=700).startswith("Bo Bruun")
    assert status(site, number) is Status.SENT
    assert "Grethe Holm" in secretary.opens(f"{LETTERS}/{number}").text


def test_an_address_that_is_not_known_is_written_on_the_letter_until_it_is_sent(
    site: Site, secretary: Reader, scope: str
) -> None:
    number = a_letter(site, scope, "Ib Ibsen")
    page = f"{LETTERS}/{number}/adresse"

    assert secretary.sends(page, address=" ").status == 422
    assert "Torvet 2" in secretary.follows(secretary.sends(page, address="Ib Ibsen\nTorvet 2")).text
    site.saves(lambda session: by_hand.mark_sent(session, queries.letter(session, number), by=BY, now=NOW))
    assert secretary.sends(page, address="Andre\nSteder").status == 422


def test_an_erased_letter_cannot_be_printed(site: Site, secretary: Reader, scope: str) -> None:
    number = a_letter(site, scope)

    site.saves(lambda session: forget(session, number))

    assert secretary.opens(f"{LETTERS}/{number}/brev.pdf").status == 404
    assert "brev.pdf" not in secretary.opens(f"{LETTERS}/{number}").text


def test_what_was_sent_is_sent_again_as_a_new_letter(site: Site, secretary: Reader, scope: str) -> None:
    number = a_letter(site, scope)
    site.saves(lambda session: by_hand.mark_sent(session, queries.letter(session, number), by=BY, now=NOW))

    new = secretary.follows(secretary.sends(f"{LETTERS}/{number}", onto=f"{LETTERS}/{number}/igen"))

    assert f"{LETTERS}/{number}" in new.text
    assert status(site, UUID(new.response.request.path.rpartition("/")[2])) is Status.TO_POST


def test_a_letter_that_no_mailbox_takes_says_why_and_goes_on_paper(site: Site, secretary: Reader, scope: str) -> None:
    number = a_letter(site, scope, "bo@mail.example", channel=Channel.EMAIL)
    basket = Basket(broken={"bo@mail.example": Undeliverable("SMTPRecipientsRefused 550")})
    delivery.deliver_next(
        site.database.sessions, basket, Sender("r@x.example", "https://x.example"), clock=site.time.now
    )
    page = f"{LETTERS}/{number}/i-stedet"

    assert "adressen ikke findes" in secretary.opens(f"{LETTERS}/{number}").text
    assert secretary.sends(page, address=" ").status == 422
    new = secretary.follows(secretary.sends(page, address=ADDRESS))

    assert "Nørregade 3" in new.text
    assert status(site, number) is Status.CANCELLED


def made(site: Site, answer: Answer) -> str:
    """Let the job that a form has asked for be done, and return the address of its page."""
    assert work_next(site.database.sessions, worker.HANDLERS, clock=site.time.now)
    return answer.leads_to


def file_of(outcome: Answer) -> str:
    """Return the address of the file that a job has made."""
    (file,) = (link.attributes["href"] for link in outcome.page.all("a") if link.text == "Hent brevene")
    return file


def test_all_that_waits_is_printed_in_one_file_and_exactly_that_is_marked(
    site: Site, secretary: Reader, scope: str
) -> None:
    first, second = a_letter(site, scope), a_letter(site, scope, "Aya Amin\nHavnegade 1")
    other = a_letter(site, "", "Eva Ek\nTorvet 2")
    page = f"{OF_COUNCIL}/udsendelse"

    job = made(site, secretary.sends(page, sorts=["paper:mail_test"], shape="pdf"))
    late = a_letter(site, scope)
    outcome = secretary.opens(job)
    file = file_of(outcome)
    document = pypdfium2.PdfDocument(secretary.opens(file).response.data)
    secretary.sends(job, onto=file.replace("/fil", "/sendt"))

    assert len(document) == 2
    assert sum("Aya Amin" in sheet.get_textpage().get_text_range() for sheet in document) == 1
    assert [status(site, each) for each in (first, second)] == [Status.SENT, Status.SENT]
    assert [status(site, each) for each in (other, late)] == [Status.TO_POST, Status.TO_POST]


def test_what_was_stopped_after_a_file_was_made_is_named_and_what_is_in_one_already_is_warned_of(
    site: Site, secretary: Reader, scope: str
) -> None:
    stopped = a_letter(site, scope, "Aya Amin\nHavnegade 1")
    a_letter(site, scope)
    page = f"{OF_COUNCIL}/udsendelse"
    assert "er i en fil" not in secretary.opens(page).text
    job = made(site, secretary.sends(page, sorts=["paper:mail_test"], shape="pdf"))
    assert "Aya Amin" not in secretary.opens(job).text

    site.saves(lambda session: operations.cancel(session, queries.letter(session, stopped), by=BY, now=NOW))

    assert "Aya Amin" in secretary.opens(job).page.all("div", class_="alert-warning")[0].text
    colleague, _ = site.signed_in("Ada Bruun", Role.ADMINISTRATOR)
    assert "Aya Amin" not in colleague.opens(job).text
    warned = colleague.opens(page).page.all("div", class_="alert-warning")[0].text
    assert "Et brev: Grethe Holm" in warned


def test_texts_to_copy_are_told_where_the_letters_are_made_into_a_file(
    site: Site, secretary: Reader, scope: str
) -> None:
    a_letter(site, scope, "12 34 56 78", channel=Channel.SMS)

    told = {link.text: link.attributes["href"] for link in secretary.opens("/sekretariat").page.all("a")}
    page = secretary.opens(told["Et brev er til udsendelse"]).page
    listed = next(link.attributes["href"] for link in page.all("main")[0].all("a") if link.text == "Se dem")

    assert not page.all("div", class_="empty-state")
    assert len(secretary.opens(listed).page.all("tbody")[0].all("tr")) == 1


def test_a_package_for_digital_post_has_a_file_for_each_letter_and_a_list(
    site: Site, secretary: Reader, scope: str
) -> None:
    number = a_letter(site, scope, "=Bo Bruun\nNørregade 3\n3000 Fjordby\nDanmark", channel=Channel.DIGITAL_POST)

    job = made(site, secretary.sends(f"{LETTERS}/udsendelse", sorts=["digital_post:mail_test"], shape="zip"))
    file = file_of(secretary.opens(job))
    with zipfile.ZipFile(io.BytesIO(secretary.opens(file).response.data)) as package:
        names, index = package.namelist(), package.read("indeks.csv").decode("utf-8-sig")

    head, row = (line.split(";") for line in index.splitlines())
    assert names == ["brev-00001.pdf", "indeks.csv"]
    assert head == list(COLUMNS)
    assert row[:6] == ["brev-00001.pdf", str(number), "'=Bo Bruun", "Nørregade 3", "3000 Fjordby", "Danmark"]
    assert row[-2:] == ["da", "2026-11-21"]


def test_the_file_is_for_whoever_asked_and_not_once_a_letter_in_it_is_erased(
    site: Site, secretary: Reader, scope: str
) -> None:
    number = a_letter(site, scope)
    job = made(site, secretary.sends(f"{LETTERS}/udsendelse", sorts=["paper:mail_test"], shape="pdf"))
    file = file_of(secretary.opens(job))
    colleague, _ = site.signed_in("Ada Bruun", Role.ADMINISTRATOR)

    assert colleague.opens(file).status == 404
    assert secretary.opens(file).status == 200
    site.saves(lambda session: forget(session, number))
    assert secretary.opens(file).leads_to == f"{LETTERS}/udsendelse"


def forget(session: Session, number: UUID) -> None:
    operations.forget(session, [queries.letter(session, number).recipient], by=BY, now=NOW)


def test_every_letter_has_a_name_to_find_it_by() -> None:
    assert set(rendering.kinds()) <= set(KINDS)


def test_what_waits_to_be_sent_and_what_failed_stand_on_the_front_page(
    site: Site, secretary: Reader, scope: str
) -> None:
    a_letter(site, scope)
    a_letter(site, scope, "kaj@mail.example", channel=Channel.EMAIL, reader="person:1")
    basket = Basket(broken={"kaj@mail.example": Undeliverable("SMTPRecipientsRefused 550")})
    delivery.deliver_next(
        site.database.sessions, basket, Sender("r@x.example", "https://x.example"), clock=site.time.now
    )

    links = {link.text: link.attributes["href"] for link in secretary.opens("/sekretariat").page.all("a")}

    assert links["Et brev er til udsendelse"] == f"{OF_COUNCIL}/udsendelse"
    assert links["Et brev kunne ikke sendes"] == f"{OF_COUNCIL}?status=given-up"
    assert secretary.opens(links["Et brev er til udsendelse"]).status == 200
