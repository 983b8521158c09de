"""Rounds that wait for one act: everybody is decided about, and the candidates can be fixed."""

from datetime import date, time

from sqlalchemy import ColumnElement, and_, case, exists, func, select
from sqlalchemy.orm import Session, joinedload

from recruit.bodies.model import Body, Term
from recruit.foundation import clock
from recruit.foundation.due import Due
from recruit.nominations.model import CandidateList, Nomination
from recruit.nominations.queries.overview import status_at, vetting_at, with_state
from recruit.nominations.rules.vetting import Vetting
from recruit.people.model import Organization
from recruit.recruitment.model import RecruitmentRound

#: Nobody is fixed as a candidate while somebody is here.
_UNDECIDED = [each.value for each in (Vetting.TO_CHECK, Vetting.DEFICIENT, Vetting.NOT_REMEDIED)]


def due(session: Session, *, on: date) -> list[Due]:
    """Return the rounds that closed before a day and whose candidates can be fixed, and how many candidates there are.

    Until the term is over. Two queries.
    """
    now = clock.instant(on, time.min)
    vetting = vetting_at(now, status_at(now))
    fixed = exists().where(CandidateList.round_id == RecruitmentRound.id, CandidateList.revoked_at.is_(None))
    waits = (RecruitmentRound.closes_at < now, RecruitmentRound.term.has(Term.until > on), ~fixed)
    approved, undecided = (
        _count(vetting == Vetting.APPROVED.value),
        _count(vetting.in_(_UNDECIDED)),
    )
    counted = with_state(Nomination.round_id, approved).where(Nomination.round.has(and_(*waits)))
    counted = counted.group_by(Nomination.round_id).having(undecided == 0, approved > 0)
    numbers = dict(map(tuple, session.execute(counted)))
    named = joinedload(RecruitmentRound.term).joinedload(Term.body).joinedload(Body.organization)
    chosen = select(RecruitmentRound).where(RecruitmentRound.id.in_(numbers))
    rounds = session.scalars(chosen.options(named.joinedload(Organization.names))).unique() if numbers else ()
    return [
        Due(
            "candidates-to-fix",
            one.term.body.name_on(on),
            body=one.term.body.slug,
            facts={"number": numbers[one.id], "round": one.id},
        )
        for one in rounds
    ]


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))
