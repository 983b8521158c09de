"""Ballot packets on pages: listed by what was counted, sealed, kept, destroyed, and taken back."""

import io
from collections.abc import Callable

import pdfua
import pytest

from recruit.elections.model import Election
from recruit.elections.operations import counting, passing
from recruit.elections.rules.vocabulary import Milestone
from recruit.foundation.accounts.rules import Role
from tests.builders import BY
from tests.conftest import Database, made_once
from tests.elections import COMMITTEE, EVENING, FINAL, an_election, entered
from tests.pages.secretariat.elections.test_counting import at, linked, main, still
from tests.pages.visitor import Visitor
from tests.reports.papers import Paper, squeezed

CLOSED = (Milestone.FIXED, Milestone.VOTING, Milestone.CLOSED)
TWO = "Grethe Holm\nBo Bruun"

__all__ = ["still"]


@pytest.fixture
@made_once
def election(house: Database, still: None) -> Election:
    with house.transaction() as session:
        made = an_election(session, passed=CLOSED)
        counting.count(session, made, entered(session, made, (5, 3, 2, 0)), FINAL, by=BY, now=EVENING)
        passing.record(session, made, Milestone.CERTIFIED, COMMITTEE, by=BY, now=EVENING)
        return made


def test_packets_are_listed_sealed_and_destroyed_by_two(
    secretary: Visitor, house: Database, election: Election
) -> None:
    packets = at(house, election, "/pakker")
    assert "Der er ikke skrevet nogen pakker op" in main(secretary.get(packets))
    counted = f"{packets}/efter-optaellingen"
    secretary.led(secretary.send(counted, kept_at="Arkivet, skab 3"))
    new = {"label": "Ubrugte", "contents": "unused", "papers": "40", "form": "-"}
    listed = secretary.led(secretary.send(f"{packets}/ny", **new))
    assert "3 Ubrugte, Kulturhuset, sal 2 ubrugte stemmesedler 40 Arkivet, skab 3 endnu ikke" in main(listed)

    sealing = f"{packets}/forsegl"
    seals = {"seal_1": "7001", "seal_2": "7001", "people": TWO}
    assert "Segl 7001 sidder allerede" in main(secretary.mended(secretary.send(sealing, **seals)))
    sealed = secretary.led(secretary.send(sealing, **seals | {"seal_2": "7002"}))
    assert "segl 7001, Grethe Holm og Bo Bruun" in main(sealed)
    labels = secretary.client.get(f"{packets}/etiketter.pdf").data
    assert [finding.message for finding in pdfua.validate(io.BytesIO(labels)).findings] == []
    for words in ("Pakke 1", "gyldige stemmesedler: 10", "7002", "Grethe Holm, Bo Bruun", "Pakke 3"):
        assert squeezed(words) in squeezed(Paper(labels).tags.words), words
    assert secretary.client.get(f"{packets}/9/etiket.pdf").status_code == 404

    keeping = {"complaints_until": "26.2.2027", "clock_time": "12.00", "days": "28", "source": "Vedtægten § 9"}
    kept = secretary.led(secretary.send(f"{packets}/opbevaring", **keeping))
    assert "hvilken dag kommunalbestyrelsen har besluttet" in main(kept)
    destroying = f"{packets}/destruer"
    assert not secretary.get(destroying).all("main")[0].all("form", method="post")
    secretary.led(secretary.send(f"{packets}/opbevaring", decided_on="22.2.2027", days="1"))
    assert "Skriv to forskellige navne" in main(
        secretary.mended(secretary.send(destroying, people="Bo Bruun\nBo Bruun"))
    )
    assert "Ada Bruun og Kaj Lund" in main(secretary.led(secretary.send(destroying, people="Ada Bruun\nKaj Lund")))


def test_what_was_noted_last_is_taken_back_with_a_reason(
    secretary: Visitor, signed_in: Callable[..., Visitor], house: Database, election: Election
) -> None:
    packets = at(house, election, "/pakker")
    secretary.led(secretary.send(f"{packets}/efter-optaellingen", kept_at="Arkivet"))
    secretary.led(secretary.send(f"{packets}/forsegl", seal_1="7001", people=TWO))
    back = linked(secretary.get(packets), "Tag tilbage af pakke 1")[0]
    secretary.led(secretary.send(back, because="Brudt for at tælle om."))
    gone = secretary.led(secretary.send(back, because="Skrevet op to gange."))
    assert "pakke 1, Borgervalgte. Skrevet op to gange." in main(gone)
    assert signed_in(Role.READER, name="Ada Bruun").get(packets, 403)
