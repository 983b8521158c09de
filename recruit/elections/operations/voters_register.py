"""Keeping a register of voters, and marking who has voted.

A mark is not in the log: the log says when, and a mark must not.
"""

from collections.abc import Sequence
from datetime import date, datetime
from hashlib import sha256
from uuid import UUID, uuid4

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from recruit.elections.model.election import Election
from recruit.elections.model.voters_register import (
    Voter,
    VoterImport,
    VoterMark,
    VoterRegister,
    VoterRemoval,
    VoterRequest,
)
from recruit.elections.queries import voters_register as queries
from recruit.elections.queries.voters_register import Found
from recruit.elections.rules import voters_register as rules
from recruit.elections.rules.vocabulary import FormOfVoting, Milestone
from recruit.elections.rules.voters import voting_goes_on
from recruit.elections.rules.voters_register import NewRegister, ReadRows, Row
from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.keys import search_key
from recruit.foundation.refusal import NotFound, Refusal, refuse_if
from recruit.foundation.writing import tidy_line, tidy_text


def keep(session: Session, election: Election, new: NewRegister, *, by: Actor, now: datetime) -> VoterRegister:
    """Begin a register of voters, which nobody is in yet. The election is loaded and locked.

    Raises Refused with every reason why not.
    """
    kept = queries.register(session, election.id)
    refuse_if([*([Refusal("register-is-kept")] if kept else []), *rules.may_keep(new, election.polling_on)])
    made = VoterRegister(
        election_id=election.id,
        source=tidy_text(new.source),
        legal_basis=tidy_text(new.legal_basis),
        delete_by=new.delete_by,
        at=now,
        by=by.reference,
    )
    session.add(made)
    session.flush()
    audit.record(session, Event.VOTER_REGISTER_KEPT, election, by=by, at=now)
    return made


def read(
    session: Session,
    election: Election,
    sent: bytes,
    rows: Sequence[tuple[int, Sequence[str]]],
    *,
    by: Actor,
    now: datetime,
) -> VoterImport:
    """Keep what was read out of a list, until somebody has looked at it. The election is loaded and locked.

    Raises Refused for a register that is frozen, and for what was read before.
    """
    kept = _open(session, election)
    digest = sha256(sent).hexdigest()
    is_known = queries.is_read(session, election.id, digest)
    refuse_if([Refusal("list-is-read-already", field="file")] if is_known else [])
    found = rules.read_rows(rows, queries.keys(session, election.id))
    made = VoterImport(
        election_id=kept.election_id,
        digest=digest,
        rows=[[one.row, one.name, one.number] for one in found.taken],
        broken=[[row, fault.value] for row, fault in found.broken],
        known=found.known,
        headings=found.headings,
        at=now,
        by=by.reference,
    )
    session.add(made)
    session.flush()
    return made


def take(session: Session, election: Election, waiting: VoterImport, *, by: Actor, now: datetime) -> int:
    """Take the rows that wait into the register, and return how many. The election is loaded and locked.

    Raises Refused for a register that is frozen, and where another list was taken meanwhile that holds some of them.
    """
    _open(session, election)
    rows = [Row(*one) for one in waiting.rows or ()]
    found: ReadRows = rules.sort_out(rows, queries.keys(session, election.id))
    refuse_if([] if len(found.taken) == len(rows) else [Refusal("register-has-changed")])
    _add(session, election.id, found.taken)
    waiting.rows = None
    session.flush()
    audit.record(session, Event.VOTERS_TAKEN_IN, election, by=by, at=now, details={"voters": len(rows)})
    return len(rows)


def discard(session: Session, waiting: VoterImport) -> None:
    """Throw away rows that wait: they may be read again."""
    session.delete(waiting)
    session.flush()


def decide_request(
    session: Session,
    election: Election,
    name: str,
    received_on: date,
    because: str,
    *,
    is_added: bool,
    by: Actor,
    now: datetime,
) -> None:
    """Decide that somebody who asked is added to the register, or is not. The election is loaded and locked.

    Frozen or not, the register takes them in; the decision is on the record. Raises Refused with every reason why not.
    """
    kept = _kept(session, election)
    said = {"name": search_key(name), "because": because.strip()}
    reasons = [Refusal("answer-missing", field=field) for field, text in said.items() if not text]
    reasons += [Refusal("text-too-long", {"longest": rules.LONGEST_NAME}, "name")] * (len(name) > rules.LONGEST_NAME)
    if received_on > clock.local(now).date():
        reasons.append(Refusal("request-has-not-come", field="received_on"))
    refuse_if([*voting_goes_on(election.passed), *reasons])
    asked = VoterRequest(
        election_id=kept.election_id,
        name=tidy_line(name),
        received_on=received_on,
        is_added=is_added,
        because=tidy_text(because),
        at=now,
        by=by.reference,
    )
    session.add(asked)
    if is_added:
        _add(session, election.id, [Row(0, asked.name)])
    session.flush()
    audit.record(session, Event.VOTER_REQUEST_DECIDED, election, by=by, at=now, details={"added": is_added})


def freeze(session: Session, election: Election, *, by: Actor, now: datetime) -> str:
    """Freeze the register, and return its digest: no list is taken in any more. The election is loaded and locked.

    Raises Refused for one that is frozen, and for one that nobody is in.
    """
    kept = _open(session, election)
    everybody = queries.everybody(session, election.id)
    refuse_if([] if everybody else [Refusal("register-is-empty")])
    kept.digest = rules.digest([(one.voter.number or "", one.voter.name) for one in everybody])
    kept.frozen_at = now
    session.flush()
    details = {"voters": len(everybody), "digest": kept.digest}
    audit.record(session, Event.VOTER_REGISTER_FROZEN, election, by=by, at=now, details=details)
    return kept.digest


def remove(session: Session, election: Election, found: Found, because: str, *, by: Actor, now: datetime) -> None:
    """Take somebody out of a frozen register, with a reason. The election is loaded and locked.

    The digest stays that of the register as it was frozen. Raises Refused with every reason why not: whoever has voted
    stays, and a list that is not frozen is read in anew instead.
    """
    kept, voter = _kept(session, election), found.voter
    refuse_if(
        [
            *voting_goes_on(election.passed),
            *([] if kept.digest else [Refusal("register-is-not-frozen-yet")]),
            *([Refusal("voter-has-voted", {"name": voter.name})] if found.mark else []),
            *([] if because.strip() else [Refusal("answer-missing", field="because")]),
        ]
    )
    said = {"number": voter.number, "name": voter.name, "because": tidy_text(because)}
    session.add(VoterRemoval(election_id=election.id, **said, at=now, by=by.reference))
    session.execute(delete(VoterMark).where(VoterMark.voter_id == voter.id))
    session.delete(voter)
    session.flush()
    audit.record(session, Event.VOTER_REMOVED, election, by=by, at=now)


def mark(session: Session, election: Election, found: Found, form: FormOfVoting, *, by: Actor, now: datetime) -> None:
    """Mark that a voter has voted, once. The election is loaded and locked.

    Raises Refused for a second mark, before the register is frozen, and where nobody votes in that form.
    """
    kept = _kept(session, election)
    named = {"name": found.voter.name}
    refuse_if(
        [
            *voting_goes_on(election.passed),
            *([] if election.is_by(form) else [Refusal("nobody-votes-like-that")]),
            *([] if kept.digest else [Refusal("register-is-not-frozen")]),
            *([Refusal("voter-is-marked", named | {"form": found.mark.form})] if found.mark else []),
        ]
    )
    today = clock.local(now).date()
    session.add(VoterMark(voter_id=found.voter.id, form=form, on=today, by=by.reference))
    session.flush()


def unmark(session: Session, election: Election, found: Found, because: str, *, by: Actor, now: datetime) -> None:
    """Take a mark back, with a reason. The election is loaded and locked. Raises Refused with every reason why not."""
    refuse_if(
        [
            *voting_goes_on(election.passed),
            *([] if found.mark else [Refusal("voter-is-not-marked")]),
            *([] if because.strip() else [Refusal("answer-missing", field="because")]),
        ]
    )
    if found.mark:
        found.mark.revoked_on, found.mark.revoked_by = clock.local(now).date(), by.reference
        found.mark.revoked_because = tidy_text(because)
    session.flush()
    audit.record(session, Event.VOTER_UNMARKED, election, by=by, at=now)


def forget(session: Session, elections: Sequence[UUID], *, now: datetime) -> None:
    """Erase the voters of these elections' registers, their marks and requests; how many there were stays."""
    for election_id in elections:
        kept = session.get_one(VoterRegister, election_id)
        found = queries.turnout(session, kept)
        kept.counted = {"voters": found.voters} | {form.value: number for form, number in found.marked.items()}
        kept.erased_at = now
    of_these = select(Voter.id).where(Voter.election_id.in_(elections))
    session.execute(delete(VoterMark).where(VoterMark.voter_id.in_(of_these)))
    for table in (Voter, VoterRequest, VoterRemoval, VoterImport):
        session.execute(delete(table).where(table.election_id.in_(elections)))
    session.flush()


def _add(session: Session, election_id: UUID, rows: Sequence[Row]) -> None:
    made = [
        {
            "id": uuid4(),
            "election_id": election_id,
            "number": row.number or None,
            "name": row.name,
            "search_key": search_key(row.name),
        }
        for row in rows
    ]
    if made:
        session.execute(insert(Voter), made)


def _kept(session: Session, election: Election) -> VoterRegister:
    """Return the register. Raises NotFound where there is none, or its voters are erased."""
    kept = queries.register(session, election.id)
    if kept is None or kept.erased_at:
        raise NotFound("register")
    return kept


def _open(session: Session, election: Election) -> VoterRegister:
    """Return the register, where it takes in lists still. Raises NotFound and Refused."""
    kept = _kept(session, election)
    is_over = Milestone.CERTIFIED in election.passed or Milestone.ANNULLED in election.passed
    refuse_if(
        [
            *([Refusal("register-is-frozen")] if kept.digest else []),
            *([Refusal("result-is-certain")] if is_over else []),
        ]
    )
    return kept
