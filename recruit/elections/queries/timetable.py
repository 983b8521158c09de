"""Reading the days of an election, for its page and for calendars."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from recruit.elections.model import Election
from recruit.elections.queries.packets import keeping
from recruit.elections.queries.voters_register import register
from recruit.elections.rules import timetable as rules
from recruit.elections.rules.timetable import Days
from recruit.elections.rules.vocabulary import FormOfVoting, Milestone
from recruit.foundation import clock
from recruit.foundation.audit import queries as log
from recruit.foundation.refusal import NotFound
from recruit.recruitment.model import RecruitmentRound, RoundDate
from recruit.recruitment.queries.timetable import timetable_of
from recruit.recruitment.rules import DateKind, Moment, Step


@dataclass(frozen=True, slots=True)
class Changed:
    """When an election, its checklist or its round's timetable last changed, and a number that grows with each."""

    number: int
    at: datetime


def days(session: Session, election: Election, round_: RecruitmentRound) -> Days:
    """Return the days of an election with its milestones, and of its round with its dates, both loaded. Two queries."""
    kept = register(session, election.id)
    is_by_post = election.is_by(FormOfVoting.POST)
    recorded: dict[Step, datetime | None] = {DateKind.REGISTER_FROZEN: kept.frozen_at if kept else None}
    announced, certified = election.milestone(Milestone.ANNOUNCED), election.milestone(Milestone.CERTIFIED)
    recorded[DateKind.POLL_ANNOUNCED] = announced.at if announced else None
    papers = keeping(session, election.id)
    recorded[DateKind.COMPLAINTS_END] = papers.complaints_until if papers else None
    happened = {step: Moment(clock.local(at).date()) for step, at in recorded.items() if at}
    if certified and certified.committee_on:
        happened[DateKind.ELECTION_COMMITTEE] = Moment(certified.committee_on)
    own: dict[Step, Moment] = {DateKind.POLLING_MEETING: Moment(election.polling_on, election.opens)}
    if is_by_post and election.post_until:
        until = clock.local(election.post_until)
        own[DateKind.POSTAL_CLOSES] = Moment(until.date(), until.time())
    is_polled = Milestone.UNCONTESTED not in election.passed
    shown = rules.steps(is_by_post=is_by_post, has_register=kept is not None, is_polled=is_polled)
    return Days(timetable_of(round_), own, happened, shown)


def complaints_end(session: Session, election: Election) -> Moment | None:
    """Return until when one can complain about the result: as the packets' keeping says, else the round's date.

    None where neither says it. Two queries.
    """
    papers = keeping(session, election.id)
    if papers:
        until = clock.local(papers.complaints_until)
        return Moment(until.date(), until.time())
    chosen = select(RoundDate.day, RoundDate.clock).filter_by(round_id=election.round_id, kind=DateKind.COMPLAINTS_END)
    found = session.execute(chosen).one_or_none()
    return Moment(found.day, found.clock) if found else None


def in_calendars(session: Session, election_id: UUID) -> Election:
    """Return an election with its milestones and its round's dates. Three queries.

    Raises NotFound for a rehearsal and for one that is annulled: nobody keeps those days.
    """
    chosen = select(Election).where(Election.id == election_id, Election.is_rehearsal.is_(False))
    of_round = joinedload(Election.round).selectinload(RecruitmentRound.dates)
    found = session.scalars(chosen.options(of_round, selectinload(Election.milestones))).one_or_none()
    if found is None or Milestone.ANNULLED in found.passed:
        raise NotFound("election")
    return found


def changed(session: Session, election: Election) -> Changed:
    """Return when anything in the calendar of an election last changed. Two queries."""
    newest = [one for subject in (election, election.round) for one in log.history(session, subject=subject, size=1)]
    return Changed(max(one.number for one in newest), max(one.at for one in newest))
