"""What the machines that watch are told, and what people read when something is wrong."""

from collections.abc import Iterator

import pytest
from flask import Flask, abort

from recruit.web import errors
from tests.conftest import Database
from tests.pages.site import Reader, Site, an_app, an_app_on
from tests.sqlite import UsedFile

HEADINGS = {
    400: "Adressen eller formularen kan ikke læses",
    403: "Du har ikke adgang til siden",
    404: "Vi kan ikke finde siden",
    405: "Siden kan ikke åbnes på den måde",
    409: "En anden har ændret det her først",
    413: "Filen er for stor",
    422: "Der er noget, der skal rettes",
    429: "For mange forsøg",
    500: "Noget gik galt hos os",
    503: "Siden er lukket et øjeblik",
}


@pytest.fixture(scope="module")
def orphaned(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """An app whose database is away."""
    with an_app(f"sqlite:///{tmp_path_factory.mktemp('away') / 'none' / 'house.db'}") as app:
        yield app


@pytest.fixture
def orphan(orphaned: Flask) -> Reader:
    return Reader(orphaned)


@pytest.fixture(scope="module")
def faulty(sqlite_file: UsedFile) -> Iterator[Flask]:
    """An app that answers `/fejl/<code>` with that error."""
    with an_app_on(sqlite_file) as app:
        app.add_url_rule("/fejl/<int:code>", view_func=abort)
        yield app


@pytest.fixture
def failing(faulty: Flask, empty_house: Database) -> Reader:
    return Reader(faulty)


def test_a_house_in_order_says_so(site: Site) -> None:
    reader = site.reader()

    assert (reader.opens("/healthz").status, reader.opens("/readyz").status) == (200, 200)


def test_without_its_database_it_lives_and_is_not_ready(orphan: Reader) -> None:
    assert orphan.opens("/healthz").status == 200
    assert orphan.opens("/readyz").status == 503


def test_watching_leaves_no_cookie_and_asks_nobody_who_they_are(site: Site) -> None:
    reader, _ = site.signed_in()
    sent = site.statements()

    answers = [reader.opens(address).response for address in ("/healthz", "/readyz")]

    assert [answer.headers.getlist("Set-Cookie") for answer in answers] == [[], []]
    assert sent == ["SELECT 1"]


@pytest.mark.parametrize("address", ["/", "/was", "/konto/glemt-adgangskode"])
def test_without_its_database_a_page_says_so_and_when_to_come_back(orphan: Reader, address: str) -> None:
    answer = orphan.opens(address)

    assert answer.status == 503
    assert answer.page.heading == HEADINGS[503]
    assert int(answer.response.headers["Retry-After"]) > 0


def test_every_error_page_is_known_here() -> None:
    assert set(HEADINGS) == set(errors.PAGES)


@pytest.mark.parametrize("code", HEADINGS)
def test_an_error_is_a_page_in_plain_danish(failing: Reader, code: int) -> None:
    answer = failing.opens(f"/fejl/{code}")

    assert answer.status == code
    assert answer.page.heading == HEADINGS[code]
    assert answer.page.all("html")[0].attributes["lang"] == "da"
    assert answer.page.all("main")[0].all("p")


@pytest.mark.parametrize(("code", "shown"), [(406, 400), (418, 400), (451, 400), (501, 500), (504, 500)])
def test_a_rare_error_shows_the_nearest_page(failing: Reader, code: int, shown: int) -> None:
    answer = failing.opens(f"/fejl/{code}")

    assert (answer.status, answer.page.heading) == (code, HEADINGS[shown])


def test_a_fault_of_ours_shows_nothing_of_how_we_are_built(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(site.app.view_functions, "front.front", lambda: {}["the secret"])

    answer = site.reader().opens("/")

    assert answer.status == 500
    for inside in ("Traceback", "KeyError", "the secret", ".py", "recruit."):
        assert inside not in answer.page.all("main")[0].text
    assert "the secret" not in answer.text


def test_an_error_speaks_the_language_of_the_reader(site: Site) -> None:
    answer = site.reader().opens("/findes-ikke?sprog=en")

    assert answer.page.all("html")[0].attributes["lang"] == "en"
    assert answer.page.heading != HEADINGS[404]
