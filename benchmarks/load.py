"""A small load generator: some connections, each asking again as soon as it was answered.

One process and one thread, and no parsing beyond the status line, so that it takes as little as possible of the
processors that the servers need.
"""

import selectors
import socket
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import repeat, takewhile

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

    @property
    def p95(self) -> float:
        """Seconds within which 95 % of the answers were there."""
        return sorted(self.waits)[int(len(self.waits) * 0.95)]


@dataclass
class _Connection:
    """One request on its way."""

    socket: socket.socket
    began: float
    received: bytearray = field(default_factory=bytearray)


def drive(port: int, path: str, *, seconds: float, cookie: str = "") -> Load:
    """Ask for the path on this machine for some seconds and return what came of it."""
    ends = time.perf_counter() + seconds
    return send(port, takewhile(lambda _: time.perf_counter() < ends, repeat(get(path, cookie))))


def send(port: int, requests: Iterable[bytes], *, expected: int = 200, connections: int = CONNECTIONS) -> Load:
    """Send each request to this machine, so many at once, and return what came of them.

    Each has its own connection: sync workers close it after the answer, whatever the client wishes.
    """
    load, waiting, status = Load(), iter(requests), f"HTTP/1.1 {expected} ".encode()
    started = time.perf_counter()
    with selectors.DefaultSelector() as selector:
        for _, request in zip(range(connections), waiting, strict=False):
            _ask(selector, port, request)
        while selector.get_map():
            for key, _ in selector.select(timeout=5):
                if _is_read(selector, key.data, load, status):
                    for request in waiting:
                        _ask(selector, port, request)
                        break
    load.seconds = time.perf_counter() - started
    return load


def get(path: str, cookie: str = "") -> bytes:
    """Return a request for a page."""
    return _request(f"GET {path}", {"Cookie": cookie} if cookie else {})


def post(path: str, body: str, **headers: str) -> bytes:
    """Return a request that sends an encoded form; headers by their names with low lines for hyphens."""
    form = {"Content-Type": "application/x-www-form-urlencoded", "Content-Length": str(len(body))}
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return _request(f"POST {path}", form | named) + body.encode()


def _request(line: str, headers: dict[str, str]) -> bytes:
    told = {"Host": "localhost", "Connection": "close"} | headers
    lines = [f"{line} HTTP/1.1", *(f"{name}: {value}" for name, value in told.items())]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def _ask(selector: selectors.BaseSelector, port: int, request: bytes) -> None:
    began = time.perf_counter()
    opened = socket.create_connection(("127.0.0.1", port), timeout=10)
    opened.sendall(request)
    opened.setblocking(False)
    selector.register(opened, selectors.EVENT_READ, _Connection(opened, began))


def _is_read(selector: selectors.BaseSelector, connection: _Connection, load: Load, status: bytes) -> bool:
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
    if connection.received.startswith(status):
        load.answered += 1
        load.waits.append(time.perf_counter() - connection.began)
    else:
        load.failed += 1
    return True
