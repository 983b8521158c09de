"""The nominations of a round as a list, however many: the database derives, narrows down, sorts and cuts into pages."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.orm import Session, joinedload

from recruit.bodies.model import Body, SeatGroup, Term
from recruit.foundation.refusal import NotFound
from recruit.nominations.model import (
    Deficiency,
    Nomination,
    NominationAnswer,
    NominationJoin,
    NominationWithdrawal,
    Nominee,
    NomineeAsk,
    VettingDecision,
)
from recruit.nominations.rules import Source, Status
from recruit.nominations.rules.status import ENDED
from recruit.nominations.rules.vetting import Vetting
from recruit.people.queries import fits
from recruit.recruitment.model import Channel, RecruitmentRound
from recruit.recruitment.rules import ChannelKind, Route


class Order(StrEnum):
    """By what the list is sorted."""

    #: What is to be done next: what was not mended in time, then what came first and is not checked, then by the
    #: deadlines that are to come; last, the latest first, where nothing waits.
    DUE = "due"
    #: The latest first.
    RECEIVED = "received"
    #: In Danish order; what is erased has no name and stands last.
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list is asked for; nothing means everything."""

    #: The beginning of a name, or a reference as it stands on a receipt.
    text: str = ""
    status: Status | None = None
    vetting: Vetting | None = None
    route: Route | None = None
    group: UUID | None = None
    #: Only those whom no letter has reached; `undelivered` are the ones whose letter came back.
    unreached: bool = False
    undelivered: Collection[UUID] = ()
    order: Order = Order.DUE


@dataclass(frozen=True, slots=True)
class Line:
    """A nomination in the list."""

    id: UUID
    reference: str
    #: None once it is erased.
    name: str | None
    group: str | None
    route: Route
    source: Source
    channel: str | None
    heard: ChannelKind | None
    status: Status
    #: Where the check is of somebody who stands, and whom no other nomination of the same person stands for.
    vetting: Vetting | None
    received_at: datetime
    #: Was proposed, has not answered, and has no e-mail address.
    needs_a_call: bool


@dataclass(frozen=True, slots=True)
class Numbers:
    """How many nominations there are of what is wanted, whichever status or state of the check is asked for."""

    by_status: Mapping[Status, int]
    by_vetting: Mapping[Vetting, int]
    unreached: int

    @property
    def total(self) -> int:
        return sum(self.by_status.values())


def round_listed(session: Session, body: Body, round_id: UUID) -> RecruitmentRound:
    """Return a round of a council with its groups, and whether it is public: what the list is about. One query.

    Raises NotFound.
    """
    chosen = select(RecruitmentRound).join(RecruitmentRound.term)
    chosen = chosen.where(RecruitmentRound.id == round_id, Term.body_id == body.id)
    loaded = (joinedload(RecruitmentRound.groups), joinedload(RecruitmentRound.announcements))
    found = session.scalars(chosen.options(*loaded)).unique().one_or_none()
    if found is None:
        raise NotFound("round")
    return found


def listed(
    session: Session, round_: RecruitmentRound, wanted: Wanted, *, now: datetime, page: int, size: int
) -> Sequence[Line]:
    """Return a page of the nominations that are wanted. One query."""
    status = status_at(now)
    vetting = vetting_at(now, status)
    chosen = (
        _of_round(
            round_,
            Nomination.id,
            Nomination.reference,
            Nominee.name,
            SeatGroup.label.label("group"),
            Nomination.route,
            Nomination.source,
            Channel.label.label("channel"),
            Nomination.heard,
            status.label("status"),
            vetting.label("vetting"),
            Nomination.received_at,
            func.coalesce(_needs_a_call(status), False).label("needs_a_call"),
        )
        .outerjoin(Nomination.seat_group)
        .outerjoin(Nomination.channel)
        .where(*_narrowed(wanted), *_of_state(wanted, status, vetting))
        .order_by(*_ordered(wanted.order, status, vetting))
    )
    rows = session.execute(chosen.offset((page - 1) * size).limit(size)).mappings()
    return [Line(**{**row, "status": Status(row["status"]), "vetting": _known(row["vetting"])}) for row in rows]


def numbers(session: Session, round_: RecruitmentRound, wanted: Wanted, *, now: datetime) -> Numbers:
    """Return how many nominations of each status and state of the check are wanted. One query, a row for each pair."""
    status = status_at(now).label("status")
    vetting = vetting_at(now, status).label("vetting")
    unreached = func.sum(case((_unreached(wanted, status), 1), else_=0))
    counted = _of_round(round_, status, vetting, func.count(), unreached).where(*_narrowed(wanted))
    by_status, by_vetting, without_letter = Counter[Status](), Counter[Vetting](), 0
    for of_status, of_vetting, count, number_unreached in session.execute(counted.group_by(status, vetting)):
        by_status[Status(of_status)] += count
        without_letter += number_unreached
        if known := _known(of_vetting):
            by_vetting[known] += count
    return Numbers(by_status, by_vetting, without_letter)


def _of_round(round_: RecruitmentRound, *columns: Any) -> Select[Any]:
    return with_state(*columns).where(Nomination.round_id == round_.id)


def with_state(*columns: Any) -> Select[Any]:
    """Return these columns of nominations, each with whatever its status and its check hang on."""
    answered = and_(NominationAnswer.nomination_id == Nomination.id, NominationAnswer.revoked_at.is_(None))
    withdrawn = and_(NominationWithdrawal.nomination_id == Nomination.id, NominationWithdrawal.revoked_at.is_(None))
    decided = and_(VettingDecision.nomination_id == Nomination.id, VettingDecision.revoked_at.is_(None))
    lacking = and_(Deficiency.nomination_id == Nomination.id, Deficiency.remedied_at.is_(None))
    joined = and_(NominationJoin.joined_id == Nomination.id, NominationJoin.undone_at.is_(None))
    return (
        select(*columns)
        .select_from(Nomination)
        .outerjoin(Nomination.nominee)
        .outerjoin(Nomination.ask)
        .outerjoin(NominationAnswer, answered)
        .outerjoin(NominationWithdrawal, withdrawn)
        .outerjoin(VettingDecision, decided)
        .outerjoin(Deficiency, lacking)
        .outerjoin(NominationJoin, joined)
    )


def status_at(now: datetime) -> ColumnElement[str]:
    """Return `rules.status_of` in the database's words."""
    return case(
        (NominationWithdrawal.id.is_not(None), Status.WITHDRAWN.value),
        (NominationAnswer.accepts.is_(False), Status.DECLINED.value),
        *((Nomination.erased_because == why, status.value) for why, status in ENDED.items()),
        (NominationAnswer.accepts.is_(True), Status.STANDS.value),
        (NomineeAsk.expires_at.is_(None), Status.STANDS.value),
        (NomineeAsk.expires_at > now, Status.AWAITING_ANSWER.value),
        else_=Status.EXPIRED.value,
    )


def vetting_at(now: datetime, status: ColumnElement[str]) -> ColumnElement[str | None]:
    """Return `rules.vetting.vetting_of` in the database's words; a deadline takes what arrives in its second."""
    return case(
        (or_(status != Status.STANDS.value, NominationJoin.id.is_not(None)), None),
        (VettingDecision.approves.is_(True), Vetting.APPROVED.value),
        (VettingDecision.approves.is_(False), Vetting.NOT_APPROVED.value),
        (Deficiency.remedy_until.is_(None), Vetting.TO_CHECK.value),
        (Deficiency.remedy_until >= now.replace(microsecond=0), Vetting.DEFICIENT.value),
        else_=Vetting.NOT_REMEDIED.value,
    )


def _known(vetting: str | None) -> Vetting | None:
    return Vetting(vetting) if vetting else None


def _needs_a_call(status: ColumnElement[str]) -> ColumnElement[bool]:
    return and_(status == Status.AWAITING_ANSWER.value, Nominee.email == "")


def _unreached(wanted: Wanted, status: ColumnElement[str]) -> ColumnElement[bool]:
    return or_(Nomination.id.in_(wanted.undelivered), _needs_a_call(status))


def _narrowed(wanted: Wanted) -> list[ColumnElement[bool]]:
    """Return what is wanted, the status and the check apart."""
    conditions: list[ColumnElement[bool]] = []
    if wanted.text:
        reference = func.upper(Nomination.reference) == wanted.text.strip().upper()
        conditions.append(or_(fits(Nominee.search_key, wanted.text), reference))
    if wanted.route:
        conditions.append(Nomination.route == wanted.route)
    if wanted.group:
        conditions.append(Nomination.seat_group_id == wanted.group)
    return conditions


def _of_state(
    wanted: Wanted, status: ColumnElement[str], vetting: ColumnElement[str | None]
) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.status:
        conditions.append(status == wanted.status.value)
    if wanted.vetting:
        conditions.append(vetting == wanted.vetting.value)
    if wanted.unreached:
        conditions.append(_unreached(wanted, status))
    return conditions


def _ordered(order: Order, status: ColumnElement[str], vetting: ColumnElement[str | None]) -> tuple[Any, ...]:
    latest_first = (Nomination.received_at.desc(), Nomination.id)
    if order is Order.NAME:
        return (Nominee.sort_key.is_(None), Nominee.sort_key, Nominee.name, Nomination.id)
    if order is Order.RECEIVED:
        return latest_first
    due = case(
        (vetting.in_([Vetting.NOT_REMEDIED.value, Vetting.DEFICIENT.value]), Deficiency.remedy_until),
        (vetting == Vetting.TO_CHECK.value, Nomination.received_at),
        (status == Status.AWAITING_ANSWER.value, NomineeAsk.expires_at),
    )
    return (due.is_(None), due, *latest_first)
