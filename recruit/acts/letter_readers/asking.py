"""Who could get the letters of a round of asking."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, time, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from recruit.acts.letter_readers.finding import MOST, Find, Moment, Reader
from recruit.appointments.model import Membership
from recruit.appointments.rules import Role
from recruit.assignments.letters import asking as letters
from recruit.assignments.model import AskingRound, AskingStep, RoundAsk
from recruit.assignments.rules import AskingKind, ChosenBy, Whom
from recruit.bodies.model import Body, SeatGroup, Term
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.mail.rules import Draft
from recruit.people.model import Organization, Person

_Build = Callable[[RoundAsk, Body, datetime], Draft]


def _members(build: _Build) -> Find:
    """Find the members of a council, as if each were asked now and had ten days to answer; nobody is."""

    def find(session: Session, body_id: UUID, at: Moment) -> Iterator[Reader]:
        chosen = select(Membership, Body).join(Membership.group).join(Term, Term.id == SeatGroup.term_id)
        chosen = chosen.join(Body, Body.id == Term.body_id)
        chosen = chosen.where(Body.id == body_id, Membership.role == Role.MEMBER)
        chosen = chosen.order_by(Membership.since.desc(), Membership.id).limit(MOST)
        named = joinedload(Body.organization).selectinload(Organization.names)
        loaded = joinedload(Membership.person).selectinload(Person.contacts)
        until = clock.instant(clock.local(at.now).date() + timedelta(days=10), time(12))
        for one, body in session.execute(chosen.options(loaded, named)):
            kind, title = AskingKind.EVENT, _("Workshop about the good welcome")
            round_ = AskingRound(body_id=body_id, kind=kind, title=title, text="", link="", places=4)
            step = AskingStep(round=round_, position=1, whom=Whom.MEMBERS, closes_at=until)
            asked = RoundAsk(id=one.id, step=step, person=one.person, asked_at=at.now)
            yield Reader(one.person, one.person.name, build(asked, body, at.now))

    return find


def _settled(*, is_chosen: bool) -> Find:
    return _members(
        lambda asked, body, _now: letters.settled_on_paper(
            asked.person, body, asked.step.round, ChosenBy.VOTE, is_chosen=is_chosen
        )
    )


READERS: Mapping[str, Find] = {
    letters.ASK: _members(
        lambda asked, body, now: letters.ask(asked.person, body, asked.step.closes_at, letters.link_to(asked, now=now))
    ),
    letters.ON_PAPER: _members(
        lambda asked, body, _now: letters.on_paper(asked.person, body, asked.step.round, asked.step.closes_at)
    ),
    letters.REMINDER: _members(lambda asked, body, now: letters.reminder(asked, body, now=now)),
    letters.NEWS: _members(lambda asked, body, now: letters.news(asked, body, now=now)),
    letters.CHOSEN: _settled(is_chosen=True),
    letters.NOT_CHOSEN: _settled(is_chosen=False),
    letters.OVER: _members(lambda asked, body, _now: letters.over(asked.person, body, asked.asked_at)),
}
