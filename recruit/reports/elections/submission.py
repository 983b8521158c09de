"""What goes on from an election as text: the recommendation to the municipal council, and that a poll is cancelled."""

from collections.abc import Iterator, Sequence

from recruit.elections.model import Election
from recruit.elections.queries.results import Result
from recruit.elections.rules.vocabulary import Advice, Milestone
from recruit.foundation.i18n import _, format_date
from recruit.foundation.papers.word import Heading, Said
from recruit.reports.elections import result as told
from recruit.reports.elections.blocks import Block, Part, Signatures
from recruit.reports.elections.lots import lots


def recommendation(election: Election, council: str, results: Sequence[Result]) -> Part:
    """Return who is recommended for appointment, and who is next in order, for the municipal council's agenda."""
    return Part(_("Recommendation for %(council)s", council=council), list(_recommended(election, results)))


def cancelled(election: Election, council: str, results: Sequence[Result]) -> Part:
    """Return the election committee's decision that nobody has to vote, and who is recommended without it, to sign."""
    title = _("Decision of the election committee for %(council)s: the poll is cancelled", council=council)
    return Part(title, list(_cancelled(election, results)))


def _recommended(election: Election, results: Sequence[Result]) -> Iterator[Block]:
    certified = election.milestone(Milestone.CERTIFIED)
    if Milestone.UNCONTESTED in election.passed:
        yield election.name
        yield _("There were not more candidates than seats, so the poll was cancelled.")
        cancelled = election.milestone(Milestone.UNCONTESTED)
        if cancelled and cancelled.committee_on:
            yield _("The election committee decided it on %(day)s.", day=format_date(cancelled.committee_on))
    else:
        day = format_date(election.polling_on)
        yield _("%(election)s was held on %(day)s, %(place)s.", election=election.name, day=day, place=election.place)
    if certified and certified.committee_on:
        day = format_date(certified.committee_on)
        yield _("The election committee certified the result on %(day)s.", day=day)
    yield _("It is recommended that the municipal council appoints the following.")
    yield from _named(results)
    if Milestone.UNCONTESTED in election.passed:
        yield _("It is the municipal council that appoints the members.")
    else:
        yield _("The vote is advisory. It is the municipal council that appoints the members.")


def _cancelled(election: Election, results: Sequence[Result]) -> Iterator[Block]:
    decided = election.milestone(Milestone.UNCONTESTED)
    yield _("%(election)s, %(day)s.", election=election.name, day=format_date(election.polling_on))
    if decided and decided.committee_on:
        yield Said(_("Meeting of the election committee"), [format_date(decided.committee_on)])
        yield Said(_("Who was there"), decided.people)
    yield Heading(_("What is established"))
    for found in results:
        candidates = len(found.count.winners)
        yield _(
            "%(contest)s: candidates who stand: %(candidates)s, seats: %(seats)s.",
            contest=found.contest.label,
            candidates=candidates,
            seats=found.contest.seats,
        )
    yield Heading(_("Decision"))
    yield _("There are not more candidates than seats. The poll is cancelled, and nobody has to vote.")
    yield _("All candidates are recommended for appointment. It is announced publicly that there is no voting.")
    if decided and decided.note:
        yield decided.note
    yield from _named(results)
    yield _("It is the municipal council that appoints the members.")
    if decided:
        yield Signatures(decided.people)


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
