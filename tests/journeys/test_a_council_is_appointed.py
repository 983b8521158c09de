"""From an election's recommendation to members by a decision, a chair by lot, and everything that follows in a term."""

from collections.abc import Callable

import pytest

from recruit.foundation import clock
from tests.chromium import PHONE
from tests.journeys.conftest import PostOffice, Walk

pytestmark = pytest.mark.browser

YOUNG, OURS = "/sekretariat/unges-integrationsraad", "/sekretariat/integrationsraadet"
MET = "5.1.2027"


@pytest.fixture
def secretary(walk_with: Callable[..., Walk]) -> Walk:
    walk = walk_with(locale="da-DK")
    walk.signs_in()
    return walk


@pytest.fixture
def substitute(walk_with: Callable[..., Walk]) -> Walk:
    """Somebody with a telephone and a letter."""
    walk = walk_with(locale="da-DK")
    walk.page.set_viewport_size({"width": PHONE, "height": 800})
    return walk


def vote(walk: Walk, office: str, *stand: str) -> None:
    """Begin a vote for an office between these."""
    walk.opens(f"{YOUNG}/raad/hverv/afstemning?hverv={office}&dag={MET}")
    for name in stand:
        walk.chooses(name)
    walk.presses("Begynd afstemningen")


def ballot(walk: Walk, **votes: int) -> None:
    """Note a ballot of six."""
    walk.fills(present="6", **{name: str(number) for name, number in votes.items()})
    walk.presses("Notér afstemningen")


def leaves(walk: Walk, seat: str, last_day: str) -> None:
    """Register that the member of a seat resigns: from the seat, one page that says what follows, one button."""
    walk.opens(f"{YOUNG}/raad/pladser")
    walk.presses(seat)
    walk.presses("Registrér udtræden")
    walk.fills(last_day=last_day)
    walk.page.locator("main [name=reason]").select_option("resigned")
    walk.presses("Vis, hvad der følger")


def test_a_recommendation_becomes_a_council_and_a_vice_chair_is_followed(
    secretary: Walk, substitute: Walk, post: PostOffice
) -> None:
    secretary.opens(f"{YOUNG}/udpegning")
    secretary.presses("Udpegning af medlemmer")
    secretary.presses("Indsend sagen")
    secretary.presses("Indsend sagen")
    secretary.presses("Registrér beslutningen")
    today = clock.today()
    secretary.fills(decided_on=f"{today.day}.{today.month}.{today.year}")
    secretary.presses("Se, hvad der sker")
    assert "Emilie Thygesen: Bliver suppleant, nummer 6" in secretary.reads()
    secretary.presses("Registrér beslutningen")
    assert "6 medlemmer er udpeget. 6 suppleanter er udpeget." in secretary.reads()

    vote(secretary, "chair", "Ahmad Barakzai", "Chidera Nwosu", "Diana Pavlenko")
    ballot(secretary, votes_1=3, votes_2=2, votes_3=1)
    ballot(secretary, votes_1=3, votes_2=2, votes_3=1)
    ballot(secretary, votes_1=3, votes_2=3)
    secretary.page.locator("main [name=drawn_0]").select_option(label="Chidera Nwosu")
    secretary.fills(drawn_by="Grethe Holm", witnessed_by="Ada Bruun")
    secretary.presses("Notér lodtrækningen")
    secretary.presses("Afslut valget")
    assert "Chidera Nwosu er forperson fra den 5. januar 2027" in secretary.reads()
    vote(secretary, "vice_chair", "Huda Al-Khatib", "Kaveh Moradi")
    ballot(secretary, votes_1=4, votes_2=2)
    secretary.presses("Afslut valget")

    leaves(secretary, "Unge under uddannelse, plads 4", "31.1.2027")
    said = secretary.reads()
    assert "Der skal vælges en ny næstforperson efter 31. januar 2027" in said
    assert "Goran Petrović er nummer 1 på listen" in said
    secretary.presses("Registrér udtræden")
    assert "Udtræden for Huda Al-Khatib er registreret" in secretary.reads()

    gorans = post.link_to("goran-petrovic@mail.example")
    substitute.opens(gorans)
    substitute.presses("Nej tak")
    secretary.opens("/sekretariat")
    secretary.presses("Spørg den næste suppleant")
    assert "Goran Petrović: har sagt nej" in secretary.reads()
    secretary.presses("Spørg nu")
    substitute.opens(post.link_to("julia-nowicka@mail.example"))
    substitute.presses("Ja, jeg træder ind")
    assert "Kommunalbestyrelsen skal beslutte det, før du er medlem" in substitute.reads()
    substitute.opens(gorans)
    assert "Det kan ikke længere ændres her" in substitute.reads()

    secretary.opens("/sekretariat")
    secretary.presses("Julia Nowicka har sagt ja")
    secretary.page.locator("main [name=decision]").select_option(index=1)
    secretary.presses("Lad Julia Nowicka overtage pladsen")
    secretary.opens(f"{YOUNG}/raad?dato=2027-02-01")
    assert "Julia Nowicka" in secretary.reads()
