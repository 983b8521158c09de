"""Selection without a vote: criteria, what is written about each, the choice, the recommendation, its papers."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any
from uuid import UUID

import docx
import pytest
from sqlalchemy import select

from recruit.bodies import queries as bodies
from recruit.bodies.rules import FillingMethod
from recruit.foundation.accounts.rules import Role
from recruit.foundation.mail.model import Letter
from recruit.nominations import operations, queries
from recruit.nominations.closed_letters import NEWS
from recruit.nominations.model import Nominee
from recruit.nominations.operations import candidates, complaints, rights, vetting
from recruit.nominations.operations.candidates import Fixing
from recruit.nominations.operations.vetting.decide import Decided
from recruit.nominations.rules.complaints import NewComplaint, Standing
from recruit.nominations.rules.rights import Ground
from recruit.recruitment.model import RecruitmentRound
from recruit.recruitment.rules import Manner
from tests.browser import Page
from tests.builders import BY, NOW, a_council, day
from tests.conftest import Database, made_once
from tests.nominations import a_nomination, a_submission, an_open_round
from tests.pages.visitor import Visitor
from tests.rounds import a_text

BEFORE = NOW - timedelta(days=2)
WAY: dict[str, Any] = {"filling_method": FillingMethod.COUNCIL_SELECTION, "closes_at": NOW - timedelta(days=1)}


@pytest.fixture
@made_once
def round_(house: Database, still: None) -> RecruitmentRound:
    """It ends without a vote, and its deadline has passed."""
    with house.transaction() as session:
        council = a_council(session, "Integrationsrådet", seats=2)
        return an_open_round(session, council, **WAY)


def fixed(house: Database, round_: RecruitmentRound, *names: str) -> None:
    """Let these stand, be approved, and be fixed as the candidates."""
    with house.transaction() as session:
        numbers = []
        for name in names:
            mailbox = "" if name == "Bo Bruun" else f"{name.split()[0].lower()}@mail.example"
            form = a_submission(round_, name, email=mailbox, phone="20 30 40 50", languages=("so",))
            numbers.append(a_nomination(session, round_, form, now=BEFORE).id)
            vetting.approve(
                session, queries.nomination(session, numbers[-1]), Decided(day("2026-11-20")), by=BY, now=NOW
            )
        candidates.fix(
            session, queries.round_by_id(session, round_.id), Fixing(numbers, day("2027-02-01")), by=BY, now=NOW
        )


def page_of(house: Database, round_: RecruitmentRound) -> str:
    with house.reading() as session:
        return f"/sekretariat/{bodies.slugs(session)[0]}/rekruttering/{round_.id}/udvaelgelse"


def number_of(house: Database, name: str) -> UUID:
    with house.reading() as session:
        return session.scalars(select(Nominee.nomination_id).filter_by(name=name)).one()


def main(page: Page) -> str:
    return " ".join(page.all("main")[0].text.split())


def chooses(secretary: Visitor, house: Database, round_: RecruitmentRound, name: str, **typed: Any) -> Page:
    address = f"{page_of(house, round_)}/{number_of(house, name)}"
    return secretary.led(secretary.send(address, **typed))


def letters(house: Database) -> int:
    with house.reading() as session:
        return len(session.scalars(select(Letter).filter_by(kind="candidate_news")).all())


def on_paper(house: Database) -> list[str]:
    """Return what closed letters about the selection say, the newest last."""
    with house.reading() as session:
        chosen = select(Letter).filter_by(kind=NEWS).order_by(Letter.queued_at)
        return [
            letter.body for letter in session.scalars(chosen) if "indstil" in letter.body or "rækken" in letter.body
        ]


@pytest.mark.slow
def test_a_selection_goes_from_criteria_to_a_recommendation_that_can_be_told_and_taken_back(
    secretary: Visitor, house: Database, round_: RecruitmentRound
) -> None:
    fixed(house, round_, "Amina Abdi", "Bo Bruun", "Carla Dam")
    address = page_of(house, round_)
    listed = secretary.led(secretary.send(f"{address}/kriterier", to=f"{address}/kriterier/faerdige"))
    assert "Ligestillingsloven § 10 a" in main(listed)
    note = next(name for name in secretary.filled(f"{address}/{number_of(house, 'Bo Bruun')}")[0] if "note_" in name)

    early = secretary.get(f"{address}/afslut")
    assert "Tag stilling til Amina Abdi, Bo Bruun og Carla Dam" in main(early)
    chooses(secretary, house, round_, "Amina Abdi", choice="member", reason="Hun kender foreningerne.")
    page = chooses(secretary, house, round_, "Bo Bruun", choice="next", rank="1", **{note: "Bor i Vestbyen."})
    assert "Bor i Vestbyen." in main(page)
    chooses(secretary, house, round_, "Carla Dam", choice="not_recommended", reason="Andre dækker det samme.")
    told_before = letters(house)
    ready = secretary.get(f"{address}/afslut")
    assert "indvandrere: 1 plads" in main(ready)
    concluded = secretary.led(secretary.send(f"{address}/afslut", decided_by="Integrationsudvalget, møde 3"))

    text = concluded.all("div", **{"class": "letter"})[0].text
    assert "Indstilles til udpegning: Amina Abdi Næste i rækken: 1. Bo Bruun Pladser uden nogen indstillet: 1" in text
    assert "Carla" not in text
    assert letters(house) == told_before
    way = address.replace("/rekruttering/", "/udpegning/fra/udvaelgelse/").removesuffix("/udvaelgelse")
    assert way in [one.attributes["href"] for one in concluded.all("a")]
    assert "kilde=udvaelgelse" in secretary.client.get(way).location
    for part in ("open", "closed"):
        paper = secretary.send(f"{address}/papirer", part=part, case_number="26/123", format="docx").data
        said = "\n".join(each.text for each in docx.Document(BytesIO(paper)).paragraphs)
        assert "26/123" in said
        assert "Kommunalbestyrelsen beslutter." in said
        assert ("Carla Dam" in said, "Hun kender foreningerne." in said) == (part == "closed", part == "closed")
    printed = secretary.send(f"{address}/papirer", part="closed", format="pdf")
    assert (printed.data[:4], printed.headers["Cache-Control"]) == (b"%PDF", "no-store")
    secretary.led(secretary.send(f"{address}/giv-besked"))
    assert letters(house) == told_before + 2
    assert "Du er næste i rækken til Integrationsrådet, med nummer 1" in on_paper(house)[0]
    again = secretary.led(secretary.send(f"{address}/tag-tilbage", because="En fejl."))
    assert "En fejl." in main(again)
    assert letters(house) == told_before + 4
    assert len(on_paper(house)) == 2


def test_two_who_write_about_one_candidate_lose_nothing_of_each_other(
    secretary: Visitor, house: Database, round_: RecruitmentRound
) -> None:
    fixed(house, round_, "Amina Abdi")
    address = f"{page_of(house, round_)}/{number_of(house, 'Amina Abdi')}"
    fields, target = secretary.filled(address)
    chooses(secretary, house, round_, "Amina Abdi", choice="member", reason="Hun kender foreningerne.")

    page = secretary.mended(secretary.client.post(target, data=fields | {"reason": "Bor i Vestbyen."}), 409)

    assert "Hun kender foreningerne." in main(page)
    assert "Bor i Vestbyen." in main(page)


def test_what_nobody_covers_stands_above_the_candidates(
    secretary: Visitor, house: Database, round_: RecruitmentRound
) -> None:
    fixed(house, round_, "Amina Abdi")
    with house.transaction() as session:
        a_text(session, round_, "uk")

    page = secretary.get(page_of(house, round_))

    assert "Det, de vil arbejde for vides ikke om nogen" in main(page)
    assert "Sprog ukrainsk" in main(page)
    assert "somali 0 1" in main(page)


def test_whoever_withdraws_is_said_not_to_be_compared_and_is_named_in_no_open_part(
    secretary: Visitor, house: Database, round_: RecruitmentRound
) -> None:
    fixed(house, round_, "Amina Abdi", "Carla Dam")
    address = page_of(house, round_)
    for name in ("Amina Abdi", "Carla Dam"):
        chooses(secretary, house, round_, name, choice="member", reason="Kender foreningerne.")
    secretary.led(secretary.send(f"{address}/afslut", decided_by="Integrationsudvalget"))
    with house.transaction() as session:
        gone = queries.nomination(session, number_of(house, "Carla Dam"), lock=True)
        operations.withdraw(session, gone, by=BY, now=NOW)

    page = secretary.get(address)

    assert "Carla Dam: har trukket sig" in main(page)
    assert "Carla Dam: tag afslutningen tilbage" in main(page)
    assert "Carla Dam" not in page.all("div", **{"class": "letter"})[0].text


def test_whoevers_data_is_not_used_is_named_in_no_paper_and_is_not_said_to_have_left(
    secretary: Visitor, house: Database, round_: RecruitmentRound
) -> None:
    fixed(house, round_, "Amina Abdi", "Carla Dam")
    address = page_of(house, round_)
    chooses(secretary, house, round_, "Amina Abdi", choice="member", reason="Kender foreningerne.")
    chooses(secretary, house, round_, "Carla Dam", choice="member", reason="Kan tale med de unge.")
    secretary.led(secretary.send(f"{address}/afslut", decided_by="Integrationsudvalget", reasons_are_open="y"))
    with house.transaction() as session:
        carla = queries.nomination(session, number_of(house, "Carla Dam"), lock=True)
        rights.restrict(session, carla, Ground.CONTESTED, "Navnet er forkert.", by=BY, now=NOW)

    page = secretary.get(address)

    assert "En, der indstilles, nævnes ikke i papirerne" in main(page)
    assert "tag afslutningen tilbage" not in main(page)
    for part, says in (("open", []), ("closed", ["En, hvis oplysninger ikke bruges lige nu"])):
        paper = secretary.send(f"{address}/papirer", part=part, format="docx").data
        said = "\n".join(each.text for each in docx.Document(BytesIO(paper)).paragraphs)
        assert "Amina Abdi" in said
        assert [each for each in ("Carla", "de unge", "stiller ikke op", "ikke længere") if each in said] == []
        assert [each for each in says if each not in said] == []


def test_a_criterion_is_added_changed_and_removed_and_one_name_is_there_once(
    secretary: Visitor, house: Database, round_: RecruitmentRound
) -> None:
    address = f"{page_of(house, round_)}/kriterier"
    secretary.led(secretary.send(address, label="Erfaring"))
    assert "Der er allerede" in main(secretary.mended(secretary.send(address, label="erfaring ")))
    own = next(link.attributes["href"] for link in secretary.get(address).all("a") if link.text == "Erfaring")

    assert "Foreninger" in main(secretary.led(secretary.send(own, label="Foreninger", source="Kommissoriet, punkt 4")))
    assert "Foreninger" not in main(secretary.led(secretary.send(own, to=f"{own}/fjern"))).replace("»Foreninger«", "")


def test_the_criteria_of_the_last_round_are_taken_over_with_their_source(
    secretary: Visitor, house: Database, round_: RecruitmentRound
) -> None:
    earlier = f"{page_of(house, round_)}/kriterier"
    secretary.led(secretary.send(earlier, label="Erfaring, også udenlands", source="Kommissoriet, punkt 4"))
    with house.transaction() as session:
        council = bodies.body_by_slug(session, bodies.slugs(session)[0])
        later = an_open_round(session, council, name="Den næste", slug="naeste", **WAY)
    address = earlier.replace(str(round_.id), str(later.id))

    listed = secretary.led(secretary.send(address, to=f"{address}/faerdige"))

    assert "Erfaring, også udenlands" in main(listed)
    assert "Kommissoriet, punkt 4" in main(listed)
    assert "Ligestillingsloven" not in main(listed)


def test_a_round_with_a_vote_has_no_selection_and_only_who_manages_nominations_sees_one(
    secretary: Visitor, signed_in: Callable[..., Visitor], house: Database, round_: RecruitmentRound
) -> None:
    with house.transaction() as session:
        session.get_one(RecruitmentRound, round_.id).filling_method = FillingMethod.ADVISORY_ELECTION

    assert "udvælges ingen" in main(secretary.get(page_of(house, round_)))
    assert signed_in(Role.READER, name="Ada Bruun").get(page_of(house, round_), 403)


def test_candidates_that_are_fixed_wait_on_the_first_page_until_somebody_is_recommended(
    secretary: Visitor, house: Database, round_: RecruitmentRound
) -> None:
    fixed(house, round_, "Amina Abdi")
    address = page_of(house, round_)
    assert secretary.get("/sekretariat").all("a", href=address)

    chooses(secretary, house, round_, "Amina Abdi", choice="member", reason="Hun kender foreningerne.")
    secretary.led(secretary.send(f"{address}/afslut", decided_by="Integrationsudvalget"))

    assert not secretary.get("/sekretariat").all("a", href=address)


def test_the_page_asks_as_often_for_many_as_for_few(
    secretary: Visitor, house: Database, round_: RecruitmentRound, count_queries: Callable[[], int]
) -> None:
    with house.transaction() as session:
        other = an_open_round(session, name="En anden", slug="anden", **WAY)
    fixed(house, round_, "Amina Abdi")
    fixed(house, other, *("Bo Bruun", "Carla Dam", "Dan Elmi"))
    numbers = []
    for each in (round_, other):
        with house.reading() as session:
            slug = queries.round_by_id(session, each.id).term.body.slug
        count_queries()
        secretary.get(f"/sekretariat/{slug}/rekruttering/{each.id}/udvaelgelse")
        numbers.append(count_queries())

    assert numbers[1] <= numbers[0] <= 26


def concluded_with(secretary: Visitor, house: Database, round_: RecruitmentRound, *names: str) -> str:
    """Recommend these for appointment and conclude; return the page of the selection."""
    fixed(house, round_, *names)
    for name in names:
        chooses(secretary, house, round_, name, choice="member", reason="Kender byen.")
    address = page_of(house, round_)
    secretary.led(secretary.send(f"{address}/afslut", decided_by="Udvalget"))
    return address


def withdraws(house: Database, name: str) -> None:
    with house.transaction() as session:
        operations.withdraw(session, queries.nomination(session, number_of(house, name), lock=True), by=BY, now=NOW)


def test_whoever_does_not_stand_any_more_is_not_told_and_the_page_says_how_many(
    secretary: Visitor, house: Database, round_: RecruitmentRound
) -> None:
    address = concluded_with(secretary, house, round_, "Amina Abdi", "Bo Bruun")
    withdraws(house, "Bo Bruun")

    page = main(secretary.get(f"{address}/giv-besked"))
    secretary.led(secretary.send(f"{address}/giv-besked"))

    assert "Får ikke besked: er ikke længere stillet op 1" in page
    assert on_paper(house) == []
    secretary.led(secretary.send(f"{address}/tag-tilbage", because="Der var talt forkert."))
    assert not any("talt forkert" in letter for letter in on_paper(house))


def test_a_complaint_that_comes_after_the_conclusion_holds_the_papers_and_the_telling_back(
    secretary: Visitor, house: Database, round_: RecruitmentRound
) -> None:
    address = concluded_with(secretary, house, round_, "Amina Abdi")
    forms = {
        at: secretary.filled(f"{address}/{at}")[0] | {"part": "open", "format": "pdf"}
        for at in ("papirer", "giv-besked")
    }
    with house.transaction() as session:
        said = ("Ib Juhl", "ib@mail.example", Standing.VOTER, "", "Fejl.", NOW, Manner.PAPER, "Byrådet")
        new = NewComplaint(*said, NOW + timedelta(days=30))
        complaints.register(session, round_.id, new, about=None, by=BY, now=NOW)

    for at, fields in forms.items():
        assert "En klage er åben." in main(secretary.get(f"{address}/{at}"))
        held = secretary.mended(secretary.client.post(f"{address}/{at}", data=fields))
        assert "En klage er åben." in main(held)


def test_the_open_part_says_nothing_of_whoever_is_gone_nor_for_whom_another_would_stand_in(
    secretary: Visitor, house: Database, round_: RecruitmentRound
) -> None:
    fixed(house, round_, "Amina Abdi", "Carla Dam", "Dan Holm", "Eva Lund")
    address = page_of(house, round_)
    chooses(secretary, house, round_, "Amina Abdi", choice="member", reason="Kender foreningerne.")
    chooses(secretary, house, round_, "Carla Dam", choice="member", reason="Kender byen.")
    behind = str(number_of(house, "Carla Dam"))
    chooses(secretary, house, round_, "Dan Holm", choice="next", rank="1", stands_in_for=behind)
    chooses(secretary, house, round_, "Eva Lund", choice="next", rank="2", reason="Kender skolerne.")
    secretary.led(secretary.send(f"{address}/afslut", decided_by="Udvalget", reasons_are_open="y"))
    for name in ("Carla Dam", "Eva Lund"):
        withdraws(house, name)

    paper = secretary.send(f"{address}/papirer", part="open", format="docx").data
    said = "\n".join(each.text for each in docx.Document(BytesIO(paper)).paragraphs)
    text = secretary.get(address).all("div", **{"class": "letter"})[0].text

    for each in (said, text):
        assert "Dan Holm" in each
        assert [gone for gone in ("Carla", "Eva", "byen", "skolerne") if gone in each] == []
