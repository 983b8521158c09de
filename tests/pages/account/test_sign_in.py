"""Signing in and out, and what a cookie is worth."""

import pytest
from flask.sessions import SecureCookieSessionInterface

from recruit.app import create_app
from recruit.foundation.accounts import operations
from recruit.foundation.accounts.rules import IDLE_LIFETIME, SESSION_LIFETIME, Role
from recruit.foundation.actor import Actor
from recruit.foundation.municipality import operations as municipalities
from recruit.foundation.municipality.rules import Particulars
from recruit.foundation.settings import Settings
from tests.pages.site import Reader
from tests.staff import PASSWORD, a_user

SIGN_IN = "/konto/log-ind"
ACCOUNT = "/konto/sessioner"


@pytest.fixture
def grethe(site):
    return site.saves(lambda session: a_user(session, "Grethe Holm", Role.READER))


def signs_in(reader, email, password=PASSWORD, address=SIGN_IN):
    return reader.sends(address, email=email, password=password)


def test_the_right_password_leads_to_today(site, grethe):
    reader = site.reader()

    assert signs_in(reader, "GRETHE.holm@ballerslev.example").leads_to == "/sekretariat"
    assert "Grethe Holm" in reader.opens(ACCOUNT).text


def test_signing_in_leads_to_the_page_that_was_wanted(site, grethe):
    reader = site.reader()
    asked = reader.opens("/konto/adgangskode").leads_to

    assert signs_in(reader, grethe.email, address=asked).leads_to == "/konto/adgangskode"


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "evil"]
)
def test_signing_in_never_leads_to_another_site(site, grethe, elsewhere):
    assert signs_in(site.reader(), grethe.email, address=f"{SIGN_IN}?next={elsewhere}").leads_to == "/sekretariat"


@pytest.mark.parametrize("email", ["grethe.holm@ballerslev.example", "nobody@ballerslev.example"])
def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(site, grethe, email):
    answer = signs_in(site.reader(), email, "noget helt andet")

    assert answer.status == 422
    assert answer.page.errors == ["E-mailadressen eller adgangskoden er ikke rigtig. Prøv igen."]
    assert "noget helt andet" not in answer.text


def test_an_empty_form_says_what_is_missing(site):
    answer = signs_in(site.reader(), "", "")

    assert (answer.status, len(answer.page.errors)) == (422, 2)


def test_whoever_was_let_go_does_not_get_in(site, grethe):
    site.saves(lambda session: operations.deactivate_user(session, grethe.id, by=Actor.command(), now=site.time.now()))

    assert signs_in(site.reader(), grethe.email).status == 422


def test_guessing_becomes_slow_and_says_for_how_long(site, grethe):
    for _ in range(4):
        assert signs_in(site.reader(), grethe.email, "forkert").status == 422

    answer = signs_in(site.reader(), grethe.email)

    assert (answer.status, answer.response.headers["Retry-After"]) == (429, "2")
    assert answer.page.errors == ["Der har været for mange forsøg. Prøv igen om 2 sek."]
    site.time.passes(seconds=2)
    assert signs_in(site.reader(), grethe.email).leads_to == "/sekretariat"


def test_nobody_is_locked_out_by_what_happens_to_a_colleague(site, grethe):
    for _ in range(4):
        signs_in(site.reader(), "salim.yilmaz@ballerslev.example", "forkert")

    assert signs_in(site.reader(), grethe.email).leads_to == "/sekretariat"


def test_being_right_starts_the_count_anew(site, grethe):
    for _ in range(3):
        for _ in range(3):
            signs_in(site.reader(), grethe.email, "forkert")
        assert signs_in(site.reader(), grethe.email).leads_to == "/sekretariat"


def test_an_address_that_tries_everybody_is_slowed(site, grethe):
    for number in range(20):
        signs_in(site.reader(), f"bruger{number}@ballerslev.example", "forkert")

    assert signs_in(site.reader(), grethe.email).status == 429


def test_who_is_signed_in_already_goes_on(site):
    reader, _ = site.signed_in()

    assert reader.opens(SIGN_IN).leads_to == "/sekretariat"


def test_without_signing_in_the_pages_of_staff_lead_to_the_sign_in_page(site):
    assert site.reader().opens(ACCOUNT).leads_to == f"{SIGN_IN}?next={ACCOUNT}"


def test_signing_out_ends_the_session_on_the_server(site):
    reader, _ = site.signed_in()
    with reader.browser.session_transaction() as cookie:
        stolen = cookie["_user_id"]

    reader.sends(ACCOUNT, onto="/konto/log-ud")

    assert reader.opens(ACCOUNT).leads_to.startswith(SIGN_IN)
    thief = site.reader()
    with thief.browser.session_transaction() as cookie:
        cookie["_user_id"] = stolen
    assert thief.opens(ACCOUNT).leads_to.startswith(SIGN_IN)


def test_signing_out_twice_does_no_harm(site):
    reader = site.reader()

    assert reader.sends(SIGN_IN, onto="/konto/log-ud").leads_to == SIGN_IN


@pytest.mark.parametrize("token", ["", "x", "0" * 43, "7c9e6679-7425-40de-944b-e07fc1f90ae7"])
def test_a_forged_token_signs_nobody_in(site, token):
    site.signed_in()
    reader = site.reader()
    with reader.browser.session_transaction() as cookie:
        cookie["_user_id"] = token

    assert reader.opens(ACCOUNT).leads_to.startswith(SIGN_IN)


def test_a_cookie_that_somebody_else_signed_is_worth_nothing(site):
    _, user = site.signed_in()
    elsewhere = create_app(Settings.from_environment({"RECRUIT_MODE": "test", "SECRET_KEY": "x" * 40}))
    value = SecureCookieSessionInterface().get_signing_serializer(elsewhere).dumps({"_user_id": str(user.id)})
    reader = site.reader()
    reader.browser.set_cookie("recruit", value)

    assert reader.opens(ACCOUNT).leads_to.startswith(SIGN_IN)


def test_a_cookie_from_before_signing_in_is_not_the_one_after(site, grethe):
    """Whoever plants a cookie in somebody's browser holds nothing once that person has signed in."""
    reader = site.reader()
    with reader.browser.session_transaction() as cookie:
        cookie["_user_id"], cookie["planted"] = "planted", "yes"

    signs_in(reader, grethe.email)

    with reader.browser.session_transaction() as cookie:
        assert cookie["_user_id"] != "planted"
        assert "planted" not in cookie


@pytest.mark.parametrize("away", [IDLE_LIFETIME, SESSION_LIFETIME])
def test_a_browser_left_open_is_signed_out(site, away):
    reader, _ = site.signed_in()

    site.time.passes(seconds=away.total_seconds())

    assert reader.opens(ACCOUNT).leads_to.startswith(SIGN_IN)


def test_using_the_pages_keeps_the_session_alive(site):
    reader, _ = site.signed_in()
    for _ in range(3):
        site.time.passes(minutes=40)
        assert reader.opens(ACCOUNT).status == 200


def test_reading_pages_writes_at_most_once_a_minute(site):
    reader, _ = site.signed_in()
    sent = site.statements()

    for seconds in (0, 30, 40, 10):
        site.time.passes(seconds=seconds)
        reader.opens(ACCOUNT)

    assert len([statement for statement in sent if statement.startswith("UPDATE")]) == 1


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(site, grethe):
    cookie = signs_in(site.reader(), grethe.email).response.headers["Set-Cookie"]

    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Expires" not in cookie
    assert "Max-Age" not in cookie


def test_in_production_the_cookie_travels_encrypted_only(tmp_path):
    production = Settings.from_environment(
        {
            "SECRET_KEY": "k" * 40,
            "DATABASE_URL": f"sqlite:///{tmp_path / 'p.db'}",
            "PUBLIC_URL": "https://raad.ballerslev.example",
            "MAIL_URL": "keep:",
            "MAIL_FROM": "raad@ballerslev.example",
        }
    )

    assert create_app(production).config["SESSION_COOKIE_SECURE"] is True


def test_a_sign_in_from_another_site_is_refused(site, grethe):
    answer = site.reader().posts(SIGN_IN, email=grethe.email, password=PASSWORD)

    assert answer.status == 422


def test_the_sign_in_page_asks_the_database_for_the_municipality_only(site):
    reader = site.reader()
    sent = site.statements()

    assert reader.opens(SIGN_IN).status == 200

    asked = [statement for statement in sent if statement.startswith(("SELECT", "INSERT", "UPDATE"))]
    assert len(asked) == 1
    assert "FROM municipality" in asked[0]


def test_the_password_form_works_in_a_reader_of_its_own(site, grethe):
    english = Reader(site.app)
    english.browser.set_cookie("language", "en")

    assert english.opens(SIGN_IN).page.heading == "Sign in"


def test_a_page_that_is_kept_ready_holds_each_readers_own_token(site, grethe):
    readers = [site.reader() for _ in range(3)]
    tokens = [reader.opens(SIGN_IN).page.hidden["csrf_token"] for reader in readers]

    assert len(set(tokens)) == 3
    for reader, token in zip(readers, tokens, strict=True):
        answer = reader.posts(SIGN_IN, csrf_token=token, email=grethe.email, password=PASSWORD)
        assert answer.leads_to == "/sekretariat"


def test_a_notice_is_for_one_reader_once(site):
    reader, _ = site.signed_in()
    reader.sends(ACCOUNT, onto="/konto/log-ud")

    said = [someone.opens(SIGN_IN).text for someone in (reader, reader, site.reader())]

    assert ["Du er logget ud" in text for text in said] == [True, False, False]


def test_a_page_that_is_kept_ready_follows_the_municipality_and_the_language(site):
    site.reader().opens(SIGN_IN)
    by, now = Actor.command(), site.time.now()
    site.saves(lambda session: municipalities.set_up(session, Particulars("Ballerslev Kommune"), by=by, now=now))

    assert "Ballerslev Kommune" in site.reader().opens(SIGN_IN).text
    site.saves(lambda session: municipalities.change(session, Particulars("Ny Kommune"), version=1, by=by, now=now))
    assert "Ny Kommune" in site.reader().opens(SIGN_IN).text
    assert site.reader().opens(f"{SIGN_IN}?sprog=en").page.heading == "Sign in"
    assert site.reader().opens(SIGN_IN).page.heading == "Log ind"
