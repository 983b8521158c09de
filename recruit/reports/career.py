"""Everything about one person in the councils, for the secretariat's page: in few queries, whatever there is.

What a place came from and how it ended, who stepped in for whom, what was shared and answered, and each letter.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, exists, or_, select, true
from sqlalchemy.orm import Session, aliased, joinedload

from recruit.acts.places import Reach
from recruit.appointments.model import (
    ContactSharing,
    Membership,
    MembershipEnding,
    SubstituteAsk,
    SubstituteCall,
    YearlyCheck,
)
from recruit.appointments.queries import sits_on
from recruit.appointments.rules.sharing import SharedField
from recruit.bodies.model import Body, Decision, SeatGroup, Term
from recruit.foundation.mail.model import Letter
from recruit.nominations.model import Nomination, Nominee
from recruit.people.model import Organization, Person
from recruit.recruitment.model import RecruitmentRound


@dataclass(frozen=True, slots=True)
class Background:
    """What a place came from, what it is today, and how it ended."""

    body: UUID
    #: The person has the place on the day that is asked about.
    sits: bool
    decision: Decision | None
    #: Whom a personal substitute stands in for.
    stands_in_for: str | None
    #: The act by which it ended, while that stands.
    ending: MembershipEnding | None
    #: What the other members of the council may see.
    shared: Collection[SharedField]


@dataclass(frozen=True, slots=True)
class Nominated:
    """A nomination of the person."""

    id: UUID
    round: UUID
    round_name: str
    slug: str


def backgrounds(session: Session, person_id: UUID, *, on: date, within: Reach) -> Mapping[UUID, Background]:
    """Return the background of each place of a person, in bodies within reach, by membership. One query."""
    stood_for, member = aliased(Membership), aliased(Person)
    shares = [
        exists()
        .where(
            ContactSharing.person_id == Membership.person_id,
            ContactSharing.body_id == Term.body_id,
            ContactSharing.field == field,
        )
        .label(field.value)
        for field in SharedField
    ]
    ended = (MembershipEnding.membership_id == Membership.id) & MembershipEnding.undone_at.is_(None)
    chosen = (
        select(Membership, Term.body_id, sits_on(on), member.name, MembershipEnding, *shares)
        .join(SeatGroup, SeatGroup.id == Membership.seat_group_id)
        .join(Term, Term.id == SeatGroup.term_id)
        .outerjoin(stood_for, stood_for.id == Membership.substitute_for_id)
        .outerjoin(member, member.id == stood_for.person_id)
        .outerjoin(MembershipEnding, ended)
        .where(Membership.person_id == person_id, _reached(within))
        .options(
            joinedload(Membership.decision).joinedload(Decision.decided_by).joinedload(Organization.names),
        )
    )
    return {
        held.id: Background(body, bool(sits), held.decision, name, ending, _ticked(said))
        for held, body, sits, name, ending, *said in session.execute(chosen).unique()
    }


def calls(session: Session, memberships: Collection[UUID], *, size: int) -> Sequence[SubstituteCall]:
    """Return the newest calls for, or of, somebody who has these memberships, with asks and names. One query."""
    asked = select(SubstituteAsk.call_id).where(SubstituteAsk.substitute_id.in_(memberships))
    chosen = select(SubstituteCall).where(or_(SubstituteCall.member_id.in_(memberships), SubstituteCall.id.in_(asked)))
    chosen = chosen.order_by(SubstituteCall.since.desc(), SubstituteCall.id).limit(size)
    loaded = (
        joinedload(SubstituteCall.member).joinedload(Membership.person),
        joinedload(SubstituteCall.asks).joinedload(SubstituteAsk.substitute).joinedload(Membership.person),
    )
    return session.scalars(chosen.options(*loaded)).unique().all()


def checks(session: Session, person_id: UUID, *, within: Reach) -> Sequence[YearlyCheck]:
    """Return the yearly checks of a person in bodies within reach, the newest first. One query."""
    chosen = select(YearlyCheck).where(YearlyCheck.person_id == person_id)
    if within is not None:
        chosen = chosen.where(YearlyCheck.body_id.in_(within))
    return session.scalars(chosen.order_by(YearlyCheck.asked_at.desc())).all()


def nominated(session: Session, person_id: UUID, *, within: Reach) -> Sequence[Nominated]:
    """Return the nominations of a person in rounds of bodies within reach, the newest first. One query."""
    chosen = select(Nomination.id, RecruitmentRound.id, RecruitmentRound.name, Body.slug)
    chosen = chosen.select_from(Nomination).join(Nominee, Nominee.nomination_id == Nomination.id)
    chosen = chosen.join(RecruitmentRound, RecruitmentRound.id == Nomination.round_id)
    chosen = chosen.join(Term, Term.id == RecruitmentRound.term_id).join(Body, Body.id == Term.body_id)
    chosen = chosen.where(Nominee.person_id == person_id, Nomination.erased_at.is_(None), _reached(within))
    return [Nominated(*row) for row in session.execute(chosen.order_by(Nomination.received_at.desc()))]


def letters(
    session: Session, person_id: UUID, nominations: Collection[UUID], *, within: Reach, page: int, size: int
) -> tuple[Sequence[Letter], bool]:
    """Return a page of the letters to a person and about these nominations of theirs, the newest first.

    Also whether there are more. Letters about a council beyond reach are left out. One query.
    """
    readers = [f"person:{person_id}", *(f"nominee:{each}" for each in nominations)]
    chosen = select(Letter).where(Letter.recipient.in_(readers), _about(within))
    chosen = chosen.order_by(Letter.queued_at.desc(), Letter.id).offset((page - 1) * size).limit(size + 1)
    found = session.scalars(chosen).all()
    return found[:size], len(found) > size


def _ticked(said: Collection[bool]) -> list[SharedField]:
    return [field for field, is_shared in zip(SharedField, said, strict=True) if is_shared]


def _reached(within: Reach) -> ColumnElement[bool]:
    return true() if within is None else Term.body_id.in_(within)


def _about(within: Reach) -> ColumnElement[bool]:
    if within is None:
        return true()
    return or_(Letter.recipient.like("nominee:%"), Letter.scope.in_(["", *(f"body:{each}" for each in within)]))
