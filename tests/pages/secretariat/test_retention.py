"""Opbevaring: the rules that say how long data is kept."""

from tests.pages.visitor import Visitor

OPBEVARING = "/sekretariat/indstillinger/opbevaring"


def test_an_administrator_writes_a_rule_and_sees_it_with_its_history(administrator: Visitor) -> None:
    assert "1825 dage" in administrator.get(OPBEVARING).all("main")[0].text

    page = administrator.led(administrator.send(f"{OPBEVARING}/letter", days="90", source="Byrådet 4. juni"))
    assert "90 dage" in page.all("main")[0].text
    assert "Byrådet 4. juni" in administrator.get(f"{OPBEVARING}/letter").all("main")[0].text


def test_a_rule_without_days_is_mended_at_the_field(administrator: Visitor) -> None:
    page = administrator.mended(administrator.send(f"{OPBEVARING}/letter", days="0", source="Byrådet"))
    assert len(page.errors) == 1


def test_only_administrators_write_rules(secretary: Visitor) -> None:
    assert secretary.client.get(OPBEVARING).status_code == 403
