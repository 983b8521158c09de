"""What registers of voters hold under the name of one person: whether it is them, somebody has to look at."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from recruit.bodies.model import Term
from recruit.elections.model import Election, Voter, VoterMark, VoterRegister, VoterRemoval, VoterRequest
from recruit.foundation.keys import search_key
from recruit.recruitment.model import RecruitmentRound
from recruit.reports.disclosure.category import Record, record
from recruit.reports.disclosure.subject import Reach


def registered(session: Session, name: str, reach: Reach) -> Iterator[Record]:
    """Yield where somebody of that name may vote and has voted, asked to be added, or was taken out; within reach."""
    key = search_key(name)
    standing = (VoterMark.voter_id == Voter.id) & VoterMark.revoked_on.is_(None)
    columns = (Election.name, VoterRegister.source, Voter.name, Voter.number, VoterMark.form, VoterMark.on)
    found = _of(Voter, columns, reach).join(VoterRegister, VoterRegister.election_id == Voter.election_id)
    for row in session.execute(found.outerjoin(VoterMark, standing).where(Voter.search_key == key)):
        election, source, called, number, form, on = row
        yield record(election=election, source=source, name=called, number=number, voted=form, voted_on=on)
    for election, asked in session.execute(_of(VoterRequest, (Election.name, VoterRequest), reach)):
        if search_key(asked.name) == key:
            said = {"asked_on": asked.received_on, "reason": asked.because}
            yield record(election=election, name=asked.name, added=asked.is_added, **said)
    for election, gone in session.execute(_of(VoterRemoval, (Election.name, VoterRemoval), reach)):
        if search_key(gone.name) == key:
            said = {"taken_back_at": gone.at, "taken_back_because": gone.because}
            yield record(election=election, name=gone.name, number=gone.number, **said)


def _of(table: Any, columns: tuple[Any, ...], reach: Reach) -> Select[Any]:
    """Select from a table of the register, with its election, in councils within reach."""
    chosen = select(*columns).select_from(table).join(Election, Election.id == table.election_id)
    chosen = chosen.join(Election.round).join(RecruitmentRound.term)
    return chosen if reach is None else chosen.where(Term.body_id.in_(reach))
