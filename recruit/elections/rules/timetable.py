"""The days of an election: those of its round's timetable, with what the election itself says and has recorded."""

from collections.abc import Mapping
from dataclasses import dataclass

from recruit.recruitment.rules import DateKind, Moment, Step, Timetable

#: The dates of the round that are about its election, in the order of its course.
OF_ELECTION: tuple[Step, ...] = (
    DateKind.POLL_ANNOUNCED,
    DateKind.POSTAL_OPENS,
    DateKind.REGISTER_FROZEN,
    DateKind.POSTAL_CLOSES,
    DateKind.POLLING_MEETING,
    DateKind.ELECTION_COMMITTEE,
    DateKind.COMPLAINTS_END,
    DateKind.COMMITTEE_SUBMISSION,
    DateKind.COMMITTEE,
    DateKind.FINANCE_SUBMISSION,
    DateKind.FINANCE,
    DateKind.COUNCIL_SUBMISSION,
    DateKind.COUNCIL,
    DateKind.CONSTITUTING_MEETING,
)
#: What only an election by post, or one with a register of voters, has.
OF_POST = frozenset({DateKind.POSTAL_OPENS, DateKind.POSTAL_CLOSES})
OF_REGISTER = frozenset({DateKind.REGISTER_FROZEN})
#: What nobody needs where the poll is cancelled.
OF_POLL = OF_POST | OF_REGISTER | {DateKind.POLLING_MEETING}
#: What only some statutes have.
OF_SOME = frozenset({DateKind.COMPLAINTS_END})


@dataclass(frozen=True, slots=True)
class Days:
    """The days of an election."""

    #: What its round's timetable says.
    planned: Timetable
    #: What the election itself says: when people vote.
    own: Timetable
    #: What has happened, by the records of it.
    recorded: Timetable
    #: The dates that an election like this one has.
    steps: tuple[Step, ...]

    @property
    def together(self) -> dict[Step, Moment]:
        """The day of each step that has one: as recorded, or as the election says, or as planned."""
        found = {**self.planned, **self.own, **self.recorded}
        return {step: found[step] for step in self.steps if step in found}

    @property
    def lacking(self) -> tuple[Step, ...]:
        """The steps that have no day, of those that every such election has."""
        return tuple(step for step in self.steps if step not in self.together and step not in OF_SOME)

    @property
    def differing(self) -> Mapping[Step, Moment]:
        """What the round says otherwise than the election: the day alone, a clock time is more exact in one of them."""
        return {
            step: self.planned[step]
            for step, moment in self.own.items()
            if step in self.steps and step in self.planned and self.planned[step].day != moment.day
        }


def steps(*, is_by_post: bool, has_register: bool, is_polled: bool = True) -> tuple[Step, ...]:
    """Return the dates that such an election has, in the order of its course; `is_polled`: somebody votes."""
    left_out = {
        *(() if is_by_post else OF_POST),
        *(() if has_register else OF_REGISTER),
        *(() if is_polled else OF_POLL),
    }
    return tuple(step for step in OF_ELECTION if step not in left_out)
