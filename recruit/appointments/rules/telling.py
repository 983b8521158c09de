"""What people are told once the municipal council has decided: that they are appointed, are next, or are not appointed.

Nobody is told before the decision is entered, and nobody the same twice.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from recruit.appointments.rules.case import DecidedAs
from recruit.appointments.rules.facts import Role
from recruit.foundation.refusal import Refusal


class Outcome(StrEnum):
    """What a letter after the decision is about. Of several places, what stands first here is told."""

    #: Appointed as a member.
    APPOINTED = "appointed"
    #: Appointed to step in: next in order, or somebody's own substitute.
    NEXT = "next"
    NOT_APPOINTED = "not-appointed"
    #: What was written does not hold: the decision was taken back, or they dropped out.
    WITHDRAWN = "withdrawn"


_FIRST = list(Outcome)


@dataclass(frozen=True, slots=True)
class OutcomeMessage:
    """What is new for somebody who was proposed, or stood."""

    what: Outcome
    #: What tells it from other news of its kind, in no language: rank, days. Nobody's name is in it.
    facts: Mapping[str, str] = field(default_factory=dict)


class MemberLetter(StrEnum):
    """A letter that a member gets once in a term."""

    WELCOME = "welcome"
    #: Thanks to somebody who leaves with the term.
    THANKS = "thanks"
    #: *Du fortsætter, til nye er udpeget.*
    GOES_ON = "goes-on"


def outcome(role: Role, decided: DecidedAs) -> Outcome:
    """Return what a decision means for somebody who was proposed in a role."""
    if decided is DecidedAs.NOT_APPOINTED:
        return Outcome.NOT_APPOINTED
    return Outcome.APPOINTED if role is Role.MEMBER else Outcome.NEXT


def first_told(messages: Iterable[OutcomeMessage]) -> OutcomeMessage:
    """Return which of several messages about one person is told: the best news. Raises ValueError without any."""
    return min(messages, key=lambda one: _FIRST.index(one.what))


def may_tell(*, decided: int, due: int) -> tuple[Refusal, ...]:
    """Return why nobody is written to: nothing is decided yet, or everybody knows it."""
    if not decided:
        return (Refusal("case-is-not-decided"),)
    return () if due else (Refusal("everybody-knows-the-decision"),)


def may_write(*, chosen: int) -> tuple[Refusal, ...]:
    """Return why no member is written to."""
    return () if chosen else (Refusal("no-member-is-chosen", field="members"),)
