"""What a letterhead says, what may stand in it, and which of a council's letterheads may still be changed."""

from dataclasses import dataclass, replace
from datetime import date
from email.errors import MessageError
from email.headerregistry import Address
from email.utils import parseaddr
from typing import Self

from recruit.foundation.mail.rules import fits_envelope
from recruit.foundation.municipality.rules import is_email
from recruit.foundation.refusal import Refusal

#: A line of a letter, or of an e-mail's header.
LONGEST = 120
#: The fields that are one line; `address` may be several.
_LINES = ("office", "name", "title", "sender_name", "email", "reply_to", "phone")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who a letter comes from. An empty text means: not stated."""

    #: "Borgerservice, Fjordby Kommune".
    office: str
    #: Who signs.
    name: str = ""
    #: What they are: "sekretær for rådet".
    title: str = ""
    #: What a mail program shows as the sender; empty for the installation's own.
    sender_name: str = ""
    #: The mailbox.
    email: str = ""
    #: Where an answer goes when not to the mailbox.
    reply_to: str = ""
    phone: str = ""
    #: For paper: where to visit and to write to, line by line.
    address: str = ""

    @property
    def signed(self) -> tuple[str, ...]:
        """Return the lines under the greeting."""
        return tuple(line for line in (self.name, self.title, self.office) if line)

    @property
    def contact(self) -> tuple[str, ...]:
        """Return how the reader can ask."""
        return tuple(way for way in (self.email, self.phone) if way)

    @property
    def answers_to(self) -> str:
        """Return where an answer to an e-mail goes; empty for nowhere in particular."""
        return self.reply_to or self.email

    def discreet(self, municipality: Self) -> Self:
        """Return it for an e-mail that tells nobody which council it is about.

        Others see the sender on a locked screen: it is the municipality, as are office and mailbox. Who signs, and
        where an answer goes, stays.
        """
        return replace(municipality, name=self.name, phone=self.phone, reply_to=self.answers_to)


def from_header(letterhead: Letterhead, house: str) -> str:
    """Return the From header of an e-mail; `house` is the address from which this installation may send.

    A mailbox of the same domain is the sender, for the mail server's reports of failure too. One of another domain is
    not: nobody has allowed our mail server to send for that domain (SPF, DKIM), so its DMARC policy would let readers'
    servers refuse the letter as forged. Then only the name is the council's, and the mailbox gets the answers.
    """
    if not letterhead.sender_name:
        return house
    own = parseaddr(house)[1]
    same = is_mailbox(letterhead.email) and _domain(letterhead.email) == _domain(own)
    return str(Address(letterhead.sender_name, addr_spec=letterhead.email if same else own))


def check(new: Letterhead) -> tuple[Refusal, ...]:
    """Return every reason why a letterhead may not be used.

    What goes into the header of an e-mail is one line without control characters: nobody adds a reader of their own.
    """
    reasons = [
        Refusal("letterhead-field-empty", field=field)
        for field in ("office", "sender_name")
        if not getattr(new, field).strip()
    ]
    for field in _LINES:
        line = getattr(new, field)
        if not line.isprintable() or len(line) > LONGEST:
            reasons.append(Refusal("letterhead-field-is-one-line", {"longest": LONGEST}, field))
    for field in ("email", "reply_to"):
        address = getattr(new, field)
        if address and not is_mailbox(address):
            reasons.append(Refusal("email-is-malformed", field=field))
    return (*reasons, *fits_envelope(new.address))


def is_mailbox(address: str) -> bool:
    """Return whether the header of an e-mail can name it as it stands: "rådet@" cannot, nor "a..b@"."""
    try:
        return address.isascii() and is_email(address) and Address(addr_spec=address).addr_spec == address
    except (MessageError, ValueError, IndexError):  # what the parser makes of what is no address
        return False


def may_begin(since: date, *, today: date) -> tuple[Refusal, ...]:
    """Return why a letterhead may not hold from a day on: letters of earlier days have left."""
    return (Refusal("letterhead-begins-earlier", {"today": today}, "since"),) if since < today else ()


def may_take_away(since: date, *, today: date) -> tuple[Refusal, ...]:
    """Return why a letterhead may no longer be changed or taken away: letters may have left with it."""
    return (Refusal("letterhead-in-use"),) if since <= today else ()


def _domain(address: str) -> str:
    return address.rpartition("@")[2].lower()
