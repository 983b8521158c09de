"""People about whose nomination no letter arrives: it came back, or there is no mailbox. The secretariat calls them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, joinedload

from recruit.bodies.model import Body, Term
from recruit.foundation.due import Due
from recruit.foundation.mail.model import Letter
from recruit.nominations.model import Nomination, Nominee
from recruit.nominations.queries.asks import UNANSWERED
from recruit.people.model import Organization
from recruit.recruitment.model import RecruitmentRound


@dataclass(frozen=True, slots=True)
class Undelivered:
    """A letter about a nomination that the mail server would not take."""

    nomination: Nomination
    letter: Letter
    #: It was to the nominee; else to whoever proposed them.
    is_to_nominee: bool

    @property
    def is_mended(self) -> bool:
        """Whether the person has another address by now."""
        reader = self.nomination.nominee if self.is_to_nominee else self.nomination.nominator
        return reader is None or reader.email != self.letter.address


def undelivered(session: Session, round_: RecruitmentRound) -> Sequence[Undelivered]:
    """Return the letters about the round's nominations that were given up, oldest first. Three queries.

    What somebody has been written since, or another address of theirs, mends it.
    """
    return _undelivered(session, Nomination.round_id == round_.id)


def due(session: Session, *, on: date) -> list[Due]:
    """Return the councils in whose rounds people wait whom no letter reaches, until their term is over.

    Whoever was proposed and has no mailbox waits for a call; of letters that came back, those to nominees count.
    """
    runs = Nomination.round.has(RecruitmentRound.term.has(Term.until > on))
    came_back = Counter(each.nomination.round_id for each in _undelivered(session, runs) if each.is_to_nominee)
    silent = select(Nomination.round_id, func.count()).join(Nomination.nominee).join(Nomination.ask)
    silent = silent.where(runs, Nominee.email == "", *UNANSWERED).group_by(Nomination.round_id)
    uncalled: Mapping[UUID, int] = dict(session.execute(silent).all())
    named = joinedload(RecruitmentRound.term).joinedload(Term.body).joinedload(Body.organization)
    chosen = select(RecruitmentRound).where(RecruitmentRound.id.in_({*came_back, *uncalled}))
    chosen = chosen.options(named.joinedload(Organization.names)).order_by(RecruitmentRound.closes_at)
    rounds = session.scalars(chosen).unique() if came_back or uncalled else ()
    found: list[Due] = []
    for one in rounds:
        name, slug = one.term.body.name_on(on), one.term.body.slug
        if number := came_back[one.id]:
            found.append(Due("nominees-not-reached", name, body=slug, facts={"number": number, "round": one.id}))
        if number := uncalled.get(one.id, 0):
            found.append(Due("nominees-without-mailbox", name, body=slug, facts={"number": number, "round": one.id}))
    return found


def _undelivered(session: Session, which: ColumnElement[bool]) -> list[Undelivered]:
    """Return the same about the nominations for which this holds; mostly one query, for few letters come back."""
    letters = list(_last_letters(session))
    if not letters:
        return []
    known = {each.id: each for each in _with_people(session, which, [_about(letter) for letter in letters])}
    found = [
        Undelivered(known[_about(letter)], letter, letter.recipient.startswith("nominee:"))
        for letter in letters
        if _about(letter) in known
    ]
    return [each for each in found if not each.is_mended]


def _last_letters(session: Session) -> Iterator[Letter]:
    """Yield the letters about nominations that were given up, and after which nothing else was written."""
    given_up = select(Letter).where(Letter.given_up_at.is_not(None), Letter.recipient.like("nomin%:%"))
    letters = session.scalars(given_up.order_by(Letter.queued_at)).all()
    if not letters:
        return iter(())
    readers = {letter.recipient for letter in letters}
    later = select(Letter.recipient, func.max(Letter.queued_at))
    later = later.where(Letter.recipient.in_(readers), Letter.cancelled_at.is_(None)).group_by(Letter.recipient)
    newest = dict(session.execute(later).all())
    return (letter for letter in letters if letter.queued_at == newest[letter.recipient])


def _with_people(session: Session, which: ColumnElement[bool], ids: Sequence[UUID]) -> Sequence[Nomination]:
    chosen = select(Nomination).where(which, Nomination.erased_at.is_(None), Nomination.id.in_(ids))
    return session.scalars(chosen.options(joinedload(Nomination.nominee), joinedload(Nomination.nominator))).all()


def _about(letter: Letter) -> UUID:
    return UUID(letter.recipient.partition(":")[2])
