"""An election for tests: candidates of a round who are fixed, one contest, and what was counted. Names are invented."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy.orm import Session

from recruit.elections.model import Contest, Election
from recruit.elections.operations import counting, passing, setting_up
from recruit.elections.operations.counting import At
from recruit.elections.queries import election as reads
from recruit.elections.rules.passing import Passing
from recruit.elections.rules.setting_up import ElectionSettings, FiveQuestions, NewContest, contest_of
from recruit.elections.rules.tally import Counted
from recruit.elections.rules.vocabulary import CountRound, FormOfVoting, Milestone
from recruit.foundation.actor import Actor
from recruit.nominations import queries
from recruit.nominations.operations import candidates, vetting
from recruit.nominations.operations.candidates import Fixing
from recruit.nominations.operations.vetting.decide import Decided
from recruit.recruitment.model import RecruitmentRound
from tests.builders import BY, NOW, a_council, day
from tests.nominations import NOON, a_nomination, a_submission, an_open_round

#: When the candidates are fixed, and when everything of the election is recorded.
AFTER = NOON + timedelta(hours=1)
POLLING = day("2027-02-22")
EVENING = AFTER + timedelta(days=70)
NAMES = ("Amina Abdi", "Bo Bruun", "Dorthe Dam", "Kaj Lund")
COMMITTEE = Passing(POLLING, ("Grethe Holm", "Ada Bruun"))
QUESTIONS = FiveQuestions(POLLING, "Kulturhuset, sal 2", 2, 1, "Alle over 18 år, der bor i kommunen.")
#: Who enters what another has counted, too.
SOMEBODY_ELSE = Actor.command()
MEETING, POST = FormOfVoting.MEETING, FormOfVoting.POST
FINAL, PRELIMINARY = CountRound.FINAL, CountRound.PRELIMINARY


def candidates_of(session: Session, names: Sequence[str] = NAMES) -> RecruitmentRound:
    """Make a round whose candidates are these, fixed by name."""
    round_ = an_open_round(session, a_council(session, seats=3))
    numbers = []
    for name in names:
        made = a_nomination(session, round_, a_submission(round_, name, email=f"{name[0].lower()}@mail.example"))
        vetting.approve(session, queries.nomination(session, made.id), Decided(day("2026-11-21")), by=BY, now=NOW)
        numbers.append(made.id)
    whole = queries.round_by_id(session, round_.id)
    candidates.fix(session, whole, Fixing(numbers, day("2027-06-01")), by=BY, now=AFTER)
    return queries.round_by_id(session, round_.id)


def an_election(
    session: Session,
    names: Sequence[str] = NAMES,
    *,
    seats: int = 2,
    contests: Sequence[NewContest] = (),
    passed: Sequence[Milestone] = (),
    **settings: Any,
) -> Election:
    """Make an election of those candidates: one cross on a paper, unless `contests` say otherwise."""
    round_ = candidates_of(session, names)
    answers = QUESTIONS
    new = ElectionSettings("Valg til rådet", answers.polling_on, answers.place, answers.who_may_vote, **settings)
    one = contest_of(FiveQuestions(POLLING, answers.place, seats, 1, answers.who_may_vote), "Borgervalgte")
    made = setting_up.create(session, round_, new, contests or [one], by=BY, now=AFTER)
    for kind in passed:
        passing.record(session, loaded(session, made), kind, COMMITTEE, by=BY, now=EVENING)
    return loaded(session, made)


def loaded(session: Session, election: Election) -> Election:
    """Return the election as pages and operations have it."""
    return reads.election(session, election.round.term.body, election.id, lock=True)


def entered(session: Session, election: Election, votes: Sequence[int], **changes: Any) -> Contest:
    """Enter totals of the first contest's candidates, one cross a paper, as they were counted at the meeting.

    What stands there already is corrected; the second entry is another person's.
    """
    contest = election.contests[0]
    where = changes.pop("place", "Kulturhuset"), changes.pop("form", MEETING)
    at = At(changes.pop("round", FINAL), *where, changes.pop("clerk", 1))
    now = changes.pop("now", EVENING)
    given = {"valid": sum(votes), "blank": 1} | changes
    counted = Counted(votes=dict(enumerate(votes, 1)), **given)
    who = BY if at.clerk == 1 else SOMEBODY_ELSE
    here = (at.round, at.place, at.form, at.clerk)
    for one in reads.tallies_of(session, contest):
        if (one.round, one.place, one.form, one.clerk) == here:
            counting.correct(session, election, contest, one, at, counted, by=who, now=now)
            return contest
    counting.enter(session, election, contest, at, counted, by=who, now=now)
    return contest
