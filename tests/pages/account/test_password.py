"""Forgotten, chosen and changed passwords; links that work once."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from recruit.foundation.accounts import operations, rules
from recruit.foundation.accounts.rules import Role
from recruit.foundation.actor import Actor
from recruit.foundation.mail.model import Letter
from recruit.foundation.tokens import operations as tokens
from recruit.foundation.tokens.model import OneTimeLink
from tests.staff import PASSWORD, a_user

FORGOTTEN = "/konto/glemt-adgangskode"
CHOOSE = "/konto/ny-adgangskode"
CHANGE = "/konto/adgangskode"
NEW = "fire blå cykler ved åen"


@pytest.fixture
def grethe(site):
    return site.saves(lambda session: a_user(session, "Grethe Holm", Role.READER))


@pytest.fixture
def link(site, grethe):
    """The address in a letter that Grethe got."""
    lifetime = rules.PASSWORD_RESET_LIFETIME
    token = site.saves(
        lambda session: tokens.mint(session, rules.CHOOSE_PASSWORD, grethe.id, lifetime=lifetime, now=site.time.now())
    )
    return f"/link/{token}"


def letters(site):
    with site.database.reading() as session:
        return session.scalars(select(Letter)).all()


def test_asking_for_a_new_password_never_reveals_who_exists(site, grethe):
    known, unknown = site.reader(), site.reader()
    answers = [
        known.sends(FORGOTTEN, email=grethe.email),
        unknown.sends(FORGOTTEN, email="ukendt@ballerslev.example"),
    ]

    assert [answer.leads_to for answer in answers] == ["/konto/log-ind"] * 2
    said = [reader.opens("/konto/log-ind").page.all("div", class_="alert")[0].text for reader in (known, unknown)]
    assert said[0] == said[1]
    assert [letter.address for letter in letters(site)] == [grethe.email]


def test_a_mailbox_is_not_buried(site, grethe):
    for _ in range(5):
        assert site.reader().sends(FORGOTTEN, email=grethe.email.upper()).leads_to == "/konto/log-ind"

    assert len(letters(site)) == 3


def test_one_address_cannot_ask_for_everybody(site):
    statuses = [site.reader().sends(FORGOTTEN, email=f"bruger{n}@ballerslev.example").status for n in range(31)]

    assert statuses == [303] * 30 + [429]


def test_what_is_no_address_is_said(site):
    assert site.reader().sends(FORGOTTEN, email="grethe").status == 422


def test_a_link_leads_to_the_page_and_the_token_stays_behind(site, link):
    reader = site.reader()
    answer = reader.opens(link)

    assert answer.leads_to == CHOOSE
    page = reader.opens(CHOOSE)
    token = link.rpartition("/")[2]
    assert token not in page.text
    assert token not in answer.response.headers["Set-Cookie"]
    assert "HttpOnly" in answer.response.headers["Set-Cookie"]
    assert [each.response.headers["Referrer-Policy"] for each in (answer, page)] == ["no-referrer"] * 2


def test_a_link_chooses_a_password_once(site, grethe, link):
    reader = site.reader()
    reader.opens(link)

    assert reader.sends(CHOOSE, password=NEW, repeated=NEW).leads_to == "/konto/log-ind"

    assert site.reader().sends("/konto/log-ind", email=grethe.email, password=NEW).leads_to == "/sekretariat"
    assert (reader.opens(link).status, reader.opens(CHOOSE).status) == (404, 404)


def test_opening_a_link_uses_nothing_up(site, link):
    for _ in range(3):
        mail_filter = site.reader()
        mail_filter.opens(mail_filter.opens(link).leads_to)

    reader = site.reader()
    reader.opens(link)
    assert reader.sends(CHOOSE, password=NEW, repeated=NEW).status == 303


@pytest.mark.parametrize(
    ("password", "repeated", "errors"),
    [("kort", "kort", 1), (NEW, "noget andet end det", 1), ("", "", 2), ("grethe holm igen", "grethe holm igen", 1)],
)
def test_a_password_that_is_not_taken_leaves_the_link_as_it_was(site, link, password, repeated, errors):
    reader = site.reader()
    reader.opens(link)

    answer = reader.sends(CHOOSE, password=password, repeated=repeated)

    assert (answer.status, len(answer.page.errors) >= errors) == (422, True)
    assert reader.sends(CHOOSE, password=NEW, repeated=NEW).status == 303


def test_a_link_that_is_unknown_used_or_run_out_gets_the_same_page(site, link):
    unknown = site.reader().opens("/link/noget-der-aldrig-var")
    site.time.passes(hours=1)
    run_out = site.reader().opens(link)
    with site.database.transaction() as session:
        row = session.scalars(select(OneTimeLink)).one()
        row.expires_at, row.used_at = row.expires_at + timedelta(days=9), site.time.now()
    used = site.reader().opens(link)

    assert {answer.status for answer in (unknown, run_out, used)} == {404}
    assert {answer.page.heading for answer in (unknown, run_out, used)} == {"Linket virker ikke længere"}
    assert len({answer.page.all("main")[0].text for answer in (unknown, run_out, used)}) == 1


def test_the_page_behind_a_link_needs_the_link(site, link):
    reader = site.reader()

    assert reader.opens(CHOOSE).status == 404
    reader.browser.set_cookie("link", "forged")
    assert reader.opens(CHOOSE).status == 404


def test_a_page_that_was_open_past_the_links_time_says_so(site, link):
    reader = site.reader()
    reader.opens(link)
    hidden = reader.opens(CHOOSE).page.hidden
    site.time.passes(hours=1)

    assert reader.posts(CHOOSE, **hidden, password=NEW, repeated=NEW).status == 404


def test_one_changes_ones_own_password_and_stays_signed_in_here_only(site):
    here, user = site.signed_in("Grethe Holm", Role.READER)
    elsewhere = site.holding(user)

    assert here.sends(CHANGE, current=PASSWORD, password=NEW, repeated=NEW).leads_to == "/konto/sessioner"

    assert here.opens(CHANGE).status == 200
    assert elsewhere.opens(CHANGE).leads_to.startswith("/konto/log-ind")


def test_changing_takes_the_current_password_and_guessing_it_becomes_slow(site):
    reader, _ = site.signed_in("Grethe Holm", Role.READER)
    statuses = [reader.sends(CHANGE, current="forkert", password=NEW, repeated=NEW).status for _ in range(5)]

    assert statuses == [422] * 4 + [429]


def test_a_refused_new_password_is_said_at_its_field(site):
    reader, _ = site.signed_in("Grethe Holm", Role.READER)

    answer = reader.sends(CHANGE, current=PASSWORD, password="adgangskode1", repeated="adgangskode1")

    assert answer.status == 422
    assert [error.partition(":")[0] for error in answer.page.errors] == ["Ny adgangskode"]


def test_an_invited_user_chooses_the_first_password_with_the_link(site):
    user = site.saves(
        lambda session: operations.create_user(
            session, email="ny@ballerslev.example", name="Ny Bruger", by=Actor.command(), now=site.time.now()
        )
    )
    token = site.saves(
        lambda session: tokens.mint(
            session, rules.CHOOSE_PASSWORD, user.id, lifetime=rules.INVITATION_LIFETIME, now=site.time.now()
        )
    )
    reader = site.reader()
    reader.opens(f"/link/{token}")
    reader.sends(CHOOSE, password=NEW, repeated=NEW)

    assert reader.sends("/konto/log-ind", email=user.email, password=NEW).status == 303
