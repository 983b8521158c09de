"""Lists by Sainte-Laguë's divisors: like d'Hondt's, and kinder to small lists.

1.  The votes of each alliance, and of each list outside one, are divided by 1, 3, 5 and so on, each odd number in turn.
    The largest quotient takes the first seat, the next largest the second, until all are taken. The first divisor is 1,
    not the 1.4 of Norway or the 1.2 of Sweden. No Danish law on local elections has this rule; New Zealand counts its
    parliament by it, without the threshold that stands there before it.
2.  Are quotients equal, a lot decides: needed only where they do not all get a seat.
3.  Alliances, lists with fewer candidates than seats, the seats of a list and its substitutes, those who have withdrawn
    and elections without a poll: no rule was found that joins them to these divisors, so they are what
    kommunal- og regionalvalgloven §§ 39, 81-83 and 85 and EP-valgloven § 35 make them under d'Hondt's (`list_dhondt`).
"""

from recruit.counting import lists
from recruit.counting.contest import Contest
from recruit.counting.lot import Lots
from recruit.counting.result import Count


def count(contest: Contest, lots: Lots) -> Count:
    """Divide the seats by 1, 3, 5 and so on."""
    return lists.count(contest, lots, lambda seat: 2 * seat - 1)
