"""Reading a selection: its criteria, what is written about each candidate, and the recommendation it became."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session, contains_eager, joinedload, selectinload

from recruit.bodies.model import Body, Term
from recruit.bodies.rules import FillingMethod
from recruit.foundation.due import Due
from recruit.foundation.refusal import NotFound
from recruit.nominations.model import (
    Assessment,
    AssessmentNote,
    CandidateList,
    Nomination,
    Nominee,
    Recommendation,
    Recommended,
    SelectionCriterion,
)
from recruit.nominations.queries import candidates, complaints
from recruit.nominations.queries.candidates import Placed
from recruit.nominations.rules.selection import Chosen, Places, Selection
from recruit.people.model import Organization, Person
from recruit.people.rules import Gender
from recruit.recruitment.model import RecruitmentRound
from recruit.recruitment.rules.timetable import has_a_vote

_WITHOUT_A_VOTE = [each for each in FillingMethod if not has_a_vote(each)]


def criteria(session: Session, round_id: UUID, *, lock: bool = False) -> Sequence[SelectionCriterion]:
    """Return by what the candidates of a round are compared, in its order. One query.

    With `lock` none is removed until the transaction ends.
    """
    chosen = select(SelectionCriterion).filter_by(round_id=round_id)
    chosen = chosen.with_for_update(read=True) if lock else chosen
    return session.scalars(chosen.order_by(SelectionCriterion.position)).all()


def criterion(session: Session, round_id: UUID, criterion_id: UUID) -> SelectionCriterion:
    """Return a criterion of a round. Raises NotFound."""
    found = session.scalars(select(SelectionCriterion).filter_by(id=criterion_id, round_id=round_id)).one_or_none()
    if found is None:
        raise NotFound(criterion_id)
    return found


def is_noted(session: Session, criterion_id: UUID) -> bool:
    """Return whether something is written about a candidate by this criterion, which is locked. Two queries."""
    session.execute(select(SelectionCriterion.id).filter_by(id=criterion_id).with_for_update())
    return bool(session.scalar(select(exists().where(AssessmentNote.criterion_id == criterion_id))))


def criteria_before(session: Session, round_: RecruitmentRound) -> Sequence[SelectionCriterion]:
    """Return the criteria of the council's latest other round that has some; `round_` is loaded with its term."""
    has_some = exists().where(SelectionCriterion.round_id == RecruitmentRound.id)
    others = select(RecruitmentRound.id).join(RecruitmentRound.term)
    others = others.where(Term.body_id == round_.term.body_id, RecruitmentRound.id != round_.id, has_some)
    latest = session.scalars(others.order_by(RecruitmentRound.closes_at.desc()).limit(1)).one_or_none()
    return criteria(session, latest) if latest else []


def comparable(session: Session, list_: CandidateList | None) -> Sequence[Placed]:
    """Return whom a selection is about: who is on the list, approved, and has not withdrawn. One query."""
    return [each for each in candidates.placed(session, list_) if each.has_a_page] if list_ else []


def assessments(session: Session, round_id: UUID) -> Mapping[UUID, Assessment]:
    """Return what is written about the candidates of a round, by their nominations, with the notes. Two queries."""
    chosen = select(Assessment).join(Nomination, Nomination.id == Assessment.nomination_id)
    chosen = chosen.where(Nomination.round_id == round_id).options(selectinload(Assessment.notes))
    return {each.nomination_id: each for each in session.scalars(chosen)}


def assessment(session: Session, nomination_id: UUID) -> Assessment | None:
    """Return what is written about a candidate, as it is now, with the notes; None before anything is. Two queries."""
    chosen = select(Assessment).filter_by(nomination_id=nomination_id).options(selectinload(Assessment.notes))
    return session.scalars(chosen.execution_options(populate_existing=True)).one_or_none()


def genders(session: Session, numbers: Collection[UUID]) -> Sequence[Gender | None]:
    """Return whether these candidates are women or men, where they have said so: here, or as members. One query."""
    chosen = select(func.coalesce(Nominee.gender, Person.gender)).outerjoin(Nominee.person)
    told = session.scalars(chosen.where(Nominee.nomination_id.in_(numbers)))
    return [Gender(each) if each else None for each in told]


def recommendation(session: Session, round_id: UUID) -> Recommendation | None:
    """Return the recommendation of a round that stands, with what it says of each; None before. Two queries."""
    chosen = select(Recommendation).filter_by(round_id=round_id, revoked_at=None)
    return session.scalars(chosen.options(selectinload(Recommendation.recommended))).one_or_none()


def is_concluded(session: Session, round_id: UUID) -> bool:
    """Return whether a recommendation stands. One query."""
    stands = exists().where(Recommendation.round_id == round_id, Recommendation.revoked_at.is_(None))
    return bool(session.scalar(select(stands)))


def taken_back(session: Session, round_id: UUID) -> Sequence[Recommendation]:
    """Return the recommendations of a round that were taken back, alone; the latest first. One query."""
    chosen = select(Recommendation).where(Recommendation.round_id == round_id, Recommendation.revoked_at.is_not(None))
    return session.scalars(chosen.order_by(Recommendation.at.desc())).all()


def released(session: Session, nomination_id: UUID) -> Recommended | None:
    """Return what a candidate may read of the recommendation that stands; None before they are told. One query."""
    stands = (Recommendation.revoked_at.is_(None), Recommendation.released_at.is_not(None))
    chosen = select(Recommended).join(Recommendation, Recommendation.id == Recommended.recommendation_id)
    return session.scalars(chosen.where(Recommended.nomination_id == nomination_id, *stands)).one_or_none()


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody of whom a recommendation speaks, and what it says."""

    nomination: Nomination
    nominee: Nominee
    said: Recommended


def people(session: Session, found: Recommendation) -> Sequence[Told]:
    """Return of whom a recommendation speaks and who is not erased, as a letter needs them. One query."""
    chosen = select(Nomination, Nominee, Recommended).join(Nomination.nominee)
    chosen = chosen.join(Recommended, Recommended.nomination_id == Nomination.id)
    chosen = chosen.where(Recommended.recommendation_id == found.id).order_by(Nominee.sort_key, Nomination.id)
    with_nominee = chosen.options(contains_eager(Nomination.nominee))
    return [Told(*row) for row in session.execute(with_nominee)]


def to_tell(session: Session, found: Recommendation) -> Sequence[Told]:
    """Return those of them who are told: who stand on the list as before. Three queries.

    Whoever has withdrawn, is not approved any more or has what stands about them not used is left out.
    """
    compared = {each.nomination_id for each in comparable(session, candidates.standing(session, found.round_id))}
    return [each for each in people(session, found) if each.nomination.id in compared]


def selection(
    session: Session, round_: RecruitmentRound, compared: Sequence[Placed], places: Mapping[UUID, Places]
) -> Selection:
    """Return where the selection of a round is; `places` are those that it fills. Four queries beside `compared`."""
    written = assessments(session, round_.id)
    return Selection(
        has_a_vote=has_a_vote(round_.filling_method),
        is_fixed=candidates.standing(session, round_.id) is not None,
        is_concluded=is_concluded(session, round_.id),
        is_complained_about=bool(complaints.open_complaints(session, round_.id)),
        candidates=list(_chosen(compared, written)),
        places=places,
    )


def _chosen(compared: Sequence[Placed], written: Mapping[UUID, Assessment]) -> Iterator[Chosen]:
    for each in compared:
        name = each.nominee.name if each.nominee else ""
        if said := written.get(each.nomination_id):
            facts = (said.choice, said.seat_group_id, said.rank, said.stands_in_for_id, said.reason)
            yield Chosen(each.nomination_id, name, *facts)
        else:
            yield Chosen(each.nomination_id, name)


def due(session: Session, *, on: date) -> list[Due]:
    """Return the rounds without a vote whose candidates are fixed, and where nobody has chosen. Until the term is over.

    Two queries at most.
    """
    fixed = exists().where(CandidateList.round_id == RecruitmentRound.id, CandidateList.revoked_at.is_(None))
    concluded = exists().where(Recommendation.round_id == RecruitmentRound.id, Recommendation.revoked_at.is_(None))
    named = joinedload(RecruitmentRound.term).joinedload(Term.body).joinedload(Body.organization)
    chosen = select(RecruitmentRound).where(fixed, ~concluded, RecruitmentRound.filling_method.in_(_WITHOUT_A_VOTE))
    chosen = chosen.where(RecruitmentRound.term.has(Term.until > on)).options(named.selectinload(Organization.names))
    return [
        Due("selection-waits", round_.term.body.name_on(on), body=round_.term.body.slug, facts={"round": round_.id})
        for round_ in session.scalars(chosen.order_by(RecruitmentRound.closes_at))
    ]
