"""What voters get: the ballot of each contest, and how it is filled in, in each language that the public gets.

The ballot is the same sheet for everybody. It is set in another language only where all get that one: a paper in a
language of its own would say whose it is.
"""

from collections.abc import Iterator, Sequence

from recruit.elections import words
from recruit.elections.model import Contest, Election
from recruit.elections.queries.ballots import Ballot, Line
from recruit.elections.rules.counting import is_ranked
from recruit.elections.rules.vocabulary import FormOfVoting
from recruit.foundation import i18n
from recruit.foundation.i18n import _, format_date, format_datetime
from recruit.recruitment.formats.notice import isolated
from recruit.reports.elections.blocks import Block, Part, Steps

#: On a blank ballot there are so many numbers at least, for candidates who are named at the meeting.
FEWEST_BLANK = 12


def ballot(election: Election, found: Ballot) -> Part:
    """Return the ballot of a contest, in the language that is spoken; who is erased keeps the number."""
    contest = found.contest
    more = {
        "about": [_("Advisory election"), isolated(election.name), seats(contest)],
        "how": list(how(contest)),
        "entries": [{"number": line.number, "name": isolated(line.name or "")} for line in found.lines],
        "below": [_("Write nothing else on the paper, or it does not count.")],
    }
    return Part(_("Ballot paper"), kind="ballots", language=i18n.current_locale().code, more=more)


def numbered(found: Ballot) -> Ballot:
    """Return a ballot with numbers alone, for candidates whose names stand on the wall."""
    last = max(FEWEST_BLANK, len(found.lines))
    return Ballot(found.contest, [Line(number, None) for number in range(1, last + 1)])


def seats(contest: Contest) -> str:
    """Return what a contest is called, and how many seats it fills."""
    return _("%(contest)s · Seats: %(number)s", contest=isolated(contest.label), number=contest.seats)


def how(contest: Contest) -> Iterator[str]:
    """Yield what a voter may write on the paper of a contest, in sentences."""
    yield _("Your vote: %(how)s.", how=words.voted_on(contest))
    if is_ranked(contest.method):
        yield _("Write 1 beside the one you most want, 2 beside the next, and go on as long as you like.")
    elif contest.max_marks != 1:
        yield _("At most one cross beside each name.")


def instructions(election: Election, contests: Sequence[Contest]) -> Iterator[Part]:
    """Yield how to vote, for the wall of the polling place and for the letter with the ballot."""
    language = i18n.current_locale().code
    if election.is_by(FormOfVoting.MEETING):
        yield Part(
            _("How to vote"),
            [*when_and_where(election), Steps(_at_the_meeting(contests)), *_rights()],
            "notice",
            language,
        )
    if election.is_by(FormOfVoting.POST):
        steps = Steps(_by_post(election, contests))
        yield Part(_("How to vote by post"), [isolated(election.name), steps, *_rights()], "notice", language)


def when_and_where(election: Election) -> Iterator[Block]:
    """Yield what an election is called, and when and where people vote."""
    yield isolated(election.name)
    yield " · ".join(filter(None, (format_date(election.polling_on), words.hours(election))))
    yield isolated(election.place)


def _at_the_meeting(contests: Sequence[Contest]) -> list[str]:
    return [
        _("Get a ballot paper at the table."),
        _("Go behind the screen, alone."),
        *_marking(contests),
        _("Write nothing else on the paper, or it does not count."),
        _("Did you make a mistake? Ask for a new paper."),
        _("Fold the paper, and put it into the ballot box."),
    ]


def _by_post(election: Election, contests: Sequence[Contest]) -> list[str]:
    steps = [
        *_marking(contests),
        _("Write nothing else on the paper, or it does not count."),
        _("Put the paper alone into the small envelope, and close it."),
        _("Put the small envelope into the large one. Write your name and address on the large one, and sign there."),
    ]
    if election.post_until:
        steps.append(_("Your vote must have arrived by %(when)s.", when=format_datetime(election.post_until)))
    return steps


def _marking(contests: Sequence[Contest]) -> list[str]:
    """Return how the papers are marked; with several contests, each under its name."""
    said = [" ".join(how(contest)) for contest in contests]
    if len(set(said)) == 1:
        return said[:1]
    return [f"{isolated(contest.label)}: {each}" for contest, each in zip(contests, said, strict=True)]


def _rights() -> Iterator[str]:
    yield _("Nobody may see or ask how you vote.")
    yield _("The election is advisory: it is the municipal council that appoints the members.")
