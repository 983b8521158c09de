"""What templates can say besides plain Jinja: dates and lists in the reader's language, and addresses."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlencode

from flask import Flask, current_app, request, url_for

from recruit.foundation import clock, i18n
from recruit.foundation.dates import last_day

#: No list has as many pages; a higher number than a database can count to is none.
MOST_PAGES = 1_000_000


def init_app(app: Flask) -> None:
    """Make the filters and functions known to every template."""
    app.jinja_env.filters.update(
        date=i18n.format_date,
        date_and_time=i18n.format_datetime,
        last_day=last_day_of,
        sentence_list=i18n.format_list,
        time=i18n.format_time,
        weekday=i18n.format_weekday,
    )
    app.jinja_env.globals.update(
        asset=asset,
        current_locale=i18n.current_locale,
        language_name=i18n.name_of,
        this_instant=clock.now,
        this_page=this_page,
    )


def last_day_of(until: date | None) -> str:
    """Return the inclusive last day of a half-open span, or nothing while it is open."""
    return i18n.format_date(last_day(until)) if until else ""


@lru_cache
def asset(name: str) -> str:
    """Return the address of a static file, which changes with its content: browsers may keep it for good."""
    return url_for("static", filename=name, v=_digest(Path(current_app.static_folder or "", name)))


def page_asked_for() -> int:
    """Return which page of a list the address asks for, from 1 on; the first one when it asks for none."""
    return min(max(request.args.get("side", 1, type=int), 1), MOST_PAGES)


def this_page(**changes: object) -> str:
    """Return this page's address with some of its query changed; None takes a part away."""
    query: dict[str, Iterable[object]] = {**dict(request.args.lists())}
    query |= {name: [] if value is None else [value] for name, value in changes.items()}
    written = urlencode(query, doseq=True)
    return f"{request.path}?{written}" if written else request.path


def _digest(file: Path) -> str | None:
    return sha256(file.read_bytes()).hexdigest()[:12] if file.is_file() else None
