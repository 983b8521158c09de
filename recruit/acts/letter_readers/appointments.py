"""Who could get the letters to those who are appointed or not, and to members."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session, joinedload

from recruit.acts.letter_readers.finding import MOST, Find, Moment, Reader
from recruit.appointments.letters import dissolution, outcome, term
from recruit.appointments.model import AppointmentCase, Designate, Membership
from recruit.appointments.rules import Role
from recruit.appointments.rules.telling import MemberLetter, Outcome, OutcomeMessage
from recruit.bodies.model import Body, SeatGroup, Term
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.mail.rules import Draft
from recruit.nominations.model import Nomination
from recruit.nominations.queries.restricted import is_restricted
from recruit.people.model import Organization, Person


def _decided(what: Outcome) -> Find:
    """Find whoever is proposed in a case, as if that were what is decided about them on the day; nothing is."""

    def find(session: Session, body_id: UUID, at: Moment) -> Iterator[Reader]:
        today = clock.local(at.now).date().isoformat()
        for one, of_term in session.execute(_proposed(body_id)):
            nomination = one.nomination if one.nomination and one.nomination.nominee else None
            if nomination is not None or one.person is not None:
                facts = {"decided_on": today, "since": today, **({"rank": str(one.rank)} if one.rank else {})}
                said = outcome.Said(of_term.body, of_term, one.group.label)
                draft = outcome.told(OutcomeMessage(what, facts), said, nomination, one.person)
                yield Reader(nomination or one.person, draft.facts["name"], draft)

    return find


def _proposed(body_id: UUID) -> Select[Designate, Term]:
    chosen = select(Designate, Term).join(AppointmentCase, AppointmentCase.id == Designate.case_id)
    chosen = chosen.join(Term, Term.id == AppointmentCase.term_id).outerjoin(Designate.nomination)
    chosen = chosen.where(Term.body_id == body_id, Designate.dropped_at.is_(None), ~_is_held_back())
    return (
        chosen.order_by(AppointmentCase.opened_at.desc(), Designate.position)
        .limit(MOST)
        .options(
            joinedload(Designate.group),
            joinedload(Designate.nomination).joinedload(Nomination.nominee),
            joinedload(Designate.person).selectinload(Person.contacts),
            _named(),
        )
    )


def _is_held_back() -> ColumnElement[bool]:
    return Designate.nomination_id.is_not(None) & is_restricted()


def _member(build: Callable[[Membership, Term], Draft]) -> Find:
    """Find the members of a council, whoever came last first."""

    def find(session: Session, body_id: UUID, _at: Moment) -> Iterator[Reader]:
        chosen = select(Membership, Term).join(SeatGroup, SeatGroup.id == Membership.seat_group_id)
        chosen = chosen.join(Term, Term.id == SeatGroup.term_id)
        chosen = chosen.where(Term.body_id == body_id, Membership.role == Role.MEMBER)
        chosen = chosen.order_by(Membership.since.desc(), Membership.id).limit(MOST)
        loaded = joinedload(Membership.person).selectinload(Person.contacts)
        for one, of_term in session.execute(chosen.options(loaded, _named())):
            yield Reader(one.person, one.person.name, build(one, of_term))

    return find


def _named() -> Any:
    return joinedload(Term.body).joinedload(Body.organization).selectinload(Organization.names)


def _welcome(one: Membership, of_term: Term) -> Draft:
    return term.welcome(one.person, of_term.body, of_term, one.since, dates="", documents="")


def _thanks(one: Membership, of_term: Term) -> Draft:
    last_day = one.last_day or of_term.last_day
    return term.thanks(one.person, of_term.body, of_term, last_day.last)


def _goes_on(one: Membership, of_term: Term) -> Draft:
    return term.goes_on(one.person, of_term.body, of_term)


def _dissolved(one: Membership, of_term: Term) -> Draft:
    today = of_term.last_day.last
    basis = (_("The municipal council"), today)
    return dissolution.dissolved(one.person, of_term.body, one.role, of_term.until, basis, _("another forum"))


READERS: Mapping[str, Find] = {
    **{kind: _decided(what) for what, kind in outcome.KINDS.items()},
    dissolution.DISSOLVED: _member(_dissolved),
    term.KINDS[MemberLetter.WELCOME]: _member(_welcome),
    term.KINDS[MemberLetter.THANKS]: _member(_thanks),
    term.KINDS[MemberLetter.GOES_ON]: _member(_goes_on),
}
