"""A browser that goes while something is sent leaves nothing open behind."""

import socket
import struct
from collections.abc import Iterable, Iterator
from threading import Event
from typing import Any

from tests.serving import served

AT_ONCE = struct.pack("ii", 1, 0)


class Sent:
    """An answer whose reader is gone before its end."""

    def __init__(self, gone: Event) -> None:
        self.gone, self.closed = gone, Event()

    def __iter__(self) -> Iterator[bytes]:
        yield b"x"
        assert self.gone.wait(10)

    def close(self) -> None:
        self.closed.set()


def test_what_was_being_sent_is_closed_when_the_browser_goes() -> None:
    gone = Event()
    sent = Sent(gone)

    def app(_environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        start_response("200 OK", [("Content-Length", "1")])
        return sent

    with served(app) as address:
        host, port = address.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port))) as browser:
            browser.sendall(b"GET / HTTP/1.1\r\nHost: town\r\n\r\n")
            browser.recv(1)
            browser.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, AT_ONCE)
        gone.set()

        assert sent.closed.wait(10)
