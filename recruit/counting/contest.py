"""What is put to the vote: seats, candidates or lists, papers, and the choices that a rule leaves open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

from recruit.counting.ballots import Account, Ballots
from recruit.counting.sentences import Sentence

#: `Contest.substitutes`: all who are not elected, in order.
ALL: Literal["all"] = "all"


class BadInput(ValueError):  # noqa: N818 (it is an answer to whoever gave the input)
    """Raised for input that cannot be counted; `why` says it in one sentence, `line` where it stands in a file."""

    def __init__(self, why: Sentence, line: int | None = None) -> None:
        self.why = why
        self.line = line
        super().__init__(self.sentence("en"))

    def sentence(self, language: str) -> str:
        """Return the sentence, behind the number of the line if there is one."""
        if self.line is None:
            return self.why.in_language(language)
        return f"{'Linje' if language == 'da' else 'Line'} {self.line}: {self.why.in_language(language)}"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One who stands. `id` is the number on the papers: 1, 2, 3 and so on without a gap."""

    id: int
    name: str
    #: Whose seats the candidate stands for, where seats belong to groups or a cap is set.
    group: str | None = None
    #: Stands on the papers and can no longer be elected.
    withdrawn: bool = False
    #: Votes as counted by people, where the papers are not given.
    votes: int | None = None


class ListCandidate(NamedTuple):
    """One who stands on a list; `id` is unique in the contest."""

    id: int
    votes: int
    name: str | None = None
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class CandidateList:
    """A list, and how its seats reach its candidates.

    `votes` are all votes of the list, its candidates' personal ones included; `list_votes` those for the list alone.
    `candidates` stand in the order of the list; None where only the lists' seats are asked for.
    """

    id: str
    votes: int
    list_votes: int = 0
    arrangement: Literal["sideordnet", "partiliste"] = "sideordnet"
    candidates: tuple[ListCandidate, ...] | None = None

    @property
    def eligible(self) -> tuple[ListCandidate, ...]:
        """Those who can take a seat, in the order of the list."""
        return tuple(one for one in self.candidates or () if not one.withdrawn)

    @property
    def capacity(self) -> int | None:
        """How many seats the list can fill; None where its candidates are not given, so that any number is."""
        return None if self.candidates is None else len(self.eligible)


@dataclass(frozen=True, slots=True)
class Contest:
    """One contest, whole: the same contest and the same lots always give the same count."""

    id: str
    method: str
    #: How many are elected; the sum where seats belong to groups.
    seats: int
    title: str = ""
    candidates: tuple[Candidate, ...] = ()
    lists: tuple[CandidateList, ...] = ()
    #: Lists that are counted as one when the seats are found; a listeforbund may stand inside a valgforbund.
    valgforbund: tuple[tuple[str, ...], ...] = ()
    listeforbund: tuple[tuple[str, ...], ...] = ()
    #: How many substitutes are wanted, in an order that a lot settles where votes are equal. None: nobody asked for
    #: them, so they are listed as far as votes tell and no lot is drawn.
    substitutes: int | Literal["all"] | None = None
    #: Most marks on a paper; None for any number.
    max_marks: int | None = None
    #: Seats of each group; each group is then a contest of its own among its candidates.
    group_seats: Mapping[str, int] = field(default_factory=dict)
    #: The group that this is the contest of, where it is a part of a larger one.
    group: str | None = None
    #: Most elected from one group.
    group_cap: int | None = None
    #: Whether a mark for a withdrawn candidate counts as a vote that elects nobody, or as no mark at all.
    withdrawn_marks: Literal["counted", "ignored"] = "counted"
    #: The papers: one poll, except in a majority election, which has up to three; none where totals are given.
    polls: tuple[Ballots, ...] = ()
    #: The account of the papers where people counted them, so that only totals are given.
    account: Account | None = None
    #: Members present at each ballot of a majority election, where that is more than the papers cast.
    present: tuple[int, ...] = ()

    @property
    def eligible(self) -> tuple[Candidate, ...]:
        """The candidates who can be elected, by number."""
        return tuple(one for one in self.candidates if not one.withdrawn)

    @property
    def withdrawn(self) -> frozenset[int]:
        """The numbers of those who can not."""
        return frozenset(one.id for one in self.candidates if one.withdrawn)

    @property
    def marks_allowed(self) -> int | None:
        """Most marks on a paper that counts; None for any number."""
        return 1 if self.method in ("plurality", "majority") else self.max_marks

    @property
    def wanted(self) -> int | None:
        """How many substitutes are asked for; None where nobody asked."""
        if self.substitutes != ALL:
            return self.substitutes
        return max(len(self.candidates), self.seats, *(len(one.candidates or ()) for one in self.lists))

    def name(self, number: int) -> str:
        """Return the name of the candidate with that number; on a list without names, the number."""
        if self.lists:
            listed = {one.id: one for party in self.lists for one in party.candidates or ()}
            return listed[number].name or str(number)
        return self.candidates[number - 1].name

    def of_group(self, group: str, polls: Sequence[Ballots]) -> "Contest":
        """Return the contest for one group's seats: everybody keeps the number, those of other groups cannot win."""
        only = tuple(
            one if one.group == group else replace(one, withdrawn=True, votes=None if one.votes is None else 0)
            for one in self.candidates
        )
        one_group = replace(self, group=group, seats=self.group_seats[group], group_seats={}, group_cap=None)
        return replace(one_group, candidates=only, polls=tuple(polls), account=None)
