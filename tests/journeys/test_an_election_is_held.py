"""From fixed ballots to the record that is signed: by post and at a meeting, by lot, without a poll, and in groups."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from io import BytesIO
from typing import Any

import docx
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.demonstration.neighbourhood_polls import PAPERS
from recruit.demonstration.polls import Poll
from recruit.demonstration.seeding import Seeding
from recruit.elections.model import Election, ElectionMilestone
from recruit.elections.operations.voters_register import mark
from recruit.elections.queries import voters_register as voters
from recruit.elections.rules.setting_up import ANY_CROSSES, ElectionSettings, NewContest
from recruit.elections.rules.tally import Counted
from recruit.elections.rules.vocabulary import FormOfVoting, Milestone
from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.db import transaction
from recruit.nominations import queries
from recruit.recruitment.model import RecruitmentRound
from tests.chromium import DESK, PHONE
from tests.journeys.conftest import Town, Walk
from tests.journeys.test_a_list_is_fixed import days_ahead
from tests.reports.papers import Paper

pytestmark = pytest.mark.browser

ADMINISTRATOR = "administrator@eksempelby.dk"
YOUNG, SOCIETIES, SHOPS, COUNTRIES = "unges-raad", "foreninger-i-engparken", "butikker-i-engparken", "valg-2022"
READY, POLLED = (Milestone.FIXED, Milestone.VOTING), (Milestone.FIXED, Milestone.VOTING, Milestone.CLOSED)
#: Twenty voters, and a row without a name, which is a slip.
VOTERS = "Nr.;Navn\n" + "".join(f"{number};Vælger {chr(64 + number)}\n" for number in range(1, 21)) + "21;\n"
#: Thirteen candidates with their votes by post and at the meeting: the sixth and the seventh are equal.
BY_POST = (2, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0)
AT_THE_MEETING = (16, 15, 14, 13, 12, 10, 10, 9, 8, 7, 5, 3, 2)


@pytest.fixture
def secretary(walk_with: Callable[..., Walk]) -> Walk:
    walk = walk_with(locale="da-DK")
    walk.signs_in()
    return walk


def seeding_of(session: Session) -> Seeding:
    return Seeding(session, Actor.system(), clock.now(), Actor.system(), Actor.system())


def set_up(town: Town, slug: str, contests: Sequence[NewContest], *passed: Milestone, **settings: Any) -> Poll:
    """Set up an election of today for the candidates of a round, in place of the demonstration's own."""
    with transaction(town.sessions()) as session:
        seeding = seeding_of(session)
        for earlier in session.scalars(select(Election).join(Election.round).where(RecruitmentRound.slug == slug)):
            session.add(ElectionMilestone(election_id=earlier.id, kind=Milestone.ANNULLED, at=seeding.now, by="system"))
        round_id = session.scalars(select(RecruitmentRound.id).filter_by(slug=slug)).one()
        round_ = queries.round_by_id(session, round_id)
        new = ElectionSettings("Valget", clock.today(), "Kulturhuset", "Alle over 18 år.", **settings)
        poll = Poll.set_up(seeding, round_, new, contests)
        poll.passes(seeding, *passed)
        return poll


def goes_on(town: Town, poll: Poll, *passed: Milestone) -> None:
    """Let an election pass what another journey shows."""
    with transaction(town.sessions()) as session:
        poll.passes(seeding_of(session), *passed)


def come_to_the_meeting(town: Town, poll: Poll, number: int) -> None:
    """Mark voters until so many have come to the meeting."""
    with transaction(town.sessions()) as session:
        election = poll.election(seeding := seeding_of(session))
        found = sorted(voters.everybody(session, election.id), key=lambda one: one.mark is None)
        for one in found[:number]:
            if one.mark is None:
                mark(session, election, one, FormOfVoting.MEETING, **seeding.signed)


def at(poll: Poll) -> str:
    """Return where the pages of an election begin."""
    return f"/sekretariat/{poll.body.slug}/valg/{poll.election_id}"


def are_counted(town: Town, poll: Poll, votes: Sequence[int]) -> None:
    """Enter these votes in every contest, and count."""
    with transaction(town.sessions()) as session:
        seeding = seeding_of(session)
        for contest in poll.election(seeding).contests:
            counted = Counted(sum(votes), 0, votes=dict(enumerate(votes, 1)))
            poll.enters(seeding, contest, FormOfVoting.MEETING, counted)
        poll.counts(seeding)


def enters(walk: Walk, form: str, votes: Sequence[int], **papers: str) -> None:
    """Enter totals, from the page that says what is missing."""
    walk.presses(f"Stemmer afgivet {form}")
    walk.fills(**{f"votes_{number}": str(has) for number, has in enumerate(votes, 1)}, **papers)
    walk.presses("Indtast det, der er talt")


def is_certified(walk: Walk, address: str) -> None:
    walk.opens(f"{address}/godkendelse")
    walk.fills(people="Grethe Holm\nAda Bruun")
    walk.presses("Godkend resultatet")
    assert "godkendte" in walk.reads()


def record(walk: Walk, address: str) -> str:
    """Return what the record says as PDF, in letters and digits alone; each line of the Word document stands in it."""
    printed, written = (
        walk.page.request.get(f"{walk.town.address}{address}/papirer/valgbog.{form}").body() for form in ("pdf", "docx")
    )
    said, document = bare(Paper(printed).text), docx.Document(BytesIO(written))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    lines = [*cells, *(one.text for one in document.paragraphs)]
    assert len(lines) > 20
    assert [line for line in lines if bare(line) not in said] == []
    return said


def bare(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def test_six_seats_are_filled_by_post_at_a_meeting_and_by_lot(
    town: Town, secretary: Walk, walk_with: Callable[..., Walk]
) -> None:
    contest = NewContest("Unge i Eksempelby", 6, ANY_CROSSES, None, substitutes=6)
    by_post = {"forms": (FormOfVoting.MEETING, FormOfVoting.POST), "post_until": clock.now() + timedelta(days=1)}
    poll = set_up(town, YOUNG, [contest], *READY, **by_post)
    address = at(poll)

    secretary.opens(f"{address}/vaelgere/fortegnelse")
    secretary.fills(source="Udtræk af 1. februar", legal_basis="Vedtægten § 4", delete_by=days_ahead(60))
    secretary.presses("Før en fortegnelse")
    secretary.presses("Læs en liste ind")
    secretary.fills(text=VOTERS)
    secretary.presses("Læs den")
    assert "Række 22" in secretary.reads()
    secretary.presses("Tag dem ind")
    secretary.presses("Lås fortegnelsen")
    secretary.sends()

    secretary.opens(f"{address}/vaelgere/breve")
    secretary.fills(how_many="2")
    secretary.presses("Registrér")
    assert "Du har selv vurderet 2" in secretary.reads()
    colleague = walk_with(locale="da-DK")
    colleague.signs_in(ADMINISTRATOR)
    colleague.opens(f"{address}/vaelgere/breve")
    colleague.presses("Bekræft det, andre har vurderet (2)")
    colleague.presses("Bekræft")

    secretary.page.set_viewport_size({"width": PHONE, "height": 800})
    secretary.opens(f"{address}/vaelgere/afkrydsning")
    for number in (3, 4):
        secretary.fills(text=str(number))
        secretary.page.keyboard.press("Enter")
        secretary.page.wait_for_selector(f"text=Krydset af: nr. {number},")
    secretary.fills(text="vælger e")
    secretary.presses("Find")
    secretary.presses("Kryds nr. 5, Vælger E af")
    secretary.fills(text="5")
    secretary.presses("Find")
    assert "har stemt på mødet" in secretary.reads()
    come_to_the_meeting(town, poll, 16)
    secretary.page.set_viewport_size({"width": DESK, "height": 800})

    goes_on(town, poll, Milestone.CLOSED)
    secretary.opens(f"{address}/vaelgere/breve/aabn")
    secretary.fills(inner="2", people="Grethe Holm\nAda Bruun")
    secretary.presses("Notér, hvor mange der er")
    secretary.opens(f"{address}/optaelling")
    enters(secretary, "pr. brev", BY_POST, valid="2")
    enters(secretary, "på mødet", AT_THE_MEETING, valid="16")
    secretary.presses("Tæl op")
    assert "Programmet trækker ikke lod" in secretary.reads()

    secretary.presses("Se, hvordan der trækkes")
    secretary.page.locator("main [name=drawn_place_1]").select_option(index=2)
    secretary.page.locator("main [name=drawn_place_2]").select_option(index=1)
    secretary.fills(drawn_by="Kaj Lund", witnessed_by="Grethe Holm og Ada Bruun", drawn_clock="0.00")
    secretary.presses("Notér lodtrækningen, og tæl op igen")
    is_certified(secretary, address)

    assert bare("Kaj Lund, set af Grethe Holm og Ada Bruun") in record(secretary, address)


def test_six_candidates_for_six_seats_need_no_poll(town: Town, secretary: Walk) -> None:
    address = at(set_up(town, SHOPS, [NewContest("Butikker og værksteder", 6)], Milestone.ANNOUNCED))

    secretary.opens(address)
    assert "Luk afstemningen" not in secretary.reads()
    secretary.presses("Der skal ikke stemmes")
    secretary.fills(people="Grethe Holm\nAda Bruun", note="Seks kandidater til seks pladser.")
    secretary.page.set_viewport_size({"width": PHONE, "height": 800})
    secretary.presses("Der skal ikke stemmes")
    assert "Optælling" not in secretary.reads()

    secretary.opens(f"{address}/papirer/aflysning")
    assert "Ibrahim Al-Masri" in secretary.reads()
    assert bare("Seks kandidater til seks pladser.") in record(secretary, address)
    secretary.opens(f"/valg/{address.rpartition('/')[2]}")
    assert "Der skal ikke stemmes" in secretary.reads()


def test_each_group_by_country_has_a_ballot_of_its_own(town: Town, secretary: Walk) -> None:
    poll = set_up(town, COUNTRIES, [NewContest("Alle", 6)])
    secretary.opens(f"{at(poll)}/afstemninger?fordeling=landegrupper")
    secretary.fills(seats_1="2", seats_2="2", seats_3="2")
    secretary.presses("Gem afstemningerne")
    secretary.presses("Fastlæg stemmesedlerne")
    assert secretary.page.locator("main h3").all_inner_texts() == ["Landegruppe A", "Landegruppe B", "Landegruppe C"]
    secretary.presses("Fastlæg stemmesedlerne")

    goes_on(town, poll, Milestone.VOTING, Milestone.CLOSED)
    are_counted(town, poll, (9, 7, 4))
    secretary.opens(f"{at(poll)}/resultat")
    assert secretary.reads().count("Indstilles til udpegning") == 3 * (1 + 2)
    is_certified(secretary, at(poll))
    secretary.page.set_viewport_size({"width": PHONE, "height": 800})
    secretary.opens(f"{at(poll)}/papirer/indstilling")
    text = secretary.reads()
    assert [label for label in ("Landegruppe A", "Landegruppe B", "Landegruppe C") if label in text]
    assert "valgt" not in text


def test_papers_in_an_order_of_preference_are_read_from_a_file_and_counted(town: Town, secretary: Walk) -> None:
    contest = NewContest("Foreninger", 3, "stv-scottish-2007", max_marks=None)
    address = at(set_up(town, SOCIETIES, [contest], *POLLED))

    secretary.opens(f"{address}/optaelling")
    secretary.presses("Stemmer afgivet på mødet")
    secretary.page.set_input_files("main [name=file]", PAPERS)
    secretary.presses("Indtast det, der er talt")
    secretary.presses("Tæl op")
    secretary.page.set_viewport_size({"width": PHONE, "height": 800})
    assert "Kvoten er nået" in secretary.reads()
    secretary.looks()
    is_certified(secretary, address)
    assert bare("Kvoten er nået") in record(secretary, address)
