"""Whether whoever decides is themselves a party: an own name or mailbox among those of a nomination."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from recruit.foundation.accounts.rules import SignedIn, email_key
from recruit.foundation.i18n import gettext as _
from recruit.foundation.keys import search_key

if TYPE_CHECKING:
    from recruit.nominations.model import Nomination, Supporter


def parts(nomination: "Nomination", signed: "Sequence[Supporter]", reader: SignedIn) -> list[str]:
    """Return as what the reader seems to take part: the nominee, whoever proposed them, a supporter.

    Forvaltningsloven § 3: whoever is a party does not decide. It only warns: two people can have one name.
    """
    return list(dict.fromkeys(part for part, name, email in _people(nomination, signed) if _is(reader, name, email)))


def _people(nomination: "Nomination", signed: "Sequence[Supporter]") -> Iterator[tuple[str, str, str]]:
    if nomination.nominee:
        yield _("the person who stands"), nomination.nominee.name, nomination.nominee.email
    if nomination.nominator:
        yield _("whoever proposed the person"), nomination.nominator.name, nomination.nominator.email
    for supporter in signed:
        yield _("a supporter"), supporter.name, supporter.email


def _is(reader: SignedIn, name: str, email: str) -> bool:
    has_mailbox = email != "" and email_key(email) == email_key(reader.email)
    return has_mailbox or search_key(name) == search_key(reader.name)
