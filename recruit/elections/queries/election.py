"""Reading elections. No query grows with the number of rows."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from recruit.bodies.model import Body, Term
from recruit.counting.lot import Tie
from recruit.counting.result import Outcome
from recruit.elections.model import Contest, Election, ElectionMilestone, Entry, LotDraw, StoredCount, Tally
from recruit.elections.queries.ballots import Standing, in_contest, left_out, standing
from recruit.elections.queries.noted import rivals
from recruit.elections.queries.voters import noted_by_form
from recruit.elections.rules.counting import OnBallot, ToCount, recounted
from recruit.elections.rules.passing import ElectionFacts, Stands, status
from recruit.elections.rules.tally import Counted, Where, differences, unaccounted
from recruit.elections.rules.vocabulary import CountRound, FormOfVoting, Milestone, Status
from recruit.foundation.refusal import NotFound, Refusal
from recruit.nominations.model import Nominee
from recruit.nominations.queries import candidates, complaints
from recruit.recruitment.model import RecruitmentRound

_OF_BODY = (
    joinedload(Election.round)
    .joinedload(RecruitmentRound.term)
    .joinedload(Term.body)
    .options(joinedload(Body.organization))
)
_CONTESTS = selectinload(Election.contests).joinedload(Contest.entries)


def election(session: Session, body: Body, election_id: UUID, *, lock: bool = False) -> Election:
    """Return an election of a body with its round, contests, entries and milestones. Raises NotFound. Two queries.

    With `lock` nobody else changes it until the transaction ends. It is locked first and read afterwards: what whoever
    had it before has written is read, too.
    """
    if lock:
        session.execute(select(Election.id).where(Election.id == election_id).with_for_update())
    chosen = select(Election).join(Election.round).join(RecruitmentRound.term)
    chosen = chosen.where(Election.id == election_id, Term.body_id == body.id)
    chosen = chosen.options(_OF_BODY, _CONTESTS, joinedload(Election.milestones))
    found = session.scalars(chosen.execution_options(populate_existing=lock)).unique().one_or_none()
    if found is None:
        raise NotFound("election")
    return found


def announced(session: Session, election_id: UUID) -> Election:
    """Return an election that everybody may read about, with its round, contests, entries and milestones.

    Raises NotFound for one that is not announced, and for a rehearsal. Four queries.
    """
    chosen = select(Election).where(Election.id == election_id, Election.is_rehearsal.is_(False))
    of_round = joinedload(Election.round).options(
        selectinload(RecruitmentRound.announcements), joinedload(RecruitmentRound.term)
    )
    chosen = chosen.options(of_round, _CONTESTS, selectinload(Election.milestones))
    found = session.scalars(chosen).one_or_none()
    if found is None or Milestone.ANNOUNCED not in found.passed:
        raise NotFound("election")
    return found


def released(session: Session, election_id: UUID) -> Election:
    """Return an election whose result everybody may read, loaded as `announced` does. Raises NotFound for others."""
    found = announced(session, election_id)
    if Milestone.RELEASED not in found.passed or Milestone.ANNULLED in found.passed:
        raise NotFound("result")
    return found


def announced_of(session: Session, round_id: UUID) -> Mapping[UUID, str]:
    """Return the elections of a round that everybody may read about, by their names. One query."""
    chosen = select(Election.id, Election.name).join(Election.milestones)
    chosen = chosen.where(Election.round_id == round_id, Election.is_rehearsal.is_(False))
    chosen = chosen.where(ElectionMilestone.kind == Milestone.ANNOUNCED, ElectionMilestone.revoked_at.is_(None))
    return {row.id: row.name for row in session.execute(chosen.order_by(Election.polling_on, Election.id))}


def of_body(session: Session, body: Body) -> Sequence[Election]:
    """Return the elections of a body with rounds, contests and milestones, the latest day first. Three queries."""
    return of_bodies(session, [body])


def of_bodies(session: Session, bodies: Collection[Body]) -> Sequence[Election]:
    """Return the elections of bodies as `of_body` does. Three queries."""
    chosen = select(Election).join(Election.round).join(RecruitmentRound.term)
    chosen = chosen.where(Term.body_id.in_([body.id for body in bodies]))
    chosen = chosen.options(_OF_BODY, _CONTESTS, selectinload(Election.milestones))
    return session.scalars(chosen.order_by(Election.polling_on.desc(), Election.id)).all()


def statuses(session: Session, elections: Collection[Election]) -> Mapping[UUID, Status]:
    """Return where elections, loaded, are. One query."""
    chosen = select(StoredCount.contest_id, StoredCount.outcome).join(Contest, Contest.id == StoredCount.contest_id)
    chosen = chosen.where(Contest.election_id.in_([one.id for one in elections]))
    chosen = chosen.where(StoredCount.round == CountRound.FINAL, StoredCount.superseded_at.is_(None))
    found = {row.contest_id: row.outcome for row in session.execute(chosen)}
    return {
        one.id: status(one.passed, [_on_paper(contest, found.get(contest.id)) for contest in one.contests])
        for one in elections
    }


def _on_paper(contest: Contest, outcome: Outcome | None) -> Stands:
    """Return how far a contest has come by its ballots; before there are any, nothing is counted."""
    return Stands(contest.label, contest.seats, _eligible(contest), outcome)


def _eligible(contest: Contest) -> int:
    return sum(entry.withdrawn_at is None for entry in contest.entries)


def names(session: Session, election: Election) -> Mapping[UUID, str]:
    """Return the candidates' names by nomination; who is erased is not among them. One query."""
    chosen = select(Nominee.nomination_id, Nominee.name).join(Entry, Entry.nomination_id == Nominee.nomination_id)
    chosen = chosen.join(Contest, Contest.id == Entry.contest_id).where(Contest.election_id == election.id)
    return {row.nomination_id: row.name for row in session.execute(chosen)}


def names_of_elections(session: Session, ids: Collection[UUID]) -> Mapping[UUID, str]:
    """Return what the elections with these ids are called. One query."""
    return {row.id: row.name for row in session.execute(select(Election.id, Election.name).where(Election.id.in_(ids)))}


def counts(session: Session, election: Election, round_: CountRound) -> Mapping[UUID, StoredCount]:
    """Return the counts that hold, by contest. One query."""
    chosen = select(StoredCount).join(Contest, Contest.id == StoredCount.contest_id)
    chosen = chosen.where(
        Contest.election_id == election.id, StoredCount.round == round_, StoredCount.superseded_at.is_(None)
    )
    return {count.contest_id: count for count in session.scalars(chosen)}


def tallies(session: Session, election: Election) -> Sequence[Tally]:
    """Return everything that was counted, by contest, place, form and clerk. One query."""
    chosen = select(Tally).join(Contest, Contest.id == Tally.contest_id).where(Contest.election_id == election.id)
    return session.scalars(chosen.order_by(Contest.position, Tally.place, Tally.form, Tally.clerk)).all()


def lots(session: Session, election: Election, *, with_revoked: bool = False) -> Sequence[LotDraw]:
    """Return the lots that stand, or all, in the order in which they were entered. One query."""
    chosen = select(LotDraw).join(Contest, Contest.id == LotDraw.contest_id).where(Contest.election_id == election.id)
    if not with_revoked:
        chosen = chosen.where(LotDraw.revoked_at.is_(None))
    return session.scalars(chosen.order_by(LotDraw.at, LotDraw.id)).all()


def lot(session: Session, election: Election, lot_id: UUID) -> LotDraw:
    """Return a lot of an election that stands. Raises NotFound. One query."""
    found = next((one for one in lots(session, election) if one.id == lot_id), None)
    if found is None:
        raise NotFound("lot")
    return found


def facts(session: Session, election: Election) -> ElectionFacts:
    """Return an election, loaded, as its guards see it. Six queries; three more before the ballots are fixed, and at
    most five from the close of the polls until the result is certified."""
    found = counts(session, election, CountRound.FINAL)
    has_no_ballots = not any(contest.entries for contest in election.contests)
    would_stand = standing(session, election) if has_no_ballots else []
    entered = [one for one in tallies(session, election) if one.round is CountRound.FINAL]
    is_counting = Milestone.CLOSED in election.passed and Milestone.CERTIFIED not in election.passed
    noted = noted_by_form(session, election) if is_counting and entered else {}
    changes = [(one.contest_id, one.at) for one in entered]
    changes += [(one.contest_id, one.revoked_at or one.at) for one in lots(session, election, with_revoked=True)]
    return ElectionFacts(
        passed=election.passed,
        contests=[
            replace(
                _stands(one, would_stand, found.get(one.id), [at for number, at in changes if number == one.id]),
                unaccounted=unaccounted(_at_places(one, entered), noted),
            )
            for one in election.contests
        ],
        is_rehearsal=election.is_rehearsal,
        polling_on=election.polling_on,
        has_candidates=candidates.standing(session, election.round_id) is not None,
        left_out=left_out(election, would_stand),
        takes_post=election.is_by(FormOfVoting.POST),
        rivals=() if Milestone.ANNOUNCED in election.passed else rivals(session, election),
        has_open_complaint=bool(complaints.open_complaints(session, election.round_id)),
    )


def _at_places(contest: Contest, entered: Sequence[Tally]) -> list[tuple[Where, Counted]]:
    """Return what was entered of a contest, where: of two people who did, what the first has."""
    ours = [one for one in entered if one.contest_id == contest.id and one.clerk == 1]
    return [((one.place, one.form), counted(one)) for one in ours]


def _stands(
    contest: Contest, would_stand: Sequence[Standing], count: StoredCount | None, changed: list[datetime]
) -> Stands:
    eligible = _eligible(contest) if contest.entries else len(in_contest(contest, would_stand))
    changed += [entry.withdrawn_at for entry in contest.entries if entry.withdrawn_at]
    return Stands(
        label=contest.label,
        seats=contest.seats,
        eligible=eligible,
        outcome=count.outcome if count else None,
        is_outdated=count is not None and any(at > count.at for at in changed),
        dropped_out=sum(entry.withdrawn_at is not None for entry in contest.entries),
    )


def status_of(session: Session, election: Election) -> Status:
    """Return where an election, loaded, is."""
    found = facts(session, election)
    return status(found.passed, found.contests)


def tallies_of(session: Session, contest: Contest) -> Sequence[Tally]:
    """Return everything that was counted in a contest. One query."""
    chosen = select(Tally).where(Tally.contest_id == contest.id)
    return session.scalars(chosen.order_by(Tally.place, Tally.form, Tally.clerk)).all()


def counted(entered: Tally) -> Counted:
    """Return a tally as the rules know it."""
    papers = entered.papers
    return Counted(
        valid=entered.valid,
        blank=entered.blank,
        invalid=entered.invalid,
        votes=None if entered.votes is None else {int(number): votes for number, votes in entered.votes.items()},
        papers=None if papers is None else {tuple(map(int, key.split(","))): many for key, many in papers.items()},
        expected=entered.expected,
        remark=entered.remark,
    )


def disagreements(election: Election, entered: Sequence[Tally]) -> list[Refusal]:
    """Return where two people differ, or the second has not entered anything, in an election that asks for both."""
    if not election.double_entry:
        return []
    reasons = []
    places: dict[tuple[str, FormOfVoting], dict[int, Counted]] = {(one.place, one.form): {} for one in entered}
    for one in entered:
        places[one.place, one.form][one.clerk] = counted(one)
    for (place, form), by_clerk in places.items():
        named = {"place": place, "form": form}
        if len(by_clerk) < 2:
            reasons.append(Refusal("second-entry-is-missing", named))
        elif differences(by_clerk[1], by_clerk[2]):
            reasons.append(Refusal("entries-differ", named))
    return reasons


def to_count(contest: Contest, entered: Counted, drawn: Sequence[LotDraw]) -> ToCount:
    """Return a contest with what was entered, as it is counted: numbers, and nobody's name."""
    return ToCount(
        id=str(contest.id),
        method=contest.method,
        seats=contest.seats,
        max_marks=contest.max_marks,
        substitutes=contest.substitutes,
        group_cap=contest.group_cap,
        entries=[OnBallot(one.number, one.group_label, one.withdrawn_at is not None) for one in contest.entries],
        counted=entered,
        drawn=[{"for": lot.purpose, "candidates": lot.between, "drawn": lot.drawn} for lot in drawn],
    )


def open_ties(count: StoredCount) -> tuple[Tie, ...]:
    """Return what a count that is kept waits for."""
    return recounted(count.contest_json, count.papers_blt, count.lots_json).count.ties
