"""A program served to a browser from a thread of the tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from threading import Thread
from wsgiref.types import WSGIApplication

from werkzeug.serving import WSGIRequestHandler, make_server

#: Seconds after which the server has heard that it is to stop.
SOON = 0.02


class _Heard(BufferedReader):
    """What the browser says, with an end when it has gone."""

    def read(self, size: int | None = -1, /) -> bytes:
        try:
            return super().read(size)
        except ConnectionError:
            return b""


class _Handler(WSGIRequestHandler):
    """Closes the file that was being sent also when the browser has gone meanwhile.

    Before werkzeug closes it, it reads what the browser may still have to say, and leaves it open where that fails.
    """

    def setup(self) -> None:
        super().setup()
        self.rfile = _Heard(self.rfile.detach())


@contextmanager
def served(app: WSGIApplication) -> Iterator[str]:
    """Serve the program, and yield its address without a slash at the end."""
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=_Handler)
    serving = Thread(target=server.serve_forever, args=(SOON,))
    serving.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        serving.join()
        server.server_close()
