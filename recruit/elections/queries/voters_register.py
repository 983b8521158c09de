"""Reading the register of voters. No query grows with the number of rows, but for the printed list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select
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
from recruit.elections.rules.vocabulary import FormOfVoting
from recruit.foundation.keys import sort_key
from recruit.foundation.refusal import NotFound
from recruit.people.queries.search import fits

#: So many are shown of those whose name fits.
MOST_FOUND = 20


@dataclass(frozen=True, slots=True)
class Turnout:
    """How many may vote, and how many are marked, by form of voting."""

    voters: int
    marked: Mapping[FormOfVoting, int]

    @property
    def all_marked(self) -> int:
        """How many are marked in all."""
        return sum(self.marked.values())


@dataclass(frozen=True, slots=True)
class Found:
    """A voter, and the mark that stands."""

    voter: Voter
    mark: VoterMark | None


def register(session: Session, election_id: UUID) -> VoterRegister | None:
    """Return the register of an election; None where it has none. One query."""
    return session.get(VoterRegister, election_id)


def turnout(session: Session, of: VoterRegister) -> Turnout:
    """Return how many may vote and how many have, also when the voters are erased. One query."""
    standing = (VoterMark.voter_id == Voter.id) & VoterMark.revoked_on.is_(None)
    chosen = select(VoterMark.form, func.count()).select_from(Voter).outerjoin(VoterMark, standing)
    chosen = chosen.where(Voter.election_id == of.election_id).group_by(VoterMark.form)
    return in_numbers(dict(session.execute(chosen).all()), of.counted)


def in_numbers(marked: Mapping[FormOfVoting | None, int], kept: Mapping[str, int] | None) -> Turnout:
    """Return the turnout by voters as they are marked, None: not at all; or as it is `kept` once they are erased."""
    if kept is not None:
        return Turnout(kept["voters"], {form: kept[form] for form in FormOfVoting if form in kept})
    return Turnout(sum(marked.values()), {form: number for form, number in marked.items() if form})


def find(session: Session, election_id: UUID, text: str) -> Sequence[Found]:
    """Return the voter with that number, or else those whose name has words that begin so, by name. Two queries."""
    chosen = _voters(election_id)
    by_number = session.execute(chosen.where(Voter.number == text.strip())).all()
    fitting = chosen.where(fits(Voter.search_key, text)).order_by(Voter.search_key).limit(MOST_FOUND)
    return [Found(*one) for one in by_number or session.execute(fitting).all()]


def voter(session: Session, election_id: UUID, voter_id: UUID) -> Found:
    """Return a voter of an election. Raises NotFound. One query."""
    found = session.execute(_voters(election_id).where(Voter.id == voter_id)).one_or_none()
    if found is None:
        raise NotFound("voter")
    return Found(*found)


def everybody(session: Session, election_id: UUID) -> Sequence[Found]:
    """Return all voters in Danish order, for the printed list. One query."""
    found = [Found(*one) for one in session.execute(_voters(election_id))]
    return sorted(found, key=lambda one: (sort_key(one.voter.name), one.voter.number or ""))


def waiting(session: Session, election_id: UUID, import_id: UUID) -> VoterImport:
    """Return rows that wait to be taken. Raises NotFound. One query."""
    chosen = select(VoterImport).where(VoterImport.id == import_id, VoterImport.election_id == election_id)
    found = session.scalars(chosen.where(VoterImport.rows.is_not(None))).one_or_none()
    if found is None:
        raise NotFound("import")
    return found


def is_read(session: Session, election_id: UUID, digest: str) -> bool:
    """Return True where the same was read before, and taken or waiting. One query."""
    chosen = select(VoterImport.id).where(VoterImport.election_id == election_id, VoterImport.digest == digest)
    return session.scalar(chosen) is not None


def keys(session: Session, election_id: UUID) -> Mapping[str, str]:
    """Return what voters are known by, and their folded names. One query."""
    chosen = select(Voter.number, Voter.search_key).where(Voter.election_id == election_id)
    return {number or name: name for number, name in session.execute(chosen)}


def requests(session: Session, election_id: UUID) -> Sequence[VoterRequest]:
    """Return who asked to be in the register, the latest first. One query."""
    chosen = select(VoterRequest).where(VoterRequest.election_id == election_id)
    return session.scalars(chosen.order_by(VoterRequest.at.desc(), VoterRequest.id)).all()


def marks(session: Session, voter_id: UUID) -> Sequence[VoterMark]:
    """Return every mark of a voter, those that were taken back, too. One query."""
    chosen = select(VoterMark).where(VoterMark.voter_id == voter_id)
    return session.scalars(chosen.order_by(VoterMark.on, VoterMark.id)).all()


def removals(session: Session, election_id: UUID) -> Sequence[VoterRemoval]:
    """Return who was taken out of a frozen register, the latest first. One query."""
    chosen = select(VoterRemoval).where(VoterRemoval.election_id == election_id)
    return session.scalars(chosen.order_by(VoterRemoval.at.desc(), VoterRemoval.id)).all()


def marked_at_meeting(session: Session, election: Election) -> int | None:
    """Return how many are marked at the meeting; None where nobody is. Three queries."""
    found = register(session, election.id)
    return turnout(session, found).marked.get(FormOfVoting.MEETING) if found else None


def kept() -> Select[Any]:
    """Select the registers whose voters are not erased."""
    return select(VoterRegister.election_id).where(VoterRegister.erased_at.is_(None))


def _voters(election_id: UUID) -> Select[Any, Any]:
    standing = (VoterMark.voter_id == Voter.id) & VoterMark.revoked_on.is_(None)
    return select(Voter, VoterMark).outerjoin(VoterMark, standing).where(Voter.election_id == election_id)
