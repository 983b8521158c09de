"""The count sheet: a count as plain text that a person can follow with a pencil, in Danish or in English.

A sheet has three parts: what is put to the vote and by which rule (`head`), every stage with what came, what went and
why (`steps`), and who has the seats, who comes next, and what is missing (`answer`). The first and the last of them
are the summary. Lines are at most a hundred columns wide, so that a sheet can be printed.
"""

from recruit.counting.contest import Contest
from recruit.counting.result import Count
from recruit.counting.sheet.answer import answer
from recruit.counting.sheet.head import head, title


def sheet(contest: Contest, count: Count, language: str) -> str:
    """Return the whole sheet; `language` is "da", and everything else is English."""
    from recruit.counting.sheet.steps import steps  # who asks for the summary alone does not wait for decimals

    return _text(head(contest, count, language), *steps(contest, count, language), answer(contest, count, language))


def summary(contest: Contest, count: Count, language: str) -> str:
    """Return the title and the result; `language` is "da", and everything else is English."""
    return _text(title(contest), answer(contest, count, language))


def _text(*parts: list[str]) -> str:
    """Return the parts with an empty line between them."""
    return "\n\n".join("\n".join(part) for part in parts) + "\n"
