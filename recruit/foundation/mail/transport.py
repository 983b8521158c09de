"""Handing a letter to a mail server."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from typing import Literal, Protocol
from urllib.parse import parse_qs, unquote, urlsplit

from recruit.foundation.settings import SettingsError

#: Seconds for each step of the conversation; far less than the lease of a letter.
PATIENCE = 30

_SHAPE = "MAIL_URL must look like smtp://user:password@host:587?tls=required, or be keep:."


class Undeliverable(Exception):  # noqa: N818 (it is an answer, not an error)
    """The letter will never be taken: the reader's address, or the letter itself, is refused for good.

    The text is the kind of the failure and holds no address.
    """


class Transport(Protocol):
    """Whatever takes letters out of the house."""

    def send(self, message: EmailMessage) -> None:
        """Hand the message over.

        Raises Undeliverable when that will never work, OSError or SMTPException when it may work later.
        """


@dataclass(frozen=True, slots=True)
class Smtp:
    """A mail server."""

    host: str
    port: int
    user: str
    password: str
    #: How the connection is kept private: agreed upon after hello, from the first byte, or not at all.
    privacy: Literal["starttls", "tls", "none"]

    def send(self, message: EmailMessage) -> None:
        """See Transport. A server that offers no TLS 1.2 gets nothing, unless the address says `tls=off`."""
        with self._connection() as server:
            if self.user:
                server.login(self.user, self.password)
            try:
                server.send_message(message)
            except smtplib.SMTPRecipientsRefused as error:
                code, _ = next(iter(error.recipients.values()))
                _sort(error, code)
            except smtplib.SMTPResponseException as error:
                _sort(error, error.smtp_code)

    @contextmanager
    def _connection(self) -> Iterator[smtplib.SMTP]:
        if self.privacy == "tls":
            with smtplib.SMTP_SSL(self.host, self.port, timeout=PATIENCE, context=_tls()) as server:
                yield server
            return
        with smtplib.SMTP(self.host, self.port, timeout=PATIENCE) as server:
            if self.privacy == "starttls":
                server.starttls(context=_tls())  # raises when the server cannot
            yield server


def from_url(address: str, *, in_the_clear: bool) -> Smtp | None:
    """Return the transport of an address: `smtp://user:password@host:587?tls=required`, or `smtps://host:465`.

    `keep:` gives None: letters stay in the outbox. `tls=off` sends in the clear, which only `in_the_clear` allows.
    Raises SettingsError when the address says something else.
    """
    parts = urlsplit(address)
    if parts.scheme == "keep":
        return None
    tls = parse_qs(parts.query).get("tls", ["required"])[0]
    try:
        port = parts.port
    except ValueError:
        raise SettingsError(_SHAPE) from None
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname or tls not in ("required", "off"):
        raise SettingsError(_SHAPE)
    if tls == "off" and not in_the_clear:
        raise SettingsError("MAIL_URL says tls=off: letters name people, so production sends them encrypted only.")
    implicit = parts.scheme == "smtps"
    return Smtp(
        host=parts.hostname,
        port=port or (465 if implicit else 587),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        privacy="tls" if implicit else "none" if tls == "off" else "starttls",
    )


def _sort(error: smtplib.SMTPException, code: int) -> None:
    """Tell a refusal for good (500-599) from one for now, and forget the server's words: they quote the address."""
    kind = f"{type(error).__name__} {code}"
    if 500 <= code < 600:
        raise Undeliverable(kind) from None
    raise smtplib.SMTPException(kind) from None


def _tls() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context
