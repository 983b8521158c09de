"""What waits between a recommendation and a council at work: decisions, letters about them, and welcome. One query."""

from datetime import date, time, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    Integer,
    Select,
    String,
    Uuid,
    and_,
    case,
    cast,
    exists,
    func,
    literal,
    null,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import Session, aliased, contains_eager

from recruit.appointments.model import (
    AppointmentCase,
    Designate,
    DesignateDecision,
    Membership,
    OutcomeTold,
    WelcomeStep,
)
from recruit.appointments.rules import Role
from recruit.appointments.rules.case import DecidedAs
from recruit.appointments.rules.telling import Outcome
from recruit.appointments.rules.welcome import PATIENCE, SPOKEN_OF, WelcomeItem
from recruit.bodies.model import Body, Decision, SeatGroup, Term
from recruit.bodies.rules import SubstituteArrangement
from recruit.foundation import clock
from recruit.foundation.due import Due
from recruit.nominations.model import Nomination, Nominee
from recruit.nominations.queries.candidates import is_candidate
from recruit.nominations.queries.restricted import is_restricted
from recruit.people.model import Organization
from recruit.recruitment.model import RecruitmentRound, RoundDate
from recruit.recruitment.rules import DateKind

#: So long after a case was submitted its decision is missed, where no timetable knows the meeting.
DECIDED_WITHIN = timedelta(days=42)
#: So long after a decision it is spoken of that nobody has been told.
TOLD_WITHIN = timedelta(days=90)

_STANDS = DesignateDecision.revoked_at.is_(None)


def due(session: Session, *, on: date) -> list[Due]:
    """Return cases without a decision, decisions nobody was told of, and what new members were not welcomed with.

    They have fourteen days.
    """
    rows = session.execute(_waiting(on)).unique().all()
    return [_due(*row, on=on) for row in rows]


@lru_cache(maxsize=2)
def _waiting(on: date) -> Select[Any]:
    """Select all that waits on a day; kept for the day, for it takes long to put together."""
    found = union_all(_unsubmitted(), _undecided(on), _untold(on), _told_in_vain(), _unwelcomed(on)).subquery()
    chosen = select(Term, found.c.kind, found.c.case_id, found.c.name, found.c.day, found.c.number)
    chosen = chosen.join(found, found.c.term_id == Term.id).join(Term.body).join(Body.organization)
    names = contains_eager(Term.body).contains_eager(Body.organization).contains_eager(Organization.names)
    chosen = chosen.join(Organization.names).options(names)
    return chosen.order_by(Term.since, Term.id, found.c.kind, found.c.name)


def _due(term: Term, kind: str, of_case: Any, name: str | None, day: date | None, number: int, *, on: date) -> Due:
    facts = {"term": term.id, "label": term.label, "number": number}
    if of_case is not None:
        facts |= {"case": of_case, "name": name}
    return Due(kind, term.body.name_on(on), body=term.body.slug, deadline=day, facts=facts)


def _row(kind: str, term: Any, number: Any, *, of_case: Any = None, name: Any = None, day: Any = None) -> Select[Any]:
    """Select what is told of one thing, with the same columns for each."""
    return select(
        literal(kind).label("kind"),
        term.label("term_id"),
        (cast(null(), Uuid()) if of_case is None else of_case).label("case_id"),
        (cast(null(), String()) if name is None else name).label("name"),
        (cast(null(), Date()) if day is None else day).label("day"),
        number.label("number"),
    )


def _undecided(on: date) -> Select[Any]:
    """Cases that were submitted, or decided in part, in which somebody waits after the meeting."""
    met = select(func.min(RoundDate.day)).join(RecruitmentRound, RecruitmentRound.id == RoundDate.round_id)
    met = met.where(RecruitmentRound.term_id == AppointmentCase.term_id, RoundDate.kind == DateKind.COUNCIL)
    meeting = met.where(RoundDate.day >= AppointmentCase.submitted_on).scalar_subquery()
    passed = or_(meeting < on, and_(meeting.is_(None), AppointmentCase.submitted_on < on - DECIDED_WITHIN))
    about = {"of_case": AppointmentCase.id, "name": AppointmentCase.name, "day": meeting}
    chosen = _row("case-not-decided", AppointmentCase.term_id, literal(1), **about)
    submitted = and_(AppointmentCase.submitted_on.is_not(None), passed)
    return chosen.where(or_(submitted, _is_decided_about()), _is_waited_for())


def _unsubmitted() -> Select[Any]:
    """Cases with somebody in them that have not gone to the municipal council, and of which nothing is decided."""
    about = {"of_case": AppointmentCase.id, "name": AppointmentCase.name}
    chosen = _row("case-to-submit", AppointmentCase.term_id, literal(1), **about)
    return chosen.where(AppointmentCase.submitted_on.is_(None), _is_waited_for(), ~_is_decided_about())


def _is_decided_about() -> ColumnElement[bool]:
    """Say of a case that something is decided about somebody in it."""
    decided = select(Designate.id).where(Designate.case_id == AppointmentCase.id, Designate.dropped_at.is_(None))
    return decided.join(DesignateDecision, DesignateDecision.designate_id == Designate.id).where(_STANDS).exists()


def _is_waited_for() -> ColumnElement[bool]:
    """Say of a case that a decision about somebody in it is waited for, as `rules.case_status.waits` does."""
    waits = select(Designate.id).join(SeatGroup, SeatGroup.id == Designate.seat_group_id)
    waits = waits.where(Designate.case_id == AppointmentCase.id, Designate.dropped_at.is_(None))
    waits = waits.where(or_(Designate.role == Role.MEMBER, SeatGroup.arrangement != SubstituteArrangement.NONE))
    stands = exists().where(DesignateDecision.designate_id == Designate.id, _STANDS)
    return waits.where(~stands).exists()


def _untold(on: date) -> Select[Any]:
    """Cases in which somebody has not been written to, and can be, of those whom the letters are for."""
    each = union_all(_untold_of_them(on), _untold_of_the_whole(on)).subquery()
    case_ = (each.c.kind, each.c.term_id, each.c.case_id, each.c.name, each.c.day)
    return select(*case_, cast(func.sum(each.c.number), Integer).label("number")).group_by(*case_)


def _untold_of_them(on: date) -> Select[Any]:
    """Cases in which somebody was decided about who has not been written to, and can be."""
    decided_on = select(Decision.decided_on).where(Decision.id == DesignateDecision.decision_id).scalar_subquery()
    same = and_(OutcomeTold.what == _outcome(), OutcomeTold.facts["decided_on"].as_string() == cast(decided_on, String))
    told = exists().where(
        _is_told(), OutcomeTold.what != Outcome.WITHDRAWN, or_(OutcomeTold.at >= DesignateDecision.at, same)
    )
    is_known = or_(Designate.person_id.is_not(None), exists().where(Nominee.nomination_id == Designate.nomination_id))
    held_back = exists(select(Nomination.id).where(Nomination.id == Designate.nomination_id, is_restricted()))
    since = clock.instant(on - TOLD_WITHIN, time())
    about = {"of_case": AppointmentCase.id, "name": AppointmentCase.name}
    chosen = _row("decision-not-told", AppointmentCase.term_id, func.count(Designate.id), **about)
    chosen = chosen.join(Designate, Designate.case_id == AppointmentCase.id)
    chosen = chosen.join(DesignateDecision, and_(DesignateDecision.designate_id == Designate.id, _STANDS))
    chosen = chosen.where(DesignateDecision.at >= since, Designate.dropped_at.is_(None), is_known, ~held_back, ~told)
    return chosen.group_by(AppointmentCase.id, AppointmentCase.term_id, AppointmentCase.name)


def _untold_of_the_whole(on: date) -> Select[Any]:
    """Cases in which everything is decided, and somebody who stood and whom none proposes does not know it."""
    drawn, any_case = aliased(Nomination), aliased(AppointmentCase)
    rounds = select(drawn.round_id).join(Designate, Designate.nomination_id == drawn.id)
    rounds = rounds.where(Designate.case_id == AppointmentCase.id).correlate(AppointmentCase)
    of_term = any_case.term_id == AppointmentCase.term_id
    proposed = exists().where(Designate.nomination_id == Nomination.id, Designate.case_id == any_case.id, of_term)
    told = exists().where(
        OutcomeTold.nomination_id == Nomination.id,
        OutcomeTold.case_id == any_case.id,
        of_term,
        OutcomeTold.superseded_at.is_(None),
        OutcomeTold.what == Outcome.NOT_APPOINTED,
    )
    of_case = select(Designate.id).where(Designate.case_id == AppointmentCase.id)
    decided = of_case.join(DesignateDecision, and_(DesignateDecision.designate_id == Designate.id, _STANDS))
    stands = exists().where(DesignateDecision.designate_id == Designate.id, _STANDS)
    is_open = of_case.where(Designate.dropped_at.is_(None), ~stands)
    lately = decided.where(DesignateDecision.at >= clock.instant(on - TOLD_WITHIN, time()))
    about = {"of_case": AppointmentCase.id, "name": AppointmentCase.name}
    chosen = _row("decision-not-told", AppointmentCase.term_id, func.count(Nomination.id), **about)
    chosen = chosen.join(Nomination, Nomination.round_id.in_(rounds)).join(Nomination.nominee)
    chosen = chosen.where(lately.exists(), ~is_open.exists(), is_candidate(), ~is_restricted(), ~proposed, ~told)
    return chosen.group_by(AppointmentCase.id, AppointmentCase.term_id, AppointmentCase.name)


def _told_in_vain() -> Select[Any]:
    """Cases in which somebody was told what does not stand, and nothing new is decided about them."""
    stands = or_(DesignateDecision.decided_as == DecidedAs.NOT_APPOINTED, DesignateDecision.membership_id.is_not(None))
    proposed = select(Designate.id).where(_is_told())
    decided = proposed.join(DesignateDecision, and_(DesignateDecision.designate_id == Designate.id, _STANDS))
    decided = decided.where(stands, Designate.dropped_at.is_(None))
    about = {"of_case": AppointmentCase.id, "name": AppointmentCase.name}
    chosen = _row("decision-told-in-vain", AppointmentCase.term_id, func.count(OutcomeTold.id), **about)
    chosen = chosen.join(OutcomeTold, OutcomeTold.case_id == AppointmentCase.id)
    chosen = chosen.where(OutcomeTold.superseded_at.is_(None), OutcomeTold.what != Outcome.WITHDRAWN)
    chosen = chosen.where(proposed.correlate(OutcomeTold).exists(), ~decided.correlate(OutcomeTold).exists())
    return chosen.group_by(AppointmentCase.id, AppointmentCase.term_id, AppointmentCase.name)


def _is_told() -> ColumnElement[bool]:
    """Say of what was told that it stands, and was told to whoever is proposed; as a candidate or as a person."""
    known_as = select(Nominee.person_id).where(Nominee.nomination_id == Designate.nomination_id).correlate(Designate)
    return and_(
        OutcomeTold.case_id == Designate.case_id,
        OutcomeTold.superseded_at.is_(None),
        or_(
            OutcomeTold.nomination_id == Designate.nomination_id,
            OutcomeTold.person_id.in_((Designate.person_id, known_as.scalar_subquery())),
        ),
    )


def _outcome() -> ColumnElement[str]:
    """Return what a decision means for whoever is proposed, as `rules.telling.outcome` does."""
    sits = exists().where(Membership.id == DesignateDecision.membership_id, Membership.role == Role.MEMBER)
    return case(
        (DesignateDecision.decided_as == DecidedAs.NOT_APPOINTED, Outcome.NOT_APPOINTED.value),
        (or_(Designate.role == Role.MEMBER, sits), Outcome.APPOINTED.value),
        else_=Outcome.NEXT.value,
    )


def _unwelcomed(on: date) -> Select[Any]:
    """New members for whom something on the welcome list is lacking; of those who were read in from minutes none."""
    settled = select(func.count(WelcomeStep.id)).where(WelcomeStep.membership_id == Membership.id)
    settled = settled.where(WelcomeStep.revoked_at.is_(None))
    chosen = _row("welcome-lacking", Term.id, func.count(Membership.id))
    chosen = chosen.join(SeatGroup, SeatGroup.term_id == Term.id)
    chosen = chosen.join(Membership, Membership.seat_group_id == SeatGroup.id)
    chosen = chosen.where(
        Membership.role.in_((Role.MEMBER, Role.ASSOCIATE)),
        Membership.since <= on - PATIENCE,
        Membership.since > on - SPOKEN_OF,
        or_(Membership.until.is_(None), Membership.until > on),
        Membership.reading_id.is_(None),
        Membership.since_assumed.is_(False),
        on < Term.until,
        settled.scalar_subquery() < len(WelcomeItem),
    )
    return chosen.group_by(Term.id)
