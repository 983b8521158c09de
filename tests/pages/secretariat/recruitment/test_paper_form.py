"""The form on paper is the twin of the public one: it asks the same, tells the same, and can be read aloud."""

import io
import re

import pdfua
import pytest

from recruit.bodies.rules import FillingMethod
from recruit.foundation import clock
from recruit.recruitment.model import Interest
from recruit.recruitment.queries import round_by_slug
from recruit.recruitment.rules import Asked, Field
from tests.browser import Page
from tests.builders import NOW, a_council, a_seat_group, the_term
from tests.conftest import Database
from tests.nominations import an_open_round
from tests.pages.visitor import Visitor
from tests.reports.papers import Paper, squeezed
from tests.rounds import DANISH, a_channel

CALL = "/opstilling/nye-medlemmer-2027"
FORMS = ["stil-op", "indstil"]
#: Stands below each other on the page, and on one line on paper.
ASK_US = "Grethe Holm · 12 34 56 78 · raad@fjordby.example"
#: What is asked on the page only, or only to find out whether a machine fills it in.
ONLINE_ONLY = ("Hjemmeside", "Lad feltet være tomt")


@pytest.fixture(autouse=True)
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)


def settled(house: Database, asked: Asked = Asked.OPTIONAL) -> str:
    """Make an open round with a channel; return where the channel's papers are."""
    with house.transaction() as session:
        body = a_council(session)
        a_seat_group(session, the_term(session, body), "Foreninger")
        round_ = an_open_round(session, body, fields=dict.fromkeys(Field, asked))
        channel = a_channel(session, round_)
        session.add(Interest(position=1, labels={"da": "Sundhed"}))
    return f"/sekretariat/integrationsraadet/rekruttering/{round_.id}/kanaler/{channel.id}"


def paper(secretary: Visitor, address: str, form: str = "stil-op", language: str = "da") -> bytes:
    answer = secretary.client.get(f"{address}/blanket-{form}-{language}.pdf")
    assert answer.status_code == 200
    return answer.data


def questions(page: Page) -> list[str]:
    """Return what the form of the page asks; of many languages to tick, only that it asks for them."""
    form = page.all("main")[0].all("form")[0]
    asked = [
        part.text for part in form.all("label", "legend") if not part.attributes.get("for", "").startswith("languages-")
    ]
    plain = [re.sub(r"\s*\(frivilligt\)$", "", question.strip()) for question in asked]
    return [question for question in plain if question and question not in ONLINE_ONLY]


@pytest.mark.parametrize("form", FORMS)
def test_it_asks_what_the_public_form_asks(house: Database, secretary: Visitor, visitor: Visitor, form: str) -> None:
    address = settled(house)

    said = squeezed(Paper(paper(secretary, address, form)).text)

    asked = questions(visitor.get(f"{CALL}/{form}"))
    assert len(asked) > 5
    assert [question for question in asked if squeezed(question) not in said] == []


@pytest.mark.parametrize("form", FORMS)
def test_it_tells_what_the_public_form_tells(house: Database, secretary: Visitor, visitor: Visitor, form: str) -> None:
    address = settled(house)

    said = squeezed(visitor.get(f"{CALL}/{form}").all("main")[0].text)

    paragraphs = [tag.words for tag in Paper(paper(secretary, address, form)).tags.all("P")]
    paragraphs = [words.removesuffix(squeezed(ASK_US)) for words in paragraphs]
    told = paragraphs[next(place for place, words in enumerate(paragraphs) if "ansvarlig" in words) :]
    assert len(told) >= 5
    assert [paragraph for paragraph in told if paragraph not in said] == []


def test_it_does_not_ask_what_the_round_does_not_ask(house: Database, secretary: Visitor) -> None:
    said = squeezed(Paper(paper(secretary, settled(house, Asked.OFF))).text)

    assert squeezed("Fødselsdato") not in said
    assert squeezed("Sundhed") not in said
    assert squeezed("Dit navn") in said


def test_it_does_not_ask_for_seats_that_others_fill(house: Database, secretary: Visitor) -> None:
    with house.transaction() as session:
        body = a_council(session)
        term = the_term(session, body)
        other = a_seat_group(session, term, "Boligselskaber", filling_method=FillingMethod.ORGANISATION_NOMINATION)
        groups = [other, a_seat_group(session, term, "Foreninger"), a_seat_group(session, term, "Forældre")]
        round_ = an_open_round(session, body, groups=groups, fields={Field.SEAT_GROUP: Asked.REQUIRED})
        address = f"/sekretariat/integrationsraadet/rekruttering/{round_.id}/kanaler/{a_channel(session, round_).id}"

    said = squeezed(Paper(paper(secretary, address)).text)

    assert "Forældre" in said
    assert "Boligselskaber" not in said


def test_it_says_where_to_hand_it_in_and_carries_the_condition_and_the_channel(
    house: Database, secretary: Visitor
) -> None:
    paper_form = Paper(paper(secretary, settled(house)))

    for words in (
        "senest 21. december 2026 kl. 12.00",
        "raad@fjordby.example",
        DANISH["condition"],
        "/k/",
        "CPR-nummer",
    ):
        assert squeezed(words) in squeezed(paper_form.text), words


@pytest.mark.slow
@pytest.mark.parametrize("language", ["da", "ar", "ti"])
@pytest.mark.parametrize("form", FORMS)
def test_it_can_be_read_aloud(house: Database, secretary: Visitor, form: str, language: str) -> None:
    content = paper(secretary, settled(house), form, language)

    assert [finding.message for finding in pdfua.validate(io.BytesIO(content)).findings] == []
    assert Paper(content).language == language


def test_a_form_in_a_language_that_is_not_shown_is_a_draft(house: Database, secretary: Visitor) -> None:
    answer = secretary.client.get(f"{settled(house)}/blanket-stil-op-ar.pdf")

    assert answer.headers["Content-Disposition"] == "inline; filename=blanket-stil-op-ar-udkast.pdf"
    assert Paper(answer.data).title.startswith("KLADDE")


def test_there_is_no_form_for_a_way_in_that_the_round_does_not_offer(house: Database, secretary: Visitor) -> None:
    address = settled(house)
    with house.transaction() as session:
        round_by_slug(session, CALL.rpartition("/")[2]).routes = ["self"]

    secretary.get(f"{address}/blanket-indstil-da.pdf", 404)
