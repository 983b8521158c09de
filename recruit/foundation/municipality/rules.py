"""What a municipality must and may say about itself."""

import re
from dataclasses import dataclass, fields
from enum import StrEnum
from urllib.parse import urlsplit

from recruit.foundation.mail.rules import CLOSED, Channel
from recruit.foundation.refusal import Refusal

_EMAIL = re.compile(r"[^@\s<>,;:\"]+@[^@\s<>,;:\"]+\.[^@\s<>,;:\".]+")


class CouncilWord(StrEnum):
    """What the people of the place call their municipal council, in the definite form."""

    KOMMUNALBESTYRELSEN = "kommunalbestyrelsen"
    BYRAADET = "byrådet"
    BORGERREPRAESENTATIONEN = "Borgerrepræsentationen"


@dataclass(frozen=True, slots=True)
class Particulars:
    """What the administrator writes about the municipality. An empty text means: not stated."""

    name: str
    email: str = ""
    phone: str = ""
    address: str = ""
    website: str = ""
    #: Webtilgængelighedsloven § 4: the statement that each site links to from its footer.
    accessibility_statement: str = ""
    privacy_notice: str = ""
    council_word: str = CouncilWord.KOMMUNALBESTYRELSEN.value
    #: How closed letters leave, which say what e-mail must not: `mail.rules.CLOSED`.
    closed_letters: str = Channel.DIGITAL_POST.value
    #: Names of the staff roles that must use a second factor.
    second_factor_roles: tuple[str, ...] = ("administrator", "secretary")


def check(particulars: Particulars) -> tuple[Refusal, ...]:
    """Return every reason why these particulars do not hold."""
    reasons = []
    if not particulars.name.strip():
        reasons.append(Refusal("municipality-has-no-name", field="name"))
    if particulars.email and not is_email(particulars.email):
        reasons.append(Refusal("email-is-malformed", field="email"))
    for field in ("website", "accessibility_statement", "privacy_notice"):
        address = getattr(particulars, field)
        if address and not is_web_address(address):
            reasons.append(Refusal("address-is-malformed", field=field))
    if particulars.council_word not in set(CouncilWord):
        reasons.append(Refusal("council-word-unknown", field="council_word"))
    if particulars.closed_letters not in CLOSED:
        reasons.append(Refusal("closed-letters-unknown", field="closed_letters"))
    return tuple(reasons)


def changed_fields(before: Particulars, after: Particulars) -> list[str]:
    """Return the names of the fields that differ: what the log says, without the values."""
    return [field.name for field in fields(after) if getattr(before, field.name) != getattr(after, field.name)]


def is_email(address: str) -> bool:
    """Return True for what can be an e-mail address; whether somebody reads it only a letter can tell."""
    return _EMAIL.fullmatch(address) is not None


def is_web_address(address: str) -> bool:
    """Return True for a whole http or https address: a link to `javascript:` never gets onto a page."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and "." in (parts.hostname or "") and not re.search(r"\s", address)
