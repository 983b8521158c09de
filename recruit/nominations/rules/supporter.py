"""Who may support a candidate, and when two signatures are the same person's."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from recruit.foundation.keys import search_key
from recruit.foundation.refusal import Refusal
from recruit.nominations.rules.contact import email_key
from recruit.nominations.rules.words import LONGEST_LINE, holds_cpr_number
from recruit.people.rules import may_be_called
from recruit.recruitment.rules import end_of


@dataclass(frozen=True, slots=True)
class NewSupporter:
    """Somebody who vouches for a candidate. What is not stated is empty; e-mail or address is enough."""

    name: str
    email: str = ""
    address: str = ""
    #: In which the receipt is written.
    language: str = "da"


@dataclass(frozen=True, slots=True)
class Candidacy:
    """What is known of whom somebody supports."""

    name: str
    email: str
    #: The person stands, and nobody has taken that back.
    stands: bool
    #: How many supporters the round asks for; with none there is nothing to sign.
    needed: int
    #: The deadline for signatures, with its clock time.
    until: datetime
    #: The round lets the same person support several candidates.
    may_repeat: bool
    #: The same person supports another candidate of the round.
    supports_another: bool = False


def identity(supporter: NewSupporter) -> str:
    """Return a digest that is the same for two signatures of one person, however they are spelled.

    A mailbox may be a whole family's, so the name counts, too.
    """
    reached = _mailbox(supporter.email) if supporter.email else _folded(supporter.address)
    return sha256(f"{_folded(supporter.name)}\n{reached}".encode()).hexdigest()


def may_support(
    supporter: NewSupporter, candidacy: Candidacy, *, now: datetime, on_paper: bool = False
) -> tuple[Refusal, ...]:
    """Return every reason why a signature that arrives now does not count.

    A supporter is somebody else than the candidate; whether they may support several is the round's setting. Paper
    that was handed in before the deadline may be written down after it.
    """
    if reasons := tuple(_not_now(candidacy, now, on_paper=on_paper)):
        return reasons
    return tuple(_not_so(supporter, candidacy, needs_contact=not on_paper))


def _not_now(candidacy: Candidacy, now: datetime, *, on_paper: bool) -> Iterator[Refusal]:
    if not candidacy.stands or not candidacy.needed:
        yield Refusal("candidate-collects-no-supporters")
    elif not on_paper and now >= end_of(candidacy.until):
        yield Refusal("signature-comes-too-late", {"until": candidacy.until})


def _not_so(supporter: NewSupporter, candidacy: Candidacy, *, needs_contact: bool) -> Iterator[Refusal]:
    yield from may_be_called(supporter.name)
    if needs_contact and not supporter.email and not supporter.address:
        yield Refusal("supporter-cannot-be-reached", field="email")
    if len(supporter.address) > LONGEST_LINE:
        yield Refusal("text-too-long", {"longest": LONGEST_LINE}, "address")
    for field in ("name", "address"):
        if holds_cpr_number(getattr(supporter, field)):
            yield Refusal("text-holds-a-cpr-number", field=field)
    if _folded(supporter.name) == _folded(candidacy.name):
        yield Refusal("supporter-is-the-candidate", field="name")
    elif supporter.email and _mailbox(supporter.email) == _mailbox(candidacy.email):
        yield Refusal("supporter-has-the-candidates-mailbox", field="email")
    if candidacy.supports_another and not candidacy.may_repeat:
        yield Refusal("supports-another-candidate", field="name")


def _folded(text: str) -> str:
    """Return the text without what two spellings of it differ in; signs that are no letters stay as they are."""
    return search_key(text) or text.casefold()


def _mailbox(email: str) -> str:
    """Return where a letter to the address arrives: what stands after a plus is a note of its owner's."""
    local, at, domain = email_key(email).rpartition("@")
    return f"{local.partition('+')[0]}{at}{domain}"
