"""Taking the acts of an evening, each once, however often a browser sends it.

An act is made of what the stages do otherwise, too: a nomination from the floor, a milestone, a tally, a count, a lot.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.orm import Session

from recruit.elections.model import Election, EveningAct, EveningPile, Tally
from recruit.elections.operations import counting, passing, voters
from recruit.elections.operations.counting import At
from recruit.elections.queries import election as queries
from recruit.elections.queries import evening as reads
from recruit.elections.queries.voters import door
from recruit.elections.rules import evening as rules
from recruit.elections.rules.drawing import NewLot
from recruit.elections.rules.evening import Act, Kind, Paper, Pile
from recruit.elections.rules.passing import Passing
from recruit.elections.rules.tally import Counted
from recruit.elections.rules.vocabulary import CountRound, FormOfVoting, Milestone
from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.keys import search_key
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.nominations import operations as nominations
from recruit.nominations import queries as nomination_queries
from recruit.nominations.queries.candidates import standing
from recruit.nominations.queries.entering import same_name
from recruit.nominations.rules import Submission


class What(Protocol):
    """What an act says, and how it is done."""

    def do(self, session: Session, election: Election, *, by: Actor, now: datetime) -> UUID | None:
        """Do it, in an election that is loaded and locked; return the nomination that it made, if it made one.

        Raises Refused with every reason why not.
        """


def take(session: Session, election: Election, act: Act, what: What, *, by: Actor, now: datetime) -> bool:
    """Take an act of an election, loaded and locked, and return True; return False where it was taken before.

    Raises Refused with every reason why not, also where something else was taken under its id: names aside, for nothing
    is kept by which a name could be guessed.
    """
    known = session.get(EveningAct, (election.id, act.id))
    if known is not None:
        refuse_if(rules.may_say_again(act, known.digest))
        return False
    made = EveningAct(election_id=election.id, id=act.id, kind=act.kind, digest=act.digest, is_taken_back=False)
    made.on, made.by = clock.local(now).date(), by.reference
    made.made_id = what.do(session, election, by=by, now=now)
    session.add(made)
    session.flush()
    return True


@dataclass(frozen=True, slots=True)
class CalledOut:
    """Somebody is called out."""

    submission: Submission
    #: The name about which the reader was told that it is there already.
    known: str = ""

    def do(self, session: Session, election: Election, *, by: Actor, now: datetime) -> UUID | None:
        is_fixed = standing(session, election.round_id) is not None
        refuse_if(rules.may_call_out(is_rehearsal=election.is_rehearsal, is_fixed=is_fixed))
        round_ = nomination_queries.round_by_id(session, election.round_id)
        name = self.submission.nominee.name
        found = [] if search_key(self.known) == search_key(name) else same_name(session, round_, name)
        received = [one.received_at for one in found]
        refuse_if([Refusal("namesake-is-there", {"received": received}, "name")] if found else [])
        return nominations.submit(session, round_, self.submission, by=by, now=now).id


@dataclass(frozen=True, slots=True)
class OneVoter:
    """One voter more at the door, or one fewer, because of a slip of the hand."""

    is_back: bool = False
    because: str = ""

    def do(self, session: Session, election: Election, *, by: Actor, now: datetime) -> None:
        if not self.is_back:
            voters.count_in(session, election, election.place)
            return
        total = sum(one.voters for one in door(session, election.id) if _is_here(one.place, election)) - 1
        voters.correct_door(session, election, election.place, total, self.because, by=by, now=now)


@dataclass(frozen=True, slots=True)
class Passed:
    """The polls are closed, or the committee certifies the result; those who were there."""

    kind: Milestone
    people: tuple[str, ...] = ()

    def do(self, session: Session, election: Election, *, by: Actor, now: datetime) -> None:
        if self.kind is Milestone.CERTIFIED:
            waiting = session.get(EveningPile, election.contests[0].id)
            refuse_if([Refusal("papers-are-read-since")] if waiting else [])
        met_on = clock.local(now).date() if self.people else None
        passing.record(session, election, self.kind, Passing(met_on, self.people), by=by, now=now)


@dataclass(frozen=True, slots=True)
class Read:
    """A paper is read aloud."""

    paper: Paper
    #: Nominations, or the acts that made them, under the numbers of the screen where it was read; none on a plain form.
    order: Sequence[UUID] = ()

    def do(self, session: Session, election: Election, *, by: Actor, now: datetime) -> None:
        (contest,) = election.contests
        most = counting.most_marks(contest)
        reasons = rules.may_read(self.paper, entries=len(contest.entries), most=most)
        others = _numbers_of_others(session, election, self.paper.marks, self.order)
        refuse_if([*counting.may_count(election), *reasons, *others])
        _put(session, election, reads.pile(session, election).with_one_more(self.paper))


@dataclass(frozen=True, slots=True)
class TakenBack:
    """The act that was taken under an id was a slip of the hand: a paper, or somebody who was called out."""

    kind: Kind
    of: UUID
    #: What it said, of a paper.
    paper: Paper | None = None
    said: Mapping[str, Any] | None = None

    def do(self, session: Session, election: Election, *, by: Actor, now: datetime) -> None:
        found = session.get(EveningAct, (election.id, self.of))
        is_same = found is not None and (self.paper is None or found.digest == self._digest)
        is_back = found is not None and found.is_taken_back
        of = found.kind if found else None
        refuse_if(rules.may_take_back(self.kind, of, is_the_same=is_same, is_taken_back=is_back))
        if found is None:
            return
        if self.paper is not None:
            refuse_if(counting.may_count(election))
            _put(session, election, reads.pile(session, election).with_one_more(self.paper, -1))
        elif found.made_id is not None:
            nomination = nomination_queries.nomination(session, found.made_id, lock=True)
            nominations.undo(session, nomination, by=by, now=now)
        found.is_taken_back = True

    @property
    def _digest(self) -> str:
        return Act(self.of, Kind.PAPER, self.said or {}).digest


@dataclass(frozen=True, slots=True)
class AllRead:
    """Every paper is read, or `totals` were counted otherwise: the contest is counted, and counted anew."""

    #: Of the papers that were read; totals have their own.
    remark: str = ""
    totals: Counted | None = None
    #: Who has which number on the screen where the totals were written, as in `Read`.
    order: Sequence[UUID] = ()

    def do(self, session: Session, election: Election, *, by: Actor, now: datetime) -> None:
        (contest,) = election.contests
        pile = reads.pile(session, election)
        if self.totals is None:
            refuse_if([*counting.may_count(election), *rules.may_enter(pile)])
        counted = self.totals or pile.counted(self.remark)
        refuse_if(_numbers_of_others(session, election, counted.votes or (), self.order))
        at = At(CountRound.FINAL, election.place, FormOfVoting.MEETING)
        stands = _entered(session, election)
        if stands is None:
            counting.enter(session, election, contest, at, counted, by=by, now=now)
        else:
            counting.correct(session, election, contest, stands, at, counted, by=by, now=now)
        counting.count(session, election, contest, CountRound.FINAL, by=by, now=now)
        session.execute(delete(EveningPile).where(EveningPile.contest_id == contest.id))


@dataclass(frozen=True, slots=True)
class LotDrawn:
    """A lot was drawn for a tie, as the screen knew it; the contest is counted again."""

    purpose: str
    between: tuple[int, ...]
    lot: NewLot

    def do(self, session: Session, election: Election, *, by: Actor, now: datetime) -> None:
        (contest,) = election.contests
        kept = queries.counts(session, election, CountRound.FINAL).get(contest.id)
        ties = queries.open_ties(kept) if kept else ()
        asked = [tie for tie in ties if (tie.purpose, set(tie.between)) == (self.purpose, set(self.between))]
        refuse_if([] if asked else [Refusal("lot-is-not-asked-for")])
        counting.record_lot(session, election, contest, asked[0], self.lot, by=by, now=now)
        counting.count(session, election, contest, CountRound.FINAL, by=by, now=now)


def _put(session: Session, election: Election, pile: Pile) -> None:
    """Let these be the papers that were read, and wait to be counted."""
    (contest,) = election.contests
    kept = session.get(EveningPile, contest.id) or EveningPile(contest_id=contest.id)
    session.add(kept)
    kept.papers = {",".join(map(str, marks)): many for marks, many in sorted(pile.papers.items())}
    kept.blank, kept.invalid = pile.blank, dict(pile.invalid)
    session.flush()


def _numbers_of_others(
    session: Session, election: Election, numbers: Collection[int], order: Sequence[UUID]
) -> tuple[Refusal, ...]:
    called = reads.nominations_of(session, election, order) if order else ()
    return rules.may_count_under(numbers, called, reads.on_ballot(session, election) if order else ())


def _entered(session: Session, election: Election) -> Tally | None:
    """Return what was entered for the meeting before."""
    return reads.entered(queries.tallies(session, election), election)


def _is_here(place: str, election: Election) -> bool:
    return place.casefold() == election.place.strip().casefold()
