"""Reading who would be a candidate, who is, and what everybody may see of them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import Session, aliased, selectinload, undefer

from recruit.bodies.model import SeatGroup
from recruit.foundation.files.model import StoredFile
from recruit.nominations.model import (
    Candidate,
    CandidateList,
    Nomination,
    NominationAnswer,
    NominationJoin,
    NominationWithdrawal,
    Nominee,
    Restriction,
    VettingDecision,
)
from recruit.nominations.queries.nomination import statuses
from recruit.nominations.rules.candidates import Sorted, sorted_out
from recruit.recruitment.model import RecruitmentRound


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody in a list for the secretariat."""

    id: UUID
    name: str
    group: str | None
    #: Has an e-mail address.
    has_mail: bool


@dataclass(frozen=True, slots=True)
class Placed:
    """A place of a list, and what is so today of whoever stands there."""

    position: int
    nomination_id: UUID
    #: None once it is erased: nothing is known of the person any more.
    nominee: Nominee | None
    group: str | None
    #: Approved, and not taken together with another nomination that stands.
    is_approved: bool
    #: Also by answering no after all, where the person was proposed.
    has_withdrawn: bool
    #: What stands about the person is not used for the time being.
    is_restricted: bool

    @property
    def is_shown(self) -> bool:
        """Whether everybody may read the name."""
        return self.is_approved and self.nominee is not None and not self.is_restricted

    @property
    def has_a_page(self) -> bool:
        """Whether everybody may read what the person wrote."""
        return self.is_shown and not self.has_withdrawn


#: Said of a nomination: not by an organisation, for a seat of its own.
_FOR_ITSELF = Nomination.organisation_call_id.is_(None)


def sorted_now(session: Session, round_: RecruitmentRound, *, now: datetime, lock: bool = False) -> Sorted:
    """Return who of a round would be on the list, and who is still to be decided about. Three queries.

    Whom an organisation proposes for its own seat is no candidate for anybody's. With `lock` nobody decides, withdraws
    or is erased until the transaction ends.
    """
    if lock:
        of_round = select(Nomination.id).where(Nomination.round_id == round_.id).order_by(Nomination.id)
        session.execute(of_round.with_for_update())
    decided = select(VettingDecision.nomination_id, VettingDecision.approves).join(
        Nomination, VettingDecision.nomination_id == Nomination.id
    )
    decided = decided.where(Nomination.round_id == round_.id, VettingDecision.revoked_at.is_(None))
    join = and_(NominationJoin.joined_id == Nomination.id, NominationJoin.undone_at.is_(None))
    here = select(Nomination.id, NominationJoin.kept_id).outerjoin(NominationJoin, join)
    here = here.where(Nomination.round_id == round_.id, Nomination.erased_at.is_(None), _FOR_ITSELF)
    kept_for = {row.id: row.kept_id for row in session.execute(here)}
    return sorted_out(
        {number: where for number, where in statuses(session, round_, now=now).items() if number in kept_for},
        {row.nomination_id: row.approves for row in session.execute(decided)},
        {number: kept for number, kept in kept_for.items() if kept},
    )


def named(session: Session, round_: RecruitmentRound, numbers: Collection[UUID]) -> Sequence[Named]:
    """Return who these approved nominations of a round are of, by name in Danish order. One query."""
    approved = and_(VettingDecision.nomination_id == Nomination.id, VettingDecision.revoked_at.is_(None))
    chosen = (
        select(Nomination.id, Nominee.name, SeatGroup.label, Nominee.email != "")
        .join(Nomination.nominee)
        .join(VettingDecision, and_(approved, VettingDecision.approves))
        .outerjoin(Nomination.seat_group)
        .where(Nomination.round_id == round_.id)
        .order_by(Nominee.sort_key, Nominee.name, Nomination.id)
    )
    wanted = set(numbers)  # chosen here: a list of many hundred is more than a database takes in one question
    return [Named(*row) for row in session.execute(chosen) if row[0] in wanted]


def standing(session: Session, round_id: UUID) -> CandidateList | None:
    """Return the list of a round that stands, alone; None before it is fixed. One query."""
    return session.scalars(select(CandidateList).filter_by(round_id=round_id, revoked_at=None)).one_or_none()


def shown(session: Session, round_: RecruitmentRound, *, on: date) -> CandidateList | None:
    """Return the list of a round, loaded with its announcements, that everybody may see on a day, alone. One query."""
    list_ = standing(session, round_.id) if round_.is_announced else None
    return list_ if list_ and on < list_.down_on else None


def place_shown(session: Session, nomination_id: UUID, *, on: date) -> int | None:
    """Return the place of a nomination on the list that everybody may see on a day; None where it has none. One query.

    Whether the round is public is not asked: whoever asks has it.
    """
    approved = and_(VettingDecision.nomination_id == nomination_id, VettingDecision.revoked_at.is_(None))
    chosen = select(Candidate.position).join(CandidateList, Candidate.list_id == CandidateList.id)
    chosen = chosen.join(VettingDecision, and_(approved, VettingDecision.approves))
    chosen = chosen.where(Candidate.nomination_id == nomination_id, CandidateList.revoked_at.is_(None))
    restricted = exists().where(Restriction.nomination_id == nomination_id, Restriction.lifted_at.is_(None))
    chosen = chosen.where(~_stood_for(Candidate.nomination_id), ~restricted)
    return session.scalars(chosen.where(CandidateList.down_on > on)).one_or_none()


def revoked(session: Session, round_id: UUID) -> Sequence[CandidateList]:
    """Return the lists of a round that were taken back, alone; the latest first. One query."""
    chosen = select(CandidateList).where(CandidateList.round_id == round_id, CandidateList.revoked_at.is_not(None))
    return session.scalars(chosen.order_by(CandidateList.at.desc())).all()


def on_the_list(session: Session, round_id: UUID) -> Collection[UUID]:
    """Return the nominations on the list of a round that stands; none before it is fixed. One query."""
    chosen = select(Candidate.nomination_id).join(CandidateList, Candidate.list_id == CandidateList.id)
    chosen = chosen.where(CandidateList.round_id == round_id, CandidateList.revoked_at.is_(None))
    return set(session.scalars(chosen))


def placed(session: Session, list_: CandidateList) -> Sequence[Placed]:
    """Return who stands on a list, in its order, with their nominees. One query."""
    return [_placed(row) for row in session.execute(_PLACED.where(Candidate.list_id == list_.id))]


def placed_at(session: Session, list_: CandidateList, position: int) -> Placed | None:
    """Return who stands at a place of a list; None where there is nobody. One query."""
    row = session.execute(_PLACED.where(Candidate.list_id == list_.id, Candidate.position == position)).one_or_none()
    return _placed(row) if row else None


def photos(session: Session, shown: Collection[Placed]) -> Mapping[int, bytes]:
    """Return the photos that these let everybody see, by their places. One query."""
    wanted = {
        one.nominee.photo_id: one.position
        for one in shown
        if one.has_a_page and one.nominee and one.nominee.shows_photo and one.nominee.photo_id
    }
    chosen = select(StoredFile).where(StoredFile.id.in_(wanted)).options(undefer(StoredFile.content))
    return {wanted[file.id]: file.content for file in session.scalars(chosen)}


def with_whom_to_tell(session: Session, list_: CandidateList) -> CandidateList:
    """Return a list with its candidates' nominations, as a letter to each needs them. Three queries."""
    nominees = selectinload(CandidateList.candidates).joinedload(Candidate.nomination).joinedload(Nomination.nominee)
    chosen = select(CandidateList).where(CandidateList.id == list_.id).options(nominees)
    return session.scalars(chosen.execution_options(populate_existing=True)).one()


def is_candidate() -> ColumnElement[bool]:
    """Say of a nomination that it is on the list of its round, approved and not withdrawn, as `placed` says of each."""
    on_list = select(Candidate.nomination_id).join(CandidateList, CandidateList.id == Candidate.list_id)
    on_list = on_list.where(Candidate.nomination_id == Nomination.id, CandidateList.revoked_at.is_(None))
    approved = exists().where(
        VettingDecision.nomination_id == Nomination.id, VettingDecision.revoked_at.is_(None), VettingDecision.approves
    )
    return and_(on_list.exists(), approved, ~_stood_for(Nomination.id), ~_has_withdrawn(Nomination.id))


def _has_withdrawn(number: Any) -> ColumnElement[bool]:
    """Say of a nomination that its person has withdrawn it, or has said no after all, where they were proposed."""
    withdrawn = exists().where(NominationWithdrawal.nomination_id == number, NominationWithdrawal.revoked_at.is_(None))
    declined = exists().where(
        NominationAnswer.nomination_id == number, NominationAnswer.revoked_at.is_(None), ~NominationAnswer.accepts
    )
    return or_(withdrawn, declined)


def _stood_for(number: Any) -> ColumnElement[bool]:
    """Say whether another nomination that stands is kept for the same person, as `sorted_out` does of a round."""
    kept = aliased(Nomination)
    stands = (kept.erased_at.is_(None), kept.organisation_call_id.is_(None), ~_has_withdrawn(kept.id))
    joined = select(NominationJoin.id).join(kept, kept.id == NominationJoin.kept_id)
    return exists(joined.where(NominationJoin.joined_id == number, NominationJoin.undone_at.is_(None), *stands))


def _placed(row: Any) -> Placed:
    candidate, label, nominee, decision, is_stood_for, withdrawal, no, restriction = row
    return Placed(
        position=candidate.position,
        nomination_id=candidate.nomination_id,
        nominee=nominee,
        group=label,
        is_approved=decision is not None and not is_stood_for,
        has_withdrawn=withdrawal is not None or no is not None,
        is_restricted=restriction is not None,
    )


_PLACED = (
    select(
        Candidate,
        SeatGroup.label,
        Nominee,
        VettingDecision.id,
        _stood_for(Nomination.id),
        NominationWithdrawal.id,
        NominationAnswer.id,
        Restriction.id,
    )
    .join(Candidate.nomination)
    .outerjoin(Nomination.nominee)
    .outerjoin(Nomination.seat_group)
    .outerjoin(
        VettingDecision,
        and_(
            VettingDecision.nomination_id == Nomination.id,
            VettingDecision.revoked_at.is_(None),
            VettingDecision.approves,
        ),
    )
    .outerjoin(
        NominationWithdrawal,
        and_(NominationWithdrawal.nomination_id == Nomination.id, NominationWithdrawal.revoked_at.is_(None)),
    )
    .outerjoin(
        NominationAnswer,
        and_(
            NominationAnswer.nomination_id == Nomination.id,
            NominationAnswer.revoked_at.is_(None),
            ~NominationAnswer.accepts,
        ),
    )
    .outerjoin(Restriction, and_(Restriction.nomination_id == Nomination.id, Restriction.lifted_at.is_(None)))
    .order_by(Candidate.position)
)
