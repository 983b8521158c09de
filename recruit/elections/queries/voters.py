"""Reading who voted, as numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ScalarSelect, func, select
from sqlalchemy.orm import Session

from recruit.elections.model.election import Election
from recruit.elections.model.voters import DoorCorrection, DoorCount, Envelope, EnvelopeOpening
from recruit.elections.model.voters_register import Voter, VoterMark, VoterRegister
from recruit.elections.queries.voters_register import Turnout, in_numbers, marked_at_meeting
from recruit.elections.rules import turnout as rules
from recruit.elections.rules.turnout import Voted
from recruit.elections.rules.vocabulary import FormOfVoting


@dataclass(frozen=True, slots=True)
class Post:
    """The outer envelopes of an election by number, and what the accepted ones held; None before they are opened."""

    envelopes: Sequence[Envelope]
    opening: EnvelopeOpening | None

    @property
    def waiting(self) -> Sequence[Envelope]:
        """Those that one person judged, and nobody has confirmed."""
        return [one for one in self.envelopes if not one.is_confirmed]

    @property
    def accepted(self) -> Sequence[Envelope]:
        """Those that two people accepted."""
        return [one for one in self.envelopes if one.is_confirmed and one.fault is None]

    @property
    def rejected(self) -> Sequence[Envelope]:
        """Those that two people rejected."""
        return [one for one in self.envelopes if one.is_confirmed and one.fault]


def post(session: Session, election_id: UUID) -> Post:
    """Return what came by post. Two queries."""
    chosen = select(Envelope).where(Envelope.election_id == election_id).order_by(Envelope.number)
    return Post(session.scalars(chosen).all(), session.get(EnvelopeOpening, election_id))


def door(session: Session, election_id: UUID) -> Sequence[DoorCount]:
    """Return how many were counted at the doors, by place. One query."""
    return session.scalars(
        select(DoorCount).where(DoorCount.election_id == election_id).order_by(DoorCount.place)
    ).all()


def corrections(session: Session, election_id: UUID) -> Sequence[DoorCorrection]:
    """Return what was corrected at the doors, the latest first. One query."""
    chosen = select(DoorCorrection).where(DoorCorrection.election_id == election_id)
    return session.scalars(chosen.order_by(DoorCorrection.at.desc(), DoorCorrection.id)).all()


def expected(session: Session, election: Election, form: FormOfVoting) -> int | None:
    """Return how many papers there must be in one form of voting; None where nobody has counted voters. At most four
    queries.

    By post these are the inner envelopes; at the meeting the voters marked in the register, or else those who were
    counted at the door.
    """
    if form is FormOfVoting.MEETING:
        marked = marked_at_meeting(session, election)
        if marked is not None:
            return marked
        return session.scalar(select(_at_doors(election.id)))
    return session.scalar(select(_inner(election.id)))


def noted_by_form(session: Session, election: Election) -> Mapping[FormOfVoting, int | None]:
    """Return how many papers there must be in each form of voting of an election, as `expected` says. At most five
    queries."""
    return {form: expected(session, election, form) for form in FormOfVoting if election.is_by(form)}


def voted(session: Session, election: Election) -> Voted | None:
    """Return how many voted in an election, and of how many where its register says so; None where nobody counted.

    Never of a contest: a register does not say who of it may vote in which. One query.
    """
    standing = (VoterMark.voter_id == Voter.id) & VoterMark.revoked_on.is_(None)
    columns = (VoterRegister.digest, VoterRegister.counted, _at_doors(election.id), _inner(election.id))
    chosen = select(*columns, VoterMark.form, func.count(Voter.id)).select_from(Election)
    chosen = chosen.outerjoin(VoterRegister, VoterRegister.election_id == Election.id)
    chosen = chosen.outerjoin(Voter, Voter.election_id == Election.id).outerjoin(VoterMark, standing)
    chosen = chosen.where(Election.id == election.id).group_by(VoterRegister.election_id, VoterMark.form)
    rows = session.execute(chosen).all()
    digest, kept, doors, inner = rows[0][:4]
    marked: dict[FormOfVoting | None, int] = {form: number for *_rest, form, number in rows}
    found = in_numbers(marked, kept) if digest else Turnout(0, {})
    counted = {FormOfVoting.MEETING: doors, FormOfVoting.POST: inner}
    counted = {form: number for form, number in counted.items() if election.is_by(form)}
    return rules.voted(counted, found.marked, found.voters)


def _at_doors(election_id: UUID) -> ScalarSelect[int]:
    return select(func.sum(DoorCount.voters)).where(DoorCount.election_id == election_id).scalar_subquery()


def _inner(election_id: UUID) -> ScalarSelect[int]:
    chosen = select(EnvelopeOpening.inner_envelopes).where(EnvelopeOpening.election_id == election_id)
    return chosen.scalar_subquery()
