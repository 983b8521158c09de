"""What goes on from an election as text: the recommendation to the municipal council, and that a poll is cancelled."""

from collections.abc import Iterator, Sequence

from recruit.elections.model import Election
from recruit.elections.queries.results import Result
from recruit.elections.rules.vocabulary import Advice, Milestone
from recruit.foundation.i18n import _, format_date
from recruit.foundation.papers.word import Heading, Said
from recruit.reports.elections import result as told
from recruit.reports.elections.blocks import Block, Part
from recruit.reports.elections.lots import lots


def recommendation(election: Election, council: str, results: Sequence[Result]) -> Part:
    """Return who is recommended for appointment, and who is next in order, for the municipal council's agenda."""
    return Part(_("Recommendation for %(council)s", council=council), list(_recommended(election, results)))


def cancelled(election: Election, council: str, results: Sequence[Result]) -> Part:
    """Return that nobody has to vote, and who is recommended without it."""
    return Part(_("The poll for %(council)s is cancelled", council=council), list(_cancelled(election, results)))


def _recommended(election: Election, results: Sequence[Result]) -> Iterator[Block]:
    certified = election.milestone(Milestone.CERTIFIED)
    if Milestone.UNCONTESTED in election.passed:
        yield _("There were not more candidates than seats, so the poll was cancelled.")
    else:
        day = format_date(election.polling_on)
        yield _("%(election)s was held on %(day)s, %(place)s.", election=election.name, day=day, place=election.place)
    if certified and certified.committee_on:
        day = format_date(certified.committee_on)
        yield _("The election committee certified the result on %(day)s.", day=day)
    yield from _named(results)
    yield _("The vote is advisory. It is the municipal council that appoints the members.")


def _cancelled(election: Election, results: Sequence[Result]) -> Iterator[Block]:
    decided = election.milestone(Milestone.UNCONTESTED)
    yield _("%(election)s, %(day)s.", election=election.name, day=format_date(election.polling_on))
    yield _("There are not more candidates than seats. The poll is cancelled, and nobody has to vote.")
    if decided and decided.committee_on:
        yield _("The election committee decided it on %(day)s.", day=format_date(decided.committee_on))
    yield from _named(results)
    yield _("It is the municipal council that appoints the members.")


def _named(results: Sequence[Result]) -> Iterator[Block]:
    """Yield of each contest who is recommended and who is next, in order; nobody else is named."""
    for found in results:
        yield Heading(found.contest.label)
        lines = told.lines(found)
        for advice, label in (
            (Advice.RECOMMENDED, _("Recommended for appointment")),
            (Advice.NEXT, _("Next in order")),
        ):
            who = [_line(line) for line in lines if line.advice is advice]
            if who:
                yield Heading(label, 3)
                yield Said("", who)
        yield from lots(found, [line for line in lines if line.rank])
        left = found.contest.seats - len(found.count.winners)
        if left > 0 and told.is_settled(found):
            yield Said(_("Seats left open"), [str(left)])


def _line(line: told.Line) -> str:
    name = f"{line.rank}. {line.name}"
    return name if line.votes is None else _("%(name)s, votes: %(votes)s", name=name, votes=line.votes)
