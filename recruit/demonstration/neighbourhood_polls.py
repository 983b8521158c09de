"""The four elections of Nabolagsrådet: one near its day, one cancelled, one by preference, and one tonight."""

from datetime import date, time, timedelta
from itertools import cycle
from pathlib import Path

from recruit.demonstration.polls import THURSDAY, Poll, at, thursday_before
from recruit.demonstration.seeding import Seeding
from recruit.elections.operations import task as checklists
from recruit.elections.rules.papers import from_file
from recruit.elections.rules.passing import Passing
from recruit.elections.rules.setting_up import SEVERAL_CROSSES, ElectionSettings, NewContest
from recruit.elections.rules.tally import Counted
from recruit.elections.rules.task import NewTask
from recruit.elections.rules.vocabulary import FormOfVoting, Invalid, Milestone, ResultScope
from recruit.foundation import clock
from recruit.recruitment.model import RecruitmentRound

PLACE = "Beboerhuset, Engparken 12"
COMMITTEE = ("Gerda Mørkholt", "Anders Fabricius Lind", "Nazanin Rostami")
#: Who sees to what on the checklist.
OWNERS = ("Sigrid Ager", "Pedellen i Beboerhuset", "Frivilliggruppen")
#: The papers of the societies as a scanner wrote them: numbers, and no names.
PAPERS = Path(__file__).with_name("societies.blt")
SCOTTISH = "stv-scottish-2007"
#: So long before its day an election is set up.
SET_UP = timedelta(weeks=2)


def ahead(today: date) -> date:
    """Return the day of the elections to come: a Thursday, a week from today at the earliest."""
    earliest = today + timedelta(weeks=1)
    return earliest + timedelta(days=(THURSDAY - earliest.weekday()) % 7)


def behind(today: date) -> date:
    """Return the day of the election that is over: the Thursday of last week, or the one before."""
    return thursday_before(today - timedelta(weeks=1))


def contested(seeding: Seeding, round_: RecruitmentRound) -> None:
    """Let the residents' election be announced, and its ballots fixed."""
    day = ahead(clock.local(seeding.now).date())
    settings = ElectionSettings(
        "Valg til Nabolagsrådet i Engparken",
        day,
        PLACE,
        "Alle, der er fyldt 16 år og bor i Engparken.",
        opens=time(16),
        closes=time(20),
        forms=(FormOfVoting.MEETING, FormOfVoting.POST),
        post_until=clock.instant(day - timedelta(days=1), time(12)),
    )
    then = _set_up_before(seeding, day)
    poll = Poll.set_up(then, round_, settings, [NewContest("Beboere i Engparken", 4, SEVERAL_CROSSES, 3)])
    _checklist(then, poll, on=clock.local(seeding.now).date())
    poll.passes(then, Milestone.ANNOUNCED, Milestone.FIXED)


def _checklist(then: Seeding, poll: Poll, *, on: date) -> None:
    """Give everything that an election needs to somebody; what is to be done by that day is done."""
    election = poll.election(then)
    for task, owner in zip(checklists.fill(then.session, election, **then.signed), cycle(OWNERS), strict=False):
        given = NewTask(task.what, task.days, owner)
        checklists.change(then.session, election, task, given, **then.signed)
        if election.polling_on + timedelta(days=task.days) <= on:
            checklists.tick(then.session, election, task, **then.signed)


def cancelled(seeding: Seeding, round_: RecruitmentRound) -> None:
    """Let the election committee cancel the shopkeepers' poll: there is a seat for each of the six."""
    day = ahead(clock.local(seeding.now).date())
    who = "Alle, der driver butik eller værksted i Engparken."
    then = _set_up_before(seeding, day)
    settings = ElectionSettings("Valg blandt butikker og værksteder", day, PLACE, who)
    poll = Poll.set_up(then, round_, settings, [NewContest("Butikker og værksteder", 6)])
    poll.passes(then, Milestone.ANNOUNCED)
    met = Passing(clock.local(then.now).date(), COMMITTEE, "Der er seks kandidater til seks pladser.")
    poll.passes(then, Milestone.UNCONTESTED, by=met)
    poll.tells(then)


def preferred(seeding: Seeding, round_: RecruitmentRound) -> None:
    """Let the societies vote by preference, read the papers out of the scanner's file, and pass the result on."""
    day = behind(clock.local(seeding.now).date())
    then = _set_up_before(seeding, day)
    evening, next_day, monday = (seeding.written(at(day, hour)) for hour in (21, 36, 4 * 24 + 9))
    settings = ElectionSettings(
        "Valg blandt foreninger i Engparken",
        day,
        PLACE,
        "Alle, der er med i en forening i Engparken.",
        opens=time(17),
        closes=time(20),
        result_scope=ResultScope.EVERYBODY,
    )
    contest = NewContest("Foreninger i Engparken", 3, SCOTTISH, max_marks=None)
    poll = Poll.set_up(then, round_, settings, [contest])
    poll.passes(then, Milestone.ANNOUNCED, Milestone.FIXED)
    poll.passes(seeding.written(at(day, 17)), Milestone.VOTING)
    poll.passes(evening, Milestone.CLOSED)
    (kept,) = poll.election(seeding).contests
    read = from_file(PAPERS.read_bytes(), len(kept.entries), most=None, crosses=False)
    counted = Counted(read.valid, read.blank, {Invalid.UNCLEAR: 1}, papers=read.papers)
    poll.enters(evening, kept, FormOfVoting.MEETING, counted)
    poll.counts(evening)
    poll.seals(evening, counted, COMMITTEE[:2])
    met = Passing(next_day.now.date(), COMMITTEE)
    poll.passes(next_day, Milestone.CERTIFIED, by=met)
    poll.passes(next_day, Milestone.RELEASED)
    poll.tells(next_day)
    poll.passes(monday, Milestone.SUBMITTED)


def tonight(seeding: Seeding, round_: RecruitmentRound) -> None:
    """Set up the evening of the young: announced and no more, for there they are named, vote and are counted."""
    day = clock.local(seeding.now).date()
    settings = ElectionSettings(
        "Unges aften i Engparken",
        day,
        PLACE,
        "Alle mellem 15 og 25 år, der bor i Engparken.",
        opens=time(19),
        closes=time(21),
    )
    then = _set_up_before(seeding, day)
    poll = Poll.set_up(then, round_, settings, [NewContest("Unge i Engparken", 2, SEVERAL_CROSSES, 2)])
    poll.passes(then, Milestone.ANNOUNCED)


def _set_up_before(seeding: Seeding, day: date) -> Seeding:
    return seeding.written(clock.instant(day - SET_UP, time(12)))
