"""The second step of signing in, and setting it up."""

import re
from datetime import timedelta

import pyotp
import pytest
from sqlalchemy import select

from recruit.foundation.accounts import operations, queries
from recruit.foundation.accounts.model import SecondFactor, StaffSession
from recruit.foundation.accounts.rules import Role
from recruit.foundation.actor import Actor
from recruit.foundation.municipality import operations as municipalities
from recruit.foundation.municipality.rules import Particulars
from tests.staff import PASSWORD, a_user, with_second_factor

STEP = "/konto/to-trin"
SET_UP = "/konto/to-trin/opsaetning"
CODE = "/konto/to-trin/opsaetning/kode"
RECOVER = "/konto/to-trin/gendannelseskode"
ACCOUNT = "/konto/sessioner"


@pytest.fixture
def waiting(site):
    """A reader who has typed the right password, and the app that makes the codes."""
    user = site.saves(lambda session: a_user(session, "Grethe Holm", Role.READER))
    app = site.saves(lambda session: with_second_factor(session, user))
    reader = site.reader()
    answer = reader.sends("/konto/log-ind?next=/konto/adgangskode", email=user.email, password=PASSWORD)
    assert answer.leads_to == STEP
    return reader, app


def demanding(site, *roles):
    particulars = Particulars("Ballerslev Kommune", second_factor_roles=tuple(role.value for role in roles))
    site.saves(lambda session: municipalities.set_up(session, particulars, by=Actor.command(), now=site.time.now()))


@pytest.mark.parametrize(
    "address", ["/sekretariat", ACCOUNT, "/konto/adgangskode", SET_UP, CODE, "/konto/to-trin/fjernelse"]
)
def test_the_password_alone_opens_no_page(waiting, address):
    reader, _ = waiting

    assert reader.opens(address).leads_to == STEP


def test_the_code_lets_in_to_the_page_that_was_wanted(site, waiting):
    reader, app = waiting

    assert reader.sends(STEP, code=app.at(site.time.now())).leads_to == "/konto/adgangskode"
    assert reader.opens(ACCOUNT).status == 200


def test_the_second_step_gives_the_browser_a_new_token(site, waiting):
    reader, app = waiting
    with reader.browser.session_transaction() as cookie:
        before = cookie["_user_id"]

    reader.sends(STEP, code=app.at(site.time.now()))

    thief = site.reader()
    with thief.browser.session_transaction() as cookie:
        cookie["_user_id"] = before
    assert thief.opens(ACCOUNT).leads_to.startswith("/konto/log-ind")


def test_a_wrong_code_says_so_and_becomes_slow(site, waiting):
    reader, app = waiting
    for _ in range(4):
        answer = reader.sends(STEP, code="000000")
        assert (answer.status, len(answer.page.errors)) == (422, 1)

    answer = reader.sends(STEP, code=app.at(site.time.now()))

    assert (answer.status, answer.response.headers["Retry-After"]) == (429, "2")


def test_a_code_that_was_used_is_refused(site, waiting):
    reader, app = waiting
    reader.sends(STEP, code=app.at(site.time.now()))
    other = site.reader()
    other.sends("/konto/log-ind", email="grethe.holm@ballerslev.example", password=PASSWORD)

    assert other.sends(STEP, code=app.at(site.time.now())).status == 422


def test_whoever_is_half_way_in_can_leave(site, waiting):
    reader, _ = waiting

    assert reader.sends(STEP, onto="/konto/log-ud").leads_to == "/konto/log-ind"
    assert reader.opens(STEP).leads_to == "/konto/log-ind"


def test_without_a_password_there_is_no_second_step(site):
    for address in (STEP, RECOVER, SET_UP, CODE):
        assert site.reader().opens(address).leads_to == "/konto/log-ind"


def test_who_is_inside_has_no_second_step_left(site):
    reader, _ = site.signed_in("Grethe Holm", Role.READER)

    assert reader.opens(STEP).leads_to == "/sekretariat"


def sets_up(site, reader):
    """Set a second factor up as a person would; return the app and the page with the recovery codes."""
    assert reader.sends(SET_UP).leads_to == CODE
    with site.database.reading() as session:
        app = pyotp.TOTP(session.scalars(select(SecondFactor.secret)).one())
    return app, reader.sends(CODE, code=app.at(site.time.now()))


def test_setting_it_up_shows_a_picture_a_key_and_then_the_recovery_codes_once(site):
    reader, user = site.signed_in("Grethe Holm", Role.READER)
    _, shown = sets_up(site, reader)

    codes = [item.text for item in shown.page.all("ul", class_="recovery-codes")[0].all("li")]
    assert len(set(codes)) == 10
    assert reader.opens(ACCOUNT).status == 200
    assert not any(code in reader.opens(address).text for address in (ACCOUNT, SET_UP) for code in codes)
    assert reader.opens(CODE).leads_to == ACCOUNT
    with site.database.reading() as session:
        assert queries.second_factor(session, user.id).confirmed_at == site.time.now()


def test_the_picture_needs_no_style_and_no_script(site):
    reader, _ = site.signed_in("Grethe Holm", Role.READER)
    reader.sends(SET_UP)

    page = reader.opens(CODE).page

    assert len(page.all("svg", class_="qr")) == 1
    assert page.all("svg", class_="qr")[0].all("title")[0].text == "QR-kode til appen"
    with site.database.reading() as session:
        secret = session.scalars(select(SecondFactor.secret)).one()
    assert secret in page.text.replace(" ", "")


def test_a_wrong_first_code_shows_the_same_picture_again(site):
    reader, _ = site.signed_in("Grethe Holm", Role.READER)
    reader.sends(SET_UP)
    keys = re.findall(r"<code[^>]*>([A-Z2-7 ]+)</code>", reader.opens(CODE).text)

    answer = reader.sends(CODE, code="000000")

    assert answer.status == 422
    assert keys == re.findall(r"<code[^>]*>([A-Z2-7 ]+)</code>", answer.text) != []


def test_the_picture_is_shown_to_whoever_asked_for_it(site):
    reader, _ = site.signed_in("Grethe Holm", Role.READER)

    assert reader.opens(CODE).leads_to == SET_UP


def test_a_role_that_demands_it_leads_to_the_set_up_before_anything_else(site):
    demanding(site, Role.SECRETARY)
    reader, _ = site.signed_in("Grethe Holm", Role.SECRETARY)

    for address in ("/sekretariat", ACCOUNT, "/konto/adgangskode", STEP):
        assert reader.opens(address).leads_to == SET_UP
    sets_up(site, reader)
    assert reader.opens(ACCOUNT).status == 200


def test_a_second_factor_is_not_set_up_twice(site, waiting):
    reader, app = waiting
    reader.sends(STEP, code=app.at(site.time.now()))

    answer = reader.sends(SET_UP)

    assert (answer.status, answer.page.errors) == (422, ["Totrinsbekræftelse er allerede slået til."])


def test_a_recovery_code_lets_in_once(site):
    reader, user = site.signed_in("Grethe Holm", Role.READER)
    _, shown = sets_up(site, reader)
    code = shown.page.all("ul", class_="recovery-codes")[0].all("li")[0].text

    for attempt, status in enumerate((303, 422)):
        lost = site.holding(user)
        assert lost.sends(RECOVER, code=code.upper()).status == status, attempt


def test_new_recovery_codes_are_shown_and_the_old_ones_stop(site):
    reader, user = site.signed_in("Grethe Holm", Role.READER)
    _, shown = sets_up(site, reader)
    old = shown.page.all("ul", class_="recovery-codes")[0].all("li")[0].text

    fresh = reader.sends("/konto/to-trin/gendannelseskoder").page.all("ul", class_="recovery-codes")[0].all("li")

    assert site.holding(user).sends(RECOVER, code=old).status == 422
    assert site.holding(user).sends(RECOVER, code=fresh[0].text).status == 303


def test_recovery_codes_without_a_second_factor_are_refused(site):
    reader, _ = site.signed_in("Grethe Holm", Role.READER)

    assert reader.sends("/konto/to-trin/gendannelseskoder").status == 422


def test_turning_it_off_takes_the_password(site):
    reader, user = site.signed_in("Grethe Holm", Role.READER)
    sets_up(site, reader)

    assert reader.sends("/konto/to-trin/fjernelse", password="forkert").status == 422
    assert reader.sends("/konto/to-trin/fjernelse", password=PASSWORD).leads_to == ACCOUNT
    with site.database.reading() as session:
        assert queries.second_factor(session, user.id) is None


def test_a_demanded_second_factor_stays_on(site):
    demanding(site, Role.READER)
    reader, _ = site.signed_in("Grethe Holm", Role.READER)
    sets_up(site, reader)

    answer = reader.sends("/konto/to-trin/fjernelse", password=PASSWORD)

    assert (answer.status, answer.page.errors) == (
        422,
        ["Din rolle kræver totrinsbekræftelse, så den bliver slået til."],
    )


def test_when_the_session_ends_between_the_steps_one_begins_anew(site, waiting):
    reader, app = waiting
    page = reader.opens(STEP).page.hidden
    with site.database.transaction() as session:
        user_id = session.scalars(select(StaffSession.user_id)).one()
        operations.revoke_sessions(session, user_id, by=Actor.command(), now=site.time.now() + timedelta(seconds=1))

    assert reader.posts(STEP, **page, code=app.at(site.time.now())).leads_to == "/konto/log-ind"
