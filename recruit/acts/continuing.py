"""*Vil du fortsætte?* Where each member of a round's seats is: not asked yet, asked, or what they said."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy.orm import Session

from recruit.acts import sitting
from recruit.foundation import clock
from recruit.nominations.model import ContinuationAsk
from recruit.nominations.queries import continuation as queries
from recruit.people.model import Person
from recruit.people.rules import ContactKind
from recruit.recruitment.model import RecruitmentRound


class Where(StrEnum):
    """Where a sitting member is."""

    NOT_ASKED = "not_asked"
    #: Was asked, and has not said.
    SILENT = "silent"
    #: Said yes; the form that makes it a nomination is still to come.
    FORM_MISSING = "form_missing"
    GOES_ON = "goes_on"
    #: Had said yes with the form, and has withdrawn.
    WITHDRAWN = "withdrawn"
    STOPS = "stops"


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who sits in a seat of the round, or sat there when they were asked."""

    person: Person
    #: None for whoever was not asked.
    ask: ContinuationAsk | None
    where: Where

    @property
    def email(self) -> str:
        return self.person.reached_by(ContactKind.EMAIL)


def members(session: Session, round_: RecruitmentRound, *, now: datetime) -> Sequence[Member]:
    """Return who sits today in the seats of a round, loaded with groups and term, or was asked; with contacts.

    Whoever sits where others fill the seats, such as an organisation, does not say so themselves, and is left out.
    In Danish order. Six queries, however many they are.
    """
    asks = {ask.person_id: ask for ask in queries.continuations(session, round_)}
    sit = sitting.members(session, round_, on=clock.local(now).date(), of=round_.open_groups)
    people = {person.id: person for person in (*(ask.person for ask in asks.values()), *sit)}
    in_order = sorted(people.values(), key=lambda person: (person.sort_key, person.name))
    return [_member(person, asks.get(person.id), round_, now) for person in in_order]


def _member(person: Person, ask: ContinuationAsk | None, round_: RecruitmentRound, now: datetime) -> Member:
    return Member(person, ask, _where(ask, round_, now) if ask else Where.NOT_ASKED)


def _where(ask: ContinuationAsk, round_: RecruitmentRound, now: datetime) -> Where:
    known = queries.facts_of(ask, round_, now=now)
    if known.answer is None:
        return Where.SILENT
    if not known.answer:
        return Where.STOPS
    if not known.has_nomination:
        return Where.FORM_MISSING
    return Where.WITHDRAWN if known.has_withdrawn else Where.GOES_ON
