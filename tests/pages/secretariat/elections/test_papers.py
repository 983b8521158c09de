"""The papers of an election as they are downloaded: what is there when, in which language, and marked where need be."""

import io
from typing import Any

import docx
import pdfua
import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from recruit.bodies import queries as bodies
from recruit.elections.model import Election
from recruit.elections.operations import counting, passing
from recruit.elections.queries import election as reads
from recruit.elections.rules.drawing import NewLot
from recruit.elections.rules.passing import Passing
from recruit.elections.rules.vocabulary import FormOfVoting, LotManner, Milestone, ResultScope
from recruit.foundation.i18n import LANGUAGES
from recruit.foundation.municipality.model import Municipality
from tests.builders import BY
from tests.conftest import Database, made_once
from tests.elections import COMMITTEE, EVENING, FINAL, NAMES, POLLING, an_election, entered, loaded
from tests.pages.visitor import Visitor
from tests.reports.papers import Paper, squeezed

CLOSED = (Milestone.FIXED, Milestone.VOTING, Milestone.CLOSED)
FOR_THE_EVENING = ("kuffert", "koereplan", "doerliste", "blanke-stemmesedler", "optaellingsark", "lodder", "protokol")


def made(house: Database, **given: Any) -> Election:
    with house.transaction() as session:
        return an_election(session, **given)


@pytest.fixture
@made_once
def fixed(house: Database, still: None) -> Election:
    """An election by meeting and post whose ballots stand."""
    forms = (FormOfVoting.MEETING, FormOfVoting.POST)
    return made(house, passed=CLOSED[:1], forms=forms, post_until=EVENING)


@pytest.fixture
@made_once
def certified(house: Database, still: None) -> Election:
    """One that a lot has decided."""
    with house.transaction() as session:
        election = an_election(session, passed=CLOSED)
        contest = entered(session, election, (5, 3, 3, 0), expected=13, remark="En vælger gik med sin seddel.")
        tied = counting.count(session, election, contest, FINAL, by=BY, now=EVENING)
        lot = NewLot((3,), LotManner.BOWL, "Kaj Lund", "Ada Bruun", EVENING)
        counting.record_lot(session, election, contest, reads.open_ties(tied)[0], lot, by=BY, now=EVENING)
        counting.count(session, election, contest, FINAL, by=BY, now=EVENING)
        passing.record(session, loaded(session, election), Milestone.CERTIFIED, COMMITTEE, by=BY, now=EVENING)
        return election


def at(house: Database, election: Election, page: str = "") -> str:
    with house.reading() as session:
        return f"/sekretariat/{bodies.slugs(session)[0]}/valg/{election.id}/papirer{page}"


def got(visitor: Visitor, house: Database, election: Election, page: str) -> TestResponse:
    answer = visitor.client.get(at(house, election, page))
    assert answer.status_code == 200, (page, answer.status_code)
    return answer


def paper(visitor: Visitor, house: Database, election: Election, page: str) -> Paper:
    """Return a paper that whoever cannot see can read, too."""
    content = got(visitor, house, election, page).data
    assert [finding.message for finding in pdfua.validate(io.BytesIO(content)).findings] == []
    return Paper(content)


def test_each_paper_of_the_evening_can_be_read_aloud_and_names_whoever_stands(
    secretary: Visitor, house: Database, fixed: Election
) -> None:
    page = secretary.get(at(house, fixed))
    links = [link.attributes["href"] for link in page.all("main")[0].all("a")]
    found = {name: paper(secretary, house, fixed, f"/{name}.pdf") for name in FOR_THE_EVENING}

    assert all(link.text.strip() for link in page.all("a"))
    assert {at(house, fixed, f"/{name}.pdf") for name in FOR_THE_EVENING} <= set(links)
    for name in ("kuffert", "optaellingsark", "lodder", "protokol"):
        assert all(squeezed(one) in squeezed(found[name].text) for one in NAMES), name
    assert "Amina" not in found["blanke-stemmesedler"].text + found["doerliste"].text
    assert found["kuffert"].title == "Valgaftenens kuffert"
    assert found["optaellingsark"].pages == 2
    assert all("PRØVE" not in one.text for one in found.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_voters_read_in_their_language_how_to_vote(
    secretary: Visitor, house: Database, fixed: Election, language: str
) -> None:
    how = paper(secretary, house, fixed, f"/vejledning-{language}.pdf")

    assert (how.pages, how.language) == (2, language)
    assert [tag.kind for tag in how.tags.inside][:1] == ["H1"]
    assert language == "en" or "Get a ballot paper" not in how.text


def test_four_ballots_lie_on_a_sheet_and_are_read_aloud_once(
    secretary: Visitor, house: Database, fixed: Election
) -> None:
    ballots = paper(secretary, house, fixed, "/stemmesedler-da.pdf")

    assert ballots.pages == 1
    assert ballots.text.count("Bo Bruun") == 4
    assert ballots.tags.words.count("BoBruun") == 1
    for said in ("Vejledende valg", "Din stemme: ét kryds.", "Pladser: 2"):
        assert squeezed(said) in ballots.tags.words, said
    arabic = paper(secretary, house, fixed, "/stemmesedler-ar.pdf")
    assert "BoBruun" in arabic.tags.words
    assert secretary.client.get(at(house, fixed, "/stemmesedler-xx.pdf")).status_code == 404


def test_before_the_ballots_are_fixed_there_are_numbers_and_after_it_a_rehearsal_stays_marked(
    secretary: Visitor, house: Database
) -> None:
    election = made(house, is_rehearsal=True)
    case = paper(secretary, house, election, "/kuffert.pdf")
    ballots = paper(secretary, house, election, "/stemmesedler-da.pdf")

    assert "Amina" not in case.text + ballots.text
    assert (case.title, "PRØVE · Fjordby Kommune" in case.text) == ("PRØVE: Valgaftenens kuffert", True)
    assert ballots.title.startswith("PRØVE: ")
    # Across each of them, and in words to be read aloud.
    assert "".join(letter for letter, _font in ballots.letters).count("PRØVE") == 2 * ballots.text.count("12")
    assert all("PRØVE" in one.tags.words for one in (case, ballots))
    assert secretary.client.get(at(house, election, "/valgbog.pdf")).status_code == 404


def test_the_record_says_what_was_counted_drawn_decided_and_how_it_is_checked(
    secretary: Visitor, house: Database, certified: Election
) -> None:
    printed = paper(secretary, house, certified, "/valgbog.pdf")
    written = docx.Document(io.BytesIO(got(secretary, house, certified, "/valgbog.docx").data))
    cells = [[cell.text for cell in row.cells] for table in written.tables for row in table.rows]

    assert printed.title == "Valgbog: Valg til rådet"
    for said in (
        "22. februar 2027",
        "Grethe Holm, Ada Bruun",
        "Kaj Lund, set af Ada Bruun",
        "En vælger gik med sin seddel.",
        "Indstilles til udpegning, 2",
        "Næste i rækken, 1",
        f"recruit verify-count {certified.id}",
    ):
        assert squeezed(said) in printed.tags.words, said
    assert ["3", "Dorthe Dam", "3", "Indstilles til udpegning, 2"] in cells
    assert ["Ada Bruun", ""] in cells
    assert "valgt" not in printed.text.casefold().replace("borgervalgte", "")


def test_the_recommendation_names_who_is_recommended_and_who_is_next_and_is_copied(
    secretary: Visitor, house: Database, certified: Election
) -> None:
    page = secretary.get(at(house, certified, "/indstilling"))
    written = docx.Document(io.BytesIO(got(secretary, house, certified, "/indstilling.docx").data))

    text = next(box.text for box in page.all("div") if box.attributes.get("class") == "letter")
    assert "Indstilles til udpegning 1. Amina Abdi, stemmer: 5 2. Dorthe Dam, stemmer: 3 Næste i rækken" in text
    assert "mellem Bo Bruun og Dorthe Dam. I den rækkefølge, der blev trukket: Dorthe Dam." in text
    assert text.endswith("Valget er vejledende. Det er kommunalbestyrelsen, der udpeger medlemmerne.")
    assert written.paragraphs[0].text == "Indstilling til Integrationsrådet"
    assert secretary.client.get(at(house, certified, "/aflysning")).status_code == 404


def test_nothing_goes_on_from_an_election_that_is_annulled(
    secretary: Visitor, house: Database, certified: Election
) -> None:
    because = Passing(POLLING, ("Grethe Holm",), "Stemmesedlen manglede en kandidat.")
    with house.transaction() as session:
        passing.record(session, loaded(session, certified), Milestone.ANNULLED, because, by=BY, now=EVENING)

    assert secretary.client.get(at(house, certified, "/indstilling")).status_code == 404
    assert secretary.client.get(at(house, certified, "/stemmesedler-da.pdf")).status_code == 404
    assert squeezed("Valget er annulleret.") in paper(secretary, house, certified, "/valgbog.pdf").tags.words
    for page in (at(house, certified), at(house, certified).replace("/papirer", "/resultat")):
        shown = secretary.get(page)
        assert "Valget er annulleret Ingen indstilles" in " ".join(shown.text.split())
        assert not shown.all("a", href=at(house, certified, "/stemmesedler-da.pdf"))


def test_a_poll_that_nobody_needs_is_cancelled_in_a_text_that_names_everybody(
    secretary: Visitor, house: Database
) -> None:
    with house.transaction() as session:
        election = an_election(session, NAMES[:3], passed=[Milestone.FIXED])
        third = election.contests[0].entries[2]
        third.withdrawn_at, third.withdrawn_because, third.withdrawn_by = EVENING, "Flyttet.", BY.reference
        session.flush()
        passing.record(session, loaded(session, election), Milestone.UNCONTESTED, COMMITTEE, by=BY, now=EVENING)

    papers = secretary.get(at(house, election)).all("main")[0]
    below = {link.attributes["href"].rpartition("/")[2] for link in papers.all("a")}
    assert {"valgbog.pdf", "valgbog.docx", "aflysning", "indstilling", "aflysning-da.pdf", "aflysning-da"} < below
    assert "kuffert.pdf" not in below
    for page in ("/papirer/kuffert.pdf", "/vaelgere", "/vaelgere/doeren"):
        assert secretary.client.get(at(house, election).replace("/papirer", page)).status_code == 404, page
    ways = secretary.get(at(house, election).removesuffix("/papirer")).all("main")[0].all("a")
    offered = {link.attributes["href"].partition(str(election.id))[2] for link in ways}
    assert "/vaelgere" not in offered
    for page in ("aflysning", "opslag/aflysning-da", "indstilling", "valgbog.pdf"):
        assert f"/papirer/{page}" in offered, page
    said = " ".join(secretary.get(at(house, election, "/aflysning")).all("main")[0].text.split())
    notice = secretary.get(at(house, election, "/opslag/aflysning-da")).all("main")[0].text
    record = paper(secretary, house, election, "/valgbog.pdf")

    assert "Valget er aflyst, og ingen skal stemme." in said
    assert "Borgervalgte: opstillede kandidater: 2, pladser: 2." in said
    assert "1. Amina Abdi 2. Bo Bruun" in said
    assert said.index("Valgbestyrelsens møde: 22. februar 2027") < said.index("Grethe Holm")
    assert "Der skal ikke stemmes" in notice
    assert "Amina" not in notice
    assert squeezed("Resultatet er ikke godkendt endnu.") in record.tags.words


def test_the_record_of_twenty_candidates_costs_a_set_number_of_queries(
    secretary: Visitor, house: Database, certified: Election, count_queries: Any
) -> None:
    secretary.client.get(at(house, certified, "/valgbog.pdf"))
    count_queries()
    secretary.client.get(at(house, certified, "/valgbog.pdf"))

    assert count_queries() <= 22


@pytest.mark.parametrize("language", ["da", "ar"])
def test_a_notice_of_the_election_hangs_on_a_wall_in_each_language_and_is_copied_to_a_web_page(
    secretary: Visitor, house: Database, language: str
) -> None:
    election = made(house, passed=[Milestone.ANNOUNCED])
    with house.transaction() as session:
        session.scalars(select(Municipality)).one().languages = ["da", "ar"]

    notice = paper(secretary, house, election, f"/opslag/bekendtgoerelse-{language}.pdf")
    text = secretary.get(at(house, election, f"/opslag/bekendtgoerelse-{language}"))

    (said,) = text.all("div", id="opslag")
    assert (notice.pages, notice.language, said.attributes["lang"]) == (1, language, language)
    for words in ("Kulturhuset, sal 2", "Alle over 18 år, der bor i kommunen."):
        assert squeezed(words) in notice.tags.words, words
        assert words in said.text
    assert f"/valg/{election.id}" in said.text
    assert "arabisk (udkast)" in secretary.get(at(house, election)).text
    assert ("لم يراجع أحد هذه الترجمة بعد" in said.text) == (language == "ar")
    assert [code.alt for code in notice.tags.all("Figure") if f"/valg/{election.id}" in code.alt]
    assert ("Amina" in said.text, len(text.all("button", **{"data-copy": "opslag"}))) == (False, 1)
    assert secretary.client.get(at(house, election, f"/opslag/resultat-{language}")).status_code == 404


def test_the_notice_of_a_result_names_whom_the_result_page_names(
    secretary: Visitor, house: Database, certified: Election
) -> None:
    with house.transaction() as session:
        loaded(session, certified).result_scope = ResultScope.RECOMMENDED
        for kind in (Milestone.ANNOUNCED, Milestone.RELEASED):
            passing.record(session, loaded(session, certified), kind, COMMITTEE, by=BY, now=EVENING)

    said = secretary.get(at(house, certified, "/opslag/resultat-da")).all("div", id="opslag")[0].text

    assert "Indstilles til udpegning" in said
    assert "1. Amina Abdi · Stemmer: 5" in said
    assert [name for name in NAMES if name in said] == ["Amina Abdi", "Dorthe Dam"]
    assert "mellem Nr. 2 på stemmesedlen og Dorthe Dam" in said
    assert "valgt" not in said.casefold().replace("borgervalgte", "")
    assert squeezed("Dorthe Dam") in paper(secretary, house, certified, "/opslag/resultat-da.pdf").tags.words
