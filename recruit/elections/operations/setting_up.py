"""Making an election, changing it while it is a draft, and putting the candidates on its ballots."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from recruit.elections.model import Contest, Election, Entry, EntryRestoration
from recruit.elections.queries.ballots import in_contest, standing
from recruit.elections.rules.setting_up import ElectionSettings, NewContest, may_contest, may_set_up
from recruit.elections.rules.vocabulary import Milestone
from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.foundation.writing import tidy_line, tidy_text
from recruit.recruitment.model import RecruitmentRound


def create(
    session: Session,
    round_: RecruitmentRound,
    settings: ElectionSettings,
    contests: Sequence[NewContest],
    *,
    by: Actor,
    now: datetime,
) -> Election:
    """Make an election for the candidates of a round. It is a draft until it is announced or fixed.

    Raises Refused with every reason why not.
    """
    refuse_if((*may_set_up(settings, today=clock.local(now).date()), *may_contest(contests)))
    made = Election(round=round_, contests=[], milestones=[])
    _describe(made, settings)
    session.add(made)
    session.flush()
    _contest(session, made, contests)
    audit.record(session, Event.ELECTION_CREATED, made, by=by, at=now, details={"contests": len(contests)})
    return made


def change(session: Session, election: Election, settings: ElectionSettings, *, by: Actor, now: datetime) -> None:
    """Change what an election, loaded and locked, is. Raises Refused once its ballots are fixed."""
    today = None if settings.polling_on == election.polling_on else clock.local(now).date()
    refuse_if((*_is_draft(election), *_is_told(election, settings), *may_set_up(settings, today=today)))
    _describe(election, settings)
    audit.record(session, Event.ELECTION_CHANGED, election, by=by, at=now)


def _is_told(election: Election, settings: ElectionSettings) -> tuple[Refusal, ...]:
    """Return why an election that was announced does not become a rehearsal: people have its address."""
    is_told = settings.is_rehearsal and Milestone.ANNOUNCED in election.passed
    return (Refusal("announced-is-no-rehearsal", field="is_rehearsal"),) if is_told else ()


def change_contests(
    session: Session, election: Election, contests: Sequence[NewContest], *, by: Actor, now: datetime
) -> None:
    """Give an election, loaded and locked, other contests. Raises Refused once its ballots are fixed."""
    refuse_if((*_is_draft(election), *may_contest(contests)))
    _contest(session, election, contests)
    audit.record(session, Event.ELECTION_CHANGED, election, by=by, at=now, details={"contests": len(contests)})


def put_on_ballots(session: Session, election: Election, *, now: datetime) -> None:
    """Give every candidate who stands a number on the ballot of each contest that the candidate belongs to.

    Nobody is on a ballot yet.
    """
    found = standing(session, election)
    for contest in election.contests:
        contest.entries = [
            Entry(contest_id=contest.id, number=number, nomination_id=one.nomination_id, group_label=one.country_group)
            for number, one in enumerate(in_contest(contest, found), 1)
        ]
    session.flush()


def empty_ballots(session: Session, election: Election) -> None:
    """Take everybody off the ballots of an election."""
    _clear(session, election)
    for contest in election.contests:
        set_committed_value(contest, "entries", [])


def _clear(session: Session, election: Election) -> None:
    for table in (Entry, EntryRestoration):
        session.execute(delete(table).where(table.contest_id.in_([contest.id for contest in election.contests])))


def _is_draft(election: Election) -> tuple[Refusal, ...]:
    return () if election.is_open else (Refusal("ballots-are-fixed"),)


def _describe(election: Election, settings: ElectionSettings) -> None:
    election.name, election.place = tidy_line(settings.name), tidy_line(settings.place)
    election.who_may_vote = tidy_text(settings.who_may_vote)
    election.polling_on, election.opens, election.closes = settings.polling_on, settings.opens, settings.closes
    election.forms, election.post_until = [form.value for form in settings.forms], settings.post_until
    election.ballot_order, election.result_scope = settings.ballot_order, settings.result_scope
    election.is_rehearsal, election.double_entry = settings.is_rehearsal, settings.double_entry


def _contest(session: Session, election: Election, contests: Sequence[NewContest]) -> None:
    _clear(session, election)
    session.execute(delete(Contest).where(Contest.election_id == election.id))
    election.contests = [
        Contest(
            election_id=election.id,
            position=position,
            label=tidy_line(new.label),
            seat_group_id=new.seat_group_id,
            country_group=new.country_group,
            method=new.method,
            seats=new.seats,
            substitutes=new.substitutes,
            max_marks=new.max_marks,
            group_cap=new.group_cap,
            entries=[],
        )
        for position, new in enumerate(contests, 1)
    ]
    session.flush()
