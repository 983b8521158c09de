"""Reading an election on one evening: everything that its screen shows. No query grows with the number of rows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.elections.model import Election, EveningAct, EveningPile, LotDraw, Tally, VoterRegister
from recruit.elections.queries import election as elections
from recruit.elections.queries.ballots import Line, ballots, in_contest, standing
from recruit.elections.queries.results import Result, results
from recruit.elections.queries.voters import expected
from recruit.elections.rules.evening import Pile, Stage, stage
from recruit.elections.rules.vocabulary import CountRound, FormOfVoting, Milestone
from recruit.nominations.model import Nomination, Nominee
from recruit.nominations.queries import candidates
from recruit.nominations.queries.round import round_by_id
from recruit.nominations.rules import Source


@dataclass(frozen=True, slots=True)
class Called:
    """Somebody who would be on the list, in the order in which they get their numbers."""

    nomination_id: UUID
    name: str
    #: Stands; the others were proposed, and have not answered.
    stands: bool
    #: Has declared on faith and honour to meet the condition, where the round has one.
    declares: bool
    #: The act of this evening by which they were called out, where there was one.
    act_id: UUID | None


@dataclass(frozen=True, slots=True)
class Evening:
    """The evening as it is."""

    election: Election
    stage: Stage
    #: Whether the candidates of the round are fixed.
    is_fixed: bool
    #: Before that, who would be on the list.
    called: Sequence[Called]
    #: Once the ballots are fixed, who is on them.
    lines: Sequence[Line]
    #: Who they are, by the acts that called them out: what a screen knows before it is sent. Else by their nominations.
    order: Sequence[UUID]
    #: None where nobody was counted.
    voters: int | None
    #: Voters are marked in a register that is frozen, and not counted at the door.
    marks_voters: bool
    pile: Pile
    tally: Tally | None
    result: Result | None
    lots: Sequence[LotDraw]
    #: Who of the committee was there, as it said last.
    people: Sequence[str]


def evening(session: Session, election: Election, reasons: Mapping[str, str], *, now: datetime) -> Evening:
    """Return an election of one contest, loaded, as its evening shows it.

    `reasons` says what papers that do not count are called. About twenty queries, however many people there are.
    """
    (contest,) = election.contests
    facts = elections.facts(session, election)
    tally = entered(elections.tallies(session, election), election)
    waiting = session.get(EveningPile, contest.id)
    kept = None if waiting else elections.counts(session, election, CountRound.FINAL).get(contest.id)
    found = results(session, election, reasons) if kept else ()
    register = session.get(VoterRegister, election.id)
    acts = _acts(session, election)
    return Evening(
        election=election,
        stage=stage(facts.passed, kept.outcome if kept else None, is_for_all=facts.is_for_all),
        is_fixed=facts.has_candidates,
        called=() if facts.has_candidates else list(_called(session, election, acts, now=now)),
        lines=ballots(session, election)[0].lines if facts.has_candidates else (),
        order=[acts.get(one, one) for one in on_ballot(session, election)] if facts.has_candidates else (),
        voters=expected(session, election, FormOfVoting.MEETING),
        marks_voters=register is not None and register.digest is not None,
        pile=_pile(waiting, tally),
        tally=tally,
        result=found[0] if found else None,
        lots=elections.lots(session, election),
        people=_people(election),
    )


def pile(session: Session, election: Election) -> Pile:
    """Return the papers that were read so far: those that wait to be counted, else those that were. Two queries."""
    (contest,) = election.contests
    tally = entered(elections.tallies(session, election), election)
    return _pile(session.get(EveningPile, contest.id), tally)


def _pile(waiting: EveningPile | None, tally: Tally | None) -> Pile:
    if waiting is not None:
        papers = {tuple(map(int, marks.split(","))): many for marks, many in waiting.papers.items()}
        return Pile(papers, waiting.blank, waiting.invalid)
    counted = elections.counted(tally) if tally else None
    return Pile(counted.papers, counted.blank, counted.invalid) if counted and counted.papers is not None else Pile()


def _people(election: Election) -> Sequence[str]:
    said = [election.milestone(kind) for kind in (Milestone.CERTIFIED, Milestone.VOTING, Milestone.FIXED)]
    return next((one.people for one in said if one and one.people), ())


def entered(tallies: Sequence[Tally], election: Election) -> Tally | None:
    """Return what was entered for the meeting itself."""
    here = (CountRound.FINAL, election.place.strip().casefold(), FormOfVoting.MEETING, 1)
    return next((one for one in tallies if (one.round, one.place.casefold(), one.form, one.clerk) == here), None)


def nominations_of(session: Session, election: Election, numbers: Sequence[UUID]) -> list[UUID]:
    """Return the nominations that these are: themselves, or what the acts with these ids have made. One query."""
    made = {act: nomination for nomination, act in _acts(session, election).items()}
    return [made.get(number, number) for number in numbers]


def on_ballot(session: Session, election: Election) -> list[UUID]:
    """Return the nominations in the order of the ballot; before it is fixed, as it would be. Three queries at most."""
    (contest,) = election.contests
    if contest.entries:
        return [one.nomination_id for one in contest.entries]
    return [one.nomination_id for one in in_contest(contest, standing(session, election))]


def _acts(session: Session, election: Election) -> dict[UUID, UUID]:
    """Return the acts that have made nominations, each by the nomination. One query."""
    chosen = select(EveningAct.id, EveningAct.made_id).where(EveningAct.election_id == election.id)
    return {row.made_id: row.id for row in session.execute(chosen.where(EveningAct.made_id.is_not(None)))}


def _called(session: Session, election: Election, acts: Mapping[UUID, UUID], *, now: datetime) -> Iterator[Called]:
    """Yield who stands, and then who has not answered: by name, and from the floor as they were called out."""
    round_ = round_by_id(session, election.round_id)
    found = candidates.sorted_now(session, round_, now=now)
    stand = {*found.approved, *found.undecided}
    chosen = select(Nomination, Nominee).join(Nomination.nominee).where(Nomination.round_id == election.round_id)
    rows = [(one, nominee) for one, nominee in session.execute(chosen) if one.id in stand | {*found.unanswered}]
    rows.sort(key=lambda row: _place(*row, stands=row[0].id in stand))
    for one, nominee in rows:
        yield Called(
            nomination_id=one.id,
            name=nominee.name,
            stands=one.id in stand,
            declares=not round_.texts or nominee.declared_text_id is not None,
            act_id=acts.get(one.id),
        )


def _place(nomination: Nomination, nominee: Nominee, *, stands: bool) -> tuple[object, ...]:
    is_called = nomination.source is Source.FLOOR
    when = nomination.written_at.timestamp() if is_called else 0.0
    return not stands, is_called, when, nominee.sort_key, str(nomination.id)
