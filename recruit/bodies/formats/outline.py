"""An outline as plain data: the same keys in a template (TOML) and in the file that goes to a neighbour (JSON)."""

from collections.abc import Mapping
from typing import Any

from recruit.bodies.rules import Outline
from recruit.foundation.exchange import Format, record

FORMAT = Format("recruit-council", 1)


def read(content: Mapping[str, Any]) -> Outline:
    """Return the outline that this data says. Raises Refused with one reason for each place that is not right."""
    return record(Outline, content)


def from_json(content: bytes) -> Outline:
    """Return the outline in a neighbour's file.

    Raises Refused when it is no such file, was made by a later program, or is not right.
    """
    return read(FORMAT.content(content))


def to_json(outline: Outline) -> bytes:
    """Return the file that a neighbour can read."""
    return FORMAT.file(outline)
