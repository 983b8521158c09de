"""What the methods share in which a paper puts candidates in an order: the papers that count, and who comes next."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from recruit.counting.ballots import ONLY_WITHDRAWN, Account, Ballots
from recruit.counting.contest import BadInput, Contest
from recruit.counting.lot import Lots
from recruit.counting.places import Line, Standing, Whose, from_the_top, line_up
from recruit.counting.sentences import Sentence


def admit(contest: Contest) -> tuple[Ballots, Account]:
    """Return the papers that count, and the account of all of them.

    A paper counts when it names somebody who can be elected; whoever has withdrawn is passed by, as if not named.
    """
    if not contest.polls:
        raise BadInput(
            Sentence(
                "Pladserne kan ikke gives uden stemmesedler.",
                "The seats cannot be given without papers.",
            )
        )
    poll = contest.polls[0]
    valid = poll.without(contest.withdrawn) if contest.withdrawn else poll
    invalid = Counter(poll.invalid)
    invalid[ONLY_WITHDRAWN] += poll.marked - valid.marked
    return valid, Account(poll.cast, valid.marked, poll.blank, {why: n for why, n in sorted(invalid.items()) if n})


def line(
    contest: Contest, lots: Lots, continuing: Iterable[int], totals: Mapping[int, int], excluded: Sequence[int]
) -> Line:
    """Put those who were not elected in order: by votes at the last stage, then the one excluded later first.

    `continuing` were neither elected nor excluded; `excluded` stand in the order in which they went. No law says this
    (preference elections know no substitutes), so the rule is ours.
    """
    by_votes = from_the_top(Standing(number, totals[number]) for number in continuing)
    blocks = [*([one.number for one in equal] for equal in by_votes), *([number] for number in reversed(excluded))]
    return line_up(blocks, contest.wanted, lots, Whose(contest.group))
