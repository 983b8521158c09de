"""Elections that recommend somebody whom no case takes before the municipal council."""

from datetime import date, timedelta

from sqlalchemy import exists, select
from sqlalchemy.orm import Session, joinedload

from recruit.appointments.model import Designate, Membership
from recruit.bodies.model import Body, SeatGroup, Term
from recruit.elections.model import Contest, Election
from recruit.elections.queries.telling import has_passed
from recruit.elections.rules.vocabulary import Milestone
from recruit.foundation.due import Due
from recruit.people.model import Organization
from recruit.recruitment.model import RecruitmentRound

#: So long after its day it is spoken of that nobody has taken up an election.
SPOKEN_OF = timedelta(days=180)


def due(session: Session, *, on: date) -> list[Due]:
    """Return elections that are certain and of which nobody stands in a case, nor has got a place in the term since.

    Three queries at most.
    """
    named = joinedload(Election.round).joinedload(RecruitmentRound.term).joinedload(Term.body)
    named = named.joinedload(Body.organization).selectinload(Organization.names)
    contests = select(Contest.id).where(Contest.election_id == Election.id)
    proposed = exists().where(Designate.source_id.in_(contests))
    seated = exists().where(
        RecruitmentRound.id == Election.round_id,
        SeatGroup.term_id == RecruitmentRound.term_id,
        Membership.seat_group_id == SeatGroup.id,
        Membership.since > Election.polling_on,
    )
    chosen = select(Election).where(has_passed(Milestone.CERTIFIED, Milestone.UNCONTESTED), ~proposed, ~seated)
    chosen = chosen.where(~has_passed(Milestone.ANNULLED), Election.is_rehearsal.is_(False))
    chosen = chosen.where(Election.polling_on > on - SPOKEN_OF).order_by(Election.polling_on, Election.id)
    return [
        Due(
            "election-without-case",
            one.round.term.body.name_on(on),
            body=one.round.term.body.slug,
            facts={"election": one.id, "name": one.name},
        )
        for one in session.scalars(chosen.options(named))
    ]
