"""A vote for an office as it went: each ballot and lot, what came of it, and the same as text for the minutes.

By Kommunestyrelsesloven § 24 stk. 1, where the council's own rules of procedure say nothing else.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from recruit.appointments.queries import office_vote as queries
from recruit.appointments.rules.constituting import HeldBallot
from recruit.counting.lot import Tie
from recruit.counting.result import Count, NextBallot
from recruit.foundation import i18n
from recruit.foundation.i18n import format_date, format_list, ngettext
from recruit.foundation.i18n import gettext as _
from recruit.reports import words

if TYPE_CHECKING:
    from recruit.appointments.model import Membership, OfficeVote
    from recruit.bodies.model import Body

#: The ballot that decides in any case.
LAST = 3


@dataclass(frozen=True, slots=True)
class Step:
    """A ballot that was held or a lot that was drawn, and what came of it in words."""

    said: str
    number: int = 0
    #: None for a lot.
    ballot: HeldBallot | None = None
    #: Whom the ballot was between.
    between: frozenset[int] = frozenset()

    @property
    def majority(self) -> int | None:
        """The fewest votes that are more than half of those present; None for the last ballot, which the most win."""
        return self.ballot.present // 2 + 1 if self.ballot and self.number < LAST else None


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote for an office, ready to be shown."""

    vote: "OfficeVote"
    #: What the office is called on the day of the meeting.
    title: str
    #: By their numbers on the ballots, from 1.
    names: Mapping[int, str]
    steps: Sequence[Step]
    count: Count = field(repr=False)

    @property
    def ballots(self) -> list[Step]:
        """The ballots that were held, the first first."""
        return [step for step in self.steps if step.ballot]

    @property
    def due(self) -> NextBallot | None:
        """The ballot that is to be held now."""
        return None if self.count.winners or self.count.ties else self.count.ballot

    @property
    def tie(self) -> Tie | None:
        """The lot that is to be drawn now."""
        return self.count.ties[0] if self.count.ties else None

    @property
    def elected(self) -> str:
        """Who is elected; nobody as long as it is empty."""
        return self.names[self.count.winners[0]] if self.count.winners else ""

    def called(self, numbers: Sequence[int]) -> str:
        """Return those with these numbers as one phrase."""
        return format_list([self.names[number] for number in numbers])


def shown(body: "Body", vote: "OfficeVote", standing: Sequence["Membership"]) -> Vote:
    """Return a vote of a body, loaded with titles, and who stands in it by their numbers, with the person."""
    names = {number: one.person.name for number, one in enumerate(standing, 1)}
    counts = queries.each_time(vote)
    title = words.office(vote.office, body.titles_on(vote.held_on))
    return Vote(vote, title, names, list(_steps(vote, names, counts)), counts[-1])


def minutes(body: "Body", vote: "OfficeVote", standing: Sequence["Membership"]) -> str:
    """Return what stands in the minutes of the meeting: a line for each ballot and lot, and who is elected.

    In Danish, whatever language the reader has chosen.
    """
    with i18n.speaking(i18n.DEFAULT):
        return "\n".join(_lines(body, shown(body, vote, standing)))


def _lines(body: "Body", found: Vote) -> Iterator[str]:
    day = found.vote.held_on
    when, council = format_date(day), body.name_on(day)
    yield _("Election of %(office)s of %(council)s on %(day)s", office=found.title, council=council, day=when)
    yield _("Those who stood: %(names)s.", names=found.called(list(found.names)))
    for step in found.steps:
        yield f"{_account(found, step)} {step.said}".strip()
    if found.vote.concluded_at:
        yield _("%(name)s is elected %(office)s from %(day)s.", name=found.elected, office=found.title, day=when)


def _account(found: Vote, step: Step) -> str:
    """Return what was counted at a ballot: "Ballot 1: 9 present. Hawa Ibsen 4, Bo Bruun 5. Blank 0, invalid 0."."""
    ballot = step.ballot
    if ballot is None:
        return ""
    votes = ", ".join(f"{name} {ballot.votes.get(n, 0)}" for n, name in found.names.items() if n in step.between)
    return _(
        "Ballot %(number)s: %(present)s present. %(votes)s. Blank %(blank)s, invalid %(invalid)s.",
        number=step.number,
        present=ballot.present,
        votes=votes,
        blank=ballot.blank,
        invalid=ballot.invalid,
    )


def _steps(vote: "OfficeVote", names: Mapping[int, str], counts: Sequence[Count]) -> Iterator[Step]:
    held = 0
    for one, before, after in zip(vote.noted, counts[:-1], counts[1:], strict=True):
        if "ballot" in one:
            ballot = vote.ballots[held]
            held += 1
            between = frozenset(before.ballot.candidates) if before.ballot else frozenset()
            yield Step(_after_ballot(ballot, held, names, after), held, ballot, between)
        else:
            yield Step(_after_lot(one["lot"], names, after))


def _after_ballot(ballot: HeldBallot, number: int, names: Mapping[int, str], after: Count) -> str:
    """Say what came of a ballot."""
    if after.winners:
        return _won(ballot, number, names, after.winners[0])
    if after.ties and number == LAST:
        equal = _listed(names, after.ties[0])
        return _("%(names)s have as many votes each. A lot decides who is elected.", names=equal)
    nobody = _("Nobody has more than half of those present.")
    if after.ties:
        equal = _listed(names, after.ties[0])
        then = _("%(names)s have as many votes each. A lot decides who is on the third ballot.", names=equal)
    elif number == 1:
        then = _("A second ballot is held between all who stand.")
    else:
        then = _third(names, after)
    return f"{nobody} {then}"


def _won(ballot: HeldBallot, number: int, names: Mapping[int, str], winner: int) -> str:
    votes = ballot.votes.get(winner, 0)
    has = ngettext("%(name)s has one vote", "%(name)s has %(num)s votes", votes, name=names[winner])
    if votes > ballot.present // 2 and number < LAST:
        return _("%(has)s, more than half of those present, and is elected.", has=has)
    if number == LAST:
        return _("%(has)s, the most of those cast, and is elected.", has=has)
    return _("%(has)s, the only ones given, and is elected.", has=has)


def _after_lot(lot: Mapping[str, object], names: Mapping[int, str], after: Count) -> str:
    """Say what came of a lot, who drew it and who saw it."""
    drawn = lot["drawn"]
    fell = format_list([names[number] for number in drawn]) if isinstance(drawn, list) else ""
    said = _(
        "Lot: it fell on %(names)s. Drawn by %(drawn_by)s, seen by %(witnessed_by)s.",
        names=fell,
        drawn_by=lot["drawn_by"],
        witnessed_by=lot["witnessed_by"],
    )
    return said if after.winners else f"{said} {_third(names, after)}"


def _third(names: Mapping[int, str], after: Count) -> str:
    between = after.ballot.candidates if after.ballot else ()
    called = format_list([names[number] for number in between])
    return _("A third ballot is held between %(names)s.", names=called)


def _listed(names: Mapping[int, str], tie: Tie) -> str:
    return format_list([names[int(number)] for number in tie.between])
