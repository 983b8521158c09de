"""A real browser for the tests that need one: Debian's chromium, and the accessibility check that is run in it."""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import Page as BrowserPage

from recruit.foundation.places import ROOT

#: The first has no window around the page, which takes a quarter of the processor time; both draw the page alike.
PROGRAMS = ("chromium-headless-shell", "chromium")
#: As root, chromium needs the first; the others keep it from speaking to anybody but us.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
PHONE, DESK = 375, 1280

#: The value of a field that nobody sees: it is new each time.
HIDDEN = re.compile(r'(<input\b[^>]*\btype="hidden"[^>]*\bvalue=)"[^"]*"')
#: What the source of a page does not say: its size and place, what was typed and chosen, and what is pointed at.
STATE = """() => {
    const all = [...document.querySelectorAll("*")];
    const fields = all.filter(one => one.matches("input:not([type=hidden]), select, textarea"));
    const typed = fields.map(one => [one.value, one.checked, one.indeterminate, one.validity.valid]);
    const last = found => all.indexOf([...document.querySelectorAll(found)].pop());
    const pointed = [":focus", ":focus-visible", ":hover", ":active", ":target", ":modal"].map(last);
    return JSON.stringify([innerWidth, innerHeight, devicePixelRatio, scrollX, scrollY, typed, pointed]);
}"""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the browser; without one the test is skipped with a reason, or fails when CI is set."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        reason = "no chromium: apt-get install chromium"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield browser
        browser.close()


def violations(page: BrowserPage) -> list[str]:
    """Return what the accessibility check finds on the page: the rule, and where."""
    if not page.evaluate("() => 'axe' in window"):  # it stays in a page that is looked at in another width
        page.evaluate(AXE.read_text("utf-8"))
    # Only the faults leave the browser: all that is in order is a hundred times as long.
    faults = page.evaluate("rules => axe.run({runOnly: rules}).then(found => found.violations)", list(RULES))
    return [f"{fault['id']}: {node['html']}" for fault in faults for node in fault["nodes"]]


def as_it_stands(page: BrowserPage) -> str:
    """Return all that the accessibility check can see: two pages that stand alike are alike to it."""
    return "\n".join([HIDDEN.sub(r"\1", page.content()), page.evaluate(STATE)])


def left_as_new(page: BrowserPage, origin: str) -> None:
    """Leave a window to the next one as a new one: nowhere, with nothing kept of this address and no way back."""
    assert page.context.pages == [page]
    page.goto("about:blank")
    page.mouse.move(0, 0)
    page.context.clear_cookies()
    inside = page.context.new_cdp_session(page)
    inside.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
    inside.send("Page.resetNavigationHistory")
    inside.detach()


def scrolls_sideways(page: BrowserPage) -> bool:
    """Return True when the page is wider than the screen."""
    return bool(page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))
