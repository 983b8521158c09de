"""Logs: one JSON object a line, the request's id, no personal data."""

import io
import json
import logging

import pytest

from recruit.foundation import logging as plain
from recruit.foundation.logging import request_id


@pytest.fixture
def lines(monkeypatch):
    written = io.StringIO()
    monkeypatch.setattr("sys.stderr", written)
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    plain.start("INFO")
    yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    root.handlers[:] = before
    root.setLevel(level)


def test_a_line_holds_the_known_fields_and_the_request(lines):
    request_id.set("abc")

    logging.getLogger("recruit.request").info("request", extra={"method": "GET", "route": "/x", "status": 200})

    (line,) = lines()
    assert line.items() >= {"request": "abc", "method": "GET", "route": "/x", "status": 200, "level": "INFO"}.items()


def test_what_is_not_a_known_field_is_left_out(lines):
    logging.getLogger("recruit").info("request", extra={"email": "amina@example.dk", "kind": "letter"})

    (line,) = lines()
    assert "amina" not in json.dumps(line)
    assert line["kind"] == "letter"


def test_an_exception_is_logged_without_what_somebody_typed(lines):
    try:
        int("Amina Rahimi")
    except ValueError:
        logging.getLogger("recruit").exception("unexpected")

    (line,) = lines()
    assert "Amina" not in json.dumps(line)
    assert line["where"].startswith("ValueError at test_an_exception")
