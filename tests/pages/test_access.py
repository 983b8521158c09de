"""Who may do what: every address of the house, before everybody who may come to it (recruit.web.access)."""

import re
from collections.abc import Iterator
from functools import cache

import pytest
from flask import Flask
from werkzeug.routing import Rule

from recruit.foundation.accounts.rules import Role
from recruit.web.access import GRANTS, May
from recruit.web.account.login import visitor

READS = {May.KEEP_OWN_ACCOUNT, May.SEE_TODAY, May.VIEW_BODIES, May.VIEW_PEOPLE, May.VIEW_ELECTIONS}
#: The permission map once more, so that nobody comes to more by a slip of the finger.
ALLOWED = {
    # Even who may do everything else signs for no committee
    Role.ADMINISTRATOR: set(May) - {May.SIGN_RESULTS},
    Role.SECRETARY: READS
    | {May.MANAGE_BODIES, May.CREATE_BODIES, May.READ_IN, May.VIEW_LETTERS, May.MANAGE_LETTERS}
    | {May.MANAGE_PEOPLE, May.VIEW_HISTORY, May.VIEW_JOBS}
    | {May.MANAGE_ROUNDS, May.VIEW_NOMINATIONS, May.MANAGE_NOMINATIONS, May.MANAGE_ELECTIONS}
    | {May.WORK_AT_POLLS, May.VIEW_COUNTS, May.CERTIFY_ELECTIONS},
    Role.READER: READS,
    Role.AUDITOR: READS | {May.VIEW_HISTORY, May.VERIFY_LOG, May.VIEW_JOBS, May.VIEW_LETTERS},
    Role.POLLING_WORKER: {May.KEEP_OWN_ACCOUNT, May.VIEW_ELECTIONS, May.VIEW_COUNTS, May.WORK_AT_POLLS},
    Role.ELECTION_COMMITTEE: {May.KEEP_OWN_ACCOUNT, May.VIEW_ELECTIONS, May.VIEW_COUNTS}
    | {May.CERTIFY_ELECTIONS, May.SIGN_RESULTS},
}
#: What anybody may open; everything else asks who it is. A new one is written down here knowingly.
PUBLIC = {
    "/",
    "/was",
    "/raad/<body:body>",
    # Somebody comes forward without an account
    "/raad/<body:body>/meld-dig",
    "/raad/<body:body>/meld-dig/tak",
    "/raad/<body:body>/medlemmer.<any(pdf, xlsx, csv, json):form>",
    "/logo/<string(length=64):digest>.png",
    # Public dates only, behind an address that cannot be guessed; an election's with what is left of its checklist
    "/kalender/<token>.ics",
    "/kalender/valg/<token>.ics",
    # What waits for whoever made the address, nameless, until they close it
    "/kalender/i-dag/<token>.ics",
    "/kalender/mine-moeder/<token>.ics",
    # A council's meetings: when and where, and behind an address that cannot be guessed what the invited are told
    "/kalender/raad/<body:body>.ics",
    "/kalender/moeder/<token>.ics",
    # A round's call, its short links, and standing, proposing, answering and supporting without an account
    "/k/<code>",
    "/opstilling/<slug>",
    "/opstilling/<slug>/kandidaterne",
    "/opstilling/<slug>/kandidaterne/<int(max=9999):position>",
    "/opstilling/<slug>/kandidaterne/<int(max=9999):position>/foto",
    "/opstilling/<slug>/kandidaterne/kandidaterne.pdf",
    "/opstilling/<slug>/billede-<language>.png",
    "/opstilling/<slug>/foto",
    "/opstilling/<slug>/indstil",
    "/opstilling/<slug>/kvittering/<id:nomination_id>",
    "/opstilling/<slug>/stemme/<id:voice_id>",
    "/opstilling/<slug>/stil-op",
    "/foreslaaet",
    "/foreslaaet/slet",
    "/organisation",
    "/organisation/svar",
    "/forslag",
    "/forslag/tilbage",
    # A member's own page, behind their link
    "/mit",
    "/mit/bekraeftelse-<slug>.pdf",
    "/mit/deler/<slug>",
    "/mit/kalender",
    "/mit/kalender/adresse",
    "/mit/kalender/lukning",
    "/mit/kontaktliste/<slug>",
    "/mit/luk",
    "/mit/oplysninger",
    "/mit/ret",
    "/mit/tjek",
    "/mit/tjek/ret",
    "/mit/vis-ikke",
    "/netvaerk",
    "/netvaerk/opslag-<language>.pdf",
    "/netvaerk/qr.svg",
    "/stemme",
    "/stemme/lyd",
    "/stemme/slet",
    "/stoette",
    "/stoette/<code>",
    "/stoette/<code>/tak",
    # An election that is announced: when, where and how, also for a calendar; its result once it is released
    "/valg/<id:election_id>",
    "/valg/<id:election_id>/resultat",
    "/valg/<id:election_id>/valg.ics",
    "/svar",
    "/svar/bekraeft",
    "/svar/evaluering",
    "/svar/fortsaet",
    "/svar/fortsaet/formular",
    "/svar/foto",
    "/svar/foto/slet",
    "/svar/invitation",
    "/svar/invitation/tilbage",
    "/svar/ja-eller-nej",
    "/svar/ja-eller-nej/slet",
    "/svar/luk",
    "/svar/meldt-sig",
    "/svar/meldt-sig/slet",
    "/svar/oplysninger",
    "/svar/opstil-igen",
    "/svar/ret",
    "/svar/slet",
    "/svar/moede",
    "/svar/moede/kalender.ics",
    "/svar/rundspoerge",
    "/svar/suppleant",
    "/svar/traek-tilbage",
    "/svar/vis",
    "/healthz",
    "/readyz",
    "/link/<token>",
    # Signing in, as far as nobody is inside yet
    "/konto/log-ind",
    "/konto/log-ud",
    "/konto/to-trin",
    "/konto/to-trin/gendannelseskode",
    "/konto/to-trin/opsaetning",
    "/konto/to-trin/opsaetning/kode",
    "/konto/glemt-adgangskode",
    "/konto/ny-adgangskode",
    # The first set-up, which is over once there is a user
    "/opsaetning",
    "/opsaetning/kode",
    "/opsaetning/kommune",
    "/opsaetning/logo",
    "/opsaetning/proevebrev",
    "/opsaetning/administrator",
    "/opsaetning/raad",
}


def rules(app: Flask) -> Iterator[Rule]:
    return (rule for rule in app.url_map.iter_rules() if rule.endpoint != "static")


def access(app: Flask, rule: Rule) -> May | None:
    return app.view_functions[rule.endpoint].access  # type: ignore[attr-defined]


def address(rule: Rule) -> str:
    """An address of the rule that names nothing which exists."""
    known = re.sub(r"<id:\w+>", "00000000-0000-4000-8000-000000000000", rule.rule)
    known = re.sub(r"<any\('?([\w-]+).*?\):\w+>", r"\1", known)
    return re.sub(r"<(?:\w+(?:\(.*?\))?:)?\w+>", "1", known)


def methods(rule: Rule) -> list[str]:
    return sorted({"GET", "POST"} & (rule.methods or set()))


def test_the_permission_map_is_the_one_that_was_agreed() -> None:
    assert {role: set(may) for role, may in GRANTS.items()} == ALLOWED


def test_every_address_states_its_access(app: Flask) -> None:
    silent = [rule.rule for rule in rules(app) if not hasattr(app.view_functions[rule.endpoint], "access")]

    assert silent == []


def test_only_what_is_meant_for_everybody_is_public(app: Flask) -> None:
    assert {rule.rule for rule in rules(app) if access(app, rule) is None} == PUBLIC


@pytest.mark.parametrize("role", Role)
def test_each_role_comes_to_what_it_may_and_to_nothing_else(
    site, house, role: Role, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.app.config["WTF_CSRF_ENABLED"] = False
    reader, _ = site.signed_in("Grethe Holm", role)
    # Who holds the session is asked once, and not before each of a thousand addresses.
    monkeypatch.setattr(site.app.login_manager, "_user_callback", cache(visitor))
    guarded = [(rule, what) for rule in rules(site.app) if (what := access(site.app, rule)) is not None]
    assert guarded

    refused = {
        (method, rule.rule): reader.browser.open(address(rule), method=method).status_code == 403
        for rule, _what in guarded
        for method in methods(rule)
    }

    assert refused == {
        (method, rule.rule): what not in ALLOWED[role] for rule, what in guarded for method in methods(rule)
    }


def test_whoever_has_not_signed_in_comes_to_nothing_but_the_public(site, house) -> None:
    site.app.config["WTF_CSRF_ENABLED"] = False
    reader = site.reader()

    for rule in rules(site.app):
        if access(site.app, rule) is not None:
            answers = {method: reader.browser.open(address(rule), method=method) for method in methods(rule)}
            assert all(answer.status_code in (303, 401) for answer in answers.values()), rule.rule
            assert all("/konto/log-ind" in answer.location for answer in answers.values() if answer.location)
