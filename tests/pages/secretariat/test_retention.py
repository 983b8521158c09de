"""Opbevaring: the rules that say how long data is kept, what that does today, and what is stopped."""

from datetime import timedelta

from sqlalchemy import insert

from recruit.foundation import clock
from recruit.foundation.audit.model import Lookup
from recruit.foundation.retention import queries
from recruit.foundation.retention.rules import DataClass
from recruit.nominations.queries.retention import stops
from tests.browser import Page
from tests.builders import a_council
from tests.conftest import Database
from tests.nominations import a_nomination, an_open_round
from tests.pages.visitor import Visitor, fields_of

OPBEVARING = "/sekretariat/indstillinger/opbevaring"
STOP = "/sekretariat/rekruttering/slettestop"


def test_an_administrator_writes_a_rule_and_sees_it_with_its_history(administrator: Visitor) -> None:
    assert "1825 dage" in administrator.get(OPBEVARING).all("main")[0].text

    page = administrator.led(administrator.send(f"{OPBEVARING}/letter", days="90", source="Byrådet 4. juni"))
    assert "90 dage" in page.all("main")[0].text
    assert "Byrådet 4. juni" in administrator.get(f"{OPBEVARING}/letter").all("main")[0].text


def test_what_a_rule_erases_at_once_is_said_before_it_is_saved(administrator: Visitor, house: Database) -> None:
    with house.transaction() as session:
        who = {"actor": "staff:1", "subject_kind": "person", "subject_id": "1"}
        session.execute(insert(Lookup), [{"at": clock.now() - timedelta(days=100), **who} for _ in range(3)])
    typed = {"days": "90", "source": "Byrådet 4. juni"}

    first = administrator.send(f"{OPBEVARING}/lookup", **typed)
    page = Page(first.text)
    assert "er tiden gået for 3" in page.all("main")[0].text
    with house.reading() as session:
        assert queries.newest(session) == {}

    again = next(iter(page.all("main")[0].all("form", method="post")))
    administrator.led(administrator.client.post(f"{OPBEVARING}/lookup", data=fields_of(again)))
    with house.reading() as session:
        assert queries.newest(session)[DataClass.LOOKUP].days == 90


def test_a_rule_without_days_is_mended_at_the_field(administrator: Visitor) -> None:
    page = administrator.mended(administrator.send(f"{OPBEVARING}/letter", days="0", source="Byrådet"))
    assert len(page.errors) == 1


def test_only_administrators_write_rules(secretary: Visitor) -> None:
    assert secretary.client.get(OPBEVARING).status_code == 403


def test_the_page_says_what_is_erased_today_and_what_stays(administrator: Visitor, house: Database) -> None:
    with house.transaction() as session:
        round_ = an_open_round(session, a_council(session, "Integrationsrådet"))
        a_nomination(session, round_)

    page = administrator.get(f"{OPBEVARING}/sletning")

    assert "1: opstillingen eller perioden ikke er slut" in page.all("main")[0].text


def test_a_secretary_stops_erasing_and_takes_the_stop_back(secretary: Visitor, house: Database) -> None:
    with house.transaction() as session:
        round_ = an_open_round(session, a_council(session, "Integrationsrådet"))
        nomination = a_nomination(session, round_)
    page = secretary.mended(secretary.send(STOP, round=round_.id, reference="1234", reason="Aktindsigt"))
    assert len(page.errors) == 1

    reference = nomination.reference.lower()
    page = secretary.led(secretary.send(STOP, round=round_.id, reference=reference, reason="Aktindsigt"))
    assert nomination.reference in page.all("main")[0].text
    with house.reading() as session:
        (standing,) = stops(session)

    page = secretary.led(secretary.send(STOP, to=f"{STOP}/{standing.id}/ophaevelse"))
    assert nomination.reference not in page.all("main")[0].text
    with house.reading() as session:
        assert stops(session) == []
