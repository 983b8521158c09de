"""What each candidate of an election can be told now, who knows it already, and what somebody was told."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, Select, exists, select
from sqlalchemy.orm import Session, contains_eager, joinedload

from recruit.bodies.model import Body, Term
from recruit.elections.model import CandidateTold, Election, ElectionMilestone
from recruit.elections.queries.results import Result, results
from recruit.elections.rules.telling import Message, Telling, about
from recruit.elections.rules.vocabulary import Milestone
from recruit.foundation.due import Due
from recruit.nominations.model import Nomination, Nominee
from recruit.nominations.queries.nomination import statuses
from recruit.nominations.queries.restricted import is_restricted
from recruit.nominations.rules import Status
from recruit.people.model import Organization
from recruit.recruitment.model import RecruitmentRound

#: So long after its day it is spoken of that candidates do not know what an election has come to.
SPOKEN_OF = timedelta(days=60)

_STANDS = CandidateTold.superseded_at.is_(None)
_RESULTS = (Telling.RECOMMENDED, Telling.NEXT, Telling.NOT_RECOMMENDED, Telling.UNCONTESTED)


@dataclass(frozen=True, slots=True)
class Reader:
    """A candidate who can be written to, what about, and what the last letter said."""

    nomination: Nomination
    nominee: Nominee
    message: Message
    #: What stands about the candidate is not used for the time being (GDPR art. 18): nothing is written.
    is_held_back: bool = False
    told: CandidateTold | None = None

    @property
    def knows(self) -> bool:
        """Whether the last letter said the same."""
        return self.told is not None and self.told.message == self.message

    @property
    def is_out(self) -> bool:
        """Whether the candidate can no longer have a seat, and is written to only where somebody wants it."""
        return self.message.what is Telling.OUT

    @property
    def is_due(self) -> bool:
        """Whether a letter is to be written without anybody asking for it."""
        return not (self.knows or self.is_out or self.is_held_back)

    @property
    def is_left_to_ask(self) -> bool:
        """Whether a letter is written where somebody asks for it."""
        return self.is_out and not (self.knows or self.is_held_back)


def readers(session: Session, election: Election, *, now: datetime) -> Sequence[Reader]:
    """Return the candidates of an election, loaded, who can be told something now, by name. At most six queries.

    Whoever is erased is not among them. Whoever has withdrawn is out, and does not hear that the election is annulled.
    """
    new = messages(session, election)
    told = {one.nomination_id: one for one in session.scalars(select(CandidateTold).where(_STANDS, _of(election)))}
    stands = statuses(session, election.round, now=now)
    chosen = select(Nomination, is_restricted()).join(Nomination.nominee).options(contains_eager(Nomination.nominee))
    chosen = chosen.where(Nomination.round_id == election.round_id).order_by(Nominee.sort_key, Nomination.id)
    found = []
    for one, is_held_back in session.execute(chosen):
        if one.id in new and one.nominee:
            said = new[one.id] if stands[one.id] is Status.STANDS else Message(Telling.OUT)
            found.append(Reader(one, one.nominee, said, is_held_back, told.get(one.id)))
    return [one for one in found if not (one.is_out and Milestone.ANNULLED in election.passed)]


def messages(session: Session, election: Election) -> Mapping[UUID, Message]:
    """Return what can be told now of each candidate on the ballots of an election, loaded. Three queries at most."""
    found: dict[UUID, Message] = {}
    for nomination_id, new in _each(session, election):
        if nomination_id not in found or new.comes_before(found[nomination_id]):
            found[nomination_id] = new
    return found


def told_of(session: Session, nomination_id: UUID) -> CandidateTold | None:
    """Return what somebody was told last of an election; None where nobody wrote to them. One query."""
    chosen = select(CandidateTold).where(_STANDS, CandidateTold.nomination_id == nomination_id)
    return session.scalars(chosen.order_by(CandidateTold.at.desc()).limit(1)).one_or_none()


def due(session: Session, *, on: date) -> list[Due]:
    """Return the elections whose result is certain, and of which no candidate has been told; for two months.

    Two queries.
    """
    told = exists().where(CandidateTold.election_id == Election.id, _STANDS, CandidateTold.what.in_(_RESULTS))
    return [waits_of("election-not-told", one, on) for one in session.scalars(certain(on - SPOKEN_OF).where(~told))]


def certain(after: date) -> Select[Election]:
    """Select the elections held after a day whose result is certain and stands, with the names of their councils.

    The earliest first; no rehearsals. Two queries.
    """
    named = joinedload(Election.round).joinedload(RecruitmentRound.term).joinedload(Term.body)
    named = named.joinedload(Body.organization).selectinload(Organization.names)
    chosen = select(Election).where(_has_passed(Milestone.CERTIFIED, Milestone.UNCONTESTED))
    chosen = chosen.where(~_has_passed(Milestone.ANNULLED), Election.is_rehearsal.is_(False))
    return chosen.where(Election.polling_on > after).order_by(Election.polling_on, Election.id).options(named)


def waits_of(kind: str, election: Election, on: date) -> Due:
    """Return what waits of an election, loaded as `certain` does."""
    body, facts = election.round.term.body, {"election": election.id, "name": election.name}
    return Due(kind, body.name_on(on), body=body.slug, facts=facts)


def _has_passed(*kinds: Milestone) -> ColumnElement[bool]:
    return exists().where(
        ElectionMilestone.election_id == Election.id,
        ElectionMilestone.kind.in_(kinds),
        ElectionMilestone.revoked_at.is_(None),
    )


def _of(election: Election) -> ColumnElement[bool]:
    return CandidateTold.election_id == election.id


def _each(session: Session, election: Election) -> Iterator[tuple[UUID, Message]]:
    """Yield what is new for each candidate in each contest."""
    now = about(election.passed)
    if now is None:
        return
    if now is Milestone.CERTIFIED:
        for result in results(session, election, {}, {}):
            yield from _advised(result)
        return
    numbers, arranged, annulled = _numbers(election), _arranged(election), _annulled(election)
    for contest in election.contests:
        for entry in contest.entries:
            if entry.withdrawn_at:
                yield entry.nomination_id, Message(Telling.OUT)
            elif now is Milestone.FIXED:
                facts = {"number": numbers[entry.nomination_id], **arranged}
                yield entry.nomination_id, Message(Telling.ON_THE_BALLOT, facts)
            elif now is Milestone.UNCONTESTED:
                yield entry.nomination_id, Message(Telling.UNCONTESTED)
            else:
                yield entry.nomination_id, Message(Telling.ANNULLED, annulled)


def _advised(result: Result) -> Iterator[tuple[UUID, Message]]:
    contest = result.contest
    ranks = {number: str(rank) for rank, number in enumerate(result.count.substitutes, 1)}
    for entry in contest.entries:
        if entry.number in result.count.winners:
            new = Message(Telling.RECOMMENDED, {"contest": contest.label})
        elif entry.number in ranks:
            new = Message(Telling.NEXT, {"contest": contest.label, "number": ranks[entry.number]})
        else:
            new = Message(Telling.OUT if entry.withdrawn_at else Telling.NOT_RECOMMENDED)
        yield entry.nomination_id, new


def _numbers(election: Election) -> Mapping[UUID, str]:
    """Return everybody's number on the ballot; with several contests, the name of each behind it."""
    found: dict[UUID, list[str]] = {}
    for contest in election.contests:
        for entry in contest.entries:
            label = f" ({contest.label})" if len(election.contests) > 1 else ""
            found.setdefault(entry.nomination_id, []).append(f"{entry.number}{label}")
    return {nomination_id: ", ".join(numbers) for nomination_id, numbers in found.items()}


def _arranged(election: Election) -> Mapping[str, str]:
    """Return what a letter about the ballots says of the election besides: if it changes, another letter is due."""
    said = (election.polling_on, election.opens, election.closes, election.place, election.forms, election.post_until)
    return {"arranged": " ".join(map(str, said))}


def _annulled(election: Election) -> Mapping[str, str]:
    """Return which annulment a letter tells of: another one has another reason."""
    annulled = election.milestone(Milestone.ANNULLED)
    return {"annulment": str(annulled.id)} if annulled else {}
