"""Letters on paper: one, or many in one file, tagged so that they can be read aloud (PDF/UA-1), for window envelopes.

Each stands in its own language and script. What is erased cannot be printed.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session

from recruit.foundation import i18n
from recruit.foundation.clock import local
from recruit.foundation.i18n import _, format_date
from recruit.foundation.mail import rendering
from recruit.foundation.mail.letterhead.queries import letterhead_for
from recruit.foundation.mail.rules import Channel
from recruit.foundation.papers import press
from recruit.foundation.refusal import NotFound

if TYPE_CHECKING:
    from recruit.foundation.mail.model import Letter


#: Our fonts draw no box to tick.
_TO_TICK = "☐"


class Desk:
    """Lays letters out for the press; it asks once who the letters of a council come from on a day."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._senders: dict[object, list[str]] = {}

    def laid_out(self, letter: "Letter") -> Mapping[str, Any]:
        """Return what the press needs of a letter. Raises NotFound for one that is erased."""
        if letter.is_erased:
            raise NotFound(letter.id)
        body = rendering.with_link(letter.body, _("[Here stands a link that only the reader gets]"))
        body = body.replace(_TO_TICK, "[    ]")
        with i18n.speaking(letter.language):
            return {
                "language": letter.language,
                "sender": self._sender(letter),
                "address": address_lines(letter),
                "date": format_date(local(letter.queued_at).date()),
                "subject": letter.subject,
                "paragraphs": [part.splitlines() for part in body.split("\n\n") if part.strip()],
            }

    def _sender(self, letter: "Letter") -> list[str]:
        day, discreet = local(letter.queued_at).date(), rendering.is_discreet(letter.kind)
        known = (letter.scope, day, discreet)
        if known not in self._senders:
            head = letterhead_for(self._session, letter.scope, day, discreet=discreet)
            self._senders[known] = [head.office, *head.address.splitlines(), *head.contact]
        return self._senders[known]


def pdf(laid_out: Sequence[Mapping[str, Any]], *, title: str, language: str, made_at: datetime) -> bytes:
    """Return these letters as one PDF, each beginning on a page of its own.

    Raises PaperError when it cannot be set.
    """
    return press.render("letter", {"letters": laid_out}, title=title, language=language, made_at=made_at)


def one(session: Session, letter: "Letter", *, made_at: datetime) -> bytes:
    """Return one letter as PDF. Raises NotFound when it is erased, PaperError when it cannot be set."""
    laid_out = Desk(session).laid_out(letter)
    return pdf([laid_out], title=letter.subject, language=letter.language, made_at=made_at)


def address_lines(letter: "Letter") -> list[str]:
    """Return what stands in the window of the envelope."""
    return list(_lines(letter.address)) if Channel(letter.channel) is not Channel.SMS else [letter.address]


def _lines(text: str) -> Iterator[str]:
    return (line.strip() for line in text.splitlines() if line.strip())
