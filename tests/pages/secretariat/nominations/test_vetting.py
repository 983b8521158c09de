"""The check of a nomination as the secretariat does it: noted, looked up, sent back, decided, taken back."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from recruit.bodies import queries as bodies
from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.mail.model import Letter
from recruit.nominations import operations, queries
from recruit.nominations.model import Deficiency, Nominee, VettingDecision
from recruit.nominations.operations import vetting
from recruit.nominations.rules import Source, Submission
from recruit.nominations.rules.vetting import Lacking
from recruit.recruitment.model import RecruitmentRound
from recruit.recruitment.rules import Route
from tests.browser import Page
from tests.builders import BY, NOW, a_council, day
from tests.conftest import Database, made_once
from tests.nominations import NOON, a_nomination, a_submission, an_open_round
from tests.pages.visitor import Visitor

DAY = timedelta(days=1)
REFUSED = {
    "reason": "Bor ikke i kommunen.",
    "complaint_to": "Fjordby Kommunalbestyrelse",
    "complaint_until": "21.1.2027",
    "complaint_clock": "12.00",
}


@pytest.fixture(autouse=True)
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the time stand still three days later."""
    monkeypatch.setattr(clock, "now", lambda: NOW + 3 * DAY)


@pytest.fixture
@made_once
def round_(house: Database) -> RecruitmentRound:
    with house.transaction() as session:
        made = an_open_round(session, a_council(session, "Integrationsrådet"))
        made.remedy_until = NOON + 7 * DAY
        return made


@pytest.fixture
def address(house: Database, round_: RecruitmentRound) -> str:
    """The page of somebody who stands, and of whom nothing is lacking."""
    return page_of(house, round_)


def page_of(house: Database, round_: RecruitmentRound, name: str = "Amina Abdi", **changes: object) -> str:
    with house.transaction() as session:
        made = a_nomination(session, round_, a_submission(round_, name, **changes))
        return f"/sekretariat/{bodies.slugs(session)[0]}/rekruttering/{round_.id}/indstillinger/{made.id}"


def refuses(secretary: Visitor, address: str) -> TestResponse:
    """Do not approve somebody, after the letter was shown that says so."""
    to = f"{address}/kontrol/ikke-godkendt"
    fields = secretary.filled(to)[0] | REFUSED
    shown = secretary.mended(secretary.client.post(to, data=fields), status=200)
    assert "Bor ikke i kommunen." in shown.all("div", **{"class": "letter"})[0].text
    return secretary.client.post(to, data=fields | {"shown": shown.hidden["shown"]})


def text_of(page: Page) -> str:
    return " ".join(page.all("main")[0].text.split())


def newest_letter(session: Session) -> str:
    return session.scalars(select(Letter.kind).order_by(Letter.queued_at.desc(), Letter.kind)).all()[0]


def test_notes_stand_with_the_latest_first_and_a_cpr_number_is_refused(
    secretary: Visitor, house: Database, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    secretary.send(f"{address}/kontrol/notat", text="Ringede den 24.")
    monkeypatch.setattr(clock, "now", lambda: NOW + 3 * DAY + timedelta(minutes=5))
    page = text_of(secretary.led(secretary.send(f"{address}/kontrol/notat", text="Har svaret.")))

    assert page.index("Har svaret.") < page.index("Ringede den 24.")
    assert "Grethe Holm" in page
    refused = secretary.mended(secretary.send(f"{address}/kontrol/notat", text="Er født 040390-1234"))
    assert "040390-1234" in refused.all("textarea")[0].text
    assert refused.errors


def test_what_is_looked_up_stands_with_where_and_by_whom_until_it_is_taken_back(
    secretary: Visitor, house: Database, round_: RecruitmentRound
) -> None:
    address = page_of(house, round_, birth_date=day("1990-03-04"))

    page = secretary.led(secretary.send(f"{address}/kontrol/opslag", fact="age", holds="nej", how="CPR"))

    assert "CPR, 24. november 2026, GH" in text_of(page)
    assert "Mangler, så vidt programmet kan se" in text_of(page)
    with house.reading() as session:
        assert session.scalars(select(Nominee.birth_date)).all() == [None]
    (back,) = [form for form in page.all("form", method="post") if form.attributes["action"].endswith("/tilbage")]
    token = back.all("input", name="csrf_token")[0].attributes["value"]
    for _pressed in range(2):
        after = secretary.led(secretary.client.post(back.attributes["action"], data={"csrf_token": token}))
    assert "CPR, 24. november" not in text_of(after)


def test_what_is_lacking_is_proposed_and_the_letter_is_shown_before_it_leaves(
    secretary: Visitor, house: Database, round_: RecruitmentRound
) -> None:
    address = page_of(house, round_)
    secretary.send(f"{address}/kontrol/opslag", fact="residence", holds="nej", how="CPR")
    fields, _to = secretary.filled(f"{address}/kontrol/mangler")
    assert (fields["lacking"], fields["remedy_until"], fields["remedy_clock"]) == (
        ["residence"],
        "28.12.2026",
        "12.00",
    )

    shown = secretary.mended(secretary.send(f"{address}/kontrol/mangler", text="Send et bopælsbevis."), status=200)
    with house.reading() as session:
        assert session.scalars(select(Deficiency)).all() == []
    assert "28. december 2026 kl. 12.00" in text_of(shown)
    assert "Hej Amina Abdi" in text_of(shown)

    fields = {**fields, "text": "Send et bopælsbevis.", "shown": shown.hidden["shown"]}
    after = secretary.led(secretary.client.post(f"{address}/kontrol/mangler", data=fields))

    assert "Send et bopælsbevis." in text_of(after)
    with house.reading() as session:
        assert newest_letter(session) == "nomination_deficient"
    mended = secretary.led(secretary.send(address, to=f"{address}/kontrol/mangler/udbedret"))
    assert "Send et bopælsbevis." not in text_of(mended)


def test_nobody_is_told_of_nothing_or_until_yesterday(secretary: Visitor, house: Database, address: str) -> None:
    page = secretary.mended(
        secretary.send(f"{address}/kontrol/mangler", lacking="other", remedy_until="1.11.2026", remedy_clock="12.00")
    )

    assert len(page.errors) == 2


def test_who_is_not_approved_can_complain_for_a_while_and_a_slip_is_mended_at_its_field(
    secretary: Visitor, address: str
) -> None:
    past = REFUSED | {"complaint_until": "1.11.2026"}
    page = secretary.mended(secretary.send(f"{address}/kontrol/ikke-godkendt", **past))

    assert len(page.errors) == 1
    assert "Bor ikke i kommunen." in " ".join(area.text for area in page.all("textarea"))


def test_the_second_of_two_windows_reads_that_it_is_decided(secretary: Visitor, house: Database, address: str) -> None:
    approval, refusal = (secretary.filled(f"{address}/kontrol/{act}")[0] for act in ("godkend", "ikke-godkendt"))
    assert secretary.client.post(f"{address}/kontrol/godkend", data=approval).status_code == 303

    late = secretary.mended(secretary.client.post(f"{address}/kontrol/ikke-godkendt", data=refusal | REFUSED))

    assert len(late.errors) == 1


def test_somebody_is_approved_and_told_and_it_is_taken_back_for_a_reason(
    secretary: Visitor, house: Database, address: str
) -> None:
    page = secretary.get(f"{address}/kontrol/godkend")
    assert not page.all("textarea")

    approved = secretary.led(secretary.send(f"{address}/kontrol/godkend", committee="Valgbestyrelsens møde, punkt 3"))

    assert "godkendt" in text_of(approved)
    assert "Valgbestyrelsens møde, punkt 3" in text_of(approved)
    with house.reading() as session:
        assert newest_letter(session) == "nomination_decided"
    back = secretary.led(secretary.send(f"{address}/kontrol/tilbage", because="Forkert person."))
    assert "Godkend som kandidat" in text_of(back)
    assert "godkendt: Forkert person." in text_of(back)


def test_what_is_lacking_is_overlooked_only_for_a_reason(
    secretary: Visitor, house: Database, round_: RecruitmentRound
) -> None:
    address = page_of(house, round_)
    secretary.send(f"{address}/kontrol/opslag", fact="residence", holds="nej", how="CPR")

    page = secretary.mended(secretary.send(f"{address}/kontrol/godkend"))
    assert page.errors

    secretary.led(secretary.send(f"{address}/kontrol/godkend", reason="Flytter hertil den 1."))


def test_whoever_is_not_approved_gets_a_letter_with_reason_and_way_to_complain(
    secretary: Visitor, house: Database, round_: RecruitmentRound
) -> None:
    address = page_of(house, round_)

    after = secretary.led(refuses(secretary, address))

    assert "ikke godkendt som kandidat" in text_of(after)
    written = secretary.led(secretary.client.get(f"{address}/kontrol/ikke-godkendt/brev"))
    letter = " ".join(written.text.split())
    assert "Til udsendelse" in letter
    for said in ("Bor ikke i kommunen.", "Fjordby Kommunalbestyrelse", "21. januar 2027 kl. 12.00"):
        assert said in letter
    fields, _to = secretary.filled(f"{page_of(house, round_, 'Bo Bruun')}/kontrol/ikke-godkendt")
    assert (fields["complaint_to"], fields["complaint_until"]) == ("Fjordby Kommunalbestyrelse", "21.1.2027")


def test_an_approved_person_has_no_letter_that_says_why_not(secretary: Visitor, house: Database, address: str) -> None:
    secretary.send(f"{address}/kontrol/godkend")

    secretary.get(f"{address}/kontrol/ikke-godkendt/brev", status=404)


def test_whoever_decides_about_their_own_namesake_says_what_was_considered(
    secretary: Visitor, house: Database, round_: RecruitmentRound
) -> None:
    address = page_of(house, round_, "Grethe Holm")

    page = secretary.mended(secretary.send(f"{address}/kontrol/godkend"))
    assert "Forvaltningsloven § 3" in text_of(page)
    assert page.errors

    secretary.led(secretary.send(f"{address}/kontrol/godkend", considered="Kun samme navn; afgjort af Ada Bruun."))
    with house.reading() as session:
        assert session.scalars(select(VettingDecision.conflict)).all() == ["Kun samme navn; afgjort af Ada Bruun."]


def test_the_front_page_leads_to_those_who_are_to_be_checked(
    secretary: Visitor, house: Database, round_: RecruitmentRound
) -> None:
    page_of(house, round_)
    page_of(house, round_, "Bo Bruun")

    lead = next(link for link in secretary.get("/sekretariat").all("a") if "2 indstillinger skal kontroll" in link.text)

    page = text_of(secretary.get(lead.attributes["href"]))
    assert "Amina Abdi" in page
    assert "Bo Bruun" in page


def test_a_decision_is_taken_back_after_the_letter_that_says_so_was_shown(
    secretary: Visitor, house: Database, round_: RecruitmentRound
) -> None:
    for name, mailbox in (("Amina Abdi", "amina@mail.example"), ("Bo Bruun", "")):
        address = page_of(house, round_, name, email=mailbox, phone="20 30 40 50")
        secretary.send(f"{address}/kontrol/godkend")

        page = secretary.get(f"{address}/kontrol/tilbage")

        assert f"Hej {name}" in text_of(page)
        assert "[Her står det, du skriver]" in text_of(page)
        assert "Personen læser det." in text_of(page)
        assert (mailbox in text_of(page)) or not mailbox
    refused = page_of(house, round_, "Carla Dam", email="", phone="20 30 40 51")
    secretary.led(refuses(secretary, refused))
    unheard = text_of(secretary.get(f"{refused}/kontrol/tilbage"))
    assert "Hej Carla Dam" not in unheard
    assert "standses" in unheard


def test_whoever_stands_again_is_told_by_the_letter_that_is_shown(
    secretary: Visitor, house: Database, address: str
) -> None:
    secretary.send(f"{address}/traek-tilbage", source="phone", arrived_on="24.11.2026", arrived_at="9.00")

    assert "Hej Amina Abdi" in text_of(secretary.get(f"{address}/opstil-igen"))


def test_whoever_has_no_mailbox_is_decided_about_after_the_letter_on_paper_was_shown(
    secretary: Visitor, house: Database, round_: RecruitmentRound
) -> None:
    address = page_of(house, round_, email="", phone="20 30 40 50")

    assert "Du er godkendt som kandidat" in text_of(secretary.get(f"{address}/kontrol/godkend"))


def test_what_was_asked_stands_on_the_page_once_the_person_has_corrected_something(
    secretary: Visitor, house: Database, round_: RecruitmentRound
) -> None:
    address = page_of(house, round_)
    with house.transaction() as session:
        hers = queries.nomination(session, UUID(address.rpartition("/")[2]), lock=True)
        lacking = [Lacking.RESIDENCE]
        vetting.tell_what_is_lacking(session, hers, lacking, "Send et bopælsbevis.", NOON + 7 * DAY, by=BY, now=NOW)
        again = Submission(Route.SELF, replace(queries.said_of(hers.nominee), phone="20 30 40 51"))
        operations.correct(session, hers, again, by=Actor.anonymous(), now=NOW)

    page = text_of(secretary.get(address))

    assert "Personen har rettet noget" in page
    assert "bopæl i kommunen: Send et bopælsbevis." in page


def test_what_is_not_seen_to_be_lacking_is_not_said_to_be_chosen(secretary: Visitor, address: str) -> None:
    assert "er valgt på forhånd" not in text_of(secretary.get(f"{address}/kontrol/mangler"))


def test_what_came_on_paper_was_not_filled_in_by_the_person(
    secretary: Visitor, house: Database, round_: RecruitmentRound
) -> None:
    with house.transaction() as session:
        made = a_nomination(session, round_, a_submission(round_))
        made.source = Source.PAPER
        address = f"/sekretariat/{bodies.slugs(session)[0]}/rekruttering/{round_.id}/indstillinger/{made.id}"

    page = text_of(secretary.get(address))

    assert "Sekretariatet har skrevet ind, hvad personen afleverede: på papir." in page
