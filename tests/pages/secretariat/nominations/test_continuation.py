"""Vil du fortsætte? before the secretary: asked, reminded, and what came in another way written down."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select, update

from recruit.foundation.mail.model import Letter
from recruit.foundation.mail.rules import Status as LetterStatus
from recruit.nominations.model import ContinuationAsk, Nomination, NominationWithdrawal, Nominee
from recruit.people import operations as people
from recruit.people.rules import ContactKind
from recruit.recruitment.model import RecruitmentRound
from recruit.recruitment.rules import Asked, Field, Manner
from tests.builders import BY, NOW, a_council, a_member, a_person, the_seats
from tests.conftest import Database, made_once
from tests.nominations import ASKED, an_open_round
from tests.pages.visitor import Visitor


@dataclass
class Council:
    """A round whose seats Elif, who has e-mail, and Ib, who has none, sit in."""

    page: str = ""
    people: dict[str, UUID] = field(default_factory=dict)

    def of(self, name: str, what: str) -> str:
        return f"{self.page}/{self.people[name]}/{what}"


@pytest.fixture
@made_once
def council(house: Database, still: None) -> Council:
    made = Council()
    with house.transaction() as session:
        body = a_council(session, seats=2)
        for name, seat in zip(("Elif Kaya", "Ib Juhl"), the_seats(session, body), strict=True):
            person = a_person(session, name)
            made.people[name] = a_member(session, seat, person).person_id
            if name == "Elif Kaya":
                people.add_contact(session, person, ContactKind.EMAIL, "elif@mail.example", by=BY, now=NOW)
        round_ = an_open_round(session, body, fields=ASKED | {Field.BIRTH_DATE: Asked.REQUIRED})
        made.page = f"/sekretariat/{body.slug}/rekruttering/{round_.id}/fortsaet"
    return made


def asks(house: Database) -> dict[UUID, ContinuationAsk]:
    with house.reading() as session:
        return {ask.person_id: ask for ask in session.scalars(select(ContinuationAsk))}


def letters(house: Database) -> list[str]:
    with house.reading() as session:
        return sorted(session.scalars(select(Letter.kind)))


def entered(secretary: Visitor, council: Council, name: str, answer: str, **typed: Any) -> Any:
    return secretary.send(council.of(name, "svar"), answer=answer, source="phone", **typed)


def test_the_letter_is_shown_first_and_everybody_who_is_ticked_is_asked(
    secretary: Visitor, house: Database, council: Council
) -> None:
    first = secretary.get(f"{council.page}/spoerg").all("main")[0].text
    overview = secretary.led(secretary.send(f"{council.page}/spoerg")).all("main")[0].text

    assert "Det tager et minut at svare" in first
    assert "[Her står et link" in first
    assert "elif@mail.example" in first
    assert "ingen e-mail: du får en tekst" in first
    assert (len(asks(house)), letters(house)) == (2, ["continuation", "continuation_on_paper"])
    assert "0 af 2 har svaret." in overview
    assert overview.count("Har ikke svaret") == 2


def test_only_the_chosen_are_asked_and_nobody_chosen_is_said_at_the_field(
    secretary: Visitor, house: Database, council: Council
) -> None:
    page = f"{council.page}/spoerg"

    assert secretary.mended(secretary.send(page, members=[])).errors[0].endswith("Vælg mindst ét medlem.")
    secretary.led(secretary.send(page, members=[str(council.people["Ib Juhl"])]))

    assert list(asks(house)) == [council.people["Ib Juhl"]]


def test_those_with_an_address_are_reminded_once(secretary: Visitor, house: Database, council: Council) -> None:
    secretary.led(secretary.send(f"{council.page}/spoerg"))
    page = f"{council.page}/paamindelse"

    secretary.led(secretary.send(page))

    assert letters(house) == ["continuation", "continuation_on_paper", "continuation_reminder"]
    assert secretary.get(page).all("main")[0].text.count("Der er ingen at minde om det") == 1


def test_a_no_by_telephone_is_written_down_also_of_somebody_who_was_not_asked(
    secretary: Visitor, house: Database, council: Council
) -> None:
    secretary.led(entered(secretary, council, "Ib Juhl", "nej"))

    ask = asks(house)[council.people["Ib Juhl"]]
    assert (ask.answer, ask.manner, letters(house)) == (False, Manner.PHONE, [])


def test_a_yes_by_telephone_leads_to_the_form_and_lacks_only_what_was_not_said(
    secretary: Visitor, house: Database, council: Council
) -> None:
    answer = entered(secretary, council, "Elif Kaya", "ja", arrived_on="20.11.2026", arrived_at="9.30")
    form = answer.location
    waits = secretary.get(council.page).all("main")[0].text
    fields, _target = secretary.filled(form)
    made = secretary.led(
        secretary.client.post(form, data={**fields, "motivation": "Jeg vil gøre mere.", "declares": "y"})
    )

    assert "Ja, men formularen mangler" in waits
    assert (fields["name"], fields["email"], fields["arrived_on"]) == ("Elif Kaya", "elif@mail.example", "20.11.2026")
    assert "Ja, og stiller op" in made.all("main")[0].text
    (link,) = (link.attributes["href"] for link in made.all("main")[0].all("a") if link.text == "Elif Kaya")
    assert secretary.get(link).heading == "Elif Kaya"
    with house.reading() as session:
        nomination, nominee = session.scalars(select(Nomination)).one(), session.scalars(select(Nominee)).one()
        assert (nomination.source, nomination.received_at) == ("phone", NOW - timedelta(days=1, hours=1, minutes=30))
        assert (nominee.person_id, nominee.birth_date) == (council.people["Elif Kaya"], None)
        assert nominee.declared_text_id is not None


def test_a_no_after_the_form_withdraws_the_nomination(secretary: Visitor, house: Database, council: Council) -> None:
    form = entered(secretary, council, "Elif Kaya", "ja").location
    assert secretary.send(form).status_code == 303

    secretary.led(entered(secretary, council, "Elif Kaya", "nej"))

    assert asks(house)[council.people["Elif Kaya"]].nomination_id is None
    with house.reading() as session:
        assert session.scalars(select(NominationWithdrawal.manner)).one() is Manner.PHONE


def test_what_arrived_in_time_is_entered_after_the_deadline_and_nothing_else(
    secretary: Visitor, house: Database, council: Council
) -> None:
    with house.transaction() as session:
        session.execute(update(RecruitmentRound).values(closes_at=NOW - timedelta(hours=1)))

    late = secretary.mended(entered(secretary, council, "Ib Juhl", "nej"))
    future = secretary.mended(entered(secretary, council, "Ib Juhl", "nej", arrived_on="1.1.2030"))
    secretary.led(entered(secretary, council, "Ib Juhl", "nej", arrived_on="21.11.2026", arrived_at="10.00"))

    assert "Fristen var 21. november 2026 kl. 10.00" in late.errors[0]
    assert "Det tidspunkt er ikke kommet endnu." in future.errors[0]
    assert asks(house)[council.people["Ib Juhl"]].answered_at == NOW - timedelta(hours=1)


def test_a_text_with_a_link_is_made_for_whoever_has_no_email_and_shown_once(
    secretary: Visitor, house: Database, council: Council
) -> None:
    page = council.of("Ib Juhl", "besked")
    secretary.get(page)
    before = asks(house)
    sent, _target = secretary.filled(page)
    text = secretary.client.post(page, data=sent).text
    again = secretary.client.post(page, data=sent)

    assert before == {}
    assert "/link/" in text
    assert again.location == page
    with house.reading() as session:
        (message,) = session.scalars(select(Letter))
        assert (message.channel, message.status, message.link) == ("sms", LetterStatus.TO_POST, None)
        assert "{link}" in message.body
    (link,) = (line for line in text.splitlines() if "/link/" in line)
    opened = secretary.client.get("/link/" + link.partition("/link/")[2].partition("<")[0].strip())
    assert opened.location == "/svar/fortsaet"


def test_the_letter_to_print_has_the_answer_to_tick_and_no_link(
    secretary: Visitor, house: Database, council: Council
) -> None:
    text = secretary.get(council.of("Ib Juhl", "brev")).text

    assert "☐ Ja, jeg vil gerne fortsætte" in text
    assert "/link/" not in text
    assert asks(house) == {}


def test_a_round_in_whose_seats_nobody_sits_says_what_comes_first(secretary: Visitor, house: Database) -> None:
    with house.transaction() as session:
        body = a_council(session, "Ældrerådet", seats=1)
        round_ = an_open_round(session, body)
        page = f"/sekretariat/{body.slug}/rekruttering/{round_.id}/fortsaet"

    main = secretary.get(page).all("main")[0]

    assert "Der sidder ingen på pladserne" in main.text
    assert [link.text for link in main.all("a")][-1] == "Se pladserne"


def test_people_of_other_seats_are_not_found(secretary: Visitor, house: Database, council: Council) -> None:
    with house.transaction() as session:
        council.people["En Anden"] = a_person(session, "En Anden").id

    for what in ("svar", "formular", "besked", "brev"):
        secretary.get(council.of("En Anden", what), status=404)


def test_the_overview_asks_the_database_as_often_for_many_as_for_few(
    secretary: Visitor, house: Database, council: Council, count_queries
) -> None:
    secretary.get(council.page)
    count_queries()
    secretary.get(council.page)
    few = count_queries()
    secretary.led(secretary.send(f"{council.page}/spoerg"))
    entered(secretary, council, "Elif Kaya", "nej")
    count_queries()
    secretary.get(council.page)

    assert count_queries() <= few + 1
