"""Pages that are kept ready: the same for everybody, never old, and each reader has a token of their own."""

import time

import pytest
from sqlalchemy import update

from recruit.foundation import i18n
from recruit.foundation.actor import Actor
from recruit.foundation.languages import operations as languages
from recruit.foundation.languages.watch import EVERY
from recruit.foundation.municipality import operations as municipalities
from recruit.foundation.municipality.model import Municipality
from recruit.web import ready
from tests.nominations import an_open_round
from tests.pages.conftest import FJORDBY
from tests.pages.site import Site

SIGN_IN = "/konto/log-ind"


class Stopwatch:
    def __init__(self) -> None:
        self.seconds = 100.0

    def monotonic(self) -> float:
        return self.seconds


@pytest.fixture
def stopwatch(site: Site, monkeypatch: pytest.MonkeyPatch) -> Stopwatch:
    """Keep pages as in production, by a clock that the test moves."""
    watch = Stopwatch()
    site.app.config["TESTING"] = False
    monkeypatch.setattr(time, "monotonic", watch.monotonic)
    return watch


@pytest.mark.parametrize("address", ["/", SIGN_IN])
def test_a_page_is_drawn_once_in_a_moment_and_then_anew(site: Site, stopwatch: Stopwatch, address: str) -> None:
    site.saves(lambda session: municipalities.set_up(session, FJORDBY, by=Actor.command(), now=site.time.now()))
    assert "Fjordby" in site.reader().opens(address).text
    site.saves(lambda session: session.execute(update(Municipality).values(name="Solby Kommune")))

    asked = site.statements()
    assert "Fjordby" in site.reader().opens(address).text
    assert asked == []

    stopwatch.seconds += ready.MOMENT
    assert "Solby" in site.reader().opens(address).text


def test_a_sentence_that_another_process_corrected_is_said_within_a_moment(site: Site, stopwatch: Stopwatch) -> None:
    key = "Accessibility statement"
    site.saves(lambda session: municipalities.set_up(session, FJORDBY, by=Actor.command(), now=site.time.now()))
    (said,) = i18n.sentences("da")[key]
    assert said in site.reader().opens("/").text
    by, now = Actor.command(), site.time.now()
    site.saves(
        lambda session: languages.correct(session, "da", key, ["Hvem kan bruge siden?"], version=0, by=by, now=now)
    )

    assert "Hvem kan bruge siden?" not in site.reader().opens("/").text
    stopwatch.seconds += EVERY
    assert "Hvem kan bruge siden?" in site.reader().opens("/").text


def test_every_reader_has_a_token_of_their_own_and_it_works(site: Site, stopwatch: Stopwatch) -> None:
    readers = [site.reader() for _ in range(3)]
    tokens = [reader.opens(SIGN_IN).page.hidden["csrf_token"] for reader in readers]

    assert len(set(tokens)) == 3
    for reader, token in zip(readers, tokens, strict=True):
        answer = reader.posts(SIGN_IN, csrf_token=token, email="nobody@fjordby.example", password="forkert")
        assert answer.page.errors == ["E-mailadressen eller adgangskoden er ikke rigtig. Prøv igen."]


def test_the_token_of_one_reader_does_not_serve_another(site: Site, stopwatch: Stopwatch) -> None:
    one, other = site.reader(), site.reader()
    token = one.opens(SIGN_IN).page.hidden["csrf_token"]
    other.opens(SIGN_IN)

    answer = other.posts(SIGN_IN, csrf_token=token, email="nobody@fjordby.example", password="forkert")

    assert answer.page.errors == ["Siden var åben for længe. Tjek felterne, og send igen."]


def test_a_page_is_kept_for_each_language(site: Site, stopwatch: Stopwatch) -> None:
    dane, brit = site.reader(), site.reader()
    brit.opens("/?sprog=en")

    assert dane.opens(SIGN_IN).page.heading == "Log ind"
    assert brit.opens(SIGN_IN).page.heading == "Sign in"
    assert dane.opens(SIGN_IN).page.heading == "Log ind"


def test_a_notice_is_seen_by_its_reader_alone(site: Site, stopwatch: Stopwatch) -> None:
    reader, _ = site.signed_in()
    reader.sends("/konto/sessioner", onto="/konto/log-ud")

    assert "Du er logget ud." in reader.opens(SIGN_IN).text
    assert "Du er logget ud." not in site.reader().opens(SIGN_IN).text


def test_whoever_followed_one_channel_is_not_led_on_by_another(site: Site, stopwatch: Stopwatch) -> None:
    site.saves(an_open_round)
    form = "/opstilling/nye-medlemmer-2027/stil-op"
    site.reader().opens(f"{form}?k=sprog")

    answer = site.reader().opens(f"{form}?k=avis")

    assert answer.page.hidden["k"] == "avis"
    assert f"{form}?k=avis&amp;sprog=en" in answer.text
    assert "k=sprog" not in answer.text
