"""Fixing the list of candidates, and taking that back; every candidate is told that there is news."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.nominations import letters, rules
from recruit.nominations.closed_letters import News, news
from recruit.nominations.model import Candidate, CandidateList
from recruit.nominations.operations.posting import tell
from recruit.nominations.queries import candidates, complaints, selection
from recruit.nominations.rules.candidates import (
    CandidateOrder,
    Lot,
    may_be_revoked,
    may_come_down,
    may_fix,
    may_fix_despite,
    may_order_by,
)
from recruit.recruitment.model import RecruitmentRound


@dataclass(frozen=True, slots=True)
class Fixing:
    """What somebody fixes."""

    #: Everybody who was shown as approved; in their order, where a lot was drawn or they were called out.
    chosen: Sequence[UUID]
    #: The first day on which the candidates are public no longer.
    down_on: date
    #: None: by name, in Danish order.
    lot: Lot | None = None
    #: Why it is fixed although complaints are open, where some are.
    despite: str = ""
    #: In the order in which they were called out at the meeting.
    as_called: bool = False

    @property
    def order(self) -> CandidateOrder:
        """By what they follow each other."""
        if self.lot:
            return CandidateOrder.LOT
        return CandidateOrder.CALLED if self.as_called else CandidateOrder.ALPHABETICAL


def fix(session: Session, round_: RecruitmentRound, fixing: Fixing, *, by: Actor, now: datetime) -> CandidateList:
    """Fix the candidates of a round, loaded whole and locked, make them public and tell each of them.

    Raises Refused with every reason of `rules.candidates.may_fix`, also where somebody else is approved than was shown,
    and while a complaint is open, without a reason to do it all the same.
    """
    found = candidates.sorted_now(session, round_, now=now, lock=True)
    today = clock.local(now).date()
    is_complained = bool(complaints.open_complaints(session, round_.id))
    refuse_if(
        [
            *may_fix(
                found,
                fixing.chosen,
                is_fixed=candidates.standing(session, round_.id) is not None,
                closes_at=round_.closes_at,
                down_on=fixing.down_on,
                today=today,
                now=now,
            ),
            *may_fix_despite(fixing.despite, is_complained=is_complained),
            *(may_order_by(fixing.lot, today=today) if fixing.lot else ()),
        ]
    )
    is_ordered = fixing.order is not CandidateOrder.ALPHABETICAL
    in_order = fixing.chosen if is_ordered else [each.id for each in candidates.named(session, round_, found.approved)]
    made = CandidateList(round_id=round_.id, down_on=fixing.down_on, ordered_by=fixing.order, at=now, by=by.reference)
    _with_lot(made, fixing.lot)
    made.despite = rules.tidy_text(fixing.despite) if is_complained else ""
    made.candidates = [Candidate(position=place, nomination_id=each) for place, each in enumerate(in_order, start=1)]
    session.add(made)
    session.flush()
    _tell(session, made, round_, News.LIST_FIXED, by=by, now=now)
    details = {"candidates": len(in_order), "order": made.ordered_by}
    audit.record(session, Event.CANDIDATES_FIXED, round_, by=by, at=now, details=details)
    return made


def show_until(session: Session, round_: RecruitmentRound, down_on: date, *, by: Actor, now: datetime) -> None:
    """Let the list of a round that stands, locked, be public up to another day, which is the first without it.

    Raises Refused before it is fixed, and for a day that is over.
    """
    list_ = candidates.standing(session, round_.id)
    refuse_if([] if list_ else [Refusal("candidates-are-not-fixed")])
    refuse_if(may_come_down(down_on, today=clock.local(now).date()))
    if list_ and list_.down_on != down_on:
        details = {"before": list_.down_on.isoformat(), "after": down_on.isoformat()}
        list_.down_on = down_on
        audit.record(session, Event.CANDIDATES_SHOWN_UNTIL, round_, by=by, at=now, details=details)


def revoke(session: Session, round_: RecruitmentRound, because: str, *, by: Actor, now: datetime) -> None:
    """Take the list of a round, loaded whole and locked, back: nobody is public any more, and each is told.

    Raises Refused without a reason, before it is fixed, and while somebody of it is recommended for appointment.
    """
    list_ = candidates.standing(session, round_.id)
    is_concluded = selection.is_concluded(session, round_.id)
    refuse_if(may_be_revoked(because, is_fixed=list_ is not None, is_concluded=is_concluded))
    if list_:
        list_.revoked_at, list_.revoked_by, list_.revoked_because = now, by.reference, rules.tidy_text(because)
        session.flush()
        _tell(session, list_, round_, News.LIST_TAKEN_BACK, by=by, now=now)
    audit.record(session, Event.CANDIDATES_REVOKED, round_, by=by, at=now)


def _with_lot(list_: CandidateList, lot: Lot | None) -> None:
    if lot:
        list_.lot_drawn_by, list_.lot_witnessed_by = rules.tidy_line(lot.drawn_by), rules.tidy_line(lot.witnessed_by)
        list_.lot_drawn_on = lot.drawn_on


def _tell(
    session: Session, list_: CandidateList, round_: RecruitmentRound, new: News, *, by: Actor, now: datetime
) -> None:
    """Write to every candidate; to those who have no e-mail address on paper."""
    for candidate in candidates.with_whom_to_tell(session, list_).candidates:
        nomination = candidate.nomination
        if nomination.nominee:
            draft = letters.candidate_news(nomination, nomination.nominee, round_)
            closed = news(nomination, new, reason=list_.revoked_because or "")
            tell(session, draft, closed, by=by, now=now)
