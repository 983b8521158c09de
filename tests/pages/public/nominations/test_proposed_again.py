"""Somebody who has answered is proposed by somebody else, too."""

from datetime import timedelta

from recruit.foundation.actor import Actor
from recruit.foundation.tokens import operations as tokens
from recruit.nominations import operations
from recruit.nominations.rules import OWN_NOMINATION
from tests.nominations import a_nomination, a_proposal, an_open_round
from tests.pages.site import Reader, Site


def asked_again(site: Site, *, said_yes: bool) -> Reader:
    now = site.time.instant
    with site.database.transaction() as session:
        round_ = an_open_round(session)
        first = a_nomination(session, round_, a_proposal(), now=now)
        if said_yes:
            operations.answer(session, first.id, True, tells_nominator=False, by=Actor.anonymous(), now=now)
        again = a_nomination(session, round_, a_proposal(nominator="Kaj Lund"), now=now)
        token = tokens.mint(session, OWN_NOMINATION, again.id, lifetime=timedelta(days=1), now=now)
    reader = site.reader()
    reader.opens(f"/link/{token}")
    return reader


def test_whoever_stands_already_reads_so_where_they_are_asked_again(site: Site) -> None:
    assert "Du er stillet op." in asked_again(site, said_yes=True).opens("/svar/ja-eller-nej").text


def test_whoever_has_not_answered_reads_nothing_of_the_kind(site: Site) -> None:
    assert "Du er stillet op." not in asked_again(site, said_yes=False).opens("/svar/ja-eller-nej").text
