"""Whom the municipal council has decided about, who knows it already, and who is still to be written to."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, contains_eager, selectinload

from recruit.appointments.model import AppointmentCase, Designate, OutcomeTold
from recruit.appointments.queries import case as cases
from recruit.appointments.rules.case import stood_in_for
from recruit.appointments.rules.telling import Outcome, OutcomeMessage, first_told, outcome
from recruit.foundation.mail.model import Letter
from recruit.foundation.mail.queries import waiting_by_hand_to
from recruit.nominations.model import Nomination
from recruit.nominations.queries import candidates
from recruit.nominations.queries.restricted import is_restricted
from recruit.people.model import Person

_STANDS = OutcomeTold.superseded_at.is_(None)


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who can be told what was decided, and what the last letter said."""

    message: OutcomeMessage
    nomination: Nomination | None
    person: Person | None
    #: The name of the member group, and of whom alone they stand in for.
    group: str = ""
    member: str = ""
    #: Why the municipal council did not appoint them.
    reason: str = ""
    #: What stands about the candidate is not used for the time being (GDPR art. 18): nothing is written.
    is_held_back: bool = False
    told: OutcomeTold | None = None

    @property
    def who(self) -> UUID:
        """The nomination, or else the person."""
        found = self.nomination or self.person
        assert found is not None  # noqa: S101 (nobody else is read)
        return found.id

    @property
    def name(self) -> str:
        nominee = self.nomination.nominee if self.nomination else None
        return nominee.name if nominee else self.person.name if self.person else ""

    @property
    def knows(self) -> bool:
        """Whether the last letter said the same."""
        return self.told is not None and self.told.message == self.message

    @property
    def is_due(self) -> bool:
        return not (self.knows or self.is_held_back)


def readers(session: Session, case: AppointmentCase) -> Sequence[Reader]:
    """Return who can be told what was decided in a case, loaded whole, by name in Danish order.

    Whoever dropped out before the decision is not among them, and nobody who is erased. Whoever was told what does not
    stand any more, and of whom nothing new is decided, is told that it does not hold. Once everything is decided,
    those who stood for the same places and were not proposed at all are told, too: once, however often the municipal
    council appoints somebody in the term. At most ten queries.
    """
    found: dict[UUID, list[tuple[OutcomeMessage, Designate]]] = {}
    for designate in case.designates:
        new = _message(designate)
        if new is not None:
            found.setdefault(_known_as(designate), []).append((new, designate))
    others = _not_proposed(session, case) if _is_settled(case) else []
    of_case = [one.nomination_id for one in case.designates if one.nomination_id]
    held_back = _held_back(session, [*of_case, *(one.id for one in others)])
    told = _told(session, case)
    made = [_reader(case, news, held_back, told) for news in found.values()]
    made += _withdrawn(case, told, held_back, {number for one in made if (number := one.told and one.told.id)})
    before = _told_not_appointed(session, case, others)
    for one in others:
        known = before.get(one.id)
        message = known.message if known else OutcomeMessage(Outcome.NOT_APPOINTED, _of_the_whole(case))
        made.append(Reader(message, one, None, is_held_back=one.id in held_back, told=known))
    _with_contacts(session, [one.person.id for one in made if one.nomination is None and one.person])
    return sorted((one for one in made if one.name), key=_in_order)


def spoken_of(case: AppointmentCase, found: Collection[Reader]) -> int:
    """Return of how many people something is decided, or was told that does not hold; `found` are a case's readers."""
    withdrawn = sum(one.message.what is Outcome.WITHDRAWN for one in found)
    return withdrawn + sum(one.decided is not None for one in case.designates)


def waiting(
    session: Session, case: AppointmentCase, told: Collection[OutcomeTold], kinds: Collection[str]
) -> Mapping[UUID, Letter]:
    """Return the letters that told this in a case and that nobody has sent, locked, by the rows that tell it.

    Only what was written when the row was: another case's letters to the same people stay out. One query.
    """
    readers_of = {
        (f"nominee:{one.nomination_id}" if one.nomination_id else f"person:{one.person_id}", one.at): one.id
        for one in told
    }
    letters = waiting_by_hand_to(session, {reader for reader, _at in readers_of}, kinds)
    scope = f"body:{case.term.body_id}"
    return {
        readers_of[letter.recipient, letter.queued_at]: letter
        for letter in letters
        if letter.scope == scope and (letter.recipient, letter.queued_at) in readers_of
    }


def told_of(session: Session, case: AppointmentCase, designate: Designate) -> OutcomeTold | None:
    """Return what somebody who is proposed in a case was told last. One query."""
    return _told_to(_told(session, case), designate)


def _message(designate: Designate) -> OutcomeMessage | None:
    """Return what is new for somebody who is proposed; None while nothing is decided, or the place is taken back."""
    decided = designate.decided
    if decided is None or designate.dropped_at is not None:
        return None
    held = decided.membership
    what = outcome(held.role if held else designate.role, decided.decided_as)
    facts = {"decided_on": decided.decision.decided_on.isoformat()}
    if what is Outcome.NOT_APPOINTED:
        return OutcomeMessage(what, facts)
    if held is None:
        return None
    facts |= {"since": held.since.isoformat(), "group": str(designate.seat_group_id)}
    if what is Outcome.APPOINTED:
        return OutcomeMessage(what, facts)
    if designate.rank is not None:
        facts["rank"] = str(designate.rank)
    if designate.stands_in_for_id is not None:
        facts["behind"] = str(designate.stands_in_for_id)
    return OutcomeMessage(what, facts)


def _reader(
    case: AppointmentCase,
    news: Sequence[tuple[OutcomeMessage, Designate]],
    held_back: Collection[UUID],
    told: Mapping[UUID, OutcomeTold],
) -> Reader:
    message = first_told(one for one, _designate in news)
    designate = next(each for one, each in news if one is message)
    known = cases.facts(case)
    behind = stood_in_for(known, known[designate.id], {}) if message.what is Outcome.NEXT else None
    nomination = designate.nomination
    is_erased = nomination is None or nomination.nominee is None
    return Reader(
        message,
        None if is_erased else nomination,
        designate.person if is_erased else None,
        designate.group.label,
        (cases.name_of(cases.designate(case, behind.id)) or "") if behind else "",
        designate.decided.reason if designate.decided and message.what is Outcome.NOT_APPOINTED else "",
        is_held_back=designate.facts().who in held_back,
        told=next(filter(None, (_told_to(told, each) for each in (designate, *(one for _new, one in news)))), None),
    )


def _withdrawn(
    case: AppointmentCase, told: Mapping[UUID, OutcomeTold], held_back: Collection[UUID], known: Collection[UUID]
) -> list[Reader]:
    """Return who was told what does not stand, each once; `known` are what those were told who have other news."""
    decided = {_known_as(one) for one in case.designates if _message(one)}
    found = {}
    for one in case.designates:
        before = None if _known_as(one) in decided else _told_to(told, one)
        if before is not None and before.id not in known:
            facts = {"decided_on": before.facts.get("decided_on", "")}
            found[before.id] = _reader(case, [(OutcomeMessage(Outcome.WITHDRAWN, facts), one)], held_back, told)
    return list(found.values())


def _known_as(designate: Designate) -> UUID:
    """Return whom somebody is known as: the person, also where they are proposed as a candidate, or the candidate."""
    nominee = designate.nomination.nominee if designate.nomination else None
    return designate.person_id or (nominee.person_id if nominee else None) or designate.facts().who


def _told_to(told: Mapping[UUID, OutcomeTold], designate: Designate) -> OutcomeTold | None:
    """Return what was told last: to the candidate, or to the person where the candidate is erased since."""
    numbers = [number for number in (designate.nomination_id, designate.person_id) if number]
    return next((told[number] for number in numbers if number in told), None)


def _is_settled(case: AppointmentCase) -> bool:
    """Return whether the municipal council has decided about everybody who is proposed."""
    facts = cases.facts(case).values()
    return any(one.decided for one in facts) and not any(one.is_open for one in facts)


def _of_the_whole(case: AppointmentCase) -> Mapping[str, str]:
    """Return what a letter says to whoever was not proposed: the day of the last decision of the case."""
    days = [one.decided.decision.decided_on for one in case.designates if one.decided]
    return {"decided_on": max(days).isoformat()}


def _not_proposed(session: Session, case: AppointmentCase) -> Sequence[Nomination]:
    """Return the candidates of the rounds that the case draws on whom no case of the term proposes, with nominees."""
    rounds = {one.nomination.round_id for one in case.designates if one.nomination}
    proposed = select(Designate.id).join(AppointmentCase, AppointmentCase.id == Designate.case_id)
    proposed = proposed.where(AppointmentCase.term_id == case.term_id, Designate.nomination_id == Nomination.id)
    chosen = select(Nomination).join(Nomination.nominee).options(contains_eager(Nomination.nominee))
    chosen = chosen.where(Nomination.round_id.in_(rounds), candidates.is_candidate(), ~proposed.exists())
    return session.scalars(chosen).all()


def _held_back(session: Session, numbers: Collection[UUID]) -> Collection[UUID]:
    return set(session.scalars(select(Nomination.id).where(Nomination.id.in_(numbers), is_restricted())))


def _told(session: Session, case: AppointmentCase) -> Mapping[UUID, OutcomeTold]:
    rows = session.scalars(select(OutcomeTold).where(OutcomeTold.case_id == case.id, _STANDS))
    return {number: one for one in rows if (number := one.nomination_id or one.person_id)}


def _told_not_appointed(
    session: Session, case: AppointmentCase, others: Sequence[Nomination]
) -> Mapping[UUID | None, OutcomeTold]:
    """Return what candidates whom no case of the term proposes were told of it: that they are not appointed."""
    if not others:
        return {}
    chosen = select(OutcomeTold).join(AppointmentCase, AppointmentCase.id == OutcomeTold.case_id)
    chosen = chosen.where(AppointmentCase.term_id == case.term_id, OutcomeTold.what == Outcome.NOT_APPOINTED, _STANDS)
    chosen = chosen.where(OutcomeTold.nomination_id.in_([one.id for one in others]))
    return {one.nomination_id: one for one in session.scalars(chosen.order_by(OutcomeTold.at))}


def _with_contacts(session: Session, people: Collection[UUID]) -> None:
    """Load how to reach people who are loaded already."""
    chosen = select(Person).where(Person.id.in_(people)).options(selectinload(Person.contacts))
    session.scalars(chosen.execution_options(populate_existing=True)).all()


def _in_order(reader: Reader) -> tuple[str, str]:
    nominee = reader.nomination.nominee if reader.nomination else None
    key = nominee.sort_key if nominee else reader.person.sort_key if reader.person else ""
    return key, str(reader.who)
