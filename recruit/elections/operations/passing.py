"""Recording that an election has passed something, and taking it back."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.orm import Session

from recruit.elections.model import Election, ElectionMilestone, Entry, EntryRestoration, StoredCount
from recruit.elections.operations.letters import stop_what_waits
from recruit.elections.operations.setting_up import empty_ballots, put_on_ballots
from recruit.elections.queries.election import facts
from recruit.elections.queries.noted import noted
from recruit.elections.rules.passing import Passing, may_pass
from recruit.elections.rules.taking_back import may_take_back
from recruit.elections.rules.telling import about
from recruit.elections.rules.vocabulary import Milestone
from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.foundation.writing import tidy_line, tidy_text

#: Each of them has the candidates stand on the ballots under their numbers.
WITH_BALLOTS = frozenset({Milestone.FIXED, Milestone.UNCONTESTED})


def record(
    session: Session,
    election: Election,
    kind: Milestone,
    passing: Passing,
    *,
    scan_id: UUID | None = None,
    by: Actor,
    now: datetime,
) -> ElectionMilestone:
    """Record that an election, loaded and locked, has passed something. Raises Refused with every reason why not.

    Fixing, and cancelling a poll that nobody needs, put the candidates on the ballots; what is fixed keeps its numbers.
    """
    refuse_if(may_pass(kind, facts(session, election), passing, today=clock.local(now).date()))
    if kind in WITH_BALLOTS and not WITH_BALLOTS & election.passed:
        put_on_ballots(session, election, now=now)
    people = [tidy_line(name) for name in passing.people if name.strip()]
    made = ElectionMilestone(
        election_id=election.id,
        kind=kind,
        committee_on=passing.committee_on,
        people=people,
        scan_id=scan_id,
        note=tidy_text(passing.note),
        at=now,
        by=by.reference,
    )
    session.add(made)
    election.milestones.append(made)
    session.flush()
    audit.record(session, Event.ELECTION_PASSED, election, by=by, at=now, details={"milestone": kind.value})
    return made


def take_back(session: Session, election: Election, kind: Milestone, because: str, *, by: Actor, now: datetime) -> None:
    """Take back that an election, loaded and locked, has passed something. Raises Refused with every reason why not.

    Where no ballots are left standing, nobody is on one: the candidates are put on them anew. Letters that tell of it
    are stopped where nobody has sent them.
    """
    refuse_if(may_take_back(kind, election.passed, because, noted(session, election)))
    if about(election.passed) is kind:
        stop_what_waits(session, election, by=by, now=now)
    made = election.milestone(kind)
    if made:
        made.revoked_at, made.revoked_by, made.revoked_because = now, by.reference, tidy_text(because)
    if kind in WITH_BALLOTS and not WITH_BALLOTS & election.passed:
        empty_ballots(session, election)
    audit.record(session, Event.ELECTION_TAKEN_BACK, election, by=by, at=now, details={"milestone": kind.value})


def withdraw_entry(
    session: Session, entry: Entry, election: Election, because: str, *, by: Actor, now: datetime
) -> None:
    """Note that somebody on the ballots can no longer have a seat: the name stays on the paper, marks for it count.

    Raises Refused without a reason, for somebody noted before, and once the result is certified.
    """
    refuse_if(
        [
            *([] if because.strip() else [Refusal("answer-missing", field="because")]),
            *([Refusal("entry-is-withdrawn")] if entry.withdrawn_at else []),
            *([Refusal("later-milestone-stands", {"milestone": Milestone.CERTIFIED})] if _is_certain(election) else []),
        ]
    )
    entry.withdrawn_because, entry.withdrawn_by, entry.withdrawn_at = tidy_text(because), by.reference, now
    details = {"contest": str(entry.contest_id), "number": entry.number}
    audit.record(session, Event.ELECTION_ENTRY_WITHDRAWN, election, by=by, at=now, details=details)


def restore_entry(session: Session, entry: Entry, election: Election, *, by: Actor, now: datetime) -> None:
    """Take back, as noted by mistake, that somebody on the ballots can no longer have a seat; what was said is kept.

    What was counted without them no longer holds. Raises Refused for whoever can have a seat, and once something stands
    that was decided without them.
    """
    later = {Milestone.CERTIFIED, Milestone.UNCONTESTED} & election.passed
    refuse_if(
        [
            *([] if entry.withdrawn_at else [Refusal("entry-is-not-withdrawn")]),
            *(Refusal("later-milestone-stands", {"milestone": one}) for one in later),
        ]
    )
    _keep_what_was_said(session, entry, by=by, now=now)
    entry.withdrawn_because = entry.withdrawn_by = entry.withdrawn_at = None
    counted = update(StoredCount).where(StoredCount.contest_id == entry.contest_id)
    session.execute(counted.where(StoredCount.superseded_at.is_(None)).values(superseded_at=now))
    details = {"contest": str(entry.contest_id), "number": entry.number}
    audit.record(session, Event.ELECTION_ENTRY_RESTORED, election, by=by, at=now, details=details)


def _keep_what_was_said(session: Session, entry: Entry, *, by: Actor, now: datetime) -> None:
    said = {"because": entry.withdrawn_because, "said_by": entry.withdrawn_by, "said_at": entry.withdrawn_at}
    session.add(EntryRestoration(contest_id=entry.contest_id, number=entry.number, **said, at=now, by=by.reference))


def _is_certain(election: Election) -> bool:
    return Milestone.CERTIFIED in election.passed
