"""Reading nominations, and where they are."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload
from sqlalchemy.sql.base import ExecutableOption

from recruit.foundation.refusal import NotFound
from recruit.nominations import rules
from recruit.nominations.model import (
    Nomination,
    NominationAnswer,
    NominationJoin,
    NominationWithdrawal,
    Nominee,
    NomineeAsk,
)
from recruit.nominations.queries.round import TO_FILL
from recruit.nominations.rules import Happened, NewNominee, Status
from recruit.people.model import Organization
from recruit.recruitment.model import OrganisationCall, RecruitmentRound

#: Everything that its own page shows: what was written, what happened, and the round.
_WHOLE: tuple[ExecutableOption, ...] = (
    joinedload(Nomination.nominee).options(joinedload(Nominee.photo), joinedload(Nominee.declared_text)),
    joinedload(Nomination.nominator),
    joinedload(Nomination.ask),
    joinedload(Nomination.seat_group),
    joinedload(Nomination.organisation_call),
    selectinload(Nomination.answers),
    selectinload(Nomination.withdrawals),
    selectinload(Nomination.round).options(*TO_FILL),
)


def nomination(session: Session, nomination_id: UUID, *, lock: bool = False) -> Nomination:
    """Return a nomination with its people, what happened to it, and its round. Raises NotFound, also once erased.

    With `lock` nobody else changes it until the transaction ends; whoever waited for another reads what they wrote.
    """
    if lock:
        _lock(session, nomination_id)
    chosen = select(Nomination).where(Nomination.id == nomination_id, Nomination.erased_at.is_(None))
    chosen = chosen.options(*_WHOLE).execution_options(populate_existing=lock)
    found = session.scalars(chosen).one_or_none()
    if found is None or found.nominee is None:
        raise NotFound(nomination_id)
    return found


def _lock(session: Session, nomination_id: UUID) -> None:
    """Lock a nomination and those that are taken for the same person's, in the order of their ids.

    What happens to one of them happens to all: two who come to it by different ones wait for each other.
    """
    stands = NominationJoin.undone_at.is_(None)
    kept = select(NominationJoin.kept_id).where(NominationJoin.joined_id == nomination_id, stands)
    whose = or_(NominationJoin.kept_id == nomination_id, NominationJoin.kept_id.in_(kept))
    joined = select(NominationJoin.joined_id).where(whose, stands)
    all_of_them = or_(Nomination.id == nomination_id, Nomination.id.in_(kept), Nomination.id.in_(joined))
    session.execute(select(Nomination.id).where(all_of_them).order_by(Nomination.id).with_for_update())


def receipt(session: Session, round_: RecruitmentRound, nomination_id: UUID) -> Nomination:
    """Return a nomination of a round without anything personal: what a receipt shows. Raises NotFound."""
    chosen = select(Nomination).where(Nomination.id == nomination_id, Nomination.round_id == round_.id)
    found = session.scalars(chosen).one_or_none()
    if found is None:
        raise NotFound(nomination_id)
    return found


def status(nomination: Nomination, *, now: datetime) -> Status:
    """Return where a nomination is that was loaded with ask, answers and withdrawals."""
    standing = next((answer for answer in nomination.answers if answer.revoked_at is None), None)
    happened = Happened(
        answer_until=nomination.ask.expires_at if nomination.ask else None,
        accepts=standing.accepts if standing else None,
        is_withdrawn=any(each.revoked_at is None for each in nomination.withdrawals),
        erased_because=nomination.erased_because,
    )
    return rules.status_of(happened, now=now)


def said_of(nominee: Nominee) -> NewNominee:
    """Return what stands about somebody, as they would hand it in."""
    return NewNominee(
        name=nominee.name,
        email=nominee.email,
        phone=nominee.phone,
        address=nominee.address,
        birth_date=nominee.birth_date,
        gender=nominee.gender,
        person_id=nominee.person_id,
        motivation=nominee.motivation,
        presentation=nominee.presentation,
        interests=tuple(map(UUID, nominee.interests)),
        languages=tuple(nominee.languages),
        shows_motivation=nominee.shows_motivation,
        shows_languages=nominee.shows_languages,
        declared_text_id=nominee.declared_text_id,
        consents_to_contact=nominee.consents_to_contact_at is not None,
    )


def corrected_until(nomination: Nomination) -> datetime:
    """Return until when a nomination that was loaded whole can be corrected.

    Whoever was proposed has as long as for saying yes: the profile comes after that.
    """
    round_, call = nomination.round, nomination.organisation_call
    if nomination.ask is None and call is None:
        return round_.closes_at
    return rules.answers_until(round_.closes_at, round_.remedy_until, call.closes_at if call else None)


def statuses(session: Session, round_: RecruitmentRound, *, now: datetime) -> Mapping[UUID, Status]:
    """Return where every nomination of a round is, by its id. One query, however many there are."""
    standing = and_(NominationAnswer.nomination_id == Nomination.id, NominationAnswer.revoked_at.is_(None))
    withdrawn = and_(NominationWithdrawal.nomination_id == Nomination.id, NominationWithdrawal.revoked_at.is_(None))
    chosen = (
        select(
            Nomination.id,
            NomineeAsk.expires_at,
            NominationAnswer.accepts,
            NominationWithdrawal.id.is_not(None),
            Nomination.erased_because,
        )
        .select_from(Nomination)
        .outerjoin(Nomination.ask)
        .outerjoin(NominationAnswer, standing)
        .outerjoin(NominationWithdrawal, withdrawn)
        .where(Nomination.round_id == round_.id)
    )
    return {
        number: rules.status_of(Happened(until, accepts, is_withdrawn, erased), now=now)
        for number, until, accepts, is_withdrawn, erased in session.execute(chosen)
    }


def in_full(session: Session, round_: RecruitmentRound, nomination_id: UUID) -> Nomination:
    """Return a nomination of a round with everything that the secretariat's page shows, also once it is erased.

    Raises NotFound.
    """
    chosen = select(Nomination).where(Nomination.id == nomination_id, Nomination.round_id == round_.id)
    about = (
        joinedload(Nomination.channel),
        joinedload(Nomination.organisation_call)
        .joinedload(OrganisationCall.organization)
        .selectinload(Organization.names),
    )
    found = session.scalars(chosen.options(*_WHOLE, *about)).one_or_none()
    if found is None:
        raise NotFound(nomination_id)
    return found
