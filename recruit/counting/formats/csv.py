"""Papers as a table for a spreadsheet."""

from recruit.counting.formats.blt import Blt, commonest


def write(blt: Blt) -> str:
    """Return how many papers say what, and each candidate's place on them, with semicolons and Windows' line ends.

    A column's head begins with the candidate's number, so no spreadsheet takes a name for a formula.
    """
    heads = [_cell(f"{number} {name}") for number, name in enumerate(blt.names, 1)]
    marks = [chr(number) for number in range(1, len(heads) + 1)]
    blank = [("", blt.ballots.blank)] if blt.ballots.blank else []
    rows = [["antal", *heads]]
    for paper, many in [*commonest(blt.ballots), *blank]:
        rows.append([str(many), *(str(paper.find(mark) + 1 or "") for mark in marks)])
    return "".join(";".join(row) + "\r\n" for row in rows)


def _cell(text: str) -> str:
    return '"' + " ".join(text.split()).replace('"', '""') + '"'
