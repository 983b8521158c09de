"""To whom the letters of the handover could be written now: everybody with a place in the council's newest term."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from recruit.acts.letter_readers.finding import MOST, Find, Moment, Reader
from recruit.bodies.model import Body, Term
from recruit.foundation import clock
from recruit.foundation.mail.rules import Draft
from recruit.handover import letters
from recruit.handover.model import Evaluation, EvaluationAsk, InvitationAsk, InvitationWish
from recruit.handover.queries.evaluating import people_of
from recruit.handover.rules.invitations import latest
from recruit.people.model import Organization, Person

_Build = Callable[[Person, Body, Term, datetime], Draft]

#: Three weeks, as the page about an evaluation proposes.
_TIME = timedelta(days=21)


def _evaluation(term: Term, now: datetime) -> Evaluation:
    """Return an evaluation as if members were asked now; nothing of it is kept."""
    questions = [{"text": "…", "on_scale": True}, {"text": "…", "on_scale": False}]
    return Evaluation(term=term, title="…", questions=questions, closes_at=now + _TIME)


def _asked(kind: str) -> _Build:
    def build(person: Person, body: Body, term: Term, now: datetime) -> Draft:
        ask, found = EvaluationAsk(id=person.id, person=person), _evaluation(term, now)
        if kind == letters.QUESTIONS_ON_PAPER:
            return letters.questions_on_paper(ask, found, body)
        return letters.questions(kind, ask, found, body, now=now)

    return build


def _invited(build: Callable[[InvitationAsk, Body], Draft]) -> _Build:
    return lambda person, body, _term, now: build(
        InvitationAsk(id=person.id, person=person, purpose="…", asked_at=now), body
    )


def _receipt(person: Person, body: Body, _term: Term, now: datetime) -> Draft:
    today = clock.local(now).date()
    wish = InvitationWish(id=person.id, person=person, given_on=today, valid_until=latest(today))
    return letters.receipt(wish, body, now=now)


def _having_a_place(build: _Build) -> Find:
    def find(session: Session, body_id: UUID, at: Moment) -> Iterator[Reader]:
        named = joinedload(Term.body).joinedload(Body.organization).selectinload(Organization.names)
        newest = select(Term).where(Term.body_id == body_id).order_by(Term.since.desc()).limit(1).options(named)
        term = session.scalars(newest).one_or_none()
        if term is None:
            return
        for took in people_of(session, term)[:MOST]:
            yield Reader(took.person, took.person.name, build(took.person, term.body, term, at.now))

    return find


READERS: Mapping[str, Find] = {
    letters.QUESTIONS: _having_a_place(_asked(letters.QUESTIONS)),
    letters.REMINDER: _having_a_place(_asked(letters.REMINDER)),
    letters.QUESTIONS_ON_PAPER: _having_a_place(_asked(letters.QUESTIONS_ON_PAPER)),
    letters.INVITED: _having_a_place(_invited(letters.invited)),
    letters.INVITED_ON_PAPER: _having_a_place(_invited(letters.invited_on_paper)),
    letters.RECEIPT: _having_a_place(_receipt),
}
