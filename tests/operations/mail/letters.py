"""Letters and a mail server for the tests."""

import socket
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message

from recruit.foundation.actor import Actor
from recruit.foundation.mail import letters, operations
from recruit.foundation.mail.model import Letter
from recruit.foundation.mail.rules import Link
from tests.conftest import Database


def queued(database: Database, now: datetime, address: str = "aya@fjordby.example", link: Link | None = None) -> Letter:
    """Put a test letter into the outbox; with a link, one that asks for an answer."""
    draft = letters.mail_test(address, recipient="user:1", language="da", now=now)
    with database.transaction() as session:
        letter = operations.enqueue(session, draft, by=Actor.command(), now=now)
        if link:
            letter.body += "{link}\n"
            letter.link_purpose, letter.link_subject_id = link.purpose, link.subject_id
            letter.link_seconds = int(link.lifetime.total_seconds())
    return letter


class Basket:
    """A transport that keeps what it is given; `broken` says what happens to an address instead."""

    def __init__(self, broken: dict[str, Exception] | None = None) -> None:
        self.messages: list[EmailMessage] = []
        self.broken = broken or {}

    def send(self, message: EmailMessage) -> None:
        failure = self.broken.get(str(message["To"]))
        if failure:
            raise failure
        self.messages.append(message)

    @property
    def addresses(self) -> list[str]:
        return [str(message["To"]) for message in self.messages]


class PostOffice(Message):
    """What a mail server on the loopback does with letters: keep them, or refuse an address."""

    def __init__(self) -> None:
        super().__init__()
        self.received: list[Any] = []

    def handle_message(self, message: Any) -> None:
        self.received.append(message)

    async def handle_RCPT(  # noqa: N802 (the server's name for it)
        self, _server: object, _session: object, envelope: Any, address: str, _options: object
    ) -> str:
        if address.startswith("nobody@"):
            return f"550 {address} does not exist"
        if address.startswith("later@"):
            return f"451 {address} is busy"
        envelope.rcpt_tos.append(address)
        return "250 OK"


@contextmanager
def a_mail_server(
    context: ssl.SSLContext | None = None, *, from_the_first_byte: bool = False
) -> Iterator[tuple[PostOffice, int]]:
    """Run a real mail server on the loopback; with a context it takes letters over TLS only."""
    office = PostOffice()
    tls: dict[str, object] = {}
    if context:
        tls = {"ssl_context": context} if from_the_first_byte else {"tls_context": context, "require_starttls": True}
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = Controller(office, hostname="127.0.0.1", port=port, **tls)  # type: ignore[arg-type]
    server.start()
    try:
        yield office, port
    finally:
        server.stop()


def a_certificate(folder: Path) -> Path:
    """Make a certificate for localhost, with its key in the same file."""
    both = folder / "localhost.pem"
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    files = ["-keyout", key, "-out", certificate]
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *subject, *files],
        check=True,
        capture_output=True,
    )
    both.write_bytes(key.read_bytes() + certificate.read_bytes())
    return both
