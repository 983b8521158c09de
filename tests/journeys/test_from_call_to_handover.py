"""The whole chain in one town: from the call for a council to what it leaves to the next one.

docs/tour.md tells it with pictures, which are taken on the way where `RECRUIT_TOUR` names a folder for them.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select

from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.db import transaction
from recruit.foundation.keys import slug
from recruit.nominations import operations as nominations
from recruit.nominations import queries
from recruit.nominations.operations.vetting import approve
from recruit.nominations.operations.vetting.decide import Decided
from recruit.nominations.queries import candidates
from recruit.nominations.rules import NewNominee, Source, Submission
from recruit.recruitment.model import RecruitmentRound
from recruit.recruitment.rules import Route
from tests.chromium import PHONE
from tests.journeys.conftest import PostOffice, Town
from tests.journeys.earlier_term import in_its_last_autumn
from tests.journeys.story import Brisk, Calendar, Story

pytestmark = pytest.mark.browser

OURS = "/sekretariat/integrationsraadet"
#: They stand; the first by the public form on a telephone, the others on paper.
AMINA, BILAL, CECILIE, DANYLO, ELIF = CANDIDATES = (
    "Amina Abdi Warsame",
    "Bilal Sarwari",
    "Cecilie Duong",
    "Danylo Melnyk",
    "Elif Karataş",
)
VOTES = (21, 15, 12, 9, 4)
#: Goes on from the last term, as nobody was found for the schools; and stays away.
GOES_ON = "Malene Fuglsang"
MINUTES = """Referat fra møde i Integrationsrådet Eksempelby Kommune

Mødedato: 6. maj 2026 kl. 17.00 til 19.00

Deltagere:

Amina Abdi Warsame – forperson for Integrationsrådet

Bilal Sarwari

Sekretariatet:

Sigrid Ager, sekretær

Afbud:

Cecilie Duong

Malene Fuglsang – repræsentant for dagtilbud

Pkt. 1 Velkomst
"""
NOTES = (
    ("experience", "Mødetidspunkt", "Flere kom, da møderne blev flyttet til kl. 17.", {}),
    ("task", "Dialogmøde med skolerne", "Aftal et møde om sprog i dagtilbud.", {"due_on": "1.3.2030"}),
    ("money", "Rådets pulje", "Der står 14.250 kr. tilbage til arrangementer.", {}),
)


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Instead of the demonstration: a town whose council is in its last autumn."""
    file = tmp_path_factory.mktemp("earlier") / "town.db"
    in_its_last_autumn(file)
    return file


@pytest.fixture
def story(town: Town, post: PostOffice, walk_with: Callable[..., Brisk], monkeypatch: pytest.MonkeyPatch) -> Story:
    calendar = Calendar()
    monkeypatch.setattr(clock, "now", lambda: calendar.now)
    secretary, citizen = (Brisk(walk_with(locale="da-DK").page, town) for _person in range(2))
    citizen.page.set_viewport_size({"width": PHONE, "height": 800})
    return Story(calendar, town, post, secretary, citizen)


def test_the_whole_chain_from_the_call_to_the_handover(story: Story) -> None:
    a_call_goes_out(story)
    somebody_stands(story)
    candidates_become_a_ballot(story)
    votes_are_counted(story)
    the_municipal_council_appoints(story)
    the_council_constitutes_itself(story)
    a_year_is_planned(story)
    somebody_is_sent_to_the_committee(story)
    a_substitute_is_called_in(story)
    two_meetings_are_noted_on_a_telephone(story)
    the_first_comes_from_minutes(story)
    whoever_stays_away_is_warned_of(story)
    the_term_is_handed_over(story)
    the_next_council_sees_it(story)


def a_call_goes_out(story: Story) -> None:
    walk = story.day("2025-10-01")
    walk.opens(f"{OURS}/perioder")
    walk.presses("Åbn næste periode")
    walk.presses("Åbn perioden")
    walk.opens(f"{OURS}/rekruttering/ny")
    for _page in ("the round", "its text", "its form"):
        walk.sends()
    walk.page.locator("main form").last.locator("input[type=text]").first.fill("19.1.2026")
    walk.presses("Foreslå datoerne")
    story.shows(walk, "tidsplan")
    walk.presses("Offentliggør")
    walk.sends()


def somebody_stands(story: Story) -> None:
    story.calendar.goes_to("2025-11-05")
    walk = story.citizen
    walk.opens("/")
    walk.presses("Nye medlemmer 2026–2029")
    walk.presses("Stil op")
    walk.fills(name=AMINA, email=f"{slug(AMINA)}@mail.example", motivation="Jeg vil gerne være med.")
    walk.page.locator("main [name=declares]").check()
    story.shows(walk, "stil-op")
    walk.presses("Send: Jeg stiller op")
    assert "Tak. Vi har modtaget det." in walk.page.locator("h1").inner_text()
    by, now = Actor.system(), clock.now()
    with transaction(story.town.sessions()) as session:
        round_ = queries.round_by_id(session, session.scalars(select(RecruitmentRound.id)).one())
        for name in CANDIDATES[1:]:
            mailbox, text = f"{slug(name)}@mail.example", round_.texts[0].id
            new = NewNominee(name, email=mailbox, motivation="Jeg bor her.", declared_text_id=text)
            nominations.submit(session, round_, Submission(Route.SELF, new, Source.PAPER), by=by, now=now)


def candidates_become_a_ballot(story: Story) -> None:
    walk = story.day("2025-12-02")
    walk.opens(f"{OURS}/rekruttering")
    walk.presses("Nye medlemmer 2026–2029")
    walk.presses("Indstillinger")
    address = walk.page.url.removeprefix(walk.town.address)
    walk.presses(AMINA)
    walk.presses("Godkend som kandidat")
    walk.sends()
    the_others_are_approved(story)
    walk.opens(address.replace("indstillinger", "kandidater"))
    walk.presses("Fastlæg kandidaterne efter navn")
    walk.fills(last_day="1.3.2026")
    walk.presses("Fastlæg og offentliggør kandidaterne")
    walk.opens(f"{OURS}/valg/nyt")
    walk.fills(place="Kulturhuset, sal 2")
    walk.page.locator("main details summary").first.click()
    walk.page.locator("main [name=forms][value=post]").uncheck()
    walk.sends()
    for what in ("Bekendtgør valget", "Fastlæg stemmesedlerne"):
        walk.presses(what)
        walk.sends()


def the_others_are_approved(story: Story) -> None:
    """Let the secretary have approved the other candidates as well."""
    by, now = Actor.system(), clock.now()
    with transaction(story.town.sessions()) as session:
        round_ = queries.round_by_id(session, session.scalars(select(RecruitmentRound.id)).one())
        for undecided in candidates.sorted_now(session, round_, now=now).undecided:
            approve(session, queries.nomination(session, undecided, lock=True), Decided(clock.today()), by=by, now=now)


def votes_are_counted(story: Story) -> None:
    walk = story.day("2026-01-19", 18)
    walk.opens(f"{OURS}/valg")
    walk.presses("Valg til Integrationsrådet 2026–2029")
    address = walk.page.url.removeprefix(walk.town.address)
    walk.presses("Åbn afstemningen")
    walk.sends()
    story.day("2026-01-19", 21)
    walk.opens(address)
    walk.presses("Luk afstemningen")
    walk.sends()
    walk.opens(f"{address}/optaelling")
    walk.presses("Stemmer afgivet")
    votes = {f"votes_{number}": str(has) for number, has in enumerate(VOTES, 1)}
    walk.fills(valid=str(sum(VOTES)), **votes)
    walk.presses("Indtast det, der er talt")
    walk.presses("Tæl op")
    walk.opens(f"{address}/godkendelse")
    walk.fills(people="Grethe Holm\nAda Bruun")
    walk.presses("Godkend resultatet")
    story.shows(walk, "resultat")


def the_municipal_council_appoints(story: Story) -> None:
    walk = story.day("2026-02-02")
    walk.opens(f"{OURS}/udpegning/ny")
    walk.sends()
    walk.presses("Se, hvem der kommer med")
    walk.sends()
    address = walk.page.url.removeprefix(walk.town.address)
    for _page in ("what goes along", "the act"):
        walk.presses("Indsend sagen")
    story.day("2026-03-27")
    walk.opens(f"{address}/beslutning")
    walk.fills(decided_on="26.3.2026")
    walk.presses("Se, hvad der sker")
    story.shows(walk, "beslutning")
    walk.presses("Registrér beslutningen")
    assert "3 medlemmer er udpeget. 2 suppleanter er udpeget." in walk.reads()


def the_council_constitutes_itself(story: Story) -> None:
    walk = story.day("2026-04-24")
    walk.opens(f"{OURS}/raad/hverv/afstemning?hverv=chair&dag=23.4.2026")
    for name in (AMINA, BILAL):
        walk.chooses(name)
    walk.presses("Begynd afstemningen")
    walk.fills(present="3", votes_1="2", votes_2="1")
    walk.presses("Notér afstemningen")
    walk.presses("Afslut valget")
    assert f"{AMINA} er forperson" in walk.reads()
    walk.opens(f"{OURS}/raad")
    story.shows(walk, "raadet")


def a_year_is_planned(story: Story) -> None:
    walk = story.secretary
    walk.opens(f"{OURS}/moeder")
    walk.presses("Planlæg et år")
    walk.chooses("onsdag")
    walk.chooses("den første i måneden")
    for month in ("maj", "juni", "august", "oktober", "december"):
        walk.chooses(month)
    walk.fills(begins="17.00", ends="19.00", place="Rådhuset, mødelokale 2")
    walk.presses("Se dagene")
    assert "Skolernes sommerferie" in walk.reads()
    story.shows(walk, "moedeplan")
    walk.sends()


def somebody_is_sent_to_the_committee(story: Story) -> None:
    walk = story.day("2026-06-04")
    walk.opens(f"{OURS}/repraesentation")
    walk.presses("Spørg rundt")
    walk.sends()
    walk.sends()
    walk.presses("Skriv svaret ind")
    walk.chooses("Nej")
    walk.chooses("På telefon")
    walk.presses("Skriv svaret ned")
    walk.presses("Næste trin: spørg alle medlemmer")
    address = walk.page.url.removeprefix(walk.town.address).removesuffix("/naeste")
    walk.sends()
    for name in (AMINA, BILAL):
        citizen = story.reads_a_letter(slug(name))
        if name == AMINA:
            story.shows(citizen, "rundspoerge")
        citizen.presses("Ja tak")
        assert "Du har sagt ja" in citizen.reads()
    story.day("2026-06-18", 13)
    assert "Fristen er gået" in story.reads_a_letter(slug(CECILIE)).reads()
    walk.opens(f"{address}/vaelg")
    walk.chooses(BILAL)
    walk.chooses("Ved afstemning")
    walk.fills(because="3 stemmer mod 1, punkt 4")
    walk.sends()
    text = f"Integrationsrådet udpeger {BILAL} som tilforordnet i Folkeoplysningsudvalget fra den 18. juni 2026"
    assert text in walk.reads()
    story.shows(walk, "repraesentant")
    walk.presses("Fortæl Folkeoplysningsudvalget")
    walk.sends()
    assert "Brevet ligger under Breve" in walk.reads()


def a_substitute_is_called_in(story: Story) -> None:
    walk = story.day("2026-07-20")
    walk.opens(f"{OURS}/moeder")
    walk.presses("onsdag 5. august 2026")
    walk.presses("Indkaldelse og afbud")
    walk.presses("Indkald til mødet")
    walk.sends()
    citizen = story.reads_a_letter(slug(CECILIE))
    story.shows(citizen, "afbud")
    citizen.presses("Jeg kommer ikke")
    assert "Vi har spurgt en suppleant" in citizen.reads()
    citizen = story.reads_a_letter(slug(DANYLO))
    citizen.presses("Ja, jeg træder ind")
    assert "Du træder ind i Integrationsrådet til mødet den 5. august 2026" in citizen.reads()


def two_meetings_are_noted_on_a_telephone(story: Story) -> None:
    walk = story.day("2026-08-05", 18)
    story.on_the_phone(here=True)
    for meeting in ("onsdag 3. juni 2026", "onsdag 5. august 2026"):
        walk.opens(f"{OURS}/moeder")
        walk.presses(meeting)
        walk.presses("Fremmøde")
        walk.page.get_by_role("group", name=GOES_ON).get_by_label("Udeblevet").check()
        walk.presses("Gem fremmøde")
    assert "3 af 4" in walk.reads()
    story.shows(walk, "fremmoede")
    story.on_the_phone(here=False)
    walk.presses("Til referatet")
    assert f"- {DANYLO}, suppleant for {CECILIE}, repræsentant for flygtninge og indvandrere" in walk.reads()


def the_first_comes_from_minutes(story: Story) -> None:
    walk = story.secretary
    walk.opens("/sekretariat/indlaes")
    walk.writes("Eller indsæt teksten", MINUTES)
    walk.presses("Læs dokumentet")
    walk.presses("Fortsæt")
    walk.opens(f"{OURS}/moeder")
    walk.presses("onsdag 6. maj 2026")
    walk.presses("Fremmøde")
    walk.presses("Hent fra referat")
    walk.presses("en indsat tekst")
    walk.sends()
    assert "5 linjer er noteret fra referatet." in walk.reads()
    walk.opens(f"{OURS}/moeder/fremmoede")
    story.shows(walk, "fremmoede-i-perioden")


def whoever_stays_away_is_warned_of(story: Story) -> None:
    walk = story.secretary
    walk.opens("/sekretariat")
    assert f"{GOES_ON} var væk fra de seneste 3 møder" in walk.reads()
    story.shows(walk, "i-dag")


def the_term_is_handed_over(story: Story) -> None:
    walk = story.day("2029-12-05")
    for kind, topic, text, when in NOTES:
        walk.opens(f"{OURS}/overlevering")
        walk.presses("Skriv en note til det næste råd")
        walk.page.locator(f"main [name=kind][value={kind}]").check()
        walk.fills(topic=topic, text=text, **when)
        walk.sends()
    walk.opens(f"{OURS}/overlevering")
    story.shows(walk, "overlevering")
    walk.presses("Lad rådet tiltræde overleveringen")
    walk.fills(decided_on="5.12.2029")
    walk.sends()
    assert "Overleveringen er tiltrådt. Det næste råd kan se den." in walk.reads()


def the_next_council_sees_it(story: Story) -> None:
    walk = story.secretary
    walk.opens(f"{OURS}/perioder")
    walk.presses("Åbn næste periode")
    walk.presses("Åbn perioden")
    story.day("2030-03-02")
    assert "Skal tages op, overleveret af det sidste råd: Dialogmøde med skolerne" in walk.reads()
    walk.opens(f"{OURS}/overlevering")
    assert "Hvad rådet 2026–2029 har overleveret til dette" in walk.reads()
    assert "Aftal et møde om sprog i dagtilbud." in walk.reads()
    story.shows(walk, "arven")
