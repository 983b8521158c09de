"""How often somebody came, how often a seat was represented, and who has been away too often.

Substitutes are counted apart: what they come to is no merit or fault of the member. A meeting that was cancelled, or at
which nobody has noted anything, counts for nobody.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from uuid import UUID

from recruit.meetings.rules.attendance import Noted, represented
from recruit.meetings.rules.vocabulary import Part, Presence


@dataclass(frozen=True, slots=True)
class Rate:
    """How often of how often."""

    came: int
    possible: int

    @property
    def share(self) -> Fraction | None:
        """Return it as a fraction; None where nothing was possible."""
        return Fraction(self.came, self.possible) if self.possible else None


@dataclass(frozen=True, slots=True)
class PersonFigures:
    """How somebody has come as member, and as substitute."""

    as_member: Rate
    #: Meetings to which they were called as substitute.
    as_substitute: Rate
    apologies: int
    #: Without apologies.
    absences: int
    #: How many of the newest meetings in a row they did not come to as member.
    streak: int
    #: How many of the newest in a row without apologies.
    unexcused_streak: int


def of_person(noted: Sequence[Noted]) -> PersonFigures:
    """Return the figures of one person from what was noted at each meeting, the oldest first."""
    called = [one for one in noted if one.presence is not Presence.NOT_CALLED]
    as_member = [one for one in called if one.part is Part.MEMBER]
    as_substitute = [one for one in called if one.part is Part.SUBSTITUTE]
    return PersonFigures(
        as_member=_rate(as_member),
        as_substitute=_rate(as_substitute),
        apologies=sum(one.presence is Presence.APOLOGY for one in as_member),
        absences=sum(one.presence is Presence.ABSENT for one in as_member),
        streak=_streak(as_member, (Presence.APOLOGY, Presence.ABSENT)),
        unexcused_streak=_streak(as_member, (Presence.ABSENT,)),
    )


def _rate(noted: Collection[Noted]) -> Rate:
    return Rate(sum(one.presence is Presence.PRESENT for one in noted), len(noted))


def _streak(noted: Sequence[Noted], away: Collection[Presence]) -> int:
    """Return how many of the newest in a row were missed in these ways."""
    count = 0
    for one in reversed(noted):
        if one.presence not in away:
            break
        count += 1
    return count


def of_seats(meetings: Iterable[Sequence[Noted]], seats: Collection[UUID]) -> dict[UUID, Rate]:
    """Return how often each seat was represented, of the meetings at which it had somebody to represent it."""
    came, possible = dict.fromkeys(seats, 0), dict.fromkeys(seats, 0)
    for noted in meetings:
        there = represented(noted)
        for seat in {one.seat for one in noted if one.seat in came}:
            possible[seat] += 1
            came[seat] += seat in there
    return {seat: Rate(came[seat], possible[seat]) for seat in seats}


@dataclass(frozen=True, slots=True)
class AbsenceRule:
    """What a council's own rules say of those who stay away: so many meetings, and whether apologies excuse it."""

    meetings: int
    apologies_excuse: bool


def is_away_too_often(figures: PersonFigures, rule: AbsenceRule) -> bool:
    """Return True when a member has missed as many meetings in a row as the rule names; it warns, and ends nothing."""
    return (figures.unexcused_streak if rule.apologies_excuse else figures.streak) >= rule.meetings


@dataclass(frozen=True, slots=True)
class Change:
    """How many changed in a term."""

    #: Who began in a seat.
    started: int
    #: Who left before the term was over.
    left: int
    #: Who sat in the term before as well.
    continuing: int

    @property
    def turnover(self) -> Fraction | None:
        """Return who left among those who began; None where nobody began."""
        return Fraction(self.left, self.started) if self.started else None

    @property
    def continuity(self) -> Fraction | None:
        """Return who went on from the last term among those who began; None where nobody began."""
        return Fraction(self.continuing, self.started) if self.started else None


def change(started: Collection[UUID], left: Collection[UUID], before: Collection[UUID]) -> Change:
    """Return how many changed; `started` and `left` are people of the term, `before` those of the term before."""
    began = {*started}
    return Change(len(began), len(began & {*left}), len(began & {*before}))
