"""The welcome list of a term: what each member has got and given, and what is lacking."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased, joinedload

from recruit.appointments.letters.term import KINDS
from recruit.appointments.model import Membership, MemberTold, WelcomeStep
from recruit.appointments.rules import Role
from recruit.appointments.rules.telling import MemberLetter
from recruit.appointments.rules.welcome import WelcomeItem, lacking
from recruit.bodies.model import Seat, SeatGroup, Term
from recruit.foundation.mail.model import Letter
from recruit.foundation.mail.queries import waiting_by_hand_to
from recruit.foundation.mail.rules import Status
from recruit.foundation.refusal import NotFound
from recruit.people.model import Person

#: Who is welcomed.
_WELCOMED = (Role.MEMBER, Role.ASSOCIATE)


@dataclass(frozen=True, slots=True)
class Welcomed:
    """A member, and what of the list is settled for them."""

    membership: Membership
    settled: Mapping[WelcomeItem, WelcomeStep]
    #: That they were written to; None before.
    told: MemberTold | None
    #: The letter is written, and nobody has sent it.
    waits: bool = False

    @property
    def lacking(self) -> Sequence[WelcomeItem]:
        """What is not settled yet, in the order of the list."""
        return lacking(self.settled)


def welcome_list(session: Session, term: Term, *, on: date) -> Sequence[Welcomed]:
    """Return the members and associates of a term who have not left before a day, loaded with contacts and group.

    Nobody where the term is over by then: whoever goes on after it is not new. In Danish order; five queries.
    """
    if term.until is not None and term.until <= on:
        return []
    chosen = select(Membership).join(Membership.group).join(Membership.person)
    chosen = chosen.where(SeatGroup.term_id == term.id, Membership.role.in_(_WELCOMED))
    chosen = chosen.where(Membership.until.is_(None) | (Membership.until > on))
    loaded = (joinedload(Membership.person).selectinload(Person.contacts), joinedload(Membership.group))
    members = session.scalars(chosen.options(*loaded).order_by(Person.sort_key, Person.name, Membership.id)).all()
    steps = _steps(session, term)
    told = _told(session, term, MemberLetter.WELCOME)
    return [_welcomed(one, steps.get(one.id, {}), *told.get(one.person_id, (None, None))) for one in members]


def _welcomed(
    member: Membership, settled: Mapping[WelcomeItem, WelcomeStep], told: MemberTold | None, letter: Letter | None
) -> Welcomed:
    return Welcomed(member, settled, told, waits=letter is not None and letter.status is Status.TO_POST)


def step(session: Session, term: Term, step_id: UUID, *, lock: bool = False) -> tuple[WelcomeStep, Membership]:
    """Return a tick that stands in a term, and whose it is. Raises NotFound."""
    chosen = select(WelcomeStep, Membership).join(Membership, Membership.id == WelcomeStep.membership_id)
    chosen = chosen.join(Membership.group).where(SeatGroup.term_id == term.id, WelcomeStep.id == step_id)
    chosen = chosen.where(WelcomeStep.revoked_at.is_(None))
    if lock:
        chosen = chosen.with_for_update(of=WelcomeStep)
    found = session.execute(chosen.options(joinedload(Membership.person))).one_or_none()
    if found is None:
        raise NotFound("welcome_step")
    return found[0], found[1]


def told_in(session: Session, term: Term, what: MemberLetter) -> Mapping[UUID, MemberTold]:
    """Return who of a term got this letter, by person; not whose letter was stopped. Two queries."""
    return {person: told for person, (told, _letter) in _told(session, term, what).items()}


def _told(session: Session, term: Term, what: MemberLetter) -> Mapping[UUID, tuple[MemberTold, Letter | None]]:
    """Return who of a term got this letter, and the letter, where it is kept; not whose letter was stopped."""
    rows = session.scalars(select(MemberTold).where(MemberTold.term_id == term.id, MemberTold.what == what)).all()
    readers = {f"person:{one.person_id}" for one in rows}
    sent = session.scalars(select(Letter).where(Letter.kind == KINDS[what], Letter.recipient.in_(readers)))
    letters = {(one.recipient, one.queued_at): one for one in sent}
    found = {one.person_id: (one, letters.get((f"person:{one.person_id}", one.at))) for one in rows}
    return {person: (told, one) for person, (told, one) in found.items() if one is None or one.cancelled_at is None}


def ticked_with(session: Session, letter: Letter) -> Sequence[WelcomeStep]:
    """Return the ticks that stand and were set by writing a letter of welcome, locked; none for another letter."""
    if letter.kind != KINDS[MemberLetter.WELCOME]:
        return ()
    reader = UUID(letter.recipient.removeprefix("person:"))
    chosen = select(WelcomeStep).join(Membership, Membership.id == WelcomeStep.membership_id)
    chosen = chosen.where(Membership.person_id == reader, WelcomeStep.at == letter.queued_at)
    return session.scalars(chosen.where(WelcomeStep.revoked_at.is_(None)).with_for_update(of=WelcomeStep)).all()


def waiting_welcome(session: Session, membership: Membership) -> tuple[MemberTold, Letter] | None:
    """Return that a member was welcomed, and the letter, locked, while nobody has sent it.

    None where the person has another place in the term. Three queries at most.
    """
    in_term = select(SeatGroup.term_id).where(SeatGroup.id == membership.seat_group_id).scalar_subquery()
    elsewhere = select(Membership.id).join(Membership.group).where(SeatGroup.term_id == in_term)
    elsewhere = elsewhere.where(Membership.person_id == membership.person_id, Membership.id != membership.id)
    told = select(MemberTold).where(MemberTold.term_id == in_term, MemberTold.person_id == membership.person_id)
    told = told.where(
        MemberTold.what == MemberLetter.WELCOME, ~elsewhere.where(Membership.role.in_(_WELCOMED)).exists()
    )
    found = session.scalars(told).one_or_none()
    if found is None:
        return None
    return waiting_letter(session, found)


def waiting_thanks(session: Session, membership: Membership) -> tuple[MemberTold, Letter] | None:
    """Return that whoever had a seat in the last term was thanked, and the letter, locked, while nobody has sent it.

    Only of somebody whose place had no end of its own: they left since this member follows. Two queries at most.
    """
    follower = aliased(Seat)
    before = select(Membership.person_id, SeatGroup.term_id).join(Membership.group)
    before = before.join(follower, follower.succeeds_id == Membership.seat_id).where(
        follower.id == membership.seat_id, Membership.role == Role.MEMBER, Membership.until.is_(None)
    )
    gone = before.subquery()
    told = select(MemberTold).join(
        gone, (gone.c.person_id == MemberTold.person_id) & (gone.c.term_id == MemberTold.term_id)
    )
    found = session.scalars(told.where(MemberTold.what == MemberLetter.THANKS)).first()
    return waiting_letter(session, found) if found else None


def waiting_letter(session: Session, told: MemberTold) -> tuple[MemberTold, Letter] | None:
    """Return the letter that told it, locked, beside it; None once it is sent. One query."""
    letters = waiting_by_hand_to(session, {f"person:{told.person_id}"}, {KINDS[told.what]})
    letter = next((one for one in letters if one.queued_at == told.at), None)
    return (told, letter) if letter else None


def _steps(session: Session, term: Term) -> Mapping[UUID, Mapping[WelcomeItem, WelcomeStep]]:
    chosen = select(WelcomeStep).join(Membership, Membership.id == WelcomeStep.membership_id)
    chosen = chosen.join(Membership.group).where(SeatGroup.term_id == term.id, WelcomeStep.revoked_at.is_(None))
    found: dict[UUID, dict[WelcomeItem, WelcomeStep]] = {}
    for one in session.scalars(chosen):
        found.setdefault(one.membership_id, {})[one.item] = one
    return found
