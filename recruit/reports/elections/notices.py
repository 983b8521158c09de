"""Notices (opslag) of an election, for a wall and for a web page: that it comes, is cancelled, and what it came to.

Each is made in any language that the public gets, and says so where nobody has reviewed the translation. Nobody is
named but by the result, as far as that is public.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from recruit.elections import words
from recruit.elections.model import Election
from recruit.elections.rules.vocabulary import Milestone
from recruit.foundation import i18n
from recruit.foundation.i18n import _, format_date
from recruit.foundation.papers.word import Heading, Said
from recruit.recruitment.formats.notice import isolated, link_to
from recruit.reports.elections.ballots import seats, when_and_where
from recruit.reports.elections.blocks import Block, Code, Part
from recruit.reports.elections.lots import lots
from recruit.reports.elections.public import Shown
from recruit.reports.elections.result import Line
from recruit.reports.words import word


@dataclass(frozen=True, slots=True)
class Noticed:
    """An election, loaded, with what its notices say besides."""

    election: Election
    municipality: str
    #: Of the page that everybody may read; empty while there is none.
    address: str = ""
    #: Of a result that is public.
    shown: Sequence[Shown] = ()


def announcement(noticed: Noticed) -> Part:
    """Return when, where and how people vote, and who may, in the language that is spoken."""
    return _notice(_("You can vote"), _announced(noticed.election), noticed)


def cancellation(noticed: Noticed) -> Part:
    """Return that nobody has to vote."""
    said = _("There are not more candidates than seats. All of them are recommended for appointment.")
    return _notice(_("There is no voting"), [isolated(noticed.election.name), said], noticed)


def annulment(noticed: Noticed) -> Part:
    """Return that the election leads to nothing."""
    said = [isolated(noticed.election.name), _("Nobody is recommended by it.")]
    return _notice(_("The election is annulled"), said, noticed)


def result(noticed: Noticed) -> Part:
    """Return what the vote advises, as far as everybody may read it."""
    return _notice(_("What the vote advises"), _advised(noticed), noticed)


#: By the name in the address of its page.
NOTICES: Mapping[str, Callable[[Noticed], Part]] = {
    "bekendtgoerelse": announcement,
    "aflysning": cancellation,
    "annullering": annulment,
    "resultat": result,
}


def offered(election: Election) -> Sequence[str]:
    """Return the names of the notices that an election, loaded, has now."""
    passed = election.passed
    if Milestone.ANNULLED in passed:
        return ["annullering"]
    told = ["resultat"] if Milestone.RELEASED in passed else []
    if Milestone.UNCONTESTED in passed:
        return ["aflysning", *told]
    return told if Milestone.CLOSED in passed else ["bekendtgoerelse"]


def unreviewed(part: Part, reviewed: bool) -> Part:
    """Return a notice that says so where nobody has reviewed its language."""
    if reviewed:
        return part
    warning = _("Nobody has reviewed this translation yet. It is the Danish text that counts.")
    return Part(part.heading, [*part.blocks, warning], part.kind, part.language, part.more)


def _notice(heading: str, blocks: Sequence[Block] | Iterator[Block], noticed: Noticed) -> Part:
    language = i18n.current_locale().code
    said = [*blocks, _("The election is advisory: it is the municipal council that appoints the members.")]
    if noticed.address:
        said.append(Code(link_to(noticed.address, language)))
    return Part(heading, [*said, isolated(noticed.municipality)], "notice", language)


def _announced(election: Election) -> Iterator[Block]:
    yield from when_and_where(election)
    yield Said(_("How you can vote"), words.ways(election))
    yield Said(_("Who may vote"), [isolated(line) for line in election.who_may_vote.splitlines()])
    for contest in election.contests:
        yield seats(contest)


def _advised(noticed: Noticed) -> Iterator[Block]:
    certified = noticed.election.milestone(Milestone.CERTIFIED)
    yield isolated(noticed.election.name)
    if certified and certified.committee_on:
        yield _(
            "The election committee certified it at its meeting on %(day)s.", day=format_date(certified.committee_on)
        )
    for one in noticed.shown:
        yield Heading(isolated(one.result.contest.label))
        for advice in dict.fromkeys(line.advice for line in one.lines):
            told = word(advice)
            yield Heading(told[:1].upper() + told[1:], 3)
            yield Said("", [_named(line, one.has_votes) for line in one.lines if line.advice is advice])
        yield from lots(one.result, one.lines)


def _named(line: Line, has_votes: bool) -> str:
    name = isolated(line.name) if line.rank is None else f"{line.rank}. {isolated(line.name)}"
    return f"{name} · {_('Votes')}: {line.votes}" if has_votes and line.votes is not None else name
