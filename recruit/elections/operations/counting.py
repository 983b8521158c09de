"""Entering what was counted, correcting it, recording lots, and counting."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time

from sqlalchemy import update
from sqlalchemy.orm import Session

from recruit.counting.lot import Tie
from recruit.elections.model import Contest, Election, LotDraw, StoredCount, Tally
from recruit.elections.queries import election as queries
from recruit.elections.queries.account import voters_at
from recruit.elections.rules import counting as rules
from recruit.elections.rules.drawing import NewLot, may_record
from recruit.elections.rules.tally import Counted, does_not_add_up, needs_a_remark, together
from recruit.elections.rules.verifying import answer_digest
from recruit.elections.rules.vocabulary import CountRound, FormOfVoting, Milestone
from recruit.foundation import clock
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
    """Enter what was counted at a place. The election is loaded and locked.

    Voters who were counted on their way in, and envelopes that were opened, are expected where nobody says otherwise.
    Raises Refused with every reason: figures that cannot be, a difference without a remark, polls still open, a place
    that is entered already, a second entry by whoever made the first.
    """
    kept = queries.tallies_of(session, contest)
    counted = _with_expected(session, election, contest, at, counted)
    refuse_if([*_reasons(election, contest, kept, at, counted), *_second(kept, at, by)])
    tally = Tally(contest_id=contest.id, clerk=at.clerk)
    session.add(tally)
    _write(session, election, tally, at, counted, by=by, now=now)
    return tally


def correct(
    session: Session,
    election: Election,
    contest: Contest,
    tally: Tally,
    at: At,
    counted: Counted,
    *,
    by: Actor,
    now: datetime,
) -> None:
    """Correct a tally, also where and of which count it is. The election is loaded and locked.

    Where two people enter, the other's entry moves along with the place. Raises Refused as `enter` does.
    """
    kept = queries.tallies_of(session, contest)
    both = [one for one in kept if _where(one) == _where(tally)]
    others = [one for one in kept if one not in both]
    counted = _with_expected(session, election, contest, at, counted)
    refuse_if(_reasons(election, contest, others, at, counted))
    for one in both:
        one.round, one.place, one.form = at.round, tidy_line(at.place), at.form
    _write(session, election, tally, at, counted, by=by, now=now)


def remove(session: Session, election: Election, contest: Contest, tally: Tally, *, by: Actor, now: datetime) -> None:
    """Take away what was entered for a place by mistake, and the count that was made with it.

    Where two people enter, both entries go. The election is loaded and locked. Raises Refused as `may_count` says.
    """
    refuse_if(may_count(election))
    _supersede(session, contest, tally.round, now=now)
    details = {"contest": str(contest.id), "round": tally.round.value, "papers": queries.counted(tally).cast}
    for one in queries.tallies_of(session, contest):
        if _where(one) == _where(tally):
            session.delete(one)
    session.flush()
    audit.record(session, Event.TALLY_REMOVED, election, by=by, at=now, details=details)


def may_count(election: Election) -> Sequence[Refusal]:
    """Return every reason why nothing is counted: before the polls are closed, and after the result is certain."""
    if Milestone.CLOSED not in election.passed:
        return [Refusal("polls-are-not-closed")]
    return [Refusal("result-is-certain")] if Milestone.CERTIFIED in election.passed else []


def polls_closed(election: Election) -> datetime | None:
    """Return when the polls of an election, loaded, closed: as printed, or as recorded where that was earlier.

    None for a rehearsal, which waits for no day, and before they are closed.
    """
    closed = election.milestone(Milestone.CLOSED)
    if closed is None or election.is_rehearsal:
        return None
    # A lot is written down by the minute
    return min(
        closed.at.replace(second=0, microsecond=0),
        clock.instant(election.polling_on, election.closes or election.opens or time()),
    )


def most_marks(contest: Contest) -> int | None:
    """Return how many marks a paper may hold; None for any number."""
    return 1 if contest.method == "plurality" else contest.max_marks


def count(
    session: Session, election: Election, contest: Contest, round_: CountRound, *, by: Actor, now: datetime
) -> StoredCount:
    """Count a contest of an election, loaded and locked, from its tallies and lots, and keep the whole of it.

    Raises Refused where nothing was entered, where two people's figures differ, and for what `may_count` says.
    """
    tallies = [one for one in queries.tallies_of(session, contest) if one.round is round_]
    kinds, named = {one.papers is None for one in tallies}, {"contest": contest.label}
    refuse_if(
        [
            *may_count(election),
            *([] if tallies else [Refusal("nothing-is-counted", named)]),
            *([Refusal("totals-and-papers-are-mixed", named)] if len(kinds) > 1 else []),
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
    refuse_if([*may_count(election), *may_record(tie, new, now=now, polls_closed=polls_closed(election))])
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


def revoke_lot(session: Session, election: Election, lot: LotDraw, because: str, *, by: Actor, now: datetime) -> None:
    """Take back a lot that was recorded, so that the count asks again. The election is loaded and locked.

    Raises Refused without a reason, and for what `may_count` says.
    """
    missing = [] if because.strip() else [Refusal("answer-missing", field="because")]
    refuse_if([*may_count(election), *missing])
    lot.revoked_at, lot.revoked_by, lot.revoked_because = now, by.reference, tidy_text(because)
    session.flush()
    details = {"contest": str(lot.contest_id), "purpose": lot.purpose}
    audit.record(session, Event.LOT_REVOKED, election, by=by, at=now, details=details)


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
    _supersede(session, contest, round_, now=now)
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
    details |= {"digest": found.digest, "answer": answer_digest(found.answer_json)}
    audit.record(session, Event.CONTEST_COUNTED, election, by=by, at=now, details=details)
    return made


def _supersede(session: Session, contest: Contest, round_: CountRound, *, now: datetime) -> None:
    before = update(StoredCount).where(StoredCount.contest_id == contest.id, StoredCount.round == round_)
    session.execute(before.where(StoredCount.superseded_at.is_(None)).values(superseded_at=now))


def _with_expected(session: Session, election: Election, contest: Contest, at: At, counted: Counted) -> Counted:
    if counted.expected is not None:
        return counted
    return replace(counted, expected=voters_at(session, election, contest, at.round, at.place, at.form))


def _reasons(election: Election, contest: Contest, others: Sequence[Tally], at: At, counted: Counted) -> list[Refusal]:
    """Return every reason why this is not what was counted there, beside the other tallies of the contest."""
    here = [one for one in others if _is_at(one, at)]
    before = [one for one in others if _is_at(one, replace(at, round=CountRound.PRELIMINARY)) and one.clerk == 1]
    preliminary = queries.counted(before[0]) if before and at.round is CountRound.FINAL else None
    reasons = [
        *may_count(election),
        *does_not_add_up(
            counted,
            entries=len(contest.entries),
            max_marks=most_marks(contest),
            is_ranked=rules.is_ranked(contest.method),
        ),
        *needs_a_remark(counted, preliminary),
    ]
    if not at.place.strip():
        reasons.append(Refusal("answer-missing", field="place"))
    if any(one.clerk == at.clerk for one in here):
        reasons.append(Refusal("place-is-entered", {"place": tidy_line(at.place), "form": at.form}, field="place"))
    return reasons


def _second(kept: Sequence[Tally], at: At, by: Actor) -> list[Refusal]:
    """Return why this person is not the second one for a place."""
    if at.clerk == 1:
        return []
    first = [one for one in kept if _is_at(one, at) and one.clerk == 1]
    if not first:
        return [Refusal("first-entry-is-missing")]
    return [Refusal("second-entry-by-the-same")] if first[0].by == by.reference else []


def _is_at(tally: Tally, at: At) -> bool:
    return _where(tally) == (at.round, tidy_line(at.place).casefold(), at.form)


def _where(tally: Tally) -> tuple[CountRound, str, FormOfVoting]:
    return tally.round, tally.place.casefold(), tally.form


def _write(
    session: Session, election: Election, tally: Tally, at: At, counted: Counted, *, by: Actor, now: datetime
) -> None:
    tally.round, tally.place, tally.form = at.round, tidy_line(at.place), at.form
    tally.valid, tally.blank, tally.invalid = counted.valid, counted.blank, dict(counted.invalid)
    tally.expected, tally.remark = counted.expected, tidy_text(counted.remark)
    tally.votes = None if counted.votes is None else {str(number): votes for number, votes in counted.votes.items()}
    tally.papers = (
        None
        if counted.papers is None
        else {",".join(map(str, numbers)): how_many for numbers, how_many in sorted(counted.papers.items())}
    )
    tally.at, tally.by = now, by.reference
    session.flush()
    details = {"contest": str(tally.contest_id), "round": at.round.value, "clerk": at.clerk, "papers": counted.cast}
    audit.record(session, Event.TALLY_ENTERED, election, by=by, at=now, details=details)
