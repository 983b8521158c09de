"""One's own account: who one is here, and where one is signed in."""

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
