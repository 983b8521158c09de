"""Approval: a mark for everybody whom the voter can accept.

1. A paper counts when it marks at least one name. It may mark all of them; a contest may still set a limit
   (`max_marks`), and a paper beyond it is rejected whole. Two marks at one name are one.
2. Each mark is one vote. The candidates with the most votes take the seats.
3. Lots and those who come next: as with one mark (`plurality`).
"""

from recruit.counting import marks
from recruit.counting.contest import Contest
from recruit.counting.lot import Lots
from recruit.counting.result import Count


def count(contest: Contest, lots: Lots) -> Count:
    """Count any number of marks a paper, or as many as the contest allows."""
    return marks.count(contest, lots)
