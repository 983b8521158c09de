"""Who a letter of a council comes from, from which day on."""

from dataclasses import asdict, replace
from datetime import date, datetime, timedelta
from email.message import EmailMessage
from email.utils import parseaddr
from uuid import uuid4

import pytest

from recruit.foundation.actor import Actor
from recruit.foundation.mail import operations as mail
from recruit.foundation.mail.delivery import Sender, deliver_next
from recruit.foundation.mail.letterhead import operations, queries, rules
from recruit.foundation.mail.letterhead.model import DatedLetterhead
from recruit.foundation.mail.letterhead.rules import Letterhead, from_header
from recruit.foundation.mail.rules import Draft, Link
from recruit.foundation.municipality import operations as municipalities
from recruit.foundation.municipality.rules import Particulars
from recruit.foundation.refusal import NotFound, Refused
from tests.conftest import Database
from tests.operations.mail.letters import Basket

BODY = "body:1"
BY = Actor.command()
HOUSE = "program@fjordby.example"
FACTS = dict.fromkeys(("name", "organisation", "council", "deadline", "reference"), "–")
LINK = Link("own-proposal", uuid4(), timedelta(days=1))
OURS = Letterhead(
    office="Borgerservice",
    name="Liv Kvist",
    title="sekretær for Integrationsrådet",
    sender_name="Integrationsrådet",
    email="raad@fjordby.example",
    phone="12 34 56 78",
)


def begin(database: Database, since: date, now: datetime, new: Letterhead = OURS) -> None:
    with database.transaction() as session:
        operations.begin(session, BODY, new, since=since, by=BY, now=now)


def comes_from(database: Database, on: date, *, discreet: bool = False) -> Letterhead:
    with database.reading() as session:
        return queries.letterhead_for(session, BODY, on, discreet=discreet)


def test_the_newest_that_has_begun_holds_and_before_it_the_municipality(database: Database, now: datetime) -> None:
    today = now.date()
    with database.transaction() as session:
        said = Particulars("Fjordby Kommune", email="post@fjordby.example", phone="11 11 11 11")
        municipalities.set_up(session, said, by=BY, now=now)
    theirs = Letterhead("Fjordby Kommune", email="post@fjordby.example", phone="11 11 11 11")
    next_year = replace(OURS, name="Bo Dam")
    begin(database, today + timedelta(days=365), now, next_year)
    assert comes_from(database, today) == theirs

    begin(database, today, now)
    begin(database, today, now, replace(OURS, phone="22 22 22 22"))

    assert comes_from(database, today) == replace(OURS, phone="22 22 22 22")
    assert comes_from(database, today + timedelta(days=365)) == next_year
    assert comes_from(database, today, discreet=True) == replace(
        theirs, name="Liv Kvist", phone="22 22 22 22", reply_to="raad@fjordby.example"
    )


def test_a_planned_one_is_changed_and_taken_away_and_one_in_use_is_neither(database: Database, now: datetime) -> None:
    today = now.date()
    begin(database, today, now)
    begin(database, today + timedelta(days=9), now, replace(OURS, name="Bo Dam"))

    with database.transaction() as session:
        planned, in_use = queries.written(session, BODY)
        with pytest.raises(Refused, match="letterhead-in-use"):
            operations.take_away(session, in_use, by=BY, now=now)
        changed = replace(OURS, name="Eva Falk")
        since = today + timedelta(days=3)
        later = operations.change_planned(session, planned, changed, since=since, by=BY, now=now)
        with pytest.raises(NotFound):
            queries.one(session, "body:2", later.id)
    assert comes_from(database, since).name == "Eva Falk"
    with database.transaction() as session:
        operations.take_away(session, queries.one(session, BODY, later.id), by=BY, now=now)

    assert comes_from(database, since) == OURS


def test_nothing_gets_into_a_header_that_was_not_meant(database: Database, now: datetime) -> None:
    crooked = replace(
        OURS, office=" ", sender_name="Rådet\r\nBcc: a@b.example", email="raad", phone="1" * 121, reply_to="a@b.c\n"
    )

    with pytest.raises(Refused) as refused:
        begin(database, now.date() - timedelta(days=1), now, crooked)

    assert {reason.field for reason in refused.value.refusals} == {
        "office",
        "sender_name",
        "email",
        "phone",
        "reply_to",
        "since",
    }


NO_MAILBOXES = ("rådet@{0}", "raad@råd.example", "a..b@{0}", "a\\b@{0}", "a[b@{0}", "a(b)@{0}", "a@b..dk")


def test_no_mailbox_stands_there_that_a_header_cannot_name() -> None:
    for mailbox in NO_MAILBOXES:
        new = replace(OURS, email=mailbox.format("fjordby.example"), reply_to=mailbox.format("nabo.example"))

        assert [(each.code, each.field) for each in rules.check(new)] == [
            ("email-is-malformed", "email"),
            ("email-is-malformed", "reply_to"),
        ]


def test_a_mailbox_saved_before_that_no_header_can_name_stops_no_letter(sqlite: Database, now: datetime) -> None:
    crooked = asdict(replace(OURS, email="rådet@fjordby.example"))
    with sqlite.transaction() as session:
        since = now.date()
        session.add(DatedLetterhead(scope=BODY, version=1, since=since, at=now, by=BY.reference, **crooked))
        told = Draft("organisation_reminder", "a@x.example", "organisation-call:1", FACTS, scope=BODY, link=LINK)
        mail.enqueue(session, told, by=BY, now=now)

    message = leave(sqlite, now)

    assert parseaddr(message["From"]) == ("Integrationsrådet", HOUSE)
    assert message["Reply-To"] is None


def test_the_text_says_who_writes_when_it_is_queued_and_the_header_when_it_leaves(
    database: Database, now: datetime
) -> None:
    begin(database, now.date(), now)
    begin(database, now.date() + timedelta(days=1), now, replace(OURS, name="Bo Dam", reply_to="bo@x.example"))
    asked = Draft("organisation_reminder", "a@x.example", "organisation-call:1", FACTS, scope=BODY, link=LINK)
    with database.transaction() as session:
        letter = mail.enqueue(session, asked, by=BY, now=now)
        assert "Liv Kvist\nsekretær for Integrationsrådet\nBorgerservice\nraad@fjordby.example\n12" in letter.body

    message = leave(database, now + timedelta(days=1))

    assert message["From"] == "Integrationsrådet <raad@fjordby.example>"
    assert message["Reply-To"] == "bo@x.example"
    assert "Liv Kvist" in message.get_content()


def test_a_letter_that_is_to_disclose_nothing_comes_from_the_municipality(database: Database, now: datetime) -> None:
    begin(database, now.date(), now)
    with database.transaction() as session:
        told = Draft("nominee_answered", "a@x.example", "nominator:1", FACTS, scope=BODY, link=LINK)
        letter = mail.enqueue(session, told, by=BY, now=now)
        assert "Liv Kvist" in letter.body
        assert "Integrationsrådet" not in letter.body

    message = leave(database, now)

    assert message["From"] == HOUSE
    assert message["Reply-To"] == "raad@fjordby.example"


@pytest.mark.parametrize(
    ("mailbox", "address"),
    [("raad@Fjordby.example", "raad@Fjordby.example"), ("raad@nabo.example", HOUSE), ("", HOUSE)],
)
def test_a_mailbox_of_another_domain_is_answered_and_does_not_send(mailbox: str, address: str) -> None:
    ours = replace(OURS, email=mailbox, sender_name='Rådet, "Fjordby"')

    assert parseaddr(from_header(ours, f"Fjordby <{HOUSE}>")) == ('Rådet, "Fjordby"', address)


def leave(database: Database, at: datetime) -> EmailMessage:
    basket = Basket()
    assert deliver_next(database.sessions, basket, Sender(HOUSE, "https://x.example"), clock=lambda: at)
    return basket.messages[0]
