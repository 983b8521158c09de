"""From an election's recommendation to members by a decision, a chair by lot, and everything that follows in a term."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from recruit.bodies.operations import hold_to_rule
from recruit.bodies.rules import NewRule, RuleKind, RuleSource
from recruit.foundation import clock
from recruit.foundation.dates import Span
from recruit.foundation.db import transaction
from tests.builders import BY, NOW, a_council, a_member, a_person, day, the_seats
from tests.chromium import PHONE
from tests.journeys.conftest import PostOffice, Town, Walk

pytestmark = pytest.mark.browser

YOUNG, OURS = "/sekretariat/unges-integrationsraad", "/sekretariat/integrationsraadet"
#: The first term of the young begins at the next new year.
YEAR = clock.today().year + 1
MET = f"5.1.{YEAR}"


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


def leaves(walk: Walk, council: str, seat: str, last_day: str) -> None:
    """Say that the member of a seat resigns: the page tells everything that follows."""
    walk.opens(f"{council}/raad/pladser")
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
    assert f"Chidera Nwosu er forperson fra den 5. januar {YEAR}" in secretary.reads()
    vote(secretary, "vice_chair", "Huda Al-Khatib", "Kaveh Moradi")
    ballot(secretary, votes_1=4, votes_2=2)
    secretary.presses("Afslut valget")

    leaves(secretary, YOUNG, "Unge under uddannelse, plads 4", f"31.1.{YEAR}")
    said = secretary.reads()
    assert f"Der skal vælges en ny næstforperson efter 31. januar {YEAR}" in said
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
    secretary.opens(f"{YOUNG}/raad?dato={YEAR}-02-01")
    assert "Julia Nowicka" in secretary.reads()


def test_an_organisation_sends_somebody_else_and_its_vice_chair_is_followed(secretary: Walk) -> None:
    secretary.opens(f"{OURS}/raad/pladser")
    secretary.presses("Foreninger og organisationer, plads 1")
    secretary.presses("Organisationen har skrevet")
    secretary.fills(name="Birthe Lindegaard", email="birthe@fce.example")
    secretary.presses("Vis, hvad der følger")
    assert "Der skal vælges en ny næstforperson" in secretary.reads()
    secretary.presses("Registrér den nye repræsentant")

    assert "Birthe Lindegaard er indstillet. Agnete Ravn er medlem til og med den" in secretary.reads()
    secretary.opens(f"{OURS}/udpegning")
    assert "skal indsendes" in secretary.reads()


def test_six_members_left_are_warned_of_while_the_rule_holds(town: Town, secretary: Walk) -> None:
    today = clock.today()
    last_year = today.year - 1
    with transaction(town.sessions()) as session:
        body = a_council(session, "Ældrerådet", seats=7, term=f"{last_year}-{last_year + 3}")
        for seat in the_seats(session, body):
            a_member(session, seat, since=f"{last_year}-01-01")
        session.refresh(body, ["rules"])
        seven = NewRule(RuleKind.MINIMUM_MEMBERS, RuleSource.LAW, "Integrationsloven § 42, stk. 3", number=7)
        ends = today + timedelta(days=365)
        hold_to_rule(session, body, seven, Span(day(f"{last_year}-01-01"), ends), by=BY, now=NOW)
    few = "skal der være mindst 7 medlemmer. Der er 6 tilbage."

    when_it_holds_no_more = f"{ends.day}.{ends.month}.{ends.year}"
    leaves(secretary, "/sekretariat/aeldreraadet", "plads 1", when_it_holds_no_more)
    assert few not in secretary.reads()
    secretary.fills(last_day=f"{today.day}.{today.month}.{today.year}")
    secretary.presses("Vis igen, hvad der følger")
    assert few in secretary.reads()
    secretary.fills(last_day=f"1.6.{last_year}")
    secretary.presses("Vis igen, hvad der følger")
    secretary.presses("Registrér udtræden")

    secretary.opens("/sekretariat")
    assert "6 medlemmer; Integrationsloven § 42, stk. 3 kræver mindst 7" in secretary.reads()


def test_a_council_is_dissolved_from_new_year_and_its_last_roster_is_right(town: Town, secretary: Walk) -> None:
    names = ("Hawa Ibsen", "Bo Bruun", "Kaj Lund")
    with transaction(town.sessions()) as session:
        body = a_council(session, "Handicaprådet", seats=3, term="2024-2027")
        for seat, name in zip(the_seats(session, body), names, strict=True):
            a_member(session, seat, a_person(session, name), since="2024-01-01")
    council = "/sekretariat/handicapraadet"

    secretary.opens(f"{council}/opsaetning/nedlaeg")
    secretary.fills(until="1.1.2026", decided_on="10.12.2025", successor="Tilgængelighedsforum")
    secretary.presses("Vis, hvad der sker")
    said = secretary.reads()
    assert all(name in said for name in names)
    secretary.presses("Nedlæg")

    secretary.opens(f"{council}/raad?dato=2025-12-31")
    assert all(name in secretary.reads() for name in names)
    secretary.opens(f"{council}/raad?dato=2026-01-01")
    said = secretary.reads()
    assert not any(name in said for name in names)
    assert "Tilgængelighedsforum" in said
