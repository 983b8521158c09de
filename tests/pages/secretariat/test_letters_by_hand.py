"""Breve: what the secretariat sends itself, found by filters, printed, marked, and written once more."""

from uuid import UUID, uuid4

import pypdfium2
import pytest
from sqlalchemy.orm import Session

from recruit.foundation.accounts.rules import Role
from recruit.foundation.mail import by_hand, delivery, operations, queries
from recruit.foundation.mail.delivery import Sender
from recruit.foundation.mail.rules import Channel, Draft, Status
from recruit.foundation.mail.transport import Undeliverable
from tests.builders import BY, NOW, a_council
from tests.operations.mail.letters import Basket
from tests.pages.secretariat.test_letters_of_a_council import of_another_council
from tests.pages.site import Reader, Site

LETTERS = "/sekretariat/breve"
OF_COUNCIL = "/sekretariat/integrationsraadet/breve"
ADDRESS = "Bo Bruun\nNørregade 3\n3000 Fjordby"


@pytest.fixture
def secretary(site: Site) -> Reader:
    return site.signed_in("Grethe Holm", Role.SECRETARY)[0]


@pytest.fixture
def scope(site: Site) -> str:
    return f"body:{site.saves(lambda session: a_council(session).id)}"


def a_letter(site: Site, scope: str, address: str = ADDRESS, *, channel: Channel = Channel.PAPER) -> UUID:
    draft = Draft("mail_test", address, f"nominee:{uuid4()}", {"date": "i dag"}, scope=scope, channel=channel)
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
        "th"
    )
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


def test_an_erased_letter_cannot_be_printed(site: Site, secretary: Reader, scope: str) -> None:
    number = a_letter(site, scope)

    def erase(session: Session) -> None:
        operations.forget(session, [queries.letter(session, number).recipient], by=BY, now=NOW)

    site.saves(erase)

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

    assert "findes ikke" in secretary.opens(f"{LETTERS}/{number}").text
    assert secretary.sends(page, address=" ").status == 422
    new = secretary.follows(secretary.sends(page, address=ADDRESS))

    assert "Nørregade 3" in new.text
    assert status(site, number) is Status.CANCELLED
