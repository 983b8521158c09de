"""A small load generator: some connections, each asking again as soon as it was answered.

One process and one thread, and no parsing beyond the status line, so that it takes as little as possible of the
processors that the servers need.
"""

import selectors
import socket
import time
from dataclasses import dataclass, field

CONNECTIONS = 16
SIZE = 65536


@dataclass
class Load:
    """What one address stood in one round."""

    answered: int = 0
    seconds: float = 0.0
    #: Answers that were not the expected one, and connections that broke.
    failed: int = 0
    #: Seconds from request to the end of each answer.
    waits: list[float] = field(default_factory=list)

    @property
    def per_second(self) -> float:
        return self.answered / self.seconds


@dataclass
class _Connection:
    """One request on its way."""

    socket: socket.socket
    began: float
    received: bytearray = field(default_factory=bytearray)


def drive(port: int, path: str, *, seconds: float, cookie: str = "", connections: int = CONNECTIONS) -> Load:
    """Ask for the path on this machine for some seconds and return what came of it.

    Each request has its own connection: sync workers close it after the answer, whatever the client wishes.
    """
    request = _request(path, cookie)
    load = Load()
    started = time.perf_counter()
    ends = started + seconds
    with selectors.DefaultSelector() as selector:
        for _ in range(connections):
            _ask(selector, port, request)
        while selector.get_map():
            for key, _ in selector.select(timeout=5):
                if _is_read(selector, key.data, load) and time.perf_counter() < ends:
                    _ask(selector, port, request)
    load.seconds = time.perf_counter() - started
    return load


def _request(path: str, cookie: str) -> bytes:
    lines = [f"GET {path} HTTP/1.1", "Host: localhost", "Connection: close"]
    if cookie:
        lines.append(f"Cookie: {cookie}")
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def _ask(selector: selectors.BaseSelector, port: int, request: bytes) -> None:
    began = time.perf_counter()
    opened = socket.create_connection(("127.0.0.1", port), timeout=10)
    opened.sendall(request)
    opened.setblocking(False)
    selector.register(opened, selectors.EVENT_READ, _Connection(opened, began))


def _is_read(selector: selectors.BaseSelector, connection: _Connection, load: Load) -> bool:
    """Take what has arrived; return True, and count the answer, when it is whole."""
    try:
        part = connection.socket.recv(SIZE)
    except ConnectionError:
        connection.received.clear()
        part = b""
    if part:
        connection.received += part
        return False
    selector.unregister(connection.socket)
    connection.socket.close()
    if connection.received.startswith(b"HTTP/1.1 200 "):
        load.answered += 1
        load.waits.append(time.perf_counter() - connection.began)
    else:
        load.failed += 1
    return True
