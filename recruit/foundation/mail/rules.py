"""What a letter is, how its wording may be edited, and when it is tried again."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from recruit.foundation.refusal import Refusal

#: The name of the placeholder that the one-time link takes.
LINK = "link"
#: What the stored text holds in the link's place.
LINK_TO_COME = "{link}"

#: While a worker has a letter in its hands no other takes it; longer than any mail server keeps us waiting.
LEASE = timedelta(minutes=10)

#: How long a letter waits after each failure; then the last wait is repeated.
WAITS = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=4))
#: How many times a letter is tried before it waits for a person: a bit more than two days.
MOST_ATTEMPTS = 16

LONGEST_SUBJECT = 200
#: What the window of an envelope shows.
MOST_ADDRESS_LINES, LONGEST_ADDRESS_LINE = 8, 120

#: What a letter that has it by itself must say whoever words it: the answer it asks for, until when, why and how to
#: complain (Forvaltningsloven §§ 22 and 25), from whom we know the reader (GDPR art. 14(2)(f)), which letter holds no
#: longer, and what waits.
NEVER_LEFT_OUT = frozenset(
    {
        LINK,
        "answer_by",
        "complaint_deadline",
        "complaint_to",
        "complaint_until",
        "grounds",
        "complaint_way",
        "lacking",
        "news",
        "nominator",
        "reason",
        "remedy_until",
        "replaces",
        "suggested_by",
        "waiting",
    }
)


class Channel(StrEnum):
    """How a letter reaches its reader."""

    EMAIL = "email"
    #: A package for Digital Post, which the municipality's own system sends.
    DIGITAL_POST = "digital_post"
    PAPER = "paper"
    #: A text to copy into a message.
    SMS = "sms"

    @property
    def by_hand(self) -> bool:
        """Return whether somebody has to send it: no worker can."""
        return self is not Channel.EMAIL


#: How a closed letter leaves, which may say what it is about.
CLOSED = (Channel.DIGITAL_POST, Channel.PAPER)


class Status(StrEnum):
    """Where a letter is; derived, never stored."""

    WAITING = "waiting"
    #: By hand: it waits until the secretariat says that it has sent it.
    TO_POST = "to-post"
    SENDING = "sending"
    #: It failed and will be tried again.
    RETRYING = "retrying"
    SENT = "sent"
    GIVEN_UP = "given-up"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Link:
    """A one-time link that the letter asks for; it lives from when the letter leaves."""

    purpose: str
    subject_id: UUID
    lifetime: timedelta


@dataclass(frozen=True, slots=True)
class Draft:
    """What an act wants to say to somebody. `kind` is the name of a file in `templates/letters`."""

    kind: str
    #: The e-mail address; of a closed letter name and address line by line, of an SMS the telephone.
    address: str
    #: Who reads it, as an id: `user:<uuid>`, `person:<uuid>`.
    recipient: str
    #: What the letter's placeholders stand for; the municipality's name comes by itself.
    facts: Mapping[str, str] = field(default_factory=dict)
    language: str = "da"
    link: Link | None = None
    #: Whose wording is used first, such as `body:<uuid>`; empty for the municipality's.
    scope: str = ""
    channel: Channel = Channel.EMAIL


@dataclass(frozen=True, slots=True)
class Text:
    """A subject and a body."""

    subject: str
    body: str

    def filled(self, facts: Mapping[str, str]) -> "Text":
        """Return the text with each `{placeholder}` replaced. Raises KeyError for one without a fact."""
        return Text(_fill(self.subject, facts), _fill(self.body, facts))

    def renamed(self, names: Mapping[str, str]) -> "Text":
        """Return the text with placeholders called as `names` says; others keep their names."""
        called = {name: f"{{{other}}}" for name, other in names.items()}
        return Text(_fill(self.subject, called, strict=False), _fill(self.body, called, strict=False))


_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


def _fill(text: str, facts: Mapping[str, str], *, strict: bool = True) -> str:
    return _PLACEHOLDER.sub(lambda found: facts[found[1]] if strict else facts.get(found[1], found[0]), text)


def check_wording(text: Text, *, allowed: Collection[str], unsaid: Collection[str] = ()) -> tuple[Refusal, ...]:
    """Return every reason why the secretariat's wording may not be used.

    `allowed` are the letter's placeholders. Without its link a letter that needs an answer would be useless, so the
    link must stand in the body; and a subject is seen on locked screens, so it must not stand there. `unsaid` are names
    that the letter must not mention: those of the councils, where it is to disclose nothing.
    """
    reasons = []
    for name, part in (("subject", text.subject), ("body", text.body)):
        if not part.strip():
            reasons.append(Refusal(f"{name}-empty", field=name))
        unknown = sorted(set(_PLACEHOLDER.findall(part)) - set(allowed))
        if unknown:
            reasons.append(Refusal("placeholder-unknown", {"names": ", ".join(unknown)}, name))
        if set("{}").intersection(_PLACEHOLDER.sub("", part)):
            reasons.append(Refusal("brace-astray", field=name))
        said = [each for each in unsaid if each.casefold() in part.casefold()]
        if said:
            reasons.append(Refusal("wording-tells-the-council", {"names": ", ".join(said)}, name))
    if len(text.subject.splitlines()) > 1 or len(text.subject) > LONGEST_SUBJECT:
        reasons.append(Refusal("subject-too-long", {"longest": LONGEST_SUBJECT}, "subject"))
    if LINK in allowed and LINK in _PLACEHOLDER.findall(text.subject):
        reasons.append(Refusal("link-in-subject", field="subject"))
    if LINK in allowed and LINK not in _PLACEHOLDER.findall(text.body):
        reasons.append(Refusal("link-missing", field="body"))
    missing = sorted((NEVER_LEFT_OUT - {LINK}).intersection(allowed) - set(_PLACEHOLDER.findall(text.body)))
    if missing:
        reasons.append(Refusal("placeholder-missing", {"names": missing}, "body"))
    return tuple(reasons)


def next_attempt(attempts: int, *, now: datetime) -> datetime | None:
    """Return when a letter that has failed so many times is tried again; None when it waits for a person instead."""
    if attempts >= MOST_ATTEMPTS:
        return None
    return now + WAITS[min(attempts, len(WAITS)) - 1]


def may_cancel(status: Status) -> tuple[Refusal, ...]:
    """Return why a letter can no longer be stopped: what is on its way, or has arrived, cannot be called back."""
    open_to_it = (Status.WAITING, Status.TO_POST, Status.RETRYING, Status.GIVEN_UP)
    return () if status in open_to_it else (Refusal("letter-has-left", {"status": status.value}),)


def may_try_again(status: Status) -> tuple[Refusal, ...]:
    """Return why a letter is not to be tried again by hand: only one that failed is."""
    return () if status in (Status.RETRYING, Status.GIVEN_UP) else (Refusal("letter-has-not-failed"),)


def fits_envelope(address: str) -> tuple[Refusal, ...]:
    """Return why an address does not fit into the window of an envelope."""
    lines = address.splitlines()
    if len(lines) <= MOST_ADDRESS_LINES and all(len(line) <= LONGEST_ADDRESS_LINE for line in lines):
        return ()
    facts = {"lines": MOST_ADDRESS_LINES, "longest": LONGEST_ADDRESS_LINE}
    return (Refusal("address-too-long", facts, "address"),)


def may_mark_sent(status: Status) -> tuple[Refusal, ...]:
    """Return why nobody can say of a letter that they have sent it: only one that waits for that can be."""
    return () if status is Status.TO_POST else (Refusal("letter-is-not-to-be-posted"),)


def may_address(status: Status, address: str) -> tuple[Refusal, ...]:
    """Return every reason why the address of a letter is not written: it is before somebody has sent it."""
    missing = () if address.strip() else (Refusal("answer-missing", field="address"),)
    return (*may_mark_sent(status), *missing, *fits_envelope(address))


def may_send_again(
    status: Status, *, is_erased: bool, waits_again: bool, is_latest_address: bool, link_works: bool
) -> tuple[Refusal, ...]:
    """Return every reason why a letter that has left is not written once more.

    With its link somebody acts as the reader: it never goes to a mailbox that has since been found to be another's, and
    what was withdrawn or has run out does not come back this way.
    """
    return (
        *(() if status is Status.SENT else (Refusal("letter-has-not-been-sent"),)),
        *((Refusal("letter-is-erased"),) if is_erased else ()),
        *((Refusal("letter-waits-again"),) if waits_again else ()),
        *(() if is_latest_address else (Refusal("letter-went-elsewhere-since"),)),
        *(() if link_works else (Refusal("link-in-letter-is-over"),)),
    )


def may_go_by_hand(channel: Channel, status: Status, address: str, *, is_erased: bool) -> tuple[Refusal, ...]:
    """Return every reason why a letter that could not be delivered is not written anew for an envelope."""
    failed = channel is Channel.EMAIL and status in (Status.RETRYING, Status.GIVEN_UP)
    return (
        *(() if failed else (Refusal("letter-has-not-failed"),)),
        *((Refusal("letter-is-erased"),) if is_erased else ()),
        *(() if address.strip() else (Refusal("answer-missing", field="address"),)),
        *fits_envelope(address),
    )
