"""Flyers, posters and the picture of a round: what they say, in which language, and that it can be read aloud."""

import io
from datetime import datetime

import pdfua
import pytest

from recruit.foundation.i18n import LANGUAGES
from recruit.recruitment.formats import flyer, qr, social
from recruit.recruitment.formats.flyer import Size
from recruit.recruitment.formats.notice import Notice, Owner, notice
from recruit.recruitment.model import RecruitmentRound
from recruit.recruitment.queries.round import round_by_slug
from recruit.recruitment.rules import Route
from tests.conftest import Database, made_once
from tests.reports.papers import Paper, squeezed
from tests.rounds import DANISH, a_round, a_text

LINK = "https://opstilling.fjordby.example/k/7kq4m"
OWNER = Owner("Fjordby Kommune")
ARABIC = "أن يكون عمرك 18 عامًا."


@pytest.fixture
@made_once
def called(sqlite: Database) -> RecruitmentRound:
    """A round with a text in Danish and one in Arabic."""
    with sqlite.transaction() as session:
        made = a_round(session)
        a_text(session, made, "ar", purpose="مجلس", call="نبحث", condition=ARABIC)
    with sqlite.reading() as session:
        return round_by_slug(session, made.slug)


def written(said: Notice, now: datetime, size: Size = Size.A5) -> bytes:
    return flyer.write(said, size, made_at=now)


def test_the_danish_flyer_says_it_in_the_rounds_own_words(called: RecruitmentRound, now: datetime) -> None:
    paper = Paper(written(notice(called, "da", OWNER, address=LINK), now))

    assert (paper.title, paper.language) == ("Stil op til Integrationsrådet", "da")
    for words in (
        "Fjordby Kommune",
        *(DANISH[part] for part in ("purpose", "call", "condition")),
        "Senest 4. januar 2027 kl. 12.00",
        "opstilling.fjordby.example/k/7kq4m",
        "raad@fjordby.example",
    ):
        assert squeezed(words) in squeezed(paper.text), words


@pytest.mark.parametrize(("size", "width"), [(Size.A5, 420), (Size.A4, 595), (Size.A3, 842)])
def test_every_size_is_one_sheet_of_its_own(called: RecruitmentRound, now: datetime, size: Size, width: int) -> None:
    paper = Paper(written(notice(called, "da", OWNER, address=LINK), now, size))

    assert (paper.pages, round(paper.size[0])) == (1, width)
    assert paper.reach < width


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_can_be_read_aloud_in_every_language(called: RecruitmentRound, now: datetime, language: str) -> None:
    content = written(notice(called, language, OWNER, address=LINK), now)

    paper = Paper(content)
    assert [finding.message for finding in pdfua.validate(io.BytesIO(content)).findings] == []
    assert paper.language == language
    assert [heading.kind for heading in paper.tags.inside if heading.kind in ("H1", "H2")][:1] == ["H1"]
    there = LINK if language == "da" else f"{LINK}?sprog={language}"
    assert there in next(paper.tags.all("Figure")).alt.split()


def test_in_another_language_the_danish_condition_stands_below_its_translation(called: RecruitmentRound) -> None:
    said = notice(called, "ar", OWNER)

    assert [(condition.language, condition.words) for condition in said.conditions] == [
        ("ar", ARABIC),
        ("da", DANISH["condition"]),
    ]


def test_without_a_text_in_the_language_the_house_speaks_and_the_condition_stays_danish(
    called: RecruitmentRound,
) -> None:
    said = notice(called, "en", OWNER)

    assert said.purpose.words == "The council advises the municipality on integration."
    assert said.call.words.endswith("or propose somebody you know.")
    assert [condition.language for condition in said.conditions] == ["da"]


def test_nobody_is_asked_to_propose_others_where_that_is_no_way_in(called: RecruitmentRound) -> None:
    called.routes = [Route.SELF]

    assert notice(called, "en", OWNER).call.words.endswith("Put yourself forward.")


def test_a_draft_says_so_across_the_sheet_and_in_its_title(called: RecruitmentRound, now: datetime) -> None:
    paper = Paper(written(notice(called, "ar", OWNER, is_draft=True), now))

    assert paper.title.startswith("KLADDE: ")
    assert "KLADDE" in "".join(letter for letter, _font in paper.letters)


def test_a_language_that_nobody_has_reviewed_says_so(called: RecruitmentRound) -> None:
    assert notice(called, "en", OWNER).warning == ""
    assert "Danish text" in notice(called, "en", OWNER, is_reviewed=False).warning


def test_a_long_call_is_set_smaller_and_then_goes_on_overleaf(called: RecruitmentRound, now: datetime) -> None:
    danish = called.text_in("da")
    danish.call = "Vi søger mennesker. " * 25
    assert Paper(written(notice(called, "da", OWNER, address=LINK), now)).pages == 1

    danish.call = "Vi søger mennesker. " * 190
    assert Paper(written(notice(called, "da", OWNER, address=LINK), now)).pages > 1


def test_the_logo_stands_beside_the_name_and_is_not_read_aloud(called: RecruitmentRound, now: datetime) -> None:
    logo = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
    paper = Paper(written(notice(called, "da", Owner("Fjordby Kommune", logo)), now))

    assert list(paper.tags.all("Figure")) == []


def test_every_sentence_is_drawn_in_letters_of_its_own(called: RecruitmentRound, now: datetime) -> None:
    letters = Paper(written(notice(called, "ti", OWNER, address=LINK), now)).letters

    ethiopic = {font for letter, font in letters if "\u1200" <= letter[:1] <= "\u137f"}
    assert ethiopic
    assert all("Ethiopic" in font for font in ethiopic)


@pytest.mark.parametrize("language", ["da", "ar"])
def test_the_picture_has_the_size_that_networks_ask_for(called: RecruitmentRound, language: str) -> None:
    said = notice(called, language, OWNER)

    picture = social.draw(said)

    assert picture.startswith(b"\x89PNG")
    assert (int.from_bytes(picture[16:20]), int.from_bytes(picture[20:24])) == (social.WIDTH, social.HEIGHT)
    assert said.alt.startswith(said.title)
    assert said.alt.endswith("Fjordby Kommune")


def test_a_code_is_black_and_white_with_room_around_it() -> None:
    assert qr.svg(LINK) != qr.svg(LINK, quiet=0)
    assert qr.png(LINK).startswith(b"\x89PNG")
