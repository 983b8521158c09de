"""Closing the list on the evening: who stands is approved and fixed, the ballots with them, and the polls open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.elections.model import Election
from recruit.elections.operations import passing
from recruit.elections.queries import election as queries
from recruit.elections.queries import evening as reads
from recruit.elections.rules import evening as rules
from recruit.elections.rules.passing import Passing
from recruit.elections.rules.vocabulary import BallotOrder, Milestone
from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.refusal import refuse_if
from recruit.nominations import queries as nominations
from recruit.nominations.operations import candidates, vetting
from recruit.nominations.operations.candidates import Fixing
from recruit.nominations.operations.vetting.decide import Decided
from recruit.nominations.queries import candidates as candidate_queries
from recruit.nominations.rules.candidates import down_on
from recruit.recruitment.queries import round_of_body

if TYPE_CHECKING:
    from recruit.recruitment.model import RecruitmentRound


@dataclass(frozen=True, slots=True)
class ListClosed:
    """The committee closes the list."""

    #: Nominations, or the acts that made them, in the order in which they get their numbers.
    order: Sequence[UUID]
    #: Who of the committee was there, one name each.
    people: Sequence[str]
    #: The committee's meeting, and why somebody is approved who has not answered everything.
    committee: str
    reason: str

    def do(self, session: Session, election: Election, *, by: Actor, now: datetime) -> None:
        """Approve, fix and open, as far as that has not been done; in no other order than the one that is fixed.

        Where not more candidates stand than there are seats, the candidates are fixed and nothing is opened. Nobody is
        approved or fixed for a rehearsal.
        """
        is_fixed = candidate_queries.standing(session, election.round_id) is not None
        if not is_fixed and not election.is_rehearsal:
            self._fix(session, election, by=by, now=now)
        steps = [kind for kind in (Milestone.FIXED, Milestone.VOTING) if kind not in election.passed]
        if not queries.facts(session, election).is_for_all:
            refuse_if(rules.may_close_the_list(self.people, (), (), ()))
            for kind in steps:
                people = tuple(self.people) if kind is steps[0] else ()
                passing.record(session, election, kind, Passing(_today(now), people), by=by, now=now)
        noted = () if steps else _committee(election)
        order = reads.nominations_of(session, election, self.order)
        ballot = reads.on_ballot(session, election)
        refuse_if(rules.may_close_again(self.people, order, noted=noted, ballot=ballot))

    def _fix(self, session: Session, election: Election, *, by: Actor, now: datetime) -> None:
        round_ = round_of_body(session, election.round.term.body, election.round_id, lock=True)
        found = candidate_queries.sorted_now(session, round_, now=now, lock=True)
        order = reads.nominations_of(session, election, self.order)
        whole = [nominations.nomination(session, each) for each in found.undecided]
        nominees = [each.nominee for each in whole if each.nominee]
        undeclared = [one.name for one in nominees if round_.texts and one.declared_text_id is None]
        there = [*found.approved, *found.undecided]
        refuse_if(rules.may_close_the_list(self.people, order, there, undeclared))
        decided = Decided(_today(now), self.reason, self.committee)
        for each in whole:
            vetting.approve(session, each, decided, by=by, now=now)
        fixing = Fixing(order, _down_on(round_, election, now=now), as_called=True)
        candidates.fix(session, round_, fixing, by=by, now=now)
        # The numbers are called out in that order, whatever was chosen before anybody stood.
        election.ballot_order = BallotOrder.LIST
        session.flush()


def _committee(election: Election) -> Sequence[str]:
    """Return who of the committee was noted when the list was closed."""
    passed = (election.milestone(kind) for kind in (Milestone.VOTING, Milestone.FIXED))
    return next((one.people for one in passed if one and one.people), ())


def _down_on(round_: "RecruitmentRound", election: Election, *, now: datetime) -> date:
    """Return the first day on which the candidates are public no longer."""
    days = [each.day for each in round_.dates] + [election.polling_on, _today(now)]
    return down_on([*days, *([round_.anchor_on] if round_.anchor_on else [])])


def _today(now: datetime) -> date:
    return clock.local(now).date()
