"""The components in a real browser: accessible, in both directions, on a phone, under the policy, without a script."""

from collections.abc import Callable, Iterator
from functools import cache

import pytest
from flask import Flask
from playwright.sync_api import Browser, ConsoleMessage, Error, Request
from playwright.sync_api import Page as BrowserPage

from recruit.web import headers
from tests.chromium import DESK, PHONE, as_it_stands, chromium, left_as_new, scrolls_sideways, violations
from tests.components.gallery import add_gallery
from tests.serving import served

pytestmark = pytest.mark.browser

Visit = Callable[..., BrowserPage]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    """Serve the gallery with the house's headers, and return where."""
    headers.init_app(app, secure=False)
    add_gallery(app)
    with served(app) as address:
        yield address


@pytest.fixture(scope="module")
def window(browser: Browser) -> Callable[[int], BrowserPage]:
    """Return the browser's window of a width, always the same: a new one takes a second before it shows a page."""

    @cache
    def opened(width: int) -> BrowserPage:
        return browser.new_context(viewport={"width": width, "height": 900}).new_page()

    return opened


@pytest.fixture
def visit(address: str, window: Callable[[int], BrowserPage]) -> Iterator[Visit]:
    """Open a page in a window of a width; whatever the browser complains about is an error."""
    used: list[BrowserPage] = []

    def visit(path: str, *, width: int) -> BrowserPage:
        page = window(width)
        used.append(page)
        opened(page, address + path)
        return page

    yield visit
    for page in used:
        left_as_new(page, address)


def opened(page: BrowserPage, url: str) -> None:
    complaints: list[str] = []

    def fails(error: Error) -> None:
        complaints.append(str(error))

    def is_refused(request: Request) -> None:
        complaints.append(request.url)

    def says(message: ConsoleMessage) -> None:
        complaints.extend([message.text] if message.type == "error" else [])

    page.on("pageerror", fails)
    page.on("requestfailed", is_refused)
    page.on("console", says)
    page.goto(url, wait_until="networkidle")
    assert complaints == []
    page.remove_listener("pageerror", fails)
    page.remove_listener("requestfailed", is_refused)
    page.remove_listener("console", says)


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("language", ["da", "ar"])
@pytest.mark.parametrize("layout", ["public", "secretariat"])
def test_everybody_can_use_the_components(visit: Visit, layout: str, language: str, width: int) -> None:
    page = visit(f"/{layout}?sprog={language}", width=width)

    assert violations(page) == []
    assert not scrolls_sideways(page)


def test_the_check_bites(visit: Visit) -> None:
    page = visit("/public", width=DESK)

    stood = as_it_stands(page)
    assert as_it_stands(page) == stood

    page.evaluate("document.querySelector('label[for=name]').remove()")

    assert as_it_stands(page) != stood, "what is looked at once is looked at again when it has changed"
    assert any(fault.startswith("label: ") for fault in violations(page))


@pytest.mark.parametrize("language", ["da", "ar"])
def test_errors_take_the_focus_and_lead_to_their_fields(visit: Visit, language: str) -> None:
    page = visit(f"/account?sprog={language}", width=PHONE)

    page.get_by_role("button", name="Registrér udtræden").click()
    page.wait_for_load_state("networkidle")

    assert violations(page) == []
    assert page.evaluate("document.activeElement.dataset.module") == "error-summary"
    page.locator("[data-module=error-summary] a").first.click()
    assert page.evaluate("document.activeElement.id") == "name"


def test_the_phone_menu_opens_without_a_script(browser: Browser, address: str) -> None:
    page = browser.new_context(viewport={"width": PHONE, "height": 900}, java_script_enabled=False).new_page()
    opened(page, f"{address}/secretariat?sprog=da")
    entry = page.locator(".house-menu-narrow").get_by_role("link", name="Råd og medlemmer")
    assert not entry.is_visible()

    page.get_by_text("Menu", exact=True).click()

    assert entry.is_visible()
    page.context.close()


def test_a_slash_goes_to_the_search_field_unless_somebody_is_writing(visit: Visit) -> None:
    page = visit("/secretariat?sprog=da", width=DESK)

    page.keyboard.press("/")
    page.keyboard.type("a/b")

    assert page.locator("#search").input_value() == "a/b"


def test_an_address_reads_from_the_left_in_a_page_from_the_right(visit: Visit) -> None:
    page = visit("/public?sprog=ar", width=DESK)

    def alignment(field: str) -> str:
        return str(page.evaluate(f"getComputedStyle(document.getElementById('{field}')).textAlign"))

    assert (alignment("email"), alignment("name")) == ("left", "right")
