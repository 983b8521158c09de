"""Entering what was counted, recording lots, and counting."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from recruit.counting.lot import Tie
from recruit.elections.model import Contest, Election, LotDraw, StoredCount, Tally
from recruit.elections.queries import election as queries
from recruit.elections.rules import counting as rules
from recruit.elections.rules.drawing import NewLot, may_record
from recruit.elections.rules.tally import Counted, does_not_add_up, needs_a_remark, together
from recruit.elections.rules.vocabulary import CountRound, FormOfVoting, Milestone
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.foundation.writing import tidy_line, tidy_text


@dataclass(frozen=True, slots=True)
class At:
    """Of what a tally is: which count, where, in which form of voting, and by which of two people."""

    round: CountRound
    place: str
    form: FormOfVoting
    clerk: int = 1


def enter(
    session: Session, election: Election, contest: Contest, at: At, counted: Counted, *, by: Actor, now: datetime
) -> Tally:
    """Enter what was counted at a place, or correct it. The election is loaded and locked.

    Raises Refused with every reason: figures that cannot be, a difference without a remark, polls still open.
    """
    refuse_if(
        [
            *may_count(election),
            *does_not_add_up(counted, entries=len(contest.entries), max_marks=_marks(contest)),
            *needs_a_remark(counted),
            *([] if at.place.strip() else [Refusal("answer-missing", field="place")]),
        ]
    )
    tally = queries.tally(session, contest, at.round, tidy_line(at.place), at.form, at.clerk)
    if tally is None:
        tally = Tally(contest_id=contest.id, round=at.round, place=tidy_line(at.place), form=at.form, clerk=at.clerk)
        session.add(tally)
    _write(tally, counted)
    tally.at, tally.by = now, by.reference
    session.flush()
    details = {"contest": str(contest.id), "round": at.round.value, "clerk": at.clerk, "papers": counted.cast}
    audit.record(session, Event.TALLY_ENTERED, election, by=by, at=now, details=details)
    return tally


def may_count(election: Election) -> Sequence[Refusal]:
    """Return every reason why nothing is counted: before the polls are closed, and after the result is certain."""
    if Milestone.CLOSED not in election.passed:
        return [Refusal("polls-are-not-closed")]
    return [Refusal("result-is-certain")] if Milestone.CERTIFIED in election.passed else []


def count(
    session: Session, election: Election, contest: Contest, round_: CountRound, *, by: Actor, now: datetime
) -> StoredCount:
    """Count a contest of an election, loaded and locked, from its tallies and lots, and keep the whole of it.

    Raises Refused where nothing was entered, where two people's figures differ, and for what `may_count` says.
    """
    tallies = [one for one in queries.tallies(session, election) if (one.contest_id, one.round) == (contest.id, round_)]
    refuse_if(
        [
            *may_count(election),
            *([] if tallies else [Refusal("nothing-is-counted", {"contest": contest.label})]),
            *queries.disagreements(election, tallies),
        ]
    )
    drawn = [one for one in queries.lots(session, election) if one.contest_id == contest.id]
    counted = together([queries.counted(one) for one in tallies if one.clerk == 1])
    found = rules.counted(queries.to_count(contest, counted, drawn))
    return _keep(session, election, contest, round_, found, by=by, now=now)


def record_lot(
    session: Session, election: Election, contest: Contest, tie: Tie, new: NewLot, *, by: Actor, now: datetime
) -> LotDraw:
    """Record a lot that was drawn for the tie a count has asked about. Raises Refused with every reason why not."""
    refuse_if([*may_count(election), *may_record(tie, new, now=now)])
    made = LotDraw(
        contest_id=contest.id,
        purpose=tie.purpose,
        between=list(tie.between),
        drawn=list(new.drawn),
        manner=new.manner,
        drawn_by=tidy_line(new.drawn_by),
        witnessed_by=tidy_line(new.witnessed_by),
        drawn_at=new.drawn_at,
        how=tidy_text(new.how),
        photo_id=new.photo_id,
        at=now,
        by=by.reference,
    )
    session.add(made)
    session.flush()
    details = {"contest": str(contest.id), "purpose": tie.purpose, "drawn": list(new.drawn)}
    audit.record(session, Event.LOT_RECORDED, election, by=by, at=now, details=details)
    return made


def _keep(
    session: Session,
    election: Election,
    contest: Contest,
    round_: CountRound,
    found: rules.Answered,
    *,
    by: Actor,
    now: datetime,
) -> StoredCount:
    before = update(StoredCount).where(StoredCount.contest_id == contest.id, StoredCount.round == round_)
    session.execute(before.where(StoredCount.superseded_at.is_(None)).values(superseded_at=now))
    made = StoredCount(
        contest_id=contest.id,
        round=round_,
        contest_json=found.contest_json,
        papers_blt=found.papers_blt,
        lots_json=found.lots_json,
        digest=found.digest,
        answer_json=found.answer_json,
        outcome=found.count.outcome,
        at=now,
        by=by.reference,
    )
    session.add(made)
    session.flush()
    details = {"contest": str(contest.id), "round": round_.value, "outcome": found.count.outcome.value}
    audit.record(session, Event.CONTEST_COUNTED, election, by=by, at=now, details=details | {"digest": found.digest})
    return made


def _marks(contest: Contest) -> int | None:
    return 1 if contest.method == "plurality" else contest.max_marks


def _write(tally: Tally, counted: Counted) -> None:
    tally.valid, tally.blank, tally.invalid = counted.valid, counted.blank, dict(counted.invalid)
    tally.expected, tally.remark = counted.expected, tidy_text(counted.remark)
    tally.votes = None if counted.votes is None else {str(number): votes for number, votes in counted.votes.items()}
    tally.papers = (
        None
        if counted.papers is None
        else {",".join(map(str, numbers)): how_many for numbers, how_many in counted.papers.items()}
    )
