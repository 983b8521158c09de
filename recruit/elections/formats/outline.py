"""The set-up of an election as the file that goes to a neighbour (JSON)."""

from recruit.elections.rules.outline import ElectionOutline, may_be_read
from recruit.foundation.exchange import Format, record
from recruit.foundation.refusal import refuse_if

FORMAT = Format("recruit-election", 1)


def from_json(content: bytes) -> ElectionOutline:
    """Return the set-up in a neighbour's file.

    Raises Refused when it is no such file, was made by a later program, or is not right.
    """
    outline = record(ElectionOutline, FORMAT.content(content))
    refuse_if(may_be_read(outline))
    return outline


def to_json(outline: ElectionOutline) -> bytes:
    """Return the file that a neighbour can read."""
    return FORMAT.file(outline)
