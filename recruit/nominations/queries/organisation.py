"""Whom organisations have proposed."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload
from sqlalchemy.sql.base import ExecutableOption

from recruit.nominations.model import Nomination, NominationWithdrawal
from recruit.nominations.queries.nomination import status
from recruit.nominations.rules import Status
from recruit.recruitment.model import OrganisationCall

_LOADED: tuple[ExecutableOption, ...] = (
    joinedload(Nomination.nominee),
    joinedload(Nomination.nominator),
    joinedload(Nomination.ask),
    selectinload(Nomination.answers),
    selectinload(Nomination.withdrawals),
)


def proposed_by(session: Session, call: OrganisationCall) -> Sequence[Nomination]:
    """Return whom an organisation proposes, place by place, without those it took back. A few queries.

    Each with its people, ask and answers.
    """
    return proposals(session, [call.id]).get(call.id, ())


def proposals(session: Session, calls: Collection[UUID]) -> Mapping[UUID, Sequence[Nomination]]:
    """Return the same for several calls, by their ids. A few queries, however many."""
    taken_back = Nomination.withdrawals.any(
        NominationWithdrawal.revoked_at.is_(None) & NominationWithdrawal.by_nominator.is_(True)
    )
    chosen = select(Nomination).where(Nomination.organisation_call_id.in_(calls), ~taken_back).options(*_LOADED)
    chosen = chosen.order_by(Nomination.place, Nomination.proposed_as, Nomination.received_at, Nomination.reference)
    found: dict[UUID, list[Nomination]] = {}
    for nomination in session.scalars(chosen):
        if nomination.organisation_call_id is not None:
            found.setdefault(nomination.organisation_call_id, []).append(nomination)
    return found


def in_play(proposed: Sequence[Nomination], *, now: datetime) -> Sequence[Nomination]:
    """Return those of them who stand, or may still say yes."""
    return [one for one in proposed if one.nominee and status(one, now=now) in (Status.STANDS, Status.AWAITING_ANSWER)]


def heard(nomination: Nomination, *, now: datetime) -> Status:
    """Return where a proposal is, as far as its organisation may hear: somebody who lets nobody tell is waited for."""
    found = status(nomination, now=now)
    is_told = nomination.nominee is None or nomination.nominee.tells_nominator or found is Status.EXPIRED
    return found if is_told else Status.AWAITING_ANSWER
