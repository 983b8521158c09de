"""Whom the secretariat asks to find candidates, when they are reminded, and how long a suggested name is kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from recruit.foundation.refusal import Refusal
from recruit.people.rules import may_be_called
from recruit.recruitment.rules.deadline import end_of

#: What the links in these letters are for.
ORGANISATION_CALL = "organisation-call"
NETWORK_CALL = "network-call"
PROSPECT = "prospect"

#: The letters in which members are asked and reminded to pass the call on.
ASKED_TO_PASS_ON, REMINDED_TO_PASS_ON = "network_call", "network_reminder"

#: A suggested name is kept no longer: GDPR art. 14(3)(b) asks for a message within a month, and nobody waits for more.
LONGEST_KEPT_DAYS = 30

#: Whoever has not answered is reminded so long before the deadline, once.
REMINDED_BEFORE = timedelta(days=7)
#: Whoever was asked so recently is not reminded yet.
LEFT_IN_PEACE = timedelta(days=3)

#: Links to a page that says it is too late go on for so long after the deadline.
LINKS_OUTLIVE = timedelta(days=60)

#: More places than this of one organisation are a slip of the finger.
MOST_PLACES = 20


@dataclass(frozen=True, slots=True)
class NewOrganisationCall:
    """What an organisation is asked, and whom to write to. What is not stated is empty."""

    places: int
    closes_at: datetime
    language: str = "da"
    contact_name: str = ""
    contact_email: str = ""


@dataclass(frozen=True, slots=True)
class NewProspect:
    """Somebody who might like to stand, as somebody else suggested."""

    name: str
    suggested_by: str
    #: Days until it is erased.
    days: int
    email: str = ""
    phone: str = ""
    language: str = "da"
    #: The network of the member who gave the name.
    channel_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What is known of somebody who was asked something: enough to say whether they are reminded."""

    asked_at: datetime | None
    reminded_at: datetime | None
    has_answered: bool
    closes_at: datetime


def may_call(new: NewOrganisationCall, opens_at: datetime, *, proposed: int = 0) -> tuple[Refusal, ...]:
    """Return every reason why an organisation cannot be asked so; `proposed` places are answered already."""
    reasons = []
    if not max(proposed, 1) <= new.places <= MOST_PLACES:
        reasons.append(
            Refusal("number-of-places-impossible", {"fewest": max(proposed, 1), "most": MOST_PLACES}, "places")
        )
    if new.closes_at <= opens_at:
        reasons.append(Refusal("organisation-deadline-too-early", {"opens": opens_at}, "closes_on"))
    return tuple(reasons)


def may_ask(closes_at: datetime, *, now: datetime) -> tuple[Refusal, ...]:
    """Return why nobody is asked for an answer by then: it is over already."""
    return (Refusal("extension-is-over", {"after": closes_at}, "closes_on"),) if end_of(closes_at) <= now else ()


def may_ask_again(asked: Asked, *, now: datetime) -> tuple[Refusal, ...]:
    """Return why the first letter is not sent again, to an address that was wrong or lacking."""
    if asked.has_answered:
        return (Refusal("answered-already"),)
    return may_ask(asked.closes_at, now=now)


def may_remind(asked: Asked, *, now: datetime) -> tuple[Refusal, ...]:
    """Return every reason why somebody is not reminded: once is enough, and only while they can answer."""
    if asked.asked_at is None:
        return (Refusal("not-asked-yet"),)
    if asked.has_answered:
        return (Refusal("answered-already"),)
    if asked.reminded_at is not None:
        return (Refusal("reminded-already", {"at": asked.reminded_at}),)
    return (Refusal("too-late-to-remind"),) if end_of(asked.closes_at) <= now else ()


def may_spread(closes_at: datetime, *, is_announced: bool, now: datetime) -> tuple[Refusal, ...]:
    """Return every reason why nobody is sent to the call: there is nothing to read there, or it is too late."""
    unread = () if is_announced else (Refusal("round-not-announced-yet"),)
    return unread + ((Refusal("round-closed-already", {"closes_at": closes_at}),) if end_of(closes_at) <= now else ())


def is_reminded_now(asked: Asked, *, now: datetime) -> bool:
    """Return True when the time has come to remind somebody by itself."""
    if asked.asked_at is None or may_remind(asked, now=now):
        return False
    return asked.closes_at - now <= REMINDED_BEFORE and now - asked.asked_at >= LEFT_IN_PEACE


def link_lifetime(closes_at: datetime, *, now: datetime) -> timedelta:
    """Return how long a link in a letter works: beyond the deadline, so that whoever is late is told so."""
    return max(closes_at - now, timedelta()) + LINKS_OUTLIVE


def erased_on(kept_on: date, days: int, *, closes_on: date) -> date:
    """Return the first day on which a name is no longer kept: once nobody can stand it has no purpose any more."""
    return min(kept_on + timedelta(days=days), closes_on + timedelta(days=1))


def may_keep(new: NewProspect, closes_at: datetime, *, now: datetime) -> tuple[Refusal, ...]:
    """Return every reason why a suggested name cannot be kept (GDPR art. 5(1)(b), (c) and (e), 14)."""
    return (*_against_keeping(new), *may_spread(closes_at, is_announced=True, now=now))


def may_note_answer(asked_at: datetime | None) -> tuple[Refusal, ...]:
    """Return why an answer cannot be noted: nobody answers what they were not told (GDPR art. 14(3)(b))."""
    return () if asked_at else (Refusal("prospect-is-not-told"),)


def _against_keeping(new: NewProspect) -> Iterator[Refusal]:
    yield from may_be_called(new.name)
    for reason in may_be_called(new.suggested_by):
        yield Refusal(reason.code, reason.facts, "suggested_by")
    if not (new.email or new.phone):
        yield Refusal("prospect-cannot-be-reached", field="email")
    if not 1 <= new.days <= LONGEST_KEPT_DAYS:
        yield Refusal("prospect-kept-too-long", {"most": LONGEST_KEPT_DAYS}, "days")
