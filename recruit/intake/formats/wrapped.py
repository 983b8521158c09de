"""Lines of a page that are one line of the document: there was no room for more, so it goes on below."""

from recruit.intake.formats.ruled import Line, parted

#: Two lines that begin this near to each other, in parts of their size, begin together; and behind a bullet.
_TOGETHER, _BEHIND_BULLET = 0.5, 3.0
#: What ends a sentence or a heading; what follows is another.
_ENDS = (".", ":", ";", "!", "?")
#: What a line has that says something of its own: "Bo Holm, formand", "Afbud: …"; it is left to the rules.
_MARKS = frozenset(",;:/()–—")


def goes_on(above: Line, below: Line, edge: float) -> bool:
    """Return whether the lower line is the rest of the upper one; `edge` is how far to the right lines may go.

    It is if its first word had no room above. Without a parted word it also must say nothing of its own.
    """
    if above.text.endswith(_ENDS) or len(above.cells) > 1 or len(below.cells) > 1 or not _begins_with(above, below):
        return False
    text = below.text
    (cell,) = below.cells
    a_sign = (cell.right - cell.left) / len(text)
    has_room = above.cells[0].right + a_sign * (len(text.split()[0]) + 1) < edge
    return not has_room and (parted(above.text, text) or (text[0].isalnum() and _MARKS.isdisjoint(text)))


def _begins_with(above: Line, below: Line) -> bool:
    indent = (below.cells[0].left - above.cells[0].left) / above.size
    return -_TOGETHER < indent < (_TOGETHER if above.text[0].isalnum() else _BEHIND_BULLET)
