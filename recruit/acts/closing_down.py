"""What a council does ends with it: places in other bodies, working groups, rounds of asking, meetings to come."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy.orm import Session

from recruit.assignments.letters import places as letters
from recruit.assignments.letters.asking import over
from recruit.assignments.model import AskingRound, Assignment, PlaceElsewhere, WorkingGroup
from recruit.assignments.operations import asking_letters, groups, places
from recruit.assignments.queries import asking as asking_queries
from recruit.assignments.queries import group as group_queries
from recruit.assignments.queries import place as place_queries
from recruit.assignments.rules import AskingKind, GroupEnd, PlaceMessage
from recruit.bodies.model import Body
from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.dates import last_day
from recruit.foundation.mail.rules import Draft
from recruit.meetings.model import Meeting
from recruit.meetings.operations import planning
from recruit.meetings.queries import meeting as meeting_queries


@dataclass(frozen=True, slots=True)
class Work:
    """What ends when a council is dissolved from a day, beside the places in it."""

    #: With names of the bodies, and everybody who has them.
    places: Sequence[PlaceElsewhere] = ()
    groups: Sequence[WorkingGroup] = ()
    #: With steps and asks.
    rounds: Sequence[AskingRound] = ()
    meetings: Sequence[Meeting] = ()

    def told(self, until: date) -> Iterator[tuple[PlaceElsewhere, Assignment]]:
        """Yield who comes no more to a body that knows that they come, and is told."""
        for place in self.places:
            for one in place.assignments:
                lasts = one.until is None or one.until > until
                if lasts and PlaceMessage.COMES in one.is_told and PlaceMessage.COMES_NO_MORE not in one.is_told:
                    yield place, one


def work(session: Session, body: Body, until: date) -> Work:
    """Return what ends. Some fifteen queries, however much it is."""
    return Work(
        [one for one in place_queries.places(session, body) if _goes_on(one.since, one.until, until)],
        [one for one in group_queries.groups(session, body) if _goes_on(one.since, one.until, until)],
        [one for one in asking_queries.going_on(session, body) if _lasts(one, until)],
        meeting_queries.coming(session, body, until),
    )


def _lasts(round_: AskingRound, until: date) -> bool:
    """Return whether a round goes on until the council ends: what is answered before is of use to it, but no place."""
    ends = clock.instant(until, time.min)
    return round_.kind is AskingKind.PLACE or any(step.closes_at >= ends for step in round_.steps)


def letters_to_bodies(body: Body, found: Work, until: date) -> Iterator[tuple[str, Draft]]:
    """Yield the letters to the bodies in which somebody sits for the council, each with its reader."""
    for place, one in found.told(until):
        yield place.target.name_on(until), letters.ended(one, place, body, until=until, council_ends=True)


def letters_to_asked(session: Session, body: Body, found: Work, *, now: datetime) -> Iterator[tuple[str, Draft]]:
    """Yield the letters to those who could still answer in a round of asking, or have said yes, each with its reader.

    Whoever knows nothing of it yet, because the letter that asks has not left, gets none. One query.
    """
    for ask in asking_letters.told_of_an_end(session, found.rounds, now=now):
        yield ask.person.name, over(ask.person, body, ask.asked_at)


def end_all(session: Session, body: Body, found: Work, until: date, because: str, *, by: Actor, now: datetime) -> None:
    """End all of it on the day before; whoever could still answer an ask is told. Letters to bodies are not written.

    Raises Refused where somebody would only begin later.
    """
    last, told = last_day(until), list(found.told(until))
    for one in found.rounds:
        round_ = asking_queries.asking_round(session, body, one.id, lock=True)
        asking_letters.close(session, body, round_, because, by=by, now=now)
    for place in found.places:
        places.close(session, place, last, because, by=by, now=now)
    for _place, assignment in told:
        places.note_told(session, assignment, PlaceMessage.COMES_NO_MORE, by_letter=True, by=by, now=now)
    for group in found.groups:
        groups.end_group(session, group, last, GroupEnd.BODY_DISSOLVED, because, by=by, now=now)
    for meeting in found.meetings:
        locked = meeting_queries.meeting(session, body, meeting.id, lock=True)
        planning.cancel(session, locked, because, by=by, now=now)


def _goes_on(since: date | None, until: date | None, day: date) -> bool:
    return (since is None or since < day) and (until is None or until > day)
