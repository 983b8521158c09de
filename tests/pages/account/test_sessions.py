"""One's own account: who one is here, and where one is signed in."""

from recruit.foundation.accounts import queries
from recruit.foundation.accounts.rules import Role

ACCOUNT = "/konto/sessioner"


def test_the_account_says_who_one_is(site):
    reader, user = site.signed_in("Grethe Holm", Role.SECRETARY, Role.AUDITOR)

    text = reader.opens(ACCOUNT).page.text

    assert user.email in text
    assert "Sekretær og Revisor" in text


def test_a_session_elsewhere_is_ended_from_here(site):
    here, user = site.signed_in("Grethe Holm", Role.READER)
    elsewhere = site.holding(user)
    [button] = here.opens(ACCOUNT).page.all("button", name="session")

    answer = here.sends(ACCOUNT, onto="/konto/sessioner/afslutning", session=button.attributes["value"])

    assert answer.leads_to == ACCOUNT
    assert elsewhere.opens(ACCOUNT).leads_to.startswith("/konto/log-ind")
    assert here.opens(ACCOUNT).page.all("button", name="session") == []


def test_nobody_ends_a_colleagues_session(site):
    reader, _ = site.signed_in("Grethe Holm", Role.READER)
    colleague, user = site.signed_in("Salim Yilmaz", Role.READER)
    theirs = site.holding(user).opens(ACCOUNT).page.all("button", name="session")[0].attributes["value"]

    for chosen in (theirs, "nonsense"):
        assert reader.sends(ACCOUNT, onto="/konto/sessioner/afslutning", session=chosen).status == 404
    assert colleague.opens(ACCOUNT).status == 200


def test_a_session_is_not_ended_from_another_site(site):
    here, user = site.signed_in("Grethe Holm", Role.READER)
    site.holding(user)
    [button] = here.opens(ACCOUNT).page.all("button", name="session")

    assert here.posts("/konto/sessioner/afslutning", session=button.attributes["value"]).status == 400


def test_who_has_no_role_keeps_the_account(site):
    reader, _ = site.signed_in("Grethe Holm")

    assert reader.opens(ACCOUNT).status == 200
    assert reader.opens("/sekretariat").leads_to == ACCOUNT


def test_the_weekly_letter_is_stopped_and_begun_again_with_one_click(site):
    reader, user = site.signed_in("Grethe Holm", Role.SECRETARY)

    for said in ("nej", "ja"):
        (button,) = reader.opens(ACCOUNT).page.all("button", name="wanted")
        assert button.attributes["value"] == said
        assert reader.sends(ACCOUNT, onto="/konto/ugemail", wanted=said).leads_to == ACCOUNT
        with site.database.reading() as session:
            assert queries.wants_digest(session, user.id) is (said == "ja")


def test_whoever_looks_after_no_council_is_offered_no_weekly_letter(site):
    reader, _ = site.signed_in("Grethe Holm", Role.READER)

    assert reader.opens(ACCOUNT).page.all("button", name="wanted") == []
