"""Who works at an election for a while: what leads them there, what they find, and what they never see."""

from collections.abc import Callable, Iterator
from io import BytesIO
from urllib.parse import urlsplit
from zipfile import ZipFile

import pytest
from sqlalchemy import select, update

from recruit.bodies.operations import grant_access_to_body
from recruit.elections.model import Election
from recruit.elections.operations import counting, passing
from recruit.elections.rules.vocabulary import Milestone
from recruit.foundation.accounts.model import RoleGrant
from recruit.foundation.accounts.rules import Role
from tests.browser import Page
from tests.builders import BY, NOW, a_council
from tests.conftest import Database, made_once
from tests.elections import COMMITTEE, EVENING, FINAL, MEETING, POST, an_election, entered, loaded
from tests.pages.visitor import Visitor

CLOSED = (Milestone.FIXED, Milestone.VOTING, Milestone.CLOSED)
#: What takes long to make, and is tried elsewhere.
PAPERS = (".pdf", ".docx")


@pytest.fixture
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the time stand still after the polls have closed."""
    monkeypatch.setattr("recruit.foundation.clock.now", lambda: EVENING)


@pytest.fixture
@made_once
def election(house: Database, still: None) -> Election:
    """The polls are closed, two are equal for the last seat, and a second person has to enter the votes by post."""
    with house.transaction() as session:
        made = an_election(session, passed=CLOSED, forms=(MEETING, POST), post_until=EVENING, double_entry=True)
        votes = (5, 3, 3, 0)
        contest = entered(session, made, votes)
        entered(session, made, votes, clerk=2)
        counting.count(session, made, contest, FINAL, by=BY, now=EVENING)
        entered(session, made, (1, 0, 0, 0), form=POST)
        return loaded(session, made)


def at(election: Election, page: str = "") -> str:
    return f"/sekretariat/integrationsraadet/valg/{election.id}{page}"


def ways(page: Page) -> Iterator[str]:
    """Yield where the page leads within the secretariat's part, but for papers."""
    for link in page.all("a"):
        address = urlsplit(link.attributes.get("href", ""))
        is_ours = address.path.startswith("/sekretariat") and not address.path.endswith(PAPERS)
        if is_ours and "sprog=" not in address.query:
            yield address.path + (f"?{address.query}" if address.query else "")


def menu(page: Page) -> list[str]:
    return [link.text for link in page.all("nav", class_="house-menu-wide")[0].all("a")]


def reached(visitor: Visitor, start: str = "/sekretariat", *, within: str = "") -> dict[str, Page]:
    """Follow every way, of those with that in their address, and return the pages; what is refused or missing fails."""
    found: dict[str, Page] = {}
    waiting = [start]
    while waiting:
        address = waiting.pop()
        if address not in found:
            answer = visitor.client.get(address, follow_redirects=True)
            assert answer.status_code == 200, (address, answer.status_code)
            if answer.mimetype == "text/html":
                found[address] = Page(answer.text)
                waiting += [way for way in ways(found[address]) if within in way]
    return found


@pytest.mark.parametrize("role", [Role.POLLING_WORKER, Role.ELECTION_COMMITTEE])
def test_whoever_works_at_an_election_is_led_there_and_to_nothing_that_is_refused(
    signed_in: Callable[..., Visitor], house: Database, election: Election, role: Role
) -> None:
    whoever, is_worker = signed_in(role, name="Kaj Lund"), role is Role.POLLING_WORKER

    found = reached(whoever)

    first = found["/sekretariat"]
    assert first.heading == "Valg til Integrationsrådet"
    assert menu(first) == ["Valg"]
    assert {"/".join(address.split("/")[2:4]) for address in found} == {"", "valg", "integrationsraadet/valg"}
    enters = at(election, f"/optaelling/{election.contests[0].id}/ny") in {one.split("?")[0] for one in found}
    assert (enters, at(election, "/lodtraekning") in found) == (is_worker, True)
    whoever.get(at(election, "/godkendelse"), 403 if is_worker else 200)


def test_a_role_that_is_over_or_for_another_council_leads_to_no_election(
    signed_in: Callable[..., Visitor], house: Database, election: Election
) -> None:
    worker = signed_in(Role.POLLING_WORKER, name="Kaj Lund")
    with house.transaction() as session:
        grant = session.scalars(select(RoleGrant).where(RoleGrant.role == Role.POLLING_WORKER)).one()
        elsewhere = a_council(session, "Ældrerådet", seats=0)
        grant_access_to_body(session, grant.id, elsewhere, by=BY, now=NOW)

    worker.get(at(election), 404)
    assert "Valg til rådet" not in worker.client.get("/sekretariat", follow_redirects=True).text

    with house.transaction() as session:
        session.execute(
            update(RoleGrant).where(RoleGrant.id == grant.id).values(since=NOW.date(), until=EVENING.date())
        )

    worker.get(at(election), 403)
    assert worker.client.get("/sekretariat").location == "/konto/sessioner"


def test_whoever_only_reads_is_led_from_an_election_to_nothing_that_is_refused(
    signed_in: Callable[..., Visitor], election: Election
) -> None:
    found = reached(signed_in(Role.READER, name="Rita Lund"), at(election), within="/valg")

    assert at(election, "/vaelgere") in found


@pytest.mark.parametrize("role", [Role.READER, Role.AUDITOR])
def test_whoever_only_reads_sees_the_result_when_it_is_certain_and_not_before(
    signed_in: Callable[..., Visitor], house: Database, election: Election, role: Role
) -> None:
    reader = signed_in(role, name="Rita Lund")
    hidden = [at(election, page) for page in ("/resultat", "/resultat/udskrift", "/papirer/valgbog.pdf")]

    page = reader.get(at(election))
    for address in hidden:
        reader.get(address, 404)
    for counting_page in ("/optaelling", "/lodtraekning", "/godkendelse"):
        reader.get(at(election, counting_page), 403)

    assert "lod" not in reader.get("/sekretariat").all("main")[0].text
    assert "afstemningen er lukket" in page.all("p", class_="lead")[0].text.casefold()
    assert not {*hidden} & {*ways(page)}

    with house.transaction() as session:
        found = loaded(session, election)
        found.double_entry = False
        votes = entered(session, found, (5, 4, 2, 0))
        counting.count(session, found, votes, FINAL, by=BY, now=EVENING)
        passing.record(session, found, Milestone.CERTIFIED, COMMITTEE, by=BY, now=EVENING)

    assert hidden[0] in {*ways(reader.get(at(election)))}
    assert "Amina Abdi" in reader.get(hidden[0]).text


def test_the_main_menu_leads_to_the_elections_of_every_council_and_says_what_each_waits_for(
    secretary: Visitor, house: Database, election: Election
) -> None:
    alone = secretary.client.get("/sekretariat/valg")
    with house.transaction() as session:
        a_council(session, "Ældrerådet", seats=0)

    page = secretary.get("/sekretariat/valg")

    (row,) = page.all("tbody")[0].all("tr")
    assert alone.location == at(election).rsplit("/", 1)[0]
    assert "Valg" in menu(page)
    assert "Integrationsrådet" in row.text
    assert "Træk lod" in row.text


def test_the_committee_signs_what_it_has_seen_and_with_enough_of_it_the_result_is_certified(
    signed_in: Callable[..., Visitor], secretary: Visitor, house: Database, election: Election
) -> None:
    page = at(election, "/godkendelse")
    ada, kaj = (signed_in(Role.ELECTION_COMMITTEE, name=name) for name in ("Ada Bruun", "Kaj Lund"))
    signs = {"to": f"{page}/underskriv"}
    with house.transaction() as session:
        found = loaded(session, election)
        found.double_entry = False
        counting.count(session, found, entered(session, found, (6, 4, 2, 0)), FINAL, by=BY, now=EVENING)
    seen_before, _ = kaj.filled(page, **signs)
    with house.transaction() as session:
        found = loaded(session, election)
        counting.count(session, found, entered(session, found, (5, 4, 2, 0)), FINAL, by=BY, now=EVENING)

    another = kaj.mended(kaj.client.post(f"{page}/underskriv", data=seen_before))
    shown = ada.led(ada.send(page, **signs))
    alone = secretary.mended(secretary.send(f"{page}/med-underskrifter", others="Grethe Holm"))
    kaj.led(kaj.send(page, **signs))
    kaj.led(kaj.send(f"{page}/med-underskrifter", others="Grethe Holm"))

    assert "Resultatet er ændret" in another.text
    assert "Træk min underskrift tilbage" in shown.text
    assert alone.all("textarea", name="others")[0].attributes["aria-invalid"] == "true"
    assert "Ada Bruun, Kaj Lund og Grethe Holm" in secretary.get(page).text
    with ZipFile(BytesIO(secretary.client.get(at(election, "/papirer/valgbog.docx")).data)) as record:
        assert "Underskrevet på skærmen" in record.read("word/document.xml").decode()
