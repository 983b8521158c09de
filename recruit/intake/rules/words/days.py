"""First and last day beside a name: "medlem siden 1. maj 2024", "(fra marts 2023 til 31. december 2024)"."""

import re

from recruit.foundation.dates import PartialDate, parse_danish

_LONGEST = 80
_ON = r"(?:\s+(?:den|d\.))?\s+"
_DAYS = re.compile(
    r"(?:medlem\s+|suppleant\s+)?"
    rf"(?:(?:fra og med|fra|siden|indtrådt|tiltrådt){_ON}(?P<since>[\w ./-]*?\d{{4}}))?\s*"
    rf"(?:(?:til og med|til|indtil|udtrådt|fratrådt){_ON}(?P<until>[\w ./-]*?\d{{4}}))?",
    re.I,
)


def days_said(text: str) -> tuple[PartialDate | None, PartialDate | None] | None:
    """Return first and last day, the last one inclusive; None when the words name no day.

    "Udtrådt pr. 1. maj" leaves open whether that was the last day, and names none.
    """
    found = _DAYS.fullmatch(text) if len(text) < _LONGEST else None
    if not found:
        return None
    since, until = (parse_danish(found[name] or "") for name in ("since", "until"))
    return (since, until) if since or until else None
