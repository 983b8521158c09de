"""An election on one evening, as plain forms and as a browser sends what it has kept."""

import json
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from recruit.elections.model import Election
from recruit.elections.operations import passing
from recruit.elections.rules.evening import Kind
from recruit.elections.rules.passing import Passing
from recruit.elections.rules.vocabulary import Milestone
from recruit.foundation.accounts.rules import Role
from tests.browser import Page
from tests.builders import BY
from tests.conftest import Database, made_once
from tests.elections import EVENING, POLLING, an_election, loaded
from tests.evening import Browser, an_evening, the_list
from tests.pages.secretariat.elections.test_counting import at, main, still
from tests.pages.visitor import Visitor

__all__ = ["still"]


@pytest.fixture
@made_once
def election(house: Database, still: None) -> Election:
    with house.transaction() as session:
        return an_evening(session)


class Screen:
    """The screen with its scripts, as far as the program hears of it."""

    def __init__(self, visitor: Visitor, address: str) -> None:
        self.visitor, self.address = visitor, address
        (root,) = [each for each in visitor.get(address).all("div") if each.attributes.get("id") == "evening"]
        self.token, self.user = root.attributes["data-token"], root.attributes["data-user"]
        conditions = [each for each in root.all("input") if each.attributes.get("name") == "candidate-condition"]
        self.condition = conditions[0].attributes["value"]

    def called(self, name: str) -> dict[str, Any]:
        return act("candidate", name=name, presence="her", declares="y", condition=self.condition)

    def sends(self, *acts: dict[str, Any], status: int = 200, user: str = "") -> dict[str, Any]:
        """Send acts as they were kept, and return what the program answers."""
        answer = self.visitor.client.post(
            f"{self.address}/handlinger",
            json={"user": user or self.user, "acts": acts},
            headers={"X-CSRFToken": self.token},
        )
        assert answer.status_code == status, answer.text[:200]
        found: dict[str, Any] = answer.get_json(silent=True) or {}
        return found


def act(kind: str, **fields: str) -> dict[str, Any]:
    return {"id": str(uuid4()), "kind": kind, "fields": {name: [text] for name, text in fields.items()}}


def became(found: dict[str, Any]) -> list[str]:
    return [answer["became"] for answer in found["answers"]]


def test_the_evening_goes_on_as_plain_forms_alone(secretary: Visitor, house: Database, election: Election) -> None:
    evening = at(house, election, "/aften")
    (way,) = secretary.get(at(house, election)).all("a", class_="button-primary")
    assert (way.text, way.attributes["href"]) == ("Valgmøde på én aften", evening)

    def send(kind: str, **typed: Any) -> Page:
        fields = {f"{kind}-{name}": text for name, text in typed.items()}
        return secretary.led(secretary.send(evening, to=f"{evening}?gem={kind}", **fields))

    for name in ("Kaj Lund", "Amina Abdi", "Bo Bruun"):
        page = send("candidate", name=name, declares="y")
    assert "Kaj Lund" in main(page)
    nobody = secretary.mended(secretary.send(evening, to=f"{evening}?gem=list"))
    assert "Udfyld feltet" in main(nobody)

    page = send("list", people="Grethe Holm\nAda Bruun")
    send("voter")
    send("voter")
    send("voter-back")
    page = send("polls")
    empty = secretary.mended(secretary.send(evening, to=f"{evening}?gem=paper"))
    assert "eller at sedlen er blank" in main(empty)
    page = send("paper", marks="1 2")
    assert "1 sedler læst" in main(page)
    page = send("count")
    assert "Amina Abdi" in main(page)
    page = send("certify", people="Grethe Holm")
    assert "Resultatet er godkendt" in main(page)
    assert secretary.get(at(house, election))


def test_what_was_kept_is_taken_in_order_and_never_twice(
    secretary: Visitor, house: Database, election: Election
) -> None:
    screen = Screen(secretary, at(house, election, "/aften"))
    three = [screen.called(name) for name in ("Kaj Lund", "Amina Abdi", "Bo Bruun")]
    slip = screen.called("Kaj Lunt")
    order = " ".join(each["id"] for each in three)
    batch = [*three, slip, act("candidate-back", of=slip["id"]), act("list", order=order, people="Ada Bruun")]
    batch += [act("voter"), act("voter"), act("polls"), act("paper", marks="1 3"), act("paper", fault="blank")]
    batch += [act("count")]

    first, again = screen.sends(*batch), screen.sends(*batch)

    assert became(first) == ["taken"] * len(batch)
    assert became(again) == ["known"] * len(batch)
    assert [entry["name"] for entry in first["state"]["entries"]] == ["Kaj Lund", "Amina Abdi", "Bo Bruun"]
    assert again["state"]["voters"] == 2
    assert again["state"]["stage"] == "result"
    lines = [(line["name"], line["advice"]) for line in again["state"]["result"]["lines"]]
    assert lines[:2] == [("Kaj Lund", "recommended"), ("Bo Bruun", "recommended")]


def test_a_refused_act_says_why_and_holds_back_what_stands_on_it(
    secretary: Visitor, house: Database, election: Election
) -> None:
    screen = Screen(secretary, at(house, election, "/aften"))
    kaj = screen.called("Kaj Lund")
    found = screen.sends(
        kaj,
        act("candidate", name="", presence="her"),
        screen.called("Amina Abdi"),
        act("list", order=kaj["id"], people="Ada Bruun"),
        act("voter"),
        status=422,
    )

    assert became(found) == ["taken", "refused", "taken", "waits", "waits"]
    assert found["answers"][1]["reasons"] == [{"field": "name", "text": "Skriv navnet."}]
    undone = screen.sends(act("candidate-back", of=kaj["id"]), act("candidate-back", of=str(uuid4())), status=422)
    assert became(undone) == ["taken", "refused"]
    unclear = screen.sends(act("paper", marks="1", fault="blank"), status=422)
    assert unclear["answers"][0]["reasons"][0]["field"] == "marks"
    late = screen.sends(act("paper", marks="1"), status=422)
    assert late["answers"][0]["reasons"][0]["text"].startswith("Der tælles ikke op, før")


def test_only_whoever_did_it_sends_it_with_a_fresh_token(
    secretary: Visitor, house: Database, election: Election, signed_in: Callable[..., Visitor]
) -> None:
    evening = at(house, election, "/aften")
    screen = Screen(secretary, evening)
    screen.sends(act("voter"), user=str(uuid4()), status=409)
    screen.sends(act("wish"), status=400)
    nested = secretary.client.post(
        f"{evening}/handlinger",
        data="[" * 100_000,
        content_type="application/json",
        headers={"X-CSRFToken": screen.token},
    )
    assert nested.status_code == 400
    stand = json.loads(secretary.client.get(f"{evening}/stand").text)
    assert stand["user"] == screen.user
    assert stand["token"]
    reader = signed_in(Role.READER, name="Ada Bruun")
    assert reader.client.get(evening).status_code == 403


def test_the_worker_reaches_this_evening_alone(secretary: Visitor, house: Database, election: Election) -> None:
    evening = at(house, election, "/aften")
    answer = secretary.client.get(f"{evening}/netvaerk.js")
    assert answer.headers["Service-Worker-Allowed"] == evening
    assert answer.mimetype == "text/javascript"


def test_the_hall_sees_numbers_while_papers_are_read_only_where_that_was_chosen(
    secretary: Visitor, house: Database, election: Election
) -> None:
    browser = Browser()
    with house.transaction() as session:
        order = browser.calls(session, election, "Kaj Lund", "Amina Abdi", "Bo Bruun")
    projector = at(house, election, "/aften/projektor")
    assert "Kaj Lund" not in secretary.client.get(projector).text
    screen = Screen(secretary, at(house, election, "/aften"))
    screen.sends(act("list", order=" ".join(map(str, order)), people="Ada Bruun"))
    assert "Der stemmes" in main(secretary.get(projector))
    assert "1. Kaj Lund" in main(secretary.get(projector))
    screen.sends(act("polls"), act("paper", marks="2"))

    quiet = json.loads(secretary.client.get(f"{projector}/stand").text)
    open_ = json.loads(secretary.client.get(f"{projector}/stand?stemmer=undervejs").text)

    assert (quiet["votes"], quiet["read"], quiet["result"]) == (None, 1, None)
    assert open_["votes"] == {"2": 1}


def test_a_rehearsal_is_marked_and_takes_no_candidates(secretary: Visitor, house: Database, still: None) -> None:
    with house.transaction() as session:
        election = an_evening(session, is_rehearsal=True)
    evening = at(house, election, "/aften")
    assert "PRØVE" in main(secretary.get(evening))
    assert "PRØVE" in main(secretary.get(f"{evening}/projektor"))
    screen = Screen(secretary, evening)
    found = screen.sends(screen.called("Kaj Lund"), status=422)
    assert "prøve" in found["answers"][0]["reasons"][0]["text"]


def test_an_election_that_is_not_for_one_screen_has_none(secretary: Visitor, house: Database, still: None) -> None:
    with house.transaction() as session:
        election = an_election(session, passed=(Milestone.FIXED,), double_entry=True)
    secretary.get(at(house, election, "/aften"), 404)


def test_of_an_election_that_is_annulled_only_a_page_is_left_that_clears_the_browser(
    secretary: Visitor, house: Database, election: Election
) -> None:
    evening = at(house, election, "/aften")
    screen = Screen(secretary, evening)
    screen.sends(screen.called("Kaj Lund"))
    with house.transaction() as session:
        because = Passing(POLLING, ("Grethe Holm",), "Mødet måtte opgives.")
        passing.record(session, loaded(session, election), Milestone.ANNULLED, because, by=BY, now=EVENING)

    page = secretary.get(evening)
    (root,) = [each for each in page.all("div") if each.attributes.get("id") == "evening-over"]
    assert (root.attributes["data-here"], root.attributes["data-user"]) == (evening, screen.user)
    assert "Valget er annulleret" in main(page)
    assert "Kaj Lund" not in page.text
    assert secretary.client.get(f"{evening}/stand").status_code == 404
    screen.sends(screen.called("Bo Bruun"), status=404)


def test_the_screen_is_small_and_asks_no_more_when_more_stand(
    secretary: Visitor, house: Database, election: Election, count_queries: Callable[[], int]
) -> None:
    browser, evening = Browser(), at(house, election, "/aften")
    with house.transaction() as session:
        order = browser.calls(session, election, "Kaj Lund", "Amina Abdi", "Bo Bruun")
    count_queries()
    secretary.get(evening)
    few = count_queries()
    with house.transaction() as session:
        order += browser.calls(session, election, "Dorthe Dam", "Ebbe Eg", "Fatima Fahmi")
        browser.does(session, election, Kind.LIST, the_list(*order))
    count_queries()
    answer = secretary.client.get(evening)

    assert count_queries() <= few
    assert len(answer.data) < 100_000
