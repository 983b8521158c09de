"""The public part in a language other than the house's own: nothing on it is left in English."""

from collections.abc import Iterator
from gettext import NullTranslations
from io import BytesIO

import pytest
from babel.support import Translations

from recruit.demonstration import seed
from recruit.foundation import i18n
from recruit.foundation.places import ROOT
from tests.browser import Element, Page
from tests.pages.site import Site
from tests.pages.visitor import Visitor, fields_of

#: Other doors, and files.
ELSEWHERE = ("/sekretariat", "/konto", "/static", "/logo", "/link")


class Listener(NullTranslations):
    """Hears every sentence that the catalogue does not have."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: set[str] = set()

    def gettext(self, message: str) -> str:
        self.heard.add(message)
        return message

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        self.heard.add(singular)
        return singular if number == 1 else plural


@pytest.fixture
def listener(monkeypatch: pytest.MonkeyPatch) -> Listener:
    """Listen to all that is said in Arabic."""
    listener, source = Listener(), ROOT / "recruit/translations/ar/LC_MESSAGES/messages.po"
    arabic = Translations(BytesIO(i18n.compiled(source)))
    arabic.add_fallback(listener)
    usual = i18n._catalogue
    monkeypatch.setattr(i18n, "_catalogue", lambda code: arabic if code == "ar" else usual(code))
    return listener


@pytest.mark.slow
def test_a_citizen_reads_the_whole_public_part_in_arabic(site: Site, visitor: Visitor, listener: Listener) -> None:
    site.saves(lambda session: seed.seed(session, site.time.instant))

    read = dict(walk(visitor, "/?sprog=ar"))

    assert len(read) > 5
    assert [address for address, page in read.items() if page.all("html")[0].attributes["lang"] != "ar"] == []
    assert sorted(listener.heard) == []


def walk(visitor: Visitor, start: str) -> Iterator[tuple[str, Page]]:
    """Yield every page that can be reached from the start by links, and what comes of sending its forms as they are."""
    waiting, seen = [start, "/was", "/findes-ikke"], set()
    while waiting:
        address = waiting.pop(0)
        if address in seen:
            continue
        seen.add(address)
        answer = visitor.client.get(address)
        if answer.mimetype != "text/html" or answer.status_code in (301, 302, 303):
            continue
        page = Page(answer.text)
        yield address, page
        waiting += [link for link in links(page) if link not in seen]
        for form in page.all("form", method="post"):
            sent = visitor.client.post(form.attributes.get("action") or address, data=fields_of(form))
            if sent.status_code == 422:
                yield f"{address} (sent)", Page(sent.text)


def links(page: Page) -> Iterator[str]:
    for link in page.all("a"):
        address = link.attributes.get("href", "").partition("#")[0]
        if address.startswith("/") and not address.startswith(ELSEWHERE) and not is_about_language(link):
            yield address


def is_about_language(link: Element) -> bool:
    return "hreflang" in link.attributes or "download" in link.attributes
