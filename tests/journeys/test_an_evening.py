"""A small council's evening on one screen, with the network cut in the middle of it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from recruit.elections.model import DoorCount, Election, EveningAct, LotDraw, Tally
from recruit.elections.rules.evening import Kind
from recruit.foundation import clock
from recruit.foundation.db import transaction
from tests.chromium import PHONE
from tests.evening import an_evening
from tests.journeys.conftest import Town, Walk
from tests.journeys.evening_cases import counts_alike

pytestmark = pytest.mark.browser

SOMEBODY_ELSE = "sekretaer@eksempelby.dk"
ONCE = (Kind.LIST, Kind.VOTER_BACK, Kind.POLLS, Kind.COUNT, Kind.LOT, Kind.CERTIFY)
NAMES = ("Kaj Lund", "Amina Abdi", "Bo Bruun", "Dorthe Dam")


#: Milliseconds in which a browser does what nobody can see.
A_MOMENT = 300
#: Waits until the browser shows the page again without a network. (A string to wait for is code that the page refuses.)
WATCHED = """async () => {
    const soon = () => new Promise(done => setTimeout(done, 50));
    while (!navigator.serviceWorker.controller || !await caches.match(location.href)) await soon();
}"""
#: What the browser keeps: pages by their addresses, and everything under its name.
KEPT = """async () => {
    const kept = [];
    for (const name of await caches.keys()) {
        for (const request of await (await caches.open(name)).keys()) kept.push(new URL(request.url).pathname);
    }
    return kept.filter(path => !path.startsWith("/static/")).concat(Object.keys(localStorage));
}"""


class Faults(list[str]):
    """What is wrong with a page; that the network is missing, or the session has run out, is no fault of it."""

    def append(self, fault: str) -> None:
        if not any(said in fault for said in ("ERR_INTERNET_DISCONNECTED", "status of 400")):
            super().append(fault)


@pytest.fixture
def evening(town: Town) -> str:
    """The address of an evening that is about to begin."""
    with transaction(town.sessions()) as session:
        election = an_evening(session, now=clock.now())
        return f"/sekretariat/{election.round.term.body.slug}/valg/{election.id}/aften"


def presses(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()


def says(page: Page, text: str) -> None:
    expect(page.locator("[data-status]")).to_contain_text(text, timeout=10_000)


def calls(page: Page, name: str) -> None:
    """Write a name and press Enter; the cursor is back at the name."""
    page.locator("[name=candidate-name]").fill(name)
    page.locator("[name=candidate-declares]").check()
    page.locator("[name=candidate-name]").press("Enter")
    expect(page.locator("[name=candidate-name]")).to_be_focused()
    expect(page.locator("[name=candidate-name]")).to_have_value("")


def leaves(page: Page, town: Town) -> None:
    """Sign out in another window, as the next one at this computer finds it."""
    other = page.context.new_page()
    other.goto(f"{town.address}/sekretariat")
    other.get_by_role("button", name="Log ud").click()
    other.wait_for_url("**/konto/log-ind")
    other.wait_for_timeout(A_MOMENT)
    other.close()


def reads(page: Page, marks: str) -> None:
    page.locator("[name=paper-marks]").fill(marks)
    page.locator("[name=paper-marks]").press("Enter")


def test_an_evening_goes_on_without_a_network_and_nothing_is_lost_or_doubled(
    walk_with: Callable[..., Walk], town: Town, evening: str
) -> None:
    walk = walk_with(locale="da-DK")
    page, context = walk.page, walk.page.context
    walk.faults = Faults()
    walk.signs_in("administrator@eksempelby.dk")
    walk.opens(evening)
    says(page, "Alt er sendt")
    page.evaluate(WATCHED)
    counts_alike(page)
    hall = context.new_page()
    hall.goto(f"{town.address}{evening}/projektor?stemmer=undervejs")
    page.bring_to_front()
    calls(page, NAMES[0])
    says(page, "Alt er sendt")

    leaves(page, town)
    assert page.evaluate(KEPT) == []
    calls(page, NAMES[1])
    says(page, "Du er logget ud")
    elsewhere = Walk(context.new_page(), town)
    elsewhere.signs_in(SOMEBODY_ELSE)
    page.evaluate("window.dispatchEvent(new Event('online'))")
    says(page, "En anden er logget ind nu")
    expect(page.locator("[data-list=candidates]")).to_be_hidden()
    leaves(page, town)
    elsewhere.signs_in("administrator@eksempelby.dk")
    elsewhere.page.close()
    page.bring_to_front()
    page.evaluate("window.dispatchEvent(new Event('online'))")
    says(page, "Alt er sendt")
    page.evaluate(WATCHED)

    context.set_offline(True)
    for name in (*NAMES[2:], "Kaj Lunt"):
        calls(page, name)
    says(page, "ting venter på netværk")
    page.locator("li", has_text="Kaj Lunt").get_by_role("button").click()
    page.locator("[data-step=list] summary").click()
    page.locator("[name=list-people]").fill("Grethe Holm\nAda Bruun")
    presses(page, "Luk listen, og åbn for afstemningen")
    expect(page.locator("[data-voters]")).to_be_visible()
    walk.looks()
    for _each in range(5):
        presses(page, "Én til")
    presses(page, "Én for meget")
    expect(page.locator("[data-voters]")).to_have_text("4")
    expect(hall.locator("main")).to_contain_text("3. Bo Bruun")
    expect(hall.locator("main")).to_contain_text("4 vælgere")

    page.reload()
    expect(page.locator("[data-voters]")).to_have_text("4")
    says(page, "ting venter på netværk")
    page.locator("[data-step=votes] summary").first.click()
    presses(page, "Luk afstemningen")
    page.locator("[data-pad] button").nth(0).click()
    page.locator("[data-pad] button").nth(2).click()
    presses(page, "Næste seddel")
    reads(page, "1 2")
    reads(page, "4 1")
    presses(page, "Fortryd sidste seddel")
    reads(page, "1")
    presses(page, "Blank")
    expect(page.locator("[data-adds]")).to_have_text("4 sedler, 4 vælgere: Det stemmer.")
    expect(hall.locator("[data-lines] tr").first).to_contain_text("3")
    walk.looks()
    page.set_viewport_size({"width": PHONE, "height": 800})
    walk.looks()
    presses(page, "Alle sedler er læst: Tæl op")
    expect(page.locator("[data-tied]")).to_contain_text("2. Amina Abdi, 3. Bo Bruun")
    page.locator("[data-drawing] button").nth(1).click()
    page.locator("[name=lot-drawn_by]").fill("Ebbe Eg")
    page.locator("[name=lot-witnessed_by]").fill("Ada Bruun")
    presses(page, "Notér lodtrækningen, og tæl op igen")
    expect(page.locator("[data-notes]")).to_contain_text("Foreløbigt")
    walk.looks()
    kept = page.locator("[data-list=lines]").inner_text()
    assert page.evaluate("Object.keys(localStorage).some(key => localStorage[key].includes('Bo Bruun'))")

    context.set_offline(False)
    says(page, "Alt er sendt")
    expect(page.locator("[data-notes]")).to_be_empty()
    assert page.locator("[data-list=lines]").inner_text() == kept
    walk.looks()
    hall.reload()
    expect(hall.locator("[data-lines] tr").nth(1)).to_contain_text("3. Bo Bruun")
    expect(hall.locator("[data-lines] tr").nth(1)).to_contain_text("indstilles")

    page.locator("[name=certify-people]").fill("Grethe Holm\nAda Bruun")
    presses(page, "Godkend resultatet")
    says(page, "ikke længere gemt noget")
    expect(page.get_by_role("link", name="Valgbog (PDF)")).to_be_visible()
    page.reload()
    page.wait_for_timeout(A_MOMENT)
    says(page, "ikke længere gemt noget")
    assert page.evaluate(KEPT) == []
    with town.sessions()() as session:
        election = session.scalars(select(Election).where(Election.name == "Valg til rådet")).one()
        acts = session.scalars(select(EveningAct.kind).where(EveningAct.is_taken_back.is_(False))).all()
        voters = session.scalars(select(DoorCount.voters).where(DoorCount.election_id == election.id)).one()
        tally = session.scalars(select(Tally).where(Tally.place == election.place)).one()
        drawn = session.scalars(select(LotDraw.drawn).where(LotDraw.contest_id == tally.contest_id)).one()
    assert [acts.count(kind) for kind in ONCE] == [1] * len(ONCE)
    assert (acts.count(Kind.CANDIDATE), acts.count(Kind.VOTER), acts.count(Kind.PAPER)) == (4, 5, 4)
    assert (voters, tally.papers, tally.blank, drawn) == (4, {"1": 1, "1,2": 1, "1,3": 1}, 1, [3])
