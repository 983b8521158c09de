"""Lists by d'Hondt's divisors (*forholdstalsvalg, den d'hondtske metode*), with alliances, as municipalities elect.

The paragraphs are those of kommunal- og regionalvalgloven (KVL); the wording of § 82 and of §§ 86-91 was not seen, so
where it would be needed the same procedure of the law on elections to the European Parliament (EPVL) stands instead.

1.  Lists in an alliance count as one list when seats are found (KVL § 39). A *valgforbund* holds lists and
    listeforbund; a *listeforbund* holds lists, inside a valgforbund or outside. Their votes are added up (§ 81 stk. 1).
2.  The votes of each valgforbund, of each listeforbund outside one, and of each list outside both are divided by 1, 2,
    3 and so on. The largest quotient takes the first seat, the next largest the second, until all are taken (§ 81
    stk. 2). Are quotients equal, a lot decides: needed only where they do not all get a seat.
3.  Whoever has more seats than candidates leaves the rest to the one next entitled by the same quotients (§ 81 stk. 3);
    an alliance holds the candidates of all its lists. A list without votes takes no seat. What nobody can take is
    vacant.
4.  The seats of a valgforbund are divided in the same way among its lists and listeforbund (§ 82; EPVL § 32 stk. 3).
5.  The seats of a listeforbund are divided in the same way among its lists (§ 83 stk. 1); what one of them cannot take
    goes to the next entitled of the others (§ 83 stk. 2).
6.  A list with its candidates side by side (*sideordnet opstilling*): its seats go by personal votes alone; equal ones
    by lot (§ 85).
7.  A *partiliste*, whose order counts (EPVL § 35): the votes of the list are divided by one more than its seats and
    raised to the next whole number, also where it is whole; this is the *fordelingstal*. (a) Who has as many personal
    votes is elected. (b) The votes for the list alone are then given to its candidates from the top, to each who is not
    yet elected as many as are lacking, as long as they last; who reaches the number is elected. These two come in the
    order of the list. (c) Seats that remain go by personal votes and list votes given, equal ones as on the list. The
    list votes go on from candidate to candidate when the seats are taken, since they order those who come next.
8.  Those without a seat are substitutes of their own list: by personal votes; on a partiliste by personal votes and
    list votes given (EPVL § 35 stk. 3). One of them enters when a member of the list leaves (KVL § 104).
9.  Whoever has withdrawn takes no seat and comes next nowhere; the personal votes stay with the list.
10. No poll is held where not more stand than there are seats, so that all have one, or where one list stands alone,
    so that its order decides. Nobody stands: the election lapses.
"""

from recruit.counting import lists
from recruit.counting.contest import Contest
from recruit.counting.lot import Lots
from recruit.counting.result import Count


def count(contest: Contest, lots: Lots) -> Count:
    """Divide the seats by 1, 2, 3 and so on."""
    return lists.count(contest, lots, lambda seat: seat)
