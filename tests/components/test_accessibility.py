"""The components in a real browser: accessible, in both directions, on a phone, under the policy, without a script."""

from collections.abc import Iterator
from threading import Thread

import pytest
from flask import Flask
from playwright.sync_api import Browser
from playwright.sync_api import Page as BrowserPage
from werkzeug.serving import make_server

from recruit.web import headers
from tests.chromium import DESK, PHONE, as_it_stands, chromium, scrolls_sideways, violations
from tests.components.gallery import add_gallery

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    """Serve the gallery with the house's headers, and return where."""
    headers.init_app(app, secure=False)
    add_gallery(app)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def visit(browser: Browser, url: str, *, width: int, script: bool = True) -> BrowserPage:
    """Open a page; whatever the browser complains about is an error."""
    page = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=script).new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("requestfailed", lambda request: complaints.append(request.url))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.goto(url, wait_until="networkidle")
    assert complaints == []
    return page


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("language", ["da", "ar"])
@pytest.mark.parametrize("layout", ["public", "secretariat"])
def test_everybody_can_use_the_components(
    browser: Browser, address: str, layout: str, language: str, width: int
) -> None:
    page = visit(browser, f"{address}/{layout}?sprog={language}", width=width)

    assert violations(page) == []
    assert not scrolls_sideways(page)
    page.context.close()


def test_the_check_bites(browser: Browser, address: str) -> None:
    page = visit(browser, f"{address}/public", width=DESK)

    stood = as_it_stands(page)
    assert as_it_stands(page) == stood

    page.evaluate("document.querySelector('label[for=name]').remove()")

    assert as_it_stands(page) != stood, "what is looked at once is looked at again when it has changed"
    assert any(fault.startswith("label: ") for fault in violations(page))
    page.context.close()


@pytest.mark.parametrize("language", ["da", "ar"])
def test_errors_take_the_focus_and_lead_to_their_fields(browser: Browser, address: str, language: str) -> None:
    page = visit(browser, f"{address}/account?sprog={language}", width=PHONE)

    page.get_by_role("button", name="Registrér udtræden").click()
    page.wait_for_load_state("networkidle")

    assert violations(page) == []
    assert page.evaluate("document.activeElement.dataset.module") == "error-summary"
    page.locator("[data-module=error-summary] a").first.click()
    assert page.evaluate("document.activeElement.id") == "name"
    page.context.close()


def test_the_phone_menu_opens_without_a_script(browser: Browser, address: str) -> None:
    page = visit(browser, f"{address}/secretariat?sprog=da", width=PHONE, script=False)
    entry = page.locator(".house-menu-narrow").get_by_role("link", name="Råd og medlemmer")
    assert not entry.is_visible()

    page.get_by_text("Menu", exact=True).click()

    assert entry.is_visible()
    page.context.close()


def test_a_slash_goes_to_the_search_field_unless_somebody_is_writing(browser: Browser, address: str) -> None:
    page = visit(browser, f"{address}/secretariat?sprog=da", width=DESK)

    page.keyboard.press("/")
    page.keyboard.type("a/b")

    assert page.locator("#search").input_value() == "a/b"
    page.context.close()


def test_an_address_reads_from_the_left_in_a_page_from_the_right(browser: Browser, address: str) -> None:
    page = visit(browser, f"{address}/public?sprog=ar", width=DESK)

    def alignment(field: str) -> str:
        return str(page.evaluate(f"getComputedStyle(document.getElementById('{field}')).textAlign"))

    assert (alignment("email"), alignment("name")) == ("left", "right")
    page.context.close()
