"""Who could get the letters to substitutes."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, time, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from recruit.acts.letter_readers.finding import MOST, Find, Moment, Reader
from recruit.appointments.letters import substitution as letters
from recruit.appointments.model import Membership, SubstituteAsk, SubstituteCall
from recruit.appointments.rules import Role
from recruit.appointments.rules.substitution import CallKind
from recruit.bodies.model import Body, SeatGroup, Term
from recruit.foundation import clock
from recruit.foundation.mail.rules import Draft
from recruit.people.model import Organization, Person

_Build = Callable[[SubstituteCall, SubstituteAsk, Body, datetime], Draft]


def _substitutes(build: _Build) -> Find:
    """Find the substitutes of a council, as if each were asked now for a meeting in two weeks; nobody is."""

    def find(session: Session, body_id: UUID, at: Moment) -> Iterator[Reader]:
        chosen = select(Membership, Body).join(Membership.group).join(Term, Term.id == SeatGroup.term_id)
        chosen = chosen.join(Body, Body.id == Term.body_id)
        chosen = chosen.where(Body.id == body_id, Membership.role == Role.SUBSTITUTE)
        chosen = chosen.order_by(Membership.since.desc(), Membership.rank, Membership.id).limit(MOST)
        named = joinedload(Body.organization).selectinload(Organization.names)
        loaded = joinedload(Membership.person).selectinload(Person.contacts)
        for one, body in session.execute(chosen.options(loaded, named)):
            meets = clock.local(at.now).date() + timedelta(days=14)
            call = SubstituteCall(kind=CallKind.MEETING, since=meets, until=meets + timedelta(days=1))
            until = clock.instant(meets - timedelta(days=11), time(12))
            asked = SubstituteAsk(id=one.id, substitute=one, asked_at=at.now, answer_by=until)
            yield Reader(one.person, one.person.name, build(call, asked, body, at.now))

    return find


def _ask(_call: SubstituteCall, asked: SubstituteAsk, body: Body, now: datetime) -> Draft:
    return letters.ask(asked.substitute.person, body, asked.answer_by, letters.link_to(asked, now=now))


READERS: Mapping[str, Find] = {
    letters.ASK: _substitutes(_ask),
    letters.ON_PAPER: _substitutes(
        lambda call, asked, body, _now: letters.ask_on_paper(call, asked.substitute.person, body, asked.answer_by)
    ),
    letters.REMINDER: _substitutes(lambda _call, asked, body, now: letters.reminder(asked, body, now=now)),
    letters.RECEIPT: _substitutes(lambda _call, asked, body, now: letters.receipt(asked, body, now=now)),
    letters.NOT_NEEDED: _substitutes(lambda _call, asked, body, _now: letters.not_needed(asked, body)),
    letters.TAKES_OVER: _substitutes(
        lambda call, asked, body, _now: letters.takes_over(asked.substitute.person, body, None, call.since)
    ),
}
