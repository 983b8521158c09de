"""Block vote: up to as many marks on a paper as the contest allows, most often as many as there are seats.

1. A paper counts when it marks at least one name and at most `max_marks`; fewer are allowed. With more it is rejected
   whole, for nobody can tell which of the marks are meant. Two marks at one name are one.
2. Each mark is one vote. The candidates with the most votes take the seats.
3. Lots and those who come next: as with one mark (`plurality`).
"""

from recruit.counting import marks
from recruit.counting.contest import Contest
from recruit.counting.lot import Lots
from recruit.counting.result import Count


def count(contest: Contest, lots: Lots) -> Count:
    """Count up to `contest.max_marks` marks a paper."""
    return marks.count(contest, lots)
