"""The public part in a language other than the house's own: nothing on it is left in English."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from gettext import NullTranslations
from io import BytesIO

import pytest
from babel.support import Translations
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.acts.sitting import members
from recruit.demonstration import seed
from recruit.foundation import catalogues, i18n
from recruit.foundation.places import ROOT
from recruit.foundation.tokens import operations as tokens
from recruit.nominations.operations import continuation
from recruit.nominations.queries import continuation as queries
from recruit.nominations.queries import round_by_id
from recruit.nominations.rules import CONTINUATION, OWN_NOMINATION, OWN_PROPOSAL
from recruit.recruitment.model import OrganisationCall, RecruitmentRound
from recruit.recruitment.operations.network import ask_network
from recruit.recruitment.operations.prospects import keep_prospect
from recruit.recruitment.queries.network import network_calls
from recruit.recruitment.rules.asking import NETWORK_CALL, ORGANISATION_CALL, PROSPECT, NewProspect
from tests.browser import Page
from tests.builders import BY
from tests.nominations import a_nomination, a_proposal, a_submission
from tests.pages.site import Site
from tests.pages.visitor import Visitor, fields_of

ELSEWHERE = ("/sekretariat", "/konto", "/opsaetning")
LEFT_OUT = {"hreflang", "download"}


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
    arabic = Translations(BytesIO(catalogues.compiled(source)))
    arabic.add_fallback(listener)
    usual = i18n._catalogue
    monkeypatch.setattr(i18n, "_catalogue", lambda code: arabic if code == "ar" else usual(code))
    return listener


@pytest.mark.slow
def test_a_citizen_reads_the_whole_public_part_in_arabic(site: Site, visitor: Visitor, listener: Listener) -> None:
    site.saves(lambda session: seed.seed(session, site.time.instant))
    links = site.saves(lambda session: list(some_links(session, site.time.instant)))

    read = dict(walk(visitor, ["/?sprog=ar", "/was", "/findes-ikke", *links]))

    assert len(read) > 20
    assert [address for address, page in read.items() if page.all("html")[0].attributes["lang"] != "ar"] == []
    assert sorted(listener.heard) == []


def some_links(session: Session, now: datetime) -> Iterator[str]:
    """Yield the way to the pages of somebody who stands, of their supporters, of whoever is proposed, and by whom; of a
    member who goes on or passes the call on, of an organisation that has a place, and of whoever was suggested."""
    round_ = round_by_id(session, session.scalars(select(RecruitmentRound.id).filter_by(slug="ledig-plads")).one())
    round_.supporters_needed = 6
    stands = a_nomination(session, round_, a_submission(round_), now=now)
    proposed = a_nomination(session, round_, a_proposal(), now=now)
    yield f"/stoette/{stands.support_code}"
    yield from asked_to_go_on(session, round_, now)
    ask_network(session, round_, members(session, round_, on=now.date())[:1], "", by=BY, now=now)
    suggested = NewProspect("Ib Juhl", "Kaj Lund", 30, email="ib@mail.example", phone="12 34 56 78")
    behind = (
        (OWN_NOMINATION, stands),
        (OWN_NOMINATION, proposed),
        (OWN_PROPOSAL, proposed),
        (ORGANISATION_CALL, session.scalars(select(OrganisationCall)).one()),
        (NETWORK_CALL, network_calls(session, round_)[0]),
        (PROSPECT, keep_prospect(session, round_, suggested, by=BY, now=now)),
    )
    for purpose, subject in behind:
        yield f"/link/{tokens.mint(session, purpose, subject.id, lifetime=timedelta(days=9), now=now)}"


def asked_to_go_on(session: Session, round_: RecruitmentRound, now: datetime) -> Iterator[str]:
    """Yield the way to the pages of sitting members: one is silent, one says no, one yes, and goes on to the form."""
    continuation.ask_members(session, round_, members(session, round_, on=now.date())[:3], by=BY, now=now)
    asks = [queries.continuation(session, ask.id) for ask in queries.continuations(session, round_)]
    for ask, goes_on in zip(asks[1:], (False, True), strict=True):
        continuation.say(session, ask, goes_on, by=BY, now=now)
    for ask in asks:
        yield f"/link/{tokens.mint(session, CONTINUATION, ask.id, lifetime=timedelta(days=9), now=now)}"
    yield "/svar/fortsaet/formular"


def walk(visitor: Visitor, starts: Iterable[str]) -> Iterator[tuple[str, Page]]:
    """Yield every page that can be reached from these by links, and what comes of sending its forms as they are."""
    waiting, seen = list(starts), set()
    while waiting:
        address = waiting.pop(0)
        if address in seen:
            continue
        seen.add(address)
        answer = visitor.client.get(address, follow_redirects=True)
        if answer.mimetype != "text/html":
            continue
        page = Page(answer.text)
        yield address, page
        waiting += addresses(page)
        for place, form in enumerate(page.all("form", method="post")):
            target = form.attributes.get("action") or answer.request.full_path
            sent = visitor.client.post(target, data=fields_of(form), follow_redirects=True)
            yield f"{address}, form {place}", Page(sent.text)


def addresses(page: Page) -> Iterator[str]:
    """Yield where the links of a page lead, except to other doors, to other languages and to files."""
    for link in page.all("a"):
        address = link.attributes.get("href", "").partition("#")[0]
        if address.startswith("/") and not address.startswith(ELSEWHERE) and not LEFT_OUT & link.attributes.keys():
            yield address
