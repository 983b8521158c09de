"""One JSON object a line, with the request's id and no personal data.

What is logged is a closed set of fields. Exception texts may quote what people typed, so only the type of an exception
and where it was raised are written.
"""

import logging
import sys
import traceback
from contextvars import ContextVar
from typing import Any

from pythonjsonlogger.json import JsonFormatter

#: The id of the request or job at work; set by the doors.
request_id: ContextVar[str] = ContextVar("request_id", default="-")

FIELDS = ("method", "route", "status", "milliseconds", "job", "kind", "count", "event")


class PlainJson(JsonFormatter):
    """Writes time, level, logger, message, request id and the known fields; nothing else that a record carries."""

    def process_log_record(self, log_data: dict[str, Any]) -> dict[str, Any]:
        kept = {name: log_data[name] for name in FIELDS if name in log_data}
        head = {name: log_data[name] for name in ("time", "level", "logger", "message", "where") if log_data.get(name)}
        return {**head, "request": request_id.get(), **kept}

    def format(self, record: logging.LogRecord) -> str:
        if record.exc_info:
            record.message = record.getMessage()
            record.where = _where(record.exc_info)
            record.exc_info = None
            record.exc_text = None
        return super().format(record)


def _where(exc_info: Any) -> str:
    kind, _value, trace = exc_info
    frames = traceback.extract_tb(trace)
    place = f" at {frames[-1].name}:{frames[-1].lineno}" if frames else ""
    return f"{kind.__name__ if kind else 'no exception'}{place}"


def start(level: str = "INFO") -> None:
    """Send every log record to standard error as one line of JSON."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        PlainJson(
            "{asctime}{levelname}{name}{message}",
            style="{",
            json_ensure_ascii=False,
            rename_fields={"asctime": "time", "levelname": "level", "name": "logger"},
        )
    )
    logging.basicConfig(level=level, handlers=[handler], force=True)
