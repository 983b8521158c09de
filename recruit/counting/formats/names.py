"""The names that end a BLT file: in quotes, several of them on a line, or without quotes, one to a line."""

import re

from recruit.counting.contest import BadInput
from recruit.counting.sentences import Sentence

#: The character with which DOS ends a file.
_END_OF_FILE = "\x1a"
#: Names in quotes with space between.
_SEVERAL = re.compile(r'((?:"[^"]*"\s+)*"[^"]*")\s*(?:#.*)?')
#: One name in quotes, with quotes inside.
_ONE = re.compile(r'"(.*)"\s*(?:#[^"]*)?')


def read(data: bytes, candidates: int, first: int) -> tuple[tuple[str, ...], str]:
    """Return a name for each candidate, and the title, which may be missing; `first` is the number of the first line.

    Raises BadInput, with the number of the line, for a file that ends too early, for more names, and for papers.
    """
    lines = text(data).removesuffix(_END_OF_FILE).removesuffix("\n").split("\n")
    named: list[tuple[int, list[str]]] = []
    for number, line in enumerate(lines, first):
        try:
            named += [(number, names)] if (names := _on_line(line.strip())) else []
        except BadInput as fault:
            raise BadInput(fault.why, line=number) from None
    found = [name for _, names in named for name in names]
    places = [number for number, names in named for _ in names]
    if len(found) > candidates + 1 and len(named) >= candidates:
        found = [", ".join(names) for _, names in named]  # name and party, each in quotes
        places = [number for number, _ in named]
    if len(found) > candidates + 1:
        why = Sentence(
            f"Der er for mange navne: filen har {candidates} kandidater, og efter dem kan kun titlen stå.",
            f"There are too many names: the file has {candidates} candidates, and only the title can follow them.",
        )
        raise BadInput(why, line=places[candidates + 1])
    if len(found) < candidates:
        why = Sentence(
            f"Filen slutter for tidligt: den har {candidates} kandidater og {len(found)} navne.",
            f"The file ends too early: it has {candidates} candidates and {len(found)} names.",
        )
        raise BadInput(why, line=first + len(lines) - 1)
    return tuple(found[:candidates]), next(iter(found[candidates:]), "")


def text(data: bytes) -> str:
    """Return the text: UTF-8, or else Latin-1 with what Windows puts into its gaps."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _on_line(line: str) -> list[str]:
    """Return the names on a line, without the quotes around them and without a comment. Raises BadInput."""
    if not line or line.startswith("#"):
        return []
    if several := _SEVERAL.fullmatch(line):
        return several[1].split('"')[1::2]
    if one := _ONE.fullmatch(line):
        return [one[1].replace('""', '"').replace('\\"', '"')]
    if line.startswith('"') and line.count('"') % 2:
        raise BadInput(_OPEN)
    if len(words := line.split()) > 1 and all(word.isdecimal() for word in words):
        raise BadInput(_AFTER_END)
    return [line.partition(" # ")[0].rstrip()]


_OPEN = Sentence("Navnet mangler et anførselstegn til sidst.", "The name lacks a quote at its end.")
_AFTER_END = Sentence(
    "Her står en stemmeseddel, men linjen med 0 længere oppe har afsluttet stemmesedlerne.",
    "This is a paper, but the line with 0 further up has ended the papers.",
)
