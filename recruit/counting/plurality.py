"""Plurality: one mark on a paper (*ét kryds*, *flertalsvalg i én omgang*).

1. A paper counts when it carries one mark. With more names marked it is rejected whole; two marks at one name are one.
   A blank paper is not counted.
2. The candidates with the most votes take the seats, as many as there are.
3. Are candidates equal and do not all get in, a lot decides between them (as kommunal- og regionalvalgloven § 85 says
   for personal votes). Equal candidates who all get in need none.
4. Those without a seat come next in the order of their votes; are they equal, a lot decides where the order is asked.
"""

from recruit.counting import marks
from recruit.counting.contest import Contest
from recruit.counting.lot import Lots
from recruit.counting.result import Count


def count(contest: Contest, lots: Lots) -> Count:
    """Count one mark a paper."""
    return marks.count(contest, lots)
