"""Reading the set-up of an election without its people, and what a round has into which another's is to fit."""

from collections.abc import Collection, Iterator, Mapping
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.elections.model import Contest, Election, ElectionTask
from recruit.elections.queries.election import names
from recruit.elections.queries.task import tasks
from recruit.elections.queries.timetable import days
from recruit.elections.rules.outline import (
    ContestOutline,
    DateOutline,
    Division,
    ElectionOutline,
    Here,
    TaskOutline,
    mentions,
)
from recruit.elections.rules.vocabulary import FormOfVoting
from recruit.foundation import clock
from recruit.foundation.municipality import queries as municipalities
from recruit.nominations.rules.selection import Places
from recruit.recruitment.model import RecruitmentRound
from recruit.recruitment.queries.timetable import timetable_of
from recruit.recruitment.rules import DateKind

#: So short a word of a place is no name: "sal", "hus".
_SHORTEST_PLACE = 5


def outline(session: Session, election: Election, round_: RecruitmentRound) -> ElectionOutline:
    """Return the set-up of an election, loaded, and of its round with its dates. Six queries.

    What names somebody or some place that the house knows is left out, label or line.
    """
    known = named(session, election)
    until = clock.local(election.post_until) if election.post_until else None
    planned = days(session, election, round_)
    dates = {**planned.planned, **planned.own}
    return ElectionOutline(
        forms=tuple(FormOfVoting(form) for form in election.forms),
        contests=tuple(_contest(one, known) for one in election.contests),
        ballot_order=election.ballot_order,
        result_scope=election.result_scope,
        double_entry=election.double_entry,
        opens=election.opens,
        closes=election.closes,
        post_days=(until.date() - election.polling_on).days if until else None,
        post_clock=until.time().replace(second=0, microsecond=0) if until else None,
        tasks=tuple(
            TaskOutline(one.what, one.days) for one in tasks(session, election.id) if not mentions(one.what, known)
        ),
        dates=tuple(
            DateOutline(step, (dates[step].day - election.polling_on).days, dates[step].clock)
            for step in planned.steps
            if step in dates and isinstance(step, DateKind)
        ),
        lessons="" if mentions(election.lessons, known) else election.lessons,
    )


def named(session: Session, election: Election) -> Collection[str]:
    """Return whom and what a text may not mention that leaves the house: people, and the places. Three queries."""
    return {name for name in _known(session, election) if name.strip()}


def _known(session: Session, election: Election) -> Iterator[str]:
    yield from names(session, election).values()
    yield from session.scalars(select(ElectionTask.owner).where(ElectionTask.election_id == election.id))
    for milestone in election.milestones:
        yield from milestone.people
    municipality = municipalities.municipality(session)
    places = f"{election.place} {municipality.name if municipality else ''}".split()
    yield from (word for word in places if len(word) >= _SHORTEST_PLACE and word.casefold() != "kommune")


def _contest(contest: Contest, known: Collection[str]) -> ContestOutline:
    division = Division.COUNTRY if contest.country_group else Division.GROUP if contest.seat_group_id else None
    carries = division is Division.GROUP and not mentions(contest.label, known)
    return ContestOutline(
        seats=contest.seats,
        label=contest.label if carries else "",
        division=division or Division.TOGETHER,
        method=contest.method,
        max_marks=contest.max_marks,
        substitutes=contest.substitutes,
        group_cap=contest.group_cap,
    )


def here(round_: RecruitmentRound, places: Mapping[UUID, Places]) -> Here:
    """Return what a round, loaded whole, has, and the places that it fills by group."""
    return Here(
        groups={place.label: (group, place.number) for group, place in places.items()},
        countries=tuple(round_.country_groups or ()),
        dates=frozenset(timetable_of(round_)),
    )
