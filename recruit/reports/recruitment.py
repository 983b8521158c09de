"""What each channel of a round brought: who followed its link, how many nominations came of it, and how many stand."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.foundation.i18n import _, _l
from recruit.nominations.model import Nomination
from recruit.nominations.queries.nomination import statuses
from recruit.nominations.rules import Status
from recruit.recruitment.model import Channel, RecruitmentRound
from recruit.recruitment.queries.channels import channels, visits
from recruit.recruitment.rules import ChannelKind
from recruit.reports.table import Cell, Table
from recruit.reports.words import word


class Stage(StrEnum):
    """How far somebody has come on the way into the council. Each is a part of the one before, roughly."""

    VISITS = "visits"
    NOMINATIONS = "nominations"
    STANDING = "standing"

    def __str__(self) -> str:
        """Return what people call it, in the reader's language."""
        return str(NAMES[self])


NAMES = {
    Stage.VISITS: _l("Visits"),
    Stage.NOMINATIONS: _l("Nominations"),
    Stage.STANDING: _l("Standing"),
}


#: By which channel's link a nomination came, else where the person heard of the call.
Way = tuple[UUID | None, ChannelKind | None]
_HEARD: tuple[ChannelKind | None, ...] = (*ChannelKind, None)

#: How many have come to a stage; one that is not counted is not there.
Numbers = Mapping[Stage, int]


@dataclass(frozen=True, slots=True)
class Brought:
    """What one channel brought. Without a channel: what came by itself, of which no visits are counted."""

    channel: Channel | None
    numbers: Numbers
    #: Where those who came without a link say that they heard of it.
    heard: ChannelKind | None = None

    @property
    def label(self) -> str:
        """What the channel is called."""
        if self.channel:
            return self.channel.label
        return _("Without a link (%(heard)s)", heard=word(self.heard)) if self.heard else _("Without a channel's link")

    @property
    def kind(self) -> ChannelKind | None:
        """Of what kind the channel is, else where people heard of it."""
        return self.channel.kind if self.channel else self.heard


@dataclass(frozen=True, slots=True)
class Funnel:
    """A round by its channels."""

    round: str
    body: str
    lines: tuple[Brought, ...]

    @property
    def total(self) -> Numbers:
        """Return all channels together."""
        return {stage: sum(line.numbers.get(stage, 0) for line in self.lines) for stage in Stage}

    @property
    def is_empty(self) -> bool:
        """Return True while nobody has come."""
        return not any(self.total.values())

    @property
    def by_channel(self) -> Mapping[UUID, Numbers]:
        """Return the numbers of each channel by its id."""
        return {line.channel.id: line.numbers for line in self.lines if line.channel}


def funnel(session: Session, round_: RecruitmentRound, *, now: datetime) -> Funnel:
    """Return what each channel brought to a round, loaded with its council's names. Four queries in all.

    A channel that is retired keeps its numbers. What came without a link stands last, by where people say that they
    heard of it, and only if something did.
    """
    made = channels(session, round_)
    followed = visits(session, [channel.id for channel in made])
    states = statuses(session, round_, now=now)
    came_by = _ways_of_nominations(session, round_)
    nominations = Counter(came_by.values())
    standing = Counter(came_by[number] for number, state in states.items() if state is Status.STANDS)

    def numbers(way: Way) -> Numbers:
        return {Stage.NOMINATIONS: nominations[way], Stage.STANDING: standing[way]}

    linked = [
        Brought(channel, {Stage.VISITS: followed.get(channel.id, 0), **numbers((channel.id, None))}) for channel in made
    ]
    unlinked = [Brought(None, numbers((None, heard)), heard) for heard in _HEARD if nominations[None, heard]]
    return Funnel(round_.name, round_.term.body.name, (*linked, *unlinked))


def table(funnel: Funnel) -> Table:
    """Return the same as rows, with a column for each stage."""
    rows = tuple((line.label, word(line.kind) if line.kind else "", *_cells(line.numbers)) for line in funnel.lines)
    title = _("Channels of %(round)s, %(body)s", round=funnel.round, body=funnel.body)
    columns = (_("Channel"), _("Kind"), *(str(stage) for stage in Stage))
    totals = tuple((str(stage), number) for stage, number in funnel.total.items())
    return Table(title, columns, rows, summary(funnel), totals)


def summary(funnel: Funnel) -> str:
    """Return what all channels brought together, in a line."""
    return ", ".join(f"{stage}: {number}" for stage, number in funnel.total.items())


def _cells(numbers: Numbers) -> tuple[Cell, ...]:
    return tuple(numbers.get(stage, "") for stage in Stage)


def _ways_of_nominations(session: Session, round_: RecruitmentRound) -> Mapping[UUID, Way]:
    chosen = select(Nomination.id, Nomination.channel_id, Nomination.heard).where(Nomination.round_id == round_.id)
    return {number: (channel, None if channel else heard) for number, channel, heard in session.execute(chosen)}
