"""What every answer carries: a strict policy, an id, cookies that stay ours; and a log that knows nobody."""

import json
import logging
import re
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask

from recruit.foundation.accounts.rules import Role
from recruit.foundation.settings import SettingsError
from recruit.web.headers import HEADERS, TRANSPORT
from tests.conftest import Database
from tests.pages.site import Reader, Site, an_app
from tests.staff import PASSWORD

#: One answer of each kind: a page, a redirect, data, a file, an address that is not there, a form that is refused.
ANSWERS = {
    "page": ("GET", "/", 200),
    "page with a form": ("GET", "/konto/log-ind", 200),
    "redirect": ("GET", "/sekretariat", 303),
    "data": ("GET", "/healthz", 200),
    "style sheet": ("GET", "/static/css/recruit.css", 200),
    "nowhere": ("GET", "/findes-ikke", 404),
    "an address with a null": ("GET", "/k/%00", 404),
    "a question with a null": ("GET", "/?sprog=%00", 404),
    "wrong method": ("DELETE", "/", 405),
    "form without a token": ("POST", "/konto/log-ud", 400),
    "form to mend": ("POST", "/konto/log-ind", 422),
    "head only": ("HEAD", "/", 200),
}

PRODUCTION = {
    "RECRUIT_MODE": "production",
    "SECRET_KEY": "a secret that is only for this test and long enough",
    "PUBLIC_URL": "https://raad.fjordby.example",
    "MAIL_URL": "keep:",
    "MAIL_FROM": "raad@fjordby.example",
}


@pytest.fixture
def production(empty_house: Database) -> Iterator[Flask]:
    """The app as a municipality runs it, its log left alone."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    with an_app(empty_house.url, **PRODUCTION) as app:
        root.handlers[:] = handlers
        root.setLevel(level)
        yield app


@pytest.mark.parametrize(("method", "address", "status"), ANSWERS.values(), ids=ANSWERS)
def test_every_answer_carries_the_policy(site: Site, method: str, address: str, status: int) -> None:
    answer = site.reader().browser.open(address, method=method, buffered=True)

    assert answer.status_code == status
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS


def test_the_policy_lets_nothing_in_from_elsewhere_and_nothing_inline() -> None:
    policy = HEADERS["Content-Security-Policy"]

    assert policy.startswith("default-src 'self'")
    assert not re.search(r"unsafe-|\*|https?:|data:|blob:", policy)
    for shut in ("base-uri 'none'", "frame-ancestors 'none'", "object-src 'none'", "form-action 'self'"):
        assert shut in policy


def test_every_answer_has_an_id_of_its_own_and_the_log_knows_it(site: Site, log: Any) -> None:
    ids = [site.reader().opens("/").response.headers["X-Request-Id"] for _ in range(3)]

    assert len(set(ids)) == 3
    assert [line["request"] for line in log() if line["logger"] == "recruit.request"] == ids


def test_pages_are_not_kept_by_browsers_and_style_sheets_are(site: Site) -> None:
    reader = site.reader()

    assert reader.opens("/").response.headers["Cache-Control"] == "no-store"
    (sheet,) = re.findall(r'href="(/static/css/recruit\.css\?v=\w+)"', reader.opens("/").text)
    assert reader.browser.get(sheet, buffered=True).cache_control.max_age == 365 * 24 * 3600
    assert reader.opens("/static/css/ingen.css?v=1").response.headers["Cache-Control"] == "no-store"


def test_in_production_cookies_and_answers_stay_on_encrypted_lines(production: Flask) -> None:
    browser = production.test_client()

    answers = [browser.get("/konto/log-ind?sprog=en", base_url="https://raad.fjordby.example")]

    cookies = [cookie for answer in answers for cookie in answer.headers.getlist("Set-Cookie")]
    assert sorted(cookie.partition("=")[0] for cookie in cookies) == ["language", "recruit"]
    assert all("; Secure" in cookie and "; HttpOnly" in cookie and "; SameSite=Lax" in cookie for cookie in cookies)
    assert all(answer.headers["Strict-Transport-Security"] == TRANSPORT for answer in answers)


def test_a_visit_that_says_nothing_leaves_no_cookie(site: Site) -> None:
    assert site.reader().opens("/").response.headers.getlist("Set-Cookie") == []


def test_the_log_knows_the_route_and_nothing_that_anybody_wrote(site: Site, log: Any) -> None:
    reader, user = site.signed_in("Grethe Holm", Role.READER)
    reader.opens("/sekretariat/raad?q=amina@fjordby.example&navn=Amina+Rahimi")
    reader.opens("/amina@fjordby.example")
    reader.opens("/link/a-token-that-opens-a-door")
    site.reader().sends("/konto/log-ind", email="amina@fjordby.example", password=PASSWORD)

    told = json.dumps(log(), ensure_ascii=False).casefold()

    assert [line["route"] for line in log() if line["logger"] == "recruit.request"] == [
        "/sekretariat/raad",
        None,
        "/link/<token>",
        "/konto/log-ind",
        "/konto/log-ind",
    ]
    secrets = ("amina", "rahimi", "grethe", "holm", PASSWORD.casefold(), "a-token", str(user.id))
    assert [secret for secret in secrets if secret in told] == []


def test_an_unexpected_fault_is_logged_without_what_was_typed(
    site: Site, log: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks() -> None:
        raise ValueError("amina@fjordby.example")

    monkeypatch.setitem(site.app.view_functions, "front.front", breaks)

    answer = site.reader().opens("/")

    assert answer.status == 500
    told = json.dumps(log())
    assert "ValueError at breaks" in told
    assert "amina" not in told + answer.text


@pytest.mark.parametrize("address", ["/", "/konto/log-ind", "/sekretariat/breve", "/sekretariat/raad"])
def test_an_empty_page_is_light(site: Site, house: Database, address: str) -> None:
    """Without its style sheets: those are fetched once and kept."""
    reader, _ = site.signed_in("Grethe Holm", Role.SECRETARY)
    reader = reader if address.startswith("/sekretariat") else site.reader()

    answer = reader.opens(address)

    scripts = [script.attributes["src"] for script in answer.page.all("script")]
    pictures = [picture.attributes["src"] for picture in answer.page.all("img")]
    loaded = [asset_of(reader, source) for source in [*scripts, *pictures]]
    assert len(answer.text.encode()) + sum(loaded) < 100_000, (len(answer.text), loaded)


def asset_of(reader: Reader, address: str) -> int:
    """The size of a file as it is sent."""
    answer = reader.browser.get(address, buffered=True)
    assert answer.status_code == 200, address
    return len(answer.data)


def test_production_does_not_start_where_letters_would_leave_unencrypted(empty_house: Database) -> None:
    environment = PRODUCTION | {"MAIL_URL": "smtp://mail.fjordby.example:25?tls=off"}

    with pytest.raises(SettingsError, match="tls=off"), an_app(empty_house.url, **environment):
        pass
